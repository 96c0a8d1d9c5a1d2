package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// ratio is an exact quotient; nil is 1.
type ratio struct{ *big.Rat }

// impossible marks a scale that is no number: no line has a negative quantity.
var impossible = big.NewRat(-1, 1)

// plausible tells whether a quantity that is so scaled can be counted; 0 is
// what is left when all is removed.
func (r ratio) plausible(quantity decimal.Decimal) bool {
	if r.Rat == nil {
		return true
	}
	scaled := new(big.Rat).Mul(quantity.Rat(), r.Rat)
	return scaled.Sign() >= 0 && scaled.Cmp(maxQuantity.Rat()) <= 0
}

// Scaled gives the line with its quantity multiplied by part ÷ whole, kept
// exact, or to 60 places where it never ends: 300 of 2,150 screens removed in proportion is Scaled(1850, 2150).
// Compute refuses the line where the quotient is negative, is none (a whole of
// 0), or where a number has an exponent beyond any measure.
func (l Line) Scaled(part, whole decimal.Decimal) Line {
	l.made = nil
	if whole.IsZero() || !smallExponent(part) || !smallExponent(whole) {
		l.scale = ratio{impossible}
		return l
	}
	r := new(big.Rat).Quo(part.Rat(), whole.Rat())
	if l.scale.Rat != nil {
		r.Mul(r, l.scale.Rat) // twice impossible would be possible again
		if l.scale.Rat == impossible {
			r = impossible
		}
	}
	l.scale = ratio{exact.Trim(r)}
	return l
}

// Units is the number of units that the line counts, in the item's unit: its
// quantity, times what it was scaled by.
func (l Line) Units() decimal.Decimal {
	if !bounded(l.Quantity) {
		return l.Quantity // which no computation accepts
	}
	return exact.Decimal(l.amount())
}
