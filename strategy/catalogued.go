package strategy

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
)

// CataloguedAction is an action of the dossier with what the catalogue says of
// the one that it follows: orders of magnitude, rebound, prerequisites.
type CataloguedAction struct {
	Action string // id
	CatalogueAction
}

// catalogued finds what the actions of the plan, then of the scenarios, follow,
// and what the catalogue has against them.
func (a *Assessment) catalogued() {
	for _, action := range slices.Concat(a.Strategy.Actions, a.Strategy.Scenarios) {
		if action.Catalogue == "" {
			continue
		}
		c, ok := inCatalogue(action.Catalogue)
		if !ok {
			a.unknownCode(action)
			continue
		}
		a.Catalogued = append(a.Catalogued, CataloguedAction{action.ID, c})
		a.account(action, c)
	}
	plan := a.Strategy.kept()
	a.prerequisites(plan)
	a.required(plan)
	a.excluded(plan)
	plan = slices.DeleteFunc(plan, func(a Action) bool { return a.Catalogue == "" && a.Lever == nil }) // they meet no other
	for n, action := range plan {
		c, _ := inCatalogue(action.Catalogue)
		for _, other := range plan[n+1:] {
			a.exclusive(c, action, other)
			a.sameDevices(action, other)
		}
	}
}

// kept gives the actions of the plan that were not dropped.
func (s *Strategy) kept() []Action {
	return slices.DeleteFunc(slices.Clone(s.Actions), func(a Action) bool { return a.Progress == Dropped })
}

// says lists a problem of one action.
func (a *Assessment) says(severity diag.Severity, code, column, value, message, remedy string) {
	a.Problems = append(a.Problems, diag.Problem{Code: code, Severity: severity, Column: column, Value: diag.Clip(value), Message: message, Remedy: remedy})
}

func (a *Assessment) unknownCode(action Action) {
	var codes []string
	for _, c := range catalogue() {
		codes = append(codes, c.Code)
	}
	remedy := cmp.Or(diag.DidYouMean(action.Catalogue, codes), say("action.codes"))
	if upper := strings.ToUpper(action.Catalogue); slices.Contains(codes, upper) {
		remedy = say("action.write-code", "code", upper)
	}
	a.says(diag.Refused, "unknown-catalogue", "actions."+action.ID+".catalogue", action.Catalogue, say("action.unknown-code"), remedy)
}

// account doubts a lever where the catalogue has no figure: training, governance and
// licences save nothing that is counted, and what others avoid is theirs. The
// simulation leaves them out.
func (a *Assessment) account(action Action, c CatalogueAction) {
	if action.Lever == nil {
		return
	}
	column := "actions." + action.ID + ".lever"
	switch {
	case c.Account == OutOfPerimeter:
		a.says(diag.Doubt, "outside-perimeter", column, c.Code, say("action.outside"), say("action.outside-remedy"))
	case !c.Quantifiable():
		a.says(diag.Doubt, "not-quantifiable", column, c.Code, say("action.not-quantifiable"), say("action.not-quantifiable-remedy"))
	case a.lacksLife(*action.Lever, c):
		a.says(diag.Doubt, "unknown-total-life", column, c.Code, say("action.total-life"), say("action.total-life-remedy"))
	}
}

// lacksLife tells whether the action needs a whole life that the dossier does not
// declare: of leased equipment, the years before and after the lease.
func (a *Assessment) lacksLife(l Lever, c CatalogueAction) bool {
	if !slices.ContainsFunc(c.Levers, func(of CatalogueLever) bool { return of.needsLife && of.Kind == l.Kind }) {
		return false
	}
	return slices.ContainsFunc(l.Items, func(item string) bool {
		_, own := a.Options.Lifetimes[item]
		pool, ok := a.Options.Pools[item]
		if a.Result != nil && !ok {
			if i, known := a.Result.Set().Item(item); known {
				pool = a.Options.Pools[i.Category]
			}
		}
		return !own && !pool.TotalLife.Valid
	})
}

