package fr

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Spaces and signs of French numbers.
const (
	thinSpace = "\u202f" // narrow no-break space: thousands, % ; ! ?
	hardSpace = "\u00a0" // no-break space: units, colon, guillemets
	minusSign = "\u2212"
)

// maxDigits bounds what is written: a number with more digits before the
// comma is no measure of anything, and would fill the memory.
const maxDigits = 1000

// Number writes d with the given number of decimal places, rounded half away
// from zero: "1 234,5". A negative number of places counts as none.
func Number(d decimal.Decimal, places int32) string { return french.Number(d, places) }

// Number writes d with the given number of decimal places, as the function does.
func (f *Format) Number(d decimal.Decimal, places int32) string {
	places = min(max(places, 0), maxDigits)
	n := split(d)
	if n.large() {
		return f.Beyond
	}
	return f.write(n, n.round(int(places)), int(places))
}

// Integer writes d rounded to a whole number: "1 235".
func Integer(d decimal.Decimal) string { return french.Integer(d) }

// Significant writes d with n significant figures and no exponent: "1,23",
// "1 230 000". Zero is "0".
func Significant(d decimal.Decimal, n int) string { return french.Significant(d, n) }

// Significant writes d with n significant figures, as the function does.
func (f *Format) Significant(d decimal.Decimal, n int) string {
	n = min(max(n, 1), maxDigits)
	parts := split(d)
	if parts.large() {
		return f.Beyond
	}
	if parts.digits == "" {
		return "0"
	}
	places := n - parts.point()
	rounded := parts.round(places)
	if len(rounded) > n { // 9,996 became 10,00: one figure too many
		places--
		rounded = rounded[:len(rounded)-1]
	}
	if places < 0 {
		rounded += strings.Repeat("0", -places)
		places = 0
	}
	if places > maxDigits {
		return "0"
	}
	return f.write(parts, rounded, places)
}

// Percent writes a ratio as a percentage: 0.25 with one place is "25,0 %".
func Percent(ratio decimal.Decimal, places int32) string { return french.Percent(ratio, places) }

// Mass writes a mass of greenhouse gases given in kilograms with three
// significant figures, in kilograms below a tonne and in tonnes above.
func Mass(kg decimal.Decimal) (value, unit string) { return french.Mass(kg) }

// parts is a decimal taken apart: digits × 10^exp, without leading zeros, so
// that zero has no digits.
type parts struct {
	negative bool
	digits   string
	exp      int
}

func split(d decimal.Decimal) parts {
	s := d.Coefficient().String()
	p := parts{negative: strings.HasPrefix(s, "-"), exp: int(d.Exponent())}
	p.digits = strings.TrimLeft(s, "-0")
	return p
}

// point is the number of digits before the comma; negative for 0,001.
func (p parts) point() int { return len(p.digits) + p.exp }

func (p parts) large() bool { return p.digits != "" && p.point() > maxDigits }

// round gives the digits of the number at the given places, half away from
// zero, without leading zeros.
func (p parts) round(places int) string {
	keep := p.point() + places
	switch {
	case p.digits == "" || keep < 0:
		return ""
	case keep >= len(p.digits):
		return p.digits + strings.Repeat("0", min(keep-len(p.digits), 2*maxDigits))
	}
	kept := p.digits[:keep]
	if p.digits[keep] < '5' {
		return kept
	}
	return increment(kept)
}

// increment adds one to a string of digits.
func increment(digits string) string {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] != '9' {
			b[i]++
			return string(b)
		}
		b[i] = '0'
	}
	return "1" + string(b)
}

// write sets the sign, the groups of three and the comma.
func (f *Format) write(p parts, digits string, places int) string {
	if len(digits) <= places {
		digits = strings.Repeat("0", places+1-len(digits)) + digits
	}
	whole, fraction := digits[:len(digits)-places], digits[len(digits)-places:]
	var b strings.Builder
	if p.negative && strings.Trim(digits, "0") != "" {
		b.WriteString(f.Minus)
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(f.Group)
		}
		b.WriteByte(whole[i])
	}
	if places > 0 {
		b.WriteString(f.Decimal + fraction)
	}
	return b.String()
}
