package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// course is the saving of a step as it grows over the years.
type course struct {
	step   Step
	before int // last year without effect
	full   int // first year of a whole roll-out
}

// courseOf lays a step over the calendar of its action; the phrase says why it
// has none.
func courseOf(step Step, a Action, reference int) (course, string) {
	from, to := a.From, a.To
	if from == 0 {
		from = to
	}
	if to == 0 {
		to = from
	}
	switch {
	case to == 0:
		return course{}, "trajectory.no-calendar"
	case to < from:
		return course{}, "trajectory.backwards"
	}
	before := reference
	if from > reference {
		before = from - 1
	}
	return course{step: step, before: before, full: max(to, before+1)}, ""
}

// rollout is the share of the action that is carried out in a year, 0 to 1.
func (c course) rollout(year int) *big.Rat {
	switch {
	case year <= c.before:
		return new(big.Rat)
	case year >= c.full:
		return big.NewRat(1, 1)
	}
	return big.NewRat(int64(year-c.before), int64(c.full-c.before))
}

// saving gives what is saved in a year: embodied, at the pace of the fleet, and
// the rest.
func (c course) saving(year int) (embodied, rest *big.Rat) {
	rollout := c.rollout(year)
	embodied, rest = new(big.Rat), exact.FromDecimal(c.step.Saving)
	for _, p := range c.step.Paces {
		if !p.Life.Valid {
			continue
		}
		steady := exact.FromDecimal(p.Saving)
		rest.Sub(rest, steady)
		phase := p.reached(year, c.before)
		if rollout.Cmp(phase) < 0 {
			phase = rollout
		}
		embodied.Add(embodied, steady.Mul(steady, phase))
	}
	return embodied, rest.Mul(rest, rollout)
}

// end gives what is saved in a year where the whole saving is another, with all
// the lowest or all the highest published values. They change the embodied part
// alone, which comes at the same pace.
func (c course) end(year int, whole decimal.Decimal) *big.Rat {
	embodied, rest := c.saving(year)
	steady, atOnce := new(big.Rat), exact.FromDecimal(c.step.Saving)
	for _, p := range c.step.Paces {
		if p.Life.Valid {
			steady.Add(steady, exact.FromDecimal(p.Saving))
		}
	}
	atOnce.Sub(atOnce, steady)
	out := new(big.Rat).Sub(exact.FromDecimal(whole), atOnce)
	if steady.Sign() != 0 {
		out.Mul(out, embodied.Quo(embodied, steady))
	} else {
		out.Mul(out, c.rollout(year))
	}
	return out.Add(out, rest)
}

// plotter draws a trajectory.
type plotter struct {
	sim     *Simulation
	courses []course
	outlook map[int]decimal.Decimal
}

func (p plotter) value(year int) *big.Rat {
	v := exact.FromDecimal(p.sim.Base)
	for _, c := range p.courses {
		embodied, rest := c.saving(year)
		v.Sub(v, embodied).Sub(v, rest)
	}
	return v
}

func (p plotter) point(year int) Point {
	made, low, high := exact.FromDecimal(p.sim.Embodied), exact.FromDecimal(p.sim.Low), exact.FromDecimal(p.sim.High)
	for _, c := range p.courses {
		embodied, _ := c.saving(year)
		made.Sub(made, embodied)
		low.Sub(low, c.end(year, c.step.Low))
		high.Sub(high, c.end(year, c.step.High))
	}
	value := p.value(year)
	return Point{Year: year, Value: exact.Decimal(value), Embodied: exact.Decimal(made), Use: exact.Decimal(new(big.Rat).Sub(value, made)),
		Low: exact.Decimal(low), High: exact.Decimal(high), Electricity: p.electricity(year)}
}

// electricity gives the effect of another mix in a year, on what is used then.
func (p plotter) electricity(year int) decimal.NullDecimal {
	factor, given := p.outlook[year]
	if !given || !p.sim.Mix.Valid {
		return decimal.NullDecimal{}
	}
	kwh := exact.FromDecimal(p.sim.Electricity)
	for _, c := range p.courses {
		less := exact.FromDecimal(c.step.Electricity)
		kwh.Sub(kwh, less.Mul(less, c.rollout(year)))
	}
	change := new(big.Rat).Sub(exact.FromDecimal(factor), exact.FromDecimal(p.sim.Mix.Decimal))
	return decimal.NewNullDecimal(exact.Decimal(kwh.Mul(kwh, change)))
}
