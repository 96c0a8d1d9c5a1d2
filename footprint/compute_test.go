package footprint_test

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func opt(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

func line(item, quantity string) footprint.Line {
	return footprint.Line{ID: item, Item: item, Quantity: dec(quantity)}
}

func compute(t testing.TB, opts footprint.Options, lines ...footprint.Line) *footprint.Result {
	t.Helper()
	if opts.Year == 0 {
		opts.Year = 2024
	}
	r, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: lines}, opts)
	require.NoError(t, err)
	return r
}

func total(r *footprint.Result) string { return exact.String(r.Total(factors.GWP).Value) }

// Answers by hand from the published values: 170, 12.3 and 2.79 kg over 5
// years; 29.0175 kWh × 0.0519 kg.
func TestTenLaptopsStageByStage(t *testing.T) {
	r := compute(t, footprint.Options{}, line("laptop", "10"))
	got := map[string]string{}
	for _, c := range r.By(factors.GWP, footprint.ByStage) {
		got[c.Keys[0]] = exact.String(c.Value)
	}
	require.Equal(t, map[string]string{"manufacturing": "340", "distribution": "24.6", "end_of_life": "5.58", "use": "15.0600825"}, got)
	require.Equal(t, "385.2400825", total(r))
}

// The figure of one unit over a year, from the audit of the factors: embodied
// ÷ life + kWh × 0.0519, rounded to two places there.
func TestOneUnitOfTheCommonItems(t *testing.T) {
	for item, want := range map[string]string{
		"laptop": "38.52", "desktop": "43.20", "workstation": "59.83", "monitor": "15.43", "tablet": "29.05", "smartphone": "32.06",
		"feature-phone": "9.36", "ip-phone": "3.78", "docking-station": "5.27", "tv": "46.21", "projector": "24.35",
		"printer-laser": "43.08", "printer-inkjet": "18.78", "copier-a3": "139.79", "server": "331.46", "switch": "90.68",
		"firewall": "117.34", "router": "11.88", "wifi-access-point": "5.30", "internet-box": "16.25", "rack": "50.00",
	} {
		t.Run(item, func(t *testing.T) {
			r := compute(t, footprint.Options{}, line(item, "1"))
			require.Equal(t, want, r.Total(factors.GWP).Value.StringFixed(2))
		})
	}
}

