package strategy

import (
	"math/big"
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
)

// removal takes units away, in proportion over the lines in use:
//
//	saving = units removed × (embodied ÷ life + kWh × mix)
//
// (levers PA and IM: a ream of paper is a flow, whole in the
// year, and 100 reams less save 100 × 2.29 kg). A number of units comes before a
// share, and bears on items of one unit alone: reams and printers do not add up.
var removal = family{
	kind: Fleet,
	rank: func(l Lever) int {
		if l.Quantity.Valid {
			return rankUnits
		}
		return rankShares
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
	lines := f.pick(l.Items, false)
	units := unitsOf(lines)
	if units.Sign() == 0 {
		return effect{phrase: "lever.no-line", severity: diag.Refused}
	}
	if l.Share.Valid {
		f.scale(lines, new(big.Rat).Sub(big.NewRat(1, 1), l.Share.Decimal.Rat()))
		return effect{}
	}
	if mixedUnits(lines) {
		return effect{phrase: "lever.units", severity: diag.Refused}
	}
	rest := new(big.Rat).Sub(units, l.Quantity.Decimal.Rat())
	f.scale(lines, new(big.Rat).Quo(rest, units))
	if rest.Sign() < 0 {
		return effect{phrase: "lever.too-many", severity: diag.Doubt}
	}
	return effect{}
}

// mixedUnits tells lines whose quantities do not add up.
func mixedUnits(lines []*fleetLine) bool {
	return slices.ContainsFunc(lines, func(l *fleetLine) bool { return l.item.Unit != lines[0].item.Unit })
}
