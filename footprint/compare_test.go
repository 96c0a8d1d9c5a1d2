package footprint_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// side is one of the two years of a comparison; empty, it is 2024 with the default set.
type side struct {
	set   *factors.Set
	opts  footprint.Options
	lines []footprint.Line
}

func (s side) compute(t testing.TB) *footprint.Result {
	t.Helper()
	if s.set == nil {
		s.set = factors.Default()
	}
	if s.opts.Year == 0 {
		s.opts.Year = 2024
	}
	r, err := footprint.Compute(s.set, footprint.Inventory{Lines: s.lines}, s.opts)
	require.NoError(t, err)
	return r
}

func lines(ls ...footprint.Line) []footprint.Line { return ls }

// with changes a copy of a line.
func with(l footprint.Line, change func(*footprint.Line)) footprint.Line {
	change(&l)
	return l
}

func comparison(t testing.TB, before, after *footprint.Result, c factors.Criterion) *footprint.Comparison {
	t.Helper()
	out, err := footprint.Compare(before, after, c)
	require.NoError(t, err)
	require.Equal(t, before.Total(c), out.Before)
	require.Equal(t, after.Total(c), out.After)
	return out
}

// moved gives the steps that are not 0, "name difference" each.
func moved(c *footprint.Comparison) []string {
	out := []string{}
	for _, s := range c.Steps {
		if !s.Difference.IsZero() {
			out = append(out, string(s.Name)+" "+exact.String(s.Difference))
		}
	}
	return out
}

