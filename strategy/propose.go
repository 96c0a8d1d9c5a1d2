package strategy

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Proposal is an action of the catalogue that fits an inventory, as a draft to
// adjust. It is nothing that anyone decided.
type Proposal struct {
	CatalogueAction
	Why    string // what in the inventory or the dossier it answers, in French
	Action Action // without cost, calendar or partners, which the body alone knows
	// Lever is the effect with the parameters that could be proposed; nil where the
	// action has no figure. Action.Lever is the same one where nothing is Missing.
	Lever   *Lever
	Missing []string // parameters to fill in: "share"
	Basis   string   // where the parameters come from, and the condition of their use, in French
	// Saving is kg CO2e a year in steady state, when it is the only action; not
	// valid where nothing is computed. Savings of proposals are not to be added.
	Saving decimal.NullDecimal
}

// Propose gives the actions of the catalogue that fit an inventory and what a
// strategy declares, those with the largest effect first, then in the order of
// the catalogue. An action with levers on different equipment is proposed once
// for each: "B1-1" for laptops, "B1-2" for desktops. Parameters are those that a
// publication proposes, or what the inventory tells; where there is none, the
// lever is left to fill in. Actions that the plan follows already on the same
// equipment, and those of a theme that is declared without object, are left out. Without a year of
// reference there is no effect, and the order is that of the catalogue.
func Propose(set *factors.Set, s Strategy, inv footprint.Inventory) []Proposal {
	if set == nil {
		return nil
	}
	opts, _ := OptionsOf(set, s) // its problems are those of the dossier, told when it is assessed
	g := &ground{set: set, strategy: &s, fleet: newFleet(set, opts, inv.Lines)}
	var out []Proposal
	for _, a := range ActionCatalogue() {
		if why, ok := a.fit.holds(g); ok && !s.withoutObject(a.Theme) {
			out = append(out, slices.DeleteFunc(a.proposals(why, g), s.takes)...)
		}
	}
	out = weigh(set, inv, opts, out)
	slices.SortStableFunc(out, func(a, b Proposal) int {
		return cmp.Or(-boolCompare(a.Saving.Valid, b.Saving.Valid), b.Saving.Decimal.Cmp(a.Saving.Decimal))
	})
	return out
}

// boolCompare puts false before true.
func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// takes tells whether an action of the plan follows the same code on the same
// equipment.
func (s *Strategy) takes(p Proposal) bool {
	return slices.ContainsFunc(s.Actions, func(a Action) bool {
		if a.Catalogue != p.Code || a.Lever == nil || p.Lever == nil || len(p.Lever.Items) == 0 {
			return a.Catalogue == p.Code
		}
		return slices.ContainsFunc(a.Lever.Items, func(item string) bool { return slices.Contains(p.Lever.Items, item) })
	})
}

// withoutObject tells whether a theme of the decree is declared so.
func (s *Strategy) withoutObject(theme int) bool {
	return theme != 0 && slices.ContainsFunc(s.Themes, func(t Theme) bool { return t.Number == theme })
}

// proposals drafts an action: one draft for each of its levers that the
// inventory has something for, or one without a lever.
func (a CatalogueAction) proposals(why string, g *ground) []Proposal {
	var out []Proposal
	for n, l := range a.Levers {
		about, fits := a.fit.narrowed(l.Items).holds(g)
		lever, missing, ok := l.draft(g)
		if !fits || !ok {
			continue
		}
		p := a.proposal(about)
		p.Lever, p.Missing, p.Basis = &lever, missing, l.basis()
		p.Action.Title = cmp.Or(l.titled(lever), a.Title)
		p.Action.Description = p.describe()
		if len(a.Levers) > 1 {
			p.Action.ID = a.Code + "-" + strconv.Itoa(n+1)
		}
		if missing == nil {
			p.Action.Lever = p.Lever
		}
		out = append(out, p)
	}
	if out == nil {
		out = append(out, a.proposal(why))
	}
	return out
}

func (a CatalogueAction) proposal(why string) Proposal {
	return Proposal{CatalogueAction: a, Why: why, Action: Action{ID: a.Code, Catalogue: a.Code, Title: a.Title, Theme: a.Theme, Description: a.Description,
		Pilot: a.Pilot, Indicators: slices.Clone(a.Indicators)}}
}

// describe says what the action does, and that its parameters are a proposal.
func (p *Proposal) describe() string {
	out := p.CatalogueAction.Description
	if p.Missing == nil && p.Basis != "" {
		out += " " + say("action.proposed", "basis", p.Basis)
	}
	return out
}

// weigh computes what each draft saves alone, and drops those of which the engine
// says that they change nothing in this inventory.
func weigh(set *factors.Set, inv footprint.Inventory, opts footprint.Options, drafts []Proposal) []Proposal {
	var actions []Action
	for _, p := range drafts {
		if p.Action.Lever != nil {
			actions = append(actions, p.Action)
		}
	}
	sim, err := Simulate(set, inv, opts, actions)
	if err != nil {
		return drafts // no year of reference, or none that the engine knows
	}
	for _, step := range sim.Steps {
		n := slices.IndexFunc(drafts, func(p Proposal) bool { return p.Action.ID == step.Action })
		drafts[n].Saving = decimal.NewNullDecimal(step.Alone)
	}
	return slices.DeleteFunc(drafts, func(p Proposal) bool {
		if p.Action.Lever == nil {
			return false
		}
		_, known := familyOf(p.Lever.Kind)
		return p.Saving.Valid && !p.Saving.Decimal.IsPositive() || known && slices.ContainsFunc(sim.Unquantified, func(u Unquantified) bool { return u.Action == p.Action.ID })
	})
}
