package footprint

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Aside is what an inventory gives of an item that is shown beside the fleet and
// never added to it: a use, which contains a part of the terminals; a purchase
// known by its price alone, ± 80 %, brought to the prices of 2023 by
// Options.Deflator where there is one; an estimate for a territory, a national
// order of magnitude that contains the administration.
type Aside struct {
	Item     *factors.Item
	Quantity decimal.Decimal     // in the item's unit
	Value    decimal.NullDecimal // of the criterion, in a year; not valid where nothing is published
}

// spendCategory is that of the purchases known by their price alone.
const spendCategory = "purchases"

// Apart gives what is counted apart, in the order of the catalogue.
func (r *Result) Apart(c factors.Criterion) []Aside {
	var out []Aside
	for _, item := range r.set.Items() {
		quantity := r.apart[item]
		if quantity == nil || item.Kind != factors.Apart {
			continue
		}
		out = append(out, Aside{Item: item, Quantity: exact.Decimal(quantity), Value: r.aside(item, c, quantity)})
	}
	return out
}

// aside sums the stages that are published, as of one database alone.
func (r *Result) aside(item *factors.Item, c factors.Criterion, quantity *big.Rat) decimal.NullDecimal {
	if !slices.Contains(r.opts.Criteria, c) {
		return decimal.NullDecimal{}
	}
	b := builder{engine: r.engine}
	var sum *big.Rat
	for _, f := range item.Factors {
		if f.Criterion == c && b.counts(f) {
			sum = plus(sum, f.Value.Rat())
		}
	}
	if sum == nil {
		return decimal.NullDecimal{}
	}
	out := new(big.Rat).Mul(sum, quantity)
	if item.Category == spendCategory && r.opts.Deflator.Valid {
		out.Mul(out, r.opts.Deflator.Decimal.Rat())
	}
	return decimal.NewNullDecimal(exact.Decimal(out))
}
