package strategy

import (
	"cmp"
	"math/big"
	"strings"

	"github.com/reen-numerique/reen/internal/exact"
)

// Figures of the body itself: its size, its places, its networks.

func totalPopulation(b *bench, _ *Neighbour) figure {
	p := b.s.Body.Population
	if p.Total <= 0 {
		return figure{phrase: "neighbour.no-population"}
	}
	return exactly(whole64(p.Total), p.Year, "neighbour.population")
}

func agentsOf(b *bench, _ *Neighbour) figure {
	if b.s.Body.Agents <= 0 {
		return figure{phrase: "neighbour.no-agents"}
	}
	return exactly(whole64(b.s.Body.Agents), 0, "neighbour.agents")
}

func allPurchases(b *bench, _ *Neighbour) figure {
	p := b.s.Purchasing
	if !validAmount(p.All) {
		return figure{phrase: "neighbour.no-purchases"}
	}
	return exactly(exact.FromDecimal(p.All.Decimal), cmp.Or(p.Year, b.s.Year), "neighbour.purchases")
}

// largestPower looks at each place: those whose power is not known may be larger.
func largestPower(b *bench, _ *Neighbour) figure {
	f := figure{phrase: "neighbour.no-power"}
	place := ""
	var silent []string
	for _, h := range b.s.Hosting {
		if !validPower(h.Power) {
			silent = append(silent, h.Name)
			continue
		}
		if r := exact.FromDecimal(h.Power.Decimal); f.low == nil || r.Cmp(f.low) > 0 {
			f.low, place = r, h.Name
		}
	}
	if f.low != nil {
		f.phrase, f.blanks = "neighbour.power", []string{"place", place}
		if silent == nil {
			f.high = f.low
		} else {
			f.phrase, f.blanks = "neighbour.power-partly", append(f.blanks, "silent", strings.Join(silent, ", "))
		}
	}
	return f
}

func onCopper(b *bench, _ *Neighbour) figure {
	return orNone(b.connected("neighbour.connected", func(c Connection) int { return c.Quantity }, Copper))
}

func leftOnCopper(b *bench, _ *Neighbour) figure {
	return b.connected("neighbour.left", toMigrate, Copper)
}

func onMobile(b *bench, _ *Neighbour) figure {
	return orNone(b.connected("neighbour.connected", func(c Connection) int { return c.Quantity }, GSM2G, UMTS3G))
}

func leftOnMobile(b *bench, _ *Neighbour) figure {
	return b.connected("neighbour.left", toMigrate, GSM2G, UMTS3G)
}

func toMigrate(c Connection) int { return max(c.Quantity-max(c.Migrated, 0), 0) }

// connected sums the equipment that the dossier lists on some networks. None
// listed is not known to be none.
func (b *bench) connected(phrase string, units func(Connection) int, networks ...Network) figure {
	sum, listed := new(big.Rat), false
	for _, c := range b.s.Connections {
		for _, n := range networks {
			if c.Network == n {
				listed = true
				sum.Add(sum, whole64(max(units(c), 0)))
			}
		}
	}
	if !listed {
		return figure{}
	}
	return exactly(sum, 0, phrase)
}

// orNone says that nothing is listed.
func orNone(f figure) figure {
	if f.shown() == nil {
		f.phrase = "neighbour.no-connection"
	}
	return f
}
