package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
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
)

// font is what the canvas needs to know of a TrueType file: gofpdf reports a
// bad font on standard output and draws a missing glyph as nothing, so both
// are checked here first.
type font struct {
	file   []byte
	widths []uint16 // by rune up to U+FFFF, in thousandths of the size; 0 where there is no glyph
}

// liberation parses the default faces once: they never change.
var liberation = sync.OnceValues(func() ([2]*font, error) {
	return parseFaces(liberationsansregular.TTF, liberationsansbold.TTF)
})

func loadFaces(regular, bold []byte) ([2]*font, error) {
	if regular == nil && bold == nil {
		return liberation()
	}
	if regular == nil || bold == nil {
		return [2]*font{}, errors.New("pdf: a font needs both its regular and its bold face")
	}
	return parseFaces(regular, bold)
}

func parseFaces(regular, bold []byte) (faces [2]*font, err error) {
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
	if len(file) < 12 || binary.BigEndian.Uint32(file) != 0x00010000 {
		return nil, errFont
	}
	tables := tablesOf(file)
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "name", "post", "loca", "glyf", "OS/2"} {
		if len(tables[name]) == 0 {
			return nil, fmt.Errorf("%w: no table %q", errFont, name)
		}
	}
	if u16(tables["name"], 0) != 0 {
		return nil, fmt.Errorf("%w: format of table \"name\"", errFont)
	}
	f = &font{file: file, widths: make([]uint16, 0x10000)}
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
	eachRune(cmap, func(r, glyph int) {
		if glyph == 0 || glyph >= glyphs {
			return
		}
		advance := u16(hmtx, 4*min(glyph, metrics-1))
		// A glyph without width would read as absent: give it the least one.
		f.widths[r] = uint16(min(max((advance*1000+em/2)/em, 1), 0xFFFF))
	})
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
				return sub, nil
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
				if glyph = u16(offsets, 2*s+offset+2*(r-first)); glyph == 0 {
					continue
				}
			}
			visit(r, (glyph+delta)&0xFFFF)
		}
	}
}

func (f *font) has(r rune) bool { return r < 0x10000 && r >= 0 && f.widths[r] != 0 }

// Some faces, Liberation among them, set a small subscript in the middle of
// the room of a full digit: "CO ₂ e". Its room is narrowed on both sides.
const subscriptBearing = 0.115

// wideSubscript says whether r is such a subscript.
func (f *font) wideSubscript(r rune) bool {
	return r >= '₀' && r <= '₉' && f.widths[r] > 0 && f.widths[r] >= f.widths['0']
}
