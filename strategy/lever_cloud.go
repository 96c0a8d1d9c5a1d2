package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// cloud moves a share of the servers of a place, all of them where none is
// given, to a provider whose own figure comes in:
//
//	saving = S × (embodied ÷ life + kWh × PUE × mix) − the provider's figure
//
// (lever CL). The figure is of the life cycle, and counts the
// electricity by the mix of the place: contracts of green electricity move no
// server and show no saving, and neither does a figure of 0 or none. A move can
// cost more than it saves. What no server is, a room or its cooling, stays.
var cloud = family{
	kind:     ToCloud,
	itemless: true,
	rank:     func(Lever) int { return rankCloud },
	check: func(l Lever) string {
		switch {
		case l.Share.Valid && !validShare(l.Share):
			return "lever.share"
		case l.Impact.Valid && (!sane(l.Impact.Decimal) || l.Impact.Decimal.IsNegative() || l.Impact.Decimal.GreaterThan(maxUnits)):
			return "lever.impact"
		}
		return ""
	},
	apply: moveToCloud,
	says: func(l Lever) string {
		return say("formula.cloud", "impact", whole(l.Impact.Decimal))
	},
}

func moveToCloud(l Lever, f *fleet) effect {
	if !l.Impact.Valid || !l.Impact.Decimal.IsPositive() || l.Basis != LocationBased {
		return effect{phrase: "lever.not-shown", severity: diag.Refused, why: "unquantified.not-shown"}
	}
	lines := f.hosted(l)
	if unitsOf(lines).Sign() == 0 {
		return effect{phrase: "lever.no-server", severity: diag.Refused}
	}
	service := footprint.Service{Name: l.Source, Declared: &footprint.Declared{Source: l.Source,
		Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: l.Impact.Decimal}}}
	line, _, err := service.Line(f.set)
	if err != nil {
		return effect{phrase: "lever.no-cloud", severity: diag.Refused}
	}
	rest := new(big.Rat)
	if l.Share.Valid {
		rest = part(l.Share.Decimal)
	}
	f.scale(lines, rest)
	item, _ := f.set.Item(line.Item)
	f.add(fleetLine{Line: bare(line), item: item, units: big.NewRat(1, 1), merged: 1})
	return effect{}
}
