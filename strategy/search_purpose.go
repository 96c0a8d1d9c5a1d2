package strategy

import (
	"cmp"
	"math/big"
	"slices"
)

// purpose is what a search makes least. Each option weighs one whole number,
// which holds, one below the other, all that sets are compared by: the cost and
// then the number, or the number and then the cost; the lowest bits are the
// place of its id. So a sum of weights compares two sets entirely, no two sets
// weigh the same, and the best one is a single one, whatever the order of
// the caller.
type purpose struct {
	weights []*big.Int
	usable  []bool   // options that may be taken at all
	first   *big.Int // weight of one unit of the first thing compared
	unit    *big.Rat // of the first thing compared: a number of euros, or one action
	leftOut []Unquantified
	need    *big.Int // what the set must save
}

// byCost compares costs, then numbers of actions.
func (s *search) byCost() purpose {
	costs, unit := s.costs()
	p := s.purpose(func(o option) string { return o.why }, costs, s.ones())
	p.unit = unit
	return p
}

// byCount compares numbers of actions, then of those without an amount, then costs.
func (s *search) byCount() purpose {
	costs, _ := s.costs()
	unknown := s.ones()
	for n, o := range s.options {
		if o.cost != nil {
			unknown[n] = new(big.Int)
		}
	}
	p := s.purpose(func(option) string { return "" }, s.ones(), unknown, costs)
	p.unit = big.NewRat(1, 1)
	return p
}

func (s *search) ones() []*big.Int {
	out := make([]*big.Int, len(s.options))
	for n := range out {
		out[n] = big.NewInt(1)
	}
	return out
}

// costs gives whole numbers of a common unit, in euros a year; 0 where a cost is not known.
func (s *search) costs() ([]*big.Int, *big.Rat) {
	common := big.NewInt(1)
	for _, o := range s.options {
		if o.cost != nil {
			shared := new(big.Int).GCD(nil, nil, common, o.cost.Denom())
			common.Mul(common, new(big.Int).Quo(o.cost.Denom(), shared))
		}
	}
	out := make([]*big.Int, len(s.options))
	for n, o := range s.options {
		out[n] = new(big.Int)
		if o.cost != nil {
			out[n].Mul(o.cost.Num(), new(big.Int).Quo(common, o.cost.Denom()))
		}
	}
	return out, new(big.Rat).SetFrac(big.NewInt(1), common)
}

// purpose puts the criteria one below the other: each is multiplied by more
// than all that is below it can sum to.
func (s *search) purpose(bar func(option) string, criteria ...[]*big.Int) purpose {
	count := len(s.options)
	p := purpose{weights: make([]*big.Int, count), first: new(big.Int).Lsh(big.NewInt(1), uint(count)+1), leftOut: slices.Clone(s.leftOut)}
	for n := range p.weights { // the first id weighs least: its bit is taken off
		p.weights[n] = new(big.Int).Neg(new(big.Int).Lsh(big.NewInt(1), uint(count-1-n)))
	}
	for k := len(criteria) - 1; k >= 0; k-- {
		most := big.NewInt(0)
		for n, c := range criteria[k] {
			p.weights[n].Add(p.weights[n], new(big.Int).Mul(c, p.first))
			most.Add(most, new(big.Int).Abs(c))
		}
		if k > 0 {
			p.first.Mul(p.first, most.Add(most.Lsh(most, 1), big.NewInt(1)))
		}
	}
	p.usable = s.usable(&p, bar)
	slices.SortStableFunc(p.leftOut, func(a, b Unquantified) int { return cmp.Compare(a.Action, b.Action) })
	return p
}

// usable tells the options that may be taken, with all that they require, and
// names the others.
func (s *search) usable(p *purpose, bar func(option) string) []bool {
	at, why := s.index(), make([]string, len(s.options))
	for n, o := range s.options {
		why[n] = bar(o)
		if why[n] == "" && o.barred {
			why[n] = "unquantified.prerequisite"
		}
	}
	for changed := true; changed; {
		changed = false
		for n, o := range s.options {
			for _, id := range o.action.Requires {
				if m, ok := at[id]; ok && why[n] == "" && why[m] != "" {
					why[n], changed = "unquantified.prerequisite", true
				}
			}
		}
	}
	out := make([]bool, len(s.options))
	for n, o := range s.options {
		out[n] = why[n] == ""
		if !out[n] && o.action.Lever != nil {
			p.leftOut = append(p.leftOut, Unquantified{Action: o.action.ID, Title: o.action.Title, Why: say(why[n])})
		}
	}
	return out
}

// weigh sums a set.
func (p purpose) weigh(taken []bool) *big.Int {
	sum := new(big.Int)
	for n, t := range taken {
		if t {
			sum.Add(sum, p.weights[n])
		}
	}
	return sum
}

// gap gives by how much, in the first thing compared, a set could be better
// than the one found. What is below the first sums to less than half of one
// unit of it, either way.
func (p purpose) gap(f found) *big.Rat {
	own, least := p.nearest(p.weigh(f.taken)), p.above(f.least)
	if f.exact || least.Cmp(own) >= 0 {
		return new(big.Rat)
	}
	gap := new(big.Rat).SetInt(own.Sub(own, least))
	return gap.Mul(gap, p.unit)
}

// nearest gives the whole units of the first thing in the weight of a set, exactly:
// what stands below them is less than half of a unit.
func (p purpose) nearest(weight *big.Int) *big.Int {
	half := new(big.Int).Rsh(p.first, 1)
	half.Add(half, weight)
	return half.Div(half, p.first)
}

// above gives the fewest units that a set of at least that weight can have: the
// least whole number that nearest would give.
func (p purpose) above(weight *big.Int) *big.Int {
	w := new(big.Int).Rsh(p.first, 1)
	w.Sub(weight, w)
	w.Add(w, p.first).Sub(w, big.NewInt(1))
	return w.Div(w, p.first)
}