// A laptop: 185.09 kg over 5 years, 29.0175 kWh; a server: 748 kg over 5 years,
// 3,504 kWh; 0.0519 kg a kWh in 2024, 0.0609 in 2015, 0.78 in Réunion.
func TestOneThingChangesAndItsStepAloneMoves(t *testing.T) {
	laptops, server := line("laptop", "10"), line("server", "1")
	hosted := with(server, func(l *footprint.Line) { l.DataCentre = "A" })
	pue := func(s string) footprint.Options {
		return footprint.Options{DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt(s)}}}
	}
	lives := func(s string) footprint.Options {
		return footprint.Options{Lifetimes: map[string]decimal.Decimal{"laptop": dec(s)}}
	}
	mine := laid(t, factors.Default(), "mine", "m1,laptop,gwp,embodied,100,kg CO2e/item,,\n")
	cameras := laid(t, factors.Default(), "mine", "m1,camera,gwp,embodied,60,kg CO2e/item,,\nm2,camera,lifetime,,6,year,,\n")
	for name, c := range map[string]struct {
		before, after side
		want          string
	}{
		"five more laptops":                   {side{lines: lines(laptops)}, side{lines: lines(line("laptop", "15"))}, "fleet 192.62004125"},                                                                                                                                                           // 5 × 38.52400825
		"two go to stock":                     {side{lines: lines(laptops)}, side{lines: lines(line("laptop", "8"), with(line("laptop", "2"), func(l *footprint.Line) { l.State = footprint.Stock }))}, "fleet -3.0120165"},                                                                            // 2 × 29.0175 × 0.0519
		"all go to stock":                     {side{lines: lines(laptops)}, side{lines: lines(with(laptops, func(l *footprint.Line) { l.State = footprint.Stock }))}, "fleet -15.0600825"},                                                                                                            // 10 × 29.0175 × 0.0519
		"all come out of stock":               {side{lines: lines(with(laptops, func(l *footprint.Line) { l.State = footprint.Stock }))}, side{lines: lines(laptops)}, "fleet 15.0600825"},                                                                                                             //
		"two retired":                         {side{lines: lines(laptops)}, side{lines: lines(line("laptop", "8"), with(line("laptop", "2"), func(l *footprint.Line) { l.State = footprint.Retired }))}, "fleet -77.0480165"},                                                                         // 2 × 38.52400825
		"the dossier's lives":                 {side{lines: lines(laptops), opts: lives("5")}, side{lines: lines(laptops), opts: lives("8")}, "lifetime -138.8175"},                                                                                                                                    // 1850.9 × (1/8 − 1/5)
		"the line's life":                     {side{lines: lines(laptops)}, side{lines: lines(with(laptops, func(l *footprint.Line) { l.Lifetime = opt("8") }))}, "lifetime -138.8175"},                                                                                                               //
		"refurbished with proof":              {side{lines: lines(laptops)}, side{lines: lines(with(laptops, func(l *footprint.Line) { l.Origin, l.Upstream, l.Proof = "refurbished", opt("3"), true }))}, "lifetime -138.8175"},                                                                       //
		"shared use":                          {side{lines: lines(laptops)}, side{lines: lines(with(laptops, func(l *footprint.Line) { l.Mode = footprint.BYOD }))}, "lifetime -165.653235475"},                                                                                                        // 0.43 × 385.2400825
		"the kWh of one unit":                 {side{lines: lines(laptops)}, side{lines: lines(with(laptops, func(l *footprint.Line) { l.Energy = opt("20") }))}, "consumption -4.6800825"},                                                                                                            // 10 × 9.0175 × 0.0519
		"nothing drawn, then 20 kWh":          {side{lines: lines(with(laptops, func(l *footprint.Line) { l.Energy = opt("0") }))}, side{lines: lines(with(laptops, func(l *footprint.Line) { l.Energy = opt("20") }))}, "consumption 10.38"},                                                          // 200 × 0.0519
		"the PUE":                             {side{lines: lines(hosted), opts: pue("2")}, side{lines: lines(hosted), opts: pue("1.5")}, "consumption -90.9288"},                                                                                                                                      // 3504 × 0.5 × 0.0519
		"hosted":                              {side{lines: lines(server)}, side{lines: lines(hosted), opts: pue("1.5")}, "consumption 90.9288"},                                                                                                                                                       //
		"the mix of another year":             {side{lines: lines(laptops), opts: footprint.Options{Year: 2015}}, side{lines: lines(laptops)}, "mix -2.611575"},                                                                                                                                        // 290.175 × 0.009
		"the zone":                            {side{lines: lines(laptops)}, side{lines: lines(laptops), opts: footprint.Options{Zone: "RE"}}, "mix 211.2764175"},                                                                                                                                      // 290.175 × 0.7281
		"the line's zone":                     {side{lines: lines(laptops)}, side{lines: lines(with(laptops, func(l *footprint.Line) { l.Zone = "RE" }))}, "mix 211.2764175"},                                                                                                                          //
		"the mix of a flow":                   {side{lines: lines(line("electricity", "1000")), opts: footprint.Options{Year: 2015}}, side{lines: lines(line("electricity", "1000"))}, "mix -9"},                                                                                                       //
		"the published values":                {side{lines: lines(laptops)}, side{lines: lines(laptops), set: mine}, "factors -170.18"},                                                                                                                                                                // 10 × (100 − 185.09) ÷ 5
		"an item more":                        {side{lines: lines(laptops)}, side{lines: lines(laptops, line("paper-ream", "100"))}, "perimeter 229"},                                                                                                                                                  // 100 × 2.29
		"an item less":                        {side{lines: lines(laptops, server)}, side{lines: lines(laptops)}, "perimeter -331.4576"},                                                                                                                                                               // 149.6 + 3504 × 0.0519
		"a value for what had none":           {side{lines: lines(line("camera", "9"))}, side{lines: lines(line("camera", "9")), set: cameras}, "perimeter 90"},                                                                                                                                        // 9 × 60 ÷ 6
		"a value less":                        {side{lines: lines(line("camera", "9")), set: cameras}, side{lines: lines(line("camera", "9"))}, "perimeter -90"},                                                                                                                                       //
		"a consumption that was none":         {side{lines: lines(line("settop-box", "5"))}, side{lines: lines(with(line("settop-box", "5"), func(l *footprint.Line) { l.Energy = opt("40") }))}, "perimeter 10.38"},                                                                                   // 5 × 40 × 0.0519
		"known for half, then for all":        {side{lines: lines(with(line("settop-box", "5"), func(l *footprint.Line) { l.Energy = opt("40") }), line("settop-box", "5"))}, side{lines: lines(with(line("settop-box", "10"), func(l *footprint.Line) { l.Energy = opt("40") }))}, "perimeter 10.38"}, //
		"a consumption no longer known":       {side{lines: lines(with(line("settop-box", "5"), func(l *footprint.Line) { l.Energy = opt("40") }))}, side{lines: lines(line("settop-box", "5"))}, "perimeter -10.38"},
		"a life known for half, then for all": {side{lines: lines(with(line("e-reader", "4"), func(l *footprint.Line) { l.Lifetime = opt("5") }), line("e-reader", "4"))}, side{lines: lines(with(line("e-reader", "8"), func(l *footprint.Line) { l.Lifetime = opt("5") }))}, "perimeter 30.64"}, // 4 × 38.3 ÷ 5
		"a line refused":                      {side{lines: lines(laptops)}, side{lines: lines(laptops, line("toaster", "3"), line("laptop", "-1"))}, ""},                                                                                                                                         //
		"the same fleet in other lines":       {side{lines: lines(laptops)}, side{lines: lines(line("laptop", "7"), line("laptop", "3"))}, ""},                                                                                                                                                    //
		"nothing":                             {side{}, side{}, ""},
		"nothing, then laptops":               {side{}, side{lines: lines(laptops)}, "perimeter 385.2400825"},
	} {
		t.Run(name, func(t *testing.T) {
			got := comparison(t, c.before.compute(t), c.after.compute(t), factors.GWP)
			require.Equal(t, c.want, strings.Join(moved(got), ", "))
		})
	}
}

