package strategy

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// Trajectory is the footprint year by year that the plan leads to, beside the
// objectives. Figures are kg CO2e a year.
//
// The value of a year is Base − Σ saving of the step × phase. The phase of a part
// of a saving is the smaller of two: the roll-out of the action, which grows in
// equal steps from 0 in the year before From to 1 in To, and never starts before
// the year after the inventory; and what the turnover of the fleet allows since
// then (Pace). All else stays as in the year of reference: fleet, factors,
// electricity mix. This is a commitment to follow and not a forecast.
type Trajectory struct {
	Hypothesis string // the lines above, in French
	Points     []Point
	Goals      []Goal
	Undated    []string // ids of quantified actions without a usable calendar: not in the points
	Problems   diag.List
}

// Point is the footprint of one year.
type Point struct {
	Year     int
	Value    decimal.Decimal
	Embodied decimal.Decimal // of Value, all but the use phase
	Use      decimal.Decimal // Value − Embodied
	// Low and High are Value with all the lowest and all the highest published
	// values: a sensitivity, as footprint.Total, and not a confidence interval.
	Low, High decimal.Decimal
	// Electricity is what the factor that Strategy.Outlook expects in the year
	// would change, apart and in no Value: kWh of the year × (factor − factor of the
	// year of reference). Not valid where none is given.
	Electricity decimal.NullDecimal
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
	p := plotter{sim: sim, courses: t.courses(s, sim), outlook: t.outlook(s.Outlook)}
	for _, o := range s.Objectives {
		if g, ok := t.goal(s, o); ok {
			target := new(big.Rat).Sub(big.NewRat(1, 1), exact.FromDecimal(g.Reduction))
			target.Mul(target, exact.FromDecimal(sim.Base))
			planned := p.value(g.Year)
			g.Target, g.Planned, g.Gap = exact.Decimal(target), exact.Decimal(planned), exact.Decimal(new(big.Rat).Sub(planned, target))
			t.Goals = append(t.Goals, g)
		}
	}
	end := max(s.Year, s.Period.To)
	for _, g := range t.Goals {
		end = max(end, g.Year)
	}
	for y := s.Year; y <= min(end, s.Year+longest); y++ {
		t.Points = append(t.Points, p.point(y))
	}
	return t
}

// courses gives the steps that have a calendar.
func (t *Trajectory) courses(s Strategy, sim *Simulation) []course {
	calendar := map[string]Action{}
	for _, a := range s.Actions {
		calendar[a.ID] = a
	}
	var out []course
	for _, step := range sim.Steps {
		switch c, phrase := courseOf(step, calendar[step.Action], s.Year); phrase {
		case "":
			out = append(out, c)
		case "trajectory.no-calendar":
			t.undated(step.Action, "no-calendar", phrase, diag.Doubt)
		default:
			t.undated(step.Action, "calendar-inverted", phrase, diag.Refused)
		}
	}
	return out
}

// outlook gives the electricity factors of years to come that make sense.
func (t *Trajectory) outlook(years []ElectricityYear) map[int]decimal.Decimal {
	out := map[int]decimal.Decimal{}
	for _, y := range years {
		_, twice := out[y.Year]
		if twice || !sane(y.Factor) || y.Factor.IsNegative() || y.Factor.GreaterThan(decimal.NewFromInt(2)) {
			t.Problems = append(t.Problems, diag.Problem{Code: "bad-outlook", Severity: diag.Refused, Column: "electricity_outlook", Value: strconv.Itoa(y.Year),
				Message: say("trajectory.bad-outlook"), Remedy: say("trajectory.give-outlook")})
			continue
		}
		out[y.Year] = y.Factor
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
