package strategy

import "github.com/shopspring/decimal"

// repairedInHouse is what was repaired over what was out of order, per cent.
func repairedInHouse(a *Assessment) (decimal.NullDecimal, []Part) {
	d := a.Strategy.Disposal
	return inPercent(d.Repaired, d.Broken), nil
}

// electronicWaste is the kg of the year, with kg an agent and the share that an
// approved scheme took.
func electronicWaste(a *Assessment) (decimal.NullDecimal, []Part) {
	d := a.Strategy.Disposal
	return certain(known(d.Waste)), beside(
		besideOf{"waste-per-agent", per(d.Waste, a.agents()), "kg/agent"},
		besideOf{"waste-approved", inPercent(d.Approved, d.Waste), unitPercent})
}
