package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// meanPUE is Σ(PUE × IT kWh) ÷ Σ(IT kWh) over the places whose PUE is measured or
// contractual: what their rooms use in all, over what their IT uses. The kWh of a
// place are those of its lines at a PUE of 1. One place has its own PUE; several
// of which nothing is hosted have no mean.
func meanPUE(a *Assessment) (decimal.NullDecimal, []Part) {
	all, it := new(big.Rat), new(big.Rat)
	var parts []Part
	seen := map[string]bool{}
	for _, h := range a.Strategy.Hosting {
		dc := a.Options.DataCentres[h.Name]
		if seen[h.Name] || !dc.PUE.Valid || dc.ByPower {
			continue
		}
		seen[h.Name] = true
		parts = append(parts, Part{Key: h.Name, Name: h.Name, Value: dc.PUE.Decimal})
		kwh := a.hosted(h.Name)
		it.Add(it, kwh)
		all.Add(all, kwh.Mul(kwh, exact.FromDecimal(dc.PUE.Decimal)))
	}
	switch {
	case len(parts) == 1:
		return decimal.NewNullDecimal(parts[0].Value), nil
	case it.Sign() == 0:
		return decimal.NullDecimal{}, parts
	}
	return certain(all.Quo(all, it)), parts
}

// hosted gives the kWh a year of what stands in a place, without its PUE.
func (a *Assessment) hosted(place string) *big.Rat {
	var inv footprint.Inventory
	for _, l := range a.inventory.Lines {
		if l.DataCentre == place {
			inv.Lines = append(inv.Lines, l)
		}
	}
	if a.Result == nil || inv.Lines == nil {
		return new(big.Rat)
	}
	opts := a.Options
	dc := opts.DataCentres[place]
	dc.PUE = decimal.NewNullDecimal(one)
	opts.DataCentres = map[string]footprint.DataCentre{place: dc}
	result, err := footprint.Compute(a.set, inv, opts)
	if err != nil { // the options are those of a computation that went through
		return new(big.Rat)
	}
	return exact.FromDecimal(result.ElectricityUse())
}

// virtualised is the servers in use that are host of a virtual machine over the
// servers in use, per cent. Without a list of machines nothing is known.
func virtualised(a *Assessment) (decimal.NullDecimal, []Part) {
	if a.Machines == nil {
		return none()
	}
	hosts, servers := new(big.Rat), new(big.Rat)
	for _, h := range a.Machines.Hosts {
		if h.Item == factors.ServerItem {
			hosts.Add(hosts, exact.FromDecimal(h.Units()))
		}
	}
	for _, q := range a.Result.Quantities() {
		if q.Item == factors.ServerItem {
			servers = exact.FromDecimal(q.InUse)
		}
	}
	if hosts.Sign() == 0 {
		return none()
	}
	return inPercent(certain(hosts), certain(servers)), nil
}

// storedItem is the use that counts GB kept for a year.
const storedItem = "stored-gb-year"

// storedData is the GB kept for the year that the dossier declares among its uses,
// ÷ 1000, with TB an agent. What the lines of the inventory store is not added: it
// may be the same.
func storedData(a *Assessment) (decimal.NullDecimal, []Part) {
	sum, told := new(big.Rat), false
	for _, u := range a.Uses {
		if u.Item == storedItem {
			sum.Add(sum, exact.FromDecimal(u.Quantity))
			told = true
		}
	}
	if !told {
		return none()
	}
	stored := certain(sum.Quo(sum, big.NewRat(1000, 1)))
	return stored, beside(besideOf{"stored-per-agent", per(stored, a.agents()), "To/agent"})
}
