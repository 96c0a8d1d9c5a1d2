package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// known gives the exact value of a number that a person can have counted: 0 or
// more, and at most 10^12. It is nil for another, which stays unknown.
func known(d decimal.NullDecimal) *big.Rat {
	if !d.Valid || !sane(d.Decimal) || d.Decimal.IsNegative() || d.Decimal.GreaterThan(maxUnits) {
		return nil
	}
	return exact.FromDecimal(d.Decimal)
}

// counting gives a count that is known where it is above 0: a 0 in plain data is
// what nobody wrote.
func counting(n int) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: decimal.NewFromInt(int64(n)), Valid: n > 0}
}

// per divides two known numbers; not valid where one is unknown or the divisor 0.
func per(part, of decimal.NullDecimal) decimal.NullDecimal {
	a, b := known(part), known(of)
	if a == nil || b == nil || b.Sign() == 0 {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(exact.Decimal(a.Quo(a, b)))
}

// inPercent is per, × 100. It can exceed 100 and is not clamped.
func inPercent(part, of decimal.NullDecimal) decimal.NullDecimal {
	a, b := known(part), known(of)
	if a == nil || b == nil || b.Sign() == 0 {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(percent(a.Quo(a, b)))
}

// certain gives the value of a rational, not valid for nil.
func certain(r *big.Rat) decimal.NullDecimal {
	if r == nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(exact.Decimal(r))
}
