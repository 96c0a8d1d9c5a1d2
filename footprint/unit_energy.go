package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// kWh is 1: the electricity of a line that stands for all those of its variant.
var kWh = decimal.NewNullDecimal(decimal.New(1, 0))

// energy gives the electricity of one unit in a year: the line's own, else
// the published default, × share of use × PUE where the line is hosted.
// Spare stock uses none (RCP-SI v2 §4), which is nil too.
func (e *engine) energy(u *unit, line *Line, share *Trace) *Trace {
	var kwh *Trace
	switch {
	case line.State == Stock:
		return nil
	case e.inThePUE(u.item, line):
		kwh = leaf("energy-in-the-pue", "kWh/year", new(big.Rat), FromConvention)
	case line.Energy.Valid:
		kwh = leaf(energyName, "kWh/year", line.Energy.Decimal.Rat(), FromInventory)
	case u.item.ID == factors.TechnicalItem && len(u.item.EnergyAlternatives) > 0:
		kwh = published(energyName, u.item.EnergyAlternatives[0])
	case u.item.Energy != nil:
		kwh = published(energyName, u.item.Energy)
	default:
		return nil
	}
	u.energy = kwh.From
	terms := []*Trace{kwh}
	if share != nil {
		terms = append(terms, share)
	}
	if pue := e.pue(line); pue != nil && kwh.exact.Sign() > 0 {
		terms = append(terms, pue)
	}
	if len(terms) > 1 {
		kwh = combine(Product, "electricity", "kWh/year", terms...)
	}
	u.kwh = kwh.exact
	return kwh
}

// inThePUE tells the technical environment of a place that does not count its
// electricity by the kW of IT (RCP-DC 2025, table 29, UF1): it is in the PUE of
// what the place hosts.
func (e *engine) inThePUE(item *factors.Item, line *Line) bool {
	return item.ID == factors.TechnicalItem && !e.opts.DataCentres[line.DataCentre].ByPower
}

// pue gives the power usage effectiveness of the place that hosts the line:
// measured or contractual, else the published default. There is none
// where the technical environment is counted by its power.
func (e *engine) pue(line *Line) *Trace {
	if line.DataCentre == "" {
		return nil
	}
	dc := e.opts.DataCentres[line.DataCentre]
	if dc.ByPower {
		return nil
	}
	if dc.PUE.Valid {
		return declared("pue", "1", dc.PUE.Decimal.Rat(), line.DataCentre)
	}
	if f, ok := e.set.Factor(defaultPUE); ok {
		return published("pue", f)
	}
	return nil
}
