package strategy

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// LifeChange is a service life before and after a step. A saving from
// lifetime needs both in print.
type LifeChange struct {
	Item     string
	From, To decimal.Decimal // years in-house, with those pooled before a refurbished purchase
	Lines    int             // of the inventory
}

// family is one kind of lever: when it is applied, whether its parameters
// make sense, and what it does to a fleet.
type family struct {
	kind     LeverKind
	itemless bool // it bears on a place, or has items of its own where none is named
	rank     func(Lever) int
	check    func(Lever) string // id of the phrase that says what is wrong, or ""
	apply    func(Lever, *fleet) effect
	says     func(Lever) string // the formula, in French
}

// Ranks: the canonical order. What stands in the fleet comes first,
// a number before a share; then how long it lasts, where it comes from, what it
// uses, and where it is hosted.
const (
	rankUnits = iota
	rankShares
	rankScreens
	rankConsolidation
	rankLife
	rankSystem
	rankRefurbished
	rankConsumption
	rankPUE
	rankPooling
	rankCloud
)

// families gives the kinds of lever that change the inventory, in their order.
func families() []family {
	return []family{removal, screens, consolidation, longer, freeSystem, refurbished, consumption, cooler, pooling, cloud}
}

func familyOf(kind LeverKind) (family, bool) {
	for _, f := range families() {
		if f.kind == kind {
			return f, true
		}
	}
	return family{}, false
}

// effect is what a lever did: the phrase of a problem when it did nothing or
// less than asked, and the lives that it changed.
type effect struct {
	phrase   string
	severity diag.Severity // Refused where no figure can be given
	why      string        // phrase that an action without a figure gets in place of "the lever is to correct"
	lives    []LifeChange
}

// Bounds of what a person can have meant; the engine refuses lines beyond.
var (
	maxYears = decimal.NewFromInt(50)
	maxUnits = decimal.New(1, 12)
	one      = decimal.NewFromInt(1)
)

// sane tells a number that a person can have written from one whose exact
// form would fill the memory.
func sane(d decimal.Decimal) bool { return d.Exponent() <= 20 && d.Exponent() >= -40 }

func validUnits(d decimal.Decimal) bool {
	return sane(d) && d.IsPositive() && d.LessThanOrEqual(maxUnits)
}

func validShare(d decimal.NullDecimal) bool {
	return d.Valid && sane(d.Decimal) && d.Decimal.IsPositive() && d.Decimal.LessThanOrEqual(one)
}

func validYears(d decimal.NullDecimal) bool {
	return d.Valid && sane(d.Decimal) && d.Decimal.IsPositive() && d.Decimal.LessThanOrEqual(maxYears)
}

// problems gives what makes a lever impossible to compute, whatever the fleet.
func (l Lever) problems(action string, set *factors.Set) diag.List {
	refuse := func(code, column, value, phrase, remedy string) diag.Problem {
		return diag.Problem{Code: code, Severity: diag.Refused, Column: "actions." + action + ".lever." + column, Value: diag.Clip(value), Message: say(phrase), Remedy: remedy}
	}
	f, ok := familyOf(l.Kind)
	if !ok {
		return diag.List{refuse("unknown-lever", "kind", string(l.Kind), "lever.no-kind", say("lever.kinds"))}
	}
	var out diag.List
	if len(l.Items) == 0 && !f.itemless {
		out = append(out, refuse("no-item", "items", "", "lever.no-items", say("lever.give-items")))
	}
	for _, id := range l.Items {
		if _, ok := set.Item(id); !ok {
			out = append(out, refuse("unknown-item", "items", id, "lever.unknown-item", diag.DidYouMean(id, itemIDs(set))))
		}
	}
	if phrase := f.check(l); phrase != "" {
		out = append(out, refuse("bad-lever", string(l.Kind), "", phrase, say("lever.give")))
	}
	return out
}

func itemIDs(set *factors.Set) []string {
	var ids []string
	for _, i := range set.Items() {
		ids = append(ids, i.ID)
	}
	return ids
}
