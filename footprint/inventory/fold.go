package inventory

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reen-numerique/reen/internal/fold"
)

// stem is a folded label without the marks of gender and number: "Réformées" and
// "réformé" are the same word.
func stem(s string) string { return string(appendStem(nil, s)) }

// appendStem appends the stem of a text to dst, which is empty.
func appendStem[T string | []byte](dst []byte, text T) []byte {
	label := fold.Append(dst, text)
	out := label[:0] // a stem is no longer than its word
	for more := true; more; {
		var word []byte
		if word, label, more = bytes.Cut(label, []byte(" ")); len(word) > 3 {
			word = bytes.TrimRight(bytes.TrimRight(word, "sx"), "e")
		}
		if out = append(out, word...); more {
			out = append(out, ' ')
		}
	}
	return out
}

// headerKey is a folded label without spaces: "date_achat" and "dateAchat" are the
// same header.
func headerKey(s string) string { return string(appendKey(nil, s)) }

// appendKey appends the key of a text to dst, which is empty.
func appendKey[T string | []byte](dst []byte, text T) []byte {
	label := fold.Append(dst, text)
	out := label[:0]
	for _, c := range label {
		if c != ' ' {
			out = append(out, c)
		}
	}
	return out
}

// firstLine gives the first value of a cell that holds several, one a line,
// in a form that can be shown: valid, without control characters.
func firstLine(s string) string {
	if !strings.Contains(s, "\n") {
		return strings.TrimSpace(clean(s))
	}
	for part := range strings.SplitSeq(s, "\n") {
		if part = strings.TrimSpace(clean(part)); part != "" {
			return part
		}
	}
	return ""
}

// showable tells a cell that is its own first value, for sure: one line, no
// space around, and no byte that is, or opens, a control character.
func showable(cell []byte) bool {
	for _, c := range cell {
		if c < ' ' || c == 0x7f || c == 0xc2 {
			return false
		}
	}
	return true
}

// clean replaces what cannot be shown by spaces.
func clean(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s)
}
