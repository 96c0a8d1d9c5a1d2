package footprint_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// The three ways of one inventory to its totals, 6 criteria × 4 stages, all from
// the same public lines, in one run:
//
//	go test ./footprint -run '^$' -bench 1M
//
// Figures of one machine at one moment say little; their ratios say more.

// townFleet gives n lines of a fleet as public bodies have it: a few items make
// most lines, one device a line more often than several; lines come by place,
// some twenty at a time; one in three gives its life, which is that of its
// item, and one in six its electricity, each its own.
func townFleet(n int) []footprint.Line {
	rnd := rand.New(rand.NewPCG(2311, 15))
	var items []string
	for _, i := range benchSet().Items() {
		if i.Kind == factors.Asset && len(i.Factors) > 0 && i.Lifetime != nil {
			items = append(items, i.ID)
		}
	}
	var sites, departments []string // one copy of each text, as from a reader
	for n := range 150 {
		sites = append(sites, fmt.Sprintf("Site %d", n))
		departments = append(departments, fmt.Sprintf("Direction %d", n%20))
	}
	lines := make([]footprint.Line, n)
	site, department := 0, 0
	for at := range lines {
		l := &lines[at]
		if rnd.IntN(20) == 0 {
			site = rnd.IntN(len(sites))
			department = (site + rnd.IntN(3)) % len(departments) // three of them share a site
		}
		item := min(int(rnd.ExpFloat64()*4), len(items)-1) // 22 % of the first, 17 % of the second…
		l.ID, l.File, l.Row = fmt.Sprintf("parc.csv:%d", at+2), "parc.csv", at+2
		l.Item, l.Site, l.Department = items[item], sites[site], departments[department]
		l.Quantity = decimal.NewFromInt(1)
		if rnd.IntN(4) == 0 {
			l.Quantity = decimal.NewFromInt(int64(2 + rnd.IntN(60)))
		}
		if rnd.IntN(3) == 0 {
			l.Lifetime = decimal.NewNullDecimal(decimal.NewFromInt(int64(4 + item%5)))
		}
		if rnd.IntN(6) == 0 {
			l.Energy = decimal.NewNullDecimal(decimal.New(int64(rnd.IntN(4_000_000)), -3))
		}
		l.Purchased = time.Date(2012+rnd.IntN(12), time.Month(1+rnd.IntN(12)), 1+rnd.IntN(28), 0, 0, 0, 0, time.UTC)
	}
	return lines
}

// million lines, made once.
var million = sync.OnceValue(func() []footprint.Line { return townFleet(1_000_000) })

// benchCriteria are six: with the default set, most values are those of climate
// change, and the others cost as much to look for.
var benchCriteria = []factors.Criterion{factors.GWP, factors.ADPe, factors.AP, factors.PM, factors.IR, factors.PE}

var benchOptions = footprint.Options{Year: 2024, Criteria: benchCriteria}

func BenchmarkAccumulator1M(b *testing.B)   { benchAccumulator(b, million()) }
func BenchmarkFloat64Loop1M(b *testing.B)   { benchFloats(b, million()) }
func BenchmarkNaiveDecimal1M(b *testing.B)  { benchNaive(b, million()) }
func BenchmarkAccumulator50k(b *testing.B)  { benchAccumulator(b, million()[:50_000]) }
func BenchmarkFloat64Loop50k(b *testing.B)  { benchFloats(b, million()[:50_000]) }
func BenchmarkNaiveDecimal50k(b *testing.B) { benchNaive(b, million()[:50_000]) }

func benchAccumulator(b *testing.B, lines []footprint.Line) {
	set := benchSet()
	b.ReportAllocs()
	for b.Loop() {
		a, err := footprint.NewAccumulator(set, benchOptions)
		require.NoError(b, err)
		a.AddInventory(footprint.Inventory{Lines: lines})
		r := a.Result()
		require.Equal(b, len(lines), r.Counts().Read)
		require.Zero(b, r.Counts().Refused)
	}
	perSecond(b, len(lines))
}

