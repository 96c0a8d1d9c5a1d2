// Package fold compares labels as people do: without case, accents and
// punctuation.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Label gives the letters and digits of a label in lower case and without
// accents, in words parted by single spaces.
func Label(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	if !isASCII(s) {
		s = norm.NFKD.String(ligatures.Replace(s))
	}
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
	}
	return b.String()
}

// ligatures are letters to Unicode and two letters to a keyboard.
var ligatures = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae")

func isASCII(s string) bool {
	for n := range len(s) {
		if s[n] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
