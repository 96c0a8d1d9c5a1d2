package footprint

import (
	"cmp"
	"maps"
	"slices"

	"github.com/reen-numerique/reen/factors"
)

// Names of the data that a line is counted with.
const (
	DatumQuantity = "quantity"
	DatumLifetime = "lifetime" // or what the convention takes for it: an age, the years of the accounts
	DatumEnergy   = "energy"   // electricity of a year
)

// Datum counts the lines of an item that have one of their data from one
// place, with the quality that follows (RCP-SI v2 §5.3, table 4): read in the
// inventory is high, declared for a whole type is medium, a published default
// is low. The quality of a quantity is what its line says.
type Datum struct {
	Item    string
	Name    string     // DatumQuantity, DatumLifetime or DatumEnergy
	From    Provenance // empty where the datum is missing; it has then no quality
	Quality Quality
	Lines   int
}

// Data gives the data of the lines that count, stock included, by item in the
// order of the catalogue, then quantity, lifetime and energy, the best quality
// first and what is missing last. A flow has neither lifetime nor energy;
// stock has no energy.
func (r *Result) Data() []Datum {
	count := map[Datum]int{}
	for n := range r.groups {
		for _, d := range r.dataOf(&r.groups[n]) {
			count[d] += r.groups[n].sums.lines
		}
	}
	rank := r.ranks()[ByItem]
	order := []string{DatumQuantity, DatumLifetime, DatumEnergy}
	out := slices.SortedFunc(maps.Keys(count), func(a, b Datum) int {
		return cmp.Or(cmp.Compare(rank[a.Item], rank[b.Item]), cmp.Compare(slices.Index(order, a.Name), slices.Index(order, b.Name)),
			cmp.Compare(len(b.From), 0)-cmp.Compare(len(a.From), 0), cmp.Compare(a.Quality, b.Quality))
	})
	for n := range out {
		out[n].Lines = count[out[n]]
	}
	return out
}

// dataOf gives the data of each line of a group.
func (r *Result) dataOf(g *settled) []Datum {
	u := r.units[g.unit]
	out := []Datum{{Item: u.item.ID, Name: DatumQuantity, From: FromInventory, Quality: g.quality}}
	if u.item.Kind != factors.Asset {
		return out
	}
	out = append(out, Datum{Item: u.item.ID, Name: DatumLifetime, From: u.lifetime, Quality: qualityOf(u.lifetime)})
	if !g.stock && u.energy != FromConvention { // in the PUE
		out = append(out, Datum{Item: u.item.ID, Name: DatumEnergy, From: u.energy, Quality: qualityOf(u.energy)})
	}
	return out
}

// qualityOf grades a lifetime or an energy by where it comes from.
func qualityOf(from Provenance) Quality {
	switch from {
	case FromSource:
		return Low
	case FromDossier:
		return Medium
	}
	return High
}
