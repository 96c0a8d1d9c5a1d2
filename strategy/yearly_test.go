package strategy_test

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// town is a dossier of a year: what the body declares and its lines.
type town struct {
	strategy.Strategy
	lines []footprint.Line
	set   *factors.Set // the default one when nil
}

func year(year int, lines ...footprint.Line) town {
	return town{strategy.Strategy{Year: year, Date: on(year+1, time.January, 15), Body: strategy.Body{Name: "Essai", SIREN: "999000011", INSEE: "45999", Agents: 100}}, lines, nil}
}

func (d town) assess(t *testing.T) *strategy.Assessment {
	t.Helper()
	set := d.set
	if set == nil {
		set = factors.Default()
	}
	a, err := strategy.Assess(set, d.Strategy, footprint.Inventory{Lines: d.lines})
	require.NoError(t, err)
	return a
}

// review is of the year N beside the year before, or alone.
func review(t *testing.T, now town, before ...town) *strategy.YearlyReview {
	t.Helper()
	var was *strategy.Assessment
	var earlier footprint.Inventory
	for _, b := range before {
		was, earlier = b.assess(t), footprint.Inventory{Lines: b.lines}
	}
	y, err := strategy.ReviewYear(now.assess(t), was, earlier)
	require.NoError(t, err)
	return y
}

func measure(t *testing.T, y *strategy.YearlyReview, id string) strategy.YearMeasure {
	t.Helper()
	i := slices.IndexFunc(y.Measures, func(m strategy.YearMeasure) bool { return m.ID == id })
	require.GreaterOrEqual(t, i, 0, id)
	return y.Measures[i]
}

// withFactor lays a value over the default ones.
func withFactor(t *testing.T, rows string) *factors.Set {
	t.Helper()
	user, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"mine","publisher":"P","title":"T","version":"1","licence":"CC0","attribution":"Nos valeurs","retrieved":"2026-01-01"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit,zone,year\n" + rows)},
	})
	require.NoError(t, err)
	set, err := factors.Default().With(user)
	require.NoError(t, err)
	return set
}

// laptopOf is a laptop of another manufacturing; the two other stages stay.
func laptopOf(manufacturing string) string {
	return "m1,laptop,gwp,manufacturing," + manufacturing + ",kg CO2e/item,,\nm2,laptop,gwp,distribution,12.3,kg CO2e/item,,\nm3,laptop,gwp,end_of_life,2.79,kg CO2e/item,,\n"
}

func lasting(l footprint.Line, years string) footprint.Line { l.Lifetime = maybe(years); return l }

func drawing(l footprint.Line, watthours string) footprint.Line {
	l.Energy = decimal.NewNullDecimal(n(watthours))
	return l
}

