package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Equivalent says a total of climate change as a number of something that
// people know better. It helps to read the total and is part of no computation.
type Equivalent struct {
	Item   *factors.Item
	Factor *factors.Factor // published value of one, kg CO2e
	Number decimal.Decimal // total ÷ value of one
}

// equivalentCategory holds the items that a total is compared with. They are
// counted apart: no line of them is ever added.
const equivalentCategory = "equivalents"

// Equivalents compares the total of climate change with the published values
// that the set holds for it, in the order of the catalogue. There is none
// where that criterion was not computed or no line has a value.
func (r *Result) Equivalents() []Equivalent {
	kilograms := r.climate()
	if kilograms == nil {
		return nil
	}
	var out []Equivalent
	for _, i := range r.set.Items() {
		f := i.Impact(factors.GWP, factors.Use)
		if i.Category != equivalentCategory || f == nil || !f.Value.IsPositive() {
			continue
		}
		out = append(out, Equivalent{i, f, exact.Decimal(new(big.Rat).Quo(kilograms, exact.FromDecimal(f.Value)))})
	}
	return out
}

// climate is the exact total of climate change; nil where nothing gives one.
func (r *Result) climate() *big.Rat {
	if len(r.Used()) == 0 {
		return nil
	}
	return r.totals[factors.GWP].value
}
