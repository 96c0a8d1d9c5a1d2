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
	Saving       decimal.Decimal // Base − Final, the sum of the steps
	Steps        []Step          // in the canonical order
	Unquantified []Unquantified  // actions without a figure, by id
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
	Lives         []LifeChange    // service lives changed in sequence
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
// id (method §10), so that the total depends on the set of actions alone;
// steps telescope: their savings sum to Base − Final. Levers that cannot be
// computed are refused in Problems. The error is for options that the engine
// refuses.
func Simulate(set *factors.Set, inv footprint.Inventory, opts footprint.Options, actions []Action) (*Simulation, error) {
	opts.Criteria = []factors.Criterion{factors.GWP}
	base, err := footprint.Compute(set, inv, opts)
	if err != nil {
		return nil, err
	}
	s := &simulator{fleet: newFleet(set, base.Options(), inv.Lines), base: base.Total(factors.GWP).Value, refused: base.Counts().Refused}
	if whole, err := s.total(s.fleet); err != nil || !whole.Equal(s.base) {
		return nil, cmp.Or(err, errors.New("strategy: the plan does not start from the inventory's total"))
	}
	plan := s.plan(actions)
	if err := s.sequence(plan); err != nil {
		return nil, err
	}
	if err := s.apart(plan); err != nil {
		return nil, err
	}
	s.out.Base, s.out.Saving = s.base, s.base.Sub(s.out.Final)
	return &s.out, nil
}

type simulator struct {
	fleet   *fleet
	base    decimal.Decimal
	refused int // lines that the engine refuses without any action
	out     Simulation
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
		switch why := s.refuse(a, times[a.ID]); why {
		case "":
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
	if a.Lever == nil {
		return "unquantified.no-lever"
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
		return "unquantified.refused"
	}
	return ""
}

// sequence applies the plan in order: each step starts where the one before
// ended.
func (s *simulator) sequence(plan []planned) error {
	f, before := s.fleet.clone(), s.base
	for _, p := range plan {
		lives := p.apply(f).lives
		after, err := s.total(f)
		if err != nil {
			return err
		}
		s.out.Steps = append(s.out.Steps, Step{Action: p.action.ID, Title: p.action.Title, Kind: p.action.Lever.Kind, Formula: p.family.says(*p.action.Lever),
			Before: before, After: after, Saving: before.Sub(after), Lives: lives})
		before = after
	}
	s.out.Final = before
	return nil
}

// apart computes each action alone, and after all the others.
func (s *simulator) apart(plan []planned) error {
	for n, p := range plan {
		alone := s.fleet.clone()
		p.apply(alone)
		after, err := s.total(alone)
		if err != nil {
			return err
		}
		s.out.Steps[n].Alone = s.base.Sub(after)
		if s.out.Steps[n].Last, err = s.last(plan, n); err != nil {
			return err
		}
	}
	return nil
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

// total computes a changed fleet. A line that the engine refuses after a
// lever and not before would be a saving out of nothing.
func (s *simulator) total(f *fleet) (decimal.Decimal, error) {
	result, err := footprint.Compute(f.set, f.inventory(), f.opts)
	if err != nil {
		return decimal.Decimal{}, err
	}
	if n := result.Counts().Refused; n > s.refused {
		return decimal.Decimal{}, fmt.Errorf("strategy: a lever made %d lines impossible to compute", n-s.refused)
	}
	return result.Total(factors.GWP).Value, nil
}
