package footprint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Comparison is what explains the change of a criterion between two results,
// per year, in the criterion's unit.
type Comparison struct {
	Criterion factors.Criterion
	// Before and After are the two totals, each with its coverage: a coverage
	// that changed is a reason to read the first step with care.
	Before, After Total
	Steps         []Step // six, in the order of the substitution
}

// Step is one thing that became what it is after, all that stands before it in
// the order having become so already.
type Step struct {
	Name       StepName
	Difference decimal.Decimal // of Value from that of the step before, negative for a decrease
	Value      decimal.Decimal // of the total once the step is made
}

// StepName names a step of a Comparison.
type StepName string

// Steps, in their order.
const (
	StepPerimeter   StepName = "perimeter"   // what one of the two alone counts
	StepFleet       StepName = "fleet"       // quantities, in use and in stock
	StepLifetime    StepName = "lifetime"    // service lives, dates, shared use
	StepConsumption StepName = "consumption" // kWh of one unit, PUE
	StepMix         StepName = "mix"         // year and zones of the electricity
	StepFactors     StepName = "factors"     // published values
)

var stepOrder = [...]StepName{StepPerimeter, StepFleet, StepLifetime, StepConsumption, StepMix, StepFactors}

// Compare explains the change of a criterion from one result to another by
// sequential substitution: from the first to the second, one thing
// after the other becomes what it is in the second. The values telescope:
// Before.Value and the six differences sum to After.Value, to the digit. The
// order matters, and is part of what the figures mean: 20 % less of
// equipment kept 20 % longer gives other parts in the other order, and the
// same whole.
//
// Items link both results. An item has two portions: its embodied impact, which
// units in use and in stock have, and its use, which units in use have, or all
// the units of a flow. Each portion that has a value in both is followed:
//
//   - perimeter: the share of its units that have a value becomes that of after;
//   - fleet: the units with a value become those of after, the lines of before in
//     proportion; units of different embodied impact (servers by their
//     configuration, equipment by its mass) count by that impact;
//   - lifetime: the service lives become those of after, with the years
//     before a refurbished purchase and the dates that the convention needs,
//     and the modes of use (BYOD, COPE), for the embodied impact and for the use.
//     Electricity is still the mean of the item before: kWh a unit, PUE and mix;
//   - consumption: the electricity that the item uses becomes that of after, at
//     the item's mean mix of before;
//   - mix: the lines and options of after, whole, with the values of before;
//   - factors: the values of after.
//
// A portion that cannot be followed passes at once from its value before to its
// value after. It does so with the perimeter where one result alone has the
// item, where one has no value for the portion, and where the values of before
// do not count the same units of after: a coverage that changes, by the
// inventory or by the published values, is no change of the factors. It does so
// with the fleet where one of the two has the item in stock alone. Where a mean
// of before is a quotient by 0 (all its units measured at 0 kWh), the portion
// takes with that step the value that it has with the mix. Refused, excluded and
// retired lines weigh nothing.
//
// The error is an *IncomparableError where the two cannot be compared: a result is
// nil, the criterion was not computed in both, the conventions differ, or a
// criterion other than climate change is counted from two databases.
func Compare(before, after *Result, c factors.Criterion) (*Comparison, error) {
	if err := incomparable(before, after, c); err != nil {
		return nil, err
	}
	totals, err := substitute(before, after, c)
	if err != nil {
		return nil, err
	}
	out := &Comparison{Criterion: c, Before: before.Total(c), After: after.Total(c)}
	last := out.Before.Value
	for n, name := range stepOrder {
		// The difference of what is shown, and not what is shown of the
		// difference: the printed sum is exact.
		value := exact.Decimal(totals[n])
		out.Steps = append(out.Steps, Step{Name: name, Difference: value.Sub(last), Value: value})
		last = value
	}
	return out, nil
}

// IncomparableError says why two results cannot be compared, or added.
type IncomparableError struct {
	Over          string // "result", "criterion", "convention", "database", "factors" or "options"
	Before, After string // what each has of it, empty for nothing
}

func (e *IncomparableError) Error() string {
	return fmt.Sprintf("footprint: results cannot be compared or added: %s %q and %q", e.Over, e.Before, e.After)
}

func incomparable(before, after *Result, c factors.Criterion) error {
	if before == nil || after == nil {
		return &IncomparableError{"result", before.year(), after.year()}
	}
	if !slices.Contains(before.opts.Criteria, c) || !slices.Contains(after.opts.Criteria, c) {
		return &IncomparableError{"criterion", listOf(before.opts.Criteria), listOf(after.opts.Criteria)}
	}
	if b, a := before.opts.Convention, after.opts.Convention; b != a {
		return &IncomparableError{"convention", string(b), string(a)}
	}
	b, a := databases(before.set, []factors.Criterion{c})[c], databases(after.set, []factors.Criterion{c})[c]
	if b != nil && a != nil && !sameDatabase(b, a) { // without one, nothing is counted
		return &IncomparableError{"database", nameOf(b), nameOf(a)}
	}
	return nil
}

// year names a result; a nil one has no name.
func (r *Result) year() string {
	if r == nil {
		return ""
	}
	return fmt.Sprint(r.opts.Year)
}

func listOf(criteria []factors.Criterion) string {
	ids := make([]string, len(criteria))
	for n, c := range criteria {
		ids[n] = c.String()
	}
	return strings.Join(ids, " ")
}