// Per year, by hand:
//
//	before (2015)  100 laptops × (185.09 ÷ 5 + 29.0175 × 0.0609) + 10 servers × (149.6 + 3504 × 2 × 0.0609)
//	perimeter      + 500 reams × 2.29
//	fleet          laptops × 1.2, servers × 0.8
//	lifetime       120 × 185.09 × (1/8 − 1/5)
//	consumption    (120 × (25 − 29.0175) + 8 × 3504 × (1.5 − 2)) × 0.0609
//	mix            (120 × 25 + 8 × 3504 × 1.5) × (0.0519 − 0.0609)
//	factors        120 × (200 − 185.09) ÷ 8
func TestAllStepsAtOnce(t *testing.T) {
	hosted := func(n string) footprint.Line {
		return with(line("server", n), func(l *footprint.Line) { l.DataCentre = "A" })
	}
	pue := func(s string) map[string]footprint.DataCentre {
		return map[string]footprint.DataCentre{"A": {PUE: opt(s)}}
	}
	before := side{opts: footprint.Options{Year: 2015, DataCentres: pue("2")}, lines: lines(line("laptop", "100"), hosted("10"))}
	after := side{set: laid(t, factors.Default(), "mine", "m1,laptop,gwp,embodied,200,kg CO2e/item,,\n"), opts: footprint.Options{DataCentres: pue("1.5")},
		lines: lines(with(line("laptop", "120"), func(l *footprint.Line) { l.Lifetime, l.Energy = opt("8"), opt("25") }), hosted("8"), line("paper-ream", "500"))}
	got := comparison(t, before.compute(t), after.compute(t), factors.GWP)
	require.Equal(t, "9642.388575", exact.String(got.Before.Value))
	require.Equal(t, []string{"perimeter 1145", "fleet -377.071085", "lifetime -1665.81", "consumption -882.93429", "mix -405.432", "factors 223.65"}, moved(got))
	require.Equal(t, "7679.7912", exact.String(got.After.Value))
}

