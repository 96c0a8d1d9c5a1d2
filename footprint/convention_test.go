package footprint_test

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func day(s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return d
}

// bought is a laptop without electricity: its embodied impact is 185.09 kg.
func bought(on string) footprint.Line {
	l := line("laptop", "1")
	l.Energy, l.Purchased = opt("0"), day(on)
	return l
}

func accounts(year int, years string) footprint.Options {
	return footprint.Options{Year: year, Convention: footprint.AccountingLife, Amortisation: map[string]decimal.Decimal{"computers": dec(years)}}
}

// By hand: 185.09 ÷ 5 and ÷ 4; and 185.09 × 365 ÷ 731, the days from
// 2023-01-01 to 2025-01-01.
func TestAYearOfALaptopInEachConvention(t *testing.T) {
	const purchase = "2022-06-30"
	for name, c := range map[string]struct {
		line footprint.Line
		opts footprint.Options
		want string
	}{
		"total life":                        {bought(purchase), footprint.Options{}, "37.018"},
		"accounts, first year":              {bought(purchase), accounts(2022, "4"), "46.2725"},
		"accounts, last year":               {bought(purchase), accounts(2025, "4"), "46.2725"},
		"accounts, the year after":          {bought(purchase), accounts(2026, "4"), "0"},
		"accounts, the year before":         {bought(purchase), accounts(2021, "4"), "0"},
		"purchase, that year":               {bought(purchase), footprint.Options{Year: 2022, Convention: footprint.PurchaseYear}, "185.09"},
		"purchase, another year":            {bought(purchase), footprint.Options{Year: 2023, Convention: footprint.PurchaseYear}, "0"},
		"age on the day of the computation": {bought("2023-01-01"), footprint.Options{Convention: footprint.ByAge, On: day("2025-01-01")}, "92.4183994528043776"},
	} {
		t.Run(name, func(t *testing.T) {
			r := compute(t, c.opts, c.line)
			require.Equal(t, c.want, total(r))
			require.Equal(t, "1", exact.String(r.Total(factors.GWP).Coverage.Embodied.Decimal))
			trace, err := r.Explain("laptop", factors.GWP)
			require.NoError(t, err)
			require.Equal(t, c.want, exact.String(trace.Evaluate()))
		})
	}
}

// The item's own duration goes before that of its category.
func TestAmortisationByItemThenCategory(t *testing.T) {
	opts := accounts(2024, "4")
	opts.Amortisation["laptop"] = dec("5")
	require.Equal(t, "37.018", total(compute(t, opts, bought("2024-03-01"))))
}

// Over the years around a life of 5 years, the shares of each convention sum
// to the embodied impact; those by age to 1 + 1/2 + 1/3 + 1/4 + 1/5 of it.
func TestSharesOverALifeByConvention(t *testing.T) {
	sums := map[footprint.Convention]decimal.Decimal{}
	for year := 2016; year <= 2024; year++ {
		for _, convention := range []footprint.Convention{footprint.AccountingLife, footprint.PurchaseYear} {
			opts := accounts(year, "5")
			opts.Convention = convention
			sums[convention] = sums[convention].Add(compute(t, opts, bought("2018-04-02")).Total(factors.GWP).Value)
		}
	}
	for age := 1; age <= 5; age++ {
		opts := footprint.Options{Year: 2018 + age, Convention: footprint.ByAge, On: day("2018-04-02").AddDate(0, 0, 365*age)}
		sums[footprint.ByAge] = sums[footprint.ByAge].Add(compute(t, opts, bought("2018-04-02")).Total(factors.GWP).Value)
	}
	require.Equal(t, "185.09", exact.String(sums[footprint.AccountingLife]))
	require.Equal(t, "185.09", exact.String(sums[footprint.PurchaseYear]))
	require.Equal(t, "422.622166666667", sums[footprint.ByAge].StringFixed(12)) // 185.09 × 137/60
}