// One thing changes, and its step alone moves. A laptop is 185.09 kg over 5
// years and 29.0175 kWh a year; the mix is 0.058 in 2023, 0.0519 in 2024, and 0.0461 in 2025, the
// last that is published.
func TestEachCauseMovesItsOwnStep(t *testing.T) {
	changed := withFactor(t, laptopOf("200"))
	for name, c := range map[string]struct {
		before, now town
		step        footprint.StepName
		want        string
	}{
		// 10 laptops less: 10 × (185.09/5 + 29.0175 × 0.0461)
		"fleet": {year(2025, of("laptop", "100")), year(2026, of("laptop", "90")), footprint.StepFleet, "-383.5570675"},
		// 100 × 185.09 × (1/6 − 1/5)
		"lifetime": {year(2025, of("laptop", "100")), year(2026, lasting(of("laptop", "100"), "6")), footprint.StepLifetime, "-18509/30"},
		// 100 × (20 − 29.0175) × 0.0461
		"consumption": {year(2025, of("laptop", "100")), year(2026, drawing(of("laptop", "100"), "20")), footprint.StepConsumption, "-41.570675"},
		// 100 × 29.0175 × (0.0519 − 0.058)
		"mix": {year(2023, of("laptop", "100")), year(2024, of("laptop", "100")), footprint.StepMix, "-17.700675"},
		// 6 screens that the year before did not list: 6 × (69.84/6 + 73 × 0.0461)
		"perimeter": {year(2025, of("laptop", "100")), year(2026, of("laptop", "100"), of("monitor", "6")), footprint.StepPerimeter, "90.0318"},
	} {
		t.Run(name, func(t *testing.T) {
			y := review(t, c.now, c.before)
			require.NotNil(t, y.Change, y.NoChange)
			for _, s := range y.Change.Steps {
				if s.Name == c.step {
					equal(t, c.want, s.Difference)
				} else {
					require.True(t, s.Difference.IsZero(), "%s moved by %s", s.Name, s.Difference)
				}
			}
			require.Nil(t, y.Published)
			require.Empty(t, y.Factors)
		})
	}
	t.Run("factors", func(t *testing.T) {
		now := year(2026, of("laptop", "100"))
		now.set = changed
		y := review(t, now, year(2025, of("laptop", "100")))
		// 100 × (200 − 170) ÷ 5, the manufacturing alone
		for _, s := range y.Change.Steps {
			if s.Name == footprint.StepFactors {
				equal(t, "600", s.Difference)
			} else {
				require.True(t, s.Difference.IsZero(), s.Name)
			}
		}
		equal(t, "600", y.Change.Counted)
		equal(t, "4435.570675", y.Change.Again.Decimal) // 100 × (215.09/5 + 29.0175 × 0.0461)
		require.True(t, y.Change.Alike.Valid && y.Change.Alike.Decimal.IsZero())
	})
}

// Everything changes at once: the steps and the three owners sum to the
// difference, to the digit.
func TestTheCausesSumToTheDifference(t *testing.T) {
	before := year(2023, of("laptop", "300"), of("monitor", "450"), of("server", "7"), of("smartphone", "80"))
	now := year(2024, lasting(of("laptop", "271"), "7"), drawing(of("monitor", "431"), "61.7"), of("server", "6"), of("tablet", "11"))
	now.set = withFactor(t, laptopOf("171.3"))
	y := review(t, now, before)
	sum := decimal.Decimal{}
	for _, s := range y.Change.Steps {
		require.False(t, s.Difference.IsZero(), s.Name)
		sum = sum.Add(s.Difference)
	}
	require.True(t, sum.Equal(y.Change.Difference))
	require.True(t, y.Change.Own.Add(y.Change.Grid).Add(y.Change.Counted).Equal(y.Change.Difference))
	require.True(t, y.Change.Before.Value.Add(sum).Equal(y.Now.Result.Total(factors.GWP).Value))
	require.True(t, y.Change.Before.Value.Equal(y.Published.Result.Total(factors.GWP).Value), "from what was published")
}

// Neither the order of the lines of either dossier nor how they are cut changes
// anything.
func TestOrderAndCutOfLinesChangeNothing(t *testing.T) {
	was := []footprint.Line{of("laptop", "3"), lasting(of("laptop", "7"), "6"), of("monitor", "11"), of("server", "2")}
	is := []footprint.Line{of("laptop", "2"), lasting(of("laptop", "9"), "8"), of("monitor", "13"), of("server", "1")}
	one := review(t, year(2024, is...), year(2023, was...))
	slices.Reverse(was)
	slices.Reverse(is)
	other := review(t, year(2024, is...), year(2023, was...))
	require.Equal(t, one.Change.Steps, other.Change.Steps)
	require.Equal(t, one.Limits, other.Limits)

	cut := append([]footprint.Line{of("laptop", "1"), of("laptop", "1")}, is[:len(is)-1]...) // the 2 laptops as two lines
	require.Equal(t, one.Change.Steps, review(t, year(2024, cut...), year(2023, was...)).Change.Steps)
}