// Before, 10 laptops of 20 kWh in mainland France and 30 of 40 kWh in Réunion:
// 946.38 kg of electricity for 40 units and 1,400 kWh. After, 20 of 10 kWh in
// mainland France, shared at 85 %. By hand, embodied and use:
//
//	fleet        20 ÷ 40: −740.36 and −473.19
//	lifetime     × 0.85: −111.054 and −70.9785
//	consumption  170 kWh × 946.38 ÷ 1400 − 402.2115
//	mix          170 × 0.0519 − 170 × 946.38 ÷ 1400
func TestMeansOfAnItem(t *testing.T) {
	before := side{lines: lines(with(line("laptop", "10"), func(l *footprint.Line) { l.Energy = opt("20") }),
		with(line("laptop", "30"), func(l *footprint.Line) { l.Energy, l.Zone = opt("40"), "RE" }))}
	after := side{lines: lines(with(line("laptop", "20"), func(l *footprint.Line) { l.Energy, l.Mode = opt("10"), footprint.COPE }))}
	got := comparison(t, before.compute(t), after.compute(t), factors.GWP)
	require.Equal(t, "2427.1", exact.String(got.Before.Value))
	for n, want := range []string{"0", "-1213.55", "-182.0325", "-287.293928571428571", "-106.094571428571429", "0"} {
		require.Equal(t, dec(want).Round(12).StringFixed(12), got.Steps[n].Difference.Round(12).StringFixed(12), got.Steps[n].Name)
	}
}

// Other servers are another fleet, and not other lives: 10 R740 of 967.9 kg, then 10 of the mean 748.
func TestConfigurationsAreOfTheFleet(t *testing.T) {
	ten := with(server(r740()), func(l *footprint.Line) { l.Quantity = dec("10") })
	before, after := side{lines: lines(ten)}.compute(t), side{lines: lines(line("server", "10"))}.compute(t)
	got := comparison(t, before, after, factors.GWP)
	require.Len(t, moved(got), 1)
	require.Equal(t, footprint.StepFleet, got.Steps[1].Name)
	require.Equal(t, exact.String(got.After.Value), exact.String(got.Steps[1].Value))
	require.True(t, got.Steps[1].Difference.IsNegative())
}

// Where dates make the figure, they come with the lives: 4 laptops were bought
// in 2023 and 6 in 2024, at 185.09 kg whole.
func TestDatesOfAConvention(t *testing.T) {
	bought := func(n string, year int) footprint.Line {
		return with(line("laptop", n), func(l *footprint.Line) { l.Purchased = time.Date(year, 5, 1, 0, 0, 0, 0, time.UTC) })
	}
	opts := footprint.Options{Convention: footprint.PurchaseYear, Year: 2024}
	both := lines(bought("4", 2023), bought("6", 2024))
	now := side{opts: opts, lines: both}.compute(t)
	opts.Year = 2023
	got := comparison(t, side{opts: opts, lines: both}.compute(t), now, factors.GWP)
	require.Equal(t, "lifetime 370.18", moved(got)[0])
}

// Kept in the accounts for 4 years, then for 5: 10 × 185.09 × (1/5 − 1/4).
func TestTheYearsOfTheAccounts(t *testing.T) {
	bought := with(line("laptop", "10"), func(l *footprint.Line) { l.Purchased = time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC) })
	over := func(years string) *footprint.Result {
		return side{opts: footprint.Options{Convention: footprint.AccountingLife, Amortisation: map[string]decimal.Decimal{"computers": dec(years)}}, lines: lines(bought)}.compute(t)
	}
	require.Equal(t, []string{"lifetime -92.545"}, moved(comparison(t, over("4"), over("5"), factors.GWP)))
}

