package strategy

import (
	"slices"
	"sync"

	"github.com/shopspring/decimal"
)

// CatalogueAction is an action that a strategy can take up: a row of the tables
// law/actions*.csv, where a person who reads no Go can check it. The catalogue says
// nothing of what the law asks for: the checklist and the neighbouring obligations do.
type CatalogueAction struct {
	Code        string   // "B1": T governance and measure, then A to F, the themes of the decree
	Theme       int      // of the decree; 0 for governance and measure
	Title       string   // in French, as all that follows
	Description string   // what it does
	Pilot       string   // a function, or several
	Indicators  []string // ids, "I08"
	Account     Account
	Levers      []CatalogueLever // none where no figure can be given
	Requires    []string         // codes of the actions that come before
	Excludes    []Exclusion
	Orders      []OrderOfMagnitude
	Rebound     string // what could undo its effect; empty where nothing is known
	Source      string
	Evidence    Evidence

	fit fit
}

// Quantifiable tells whether the effect of the action can have a figure: it has
// a lever. The others are "non quantifié", and never a saving.
func (a CatalogueAction) Quantifiable() bool { return len(a.Levers) > 0 }

// saves tells whether an action may have a figure in a plan: not training,
// governance or licences, whatever lever they are given, nor what others avoid.
func (a CatalogueAction) saves() bool { return a.Quantifiable() && a.Account != OutOfPerimeter }

// Account tells where the effect of an action is counted.
type Account string

// Accounts.
const (
	InPerimeter    Account = "perimeter" // a lever on the inventory
	BesideTotal    Account = "beside"    // a lever on what is declared beside it and never added to its total
	OutOfPerimeter Account = "outside"   // another's footprint: reported apart, never deducted
	NotQuantified  Account = "none"      // an indicator alone
)

// String gives the account in French: "hors du périmètre".
func (a Account) String() string {
	return say(map[Account]string{InPerimeter: "action.account.perimeter", BesideTotal: "action.account.beside", OutOfPerimeter: "action.account.outside",
		NotQuantified: "action.account.none"}[a])
}

// CatalogueLever is the effect of an action of the catalogue, with the
// parameters that a publication or the dossier itself can propose.
type CatalogueLever struct {
	Kind       LeverKind
	Items      []string // that it can bear on
	Parameters []Parameter
	Title      string // of the action when it bears on these items alone; empty for the action's own
	Basis      string // where the parameters come from; empty where none is proposed
	Evidence   Evidence
	Condition  string // of its use

	needsLife bool // the whole life of the equipment must be declared
}

// Parameter is one parameter of a lever of the catalogue.
type Parameter struct {
	Name string // the key of the lever: "years"
	// Default is a number, "6"; "6|+1" for 6 years, or one more than the shortest
	// service life in use where it is 6 already; "+1"; "posts-agents", the
	// workstations in use less the agents; a word, "location". It is empty where
	// nothing published tells it and the body alone can.
	Default string
}

// Exclusion tells that an action cannot go with another.
type Exclusion struct {
	Code     string
	Always   bool // else where both have a lever on the same place
	Reason   string
	Evidence Evidence
}

// OrderOfMagnitude is a published figure about an action. It is printed beside
// what the engine computes, and never added to it.
type OrderOfMagnitude struct {
	ID        string
	Actions   []string // codes
	Items     []string // that it is about; none where it is about no equipment
	What      string
	Value     decimal.NullDecimal // or Low and High
	Low, High decimal.NullDecimal
	Unit      string // "t CO2e"; empty for a ratio
	Source    string
	Evidence  Evidence
	Caveat    string // why it is not a saving of the plan
}

// ActionCatalogue gives the actions, T1 to F6, and F after A to E. The tables are
// parsed once a process; what is returned is the caller's own.
func ActionCatalogue() []CatalogueAction {
	out := make([]CatalogueAction, len(catalogue()))
	for n, a := range catalogue() {
		out[n] = a.clone()
	}
	return out
}

func (a CatalogueAction) clone() CatalogueAction {
	a.Indicators, a.Requires, a.Excludes, a.Levers, a.Orders = slices.Clone(a.Indicators), slices.Clone(a.Requires), slices.Clone(a.Excludes), slices.Clone(a.Levers), slices.Clone(a.Orders)
	for n := range a.Levers {
		a.Levers[n].Items, a.Levers[n].Parameters = slices.Clone(a.Levers[n].Items), slices.Clone(a.Levers[n].Parameters)
	}
	for n := range a.Orders {
		a.Orders[n].Actions, a.Orders[n].Items = slices.Clone(a.Orders[n].Actions), slices.Clone(a.Orders[n].Items)
	}
	return a
}

// inCatalogue finds an action by its code.
func inCatalogue(code string) (CatalogueAction, bool) {
	n := slices.IndexFunc(catalogue(), func(a CatalogueAction) bool { return a.Code == code })
	if n < 0 {
		return CatalogueAction{}, false
	}
	return catalogue()[n].clone(), true
}

var catalogue = sync.OnceValue(func() []CatalogueAction {
	var r catalogueReader
	table("actions.csv", r.action)
	table("actions-levers.csv", r.lever)
	table("actions-effects.csv", r.order)
	table("actions-exclusions.csv", r.exclusion)
	return r.actions
})
