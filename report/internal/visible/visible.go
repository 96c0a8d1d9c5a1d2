// Package visible says which characters of a text a document may show.
package visible

import (
	"strings"
	"unicode"
)

// Text brings s to one line of characters that every format can hold:
//
//   - bytes that are no text become U+FFFD;
//   - ends of lines and tabs become spaces;
//   - control characters and those that Unicode gives to nobody go;
//   - so do the marks that turn the direction of reading (U+202A–202E,
//     U+2066–2069), which would turn the document's own words around those of
//     a dossier. Letters written from right to left need none of them.
func Text(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '\t' && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || isNobodys(r) || turns(r) || r == '\ufeff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// isNobodys recognises the noncharacters, The Unicode Standard §23.7.
func isNobodys(r rune) bool { return r&0xfffe == 0xfffe || r >= '\ufdd0' && r <= '\ufdef' }

// turns recognises the explicit marks of direction, UAX #9 §2.
func turns(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