// An item whose life only the new values tell cannot be followed with the old
// ones: it is a coverage that changes, and no life.
func TestWhatTheValuesOfBeforeCannotCount(t *testing.T) {
	lived := with(line("e-reader", "4"), func(l *footprint.Line) { l.Lifetime = opt("5") })
	set := laid(t, factors.Default(), "mine", "m2,e-reader,lifetime,,4,year,,\n")
	before, after := side{lines: lines(lived)}.compute(t), side{lines: lines(line("e-reader", "4")), set: set}.compute(t)
	require.True(t, before.Total(factors.GWP).Value.IsPositive())
	got := comparison(t, before, after, factors.GWP)
	require.Equal(t, []string{"perimeter " + exact.String(after.Total(factors.GWP).Value.Sub(before.Total(factors.GWP).Value))}, moved(got))
}

// What the earlier values do not know at all, an item, a zone, a life of either,
// is of the perimeter and no failure.
func TestWhatTheValuesOfBeforeDoNotKnow(t *testing.T) {
	user, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"u","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`)},
		"items.csv":     {Data: []byte("id,name_fr,name_en,tier,category,kind,unit,default\nrobot,Robot,Robot,terminals,robots,asset,item,r1\n")},
		"zones.csv":     {Data: []byte("id,name_fr,name_en,insee_prefixes,countries\nNC,Nouvelle-Calédonie,New Caledonia,988,\n")},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit,zone,year\nr1,robot,gwp,embodied,300,kg CO2e/item,,\nz1,electricity,gwp,use,0.5,kg CO2e/kWh,NC,2024\n")},
	})
	require.NoError(t, err)
	set, err := factors.Default().With(user)
	require.NoError(t, err)
	opts := footprint.Options{Year: 2024, Zone: "NC", Lifetimes: map[string]decimal.Decimal{"robot": dec("3")},
		Amortisation: map[string]decimal.Decimal{"robots": dec("3")}}
	after := side{set: set, opts: opts, lines: lines(line("robot", "2"), line("laptop", "10"))}.compute(t)
	before := side{lines: lines(line("laptop", "10"))}.compute(t)
	got := comparison(t, before, after, factors.GWP)
	require.Equal(t, []string{"perimeter 330.0274175"}, moved(got)) // 2 × 300 ÷ 3, and 290.175 × (0.5 − 0.0519)
}

func TestResultsThatCannotBeCompared(t *testing.T) {
	both := footprint.Options{Criteria: []factors.Criterion{factors.GWP, factors.AP}}
	mix := func(name string) *factors.Set {
		return laid(t, factors.Default(), name, "x,electricity,ap,use,0.001,mol H+ eq/kWh,FR,2024\n")
	}
	plain := side{}.compute(t)
	for name, c := range map[string]struct {
		before, after *footprint.Result
		criterion     factors.Criterion
		want          footprint.IncomparableError
	}{
		"no result before": {nil, plain, factors.GWP, footprint.IncomparableError{Over: "result", After: "2024"}},
		"no result after":  {plain, nil, factors.GWP, footprint.IncomparableError{Over: "result", Before: "2024"}},
		"another convention": {plain, side{opts: footprint.Options{Convention: footprint.PurchaseYear}}.compute(t), factors.GWP,
			footprint.IncomparableError{Over: "convention", Before: "total-life", After: "purchase-year"}},
		"a criterion of one alone": {plain, side{opts: both}.compute(t), factors.AP, footprint.IncomparableError{Over: "criterion", Before: "gwp", After: "gwp ap"}},
		"a criterion of none":      {plain, plain, factors.PM, footprint.IncomparableError{Over: "criterion", Before: "gwp", After: "gwp"}},
		"two databases": {side{opts: both, set: mix("one")}.compute(t), side{opts: both, set: mix("two")}.compute(t), factors.AP,
			footprint.IncomparableError{Over: "database", Before: "one", After: "two"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := footprint.Compare(c.before, c.after, c.criterion)
			var got *footprint.IncomparableError
			require.ErrorAs(t, err, &got)
			require.Equal(t, c.want, *got)
			require.Contains(t, err.Error(), c.want.Over)
		})
	}
	_, err := footprint.Compare(side{opts: both, set: mix("one")}.compute(t), side{opts: both, set: mix("two")}.compute(t), factors.GWP)
	require.NoError(t, err, "climate change mixes sources")
	_, err = footprint.Compare(side{opts: both}.compute(t), side{opts: both, set: mix("two")}.compute(t), factors.AP)
	require.NoError(t, err, "values where there were none are a coverage")
	_, err = footprint.Compare(side{opts: both, set: mix("one")}.compute(t), side{opts: both}.compute(t), factors.AP)
	require.NoError(t, err, "and none where there were values")
}

