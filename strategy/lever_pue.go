package strategy

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
)

// cooler lowers the PUE of a place, that of the dossier or the published one,
// for all that it hosts:
//
//	saving = kWh of IT × (p0 − p1) × mix
//
// (lever PUE). A place whose technical environment is counted
// by its power has no PUE to lower (RCP-DC 2025, UF1).
var cooler = family{
	kind:     CoolerPlace,
	itemless: true,
	rank:     func(Lever) int { return rankPUE },
	check: func(l Lever) string {
		switch {
		case l.Place == "":
			return "lever.give-place"
		case !l.PUE.Valid || !validPUE(l.PUE):
			return "lever.pue"
		}
		return ""
	},
	apply: cool,
	says:  func(Lever) string { return say("formula.pue") },
}

func cool(l Lever, f *fleet) effect {
	place := f.opts.DataCentres[l.Place]
	if place.ByPower {
		return effect{phrase: "lever.by-power", severity: diag.Refused}
	}
	hosts, powered := false, false
	for _, line := range f.lines {
		if line.DataCentre == l.Place && line.usesPower() {
			kwh, ok := line.energy()
			hosts, powered = true, powered || ok && kwh.IsPositive()
		}
	}
	now, known := f.pueOf(l.Place)
	switch {
	case !hosts:
		return effect{phrase: "lever.no-place", severity: diag.Refused}
	case !powered:
		return effect{phrase: "lever.no-energy", severity: diag.Refused}
	case !known:
		return effect{phrase: "lever.no-pue", severity: diag.Refused}
	case !l.PUE.Decimal.LessThan(now):
		return effect{phrase: "lever.pue-below", severity: diag.Refused}
	}
	place.PUE = decimal.NewNullDecimal(l.PUE.Decimal)
	f.put(l.Place, place)
	return effect{}
}
