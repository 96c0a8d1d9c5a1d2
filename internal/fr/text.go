package fr

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

var one, two = decimal.NewFromInt(1), decimal.NewFromInt(2)

// Plural gives the form that agrees with n: French keeps the singular below
// two, so for 0, 1, and 1,99.
func Plural(n decimal.Decimal, singular, plural string) string {
	return french.Plural(n, singular, plural)
}

// Typo gives s the no-break spaces of French typography where a plain space
// stands, and the curly apostrophe between letters. It adds no space where
// there is none, so addresses and codes stay as they are.
func Typo(s string) string {
	if !strings.ContainsAny(s, " '") {
		return s
	}
	in := []rune(s)
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, r := range in {
		switch r {
		case ' ':
			if isReference(in, i) {
				b.WriteString(hardSpace)
				continue
			}
			b.WriteString(spaceBetween(around(in, i)))
		case '\'':
			if before, after := around(in, i); unicode.IsLetter(before) && unicode.IsLetter(after) {
				r = '’'
			}
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isReference tells the space inside "D. 2311-15-1" and "n° 5", which belong
// on one line.
func isReference(s []rune, i int) bool {
	before, after := around(s, i)
	switch {
	case !unicode.IsDigit(after):
		return false
	case before == '°':
		return true
	case before != '.' || i < 2 || !unicode.IsUpper(s[i-2]):
		return false
	}
	return i == 2 || !unicode.IsLetter(s[i-3])
}

// spaceBetween chooses the space that stands between two signs.
func spaceBetween(before, after rune) string {
	switch {
	case before == '«' || after == '»' || after == ':':
		return hardSpace
	case after == ';' || after == '!' || after == '?' || after == '%':
		return thinSpace
	}
	return " "
}

// around gives the runes on both sides of position i, 0 at the ends.
func around(s []rune, i int) (before, after rune) {
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	return before, after
}