func perSecond(b *testing.B, lines int) {
	b.ReportMetric(float64(lines)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}

// plainFactors is what a user would look up by hand, in T.
type plainFactors[T any] struct {
	lives, energy map[string]T
	impacts       map[string][6][3]T // by item: made, distributed, at its end
	mixes         map[string][6]T
}

func lookUp[T any](set *factors.Set, from func(decimal.Decimal) T) plainFactors[T] {
	out := plainFactors[T]{lives: map[string]T{}, energy: map[string]T{}, impacts: map[string][6][3]T{}, mixes: map[string][6]T{}}
	for _, i := range set.Items() {
		if i.Lifetime != nil {
			out.lives[i.ID] = from(i.Lifetime.Value)
		}
		if i.Energy != nil {
			out.energy[i.ID] = from(i.Energy.Value)
		}
		var impacts [6][3]T
		for n, c := range benchCriteria {
			for stage, s := range map[factors.Stage]int{factors.Manufacturing: 0, factors.Embodied: 0, factors.Distribution: 1, factors.EndOfLife: 2} {
				if f := i.Impact(c, stage); f != nil {
					impacts[n][s] = from(f.Value)
				}
			}
		}
		out.impacts[i.ID] = impacts
	}
	for _, z := range set.Zones() {
		var mix [6]T
		for n, c := range benchCriteria {
			if f := set.Electricity(z.ID, benchOptions.Year, c); f != nil {
				mix[n] = from(f.Value)
			}
		}
		out.mixes[z.ID] = mix
	}
	return out
}

// benchFloats is the loop that one would write without this library: convert,
// look up, multiply, add, for the totals alone.
func benchFloats(b *testing.B, lines []footprint.Line) {
	f := lookUp(benchSet(), decimal.Decimal.InexactFloat64)
	b.ReportAllocs()
	for b.Loop() {
		var totals [6][4]float64
		for n := range lines {
			l := &lines[n]
			quantity := l.Quantity.InexactFloat64()
			life, energy, zone := f.lives[l.Item], f.energy[l.Item], l.Zone
			if l.Lifetime.Valid {
				life = l.Lifetime.Decimal.InexactFloat64()
			}
			if l.Energy.Valid {
				energy = l.Energy.Decimal.InexactFloat64()
			}
			if zone == "" {
				zone = footprint.DefaultZone
			}
			impacts, mix := f.impacts[l.Item], f.mixes[zone]
			for c := range totals {
				for s := range impacts[c] {
					totals[c][s] += quantity * impacts[c][s] / life
				}
				totals[c][3] += quantity * energy * mix[c]
			}
		}
		require.Positive(b, totals[0][3])
	}
	perSecond(b, len(lines))
}

// benchNaive is the same loop in decimals.
func benchNaive(b *testing.B, lines []footprint.Line) {
	f := lookUp(benchSet(), func(d decimal.Decimal) decimal.Decimal { return d })
	b.ReportAllocs()
	for b.Loop() {
		var totals [6][4]decimal.Decimal
		for n := range lines {
			l := &lines[n]
			life, energy, zone := f.lives[l.Item], f.energy[l.Item], l.Zone
			if l.Lifetime.Valid {
				life = l.Lifetime.Decimal
			}
			if l.Energy.Valid {
				energy = l.Energy.Decimal
			}
			if zone == "" {
				zone = footprint.DefaultZone
			}
			impacts, mix := f.impacts[l.Item], f.mixes[zone]
			for c := range totals {
				for s := range impacts[c] {
					totals[c][s] = totals[c][s].Add(l.Quantity.Mul(impacts[c][s]).Div(life))
				}
				totals[c][3] = totals[c][3].Add(l.Quantity.Mul(energy).Mul(mix[c]))
			}
		}
		require.True(b, totals[0][3].IsPositive())
	}
	perSecond(b, len(lines))
}

var benchSet = sync.OnceValue(factors.Default)
