package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// ratio is an exact quotient; nil is 1.
type ratio struct{ *big.Rat }

// Scaled gives the line with its quantity multiplied by part ÷ whole, kept
// exact: 300 of 2,150 screens removed in proportion is Scaled(1850, 2150).
// whole must not be 0.
func (l Line) Scaled(part, whole decimal.Decimal) Line {
	r := new(big.Rat).Quo(part.Rat(), whole.Rat())
	if l.scale.Rat != nil {
		r.Mul(r, l.scale.Rat)
	}
	l.scale = ratio{r}
	return l
}
