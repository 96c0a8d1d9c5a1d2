package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/reen-numerique/reen/report/internal/visible"
)

const (
	softHyphen   = '\u00ad'
	noBreakDash  = '\u2011'
	noBreakSpace = '\u00a0'
	missingSign  = '□'
)

// Clean makes s safe to draw: valid, composed, on one line, with a sign in the
// place of every character that the face cannot show. Cleaning twice changes
// nothing.
func (c *Canvas) Clean(s string, face Face) string {
	if plain(s) {
		return s
	}
	s = norm.NFC.String(visible.Text(s))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = c.drawable(r, face); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Read gives the text that a machine reads in the file where s was drawn. It
// is that of the other formats (package visible), composed, but for these
// replacements, which are all:
//
//   - the no-break hyphen, U+2011, is a hyphen;
//   - soft hyphens, joiners, marks of direction and variation selectors, which
//     have no shape of their own, are not there; a soft hyphen that ends a line
//     is a hyphen;
//   - a space that the face lacks is a no-break space;
//   - any other character that the face lacks is a white square, U+25A1, or a
//     question mark in a face that lacks that too.
//
// The boxes and marks of forms, which are drawn as lines, are read as they are.
func (c *Canvas) Read(s string, face Face) string {
	return hyphens.Replace(c.Clean(s, face))
}

var hyphens = strings.NewReplacer(string(softHyphen), "", string(noBreakDash), "-")

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
	case r == softHyphen || r == noBreakDash || isSign(r):
		return r
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
		return -1
	case has(r):
		return r
	case unicode.Is(unicode.Zs, r):
		return noBreakSpace
	case has(missingSign):
		return missingSign
	}
	return '?'
}
