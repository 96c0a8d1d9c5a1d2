package strategy

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// LifeChange is a service life before and after a step. A saving from
// lifetime needs both in print (method §10).
type LifeChange struct {
	Item     string
	From, To decimal.Decimal // years, in-house; To is pooled for a refurbished purchase
	Lines    int
}

// family is one kind of lever: when it is applied, whether its parameters
// make sense, and what it does to a fleet.
type family struct {
	kind  LeverKind
	rank  func(Lever) int
	check func(Lever) string // id of the phrase that says what is wrong, or ""
	apply func(Lever, *fleet) effect
	says  func(Lever) string // the formula, in French
}

// families gives the kinds of lever. Their ranks are the canonical order of
// method §10: fleet, absolute before relative, then screens per workstation,
// lifetime, refurbished, consumption.
func families() []family {
	return []family{removal, screens, longer, refurbished, consumption}
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
	if len(l.Items) == 0 {
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

// fleet is a copy of an inventory's lines that levers change.
type fleet struct {
	set   *factors.Set
	opts  footprint.Options
	lines []fleetLine
}

// fleetLine is a line that the engine counts, with its exact units.
type fleetLine struct {
	footprint.Line
	item  *factors.Item
	units *big.Rat // never changed in place: copies share it
}

// newFleet keeps the lines that levers can bear on: those that the engine
// counts, in use or in stock. Other lines weigh nothing.
func newFleet(set *factors.Set, opts footprint.Options, lines []footprint.Line) *fleet {
	f := &fleet{set: set, opts: opts}
	for _, line := range lines {
		item, ok := set.Item(line.Item)
		counted := line.State == footprint.InUse || line.State == footprint.Stock
		if !ok || !counted || !sane(line.Quantity) || !line.Quantity.IsPositive() || line.Quantity.GreaterThan(maxUnits) {
			continue
		}
		f.lines = append(f.lines, fleetLine{Line: line, item: item, units: line.Quantity.Rat()})
	}
	return f
}

func (f *fleet) clone() *fleet {
	return &fleet{set: f.set, opts: f.opts, lines: slices.Clone(f.lines)}
}

// inventory gives the lines back to the engine.
func (f *fleet) inventory() footprint.Inventory {
	inv := footprint.Inventory{Lines: make([]footprint.Line, len(f.lines))}
	for n, l := range f.lines {
		inv.Lines[n] = l.Line
	}
	return inv
}

// pick gives the lines of the items, those in stock only where asked.
func (f *fleet) pick(items []string, stock bool) []*fleetLine {
	var out []*fleetLine
	for n := range f.lines {
		l := &f.lines[n]
		if slices.Contains(items, l.Item) && (stock || l.State == footprint.InUse) {
			out = append(out, l)
		}
	}
	return out
}

// unitsOf sums the units of some lines.
func unitsOf(lines []*fleetLine) *big.Rat {
	sum := new(big.Rat)
	for _, l := range lines {
		sum.Add(sum, l.units)
	}
	return sum
}

// keep multiplies the lines of the items in use by a ratio, exactly, and
// drops them when nothing is left.
func (f *fleet) keep(items []string, ratio *big.Rat) {
	if ratio.Sign() <= 0 {
		f.lines = slices.DeleteFunc(f.lines, func(l fleetLine) bool {
			return slices.Contains(items, l.Item) && l.State == footprint.InUse
		})
		return
	}
	part, whole := decimal.NewFromBigInt(ratio.Num(), 0), decimal.NewFromBigInt(ratio.Denom(), 0)
	for _, l := range f.pick(items, false) {
		l.Line = l.Scaled(part, whole)
		l.units = new(big.Rat).Mul(l.units, ratio)
	}
}

// life gives the in-house service life of a line: its own, else the
// dossier's for the item, else the published one (method §3). It is false
// where none is known.
func (f *fleet) life(l *fleetLine) (decimal.Decimal, bool) {
	if l.Lifetime.Valid {
		return l.Lifetime.Decimal, sane(l.Lifetime.Decimal) && l.Lifetime.Decimal.IsPositive()
	}
	if years, ok := f.opts.Lifetimes[l.Item]; ok {
		return years, true
	}
	if l.item.Lifetime != nil {
		return l.item.Lifetime.Value, true
	}
	return decimal.Decimal{}, false
}

// lengthen sets the life of a line and keeps the account of the change.
func (e *effect) lengthen(l *fleetLine, from, to decimal.Decimal) {
	l.Lifetime = decimal.NewNullDecimal(to)
	for n, c := range e.lives {
		if c.Item == l.Item && c.From.Equal(from) && c.To.Equal(to) {
			e.lives[n].Lines++
			return
		}
	}
	e.lives = append(e.lives, LifeChange{Item: l.Item, From: from, To: to, Lines: 1})
}
