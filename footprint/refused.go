package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// RefusedWeight bounds what the refused lines could weigh (method §7).
type RefusedWeight struct {
	// Value is reached if each line is one device of the heaviest item of the
	// category that its file lists, with the published life and electricity. It
	// is not valid where no line is of a known category.
	Value   decimal.NullDecimal
	Lines   int // that it counts
	Unknown int // of which nothing can be said
}

// RefusedAtMost gives what the refused lines could weigh at most for a
// criterion, in a year.
func (r *Result) RefusedAtMost(c factors.Criterion) RefusedWeight {
	out := RefusedWeight{Unknown: r.counts.Refused}
	sum := new(big.Rat)
	for category, lines := range r.refusedOf {
		if most := r.heaviest(category, c); most != nil && lines > 0 {
			sum.Add(sum, new(big.Rat).Mul(most, big.NewRat(int64(lines), 1)))
			out.Lines += lines
			out.Unknown -= lines
		}
	}
	if out.Lines > 0 {
		out.Value = decimal.NewNullDecimal(exact.Decimal(sum))
	}
	return out
}

// heaviest gives the highest yearly figure of one unit of the equipment of a
// category; nil where none has one.
func (r *Result) heaviest(category string, c factors.Criterion) *big.Rat {
	var most *big.Rat
	for _, item := range r.set.Items() {
		if item.Category != category || item.Kind != factors.Asset {
			continue
		}
		u := r.engine.unit(item, &Line{Item: item.ID, Quantity: kWh.Decimal})
		var sum *big.Rat
		for _, t := range u.impacts[c] {
			if t != nil {
				sum = plus(sum, t.exact)
			}
		}
		if sum != nil && (most == nil || sum.Cmp(most) > 0) {
			most = sum
		}
	}
	return most
}
