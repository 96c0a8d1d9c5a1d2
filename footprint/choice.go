package footprint

import (
	"math/big"
	"strings"

	"github.com/reen-numerique/reen/factors"
)

// choice is one way to value the embodied impact of one unit for a criterion:
// the values of one publication, by stage.
type choice []stageValue

// stageValue is the impact of one unit at a stage, before it is spread over
// its life.
type stageValue struct {
	stage  factors.Stage
	covers []factors.Stage // stages that an Embodied value holds
	trace  *Trace
}

// choices gives what is published for the criterion, the chosen one first: the
// components of a server whose configuration is known, else a
// factor per kg where the line gives its mass, else the item's own
// factor. The first is empty where the item has none of them.
func (b *builder) choices(item *factors.Item, line *Line, c factors.Criterion) []choice {
	own := b.valuesOf(item, item.Factors, line, c)
	var weighed, others []choice
	for _, group := range item.Alternatives {
		switch values := b.valuesOf(item, group, line, c); {
		case values == nil:
		case isPerKg(item, group, c):
			weighed = append(weighed, values)
		default:
			others = append(others, values)
		}
	}
	out := append(weighed, own)
	if parts := b.components(item, line, c); parts != nil {
		out = append([]choice{parts}, append([]choice{own}, weighed...)...)
	}
	return named(append(out, others...))
}

// named leaves out the choices that hold nothing, but for the first: an item
// without a factor of its own has no value, whatever else is published.
func named(choices []choice) []choice {
	out := choices[:1]
	for _, x := range choices[1:] {
		if len(x) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// valuesOf gives the embodied values of one publication for a criterion. A
// value per kg of device is multiplied by the line's mass, and left out where
// the line gives none.
func (b *builder) valuesOf(item *factors.Item, group []*factors.Factor, line *Line, c factors.Criterion) choice {
	var out choice
	for _, f := range group {
		if f.Criterion != c || f.Stage == factors.Use || !b.counts(f) {
			continue
		}
		t := published("factor", f)
		if perKg(item, f) {
			if !line.Mass.Valid {
				continue
			}
			t = combine(Product, "factor-by-mass", c.Unit()+"/item", t, leaf("mass", "kg/item", line.Mass.Decimal.Rat(), FromInventory))
		}
		out = append(out, stageValue{f.Stage, f.Covers, t})
	}
	return out
}

// perKg tells a value for one kg of an item that is counted in pieces.
func perKg(item *factors.Item, f *factors.Factor) bool {
	return item.Unit != "kg" && strings.HasSuffix(f.Unit, "/kg")
}

func isPerKg(item *factors.Item, group []*factors.Factor, c factors.Criterion) bool {
	for _, f := range group {
		if f.Criterion == c && perKg(item, f) {
			return true
		}
	}
	return false
}

// weighedItems gives the items of which the mass of a line changes the figure.
func weighedItems(set *factors.Set, criteria []factors.Criterion) map[string]bool {
	out := map[string]bool{}
	for _, item := range set.Items() {
		for _, group := range append([][]*factors.Factor{item.Factors}, item.Alternatives...) {
			for _, c := range criteria {
				if isPerKg(item, group, c) {
					out[item.ID] = true
				}
			}
		}
	}
	return out
}

func (c choice) sum() *big.Rat {
	out := new(big.Rat)
	for _, v := range c {
		out.Add(out, v.trace.exact)
	}
	return out
}

// holds tells whether the choice counts a stage, on its own or within an
// Embodied value.
func (c choice) holds(s factors.Stage) bool {
	for _, v := range c {
		if v.stage == s {
			return true
		}
		for _, covered := range v.covers {
			if covered == s {
				return true
			}
		}
	}
	return false
}

// publication names a choice by its first value; nil for a sum of components.
func (c choice) publication() *factors.Factor {
	if len(c) == 0 {
		return nil
	}
	return c[0].trace.published()
}

// published gives the value of a leaf, or of a leaf × the mass.
func (t *Trace) published() *factors.Factor {
	if t.Op == Product {
		return t.Terms[0].Factor
	}
	return t.Factor
}

// highestFirst puts the highest choice in the place of the one that the
// catalogue chose, where it chose one.
func highestFirst(choices []choice) {
	if len(choices[0]) == 0 {
		return
	}
	for n := range choices {
		if choices[n].sum().Cmp(choices[0].sum()) > 0 {
			choices[0], choices[n] = choices[n], choices[0]
		}
	}
}
