package strategy

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// ApartSaving is the effect of an action on what a strategy declares beside its
// inventory: hours of video calls, stored data, pages, requests to a model. It
// holds a part of terminals and networks that are counted, or that stand
// elsewhere: it is in no step, no total and no objective.
type ApartSaving struct {
	Action  string // id
	Title   string
	Kind    LeverKind
	Formula string // in French, with its numbers
	Saving  decimal.Decimal
	Source  string // of the unit value
	Note    string // in French, to print beside the saving
}

// asides are what a strategy declares that levers apart bear on.
type asides struct {
	uses []UseOf
	ai   []AIUse
}

// downloaded is the item whose published value is that of 1 GB sent.
const downloaded = "download"

// isApart tells a lever that bears on no line of the inventory.
func (l Lever) isApart() bool { return l.Kind == LessUse || l.Kind == LighterPages || l.Kind == LessAI }

// apartValue is a saving, or the phrase that says why there is none.
type apartValue struct {
	phrase  string
	value   *big.Rat
	formula string
	source  string
}

// valueApart adds the saving of a lever apart, and gives the phrase that says
// why it has none, or "".
func (s *simulator) valueApart(a Action) string {
	var v apartValue
	switch a.Lever.Kind {
	case LessUse:
		v = s.lessUse(*a.Lever)
	case LighterPages:
		v = s.lighterPages(*a.Lever)
	default:
		v = s.lessAI(*a.Lever)
	}
	if v.phrase != "" {
		s.out.Problems = append(s.out.Problems, diag.Problem{Code: v.phrase[len("lever."):], Severity: diag.Refused, Column: "actions." + a.ID + ".lever",
			Message: say(v.phrase), Remedy: say("lever.check")})
		return "unquantified.refused"
	}
	s.out.Apart = append(s.out.Apart, ApartSaving{Action: a.ID, Title: a.Title, Kind: a.Lever.Kind, Formula: v.formula, Saving: exact.Decimal(v.value),
		Source: v.source, Note: say("use.apart")})
	return ""
}

// lessUse is less of a declared use, a quantity or a share of it (levers ST and VD):
//
//	saving = quantity less × value of a unit
//
// The value is that of the table law/use-savings.csv, an hour of audio instead of
// video, else the published one of the use.
func (s *simulator) lessUse(l Lever) apartValue {
	switch {
	case len(l.Items) != 1:
		return apartValue{phrase: "lever.one-use"}
	case l.Quantity.Valid == l.Share.Valid:
		return apartValue{phrase: "lever.fleet"}
	case l.Share.Valid && !validShare(l.Share):
		return apartValue{phrase: "lever.share"}
	case l.Quantity.Valid && !validUnits(l.Quantity.Decimal):
		return apartValue{phrase: "lever.quantity"}
	}
	of := new(big.Rat)
	for _, u := range s.asides.uses {
		if u.Item == l.Items[0] && sane(u.Quantity) && u.Quantity.IsPositive() {
			of.Add(of, u.Quantity.Rat())
		}
	}
	less := new(big.Rat).Mul(of, l.Share.Decimal.Rat())
	if l.Quantity.Valid {
		less = l.Quantity.Decimal.Rat()
	}
	unit, source, unitName := s.unitSaving(l.Items[0])
	switch {
	case of.Sign() == 0:
		return apartValue{phrase: "lever.no-use"}
	case less.Cmp(of) > 0:
		return apartValue{phrase: "lever.use-too-many"}
	case unit == nil:
		return apartValue{phrase: "lever.no-unit-value"}
	}
	formula := say("formula.use", "quantity", whole(exact.Decimal(less)), "unit", unitName, "value", fr.Significant(exact.Decimal(unit), 3))
	return apartValue{value: less.Mul(less, unit), formula: formula, source: source}
}

// unitSaving gives what one unit less of a use saves, kg CO2e; nil where nothing
// is published.
func (s *simulator) unitSaving(id string) (unit *big.Rat, source, name string) {
	item, ok := s.fleet.set.Item(id)
	if !ok || item.Kind != factors.Apart {
		return nil, "", ""
	}
	if own, ok := useSavings()[id]; ok {
		return own.saving.Rat(), own.source, own.name
	}
	f := wholeValue(s.fleet.set, id)
	if f == nil {
		return nil, "", ""
	}
	return exact.FromDecimal(f.Value), sourceOf(f), item.NameFR
}

// lighterPages is megabytes less in pages that are seen (lever
// WE):
//
//	saving = pages seen × MB less ÷ 1000 × value of 1 GB sent
func (s *simulator) lighterPages(l Lever) apartValue {
	if !l.Views.Valid || !l.Lighter.Valid || !validUnits(l.Views.Decimal) || !validUnits(l.Lighter.Decimal) {
		return apartValue{phrase: "lever.pages"}
	}
	f := wholeValue(s.fleet.set, downloaded)
	if f == nil {
		return apartValue{phrase: "lever.no-unit-value"}
	}
	value := new(big.Rat).Mul(l.Views.Decimal.Rat(), l.Lighter.Decimal.Rat())
	value.Quo(value, big.NewRat(1000, 1)).Mul(value, exact.FromDecimal(f.Value))
	return apartValue{value: value, source: sourceOf(f), formula: say("formula.page-weight", "views", whole(l.Views.Decimal), "less", whole(l.Lighter.Decimal),
		"value", fr.Significant(f.Value, 3))}
}

// lessAI is a share of the requests of a use of the register less (lever AI):
//
//	saving = requests × share × Wh ÷ 1000 × PUE × mix
//
// for those uses whose register gives the electricity of a request. The making of
// the machines is not in it.
func (s *simulator) lessAI(l Lever) apartValue {
	at := slices.IndexFunc(s.asides.ai, func(u AIUse) bool { return u.Name == l.Use })
	if at < 0 || l.Use == "" {
		return apartValue{phrase: "lever.no-ai"}
	}
	u := s.asides.ai[at]
	pue := one
	if u.PUE.Valid {
		pue = u.PUE.Decimal
	}
	zone := cmp.Or(u.Zone, s.fleet.opts.Zone)
	mix := s.fleet.set.Electricity(zone, s.fleet.opts.Year, factors.GWP)
	switch {
	case !validShare(l.Share):
		return apartValue{phrase: "lever.share"}
	case !u.Requests.Valid || !validUnits(u.Requests.Decimal):
		return apartValue{phrase: "lever.no-requests"}
	case !u.Energy.Valid || !validUnits(u.Energy.Decimal) || !validPUE(u.PUE):
		return apartValue{phrase: "lever.no-wh"}
	case mix == nil:
		return apartValue{phrase: "lever.no-mix"}
	}
	value := new(big.Rat).Mul(u.Requests.Decimal.Rat(), l.Share.Decimal.Rat())
	value.Mul(value, u.Energy.Decimal.Rat()).Quo(value, big.NewRat(1000, 1))
	value.Mul(value, pue.Rat()).Mul(value, exact.FromDecimal(mix.Value))
	return apartValue{value: value, source: cmp.Or(u.Source, sourceOf(mix)), formula: say("formula.ai", "requests", whole(u.Requests.Decimal),
		"share", rate(l.Share), "wh", whole(u.Energy.Decimal), "pue", whole(pue), "mix", fr.Significant(mix.Value, 3))}
}

// sourceOf names the publication of a value.
func sourceOf(f *factors.Factor) string {
	if f.Source == nil {
		return ""
	}
	return f.Source.Title
}
