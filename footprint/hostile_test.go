package footprint_test

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

var (
	vast = decimal.New(1, 1_000_000_000)
	tiny = decimal.New(1, -1_000_000_000)
)

// A number of a billion zeros is refused by name, at once.
func TestHostileDecimalsAreRefusedAtOnce(t *testing.T) {
	for _, d := range []decimal.Decimal{vast, tiny, vast.Neg()} {
		some := decimal.NewNullDecimal(d)
		for column, l := range map[string]footprint.Line{
			"quantite":         {Item: "laptop", Quantity: d},
			"duree_vie":        {Item: "laptop", Quantity: dec("1"), Lifetime: some},
			"duree_amont":      {Item: "laptop", Quantity: dec("1"), Upstream: some},
			"conso_kwh_an":     {Item: "laptop", Quantity: dec("1"), Energy: some},
			"masse_kg":         {Item: "laptop", Quantity: dec("1"), Mass: some},
			"diagonale_pouces": {Item: "monitor", Quantity: dec("1"), Diagonal: some},
			"ram_go":           {Item: "server", Quantity: dec("1"), Configuration: &factors.Server{RAM: some}},
		} {
			r := compute(t, footprint.Options{}, l)
			require.Equal(t, 1, r.Counts().Refused, column)
			require.Equal(t, column, r.Problems()[0].Column)
			require.NotEmpty(t, r.Problems()[0].Message)
		}
	}
}

func TestWordsThatAreNoneAreRefusedNotIgnored(t *testing.T) {
	for code, l := range map[string]footprint.Line{
		"bad-state":    {State: "somewhere"},
		"bad-mode":     {Mode: "mine"},
		"bad-origin":   {Origin: "found"},
		"bad-quality":  {Quality: 200},
		"bad-mass":     {Mass: opt("0")},
		"bad-diagonal": {Diagonal: opt("-24")},
	} {
		l.Item, l.Quantity = "laptop", dec("1")
		r := compute(t, footprint.Options{}, l)
		require.Equal(t, 1, r.Counts().Refused, code)
		require.Equal(t, code, r.Problems()[0].Code)
	}
}

func TestScalesThatAreNoneAreRefused(t *testing.T) {
	l := line("laptop", "10")
	for name, scaled := range map[string]footprint.Line{
		"of nothing":       l.Scaled(dec("1"), dec("0")),
		"negative":         l.Scaled(dec("-1"), dec("2")),
		"vast":             l.Scaled(vast, dec("1")),
		"tiny":             l.Scaled(dec("1"), tiny),
		"twice of nothing": l.Scaled(dec("1"), dec("0")).Scaled(dec("-1"), dec("1")),
		"beyond measure":   l.Scaled(dec("1e15"), dec("1")),
	} {
		r := compute(t, footprint.Options{}, scaled)
		require.Equal(t, 1, r.Counts().Refused, name)
		require.Equal(t, "0", total(r), name)
	}
	require.Zero(t, compute(t, footprint.Options{}, l.Scaled(dec("0"), dec("5"))).Counts().Refused, "all of it is removed")
}

// Asking for what is not there is no panic.
func TestCriteriaThatWereNotComputed(t *testing.T) {
	r := compute(t, footprint.Options{Agents: 10, Inhabitants: 10}, line("laptop", "10"))
	for _, c := range []factors.Criterion{0, factors.PE, factors.Lifetime, factors.Measured, 255} {
		_, ok := r.PerAgent(c)
		require.False(t, ok)
		_, ok = r.PerInhabitant(c)
		require.False(t, ok)
		require.Equal(t, footprint.Total{Criterion: c}, r.Total(c))
		require.Nil(t, r.By(c, footprint.ByTier))
		require.Nil(t, r.Ends(c))
		_, err := r.Explain("laptop", c)
		require.ErrorContains(t, err, "was not computed")
	}
}

