package strategy

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// FootprintChange is the change of the footprint from the year before to the
// year N by its causes, kg CO2e a year ([footprint.Compare]: exact, in a set
// order). It starts from the value with the factors of the time, so that a
// change of factors is one of its steps.
type FootprintChange struct {
	*footprint.Comparison
	Difference decimal.Decimal // After − Before
	// Difference is the sum of these three: what the body decides (fleet,
	// lifetime, consumption), the electricity mix, and what is counted otherwise
	// (perimeter and coverage, published values).
	Own, Grid, Counted decimal.Decimal
	// Again is the year before with the factors of the year N, and Alike is
	// After − Again: what changed with the same factors. Both are not valid where
	// the factors did not change: Before and Difference are they.
	Again, Alike decimal.NullDecimal
}

// FactorChange is a published value behind the figures of the year before that
// the factors of the year N do not hold as they did.
type FactorChange struct {
	Item          string // id, empty for a value of none
	Name          string // of the item in French
	Criterion     factors.Criterion
	Stage         factors.Stage // 0 for a parameter
	Zone          string        // of an electricity mix
	Unit          string
	Before, After decimal.NullDecimal // not valid where that set has none that served
	Source        string              // of After, else of Before

	id string // of a value that belongs to no item
}

// like tells whether two values are of the same thing.
func (c FactorChange) like(o FactorChange) bool {
	return c.Item == o.Item && c.id == o.id && c.Criterion == o.Criterion && c.Stage == o.Stage && c.Zone == o.Zone && c.Unit == o.Unit
}

// PerimeterChange is what the dossiers of the two years say otherwise of what
// is counted.
type PerimeterChange struct {
	Included, NoLonger []string // what the year N says to count and the year before did not, and the reverse
	Excluded, Admitted []string // what the year N says to leave out and the year before did not, and the reverse
	Agents, Previous   int      // of the body, 0 when not known
}

// explain splits the change by its causes.
func (y *YearlyReview) explain() {
	y.mixes()
	if y.Before == nil {
		y.NoChange = say("yearly.no-before")
		return
	}
	from := y.Before
	if y.Published != nil {
		from = y.Published
		y.Factors = factorChanges(y.Published.Result, y.Before.Result)
	}
	if !y.Now.Measured() || !from.Measured() {
		y.NoChange = say("yearly.not-measured")
		return
	}
	c, err := footprint.Compare(from.Result, y.Now.Result, factors.GWP)
	if err != nil {
		y.NoChange = incomparable(err)
		return
	}
	out := &FootprintChange{Comparison: c, Difference: c.After.Value.Sub(c.Before.Value)}
	for _, s := range c.Steps {
		sum := out.of(s.Name)
		*sum = sum.Add(s.Difference)
	}
	if y.Published != nil && y.Before.Measured() {
		out.Again = decimal.NewNullDecimal(y.Before.Result.Total(factors.GWP).Value)
		out.Alike = minus(decimal.NewNullDecimal(c.After.Value), out.Again)
	}
	y.Change = out
}

// of gives the sum that a step belongs to.
func (c *FootprintChange) of(step footprint.StepName) *decimal.Decimal {
	switch step {
	case footprint.StepPerimeter, footprint.StepFactors:
		return &c.Counted
	case footprint.StepMix:
		return &c.Grid
	}
	return &c.Own
}

// incomparable says in French why two results are not compared.
func incomparable(err error) string {
	var e *footprint.IncomparableError
	if !errors.As(err, &e) {
		return say("yearly.incomparable")
	}
	if e.Over == "convention" {
		return say("yearly.incomparable.convention", "before", e.Before, "after", e.After)
	}
	return say("yearly.incomparable")
}

func (y *YearlyReview) mixes() {
	for n, a := range []*Assessment{y.Before, y.Now} {
		if a != nil && a.Measured() {
			y.Mix[n] = a.Result.Set().Electricity(a.Options.Zone, a.Options.Year, factors.GWP)
		}
	}
}

// factorChanges compares the values behind two computations of one inventory.
func factorChanges(before, after *footprint.Result) []FactorChange {
	var out []FactorChange
	for n, r := range []*footprint.Result{before, after} {
		if r == nil {
			continue
		}
		for _, f := range r.Used() {
			c := FactorChange{Item: f.Item, Criterion: f.Criterion, Stage: f.Stage, Zone: f.Zone, Unit: f.Unit}
			if i, ok := r.Set().Item(f.Item); ok {
				c.Name = i.NameFR
			} else {
				c.id, c.Name = f.ID, r.Set().NameOf("factor", f.ID).FR
			}
			at := slices.IndexFunc(out, c.like)
			if at < 0 {
				at = len(out)
				out = append(out, c)
			}
			value := decimal.NewNullDecimal(f.Value)
			if n == 0 {
				out[at].Before = value
			} else {
				out[at].After = value
			}
			out[at].Source = f.Source.Attribution
		}
	}
	return slices.DeleteFunc(out, func(c FactorChange) bool {
		return c.Before.Valid && c.After.Valid && c.Before.Decimal.Equal(c.After.Decimal)
	})
}

// perimeter compares what the two dossiers say to count.
func (y *YearlyReview) perimeter() PerimeterChange {
	out := PerimeterChange{Agents: y.Now.Strategy.agents()}
	if y.Before == nil {
		return out
	}
	out.Previous = y.Before.Strategy.agents()
	is, was := y.Now.Strategy.Scope, y.Before.Strategy.Scope
	out.Included, out.NoLonger = missing(is.Included, was.Included), missing(was.Included, is.Included)
	out.Excluded, out.Admitted = missing(is.Excluded, was.Excluded), missing(was.Excluded, is.Excluded)
	return out
}

// missing gives the texts of one list that another does not have.
func missing(all, from []string) []string {
	var out []string
	for _, text := range all {
		if !slices.Contains(from, text) {
			out = append(out, text)
		}
	}
	return out
}
