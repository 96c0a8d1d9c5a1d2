package footprint_test

import (
	"math"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// knownTo gives a set with items of 100 kg over one year each, known to ± 30 %
// and ± 40 %, a third known exactly, and a recycling credit of −20 kg.
func knownTo(t testing.TB) *factors.Set {
	t.Helper()
	set, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"mine","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`)},
		"items.csv": {Data: []byte("id,name_fr,name_en,tier,category,kind,unit,default\na,A,A,terminals,computers,asset,item,a1\nb,B,B,terminals,computers,asset,item,b1\n" +
			"exact,E,E,terminals,computers,asset,item,e1\ncredit,C,C,terminals,computers,flow,item,c1\n")},
		"values.csv": {Data: []byte("id,item,criterion,stage,value,unit,uncertainty_percent\n" +
			"a1,a,gwp,embodied,100,kg CO2e/item,30\nb1,b,gwp,embodied,100,kg CO2e/item,40\n" +
			"e1,exact,gwp,embodied,100,kg CO2e/item,0\nc1,credit,gwp,use,-20,kg CO2e/item,50\n")},
	})
	require.NoError(t, err)
	set, err = factors.Default().With(set)
	require.NoError(t, err)
	return set
}

func uncertain(t testing.TB, lines ...footprint.Line) *footprint.Result {
	t.Helper()
	for n := range lines {
		lines[n].Lifetime, lines[n].Energy = opt("1"), opt("0")
	}
	r, err := footprint.Compute(knownTo(t), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	return r
}

func many(item string, n int) []footprint.Line {
	return slices.Repeat([]footprint.Line{line(item, "1")}, n)
}

func percent(t testing.TB, r *footprint.Result) float64 {
	t.Helper()
	u, err := r.Uncertainty(factors.GWP)
	require.NoError(t, err)
	return u.Percent.InexactFloat64()
}

func TestAThousandAlikeAreKnownNoBetterThanOne(t *testing.T) {
	require.InDelta(t, 30, percent(t, uncertain(t, many("a", 1000)...)), 0.1)
}

// One exact device is known as its line's count and life are, each to ± 1 %;
// a thousand of them far better.
func TestLinesVaryApart(t *testing.T) {
	require.InDelta(t, 100*math.Expm1(math.Sqrt2*math.Log(1.01)), percent(t, uncertain(t, many("exact", 1)...)), 0.01)
	require.InDelta(t, 100*math.Expm1(math.Sqrt2*math.Log(1.01))/math.Sqrt(1000), percent(t, uncertain(t, many("exact", 1000)...)), 0.001)
}

// Relative variances of 100 kg each: e^(σ²) − 1, with σ = ln 1.3 ÷ 1.96 and
// ln 1.4 ÷ 1.96; a quarter of their sum is that of 200 kg.
func TestTwoTypesCombineInQuadrature(t *testing.T) {
	s1, s2 := math.Log(1.3)/1.96, math.Log(1.4)/1.96
	rel := (math.Expm1(s1*s1) + math.Expm1(s2*s2)) / 4
	want := 100 * math.Expm1(1.96*math.Sqrt(math.Log1p(rel)))
	got := percent(t, uncertain(t, append(many("a", 5000), many("b", 5000)...)...))
	require.InDelta(t, want, got, 0.05)
	require.Less(t, got, 30.0)
}

func TestContributionsAreRankedAndSumToOne(t *testing.T) {
	u, err := uncertain(t, append(many("a", 10), many("b", 10)...)...).Uncertainty(factors.GWP)
	require.NoError(t, err)
	require.Equal(t, "b1", u.Contributions[0].Factor.ID)
	require.Equal(t, "a1", u.Contributions[1].Factor.ID)
	sum := decimal.Zero
	for _, c := range u.Contributions {
		sum = sum.Add(c.Share)
	}
	require.InDelta(t, 1, sum.InexactFloat64(), 0.002)
}

// ± 50 % of −20 kg: the normal law, of standard deviation 10 ÷ 1.96, with
// ± 1 % on the count.
func TestACreditHasANormalLaw(t *testing.T) {
	u, err := uncertain(t, line("credit", "1")).Uncertainty(factors.GWP)
	require.NoError(t, err)
	require.InDelta(t, -30, u.Low.InexactFloat64(), 0.02)
	require.InDelta(t, -10, u.High.InexactFloat64(), 0.02)
}

// The mean of the draws lies a little above the value: a service life that
// varies is divided by, which the first order does not see.
func TestMonteCarloAgreesWithTheFirstOrder(t *testing.T) {
	lines := append(fleet(3, 400), line("monitor", "900"), line("electricity", "250000"))
	r := compute(t, footprint.Options{Lifetimes: map[string]decimal.Decimal{"laptop": dec("6")}}, lines...)
	u, err := r.Uncertainty(factors.GWP)
	require.NoError(t, err)
	s, err := r.MonteCarlo(factors.GWP, 4000, 7)
	require.NoError(t, err)
	require.InEpsilon(t, r.Total(factors.GWP).Value.InexactFloat64(), s.Mean.InexactFloat64(), 0.03)
	require.InEpsilon(t, u.Low.InexactFloat64(), s.Low.InexactFloat64(), 0.04)
	require.InEpsilon(t, u.High.InexactFloat64(), s.High.InexactFloat64(), 0.04)
}

func TestUncertaintyDoesNotDependOnTheOrderOfLines(t *testing.T) {
	lines := fleet(5, 300)
	a := compute(t, footprint.Options{}, lines...)
	slices.Reverse(lines)
	b := compute(t, footprint.Options{}, lines...)
	ua, err := a.Uncertainty(factors.GWP)
	require.NoError(t, err)
	ub, err := b.Uncertainty(factors.GWP)
	require.NoError(t, err)
	require.Equal(t, ua, ub)
	sa, err := a.MonteCarlo(factors.GWP, 200, 1)
	require.NoError(t, err)
	sb, err := b.MonteCarlo(factors.GWP, 200, 1)
	require.NoError(t, err)
	require.Equal(t, sa, sb)
}

func TestUncertaintyOfNothingAndOfWhatWasNotAsked(t *testing.T) {
	r := compute(t, footprint.Options{})
	u, err := r.Uncertainty(factors.GWP)
	require.NoError(t, err)
	require.True(t, u.Low.IsZero() && u.High.IsZero() && u.Contributions == nil)
	_, err = r.Uncertainty(factors.AP)
	require.ErrorContains(t, err, "was not computed")
	_, err = r.MonteCarlo(factors.AP, 1000, 1)
	require.ErrorContains(t, err, "was not computed")
	for _, draws := range []int{-1, 0, 99, 1_000_001} {
		_, err = r.MonteCarlo(factors.GWP, draws, 1)
		require.ErrorContains(t, err, "draws")
	}
}

// The widest interval that a set may hold, in the factor and in what it is
// divided by, is drawn without a panic, and has an interval.
func TestTheWidestIntervalsAreDrawn(t *testing.T) {
	user, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"mine","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01","attribution":"P"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit,min,max\nm1,laptop,gwp,embodied,1,kg CO2e/item,0.001,1000\nm2,laptop,lifetime,,5,year,0.0005,50\n")},
	})
	require.NoError(t, err)
	set, err := factors.Default().With(user)
	require.NoError(t, err)
	r, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{line("laptop", "1000000000000")}}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	sample, err := r.MonteCarlo(factors.GWP, 5000, 1)
	require.NoError(t, err)
	require.True(t, sample.Low.IsPositive() && sample.Low.LessThan(sample.High))
	u, err := r.Uncertainty(factors.GWP)
	require.NoError(t, err)
	require.True(t, u.Low.IsPositive() && u.Low.LessThan(u.High))
}
