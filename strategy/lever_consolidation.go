package strategy

import (
	"math/big"

	"github.com/reen-numerique/reen/factors/diag"
)

// consolidation brings the servers of a place to a number, by virtual machines
// and by stopping those that serve no more, in proportion over their lines:
//
//	saving = (S0 − S1) × (embodied ÷ life + kWh × PUE × mix)
//
// (lever VI). It counts no server that would be bought, and
// the electricity of those that stay is that of today: a measure of their load
// after the move is a figure of the next inventory.
var consolidation = family{
	kind:     Consolidation,
	itemless: true,
	rank:     func(Lever) int { return rankConsolidation },
	check: func(l Lever) string {
		if !l.Quantity.Valid || !l.Quantity.Decimal.IsZero() && !validUnits(l.Quantity.Decimal) {
			return "lever.kept"
		}
		return ""
	},
	apply: consolidate,
	says: func(l Lever) string {
		return say("formula.consolidation", "kept", whole(l.Quantity.Decimal))
	},
}

func consolidate(l Lever, f *fleet) effect {
	lines := f.hosted(l)
	units, kept := unitsOf(lines), l.Quantity.Decimal.Rat()
	switch {
	case units.Sign() == 0:
		return effect{phrase: "lever.no-server", severity: diag.Refused}
	case mixedUnits(lines):
		return effect{phrase: "lever.units", severity: diag.Refused}
	case kept.Cmp(units) >= 0:
		return effect{phrase: "lever.servers-below", severity: diag.Notice}
	}
	f.scale(lines, new(big.Rat).Quo(kept, units))
	return effect{}
}
