package strategy

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// consumption takes a share of the electricity of the lines in use whose
// consumption is known, measured or published:
//
//	saving = units × kWh × share × mix
//
// (lever EN).
var consumption = family{
	kind: Consumption,
	rank: func(Lever) int { return rankConsumption },
	check: func(l Lever) string {
		if !validShare(l.Share) {
			return "lever.share"
		}
		return ""
	},
	apply: saveElectricity,
	says:  func(Lever) string { return say("formula.energy") },
}

func saveElectricity(l Lever, f *fleet) effect {
	lines := f.pick(l.Items, false)
	if len(lines) == 0 {
		return effect{phrase: "lever.no-line", severity: diag.Refused}
	}
	known := false
	for _, line := range lines {
		if kwh, ok := line.energy(); ok && kwh.IsPositive() {
			line.Energy = decimal.NewNullDecimal(kwh.Mul(one.Sub(l.Share.Decimal)))
			known = true
		}
	}
	if !known {
		return effect{phrase: "lever.no-energy", severity: diag.Refused}
	}
	return effect{}
}

// energy gives the electricity of one unit, kWh a year: the line's own, else
// the published one.
func (l *fleetLine) energy() (decimal.Decimal, bool) {
	switch {
	case l.Energy.Valid:
		return l.Energy.Decimal, sane(l.Energy.Decimal)
	case l.item.Energy != nil:
		return l.item.Energy.Value, true
	}
	return decimal.Decimal{}, false
}

// usesPower tells a line whose electricity counts.
func (l *fleetLine) usesPower() bool {
	return l.State == footprint.InUse && l.item.Kind == factors.Asset
}