// The year before is computed again with the factors of the year N, and what
// was published stays in view.
func TestTheYearBeforeIsComputedAgain(t *testing.T) {
	now := year(2026, of("laptop", "100"))
	now.set = withFactor(t, laptopOf("200"))
	y := review(t, now, year(2025, of("laptop", "100")))
	total := measure(t, y, "I01")
	equal(t, "3.835570675", total.Published.Decimal)      // 100 × (185.09/5 + 29.0175 × 0.0461) ÷ 1,000
	equal(t, "4.435570675", total.Previous.Value.Decimal) // 100 × (215.09/5 + 29.0175 × 0.0461) ÷ 1,000
	require.True(t, total.Change.Decimal.IsZero(), "with the same factors nothing changed")
	require.Equal(t, strategy.TrendSame, total.Trend)
	require.Len(t, y.Factors, 1)
	f := y.Factors[0]
	require.Equal(t, []string{"laptop", "gwp", "manufacturing", "170", "200", "Nos valeurs"},
		[]string{f.Item, f.Criterion.String(), f.Stage.String(), f.Before.Decimal.String(), f.After.Decimal.String(), f.Source})
	require.Contains(t, y.Limits[0], "4,436\u00a0t") // again
	require.Contains(t, y.Limits[0], "3,836")
}

func TestGapsTrendsAndOrigins(t *testing.T) {
	s := []strategy.Indicator{
		{ID: "I22", Base: maybe("38"), Target: maybe("75"), Year: 2028},
		{ID: "I21", Base: maybe("4"), Target: maybe("3"), Year: 2028},
		{ID: "V01", Name: "Habitants accompagnés", Unit: "personnes", Base: maybe("640"), Target: maybe("1200"), Year: 2031},
		{ID: "I32", Base: maybe("10")},
	}
	readings := []strategy.Reading{{Indicator: "I22", Year: 2025, Value: n("45")}, {Indicator: "I22", Year: 2024, Value: n("38")},
		{Indicator: "I21", Year: 2025, Value: n("4.5")}, {Indicator: "V01", Year: 2025, Value: n("700"), Source: "CCAS"},
		{Indicator: "I32", Year: 2024, Value: n("10")}, {Indicator: "I32", Year: 2025, Value: n("12")}}
	now := year(2025, of("laptop", "10"))
	now.Indicators, now.Readings = s, readings
	now.Objectives = []strategy.Objective{{ID: "O1", BaseYear: 2024, Indicators: []string{"I22"}}}
	y := review(t, now)
	for _, c := range []struct {
		id                             string
		reference, previous, is, gap   string
		trend                          strategy.Trend
		ofReference, ofPrevious, today strategy.Origin
	}{
		{"I22", "38", "38", "45", "-30", strategy.TrendBetter, strategy.OriginBase, strategy.OriginReading, strategy.OriginReading},
		{"I21", "4", "4", "4.5", "1.5", strategy.TrendWorse, strategy.OriginBase, strategy.OriginBase, strategy.OriginReading},
		{"V01", "640", "640", "700", "-500", strategy.TrendBetter, strategy.OriginBase, strategy.OriginBase, strategy.OriginReading},
		{"I32", "10", "10", "12", "", strategy.TrendUp, strategy.OriginBase, strategy.OriginReading, strategy.OriginReading},
		{"I02", "", "", "38.524", "", "", "", "", strategy.OriginComputed},
		{"I26", "", "", "", "", "", "", "", ""},
	} {
		t.Run(c.id, func(t *testing.T) {
			m := measure(t, y, c.id)
			require.Equal(t, c.trend, m.Trend)
			require.Equal(t, []strategy.Origin{c.ofReference, c.ofPrevious, c.today}, []strategy.Origin{m.Reference.Origin, m.Previous.Origin, m.Current.Origin})
			for _, v := range []struct {
				want string
				got  decimal.NullDecimal
			}{{c.reference, m.Reference.Value}, {c.previous, m.Previous.Value}, {c.is, m.Current.Value}, {c.gap, m.Gap}} {
				require.Equal(t, v.want != "", v.got.Valid)
				if c.id != "I02" && v.got.Valid {
					equal(t, v.want, v.got.Decimal)
				}
			}
		})
	}
	require.Equal(t, "CCAS", measure(t, y, "V01").Current.Source)
}

