package strategy

import (
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// Pace is a part of a saving, and how fast the turnover of the fleet lets it
// come. Devices that are made are not un-made: an embodied part is saved when a
// purchase is not made, or is put off. In the year t since the action begins, its
// first year being 1, the share reached is
//
//	at once (Life not valid)   1: the use phase, energy, PUE, paper
//	units that go (no Longer)  t ÷ Life, as they come to their end and are not replaced
//	refurbished (no Longer)    t ÷ Life, as purchases are made
//	a longer life              t × L1 ÷ (L0 × (L1 − L0)), with L0 for Life and L1 for Longer
//
// and at most 1. The last one is the units that are past L0, t ÷ L0 of a fleet of
// even ages, over their share of the steady state, (L1 − L0) ÷ L1. Where every
// line has a date of purchase, the units past L0 are those of Cohorts. Those that are
// past L1 when the action begins put nothing off: they are bought again in its
// first year, and count L0 years later; on a free system never, as what is bought
// again takes Windows 11.
type Pace struct {
	Item    string              // of the equipment; empty for what comes at once
	Saving  decimal.Decimal     // kg CO2e a year in steady state; the paces of a step sum to its saving
	Life    decimal.NullDecimal // years that it is kept
	Longer  decimal.NullDecimal // years that it will be kept
	Cohorts []Cohort            // by year; empty where a date is unknown
	Once    bool                // what is bought after these units is not concerned
}

// Cohort is a number of units bought in a year.
type Cohort struct {
	Year  int
	Units decimal.Decimal
}

// reached gives the share of the saving that the turnover allows in a year, for
// an action whose last year without effect is given; 0 to 1.
func (p Pace) reached(year, before int) *big.Rat {
	full := big.NewRat(1, 1)
	t := big.NewRat(int64(year-before), 1)
	if t.Sign() <= 0 {
		return new(big.Rat)
	}
	if !validYears(p.Life) {
		return full
	}
	life := p.Life.Decimal.Rat()
	share := new(big.Rat).Quo(t, life)
	if validYears(p.Longer) {
		longer := p.Longer.Decimal.Rat()
		gained := new(big.Rat).Sub(longer, life)
		if gained.Sign() <= 0 {
			return full
		}
		steady := gained.Quo(gained, longer)
		if past, ok := p.past(year, before); ok {
			share = past
		}
		share.Quo(share, steady)
	}
	if share.Cmp(full) > 0 {
		return full
	}
	return share
}

// aged tells whether what was bought in a year has come to a life, in whole years.
func aged(year, bought int, life decimal.NullDecimal) bool {
	return big.NewRat(int64(year)-int64(bought), 1).Cmp(life.Decimal.Rat()) >= 0
}

// late counts the units that are past the life aimed at when an action begins.
func (p Pace) late(before int) *big.Rat {
	sum := new(big.Rat)
	for _, c := range p.Cohorts {
		if validYears(p.Longer) && aged(before+1, c.Year, p.Longer) {
			sum.Add(sum, c.Units.Rat())
		}
	}
	return sum
}

// past gives the share of the units whose age, in whole years, has come to the
// life that they had, and whose purchase the action puts off; false where the ages
// are unknown.
func (p Pace) past(year, before int) (*big.Rat, bool) {
	all, old := new(big.Rat), new(big.Rat)
	for _, c := range p.Cohorts {
		units, bought := c.Units.Rat(), c.Year
		all.Add(all, units)
		if aged(before+1, bought, p.Longer) {
			if p.Once {
				continue
			}
			bought = before + 1
		}
		if aged(year, bought, p.Life) {
			old.Add(old, units)
		}
	}
	if all.Sign() <= 0 {
		return nil, false
	}
	return old.Quo(old, all), true
}

// cohorts counts units by year of purchase.
type cohorts struct {
	units   map[int]decimal.Decimal
	undated bool // some line has no date
}

func cohortOf(l footprint.Line) cohorts {
	c := cohorts{units: map[int]decimal.Decimal{}}
	c.add(l)
	return c
}

func (c *cohorts) add(l footprint.Line) {
	if l.Purchased.IsZero() || !l.Units().IsPositive() {
		c.undated = true
		return
	}
	year := l.Purchased.Year()
	c.units[year] = c.units[year].Add(l.Units())
}

func (c cohorts) list() []Cohort {
	var out []Cohort
	for _, year := range slices.Sorted(maps.Keys(c.units)) {
		out = append(out, Cohort{Year: year, Units: c.units[year]})
	}
	return out
}

// paces splits the saving of a step: the embodied part of each line by what its
// life was and becomes, and all the rest at once.
func paces(kind LeverKind, before, after *fleet, from, to map[string]decimal.Decimal, saving decimal.Decimal) []Pace {
	lines := map[string]*fleetLine{}
	for n := range after.lines {
		lines[after.lines[n].key] = &after.lines[n]
	}
	var out []Pace
	dated, rest := true, exact.FromDecimal(saving)
	for n := range before.lines {
		old := &before.lines[n]
		saved := from[old.key].Sub(to[old.key])
		life, known := before.life(old)
		if saved.IsZero() || !known {
			continue
		}
		p := Pace{Item: old.Item, Saving: saved, Life: decimal.NewNullDecimal(life)}
		if kind == Longer || kind == FreeSystem {
			longer, _ := after.life(lines[old.key]) // a longer life takes no line away
			p.Longer = decimal.NewNullDecimal(longer)
			p.Cohorts, p.Once = old.cohorts.list(), kind == FreeSystem
			dated = dated && !old.cohorts.undated
		}
		rest.Sub(rest, exact.FromDecimal(saved))
		out = addPace(out, p)
	}
	if !dated {
		for n := range out {
			out[n].Cohorts = nil
		}
	}
	switch remainder := exact.Decimal(rest); {
	case remainder.IsZero():
	case len(out) > 0 && remainder.Abs().LessThan(rounding):
		out[len(out)-1].Saving = out[len(out)-1].Saving.Add(remainder)
	default:
		out = append(out, Pace{Saving: remainder})
	}
	return out
}

// rounding is more than the parts of a total lose when they become decimals.
var rounding = decimal.New(1, -9)

// addPace puts together what comes at the same pace.
func addPace(list []Pace, p Pace) []Pace {
	for n := range list {
		if q := &list[n]; q.Item == p.Item && q.Life.Decimal.Equal(p.Life.Decimal) && q.Longer.Valid == p.Longer.Valid && q.Longer.Decimal.Equal(p.Longer.Decimal) {
			q.Saving = q.Saving.Add(p.Saving)
			q.Cohorts = mergeCohorts(q.Cohorts, p.Cohorts)
			return list
		}
	}
	return append(list, p)
}

func mergeCohorts(a, b []Cohort) []Cohort {
	all := cohorts{units: map[int]decimal.Decimal{}}
	for _, c := range append(slices.Clone(a), b...) {
		all.units[c.Year] = all.units[c.Year].Add(c.Units)
	}
	return all.list()
}
