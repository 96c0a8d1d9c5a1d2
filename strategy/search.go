package strategy

import (
	"errors"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// Selection is a set of actions chosen to bring the total of an inventory to
// a target, in steady state. Figures are those of the engine for the whole
// set: interactions are in them.
//
// Two totals are held to be the same when they differ by less than one part
// in 10^15 of that of the inventory: figures of the engine that never end have
// 18 significant digits.
type Selection struct {
	Actions   []string            // ids, sorted; where the target is out of reach, the set that saves most
	Cost      decimal.NullDecimal // euros a year: Σ investment ÷ years + yearly; not valid where an action has no amount
	Saving    decimal.Decimal     // kg CO2e a year
	Final     decimal.Decimal     // kg CO2e a year, with the set
	Target    decimal.Decimal     // kg CO2e a year
	Reachable bool                // by some set that respects prerequisites and exclusions
	Missing   decimal.Decimal     // kg CO2e a year above the target; 0 where it is reached
	// Exact tells that no better set exists, or that none reaches the target.
	// Otherwise it is the best found, and Gap says by how much at most another could be better: euros a year for the
	// cheapest, actions for the smallest. Gap is not valid where the target is
	// not reached.
	Exact   bool
	Gap     decimal.NullDecimal
	LeftOut []Unquantified // actions with a lever that could not be taken, by id, and why
}

// Cheapest gives the set of actions of least cost, euros a year, that brings
// the total to the target, kg CO2e a year. An action costs its investment
// divided by the years of the period, plus what it costs each year, which is
// below 0 where it spares money; those without any amount are left out, and
// named. An action is taken with all that it requires, even what has no lever,
// and never with one that it excludes or that excludes it; what is done
// already and has no lever need not be taken. Of sets of one cost it is that
// of the fewest actions, then the first in the order of ids.
//
// Up to 25 actions no set is passed over, whatever they bear on, as long as half a million
// partial sets can hold those that may still be the best; as a rule 60 are exact too. Exact
// says so. The error is for options that the engine
// refuses or a target beyond any measure.
func Cheapest(set *factors.Set, inv footprint.Inventory, opts footprint.Options, candidates []Action, target decimal.Decimal, years int) (*Selection, error) {
	s, err := searchOf(set, inv, opts, candidates, years)
	if err != nil {
		return nil, err
	}
	return s.find(s.byCost(), target)
}

// Smallest gives the set of the fewest actions that brings the total to the
// target, under the rules of Cheapest. Actions without an amount may be taken,
// and those that are required count. Of sets of one size it is that which has
// fewest actions without an amount, then the cheapest, then the first in the
// order of ids.
func Smallest(set *factors.Set, inv footprint.Inventory, opts footprint.Options, candidates []Action, target decimal.Decimal, years int) (*Selection, error) {
	s, err := searchOf(set, inv, opts, candidates, years)
	if err != nil {
		return nil, err
	}
	return s.find(s.byCount(), target)
}

// search is a set of actions to choose from, and the parts of the fleet on
// which they act. It serves any number of targets.
type search struct {
	footing
	options []option // by id
	order   []int    // options with a lever, in the canonical order
	cells   []*cell
	rules   []rule
	leftOut []Unquantified
	stages  []limits // tried one after the other until one is exact
	limits  limits   // of the stage
	unitsOf map[unitKey]unitFigure
	asked   int // of the engine
	tried   int // sets in cells
}

func searchOf(set *factors.Set, inv footprint.Inventory, opts footprint.Options, candidates []Action, years int) (*search, error) {
	base, err := computeFooting(set, inv, opts)
	if err != nil {
		return nil, err
	}
	return newSearch(base, candidates, years)
}

// newSearch leaves the fleet of the caller as it is.
func newSearch(from footing, candidates []Action, years int) (*search, error) {
	from.fleet = from.fleet.clone()
	s := &search{footing: from, unitsOf: map[unitKey]unitFigure{}, stages: []limits{brief, usual}}
	s.mark()
	s.choose(candidates, years)
	if err := s.divide(); err != nil {
		return nil, err
	}
	return s, nil
}

// find searches the best set for a purpose.
func (s *search) find(p purpose, target decimal.Decimal) (*Selection, error) {
	if !sane(target) {
		return nil, errors.New("strategy: a target beyond any measure")
	}
	p.need = s.need(target)
	var best found
	for _, s.limits = range s.stages {
		next, err := s.best(p)
		if err != nil {
			return nil, err
		}
		if best = p.better(best, next); best.exact {
			break
		}
	}
	return s.selection(p, best, target)
}

// need is what a set must save at least, in units of the search, less what two
// equal totals may differ by.
func (s *search) need(target decimal.Decimal) *big.Int {
	need := inUnits(s.base.Sub(target))
	return need.Sub(need, s.tolerance())
}

// tolerance is one part in 10^15 of the total.
func (s *search) tolerance() *big.Int {
	t := inUnits(s.base)
	return t.Abs(t.Quo(t, big.NewInt(1_000_000_000_000_000)))
}

// found is a set with what is known of its worth.
type found struct {
	taken []bool
	exact bool
	least *big.Int // no set has a lower objective; nil where none is known
}

// better joins what two searches found: the lower weight, and the higher bound.
// A set that misses the target has no bound.
func (p purpose) better(before, now found) found {
	if before.least == nil || now.exact {
		return now
	}
	if now.least == nil {
		return before
	}
	best, least := now, now.least
	if p.weigh(before.taken).Cmp(p.weigh(now.taken)) < 0 {
		best = before
	}
	if before.least.Cmp(least) > 0 {
		least = before.least
	}
	best.least, best.exact = least, p.weigh(best.taken).Cmp(least) <= 0
	return best
}

// selection computes the chosen set as a whole: the figures are those of
// Simulate.
func (s *search) selection(p purpose, best found, target decimal.Decimal) (*Selection, error) {
	final, err := s.whole(best.taken)
	if err != nil {
		return nil, err
	}
	out := &Selection{Target: target, Final: final, Saving: s.base.Sub(final), Exact: best.exact, LeftOut: p.leftOut, Actions: []string{}}
	gap := inUnits(out.Saving)
	if gap.Sub(gap, s.saved(best.taken)).CmpAbs(s.tolerance()) > 0 {
		return nil, errors.New("strategy: the parts of the fleet do not add up to the whole")
	}
	cost := new(big.Rat)
	for n, taken := range best.taken {
		if !taken {
			continue
		}
		out.Actions = append(out.Actions, s.options[n].action.ID)
		if own := s.options[n].cost; own == nil || cost == nil {
			cost = nil
		} else {
			cost.Add(cost, own)
		}
	}
	if cost != nil {
		out.Cost = decimal.NewNullDecimal(exact.Decimal(cost))
	}
	out.Reachable = inUnits(out.Saving).Cmp(p.need) >= 0
	if !out.Reachable {
		out.Missing = final.Sub(target)
	} else if best.least != nil {
		out.Gap = decimal.NewNullDecimal(exact.Decimal(p.gap(best)))
	}
	return out, nil
}
