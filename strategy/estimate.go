package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// Estimate is the footprint of digital technology on the territory:
// population municipale × the national footprint per inhabitant (ADEME, data
// of 2022: 434 kg CO2e). It is a national order of
// magnitude that says nothing of the place. It contains the administration:
// the two are never added.
type Estimate struct {
	Inhabitants   int
	PerInhabitant *factors.Factor
	Value         decimal.Decimal // kg CO2e a year
	Note          string          // in French, to print beside the value
}

// territoryItem is the item of the set that holds the value per inhabitant.
const territoryItem = "territory"

// EstimateOf gives the estimate of a body of that population with the values of
// a set: that of another body of a joint strategy. It is nil where either is
// missing.
func EstimateOf(set *factors.Set, p Population) *Estimate {
	if set == nil {
		return nil
	}
	return estimate(set, p)
}

// estimate gives nil without a population municipale or a published value:
// the population totale serves the legal threshold alone.
func estimate(set *factors.Set, p Population) *Estimate {
	f := wholeValue(set, territoryItem)
	if f == nil || p.Municipal <= 0 {
		return nil
	}
	return &Estimate{Inhabitants: p.Municipal, PerInhabitant: f, Value: f.Value.Mul(decimal.NewFromInt(int64(p.Municipal))), Note: say("territory.note")}
}

// UseValue is a quantity of a digital use with its published order of
// magnitude. It contains a part of the terminals and is never added to the
// fleet.
type UseValue struct {
	UseOf
	Name   string // in French
	Unit   string
	Factor *factors.Factor
	Value  decimal.NullDecimal // kg CO2e a year; not valid where nothing is published
	Note   string              // in French, to print beside the value
}

// valueUses multiplies each use by its published value, and lists those that
// are no illustration of the set.
func valueUses(set *factors.Set, uses []UseOf) ([]UseValue, diag.List) {
	var out []UseValue
	var problems diag.List
	for _, u := range uses {
		item, ok := set.Item(u.Item)
		if !ok || item.Kind != factors.Apart || !sane(u.Quantity) || u.Quantity.IsNegative() {
			problems = append(problems, diag.Problem{Code: "unknown-use", Severity: diag.Refused, Column: "uses", Value: diag.Clip(u.Item),
				Message: say("assess.use-item"), Remedy: diag.DidYouMean(u.Item, itemIDs(set))})
			continue
		}
		v := UseValue{UseOf: u, Name: item.NameFR, Unit: item.Unit, Factor: wholeValue(set, u.Item), Note: say("use.note")}
		if v.Factor == nil {
			problems = append(problems, diag.Problem{Code: "no-value", Severity: diag.Doubt, Column: "uses", Value: u.Item, Message: say("assess.use-value")})
		} else {
			v.Value = decimal.NewNullDecimal(exact.Decimal(new(big.Rat).Mul(exact.FromDecimal(u.Quantity), exact.FromDecimal(v.Factor.Value))))
		}
		out = append(out, v)
	}
	return out, problems
}

// wholeValue gives the one published climate value of an item counted apart,
// whatever its stage; nil where there is none or several.
func wholeValue(set *factors.Set, id string) *factors.Factor {
	item, ok := set.Item(id)
	if !ok {
		return nil
	}
	var found *factors.Factor
	for _, f := range item.Factors {
		if f.Criterion != factors.GWP {
			continue
		}
		if found != nil {
			return nil
		}
		found = f
	}
	return found
}