// A dossier that was copied still holds the purchases of the year before: they
// are that year's, and nothing is known of the year N.
func TestFiguresOfAnotherYearAreNotOfThisOne(t *testing.T) {
	now := year(2025, of("laptop", "10"))
	now.Purchasing = strategy.Purchasing{Year: 2024, Spend: maybe("1000"), Reused: maybe("300")}
	y := review(t, now)
	m := measure(t, y, "I10")
	require.False(t, m.Current.Value.Valid)
	equal(t, "30", m.Previous.Value.Decimal)
	require.Contains(t, y.Limits, "Le dossier ne donne pas de chiffre de 2025 pour I10\u00a0: ceux qu’il contient sont d’une autre année et n’y sont pas repris.")
	require.Equal(t, strategy.Unknown, y.Conformity[0].Status)

	now.Purchasing.Year = 2025
	y = review(t, now)
	equal(t, "30", measure(t, y, "I10").Current.Value.Decimal)
	require.Equal(t, strategy.Met, y.Conformity[0].Status)
}

// What the body calls by a code of the catalogue is not what is computed for it.
func TestAnIndicatorThatTheBodyRedefinesIsReadAndNotComputed(t *testing.T) {
	now := year(2025, of("laptop", "10"), of("monitor", "5"))
	now.Indicators = []strategy.Indicator{{ID: "I07", Name: "Écrans par agent d’accueil", Base: maybe("2")}}
	require.False(t, measure(t, review(t, now), "I07").Current.Value.Valid)
	now.Readings = []strategy.Reading{{Indicator: "I07", Year: 2025, Value: n("1.5")}}
	equal(t, "1.5", measure(t, review(t, now), "I07").Current.Value.Decimal)
	now.Indicators[0].Name = ""
	equal(t, "0.5", measure(t, review(t, now), "I07").Current.Value.Decimal)
}

// Thresholds are those of the year N: 35 % in 2024, 50 % from 2025 on for
// reused equipment; 20 % from 2024 on, 25 % from 2027 on for purchases.
func TestConformityFollowsTheYear(t *testing.T) {
	for name, c := range map[string]struct {
		year            int
		reused, bought  string
		reuse, purchase strategy.Status
		targets         [2]string
	}{
		"2022: no share yet":      {2022, "90", "90", strategy.Unknown, strategy.Unknown, [2]string{"", ""}},
		"2024: both just reached": {2024, "35", "20", strategy.Met, strategy.Met, [2]string{"20", "35"}},
		"2024: just below":        {2024, "34", "19.99", strategy.NotMet, strategy.NotMet, [2]string{"20", "35"}},
		"2025: reuse goes up":     {2025, "49", "20", strategy.NotMet, strategy.Met, [2]string{"20", "50"}},
		"2027: purchases go up":   {2027, "50", "24.99", strategy.Met, strategy.NotMet, [2]string{"25", "50"}},
		"2030: above 100":         {2030, "130", "30", strategy.Met, strategy.Met, [2]string{"30", "50"}},
	} {
		t.Run(name, func(t *testing.T) {
			now := year(c.year, of("laptop", "10"))
			now.Purchasing = strategy.Purchasing{Spend: maybe("100"), Reused: maybe(c.bought)}
			now.Disposal = strategy.Disposal{Stock: 100, Reused: int(n(c.reused).IntPart())}
			rows := review(t, now).Conformity
			require.Len(t, rows, 4)
			require.Equal(t, []string{"I10", "I12", "I13", "I24"}, []string{rows[0].Measure.ID, rows[1].Measure.ID, rows[2].Measure.ID, rows[3].Measure.ID})
			require.Equal(t, c.purchase, rows[0].Status)
			require.Equal(t, c.reuse, rows[1].Status)
			for i, want := range c.targets {
				require.Equal(t, want != "", rows[i].Target.Valid)
				if want != "" {
					equal(t, want, rows[i].Target.Decimal)
				}
			}
			if c.year >= 2024 {
				require.Equal(t, strategy.Secondary, rows[0].Evidence, "the doubt goes with the share")
				require.NotEmpty(t, rows[0].Doubt)
			}
			require.Equal(t, strategy.Unknown, rows[2].Status, "no share is set for the index")
			require.False(t, rows[2].Target.Valid)
		})
	}
}