func TestWhatChangesTheFigureOfALine(t *testing.T) {
	for name, c := range map[string]struct {
		line footprint.Line
		opts footprint.Options
		want string
	}{
		"the line's own life":               {footprint.Line{Item: "laptop", Lifetime: opt("6")}, footprint.Options{}, "32.35434158333333333"},                                                      // 185.09/6 + 1.50600825
		"the dossier's life":                {footprint.Line{Item: "laptop"}, footprint.Options{Lifetimes: map[string]decimal.Decimal{"laptop": dec("8")}}, "24.64225825"},                          // 185.09/8 + 1.50600825
		"the line's life wins":              {footprint.Line{Item: "laptop", Lifetime: opt("10")}, footprint.Options{Lifetimes: map[string]decimal.Decimal{"laptop": dec("8")}}, "20.01500825"},     // 18.509 + 1.50600825
		"a measured consumption":            {footprint.Line{Item: "server", Energy: opt("1000")}, footprint.Options{}, "201.5"},                                                                    // 149.6 + 51.9
		"refurbished with proof":            {footprint.Line{Item: "laptop", Origin: footprint.Refurbished, Upstream: opt("3"), Proof: true}, footprint.Options{}, "24.64225825"},                   // 5 + 3 years
		"refurbished without proof":         {footprint.Line{Item: "laptop", Origin: footprint.Refurbished, Upstream: opt("3")}, footprint.Options{}, "38.52400825"},                                // 5 years
		"hosted, PUE measured at 1.5":       {footprint.Line{Item: "server", DataCentre: "A"}, footprint.Options{DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.5")}}}, "422.3864"}, // 149.6 + 3504×1.5×0.0519
		"hosted, PUE unknown, default 1.93": {footprint.Line{Item: "server", DataCentre: "A"}, footprint.Options{}, "500.585168"},                                                                   // 149.6 + 3504×1.93×0.0519
		"personal equipment, 57 %":          {footprint.Line{Item: "smartphone", Mode: footprint.BYOD}, footprint.Options{}, "18.2754182325"},                                                       // 0.57 × (79.516/2.5 + 4.9275×0.0519)
		"mixed use, 85 %":                   {footprint.Line{Item: "smartphone", Mode: footprint.COPE}, footprint.Options{}, "27.2528166625"},                                                       // 0.85 ×
		"in stock: no electricity":          {footprint.Line{Item: "laptop", State: footprint.Stock}, footprint.Options{}, "37.018"},                                                                // 185.09/5
		"retired: nothing":                  {footprint.Line{Item: "laptop", State: footprint.Retired}, footprint.Options{}, "0"},
		"in Réunion, 0.78 kg a kWh":         {footprint.Line{Item: "laptop"}, footprint.Options{Zone: "RE"}, "59.65165"},        // 37.018 + 29.0175×0.78
		"the line's own zone":               {footprint.Line{Item: "laptop", Zone: "FR-20R"}, footprint.Options{}, "54.254395"}, // × 0.594
		"the mix of 2015":                   {footprint.Line{Item: "laptop"}, footprint.Options{Year: 2015}, "38.78516575"},     // × 0.0609
		"2026 takes the mix of 2025":        {footprint.Line{Item: "laptop"}, footprint.Options{Year: 2026}, "38.35570675"},     // × 0.0461
		"a ream of paper":                   {footprint.Line{Item: "paper-ream"}, footprint.Options{}, "2.29"},
		"a kWh of electricity":              {footprint.Line{Item: "electricity"}, footprint.Options{}, "0.0519"},
	} {
		t.Run(name, func(t *testing.T) {
			c.line.ID, c.line.Quantity = "x", dec("1")
			r := compute(t, c.opts, c.line)
			want, _ := new(big.Rat).SetString(c.want)
			require.Equal(t, exact.String(exact.Decimal(want))[:min(18, len(c.want))], total(r)[:min(18, len(total(r)))])
		})
	}
}

func TestStatusAndWhatIsMissing(t *testing.T) {
	for name, c := range map[string]struct {
		line    footprint.Line
		status  footprint.Status
		missing []string
	}{
		"all four stages":         {line("laptop", "1"), footprint.Complete, nil},
		"no end of life":          {line("printer-laser", "1"), footprint.Partial, []string{"end_of_life"}},
		"manufacturing alone":     {line("server", "1"), footprint.Partial, []string{"distribution", "end_of_life"}},
		"no electricity":          {line("settop-box", "1"), footprint.Partial, []string{"end_of_life", "energy"}},
		"neither life nor kWh":    {line("e-reader", "1"), footprint.Uncovered, []string{"end_of_life", "lifetime", "energy"}},
		"no value at all":         {line("camera", "1"), footprint.Uncovered, []string{"manufacturing", "distribution", "end_of_life", "lifetime", "energy"}},
		"a flow":                  {line("paper-ream", "1"), footprint.Complete, nil},
		"a keyboard, out by rule": {line("keyboard", "1"), footprint.ExcludedByRules, nil},
		"a use, counted apart":    {line("email", "1"), footprint.ExcludedByRules, nil},
		"lost":                    {footprint.Line{ID: "x", Item: "laptop", Quantity: dec("1"), State: footprint.Lost}, footprint.NotInUse, nil},
	} {
		t.Run(name, func(t *testing.T) {
			lines := compute(t, footprint.Options{}, c.line).Lines()
			require.Len(t, lines, 1)
			require.Equal(t, c.status, lines[0].Status)
			require.Equal(t, c.missing, lines[0].Missing)
		})
	}
}

func TestCoverageCountsRefusedLinesAndFallsWithEachMissingFactor(t *testing.T) {
	inv := footprint.Inventory{Lines: []footprint.Line{line("laptop", "1"), line("camera", "1"), line("settop-box", "1")}, Refused: 1}
	r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	cover := r.Total(factors.GWP).Coverage
	require.Equal(t, "0.5", exact.String(cover.Embodied.Decimal)) // laptop and box of four
	require.Equal(t, "0.25", exact.String(cover.Use.Decimal))     // laptop of four
	require.Equal(t, footprint.Counts{Read: 4, Complete: 1, Partial: 1, Uncovered: 1, Refused: 1}, r.Counts())
	require.False(t, compute(t, footprint.Options{}, line("paper-ream", "1")).Total(factors.GWP).Coverage.Embodied.Valid)
}

func TestScreensCarryBothEndsOfWhatIsPublished(t *testing.T) {
	total := compute(t, footprint.Options{}, line("monitor", "1")).Total(factors.GWP)
	require.Equal(t, "15.43", total.Low.StringFixed(2))  // 69.84 is the lowest value that may be reused
	require.Equal(t, "75.46", total.High.StringFixed(2)) // 430/6 + 73×0.0519
}

// fleet is a random inventory in which every way to differ occurs.
func fleet(seed uint64, n int) []footprint.Line {
	rnd := rand.New(rand.NewPCG(seed, 7))
	items := []string{"laptop", "monitor", "server", "smartphone", "camera", "paper-ream", "printer-laser", "rack", "tv"}
	lines := make([]footprint.Line, n)
	for i := range lines {
		l := line(items[rnd.IntN(len(items))], exact.String(decimal.New(rnd.Int64N(90_000)+1, -2)))
		l.ID = "l" + decimal.NewFromInt(int64(i)).String()
		l.Site, l.Department = string(rune('A'+rnd.IntN(4))), string(rune('p'+rnd.IntN(3)))
		if rnd.IntN(3) == 0 {
			l.Lifetime = decimal.NewNullDecimal(decimal.New(rnd.Int64N(120)+11, -1))
		}
		if rnd.IntN(4) == 0 {
			l.Energy = decimal.NewNullDecimal(decimal.New(rnd.Int64N(400_000), -3))
		}
		l.State = []footprint.State{footprint.InUse, footprint.InUse, footprint.Stock, footprint.Retired}[rnd.IntN(4)]
		l.Mode = []footprint.Mode{footprint.Professional, footprint.COPE, footprint.BYOD}[rnd.IntN(3)]
		lines[i] = l
	}
	return lines
}

func resultJSON(t testing.TB, r *footprint.Result) string {
	var b bytes.Buffer
	var by [][]footprint.Dimension
	for _, d := range footprint.Dimensions() {
		by = append(by, []footprint.Dimension{d}, []footprint.Dimension{footprint.BySite, d})
	}
	require.NoError(t, r.WriteJSON(&b, footprint.JSONOptions{By: by}))
	return b.String()
}

func TestOrderOfLinesDoesNotChangeAByte(t *testing.T) {
	lines := fleet(1, 400)
	want := resultJSON(t, compute(t, footprint.Options{}, lines...))
	for range 5 {
		rand.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		require.Equal(t, want, resultJSON(t, compute(t, footprint.Options{}, lines...)))
	}
}

func sum(cells []footprint.Cell) decimal.Decimal {
	var s decimal.Decimal
	for _, c := range cells {
		s = s.Add(c.Value)
	}
	return s
}

// Parts are exact inside and rounded once each, at the 18th digit.
func TestPartsSumToTheTotalAlongEveryDimension(t *testing.T) {
	r := compute(t, footprint.Options{}, fleet(2, 300)...)
	want := r.Total(factors.GWP).Value
	for _, d := range footprint.Dimensions() {
		gap := sum(r.By(factors.GWP, d)).Sub(want).Abs()
		require.True(t, gap.LessThan(dec("0.0000000001")), "%s: %s", d, gap)
	}
	gap := sum(r.By(factors.GWP, footprint.BySite, footprint.ByStage, footprint.ByItem)).Sub(want).Abs()
	require.True(t, gap.LessThan(dec("0.0000000001")))
}

func TestTwoInventoriesAddUp(t *testing.T) {
	a, b := fleet(3, 100), fleet(4, 100)
	both := compute(t, footprint.Options{}, append(append([]footprint.Line{}, a...), b...)...)
	parts := compute(t, footprint.Options{}, a...).Total(factors.GWP).Value.Add(compute(t, footprint.Options{}, b...).Total(factors.GWP).Value)
	require.True(t, both.Total(factors.GWP).Value.Sub(parts).Abs().LessThan(dec("0.0000000001")))
}

func TestEvaluatingATraceGivesTheFigureOfTheLine(t *testing.T) {
	r := compute(t, footprint.Options{}, fleet(5, 200)...)
	for _, l := range r.Lines() {
		trace, err := r.Explain(l.ID, factors.GWP)
		if len(l.Impacts) == 0 {
			require.Error(t, err)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, exact.String(trace.Value), exact.String(trace.Evaluate()))
		for n, i := range l.Impacts {
			require.Equal(t, exact.String(i.Value), exact.String(trace.Terms[n].Evaluate()))
		}
	}
}

func TestScaledQuantitiesStayExact(t *testing.T) {
	third := line("laptop", "10").Scaled(dec("1"), dec("3"))
	r := compute(t, footprint.Options{}, third, third.Scaled(dec("1"), dec("1")), third)
	require.Equal(t, "385.2400825", total(r))
}

func TestLongerLivesNeverWeighMore(t *testing.T) {
	before := decimal.New(1, 9)
	for years := int64(1); years <= 20; years++ {
		l := line("desktop", "7")
		l.Lifetime = decimal.NewNullDecimal(decimal.NewFromInt(years))
		now := compute(t, footprint.Options{}, l).Total(factors.GWP).Value
		require.True(t, now.LessThan(before))
		before = now
	}
}

// Over a life of 5 years the yearly shares sum to the embodied impact.
func TestYearlySharesSumToTheEmbodiedImpactOverALife(t *testing.T) {
	l := line("laptop", "1")
	l.Energy = opt("0")
	year := compute(t, footprint.Options{}, l).Total(factors.GWP).Value
	require.Equal(t, "185.09", exact.String(year.Mul(dec("5"))))
}

func TestBadLinesAreRefusedByNameAndNeverCountAsZero(t *testing.T) {
	for code, l := range map[string]footprint.Line{
		"unknown-item": line("toaster", "1"),
		"bad-quantity": line("laptop", "-1"),
		"bad-lifetime": {Item: "laptop", Quantity: dec("1"), Lifetime: opt("0")},
		"bad-energy":   {Item: "laptop", Quantity: dec("1"), Energy: opt("-5")},
		"bad-upstream": {Item: "laptop", Quantity: dec("1"), Upstream: opt("99")},
		"unknown-zone": {Item: "laptop", Quantity: dec("1"), Zone: "XX"}, // a code that no country has
	} {
		t.Run(code, func(t *testing.T) {
			l.File, l.Row = "parc.csv", 12
			r := compute(t, footprint.Options{}, l, line("laptop", "10"))
			require.Equal(t, 1, r.Counts().Refused)
			require.Equal(t, code, r.Problems()[0].Code)
			require.Equal(t, 12, r.Problems()[0].Row)
			require.Equal(t, "385.2400825", total(r))
		})
	}
}

func TestHugeNumbersAreRefusedNotComputed(t *testing.T) {
	r := compute(t, footprint.Options{}, footprint.Line{ID: "x", Item: "laptop", Quantity: decimal.New(1, 400)})
	require.Equal(t, 1, r.Counts().Refused)
	require.Equal(t, "hors limites", r.Problems()[0].Value)
}

func TestOptionsThatMakeNoSense(t *testing.T) {
	for name, opts := range map[string]footprint.Options{
		"no year":         {},
		"unknown zone":    {Year: 2024, Zone: "ZZ"},
		"convention":      {Year: 2024, Convention: "by-mood"},
		"life of 0":       {Year: 2024, Lifetimes: map[string]decimal.Decimal{"laptop": {}}},
		"life of what":    {Year: 2024, Lifetimes: map[string]decimal.Decimal{"toaster": dec("5")}},
		"PUE below 1":     {Year: 2024, DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("0.9")}}},
		"criterion twice": {Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.GWP}},
		"no day of age":   {Year: 2024, Convention: footprint.ByAge},
		"part of a year":  {Year: 2024, Amortisation: map[string]decimal.Decimal{"laptop": dec("3.5")}},
		"amortised what":  {Year: 2024, Amortisation: map[string]decimal.Decimal{"toaster": dec("5")}},
		"negative agents": {Year: 2024, Agents: -1},
		"not an impact":   {Year: 2024, Criteria: []factors.Criterion{factors.Lifetime}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := footprint.Compute(factors.Default(), footprint.Inventory{}, opts)
			require.ErrorContains(t, err, "footprint: ")
		})
	}
}

