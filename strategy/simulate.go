package strategy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// Simulation is what a plan changes: figures are kg CO2e a year, in steady
// state, each the difference of two full computations by the same engine.
type Simulation struct {
	Base         decimal.Decimal
	Final        decimal.Decimal
	Saving       decimal.Decimal     // Base − Final, the sum of the steps
	Low, High    decimal.Decimal     // Base with the lowest and the highest published values, as footprint.Total
	Embodied     decimal.Decimal     // of Base, all but the use phase
	Electricity  decimal.Decimal     // of the inventory in the zone of the options, kWh a year
	Mix          decimal.NullDecimal // of that zone and year, kg CO2e a kWh; not valid where none is published
	Criteria     []CriterionSaving   // of the whole plan, climate first, then the others that the set values
	Steps        []Step              // in the canonical order
	Apart        []ApartSaving       // on what is counted beside the inventory, by id: in no step and no total
	Unquantified []Unquantified      // actions without a figure, by id
	Problems     diag.List
}

// Step is one quantified action.
type Step struct {
	Action        string // id
	Title         string
	Kind          LeverKind
	Formula       string          // in French
	Before, After decimal.Decimal // the total around this step
	Saving        decimal.Decimal // in sequence: Before − After
	Alone         decimal.Decimal // when it is the only action
	Last          decimal.Decimal // when it is taken after all the others
	Low, High     decimal.Decimal // Saving with all the lowest, and all the highest published values
	Electricity   decimal.Decimal // saved in the zone of the options, kWh a year
	// Criteria are the savings of each criterion that the set values, climate
	// first. They sum, step after step, to the difference of the two inventories.
	// A move to a provider has those that it publishes alone: climate.
	Criteria []CriterionSaving
	Lives    []LifeChange // service lives changed in sequence
	Paces    []Pace       // how fast the saving comes
}

// CriterionSaving is what a step changes in a criterion, in its unit a year.
type CriterionSaving struct {
	Criterion             factors.Criterion
	Before, After, Saving decimal.Decimal
}

// Unquantified is an action without a figure: no lever, or one that cannot be
// computed. A number is never made up for it.
type Unquantified struct {
	Action string
	Title  string
	Why    string // in French
}

// Simulate computes a plan action by action. Whatever the order of the
// caller, actions are applied in the canonical one, by kind of lever then by
// id, so that the total depends on the set of actions alone;
// steps telescope: their savings sum to Base − Final. Levers that cannot be
// computed are refused in Problems. Levers on uses that a strategy declares need
// Assess, which knows them. The error is for options that the engine refuses.
func Simulate(set *factors.Set, inv footprint.Inventory, opts footprint.Options, actions []Action) (*Simulation, error) {
	base, err := computeFooting(set, inv, opts)
	if err != nil {
		return nil, err
	}
	s, err := newSimulator(base)
	if err != nil {
		return nil, err
	}
	return s.simulate(actions)
}

// footing is what a plan starts from.
type footing struct {
	fleet   *fleet
	base    decimal.Decimal // total of the inventory, kg CO2e a year
	refused int             // lines that the engine refuses without any action
}

// footingOf puts the lines of a result in a fleet.
func footingOf(result *footprint.Result, lines []footprint.Line) footing {
	opts := result.Options()
	opts.Criteria = []factors.Criterion{factors.GWP}
	return footing{newFleet(result.Set(), opts, lines), result.Total(factors.GWP).Value, result.Counts().Refused}
}

// computeFooting gives the footing of an inventory that has no result yet.
func computeFooting(set *factors.Set, inv footprint.Inventory, opts footprint.Options) (footing, error) {
	opts.Criteria = []factors.Criterion{factors.GWP}
	result, err := footprint.Compute(set, inv, opts)
	if err != nil {
		return footing{}, err
	}
	return footingOf(result, inv.Lines), nil
}

func newSimulator(from footing) (*simulator, error) {
	s := &simulator{footing: from}
	var err error
	if s.start, err = s.look(s.fleet, criteriaOf(s.fleet.set)); err != nil {
		return nil, err
	}
	s.start.totals = slices.DeleteFunc(s.start.totals, func(t footprint.Total) bool { return !hasValue(t) })
	if !s.start.climate().Equal(s.base) {
		return nil, errors.New("strategy: the plan does not start from the inventory's total")
	}
	return s, nil
}

// simulate computes a plan from the start.
func (s *simulator) simulate(actions []Action) (*Simulation, error) {
	s.out = Simulation{}
	plan := s.plan(actions)
	if err := s.sequence(plan); err != nil {
		return nil, err
	}
	if err := s.apart(plan); err != nil {
		return nil, err
	}
	s.out.Base, s.out.Saving = s.base, s.base.Sub(s.out.Final)
	s.out.Low, s.out.High, s.out.Embodied, s.out.Electricity = s.start.low, s.start.high, s.start.embodied, s.start.electricity
	if mix := s.fleet.set.Electricity(s.fleet.opts.Zone, s.fleet.opts.Year, factors.GWP); mix != nil {
		s.out.Mix = decimal.NewNullDecimal(mix.Value)
	}
	out := s.out
	return &out, nil
}

type simulator struct {
	footing
	start  view // of the fleet, before any action
	asides asides
	out    Simulation
}

// planned is an action whose lever can be computed.
type planned struct {
	action Action
	family family
	rank   int
}

func (p planned) apply(f *fleet) effect { return p.family.apply(*p.action.Lever, f) }

