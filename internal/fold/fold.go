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
	var short [64]byte
	return string(Append(short[:0], s))
}

// Append appends what Label gives to dst, which is empty and may be used again.
func Append[T string | []byte](dst []byte, label T) []byte {
	if isASCII(label) {
		return appendASCII(dst, label)
	}
	gap := false
	for _, r := range norm.NFKD.String(ligatures.Replace(string(label))) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && len(dst) > 0 {
				dst = append(dst, ' ')
			}
			gap = false
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
	}
	return dst
}

// appendASCII is Append for most labels.
func appendASCII[T string | []byte](dst []byte, label T) []byte {
	gap := false
	for n := range len(label) {
		c := label[n]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9' || 'a' <= c && c <= 'z':
		default:
			gap = true
			continue
		}
		if gap && len(dst) > 0 {
			dst = append(dst, ' ')
		}
		gap = false
		dst = append(dst, c)
	}
	return dst
}

// ligatures are letters to Unicode and two letters to a keyboard.
var ligatures = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae")

func isASCII[T string | []byte](s T) bool {
	for n := range len(s) {
		if s[n] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
