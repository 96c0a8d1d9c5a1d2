package strategy_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// saved gives what one action saves each year from 2024 on, by the trajectory.
func saved(t *testing.T, from, to int, lever strategy.Lever, lines ...footprint.Line) []decimal.Decimal {
	t.Helper()
	a := act("A", lever)
	a.From, a.To = from, to
	sim := simulateAt(t, townHall(), lines, a)
	require.Empty(t, sim.Problems)
	sum := decimal.Decimal{}
	for _, p := range sim.Steps[0].Paces {
		sum = sum.Add(p.Saving)
	}
	require.True(t, sum.Equal(sim.Saving), "the paces sum to the saving: %s, %s", sum, sim.Saving)
	s := strategy.Strategy{Year: 2024, Period: strategy.Period{From: 2025, To: 2031}, Actions: []strategy.Action{a}}
	var out []decimal.Decimal
	for _, p := range strategy.Project(s, sim).Points {
		require.True(t, p.Embodied.Add(p.Use).Equal(p.Value), "%d", p.Year)
		require.False(t, p.Low.GreaterThan(p.Value), "%d", p.Year)
		require.False(t, p.High.LessThan(p.Value), "%d", p.Year)
		out = append(out, sim.Base.Sub(p.Value))
	}
	return out
}

// 1,000 laptops: 37,018 kg of making a year and 1,506.00825 of electricity.
func TestSavingsFollowTheTurnoverOfTheFleet(t *testing.T) {
	laptops := of("laptop", "1000")
	dated := func(units string, year int) footprint.Line {
		return footprint.Line{ID: units, Item: "laptop", Quantity: n(units), Purchased: on(year, 3, 1)}
	}
	longer := func(years string) strategy.Lever {
		return strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe(years)}
	}
	for name, c := range map[string]struct {
		from, to int
		lever    strategy.Lever
		lines    []footprint.Line
		want     []string // of 2025, 2026…
	}{
		"from 5 to 8 years, all at once: 13,881.75 × min(1, t × 8 ÷ (5 × 3))": {2025, 2025, longer("8"), []footprint.Line{laptops},
			[]string{"7403.6", "13881.75", "13881.75"}},
		"from 5 to 6 years: as many purchases are put off in the first year as ever after": {2025, 2025, longer("6"), []footprint.Line{laptops},
			[]string{"18509/3", "18509/3"}},
		"no faster than the roll-out of 4 years": {2025, 2028, longer("8"), []footprint.Line{laptops},
			[]string{"3470.4375", "6940.875", "10411.3125", "13881.75"}},
		"the turnover begins with the action": {2027, 2027, longer("8"), []footprint.Line{laptops},
			[]string{"0", "0", "7403.6", "13881.75"}},
		"an action of before the inventory begins after it": {2019, 2020, longer("8"), []footprint.Line{laptops},
			[]string{"7403.6", "13881.75"}},
		"real ages, 300 of 2018 and 700 of 2022: 0.3 ÷ (3/8) are past 5 years, then all": {2025, 2025, longer("8"), []footprint.Line{dated("300", 2018), dated("700", 2022)},
			[]string{"11105.4", "11105.4", "13881.75"}},
		"past 8 years already: bought again in 2025, and 5 years old in 2030": {2025, 2025, longer("8"), []footprint.Line{dated("1000", 2016)},
			[]string{"0", "0", "0", "0", "0", "13881.75"}},
		"just 8 years old, nothing is left to put off": {2025, 2025, longer("8"), []footprint.Line{dated("1000", 2017)}, []string{"0"}},
		"7 years old, the purchase is put off by one":  {2025, 2025, longer("8"), []footprint.Line{dated("1000", 2018)}, []string{"13881.75"}},
		"a free system, past 8 years already: what is bought again takes Windows 11": {2025, 2025, strategy.Lever{Kind: strategy.FreeSystem, Years: maybe("8")},
			[]footprint.Line{dated("1000", 2016)}, []string{"0", "0", "0", "0", "0", "0"}},
		"one date that is missing and ages are even": {2025, 2025, longer("8"), []footprint.Line{dated("300", 2018), {ID: "x", Item: "laptop", Quantity: n("700")}},
			[]string{"7403.6", "13881.75"}},
		"refurbished, a fifth of the purchases a year: 185,090 × (1/5 − 1/6.2) × t ÷ 5": {2025, 2025,
			strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("4"), Share: maybe("0.3")}, []footprint.Line{laptops},
			[]string{"222108/155", "444216/155", "666324/155", "888432/155", "222108/31", "222108/31"}},
		"100 laptops less: electricity at once, 3,701.8 of making over 5 years": {2025, 2025,
			strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("100")}, []footprint.Line{laptops},
			[]string{"890.960825", "1631.320825", "2371.680825", "3112.040825", "3852.400825", "3852.400825"}},
		"paper at once": {2025, 2025, strategy.Lever{Kind: strategy.Fleet, Items: []string{"paper-ream"}, Quantity: maybe("100")}, []footprint.Line{of("paper-ream", "500")},
			[]string{"229", "229"}},
		"electricity at once": {2025, 2025, strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")}, []footprint.Line{laptops},
			[]string{"150.600825", "150.600825"}},
		"a PUE at once": {2026, 2026, strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("1.5")}, []footprint.Line{hostedAt("10")},
			[]string{"0", "311.4", "311.4"}},
		"6 servers less: 1,121.04 at once, 897.6 over 5 years": {2025, 2025, strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie", Quantity: maybe("4")}, []footprint.Line{hostedAt("10")},
			[]string{"1300.56", "1480.08", "1659.6", "1839.12", "2018.64", "2018.64"}},
		"a provider: 1,868.4 − 500 at once, 1,496 over 5 years": {2025, 2025,
			strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("500"), Basis: strategy.LocationBased}, []footprint.Line{hostedAt("10")},
			[]string{"1667.6", "1966.8", "2266", "2565.2", "2864.4", "2864.4"}},
		"5 pooled servers for 10: 1,193.7 at once, 748 over 5 years": {2025, 2025,
			strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Share: maybe("0.25"), Quantity: maybe("20"), PUE: maybe("1.3")}, []footprint.Line{hostedAt("10")},
			[]string{"1343.3", "1492.9", "1642.5", "1792.1", "1941.7"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := saved(t, c.from, c.to, c.lever, c.lines...)
			require.True(t, got[0].IsZero())
			for n, want := range c.want {
				equal(t, want, got[n+1])
			}
			require.True(t, got[len(got)-1].GreaterThanOrEqual(got[len(c.want)]), "what is reached stays")
		})
	}
}