// From 100 t in 2024 to 60 t in 2034: 96 t in 2025, 80 t in 2029, 60 t after.
func TestTheLineFromReferenceToTarget(t *testing.T) {
	for name, c := range map[string]struct {
		year           int
		value          string
		target         string
		expected, pace string
	}{
		"first year, on the line":   {2025, "96", "60", "96", "on-the-way"},
		"first year, just above":    {2025, "96.0001", "60", "96", "behind"},
		"half way, below":           {2029, "79.9", "60", "80", "on-the-way"},
		"after the target year":     {2040, "60.1", "60", "60", "behind"},
		"reference year":            {2024, "100", "60", "100", "on-the-way"},
		"before the reference year": {2023, "100", "60", "100", "on-the-way"},
		"a target above":            {2025, "103", "140", "104", "behind"},
		"a target above, reached":   {2025, "150", "140", "104", "on-the-way"},
		"a level to hold, held":     {2025, "100", "100", "100", "on-the-way"},
		"a level to hold, lost":     {2025, "101", "100", "100", "behind"},
		"thirds":                    {2025, "99", "90", "99", "on-the-way"},
	} {
		t.Run(name, func(t *testing.T) {
			now := year(c.year)
			now.Indicators = []strategy.Indicator{{ID: "V01", Name: "Essai", Base: maybe("100"), Target: maybe(c.target), Year: 2034}}
			now.Readings = []strategy.Reading{{Indicator: "V01", Year: c.year, Value: n(c.value)}}
			now.Objectives = []strategy.Objective{{ID: "O", BaseYear: 2024, Indicators: []string{"V01"}}}
			y := review(t, now)
			p := measure(t, y, "V01").Path
			equal(t, c.expected, p.Expected.Decimal)
			require.Equal(t, strategy.Headway(c.pace), p.Headway)
			require.Equal(t, strategy.Headway(c.pace), y.Objectives[0].Headway)
		})
	}
}

// 18 % less than 100 t by 2031 from 2024: in 2025, 100 − 18/7 t.
func TestAnObjectiveOnTheFootprint(t *testing.T) {
	objective := strategy.Objective{ID: "O1", Footprint: true, Reduction: maybe("0.18"), BaseYear: 2024, TargetYear: 2031, Indicators: []string{"I01"}}
	now := year(2025, of("laptop", "2541"))
	now.Indicators = []strategy.Indicator{{ID: "I01", Base: maybe("100")}}
	now.Objectives = []strategy.Objective{objective}
	o := review(t, now).Objectives[0]
	equal(t, "682/7", o.Path.Expected.Decimal)
	equal(t, "82", o.Path.Target.Decimal)
	require.Equal(t, strategy.Behind, o.Headway) // 2,541 × 38.35570675 kg are 97.46 t, and 682/7 is 97.43
	now.lines = []footprint.Line{of("laptop", "2540")}
	require.Equal(t, strategy.OnTheWay, review(t, now).Objectives[0].Headway) // 97.42 t

	now.Indicators = nil
	alone := review(t, now)
	require.Empty(t, alone.Objectives[0].Headway, "without a reference nothing is said")
	require.Equal(t, []string{"no-base", "I01"}, []string{alone.Problems[0].Code, alone.Problems[0].Value})
	y := review(t, now, year(2024, of("laptop", "2600")))
	equal(t, "100.16242145", y.Objectives[0].Path.Base.Decimal) // 2,600 × 38.52400825 kg, of the year of reference
	now.Objectives[0].BaseYear = 0
	require.Equal(t, "no-reference", review(t, now).Problems[0].Code)
}

