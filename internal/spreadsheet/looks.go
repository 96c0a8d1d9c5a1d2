package spreadsheet

import (
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// look is what the style of a cell of XLSX makes of its number.
type look uint8

const (
	asNumber  look = iota
	asDay          // a date, with a time of day or not
	asClock        // a time of day
	asElapsed      // hours, minutes or seconds that may go beyond a day
)

// maxStyles is how many styles a workbook may have: Excel holds 65,490.
const maxStyles = 1 << 16

// readLooks reads what each style of the cells makes of a number, ISO/IEC
// 29500-1 §18.8.10; nil where none shows a date.
func (b *Book) readLooks() ([]look, error) {
	part := b.archive.part("xl/styles.xml")
	if part == nil {
		return nil, nil
	}
	m, err := openMarkup(part)
	if err != nil {
		return nil, err
	}
	if err := m.root("styleSheet"); err != nil {
		return nil, err
	}
	custom := map[string]look{}
	var ids []string
	for {
		e, found, err := m.child()
		if err != nil {
			return nil, err
		}
		if !found {
			return looksOf(ids, custom), m.whole()
		}
		switch e.local {
		case "numFmts":
			err = m.each("numFmt", func(e element) { custom[e.attr("numFmtId")] = lookOf(e.attr("formatCode")) })
		case "cellXfs":
			err = m.each("xf", func(e element) { ids = append(ids, e.attr("numFmtId")) })
		default:
			err = m.skip()
		}
		if err != nil {
			return nil, err
		}
	}
}

// each gives the elements of that name inside the one that was opened last.
func (m *markup) each(name string, give func(element)) error {
	for n := 0; ; n++ {
		e, found, err := m.child()
		if err != nil || !found {
			return err
		}
		if n == maxStyles {
			return delimited.TooLargef("classeur refusé\u00a0: plus de %d styles", maxStyles)
		}
		if e.local == name {
			give(e)
		}
		if err := m.skip(); err != nil {
			return err
		}
	}
}

// looksOf gives the look of each style by the id of its format.
func looksOf(ids []string, custom map[string]look) []look {
	out, dated := make([]look, len(ids)), false
	for i, id := range ids {
		known := false
		if out[i], known = custom[id]; !known {
			out[i] = builtIn(id)
		}
		dated = dated || out[i] != asNumber
	}
	if !dated {
		return nil
	}
	return out
}

// builtIn is the look of the formats that no file defines, ISO/IEC 29500-1
// §18.8.30: 27 to 36 and 50 to 58 are those of East Asian dates.
func builtIn(id string) look {
	switch n, _ := strconv.Atoi(id); {
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 36, n >= 50 && n <= 58:
		return asDay
	case n >= 18 && n <= 21, n == 45, n == 47:
		return asClock
	case n == 46:
		return asElapsed
	}
	return asNumber
}

// lookOf reads the code of a format, ISO/IEC 29500-1 §18.8.31: its first
// section, that of positive numbers. A place for digits tells a number.
func lookOf(code string) look {
	letters, elapsed := lettersOf(code)
	switch {
	case strings.ContainsAny(letters, "#?") || strings.Contains(letters, "general"):
		return asNumber
	case elapsed:
		return asElapsed
	case strings.ContainsAny(letters, "dy"), strings.Contains(letters, "m") && !strings.ContainsAny(letters, "hs"):
		return asDay
	case strings.ContainsAny(letters, "hs"):
		return asClock
	}
	return asNumber
}

// lettersOf gives what a code shows of a number, in lower case: neither its
// texts nor what stands between brackets, but for [h], [m] and [s].
func lettersOf(code string) (letters string, elapsed bool) {
	var out strings.Builder
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; c {
		case '\\', '_', '*': // the next character is shown, left as a space or repeated
			i++
		case '"', '[':
			text, _, closed := strings.Cut(code[i+1:], map[byte]string{'"': `"`, '[': "]"}[c])
			if !closed {
				return out.String(), elapsed
			}
			elapsed = elapsed || c == '[' && text != "" && (strings.Trim(text, "hH") == "" || strings.Trim(text, "mM") == "" || strings.Trim(text, "sS") == "")
			i += len(text) + 1
		default:
			out.WriteByte(c)
		}
	}
	return strings.ToLower(out.String()), elapsed
}