// Whatever the life aimed at, savings grow from year to year up to that of the
// steady state: after 5 years, all that was bought before the action is past its
// life of then.
func TestPacesEndAtTheWholeSaving(t *testing.T) {
	for _, years := range []string{"5.1", "6", "7", "9", "20", "50"} {
		got := saved(t, 2025, 2025, strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe(years)}, of("laptop", "1000"))
		for n := 1; n < len(got); n++ {
			require.False(t, got[n].LessThan(got[n-1]), "%s years, year %d", years, n)
		}
		whole := n("185090").Mul(n("0.2").Sub(decimal.NewFromInt(1).DivRound(n(years), 20)))
		require.Equal(t, whole.StringFixed(6), got[6].StringFixed(6), years)
	}
}

// The effect of another mix stands apart, on the electricity that is left: 29,017.5
// kWh, and a tenth less once the action is carried out.
func TestTheEffectOfAnotherMixIsApart(t *testing.T) {
	a := act("A", strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")})
	a.From, a.To = 2026, 2026
	abroad := footprint.Line{ID: "re", Item: "laptop", Quantity: n("500"), Zone: "RE"}
	sim := simulate(t, []footprint.Line{of("laptop", "1000"), abroad}, a)
	s := strategy.Strategy{Year: 2024, Period: strategy.Period{To: 2027}, Actions: []strategy.Action{a},
		Outlook: []strategy.ElectricityYear{{Year: 2025, Factor: n("0.04")}, {Year: 2026, Factor: n("0.06")}, {Year: 2027, Factor: n("-1")}, {Year: 2026, Factor: n("0.01")}}}
	got := strategy.Project(s, sim)
	require.Len(t, got.Problems, 2)
	require.Equal(t, "bad-outlook", got.Problems[0].Code)
	require.False(t, got.Points[0].Electricity.Valid)
	equal(t, "-345.30825", got.Points[1].Electricity.Decimal) // 29,017.5 × (0.04 − 0.0519)
	equal(t, "211.537575", got.Points[2].Electricity.Decimal) // 26,115.75 × (0.06 − 0.0519)
	require.False(t, got.Points[3].Electricity.Valid)

	s.Outlook = nil
	without := strategy.Project(s, sim)
	for n, p := range without.Points {
		require.True(t, p.Value.Equal(got.Points[n].Value), "no mix of years to come is in a value")
	}
}

func TestPacesOfNoSenseDoNotPanic(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	a := strategy.Action{ID: "A", From: math.MinInt, To: math.MaxInt}
	for _, p := range []strategy.Pace{{Life: huge}, {Life: maybe("-1")}, {Life: maybe("5"), Longer: huge}, {Life: maybe("5"), Longer: maybe("5")}, {Life: maybe("5"), Longer: maybe("4")},
		{Life: maybe("0")}, {Life: maybe("5"), Longer: maybe("6"), Cohorts: []strategy.Cohort{{Year: math.MinInt}, {Year: 1, Units: n("-4")}}}} {
		p.Saving = n("10")
		sim := &strategy.Simulation{Base: n("100"), Steps: []strategy.Step{{Action: "A", Saving: n("10"), Paces: []strategy.Pace{p}}}}
		for _, year := range []int{2024, -5, math.MaxInt - 200, math.MinInt} {
			require.NotPanics(t, func() {
				strategy.Project(strategy.Strategy{Year: year, Period: strategy.Period{To: 2030}, Actions: []strategy.Action{a}}, sim)
			})
		}
	}
}
