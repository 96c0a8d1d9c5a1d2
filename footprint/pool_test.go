package footprint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func pools(p footprint.Pool) footprint.Options {
	return footprint.Options{Year: 2024, Pools: map[string]footprint.Pool{"laptop": p}}
}

// lifeOf is the service life behind a line's figure.
func lifeOf(t *testing.T, opts footprint.Options, l footprint.Line) string {
	t.Helper()
	trace, err := compute(t, opts, l).Explain(l.ID, factors.GWP)
	require.NoError(t, err)
	life := trace.Terms[0].Terms[1].Terms[1]
	require.Contains(t, []string{"lifetime", "total-life"}, life.Name)
	return life.Value.String()
}

// RCP-SI v2 §4: of 250 laptops 50 were used 3 years before, which adds 0.6 year
// (case rcp-si-01). A quarter resold at 5 years, that live 7 in all, adds 0.5.
func TestPooledLives(t *testing.T) {
	refurbished := footprint.Pool{Refurbished: opt("0.2"), Upstream: opt("3")}
	resold := footprint.Pool{Resold: opt("0.25"), TotalLife: opt("7")}
	own := line("laptop", "1")
	own.Origin, own.Proof, own.Upstream = footprint.Refurbished, true, opt("3")
	unproved := own
	unproved.Proof = false
	long := line("laptop", "1")
	long.Lifetime = opt("8")
	for name, c := range map[string]struct {
		pool footprint.Pool
		line footprint.Line
		want string
	}{
		"a share refurbished":            {refurbished, line("laptop", "250"), "5.6"},
		"a line that says it itself":     {refurbished, own, "8"},
		"a line without proof":           {refurbished, unproved, "5"},
		"a share resold":                 {resold, line("laptop", "1"), "5.5"},
		"kept longer than it would live": {resold, long, "8"},
		"both":                           {footprint.Pool{Refurbished: opt("0.2"), Upstream: opt("3"), Resold: opt("0.25"), TotalLife: opt("7")}, line("laptop", "1"), "6.1"},
		"shares of nothing":              {footprint.Pool{Refurbished: opt("0"), Upstream: opt("3"), Resold: opt("0"), TotalLife: opt("7")}, line("laptop", "1"), "5"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, lifeOf(t, pools(c.pool), c.line)) })
	}
	byCategory := footprint.Options{Pools: map[string]footprint.Pool{"computers": refurbished, "laptop": {}}}
	require.Equal(t, "5", lifeOf(t, byCategory, line("laptop", "1")), "the item's own word wins")
	require.Equal(t, "6.6", lifeOf(t, byCategory, line("desktop", "1")), "published: 6 years")
}

// What is pooled is not what one would get line by line: 250 ÷ 5.6 = 44.643 F
// against 200 ÷ 5 + 50 ÷ 8 = 46.25 F a year.
func TestPooledAndLineByLineDiffer(t *testing.T) {
	pooled := compute(t, pools(footprint.Pool{Refurbished: opt("0.2"), Upstream: opt("3")}), line("laptop", "250"))
	fifty := line("laptop", "50")
	fifty.Origin, fifty.Proof, fifty.Upstream = footprint.Refurbished, true, opt("3")
	byLine := compute(t, footprint.Options{}, line("laptop", "200"), fifty)
	made := func(r *footprint.Result) string {
		use := r.ElectricityUse().Mul(dec("0.0519"))
		return r.Total(factors.GWP).Value.Sub(use).DivRound(dec("185.09"), 3).String()
	}
	require.Equal(t, "44.643", made(pooled))
	require.Equal(t, "46.25", made(byLine))
}

func TestPoolsThatMakeNoSenseAreRefused(t *testing.T) {
	for want, p := range map[string]footprint.Pool{
		"share refurbished of 1.2 is not between 0 and 1": {Refurbished: opt("1.2"), Upstream: opt("3")},
		"share resold of -1 is not between 0 and 1":       {Resold: opt("-1"), TotalLife: opt("3")},
		"upstream life of 51 is not between 0 and 50":     {Refurbished: opt("0.2"), Upstream: opt("51")},
		"total life of hors limites":                      {Resold: opt("0.2"), TotalLife: opt("1e400")},
		"goes with the years of use before the purchase":  {Refurbished: opt("0.2")},
		"goes with the total life of what is resold":      {TotalLife: opt("7")},
	} {
		_, err := footprint.NewAccumulator(factors.Default(), pools(p))
		require.ErrorContains(t, err, want)
	}
	_, err := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024, Pools: map[string]footprint.Pool{"lap-top": {}}})
	require.ErrorContains(t, err, "unknown item or category")
}