func TestAnotherCriterionIsReportedWithItsCoverageNotAsZero(t *testing.T) {
	r := compute(t, footprint.Options{Criteria: []factors.Criterion{factors.GWP, factors.ADPe}}, line("laptop", "10"))
	require.Equal(t, "0", exact.String(r.Total(factors.ADPe).Coverage.Embodied.Decimal))
	require.Equal(t, "1", exact.String(r.Total(factors.GWP).Coverage.Embodied.Decimal))
}

func TestAUsersSetBringsOtherCriteria(t *testing.T) {
	mine, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"mine","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`)},
		"values.csv": {Data: []byte("id,item,criterion,stage,value,unit\n" +
			"m1,laptop,adpe,embodied,0.008,kg Sb eq/item\n")},
	})
	require.NoError(t, err)
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	r, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{line("laptop", "10")}},
		footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.ADPe}})
	require.NoError(t, err)
	require.Equal(t, "0.016", exact.String(r.Total(factors.ADPe).Value))
	require.Equal(t, "0", exact.String(r.Total(factors.ADPe).Coverage.Use.Decimal)) // no mix for this criterion
	require.Equal(t, "385.2400825", total(r))
}

func TestIdentifiersStayOutUnlessAskedFor(t *testing.T) {
	l := line("laptop", "1")
	l.Name = "PC-DUPONT"
	r := compute(t, footprint.Options{}, l)
	var without, with strings.Builder
	require.NoError(t, r.WriteJSON(&without, footprint.JSONOptions{Lines: true}))
	require.NoError(t, r.WriteJSON(&with, footprint.JSONOptions{Lines: true, Identifiers: true}))
	require.NotContains(t, without.String(), "DUPONT")
	require.Contains(t, with.String(), "DUPONT")
}

func TestAMixOfAnotherYearIsSaid(t *testing.T) {
	for year, want := range map[int]int{2024: 0, 2026: 1} {
		r := compute(t, footprint.Options{Year: year}, line("laptop", "1"))
		notices := 0
		for _, p := range r.Problems() {
			if p.Code == "mix-of-another-year" {
				notices++
				require.Contains(t, p.Message, "2025")
			}
		}
		require.Equal(t, want, notices)
	}
	overseas := compute(t, footprint.Options{Zone: "RE"}, line("laptop", "1"))
	require.Equal(t, "RE", overseas.Mixes()[0].Zone)
	require.Len(t, overseas.Problems(), 1)
}