// prerequisites notices the actions that the catalogue puts before others of the
// plan, and that the plan does not name. They may have been taken before.
func (a *Assessment) prerequisites(plan []Action) {
	after := map[string][]string{}
	for _, action := range plan {
		c, _ := inCatalogue(action.Catalogue)
		for _, code := range c.Requires {
			after[code] = append(after[code], action.ID)
		}
	}
	for _, before := range catalogue() {
		named := slices.ContainsFunc(plan, func(action Action) bool { return action.Catalogue == before.Code })
		if ids := after[before.Code]; ids != nil && !named {
			a.says(diag.Notice, "missing-prerequisite", "actions", before.Code, say("action.prerequisite", "title", before.Title, "actions", strings.Join(ids, ", ")),
				say("action.prerequisite-remedy"))
		}
	}
}

// required doubts an action of the plan that the dossier says to need another, which
// is not in the plan or was dropped.
func (a *Assessment) required(plan []Action) {
	planned := byID(plan)
	for _, action := range plan {
		for _, id := range action.Requires {
			if _, ok := planned[id]; !ok {
				a.says(diag.Doubt, "missing-requirement", "actions."+action.ID+".requires", id, say("action.required"), say("action.required-remedy"))
			}
		}
	}
}

// excluded doubts two actions of the plan of which the dossier says that they
// cannot go together: the simulation counts both.
func (a *Assessment) excluded(plan []Action) {
	planned := byID(plan)
	for n, action := range plan {
		for _, id := range action.Excludes {
			at, ok := planned[id]
			if !ok || at == n || at < n && slices.Contains(plan[at].Excludes, action.ID) { // said of the first already
				continue
			}
			first, second := plan[min(n, at)].ID, plan[max(n, at)].ID
			a.says(diag.Doubt, "exclusive-actions", "actions."+second, first, say("action.excluded", "id", first), say("action.excluded-remedy"))
		}
	}
}

// byID gives the place of each action.
func byID(plan []Action) map[string]int {
	at := map[string]int{}
	for n, action := range plan {
		at[action.ID] = n
	}
	return at
}

// exclusive doubts two actions of which the catalogue says that they cannot go
// together.
func (a *Assessment) exclusive(c CatalogueAction, one, other Action) {
	if slices.Contains(one.Excludes, other.ID) || slices.Contains(other.Excludes, one.ID) {
		return // the dossier says it itself
	}
	for _, x := range c.Excludes {
		if x.Code == other.Catalogue && (x.Always || samePlace(one.Lever, other.Lever)) {
			a.says(diag.Doubt, "exclusive-actions", "actions."+other.ID+".catalogue", other.Catalogue, say("action.exclusive", "id", one.ID, "reason", x.Reason), say("action.exclusive-remedy"))
		}
	}
}

// samePlace tells whether two levers bear on one place; one that names none bears
// on all of them.
func samePlace(one, other *Lever) bool {
	return one != nil && other != nil && (one.Place == other.Place || one.Place == "" || other.Place == "")
}

// sameDevices notices a longer life and a free system on the same items: the
// longest life counts, once.
func (a *Assessment) sameDevices(one, other Action) {
	if one.Lever == nil || other.Lever == nil {
		return
	}
	kinds := []LeverKind{one.Lever.Kind, other.Lever.Kind}
	var shared []string
	for _, item := range one.Lever.machines() {
		if slices.Contains(other.Lever.machines(), item) {
			shared = append(shared, item)
		}
	}
	if shared != nil && slices.Contains(kinds, Longer) && slices.Contains(kinds, FreeSystem) {
		a.says(diag.Notice, "same-devices", "actions."+other.ID+".lever", strings.Join(shared, ", "), say("action.same-devices", "id", one.ID), say("action.same-devices-remedy"))
	}
}
