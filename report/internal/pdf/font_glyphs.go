package pdf

import (
	"encoding/binary"
	"fmt"
)

// Glyphs may be made of others. Real ones are of two or three.
const (
	deepestGlyph = 8
	mostParts    = 256
)

// outlines are the glyphs of a font, by their places.
type outlines struct {
	glyf  []byte
	at    []int
	parts []int // glyphs that each takes in all, 0 before it is counted
}

// checkGlyphs refuses glyphs outside of their table, and those made of others
// in a circle: gofpdf would follow them until the stack ends, which no recover
// stops.
func checkGlyphs(tables map[string][]byte) error {
	o, err := outlinesOf(tables)
	if err != nil {
		return err
	}
	for glyph := range o.parts {
		if _, err := o.count(glyph, 0); err != nil {
			return err
		}
	}
	return nil
}

func outlinesOf(tables map[string][]byte) (*outlines, error) {
	glyphs, loca := u16(tables["maxp"], 4), tables["loca"]
	o := &outlines{glyf: tables["glyf"], at: make([]int, glyphs+1), parts: make([]int, glyphs)}
	long := u16(tables["head"], 50) == 1
	for n := range o.at {
		if long {
			o.at[n] = int(binary.BigEndian.Uint32(loca[4*n:]))
		} else {
			o.at[n] = 2 * u16(loca, 2*n)
		}
		if n > 0 && o.at[n] < o.at[n-1] || o.at[n] > len(o.glyf) {
			return nil, fmt.Errorf("%w: table \"loca\" is damaged", errFont)
		}
	}
	return o, nil
}

// count gives the number of glyphs that one takes in all.
func (o *outlines) count(glyph, depth int) (int, error) {
	damaged := func() (int, error) { return 0, fmt.Errorf("%w: glyph %d is damaged", errFont, glyph) }
	if glyph >= len(o.parts) || depth > deepestGlyph {
		return damaged()
	}
	data := o.glyf[o.at[glyph]:o.at[glyph+1]]
	if o.parts[glyph] > 0 || len(data) == 0 {
		return max(o.parts[glyph], 1), nil
	}
	if len(data) < 10 {
		return damaged()
	}
	total := 1
	if data[0]&0x80 != 0 { // contours below zero: it is made of others
		of, whole := components(data)
		if !whole {
			return damaged()
		}
		for _, other := range of {
			n, err := o.count(other, depth+1)
			if err != nil {
				return 0, err
			}
			if total += n; total > mostParts {
				return damaged()
			}
		}
	}
	o.parts[glyph] = total
	return total, nil
}

// components lists the glyphs that one is made of.
func components(data []byte) (glyphs []int, whole bool) {
	const words, scale, more, twoScales, matrix = 1, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	for at, flags := 10, more; flags&more != 0; {
		if at+4 > len(data) {
			return nil, false
		}
		flags = u16(data, at)
		glyphs = append(glyphs, u16(data, at+2))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if at > len(data) {
			return nil, false
		}
	}
	return glyphs, true
}