func TestOptionsAreCopied(t *testing.T) {
	opts := footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP}, Lifetimes: map[string]decimal.Decimal{"laptop": dec("4")}, DataCentres: map[string]footprint.DataCentre{"A": {}}}
	r := compute(t, opts, line("laptop", "1"))
	before := resultJSON(t, r)
	opts.Criteria[0], opts.Lifetimes["laptop"] = factors.Lifetime, dec("1")
	theirs := r.Options()
	theirs.Criteria[0] = factors.Lifetime
	delete(theirs.Lifetimes, "laptop")
	delete(theirs.DataCentres, "A")
	require.Equal(t, before, resultJSON(t, r))
	require.Len(t, r.Options().Lifetimes, 1)
	require.Len(t, r.Options().DataCentres, 1)
}

// Places are free text: no byte of theirs can part a key in two.
func TestAPlaceMayHoldAnyByte(t *testing.T) {
	a, b := line("laptop", "1"), line("laptop", "2")
	a.Site, a.Department = "x\x00y", "z"
	b.Site, b.Department = "x", "y\x00z"
	cells := compute(t, footprint.Options{}, a, b).By(factors.GWP, footprint.BySite, footprint.ByDepartment)
	require.Len(t, cells, 2)
	require.Equal(t, []string{"x", "y\x00z"}, cells[0].Keys)
	require.Equal(t, []string{"x\x00y", "z"}, cells[1].Keys)
}

// An alternative that nobody chose is no value: it opens no interval above 0.
func TestNothingChosenHasNoEnds(t *testing.T) {
	r := compute(t, footprint.Options{Criteria: []factors.Criterion{factors.GWP, factors.PE}}, line("server", "1"))
	got := r.Total(factors.PE)
	require.Equal(t, []string{"0", "0", "0"}, []string{exact.String(got.Value), exact.String(got.Low), exact.String(got.High)})
	require.Equal(t, "0", exact.String(got.Coverage.Embodied.Decimal))
}

// Read by many at once; the race detector watches.
func TestAResultIsReadByManyAtOnce(t *testing.T) {
	lines := anyLines(rand.New(rand.NewPCG(7, 7)), factors.Default(), 200)
	r := compute(t, footprint.Options{Criteria: []factors.Criterion{factors.GWP, factors.PE}, Agents: 3}, lines...)
	want := resultJSON(t, r)
	var wg sync.WaitGroup
	got := make([]string, 8)
	for n := range got {
		wg.Go(func() {
			for _, l := range r.Lines()[:20] {
				_, _ = r.Explain(l.ID, factors.GWP)
			}
			r.PerAgent(factors.GWP)
			r.Ends(factors.GWP)
			r.Used()
			got[n] = resultJSON(t, r)
		})
	}
	wg.Wait()
	for _, g := range got {
		require.Equal(t, want, g)
	}
}

// A line that contradicts itself is counted by its state, and said.
func TestFactsThatDoNotAgreeAreDoubted(t *testing.T) {
	withdrawn, later, unproved := line("laptop", "1"), line("laptop", "1"), line("laptop", "1")
	withdrawn.Withdrawn = day("2019-06-30")
	later.Purchased = day("2029-01-01")
	unproved.Origin, unproved.Upstream = footprint.Refurbished, opt("3")
	for code, l := range map[string]footprint.Line{"withdrawn-in-use": withdrawn, "purchased-later": later, "upstream-without-proof": unproved} {
		t.Run(code, func(t *testing.T) {
			r := compute(t, footprint.Options{}, l)
			require.Equal(t, "38.52400825", total(r))
			require.Equal(t, 1, r.Problems().Count(diag.Doubt))
			require.Equal(t, code, r.Problems()[0].Code)
		})
	}
	retired := withdrawn
	retired.State = footprint.Retired
	inYear := line("laptop", "1")
	inYear.Withdrawn = day("2024-06-30")
	require.Zero(t, compute(t, footprint.Options{}, retired, inYear).Problems().Count(diag.Doubt))
}
