package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// Units of parts that are not in the unit of their indicator.
const (
	unitPercent = "%"
	unitNumber  = "nombre"
)

// beside gives the parts that are known among counts read beside an indicator.
// The phrase "part." + key names each.
func beside(all ...besideOf) []Part {
	var out []Part
	for _, p := range all {
		if p.value.Valid {
			out = append(out, Part{Key: p.key, Name: say("part." + p.key), Value: p.value.Decimal, Unit: p.unit})
		}
	}
	return out
}

type besideOf struct {
	key   string
	value decimal.NullDecimal
	unit  string
}

// number is a count that is known to be one, 0 included.
func number(n int) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.NewFromInt(int64(n)))
}

// agents is the number of agents of all the bodies, not valid where it is unknown.
func (a *Assessment) agents() decimal.NullDecimal { return counting(a.Strategy.agents()) }

// meanOf is the mean of some percentages, not valid of none.
func meanOf(all []decimal.Decimal) decimal.NullDecimal {
	if len(all) == 0 {
		return decimal.NullDecimal{}
	}
	sum := new(big.Rat)
	for _, d := range all {
		sum.Add(sum, exact.FromDecimal(d))
	}
	return certain(sum.Quo(sum, big.NewRat(int64(len(all)), 1)))
}