func TestAnObjectiveOfSeveralIndicators(t *testing.T) {
	now := year(2025)
	now.Indicators = []strategy.Indicator{{ID: "A", Name: "a", Base: maybe("0"), Target: maybe("10"), Year: 2034}, {ID: "B", Name: "b", Base: maybe("0"), Target: maybe("10"), Year: 2034}, {ID: "C", Name: "c"}}
	now.Readings = []strategy.Reading{{Indicator: "A", Year: 2025, Value: n("1")}, {Indicator: "B", Year: 2025, Value: n("0.9")}}
	for name, c := range map[string]struct {
		ids             []string
		pace            strategy.Headway
		behind, unknown []string
	}{
		"all on the way":        {[]string{"A"}, strategy.OnTheWay, nil, nil},
		"one behind":            {[]string{"A", "B"}, strategy.Behind, []string{"B"}, nil},
		"one of which is known": {[]string{"A", "C"}, "", nil, []string{"C"}},
		"behind all the same":   {[]string{"B", "C"}, strategy.Behind, []string{"B"}, []string{"C"}},
		"not an indicator":      {[]string{"Z"}, "", nil, []string{"Z"}},
		"none":                  {nil, "", nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			now.Objectives = []strategy.Objective{{ID: "O", BaseYear: 2024, Indicators: c.ids}}
			o := review(t, now).Objectives[0]
			require.Equal(t, c.pace, o.Headway)
			require.Equal(t, c.behind, o.Behind)
			require.Equal(t, c.unknown, o.Unknown)
		})
	}
}

func TestProgressOfThePlan(t *testing.T) {
	action := func(id string, from, to int, p strategy.Progress) strategy.Action {
		return strategy.Action{ID: id, From: from, To: to, Progress: p}
	}
	before, now := year(2026), year(2027)
	before.Actions = []strategy.Action{action("A", 2025, 2026, strategy.UnderWay), action("B", 0, 0, ""), action("gone", 0, 0, strategy.ToDo)}
	now.Actions = []strategy.Action{action("A", 2025, 2026, strategy.Done), action("B", 2025, 2026, strategy.UnderWay), action("C", 2026, 0, strategy.ToDo),
		action("D", 2025, 2027, strategy.ToDo), action("E", 2025, 2026, strategy.Dropped), action("F", 2025, 2026, ""), action("G", 0, 0, strategy.ToDo)}
	p := review(t, now, before).Plan
	require.Equal(t, []int{1, 1, 3, 1, 1}, []int{p.Done, p.Moving, p.ToDo, p.Dropped, p.Silent})
	require.False(t, p.Rate.Valid, "one is silent")
	require.False(t, p.Previous.Valid)
	var late, unsaid []string
	for _, a := range p.Actions {
		if a.Late {
			late = append(late, a.ID)
		}
		if a.Unsaid {
			unsaid = append(unsaid, a.ID)
		}
	}
	require.Equal(t, []string{"B", "C"}, late) // D is due in the year itself, E was dropped, G has no calendar
	require.Equal(t, []string{"F"}, unsaid)
	require.Equal(t, strategy.UnderWay, p.Actions[0].Before)
	require.Len(t, p.Added, 5)
	require.Equal(t, "gone", p.Removed[0].ID)

	now.Actions[5].Progress, before.Actions[1].Progress = strategy.ToDo, strategy.ToDo
	p = review(t, now, before).Plan
	equal(t, "100/7", p.Rate.Decimal)
	require.True(t, p.Previous.Valid && p.Previous.Decimal.IsZero(), "none done is a known 0")
	now.Actions = nil
	require.False(t, review(t, now).Plan.Rate.Valid, "no plan is no rate of 0")
}