// anySides draws two years that share nothing but the convention.
func anySides(t testing.TB, seed uint64) (before, after side) {
	rnd := rand.New(rand.NewPCG(seed, 10))
	convention := footprint.Conventions()[seed%4]
	mine := laid(t, factors.Default(), "mine", "m1,laptop,gwp,embodied,101,kg CO2e/item,,\nm2,camera,gwp,manufacturing,60,kg CO2e/item,,\nm3,settop-box,energy,,40,kWh/year,,\n")
	draw := func() side {
		opts := footprint.Options{Year: 2015 + rnd.IntN(11), Convention: convention, On: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Zone: []string{"", "RE"}[rnd.IntN(2)],
			Criteria: []factors.Criterion{factors.GWP, factors.PE}, Amortisation: map[string]decimal.Decimal{"computers": dec("4"), "servers": dec("7")},
			Lifetimes: map[string]decimal.Decimal{"laptop": decimal.New(rnd.Int64N(90)+10, -1)}, DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.37")}}}
		ls := anyLines(rnd, factors.Default(), 60)
		for n := range ls {
			if rnd.IntN(4) > 0 {
				ls[n].Purchased = time.Date(2010+rnd.IntN(15), 3, 1, 0, 0, 0, 0, time.UTC)
			}
			if rnd.IntN(3) == 0 {
				ls[n] = ls[n].Scaled(dec("1"), dec("3"))
			}
		}
		return side{set: []*factors.Set{factors.Default(), mine}[rnd.IntN(2)], opts: opts, lines: ls}
	}
	return draw(), draw()
}

func TestStepsTelescopeToTheDigit(t *testing.T) {
	for seed := range uint64(24) {
		b, a := anySides(t, seed)
		before, after := b.compute(t), a.compute(t)
		for _, c := range before.Options().Criteria {
			there, back := comparison(t, before, after, c), comparison(t, after, before, c)
			sum, opposite := there.Before.Value, there.After.Value
			for n, s := range there.Steps {
				sum, opposite = sum.Add(s.Difference), opposite.Add(back.Steps[n].Difference)
				require.Equal(t, exact.String(sum), exact.String(s.Value), "seed %d, %s", seed, s.Name)
			}
			require.Equal(t, exact.String(there.After.Value), exact.String(sum), "seed %d", seed)
			require.Equal(t, exact.String(there.Before.Value), exact.String(opposite), "seed %d, back", seed)
			require.Empty(t, moved(comparison(t, before, before, c)), "seed %d, with itself", seed)
		}
	}
}

// What JSON says of a comparison is what Compare gives, for every criterion.
func TestTheComparisonInJSON(t *testing.T) {
	b, a := anySides(t, 4)
	before, after := b.compute(t), a.compute(t)
	var w bytes.Buffer
	require.NoError(t, after.WriteJSON(&w, footprint.JSONOptions{Against: before}))
	var got struct {
		Comparison struct {
			Year    int
			Zone    string
			Set     struct{ Digest string } `json:"factor_set"`
			Changes []struct {
				Criterion     string
				Before, After struct {
					Value    string
					Coverage struct{ Embodied, Use string }
				}
				Steps []struct{ Step, Difference, Value string }
			}
		}
	}
	require.NoError(t, json.Unmarshal(w.Bytes(), &got))
	require.Equal(t, before.Options().Year, got.Comparison.Year)
	require.Equal(t, before.Options().Zone, got.Comparison.Zone)
	require.Equal(t, before.Set().Digest(), got.Comparison.Set.Digest)
	require.Len(t, got.Comparison.Changes, 2)
	for n, c := range before.Options().Criteria {
		j, want := got.Comparison.Changes[n], comparison(t, before, after, c)
		require.Equal(t, c.String(), j.Criterion)
		require.Equal(t, exact.String(want.Before.Value), j.Before.Value)
		require.Equal(t, exact.String(want.After.Coverage.Use.Decimal), j.After.Coverage.Use)
		require.Len(t, j.Steps, 6)
		for n, s := range want.Steps {
			require.Equal(t, []string{string(s.Name), exact.String(s.Difference), exact.String(s.Value)}, []string{j.Steps[n].Step, j.Steps[n].Difference, j.Steps[n].Value})
		}
	}
	require.NoError(t, after.WriteJSON(&w, footprint.JSONOptions{}))
	require.Equal(t, 1, strings.Count(w.String(), `"comparison"`), "not asked for")
}

// The order of the lines changes no step.
func TestStepsDoNotDependOnTheOrderOfLines(t *testing.T) {
	b, a := anySides(t, 7)
	want := comparison(t, b.compute(t), a.compute(t), factors.GWP)
	rnd := rand.New(rand.NewPCG(7, 11))
	for range 5 {
		rnd.Shuffle(len(b.lines), func(i, j int) { b.lines[i], b.lines[j] = b.lines[j], b.lines[i] })
		rnd.Shuffle(len(a.lines), func(i, j int) { a.lines[i], a.lines[j] = a.lines[j], a.lines[i] })
		require.Equal(t, moved(want), moved(comparison(t, b.compute(t), a.compute(t), factors.GWP)))
	}
}

// Where all units are in use and alike in what they embody, the fleet step
// leads to the inventory of before scaled item by item, and the mix step to
// that of after with the values of before, both computed as any inventory.
func TestStatesAreThoseThatTheEngineComputes(t *testing.T) {
	mine := laid(t, factors.Default(), "mine", "m1,laptop,gwp,embodied,101,kg CO2e/item,,\nm2,desktop,energy,,77,kWh/year,,\n")
	for seed := range uint64(12) {
		rnd := rand.New(rand.NewPCG(seed, 12))
		draw := func() (out []footprint.Line, units map[string]decimal.Decimal) {
			units = map[string]decimal.Decimal{}
			for n, l := range anyLines(rnd, factors.Default(), 40) {
				l.Item, l.State, l.Configuration = []string{"laptop", "desktop", "monitor", "server"}[n%4], footprint.InUse, nil
				units[l.Item] = units[l.Item].Add(l.Quantity)
				out = append(out, l)
			}
			return out, units
		}
		old, units := draw()
		recent, unitsAfter := draw()
		before, after := side{lines: old, opts: footprint.Options{Year: 2016}}, side{lines: recent, set: mine, opts: footprint.Options{Zone: "RE"}}
		got := comparison(t, before.compute(t), after.compute(t), factors.GWP)
		require.Zero(t, got.Steps[0].Difference.Sign())
		for n, l := range before.lines {
			before.lines[n] = l.Scaled(unitsAfter[l.Item], units[l.Item])
		}
		require.Equal(t, total(before.compute(t)), exact.String(got.Steps[1].Value), "seed %d", seed)
		after.set = nil
		require.Equal(t, total(after.compute(t)), exact.String(got.Steps[4].Value), "seed %d", seed)
	}
}
