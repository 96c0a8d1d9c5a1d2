package factors

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// MeasureOp is what a Measure does with its terms.
type MeasureOp string

// Operations of a Measure.
const (
	Given     MeasureOp = ""         // a value of the configuration, or a default: Factor tells which
	Times     MeasureOp = "product"  // of the terms
	Over      MeasureOp = "quotient" // of two terms
	RoundedUp MeasureOp = "ceiling"  // of one term, to the next whole number: half a stick is a stick
)

// Measure is the quantity that a coefficient multiplies, as an expression
// down to what the configuration gives and to published defaults.
type Measure struct {
	Op     MeasureOp
	Name   string
	Unit   string
	Value  decimal.Decimal // of a Given measure
	Factor *Factor         // the published default in place of what was not given
	Terms  []Measure
}

// exact evaluates the measure. Divisors are densities and sizes, which are
// checked to be above 0 before a measure is built.
func (m *Measure) exact() *big.Rat {
	if m.Op == Given {
		return exact.FromDecimal(m.Value)
	}
	out := m.Terms[0].exact()
	for n := range m.Terms[1:] {
		switch v := m.Terms[n+1].exact(); m.Op {
		case Times:
			out.Mul(out, v)
		case Over:
			out.Quo(out, v)
		}
	}
	if m.Op == RoundedUp {
		return exact.Ceiling(out)
	}
	return out
}

func taken(name, unit string, d decimal.NullDecimal) Measure {
	return Measure{Name: name, Unit: unit, Value: d.Decimal}
}

func product(name, unit string, terms ...Measure) Measure {
	return Measure{Op: Times, Name: name, Unit: unit, Terms: terms}
}

func quotient(name, unit string, a, b Measure) Measure {
	return Measure{Op: Over, Name: name, Unit: unit, Terms: []Measure{a, b}}
}

// pieces is how many pieces of a size hold a total, the last one perhaps
// partly.
func pieces(name string, total, size Measure) Measure {
	return Measure{Op: RoundedUp, Name: name, Unit: "item", Terms: []Measure{quotient(name, "item", total, size)}}
}
