package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	softHyphen   = '\u00ad'
	noBreakDash  = '\u2011'
	noBreakSpace = '\u00a0'
	replacement  = '\ufffd'
	missingSign  = '□'
)

// Clean makes s safe to draw: valid, composed, on one line, with a visible
// sign in the place of every character that the face cannot show. It counts
// those in Substituted. Cleaning twice changes nothing.
func (c *Canvas) Clean(s string, face Face) string {
	if plain(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, string(replacement)))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = c.drawable(r, face); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain says whether s holds printable ASCII only, which every face has.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// drawable gives the rune to draw for r, or -1 for none.
func (c *Canvas) drawable(r rune, face Face) rune {
	has := func(r rune) bool { return c.fonts[c.faceOf(r, face)].has(r) }
	switch {
	case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
		return ' '
	case r == softHyphen || r == noBreakDash || isSign(r):
		return r
	case unicode.Is(unicode.Cf, r):
		return -1 // joiners, marks of order and the like have no shape
	case r >= ' ' && !unicode.IsControl(r) && has(r):
		return r
	case unicode.Is(unicode.Zs, r):
		return noBreakSpace
	}
	c.substituted++
	if has(missingSign) {
		return missingSign
	}
	return '?'
}

// Substituted counts the characters that no face could show.
func (c *Canvas) Substituted() int { return c.substituted }
