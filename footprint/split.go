package footprint

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Dimension is a way to split a total.
type Dimension string

// Dimensions.
const (
	ByTier       Dimension = "tier"
	ByCategory   Dimension = "category"
	ByItem       Dimension = "item"
	ByStage      Dimension = "stage"
	BySite       Dimension = "site"
	ByDepartment Dimension = "department"
)

// Dimensions gives every dimension.
func Dimensions() []Dimension {
	return []Dimension{ByTier, ByCategory, ByItem, ByStage, BySite, ByDepartment}
}

// Cell is one part of a total that was split.
type Cell struct {
	Keys  []string // one a dimension; empty where lines do not say
	Value decimal.Decimal
}

// By splits a total by one dimension or more. Cells come in the order of the
// catalogue for tiers, categories and items, of the life cycle for stages, of
// the alphabet for places. Parts are exact: they sum to the total.
func (r *Result) By(c factors.Criterion, dims ...Dimension) []Cell {
	var cells []Cell
	for _, p := range r.split(c, dims) {
		cells = append(cells, Cell{Keys: p.keys, Value: exact.Decimal(&p.sum)})
	}
	return cells
}

// split gives the exact parts of a total, in the order of By; nil for a
// criterion that was not computed, and without a dimension.
func (r *Result) split(c factors.Criterion, dims []Dimension) []*part {
	if !slices.Contains(r.opts.Criteria, c) || len(dims) == 0 {
		return nil
	}
	parts := map[string]*part{}
	for _, g := range r.unitsAt(dims) {
		u, n, k := r.units[g.unit], g.sums.exact(ofN), g.sums.exact(ofK)
		for s, t := range u.impacts[c] {
			if t == nil {
				continue
			}
			keys := g.place.keys(u.item, factors.Stage(s), dims)
			key := fmt.Sprintf("%q", keys) // a place may be written with any separator
			if parts[key] == nil {
				parts[key] = &part{keys: keys}
			}
			parts[key].sum.Add(&parts[key].sum, new(big.Rat).Mul(t.exact, u.times(factors.Stage(s), n, k)))
		}
	}
	rank := r.ranks()
	return slices.SortedFunc(maps.Values(parts), func(a, b *part) int {
		for n, d := range dims {
			if by := cmp.Or(cmp.Compare(rank[d][a.keys[n]], rank[d][b.keys[n]]), cmp.Compare(a.keys[n], b.keys[n])); by != 0 {
				return by
			}
		}
		return 0
	})
}

// unitAt is what a unit counts at the places that a split tells apart.
type unitAt struct {
	unit  int
	place place
	sums  sums
}

// unitsAt adds the groups up, as whole numbers, before anything is multiplied:
// most splits do not ask for the place, and multiply by unit alone.
func (r *Result) unitsAt(dims []Dimension) []*unitAt {
	type key struct {
		unit int
		place
	}
	var out []*unitAt
	at := map[key]*unitAt{}
	for n := range r.groups {
		g := &r.groups[n]
		k := key{unit: g.unit}
		if slices.Contains(dims, BySite) {
			k.site = r.places[g.place].site
		}
		if slices.Contains(dims, ByDepartment) {
			k.department = r.places[g.place].department
		}
		if at[k] == nil {
			at[k] = &unitAt{unit: k.unit, place: k.place}
			out = append(out, at[k])
		}
		at[k].sums.merge(&g.sums)
	}
	return out
}

// part is one cell, exact.
type part struct {
	keys []string
	sum  big.Rat
}

func (at place) keys(item *factors.Item, stage factors.Stage, dims []Dimension) []string {
	keys := make([]string, len(dims))
	for n, d := range dims {
		switch d {
		case ByTier:
			keys[n] = string(item.Tier)
		case ByCategory:
			keys[n] = item.Category
		case ByItem:
			keys[n] = item.ID
		case ByStage:
			keys[n] = stage.String()
		case BySite:
			keys[n] = at.site
		case ByDepartment:
			keys[n] = at.department
		}
	}
	return keys
}

// ranks gives the order of the keys that have one.
func (r *Result) ranks() map[Dimension]map[string]int {
	out := map[Dimension]map[string]int{
		ByTier:     {string(factors.Terminals): 1, string(factors.Network): 2, string(factors.DataCentre): 3},
		ByCategory: {}, ByItem: {}, ByStage: {},
	}
	for n, i := range r.set.Items() {
		out[ByItem][i.ID] = n
		if _, seen := out[ByCategory][i.Category]; !seen {
			out[ByCategory][i.Category] = n
		}
	}
	for n, s := range factors.Stages() {
		out[ByStage][s.String()] = n
	}
	return out
}
