package strategy

import (
	"math/big"
	"slices"
)

// A diagram is all the sets that respect the rules, as paths through layers:
// each layer decides one option, and a state is what of the options decided
// before still matters to a cell or to a rule that is not settled. A path
// gathers the saving of each cell in the layer where the last option of its
// scope is decided. Options that do not interact leave no state, so that the
// width depends on how far interactions reach and not on their number.
type diagram struct {
	layers []layer
	limits limits
}

type layer struct {
	option int
	arcs   [][2]arc // by state before: left, taken
}

// arc leads to a state of the next layer, or to none where a rule forbids it.
type arc struct {
	to   int
	gain *big.Int
}

// term is a cell or a rule: what it gives when its scope is decided.
type term struct {
	scope []int
	cell  *cell // nil for a rule or an allowance
	gain  func(taken []bool) (gain *big.Int, allowed bool, err error)
}

// limits of a search, which make its time and its memory bounded whatever the
// plan. They count, and read no clock.
type limits struct {
	states int // of a layer
	open   int // options that matter at a time, once relaxed
	sets   int // computed in cells to draw one diagram
	few    int // options up to which a search is exact
	kept   int // partial sets of a layer, beyond
	front  int // partial sets of a step, where actions on one equipment are many: as many as one can hold
	fronts int // the same, beyond few
}

// usual limits: a cell with 16 options is gone through whole, in some seconds.
var usual = limits{states: 1 << 17, open: 14, sets: 150_000, few: 25, kept: 1 << 16, front: 1 << 19, fronts: 1 << 17}

// brief limits are those of Assess, which documents wait for, and are tried
// first elsewhere: 60 actions of a town take half a second.
var brief = limits{states: 1 << 13, open: 11, sets: 10_000, few: 25, kept: 1 << 13, front: 1 << 19, fronts: 1 << 13}

// exactTerms gives the cells and the rules as they are.
func (s *search) exactTerms(p purpose) []term {
	var out []term
	for _, c := range s.cells {
		out = append(out, s.cellTerm(c, c.scope))
	}
	for _, r := range s.rules {
		out = append(out, term{r.scope, nil, func(taken []bool) (*big.Int, bool, error) { return nil, r.allowed(taken), nil }})
	}
	for n, ok := range p.usable {
		if !ok {
			out = append(out, term{[]int{n}, nil, func(taken []bool) (*big.Int, bool, error) { return nil, !taken[n], nil }})
		}
	}
	return out
}

// cellTerm is what some options save in a cell.
func (s *search) cellTerm(c *cell, scope []int) term {
	return term{scope, c, func(taken []bool) (*big.Int, bool, error) {
		among := make([]bool, len(taken))
		for _, n := range scope {
			among[n] = taken[n]
		}
		v, err := s.saving(c, among)
		return v, true, err
	}}
}

// draw makes the diagram of some terms; nil where it would be beyond the limits.
func (s *search) draw(terms []term) (*diagram, error) {
	order := arrange(len(s.options), terms)
	settled, open := schedule(order, terms)
	d, limit := &diagram{limits: s.limits}, s.tried+s.limits.sets
	states := [][]bool{make([]bool, len(order))}
	for t, n := range order {
		at := map[string]int{}
		l := layer{option: n, arcs: make([][2]arc, len(states))}
		var next [][]bool
		for k, state := range states {
			for bit := range 2 {
				taken := slices.Clone(state)
				taken[n] = bit == 1
				gain, allowed, err := gather(settled[t], taken)
				if err != nil {
					return nil, err
				}
				if s.tried > limit {
					return nil, nil
				}
				l.arcs[k][bit] = arc{to: -1}
				if !allowed {
					continue
				}
				key := forget(taken, open[t])
				to, seen := at[key]
				if !seen {
					to, at[key] = len(next), len(next)
					next = append(next, taken)
				}
				l.arcs[k][bit] = arc{to, gain}
			}
		}
		if len(next) > s.limits.states {
			return nil, nil
		}
		d.layers, states = append(d.layers, l), next
	}
	return d, nil
}

// gather sums the terms that are settled.
func gather(terms []term, taken []bool) (*big.Int, bool, error) {
	sum := new(big.Int)
	for _, rules := range []bool{true, false} { // rules first: what they forbid is not computed
		for _, t := range terms {
			if (t.cell == nil) != rules {
				continue
			}
			gain, allowed, err := t.gain(taken)
			if err != nil || !allowed {
				return nil, false, err
			}
			if gain != nil {
				sum.Add(sum, gain)
			}
		}
	}
	return sum, true, nil
}

// forget clears the options that matter no more, and gives the key of the
// state that is left.
func forget(taken []bool, open []int) string {
	key, last := make([]byte, len(open)), slices.Clone(taken)
	clear(taken)
	for k, n := range open {
		if taken[n] = last[n]; taken[n] {
			key[k] = 1
		}
	}
	return string(key)
}

// schedule tells, for each layer, the terms that it settles and the options
// that later ones still need.
func schedule(order []int, terms []term) (settled [][]term, open [][]int) {
	at := make([]int, len(order))
	for t, n := range order {
		at[n] = t
	}
	settled, open = make([][]term, len(order)), make([][]int, len(order))
	last := make([]int, len(order)) // layer until which an option is needed
	for _, f := range terms {
		end := 0
		for _, n := range f.scope {
			end = max(end, at[n])
		}
		settled[end] = append(settled[end], f)
		for _, n := range f.scope {
			last[n] = max(last[n], end)
		}
	}
	for n := range order {
		for t := at[n]; t < last[n]; t++ {
			open[t] = append(open[t], n)
		}
	}
	return settled, open
}
