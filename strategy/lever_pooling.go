package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// pooling moves the servers of a place to one that several bodies share: S0 of
// them leave, and the body's part of those of the pooled place come in:
//
//	saving = S0 × (embodied ÷ life + kWh × p0 × mix) − share × S × (embodied ÷ life + kWh × p1 × mix)
//
// (lever MU: fewer units on the pooled perimeter, shared by
// the allocation key). Pooled servers are taken like those that leave, embodied
// and electricity: what is saved comes from their number and from the PUE alone.
// The published PUE stands where none is given for the pooled place.
var pooling = family{
	kind:     PooledServers,
	itemless: true,
	rank:     func(Lever) int { return rankPooling },
	check: func(l Lever) string {
		switch {
		case !validShare(l.Share):
			return "lever.share"
		case !l.Quantity.Valid || !validUnits(l.Quantity.Decimal):
			return "lever.quantity"
		case !validPUE(l.PUE):
			return "lever.pue"
		}
		return ""
	},
	apply: pool,
	says: func(l Lever) string {
		return say("formula.pooling", "share", rate(l.Share), "servers", whole(l.Quantity.Decimal))
	},
}

func pool(l Lever, f *fleet) effect {
	lines := f.hosted(l)
	units := unitsOf(lines)
	switch {
	case units.Sign() == 0:
		return effect{phrase: "lever.no-server", severity: diag.Refused}
	case mixedUnits(lines):
		return effect{phrase: "lever.units", severity: diag.Refused}
	}
	place := pooledPlace(l.PUE)
	f.put(place, footprint.DataCentre{PUE: l.PUE})
	for _, line := range lines {
		line.DataCentre = place
	}
	come := new(big.Rat).Mul(l.Share.Decimal.Rat(), l.Quantity.Decimal.Rat())
	f.scale(lines, come.Quo(come, units))
	return effect{}
}

// pooledPlace names a place of the simulation alone, as nobody names theirs.
func pooledPlace(pue decimal.NullDecimal) string { return "\x00" + written(pue) }