// plan sorts the actions and sets aside those that have no figure.
func (s *simulator) plan(actions []Action) []planned {
	times := map[string]int{}
	for _, a := range actions {
		times[a.ID]++
	}
	sorted := slices.Clone(actions)
	slices.SortStableFunc(sorted, func(a, b Action) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Title, b.Title)) })
	var plan []planned
	for _, a := range sorted {
		switch why := s.refuse(a, times[a.ID]); {
		case why == "" && a.Lever.isApart():
		case why == "":
			f, _ := familyOf(a.Lever.Kind)
			plan = append(plan, planned{a, f, f.rank(*a.Lever)})
		default:
			s.out.Unquantified = append(s.out.Unquantified, Unquantified{Action: a.ID, Title: a.Title, Why: say(why)})
		}
	}
	slices.SortStableFunc(plan, func(a, b planned) int { return cmp.Compare(a.rank, b.rank) })
	return plan
}

// refuse gives the phrase that says why an action has no figure, or "".
func (s *simulator) refuse(a Action, times int) string {
	if times > 1 {
		s.out.Problems = append(s.out.Problems, diag.Problem{Code: "duplicate-action", Severity: diag.Refused, Column: "actions", Value: diag.Clip(a.ID),
			Message: say("action.twice"), Remedy: say("action.rename")})
		return "unquantified.twice"
	}
	switch {
	case a.Progress == Dropped:
		return "unquantified.dropped"
	case a.Lever == nil:
		return "unquantified.no-lever"
	case a.countedIn(s.fleet.opts.Year):
		return "unquantified.in-inventory"
	}
	if c, ok := inCatalogue(a.Catalogue); ok && !c.saves() {
		return "unquantified.catalogue"
	}
	if a.Lever.isApart() {
		return s.valueApart(a)
	}
	if p := a.Lever.problems(a.ID, s.fleet.set); p != nil {
		s.out.Problems = append(s.out.Problems, p...)
		return "unquantified.refused"
	}
	f, _ := familyOf(a.Lever.Kind)
	e := f.apply(*a.Lever, s.fleet.clone())
	if e.phrase != "" {
		s.out.Problems = append(s.out.Problems, diag.Problem{Code: e.phrase[len("lever."):], Severity: e.severity, Column: "actions." + a.ID + ".lever",
			Message: say(e.phrase), Remedy: say("lever.check")})
	}
	if e.severity == diag.Refused {
		return cmp.Or(e.why, "unquantified.refused")
	}
	return ""
}

// sequence applies the plan in order: each step starts where the one before
// ended.
func (s *simulator) sequence(plan []planned) error {
	f, before := s.fleet.clone(), s.start
	for _, p := range plan {
		old := f.clone()
		lives := p.apply(f).lives
		criteria := before.criteria()
		if p.action.Lever.Kind == ToCloud { // the provider says nothing of the others
			criteria = criteria[:1]
		}
		after, err := s.look(f, criteria)
		if err != nil {
			return err
		}
		step := Step{Action: p.action.ID, Title: p.action.Title, Kind: p.action.Lever.Kind, Formula: p.family.says(*p.action.Lever),
			Before: before.climate(), After: after.climate(), Saving: before.climate().Sub(after.climate()),
			Low: before.low.Sub(after.low), High: before.high.Sub(after.high), Electricity: before.electricity.Sub(after.electricity), Lives: lives}
		for n, c := range after.totals {
			step.Criteria = append(step.Criteria, CriterionSaving{c.Criterion, before.totals[n].Value, c.Value, before.totals[n].Value.Sub(c.Value)})
		}
		step.Paces = paces(step.Kind, old, f, before.byLine, after.byLine, step.Saving)
		s.out.Steps = append(s.out.Steps, step)
		after.totals = append(after.totals, before.totals[len(after.totals):]...)
		before = after
	}
	s.out.Final = before.climate()
	for n, c := range before.totals {
		from := s.start.totals[n].Value
		s.out.Criteria = append(s.out.Criteria, CriterionSaving{c.Criterion, from, c.Value, from.Sub(c.Value)})
	}
	return nil
}

// apart computes each action alone, and after all the others: the first and the
// last of the sequence are so already.
func (s *simulator) apart(plan []planned) (err error) {
	for n := range plan {
		step := &s.out.Steps[n]
		step.Alone, step.Last = step.Saving, step.Saving
		if n > 0 {
			if step.Alone, err = s.alone(plan[n]); err != nil {
				return err
			}
		}
		if n < len(plan)-1 {
			if step.Last, err = s.last(plan, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// alone gives the saving of one action without the others.
func (s *simulator) alone(p planned) (decimal.Decimal, error) {
	f := s.fleet.clone()
	p.apply(f)
	after, err := s.total(f)
	return s.base.Sub(after), err
}

// last gives the saving of one action after all the others.
func (s *simulator) last(plan []planned, n int) (decimal.Decimal, error) {
	f := s.fleet.clone()
	for m, other := range plan {
		if m != n {
			other.apply(f)
		}
	}
	before, err := s.total(f)
	if err != nil {
		return decimal.Decimal{}, err
	}
	plan[n].apply(f)
	after, err := s.total(f)
	return before.Sub(after), err
}

// total computes a changed fleet.
func (s *simulator) total(f *fleet) (decimal.Decimal, error) {
	result, err := s.compute(f.set, f.inventory(), f.opts)
	if err != nil {
		return decimal.Decimal{}, err
	}
	return result.Total(factors.GWP).Value, nil
}

// compute refuses what a lever broke: a line that the engine refuses after it and
// not before would be a saving out of nothing.
func (s *simulator) compute(set *factors.Set, inv footprint.Inventory, opts footprint.Options) (*footprint.Result, error) {
	result, err := footprint.Compute(set, inv, opts)
	if err != nil {
		return nil, err
	}
	if n := result.Counts().Refused; n > s.refused {
		return nil, fmt.Errorf("strategy: a lever made %d lines impossible to compute", n-s.refused)
	}
	return result, nil
}
