package inventory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reen-numerique/reen/internal/fold"
)

// stem is a folded label without the marks of gender and number: "Réformées" and
// "réformé" are the same word.
func stem(s string) string {
	words := strings.Fields(fold.Label(s))
	for i, w := range words {
		if len(w) > 3 {
			words[i] = strings.TrimRight(strings.TrimRight(w, "sx"), "e")
		}
	}
	return strings.Join(words, " ")
}

// headerKey is a folded label without spaces: "date_achat" and "dateAchat" are the
// same header.
func headerKey(s string) string { return strings.ReplaceAll(fold.Label(s), " ", "") }

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
