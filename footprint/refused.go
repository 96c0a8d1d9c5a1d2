package footprint

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// RefusedWeight bounds what the refused lines could weigh.
type RefusedWeight struct {
	// Value is reached if each line is one device of the heaviest item of the
	// category that its file lists, bought in the year, with the published life and
	// electricity. It is not valid where no line is of a known category, nor where
	// the convention sets no bound: by age, and without years of the accounts.
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

// HeaviestOf gives the highest yearly figure of one device of a category, bought
// in the year, with the published life and electricity; false where no item of it
// has one, or the convention sets no bound.
func (r *Result) HeaviestOf(category string, c factors.Criterion) (decimal.Decimal, bool) {
	most := r.heaviest(category, c)
	if most == nil {
		return decimal.Decimal{}, false
	}
	return exact.Decimal(most), true
}

// heaviest gives the highest yearly figure of one unit of the equipment of a
// category; nil where none has one.
func (r *Result) heaviest(category string, c factors.Criterion) *big.Rat {
	if r.opts.Convention == ByAge { // of an age of a day, a device weighs anything
		return nil
	}
	var most *big.Rat
	for _, item := range r.set.Items() {
		if item.Category != category || item.Kind != factors.Asset {
			continue
		}
		// Bought this year, which is when the accounts count the most.
		u := r.engine.unit(item, &Line{Item: item.ID, Quantity: kWh.Decimal, Purchased: firstDay(r.opts.Year)})
		if slices.Contains(u.missing, noAmortisation) {
			return nil
		}
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
