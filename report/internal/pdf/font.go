package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

// Face is one of the two faces of a document.
type Face uint8

// Faces of a document.
const (
	Regular Face = iota
	Bold

	spare // added to a face: Liberation, for what a font of the caller's lacks
)

// font is what the canvas needs to know of a TrueType file: gofpdf reports a
// bad font on standard output and draws a missing glyph as nothing, so both
// are checked here first.
type font struct {
	file    []byte
	widths  []uint16 // by rune up to U+FFFF, in thousandths of the size; 0 where there is no glyph
	license uint16   // fsType of table OS/2
}

// liberation parses the default faces once: they never change.
var liberation = sync.OnceValues(func() ([2]*font, error) {
	return parseFaces(liberationsansregular.TTF, liberationsansbold.TTF)
})

// loadFaces gives the faces of a document, then the spare ones, nil where the
// faces are Liberation's already.
func loadFaces(regular, bold []byte) (faces [4]*font, err error) {
	standard, err := liberation()
	if err != nil {
		return faces, err
	}
	if len(regular) == 0 && len(bold) == 0 {
		return [4]*font{standard[0], standard[1]}, nil
	}
	own, err := parseFaces(regular, bold)
	return [4]*font{own[0], own[1], standard[0], standard[1]}, err
}

// CheckFont tells what is wrong with the two faces of a font, and whether its
// licence allows a document that can be edited, such as a page of the web, to
// hold it whole.
func CheckFont(regular, bold []byte) (editable bool, err error) {
	faces, err := parseFaces(regular, bold)
	if err != nil {
		return false, err
	}
	return faces[0].editable() && faces[1].editable(), nil
}

func parseFaces(regular, bold []byte) (faces [2]*font, err error) {
	if len(regular) == 0 || len(bold) == 0 {
		return faces, errors.New("pdf: a font needs both its regular and its bold face")
	}
	for i, file := range [][]byte{regular, bold} {
		if faces[i], err = parseFont(file); err != nil {
			return faces, err
		}
	}
	return faces, nil
}

var errFont = errors.New("pdf: not a TrueType font that can be embedded")

// parseFont reads the tables of a TrueType file that the layout needs. A file
// cut short makes it fail, whatever the place: hence the recover.
func parseFont(file []byte) (f *font, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%w: %v", errFont, r)
		}
	}()
	if len(file) > largestFont {
		return nil, fmt.Errorf("%w: more than %d MB", errFont, largestFont>>20)
	}
	if len(file) < 12 || binary.BigEndian.Uint32(file) != 0x00010000 {
		return nil, errFont
	}
	tables := tablesOf(slices.Clip(file)) // without what the caller has behind it
	if err := checkTables(tables); err != nil {
		return nil, err
	}
	f = &font{file: slices.Clip(file), widths: make([]uint16, 0x10000), license: uint16(u16(tables["OS/2"], 8))}
	return f, f.readWidths(tables)
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }

func tablesOf(file []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range u16(file, 4) {
		entry := file[12+16*i:]
		offset, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = file[offset : uint64(offset)+uint64(size)]
	}
	return tables
}

// readWidths joins the character map with the advance widths.
func (f *font) readWidths(tables map[string][]byte) error {
	cmap, err := unicodeMap(tables["cmap"])
	if err != nil {
		return err
	}
	em, metrics, glyphs := u16(tables["head"], 18), u16(tables["hhea"], 34), u16(tables["maxp"], 4)
	if em == 0 || metrics == 0 {
		return fmt.Errorf("%w: no metrics", errFont)
	}
	hmtx := tables["hmtx"]
	damaged := false
	eachRune(cmap, func(r, glyph int) {
		if damaged = damaged || glyph >= glyphs; damaged || glyph == 0 {
			return
		}
		advance := u16(hmtx, 4*min(glyph, metrics-1))
		// A glyph without width would read as absent: give it the least one.
		f.widths[r] = uint16(min(max((advance*1000+em/2)/em, 1), 0xFFFF))
	})
	if damaged {
		return fmt.Errorf("%w: a character leads to no glyph", errFont)
	}
	if f.widths['a'] == 0 || f.widths['?'] == 0 || f.widths[noBreakSpace] == 0 {
		return fmt.Errorf("%w: no Latin letters", errFont)
	}
	return nil
}

// unicodeMap finds the table of characters of the Basic Multilingual Plane,
// the only one that gofpdf embeds.
func unicodeMap(cmap []byte) ([]byte, error) {
	for i := range u16(cmap, 2) {
		entry := cmap[4+8*i:]
		platform, encoding := u16(entry, 0), u16(entry, 2)
		if platform == 3 && encoding == 1 || platform == 0 {
			sub := cmap[binary.BigEndian.Uint32(entry[4:]):]
			if u16(sub, 0) == 4 {
				return sub[:u16(sub, 2)], checkSegments(sub)
			}
		}
	}
	return nil, fmt.Errorf("%w: no Unicode character map", errFont)
}

// eachRune walks a character map of format 4.
func eachRune(sub []byte, visit func(r, glyph int)) {
	segments := u16(sub, 6) / 2
	ends, starts := sub[14:], sub[16+2*segments:]
	deltas, offsets := starts[2*segments:], starts[4*segments:]
	for s := range segments {
		first, last := u16(starts, 2*s), u16(ends, 2*s)
		delta, offset := u16(deltas, 2*s), u16(offsets, 2*s)
		for r := first; r <= last && r < 0xFFFF; r++ {
			glyph := r
			if offset != 0 {
				at := 2*s + offset + 2*(r-first)
				if at+2 > len(offsets) { // gofpdf too takes it for none
					continue
				}
				if glyph = u16(offsets, at); glyph == 0 {
					continue
				}
			}
			visit(r, (glyph+delta)&0xFFFF)
		}
	}
}

// faceOf gives the face that draws a character: a spare one where the face of
// the text lacks it.
func (c *Canvas) faceOf(r rune, face Face) Face {
	if c.fonts[face].has(r) || face >= spare {
		return face
	}
	if other := c.fonts[face+spare]; other == nil || !other.has(r) {
		return face
	}
	return face + spare
}

func (f *font) has(r rune) bool { return r < 0x10000 && r >= 0 && f.widths[r] != 0 }

// Some faces, Liberation among them, set a small subscript in the middle of
// the room of a full digit: "CO ₂ e". Its room is narrowed on both sides.
const subscriptBearing = 0.115

// wideSubscript says whether r is such a subscript.
func (f *font) wideSubscript(r rune) bool {
	return r >= '₀' && r <= '₉' && f.widths[r] > 0 && f.widths[r] >= f.widths['0']
}
