package strategy

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// FindWithin searches with little room, so that small plans go through what is
// made for large ones.
func FindWithin(states, open, sets, kept int, inv footprint.Inventory, candidates []Action, target decimal.Decimal, cheapest bool) (*Selection, error) {
	s, err := searchOf(factors.Default(), inv, footprint.Options{Year: 2024}, candidates, 6)
	if err != nil {
		return nil, err
	}
	within := limits{states: states, open: open, sets: sets, few: 0, kept: kept}
	s.stages = []limits{{states: 2, open: 1, sets: 1, kept: 1}, within}
	if cheapest {
		return s.find(s.byCost(), target)
	}
	return s.find(s.byCount(), target)
}

// FindByFront searches set by set alone; false where that does not settle it.
func FindByFront(room int, inv footprint.Inventory, opts footprint.Options, candidates []Action, target decimal.Decimal, cheapest bool) (*Selection, bool, error) {
	s, err := searchOf(factors.Default(), inv, opts, candidates, 6)
	if err != nil {
		return nil, false, err
	}
	p := s.byCount()
	if cheapest {
		p = s.byCost()
	}
	p.need, s.limits = s.need(target), limits{few: 25, front: room}
	best, ok, err := s.front(p)
	if err != nil || !ok {
		return nil, false, err
	}
	out, err := s.selection(p, best, target)
	return out, true, err
}
