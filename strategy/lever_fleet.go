package strategy

import (
	"math/big"

	"github.com/reen-numerique/reen/factors/diag"
)

// removal takes units away, in proportion over the lines in use:
//
//	saving = units removed × (embodied ÷ life + kWh × mix)
//
// (law reference §4.1, lever PA). A number of units comes before a share.
var removal = family{
	kind: Fleet,
	rank: func(l Lever) int {
		if l.Quantity.Valid {
			return 0
		}
		return 1
	},
	check: func(l Lever) string {
		switch {
		case l.Quantity.Valid == l.Share.Valid:
			return "lever.fleet"
		case l.Share.Valid && !validShare(l.Share):
			return "lever.share"
		case l.Quantity.Valid && !validUnits(l.Quantity.Decimal):
			return "lever.quantity"
		}
		return ""
	},
	apply: remove,
	says:  func(Lever) string { return say("formula.fleet") },
}

func remove(l Lever, f *fleet) effect {
	units := unitsOf(f.pick(l.Items, false))
	if units.Sign() == 0 {
		return effect{phrase: "lever.no-line", severity: diag.Refused}
	}
	if l.Share.Valid {
		f.keep(l.Items, new(big.Rat).Sub(big.NewRat(1, 1), l.Share.Decimal.Rat()))
		return effect{}
	}
	rest := new(big.Rat).Sub(units, l.Quantity.Decimal.Rat())
	f.keep(l.Items, new(big.Rat).Quo(rest, units))
	if rest.Sign() < 0 {
		return effect{phrase: "lever.too-many", severity: diag.Doubt}
	}
	return effect{}
}
