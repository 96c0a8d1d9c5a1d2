package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// The benchmarks compute a département of 1,000 municipalities of 115 lines, the
// mean of the country as the README counts it, on prism and one after the other
// in one process.
const (
	manyMunicipalities = 1000
	linesEach          = 115
)

func country(b *testing.B) string {
	draw := rand.New(rand.NewPCG(35, 2021))
	files := map[string]string{}
	for n := range manyMunicipalities {
		files[fmt.Sprintf("35%03d-2024.csv", n)] = fleet(draw, linesEach)
	}
	return folderWith(b, files)
}

func BenchmarkPrism(b *testing.B) {
	dir := country(b)
	for b.Loop() {
		require.NoError(b, beamx.Run(b.Context(), pipeline(dir+"/*.csv", b.TempDir(), asked)))
	}
	perSecond(b)
}

func BenchmarkOneProcess(b *testing.B) {
	dir := country(b)
	for b.Loop() {
		whole, err := footprint.NewAccumulator(factors.Default(), asked)
		require.NoError(b, err)
		names, err := filepath.Glob(dir + "/*.csv")
		require.NoError(b, err)
		for _, name := range names {
			acc := alone(b, dir, 2024, filepath.Base(name))
			jsonOf(b, acc.Result())
			require.NoError(b, whole.Merge(acc))
		}
		require.Equal(b, manyMunicipalities*linesEach, whole.Result().Counts().Read)
	}
	perSecond(b)
}

func perSecond(b *testing.B) {
	b.ReportMetric(float64(manyMunicipalities*linesEach*b.N)/b.Elapsed().Seconds(), "lines/s")
}
