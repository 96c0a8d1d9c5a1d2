package strategy

import (
	"slices"

	"github.com/shopspring/decimal"
)

// GoalSelection is what would reach an objective on the footprint in steady
// state, among the actions of the plan and of the scenarios.
type GoalSelection struct {
	Objective string          // id
	Year      int             // of the objective; the sets are in full effect, whatever their calendar
	Target    decimal.Decimal // kg CO2e a year
	Plan      decimal.Decimal // the total with the whole plan in full effect, kg CO2e a year
	Cheapest  *Selection
	Smallest  *Selection
}

// selections searches for each goal of the trajectory.
func (a *Assessment) selections(from footing) ([]GoalSelection, error) {
	if len(a.Trajectory.Goals) == 0 {
		return nil, nil
	}
	candidates := slices.Concat(a.Strategy.Actions, a.Strategy.Scenarios)
	s, err := newSearch(from, candidates, a.Strategy.Period.years())
	if err != nil {
		return nil, err
	}
	s.stages = []limits{brief}
	var out []GoalSelection
	for _, g := range a.Trajectory.Goals {
		found := GoalSelection{Objective: g.Objective, Year: g.Year, Target: g.Target, Plan: a.Simulation.Final}
		if found.Cheapest, err = s.find(s.byCost(), g.Target); err != nil {
			return nil, err
		}
		if found.Smallest, err = s.find(s.byCount(), g.Target); err != nil {
			return nil, err
		}
		out = append(out, found)
	}
	return out, nil
}

// years is the length of the period, both ends in it; 0 where it is not known.
func (p Period) years() int {
	if p.From == 0 || p.To < p.From {
		return 0
	}
	return p.To - p.From + 1
}
