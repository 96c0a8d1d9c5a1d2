package footprint_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// The laws of the engine on inventories that fuzzing draws: it agrees with the
// oracle, and sharing the lines out or ordering them otherwise changes no digit.
func FuzzLaws(f *testing.F) {
	f.Add(uint64(1), uint8(40), uint8(1))
	f.Add(uint64(7), uint8(200), uint8(4))
	set := factors.Default()
	f.Fuzz(func(t *testing.T, seed uint64, n, shards uint8) {
		opts := footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.PE}, Lifetimes: map[string]decimal.Decimal{"laptop": dec("7")},
			DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.37")}}}
		rnd := rand.New(rand.NewPCG(seed, 2))
		lines := anyLines(rnd, set, int(n))
		parts := make([]*footprint.Accumulator, 1+shards%8)
		for at := range parts {
			parts[at] = accumulator(t, opts)
		}
		for _, at := range rnd.Perm(len(lines)) {
			parts[rnd.IntN(len(parts))].Add(&lines[at])
		}
		for _, part := range parts[1:] {
			require.NoError(t, parts[0].Merge(part))
		}
		r := parts[0].Result()
		for _, c := range opts.Criteria {
			value, low, high := oracle{set, opts}.total(lines, c)
			got := r.Total(c)
			require.Equal(t, exact.String(exact.Decimal(value)), exact.String(got.Value))
			require.Equal(t, exact.String(exact.Decimal(low)), exact.String(got.Low))
			require.Equal(t, exact.String(exact.Decimal(high)), exact.String(got.High))
		}
	})
}
