package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// Trajectory is the footprint year by year that the plan leads to, beside the
// objectives. Figures are kg CO2e a year.
//
// The value of a year is Base − Σ saving of the step × phase, where the phase
// of an action grows in equal steps from 0 in the year before From to 1 in
// To, and never starts before the year after the inventory. All else stays
// as in the year of reference: fleet, factors, electricity mix. Savings are
// those of the steady state, so this is a commitment to follow and not a
// forecast.
type Trajectory struct {
	Hypothesis string // the lines above, in French
	Points     []Point
	Goals      []Goal
	Undated    []string // ids of quantified actions without a usable calendar: not in the points
	Problems   diag.List
}

// Point is the footprint of one year.
type Point struct {
	Year  int
	Value decimal.Decimal
}

// Goal is an objective on the total footprint, with what the plan leaves to
// find.
type Goal struct {
	Objective string // id
	Title     string
	Year      int
	Reduction decimal.Decimal // share of the base, 0.25 for a quarter less
	Target    decimal.Decimal // base × (1 − reduction)
	Planned   decimal.Decimal // the trajectory in that year
	Gap       decimal.Decimal // Planned − Target: above 0, still to find
}

// longest is the number of years that a trajectory can show.
const longest = 100

// Project lays a simulation over the years, from the year of reference to the
// end of the period or the last objective. It invents no calendar: an action
// without one is listed in Undated and stays out of the points.
func Project(s Strategy, sim *Simulation) *Trajectory {
	t := &Trajectory{Hypothesis: say("trajectory.hypothesis")}
	slopes := t.slopes(s, sim)
	value := func(year int) *big.Rat {
		v := exact.FromDecimal(sim.Base)
		for _, p := range slopes {
			v.Sub(v, new(big.Rat).Mul(p.saving, p.phase(year)))
		}
		return v
	}
	for _, o := range s.Objectives {
		if g, ok := t.goal(s, o); ok {
			target := new(big.Rat).Sub(big.NewRat(1, 1), exact.FromDecimal(g.Reduction))
			target.Mul(target, exact.FromDecimal(sim.Base))
			planned := value(g.Year)
			g.Target, g.Planned, g.Gap = exact.Decimal(target), exact.Decimal(planned), exact.Decimal(new(big.Rat).Sub(planned, target))
			t.Goals = append(t.Goals, g)
		}
	}
	end := max(s.Year, s.Period.To)
	for _, g := range t.Goals {
		end = max(end, g.Year)
	}
	for y := s.Year; y <= min(end, s.Year+longest); y++ {
		t.Points = append(t.Points, Point{Year: y, Value: exact.Decimal(value(y))})
	}
	return t
}

// slope is the saving of an action as it grows.
type slope struct {
	saving *big.Rat
	before int // last year without effect
	full   int // first year of full effect
}

// phase is the share of the saving reached in a year, 0 to 1.
func (p slope) phase(year int) *big.Rat {
	switch {
	case year <= p.before:
		return new(big.Rat)
	case year >= p.full:
		return big.NewRat(1, 1)
	}
	return big.NewRat(int64(year-p.before), int64(p.full-p.before))
}

func (t *Trajectory) slopes(s Strategy, sim *Simulation) []slope {
	calendar := map[string]Action{}
	for _, a := range s.Actions {
		calendar[a.ID] = a
	}
	var out []slope
	for _, step := range sim.Steps {
		from, to := calendar[step.Action].From, calendar[step.Action].To
		if from == 0 {
			from = to
		}
		if to == 0 {
			to = from
		}
		switch {
		case to == 0:
			t.undated(step.Action, "no-calendar", "trajectory.no-calendar", diag.Doubt)
		case to < from:
			t.undated(step.Action, "calendar-inverted", "trajectory.backwards", diag.Refused)
		default:
			before := max(from-1, s.Year)
			out = append(out, slope{saving: exact.FromDecimal(step.Saving), before: before, full: max(to, before+1)})
		}
	}
	return out
}

func (t *Trajectory) undated(action, code, phrase string, severity diag.Severity) {
	t.Undated = append(t.Undated, action)
	t.Problems = append(t.Problems, diag.Problem{Code: code, Severity: severity, Column: "actions." + action, Message: say(phrase), Remedy: say("trajectory.give-calendar")})
}

// goal gives the objectives that bear on the total footprint and can be drawn.
func (t *Trajectory) goal(s Strategy, o Objective) (Goal, bool) {
	if !o.Footprint || !o.Reduction.Valid || !sane(o.Reduction.Decimal) {
		return Goal{}, false
	}
	doubt := func(code, phrase, remedy string) (Goal, bool) {
		t.Problems = append(t.Problems, diag.Problem{Code: code, Severity: diag.Doubt, Column: "objectives." + o.ID, Message: say(phrase), Remedy: say(remedy)})
		return Goal{}, false
	}
	switch {
	case o.BaseYear != 0 && o.BaseYear != s.Year:
		return doubt("other-base-year", "trajectory.base-year", "trajectory.give-base")
	case o.TargetYear <= s.Year:
		return doubt("no-target-year", "trajectory.target-year", "trajectory.give-target")
	case o.TargetYear > s.Year+longest:
		return doubt("target-too-far", "trajectory.too-far", "trajectory.give-target")
	}
	return Goal{Objective: o.ID, Title: o.Title, Year: o.TargetYear, Reduction: o.Reduction.Decimal}, true
}
