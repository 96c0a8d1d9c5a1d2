package strategy

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// Avoidance is what an action costs for a tonne that it avoids over the period:
//
//	(investment + yearly × years in effect) ÷ Σ tonnes saved in these years
//
// in euros a tonne of CO2e. The years are those of the period from the first one
// of effect on, never before the year after the inventory, and the tonnes are
// those of the trajectory: an action that goes on after the period avoids more
// than is counted. Below 0 it is a gain. The price of the licences, of the carbon
// or of the money over time has no part in it.
type Avoidance struct {
	Action   string              // id
	Years    int                 // in effect within the period
	Cost     decimal.NullDecimal // euros over these years; not valid where no amount is declared
	Avoided  decimal.Decimal     // t CO2e over these years, as phased
	PerTonne decimal.NullDecimal // euros; not valid without a cost, or where nothing is avoided
	Formula  string              // in French
	// Late says, in French, how many units are past the life aimed at when the
	// action begins, so that it puts their purchase off no more; empty where none is.
	Late string
}

// avoidances costs the steps of the plan.
func (a *Assessment) avoidances() {
	actions := map[string]Action{}
	for _, action := range a.Strategy.Actions {
		actions[action.ID] = action
	}
	for _, step := range a.Simulation.Steps {
		a.Avoidances = append(a.Avoidances, a.Strategy.avoidance(step, actions[step.Action]))
	}
}

// avoidance costs a step by the calendar of its action; without one, and without
// a period, nothing is known but the formula.
func (s *Strategy) avoidance(step Step, a Action) Avoidance {
	out := Avoidance{Action: a.ID, Formula: say("formula.avoidance")}
	c, phrase := courseOf(step, a, s.Year)
	if phrase != "" || s.Period.To == 0 || s.Period.To > s.Year+longest {
		return out
	}
	late := new(big.Rat)
	for _, p := range step.Paces {
		late.Add(late, p.late(c.before))
	}
	if late.Sign() > 0 {
		out.Late = say("avoidance.late", "units", unitCount(late), "year", strconv.Itoa(c.before+1))
	}
	kilograms := new(big.Rat)
	for year := max(c.before+1, s.Period.From); year <= s.Period.To; year++ {
		embodied, rest := c.saving(year)
		kilograms.Add(kilograms, embodied).Add(kilograms, rest)
		out.Years++
	}
	tonnes := kilograms.Quo(kilograms, big.NewRat(1000, 1))
	out.Avoided = exact.Decimal(tonnes)
	cost, known := a.cost(out.Years)
	if !known || out.Years == 0 {
		return out
	}
	out.Cost = decimal.NewNullDecimal(exact.Decimal(cost))
	if tonnes.Sign() > 0 {
		out.PerTonne = decimal.NewNullDecimal(exact.Decimal(new(big.Rat).Quo(cost, tonnes)))
	}
	return out
}

// cost gives what an action costs over some years, euros; false where no amount
// is declared, or none that a person can have meant.
func (a Action) cost(years int) (*big.Rat, bool) {
	invested, yearly := a.Investment, a.Yearly
	if !invested.Valid && !yearly.Valid || !sane(invested.Decimal) || !sane(yearly.Decimal) {
		return nil, false
	}
	cost := new(big.Rat).Mul(yearly.Decimal.Rat(), big.NewRat(int64(years), 1))
	return cost.Add(cost, invested.Decimal.Rat()), true
}