func TestWithoutTheYearBefore(t *testing.T) {
	y := review(t, year(2025, of("laptop", "10")))
	require.Nil(t, y.Before)
	require.Nil(t, y.Change)
	require.Equal(t, 2024, y.Previous)
	require.NotEmpty(t, y.NoChange)
	require.False(t, measure(t, y, "I01").Previous.Value.Valid)
	require.True(t, measure(t, y, "I01").Current.Value.Valid)
	require.Empty(t, y.Plan.Added)
}

func TestWhatCannotBeComparedSaysWhy(t *testing.T) {
	before, now := year(2024, of("laptop", "10")), year(2025, of("laptop", "10"))
	t.Run("another convention", func(t *testing.T) {
		was := before.assess(t)
		var err error
		was.Result, err = footprint.Compute(factors.Default(), footprint.Inventory{Lines: before.lines}, footprint.Options{Year: 2024, Convention: footprint.PurchaseYear})
		require.NoError(t, err)
		y, err := strategy.ReviewYear(now.assess(t), was, footprint.Inventory{Lines: before.lines})
		require.NoError(t, err)
		require.Nil(t, y.Change)
		require.Contains(t, y.NoChange, "conventions d’amortissement")
	})
	t.Run("nothing measured", func(t *testing.T) {
		y := review(t, now, year(2024))
		require.Nil(t, y.Change)
		require.Contains(t, y.NoChange, "n’est pas calculée")
		require.False(t, measure(t, y, "I01").Previous.Value.Valid)
	})
	for name, was := range map[string]int{"a later year": 2026, "the same year": 2025} {
		t.Run(name, func(t *testing.T) {
			y := review(t, now, year(was, of("laptop", "10")))
			require.Nil(t, y.Before)
			require.Equal(t, "not-earlier", y.Problems[0].Code)
			require.Equal(t, diag.Refused, y.Problems[0].Severity)
		})
	}
}

func TestWhatToKnowBeforeRelyingOnIt(t *testing.T) {
	now := year(2025, of("laptop", "10"))
	now.Body.SIREN, now.Body.Agents = "999000029", 120
	now.Perimeter = strategy.Perimeter{Included: []string{"Écoles"}, Excluded: []string{"Vidéo"}}
	now.Review = strategy.Review{Session: on(2026, time.February, 2), Debate: on(2026, time.January, 20)}
	now.Readings = []strategy.Reading{{Indicator: "I26", Year: 2025, Value: n("1")}, {Indicator: "I26", Year: 2025, Value: n("2")}, {Indicator: "I27", Year: 2025, Value: decimal.New(1, 999_999_999)}}
	before := year(2022, of("laptop", "10"))
	before.Perimeter = strategy.Perimeter{Included: []string{"Piscine"}, Excluded: []string{"Régie"}}
	y := review(t, now, before)
	var codes []string
	for _, p := range y.Problems {
		codes = append(codes, p.Code)
		require.NotEmpty(t, p.Message)
		require.NotEmpty(t, p.Remedy)
	}
	require.Equal(t, []string{"after-debate", "other-body", "years-apart"}, codes)
	require.Equal(t, strategy.PerimeterChange{Included: []string{"Écoles"}, NoLonger: []string{"Piscine"}, Excluded: []string{"Vidéo"}, Admitted: []string{"Régie"}, Agents: 120, Previous: 100}, y.Perimeter)
	equal(t, "1", measure(t, y, "I26").Current.Value.Decimal)
	require.False(t, measure(t, y, "I27").Current.Value.Valid)
	require.Contains(t, y.Limits, "L’effectif passe de 100 agents en 2022 à 120\u00a0: les valeurs par agent en dépendent.")
}