// Worked case of G4IT (ind_physical_equipment.csv of its nominal test):
// 2226.09317222576 kg, in service for 1,596 days.
func TestByAgeComputesAsG4ITDoes(t *testing.T) {
	set := factors.Default()
	mine, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"g4it","publisher":"G4IT","title":"Nominal test","version":"a55711d","licence":"Apache-2.0","retrieved":"2026-01-01"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit\nm1,server,gwp,embodied,2226.09317222576,kg CO2e/item\n")},
	})
	require.NoError(t, err)
	set, err = set.With(mine)
	require.NoError(t, err)
	l := footprint.Line{ID: "1", Item: "server", Quantity: dec("1"), Energy: opt("0"), Purchased: day("2020-07-08"), Withdrawn: day("2024-11-20")}
	r, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{l}}, footprint.Options{Year: 2024, Convention: footprint.ByAge, On: day("2026-01-01")})
	require.NoError(t, err)
	require.Equal(t, "509.1002555528837", r.Total(factors.GWP).Value.Round(13).String())
}

func TestWhatAConventionLacksIsNamedAndNotZero(t *testing.T) {
	undated := line("laptop", "1")
	for name, c := range map[string]struct {
		line    footprint.Line
		opts    footprint.Options
		missing string
	}{
		"no date for the accounts":     {undated, accounts(2024, "4"), "purchased"},
		"no date for the year":         {undated, footprint.Options{Convention: footprint.PurchaseYear}, "purchased"},
		"no date for an age":           {undated, footprint.Options{Convention: footprint.ByAge, On: day("2024-12-31")}, "purchased"},
		"no amortisation of the thing": {footprint.Line{ID: "s", Item: "switch", Quantity: dec("1"), Purchased: day("2023-01-01")}, accounts(2024, "4"), "amortisation"},
	} {
		t.Run(name, func(t *testing.T) {
			r := compute(t, c.opts, c.line)
			lines := r.Lines()
			require.Equal(t, footprint.Partial, lines[0].Status)
			require.Contains(t, lines[0].Missing, c.missing)
			require.Equal(t, "0", exact.String(r.Total(factors.GWP).Coverage.Embodied.Decimal))
			require.NotEqual(t, c.missing, r.Set().NameOf("missing", c.missing).FR)
		})
	}
}

func TestAnAgeUnderADayIsRefused(t *testing.T) {
	for _, purchase := range []string{"2024-12-31", "2025-06-01"} {
		r := compute(t, footprint.Options{Convention: footprint.ByAge, On: day("2024-12-31")}, bought(purchase))
		require.Equal(t, 1, r.Counts().Refused)
		require.Equal(t, "bad-age", r.Problems()[0].Code)
	}
}

// Thousands of different divisors are summed in a moment: the quotients are
// trimmed far beyond what is shown.
func TestManyDifferentLivesAddUp(t *testing.T) {
	var lines []footprint.Line
	want := decimal.Zero
	for n := range 3000 {
		l := line("laptop", "1")
		years := dec("2").Add(decimal.New(int64(7*n+1), -5))
		l.Energy, l.Lifetime = opt("0"), decimal.NewNullDecimal(years)
		lines = append(lines, l)
		want = want.Add(dec("185.09").DivRound(years, 30))
	}
	require.Equal(t, want.StringFixed(12), compute(t, footprint.Options{}, lines...).Total(factors.GWP).Value.StringFixed(12))
}

// The paper of the year is used in the year, whatever the convention.
func TestAFlowIsTheSameInEveryConvention(t *testing.T) {
	for _, convention := range footprint.Conventions() {
		opts := accounts(2024, "4")
		opts.Convention, opts.On = convention, day("2024-12-31")
		require.Equal(t, total(compute(t, footprint.Options{}, line("paper-ream", "400"))), total(compute(t, opts, line("paper-ream", "400"))))
	}
}
