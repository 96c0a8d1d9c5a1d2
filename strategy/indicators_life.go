package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/civil"
	"github.com/reen-numerique/reen/internal/exact"
)

// movement is what the dates of an inventory tell of a type of equipment, in units.
type movement struct {
	item   *factors.Item
	fleet  *big.Rat // in use or in stock
	dated  *big.Rat // of them, those whose day of purchase is known
	bought *big.Rat // of them, in the year of reference
	reborn *big.Rat // of those, refurbished
	exits  *big.Rat // retired in the year of reference, with both days known
	months *big.Rat // Σ age at exit × units
}

// daysOfAMonth is 365.25 ÷ 12.
var daysOfAMonth = big.NewRat(36525, 1200)

// movements counts pieces of equipment by type, in the order of the catalogue, once
// for the indicators that read them.
func (a *Assessment) movements() []*movement {
	if a.Result == nil || a.moves != nil {
		return a.moves
	}
	by := map[string]*movement{}
	for l := range a.lines() {
		item, _ := a.set.Item(l.Item)
		if item.Kind != factors.Asset || item.Unit != "item" {
			continue
		}
		if by[l.Item] == nil {
			by[l.Item] = &movement{item, new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
		}
		by[l.Item].add(l, a.Strategy.Year)
	}
	for _, i := range a.set.Items() {
		if m := by[i.ID]; m != nil {
			a.moves = append(a.moves, m)
		}
	}
	return a.moves
}

func (m *movement) add(l *footprint.Line, year int) {
	units := exact.FromDecimal(l.Units())
	switch l.State {
	case footprint.InUse, footprint.Stock:
		m.fleet.Add(m.fleet, units)
		if l.Purchased.IsZero() {
			return
		}
		m.dated.Add(m.dated, units)
		if l.Purchased.Year() != year {
			return
		}
		m.bought.Add(m.bought, units)
		if l.Origin == footprint.Refurbished {
			m.reborn.Add(m.reborn, units)
		}
	case footprint.Retired:
		if l.Purchased.IsZero() || l.Withdrawn.IsZero() || l.Withdrawn.Year() != year {
			return
		}
		age := big.NewRat(civil.Days(l.Purchased, l.Withdrawn), 1)
		age.Quo(age, daysOfAMonth)
		m.exits.Add(m.exits, units)
		m.months.Add(m.months, age.Mul(age, units))
	}
}

// lifeAtExit is the mean life in months, by type. Where lines retired in the year
// of reference have both their days, it is Σ(age at exit) ÷ exits. Else, where the
// purchase of every unit of the fleet is dated and some are of the year, it is
// fleet ÷ purchases of the year × 12. Each part says which. Types are not added.
func lifeAtExit(a *Assessment) (decimal.NullDecimal, []Part) {
	var parts []Part
	on := year(a.Strategy.Year)
	for _, m := range a.movements() {
		p := Part{Key: m.item.ID, Name: m.item.NameFR}
		switch {
		case m.exits.Sign() > 0:
			p.Value = exact.Decimal(new(big.Rat).Quo(m.months, m.exits))
			p.by = "part.exits"
			p.Basis = say(p.by, "units", whole(exact.Decimal(m.exits)), "year", on)
		case m.bought.Sign() > 0 && m.dated.Cmp(m.fleet) == 0:
			p.Value = exact.Decimal(new(big.Rat).Mul(new(big.Rat).Quo(m.fleet, m.bought), big.NewRat(12, 1)))
			p.by = "part.turnover"
			p.Basis = say(p.by, "year", on)
		default:
			continue
		}
		parts = append(parts, p)
	}
	return decimal.NullDecimal{}, parts
}

// renewal is the purchases of the year of reference over the fleet in use or in
// stock, per cent. It stands where the purchase of every unit is dated, and by type
// for the types that are wholly dated: a rate of some would pass for one of all. The
// share that is dated stands beside, where it is not 0.
func renewal(a *Assessment) (decimal.NullDecimal, []Part) {
	fleet, dated, bought := new(big.Rat), new(big.Rat), new(big.Rat)
	var parts []Part
	for _, m := range a.movements() {
		fleet.Add(fleet, m.fleet)
		dated.Add(dated, m.dated)
		bought.Add(bought, m.bought)
		if m.dated.Sign() > 0 && m.dated.Cmp(m.fleet) == 0 {
			parts = append(parts, Part{Key: m.item.ID, Name: m.item.NameFR, Value: percent(new(big.Rat).Quo(m.bought, m.fleet))})
		}
	}
	if dated.Sign() == 0 {
		return none()
	}
	parts = append(beside(besideOf{"dated", inPercent(certain(dated), certain(fleet)), unitPercent}), parts...)
	if dated.Cmp(fleet) != 0 {
		return decimal.NullDecimal{}, parts
	}
	return inPercent(certain(bought), certain(fleet)), parts
}

// refurbishedUnits is the refurbished units over the units bought, per cent, as
// declared; else by the inventory, where the purchase of the whole fleet is dated.
func refurbishedUnits(a *Assessment) (decimal.NullDecimal, []Part) {
	p := a.Strategy.Purchasing
	if p.Units.Valid && p.Refurbished.Valid {
		return inPercent(p.Refurbished, p.Units), nil
	}
	bought, reborn := new(big.Rat), new(big.Rat)
	for _, m := range a.movements() {
		if m.dated.Cmp(m.fleet) != 0 {
			return none()
		}
		bought.Add(bought, m.bought)
		reborn.Add(reborn, m.reborn)
	}
	return inPercent(certain(reborn), certain(bought)), nil
}
