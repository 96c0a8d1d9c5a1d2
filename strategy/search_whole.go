package strategy

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// whole computes the fleet with a set of actions.
func (s *search) whole(taken []bool) (decimal.Decimal, error) {
	f := s.fleet.clone()
	for _, n := range s.order {
		if taken[n] {
			s.options[n].lever.apply(f)
		}
	}
	r, err := footprint.Compute(f.set, f.inventory(), f.opts)
	if err != nil {
		return decimal.Decimal{}, err
	}
	return r.Total(factors.GWP).Value, nil
}

// addUp makes one cell of the whole fleet where cells do not sum to what the
// engine says of all the levers together: a kind of lever would look further
// than is known here.
func (s *search) addUp() error {
	all := make([]bool, len(s.options))
	for n := range all {
		all[n] = true
	}
	for _, c := range s.cells {
		if _, err := s.saving(c, all); err != nil {
			return err
		}
	}
	total, err := s.whole(all)
	if err != nil {
		return err
	}
	gap := inUnits(s.base.Sub(total))
	if gap.Sub(gap, s.saved(all)).CmpAbs(s.tolerance()) <= 0 {
		return nil
	}
	one := &cell{memo: map[string]*big.Int{}, scope: slices.Sorted(slices.Values(s.order))}
	for n := range s.fleet.lines {
		one.lines = append(one.lines, n)
	}
	s.cells = []*cell{one}
	return s.measure(one, nil, nil, nil)
}
