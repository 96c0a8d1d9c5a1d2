package pdf

import "fmt"

// largestFont is the most that a face may weigh: those with all of Chinese do.
const largestFont = 16 << 20

// Bits of fsType, OpenType table OS/2.
const (
	licenseUse        = 0x000F // one of the three below; none: installable
	licenseRestricted = 0x0002
	licenseEditable   = 0x0008
	licenseNoSubset   = 0x0100
	licenseBitmaps    = 0x0200
)

// editable says whether a document that can be edited may hold the font.
func (f *font) editable() bool {
	return f.license&licenseUse == 0 || f.license&licenseEditable != 0
}

// checkTables refuses what gofpdf reads without looking: it writes on standard
// output, panics, or runs without end.
func checkTables(tables map[string][]byte) error {
	for _, least := range []struct {
		name string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"cmap", 4}, {"name", 6}, {"post", 16}, {"loca", 4}, {"glyf", 1}, {"OS/2", 78}} {
		if len(tables[least.name]) < least.size {
			return fmt.Errorf("%w: no whole table %q", errFont, least.name)
		}
	}
	for _, check := range []func(map[string][]byte) error{checkLicense, checkMeasures, checkNames, checkGlyphs} {
		if err := check(tables); err != nil {
			return err
		}
	}
	return nil
}

// checkLicense obeys the bits by which a font says what may be done with it.
func checkLicense(tables map[string][]byte) error {
	os2 := tables["OS/2"]
	if u16(os2, 0) > 1 && len(os2) < 90 {
		return fmt.Errorf("%w: table \"OS/2\" is cut short", errFont)
	}
	switch bits := u16(os2, 8); {
	case bits&licenseUse == licenseRestricted:
		return fmt.Errorf("%w: its licence bits (fsType %#04x) forbid it without the leave of its owner", errFont, bits)
	case bits&(licenseNoSubset|licenseBitmaps) != 0:
		return fmt.Errorf("%w: its licence bits (fsType %#04x) forbid a part of its outlines alone", errFont, bits)
	}
	return nil
}

// checkMeasures holds the numbers of the tables against each other.
func checkMeasures(tables map[string][]byte) error {
	head, hhea := tables["head"], tables["hhea"]
	em, metrics, glyphs := u16(head, 18), u16(hhea, 34), u16(tables["maxp"], 4)
	switch {
	case em < 16 || em > 16384 || glyphs == 0 || metrics == 0 || metrics > glyphs:
		return fmt.Errorf("%w: no measures", errFont)
	case u16(head, 52) != 0 || u16(hhea, 32) != 0 || u16(head, 50) > 1:
		return fmt.Errorf("%w: unknown form of glyphs", errFont)
	case len(tables["hmtx"]) < 2*(metrics+glyphs):
		return fmt.Errorf("%w: table \"hmtx\" is cut short", errFont)
	}
	return nil
}

// checkNames walks the names as gofpdf does.
func checkNames(tables map[string][]byte) error {
	name := tables["name"]
	texts := u16(name, 4)
	if u16(name, 0) != 0 {
		return fmt.Errorf("%w: format of table \"name\"", errFont)
	}
	for i := range u16(name, 2) {
		record := name[6+12*i:]
		size, at := u16(record, 8), u16(record, 10)
		if texts+at+size > len(name) || size%2 != 0 && u16(record, 0) == 3 {
			return fmt.Errorf("%w: a name is damaged", errFont)
		}
	}
	return nil
}

// checkSegments refuses a character map whose segments overlap: a few bytes
// would name billions of characters.
func checkSegments(sub []byte) error {
	segments := u16(sub, 6) / 2
	if size := u16(sub, 2); size < 16+8*segments || size > len(sub) {
		return fmt.Errorf("%w: the character map is cut short", errFont)
	}
	last := -1
	for s := range segments {
		first, end := u16(sub, 16+2*segments+2*s), u16(sub, 14+2*s)
		if first <= last || end < first {
			return fmt.Errorf("%w: the character map is out of order", errFont)
		}
		last = end
	}
	return nil
}
