package chart

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

var (
	hundred    = decimal.NewFromInt(100)
	tenMillion = decimal.NewFromInt(10_000_000)
	nothing    = decimal.New(1, -9)

	whole      = decimal.NewFromInt(1)
	leastShare = decimal.New(1, -3)
	tenth      = decimal.New(95, -3)
	nearlyAll  = decimal.New(995, -3)
	mostShare  = decimal.New(999, -3)
)

// write gives a figure as a label: whole from a hundred on, three significant
// figures below, two under one.
func (p Pen) write(d decimal.Decimal) string {
	switch abs := magnitude(d); {
	case !measurable(d):
		return p.Numbers.Integer(d)
	case abs.LessThan(nothing) && !d.IsZero():
		return "≈\u00a00"
	case abs.GreaterThanOrEqual(tenMillion):
		return p.Numbers.Significant(d, 4)
	case abs.GreaterThanOrEqual(hundred):
		return p.Numbers.Integer(d)
	case abs.LessThan(whole):
		return trim(p.Numbers.Significant(d, 2))
	}
	return trim(p.Numbers.Significant(d, 3))
}

// trim takes the zeros off the end of a fraction, whatever parts it from the
// whole.
func trim(s string) string {
	sign := strings.LastIndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if sign <= 0 { // a whole number, or one below zero
		return s
	}
	s = strings.TrimRight(s, "0")
	if _, width := utf8.DecodeRuneInString(s[sign:]); sign+width == len(s) {
		return s[:sign]
	}
	return s
}

func magnitude(d decimal.Decimal) decimal.Decimal {
	if d.IsNegative() {
		return d.Neg()
	}
	return d
}

// measurable says whether a value can be worked with: an exponent of millions
// would fill the memory with zeros.
func measurable(d decimal.Decimal) bool {
	const most = 300
	digits := d.NumDigits()
	return d.Exponent() > -most*2 && digits < most*2 && digits+int(d.Exponent()) < most
}

// length is a value as a length to draw: no less than zero, zero if it is out
// of all measure.
func length(d decimal.Decimal) float64 { return max(position(d), 0) }

// position is a value as a place on an axis.
func position(d decimal.Decimal) float64 {
	if !measurable(d) {
		return 0
	}
	return d.InexactFloat64()
}

// sum adds the values that can be drawn.
func sum(values []decimal.Decimal) decimal.Decimal {
	total := decimal.Zero
	for _, v := range values {
		if measurable(v) {
			total = total.Add(v)
		}
	}
	return total
}

// share writes part of total as a percentage, with one place where a whole
// number would say too little, and never "0 %" or "100 %" of what is not.
func (p Pen) share(part, total decimal.Decimal) string {
	if !measurable(part) || !total.IsPositive() {
		return ""
	}
	ratio, rest := part.QuoRem(total, 8)
	exact := rest.IsZero()
	switch {
	case exact && ratio.IsZero():
		return p.Numbers.Percent(ratio, 0)
	case ratio.LessThan(leastShare):
		return "<\u00a0" + p.Numbers.Percent(leastShare, 1)
	case ratio.GreaterThan(mostShare) && ratio.LessThan(whole):
		return ">\u00a0" + p.Numbers.Percent(mostShare, 1)
	case ratio.LessThan(tenth), ratio.GreaterThan(nearlyAll) && ratio.LessThan(whole):
		return p.Numbers.Percent(ratio, 1)
	}
	return p.Numbers.Percent(ratio, 0)
}
