package strategy

import (
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// hosted gives the lines in use that a lever on servers bears on: its items,
// servers where it names none, in its place, everywhere where it names none.
func (f *fleet) hosted(l Lever) []*fleetLine {
	items := l.Items
	if len(items) == 0 {
		items = []string{factors.ServerItem}
	}
	return slices.DeleteFunc(f.pick(items, false), func(line *fleetLine) bool { return l.Place != "" && line.DataCentre != l.Place })
}

// put gives a place its PUE, in options of the fleet's own.
func (f *fleet) put(place string, dc footprint.DataCentre) {
	f.opts.DataCentres = maps.Clone(f.opts.DataCentres)
	if f.opts.DataCentres == nil {
		f.opts.DataCentres = map[string]footprint.DataCentre{}
	}
	f.opts.DataCentres[place] = dc
}

// pueOf gives the PUE that the engine counts in a place, declared or published:
// what 1 kWh of equipment becomes there. It is false where the set publishes none.
func (f *fleet) pueOf(place string) (decimal.Decimal, bool) {
	opts := f.opts
	dc := opts.DataCentres[place]
	dc.Share = decimal.NullDecimal{}
	opts.DataCentres = map[string]footprint.DataCentre{place: dc}
	probe := footprint.Line{Item: factors.ServerItem, Quantity: one, Energy: decimal.NewNullDecimal(one), DataCentre: place}
	result, err := footprint.Compute(f.set, footprint.Inventory{Lines: []footprint.Line{probe}}, opts)
	if err != nil || len(result.Lines()) != 1 || slices.Contains(result.Lines()[0].Missing, "pue") {
		return decimal.Decimal{}, false
	}
	return result.ElectricityUse(), true
}

// part gives what is left of a whole when a share of it goes.
func part(gone decimal.Decimal) *big.Rat { return new(big.Rat).Sub(big.NewRat(1, 1), gone.Rat()) }
