package strategy

import (
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// Assessment is all that documents say of a strategy: they compute nothing. It is
// read only and safe for concurrent use, so that one serves several documents.
type Assessment struct {
	Strategy   Strategy
	Scope      Scope
	Options    footprint.Options     // of Result
	Result     *footprint.Result     // of the administration, measured; nil without a year of reference
	Machines   *footprint.Allocation // virtual ones, by RCP-DC; nil where there is none
	Simulation *Simulation           // nil without Result
	Catalogued []CataloguedAction    // actions that follow one of the catalogue, the plan first
	Trajectory *Trajectory           // nil without Simulation
	Selections []GoalSelection       // what would reach each goal of Trajectory, in its order
	Avoidances []Avoidance           // what each step of Simulation costs for a tonne, in its order
	Scenarios  []Scenario            // studied out of the plan, each alone; none without Result
	Territory  *Estimate             // nil when unknown; contains the administration and is never added to it
	Uses       []UseValue            // illustrations, never added
	Services   []ServiceValue        // in the cloud, with what each is valued by
	Themes     []DecreeTheme
	Findings   []Finding
	Scopes     []BodyScope // of each body of a joint strategy, Strategy.Body first; nil for one body
	Indicators []Measure
	Neighbours []Neighbour
	Method     MethodReview

	Joint       *JointResult     // nil for the strategy of one body
	Free        FreeReview       // free software, counted
	Windows     Readiness        // workstations in use, against what Windows 11 asks
	Sovereignty Sovereignty      // where data stand, and dependencies
	Label       *LabelState      // nil where none is declared
	Dimensions  []LabelDimension // of the label, with the unofficial self-assessment
	Connections []Connected      // declared ones, against the end of their network
	Flagged     []Flagged        // equipment of the inventory to check for the same reason
	AI          []AIEstimate     // the register, apart from every total

	Problems diag.List // of the strategy, its plan and its trajectory; Result has those of the inventory

	set       *factors.Set
	inventory footprint.Inventory
	moves     []*movement
}

// Assess computes a strategy with its inventory: the footprint of the
// administration, the plan step by step, the trajectory, the estimate of the
// territory, the indicators, the law element by element and the review of the
// method. What the dossier does not say stays unknown, and what it says wrongly
// is in Problems. The error is for a missing set or a year of reference that
// the engine refuses.
func Assess(set *factors.Set, s Strategy, inv footprint.Inventory) (*Assessment, error) {
	if set == nil {
		return nil, errors.New("strategy: no factor set")
	}
	a := &Assessment{Strategy: s, Scope: ScopeOf(s.Body, s.Date), Scopes: scopesOf(s), Territory: estimate(set, s.Body.Population), Themes: s.themes(), set: set, inventory: inv}
	a.Neighbours, a.Problems = NeighboursOf(s)
	a.Options = a.options(set)
	if err := a.compute(set, inv); err != nil {
		return nil, err
	}
	var problems diag.List
	a.Uses, problems = valueUses(set, s.Uses)
	a.Problems = append(a.Problems, problems...)
	a.Services = a.services(set)
	a.catalogued()
	a.crosscut(set)
	a.Indicators = a.measures()
	a.Findings = Check(a)
	all, err := a.everyIndicator(set, inv)
	if err != nil {
		return nil, err
	}
	a.Method = a.review(all)
	return a, nil
}

// crosscut gives what is said across the themes: bodies that share the strategy,
// free software, sovereignty, networks that end and artificial intelligence.
func (a *Assessment) crosscut(set *factors.Set) {
	a.Joint = a.joint()
	a.Free = a.freeReview()
	a.Windows = WindowsReadiness(set, a.inventory)
	a.Sovereignty = a.sovereignty()
	a.Label, a.Dimensions = a.label(), a.dimensions()
	a.Connections, a.Flagged = a.connections(), a.flagged()
	a.AI = a.ai(set)
}

// compute gives the figures that need a year of reference.
func (a *Assessment) compute(set *factors.Set, inv footprint.Inventory) (err error) {
	if a.Strategy.Year == 0 {
		a.doubt(diag.Refused, "no-year", "year", "", "assess.no-year", "assess.give-year")
		return nil
	}
	if a.Result, err = footprint.Compute(set, inv, a.Options); err != nil {
		return err
	}
	a.Options = a.Result.Options()
	if !a.Measured() {
		a.doubt(diag.Doubt, "no-figure", "inventories", "", "assess.no-figure", "assess.give-inventory")
		return nil
	}
	if err = a.allocate(inv.Machines); err != nil {
		return err
	}
	return a.simulate(inv.Lines)
}

// simulate computes the plan, then the scenarios beside it.
func (a *Assessment) simulate(lines []footprint.Line) error {
	s, err := newSimulator(footingOf(a.Result, lines))
	if err != nil {
		return err
	}
	s.asides = asides{uses: a.Strategy.Uses, ai: a.Strategy.AI}
	if a.Simulation, err = s.simulate(a.Strategy.Actions); err != nil {
		return err
	}
	a.Trajectory = Project(a.Strategy, a.Simulation)
	a.Problems = append(append(a.Problems, a.Simulation.Problems...), a.Trajectory.Problems...)
	if a.Selections, err = a.selections(s.footing); err != nil {
		return err
	}
	a.avoidances()
	return a.scenarios(s)
}

// allocate shares the hosts among the virtual machines, and says which have none.
func (a *Assessment) allocate(machines []footprint.Machine) (err error) {
	if len(machines) == 0 {
		return nil
	}
	if a.Machines, err = a.Result.Allocate(machines, footprint.AllocationOptions{Rule: footprint.RCPDC}); err != nil {
		return err
	}
	a.Problems = append(a.Problems, a.Machines.Problems...)
	return nil
}

// everyIndicator computes the same inventory with all that RCP-SI asks for; nil
// where nothing is measured.
func (a *Assessment) everyIndicator(set *factors.Set, inv footprint.Inventory) (*footprint.Result, error) {
	if !a.Measured() {
		return nil, nil
	}
	opts := a.Options
	opts.Criteria = DefaultLaw().mandatory()
	return footprint.Compute(set, inv, opts)
}

// Measured tells whether some line of the inventory weighs in the result.
// Where none does there is no figure, which is not a footprint of 0.
func (a *Assessment) Measured() bool {
	return a.Result != nil && len(a.Result.Used()) > 0
}

// options gives what the dossier says of the computation.
func (a *Assessment) options(set *factors.Set) footprint.Options {
	s := &a.Strategy
	opts := footprint.Options{Year: s.Year, Zone: a.zone(set), Lifetimes: map[string]decimal.Decimal{}, DataCentres: map[string]footprint.DataCentre{},
		Pools: a.pools(set), Conservative: s.Choice == ConservativeChoice, Deflator: a.deflator(), Agents: s.agents(), Inhabitants: s.inhabitants()}
	for _, item := range slices.Sorted(maps.Keys(s.Lifetimes)) {
		years := decimal.NewNullDecimal(s.Lifetimes[item])
		if _, ok := set.Item(item); !ok {
			a.doubt(diag.Refused, "unknown-item", "lifetimes", item, "assess.lifetime-item", "assess.check-item")
		} else if !validYears(years) {
			a.doubt(diag.Refused, "bad-lifetime", "lifetimes", item, "assess.lifetime-value", "assess.give-lifetime")
		} else {
			opts.Lifetimes[item] = years.Decimal
		}
	}
	for _, h := range s.Hosting {
		if _, twice := opts.DataCentres[h.Name]; twice {
			a.doubt(diag.Doubt, "duplicate-hosting", "hosting", h.Name, "assess.hosting-twice", "assess.rename-hosting")
			continue
		}
		opts.DataCentres[h.Name] = a.dataCentre(h)
	}
	return opts
}

// zone gives the electricity zone: the dossier's, else that of the commune,
// else mainland France, which is said.
func (a *Assessment) zone(set *factors.Set) string {
	if own := a.Strategy.Zone; own != "" {
		if _, ok := set.Zone(own); ok {
			return own
		}
		a.doubt(diag.Refused, "unknown-zone", "zone", own, "assess.unknown-zone", "assess.give-zone")
	}
	if zone, ok := set.ZoneOf(a.Strategy.Body.INSEE); ok {
		return zone
	}
	a.doubt(diag.Doubt, "no-zone", "zone", a.Strategy.Body.INSEE, "assess.no-zone", "assess.give-zone")
	return footprint.DefaultZone
}

// deflator gives the dossier's, where the engine takes it.
func (a *Assessment) deflator() decimal.NullDecimal {
	d := a.Strategy.Deflator
	if !d.Valid || sane(d.Decimal) && d.Decimal.IsPositive() && d.Decimal.LessThanOrEqual(decimal.NewFromInt(10)) {
		return d
	}
	a.doubt(diag.Refused, "bad-deflator", "deflator", "", "assess.deflator", "assess.give-deflator")
	return decimal.NullDecimal{}
}

func (a *Assessment) doubt(severity diag.Severity, code, column, value, message, remedy string) {
	a.Problems = append(a.Problems, diag.Problem{Code: code, Severity: severity, Column: column, Value: diag.Clip(value), Message: say(message), Remedy: say(remedy)})
}