// Values that no dossier gives must not stop a review.
func TestAbsurdValuesDoNotPanic(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	now := year(2025, of("laptop", "10"))
	now.Body.Agents = -3
	now.Indicators = []strategy.Indicator{{ID: "I01", Base: huge, Target: huge, Year: -5}, {ID: "V", Base: maybe("-1"), Target: maybe("-2"), Year: 1}}
	now.Objectives = []strategy.Objective{{Footprint: true, Reduction: huge, BaseYear: -1, TargetYear: 9999}, {BaseYear: 2024, TargetYear: 2024, Reduction: maybe("-3"), Footprint: true}}
	now.Readings = []strategy.Reading{{Value: huge.Decimal, Year: 2025}, {Indicator: "V", Year: 2025, Value: n("-7")}}
	now.Purchasing = strategy.Purchasing{Year: -1}
	now.Actions = []strategy.Action{{}, {From: -3, To: -9, Progress: "later"}}
	require.NotEmpty(t, review(t, now, year(2024, of("laptop", "10"))).Limits)
	require.NotEmpty(t, review(t, town{}).Limits)
	require.NotEmpty(t, review(t, town{}, town{}).Limits)
	_, err := strategy.ReviewYear(nil, nil, footprint.Inventory{})
	require.ErrorContains(t, err, "strategy: ")
	y, err := strategy.ReviewYear(&strategy.Assessment{}, &strategy.Assessment{}, footprint.Inventory{})
	require.NoError(t, err)
	require.Empty(t, y.Measures)
}

// An id of the catalogue that a year gives to an indicator of the body's own has
// neither the value, the formula, the parts nor the history of the catalogue's.
func TestARenamedIndicatorTakesNothingOfTheCatalogue(t *testing.T) {
	before := year(2024, of("laptop", "100"), of("monitor", "136"))
	before.Readings = []strategy.Reading{{Indicator: "I26", Year: 2023, Value: n("14")}}
	now := year(2025, of("laptop", "100"), of("monitor", "120"))
	now.Indicators = []strategy.Indicator{{ID: "I07", Name: "Ateliers tenus", Unit: "nombre"}, {ID: "I06", Name: "Agents formés"}, {ID: "I26", Unit: "agents"}}
	now.Objectives = []strategy.Objective{{BaseYear: 2023}}
	y := review(t, now, before)
	for _, id := range []string{"I07", "I06", "I26"} {
		m := measure(t, y, id)
		require.False(t, m.Computed.Valid || m.Value.Valid || m.Current.Value.Valid || m.Previous.Value.Valid || m.Reference.Value.Valid || m.Published.Valid, id)
		require.Empty(t, m.Parts, id)
		require.Empty(t, m.Measure.Parts, id)
		require.Empty(t, m.Formula, id)
		require.Empty(t, m.Better, id)
		require.False(t, indicator(t, y.Now, id).Value.Valid, id)
	}
	require.True(t, measure(t, y, "I01").Current.Value.Valid)
}

// What stands beside an indicator in a unit of its own has no better side, and lives
// that were not counted alike are not compared.
func TestPartsHaveTheirOwnTrend(t *testing.T) {
	printers := func(y int, quantity string) town { return year(y, of("printer-inkjet", quantity)) }
	m := measure(t, review(t, printers(2025, "5"), printers(2024, "10")), "I21") // fewer reams are better, not fewer agents for a printer
	require.Len(t, m.Parts, 1)
	require.Equal(t, "agents/imprimante", m.Parts[0].Unit)
	require.Equal(t, strategy.TrendUp, m.Parts[0].Trend)

	bought := func(on time.Time) footprint.Line {
		return footprint.Line{ID: "b", Item: "laptop", Quantity: n("10"), Purchased: on}
	}
	gone := footprint.Line{ID: "g", Item: "laptop", Quantity: n("4"), State: footprint.Retired, Purchased: on(2019, time.May, 1), Withdrawn: on(2025, time.May, 1)}
	life := measure(t, review(t, year(2025, bought(on(2025, time.May, 1)), gone), year(2024, bought(on(2024, time.May, 1)))), "I08")
	require.Len(t, life.Parts, 1)
	require.True(t, life.Parts[0].Current.Valid && life.Parts[0].Previous.Valid)
	require.Empty(t, life.Parts[0].Trend)
}
