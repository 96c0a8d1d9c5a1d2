package strategy_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// 1,000 laptops from 5 to 8 years over 2025-2028 save 3,470.4375 kg in 2025, and
// twice, three times, four times as much in the years after; then 13,881.75 a year.
func TestCostOfATonneByHand(t *testing.T) {
	longer := strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("8")}
	for name, c := range map[string]struct {
		from, to           int
		investment, yearly string
		years              int
		cost, avoided, per string
	}{
		"20,000 € then 1,000 € a year: 26,000 ÷ (10 + 2 × 4) × 3.4704375 t": {2025, 2028, "20000", "1000", 6, "26000", "62.467875", "416.21"},
		"a yearly saving is a gain":                 {2025, 2028, "", "-3000", 6, "-18000", "62.467875", "-288.15"},
		"investment alone":                          {2025, 2028, "6246.7875", "", 6, "6246.7875", "62.467875", "100.00"},
		"that costs nothing is not that is unknown": {2025, 2028, "0", "", 6, "0", "62.467875", "0.00"},
		"no amount":                 {2025, 2028, "", "", 6, "", "62.467875", ""},
		"begun late: 2029 and 2030": {2029, 2029, "1000", "", 2, "1000", "21.28535", "46.98"}, // 7,403.6 + 13,881.75
		"begun after the period":    {2035, 2036, "1000", "100", 0, "", "0", ""},
		"no calendar":               {0, 0, "1000", "100", 0, "", "0", ""},
		"backwards":                 {2030, 2026, "1000", "100", 0, "", "0", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := act("A", longer)
			a.From, a.To = c.from, c.to
			if c.investment != "" {
				a.Investment = maybe(c.investment)
			}
			if c.yearly != "" {
				a.Yearly = maybe(c.yearly)
			}
			got := assess(t, strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: 2025, To: 2030}, Actions: []strategy.Action{a}}, of("laptop", "1000"))
			require.Len(t, got.Avoidances, 1)
			v := got.Avoidances[0]
			require.Equal(t, c.years, v.Years)
			equal(t, c.avoided, v.Avoided)
			require.Equal(t, c.cost != "", v.Cost.Valid)
			require.Equal(t, c.per != "", v.PerTonne.Valid)
			if c.cost != "" {
				equal(t, c.cost, v.Cost.Decimal)
			}
			if c.per != "" {
				require.Equal(t, c.per, v.PerTonne.Decimal.StringFixed(2))
			}
			require.Contains(t, v.Formula, "÷")
		})
	}
}

func TestAPeriodThatBeginsLaterCountsItsOwnYears(t *testing.T) {
	a := act("A", strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")})
	a.From, a.To, a.Yearly = 2025, 2025, maybe("100")
	got := assess(t, strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: 2028, To: 2030}, Actions: []strategy.Action{a}}, of("laptop", "1000")).Avoidances[0]
	require.Equal(t, 3, got.Years)
	equal(t, "0.451802475", got.Avoided)
	equal(t, "300", got.Cost.Decimal)
}

func TestAmountsOfNoSenseHaveNoCost(t *testing.T) {
	a := act("A", strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")})
	a.From, a.To, a.Yearly = 2025, 2025, decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	got := assess(t, strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: 2025, To: 2_000_000_000}, Actions: []strategy.Action{a}}, of("laptop", "1000"))
	require.False(t, got.Avoidances[0].Cost.Valid)
}

// Scenarios start from the fleet of today, each alone, and change nothing of the plan.
func TestScenariosAreComputedAlone(t *testing.T) {
	fewer := act("A", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: maybe("0.5")})
	free := act("S1", strategy.Lever{Kind: strategy.FreeSystem, Years: maybe("8")})
	free.From, free.To, free.Investment, free.Description = 2026, 2026, maybe("5000"), "Moins de dépendance à un éditeur"
	longer := act("S2", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("8")})
	audio := act("S3", strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Quantity: maybe("10")})
	market := act("S4", strategy.Lever{Kind: strategy.ToCloud, Impact: maybe("3"), Basis: strategy.MarketBased})
	s := strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: 2025, To: 2030}, Actions: []strategy.Action{fewer},
		Uses: []strategy.UseOf{{Item: "video-call", Quantity: n("100")}}}
	old := footprint.Line{ID: "old", Item: "laptop", Quantity: n("1000"), Purchased: on(2016, 5, 1)}
	plan := assess(t, s, old)
	require.Empty(t, plan.Scenarios)

	s.Scenarios = []strategy.Action{free, longer, audio, market, {ID: "S5", Title: "Boucle locale"}, {ID: "twice"}, {ID: "twice"}}
	got := assess(t, s, old)
	require.Equal(t, plan.Simulation, got.Simulation)
	require.Len(t, got.Scenarios, 7)
	for n := range 2 { // the same machines: one does not start where the other ended
		equal(t, "13881.75", got.Scenarios[n].Step.Saving)
		require.True(t, got.Scenarios[n].Step.Before.Equal(plan.Simulation.Base))
	}
	first := got.Scenarios[0]
	require.Equal(t, "5000", first.Avoidance.Cost.Decimal.String())
	require.Equal(t, 5, first.Avoidance.Years)
	require.True(t, first.Avoidance.Avoided.IsZero(), "bought in 2016, they are past 8 years in 2026")
	require.Contains(t, first.Avoidance.Late, "1\u202f000")
	require.False(t, first.Avoidance.PerTonne.Valid)
	require.Equal(t, "Moins de dépendance à un éditeur", first.Action.Description)
	require.Empty(t, first.Why)
	require.False(t, got.Scenarios[1].Avoidance.Cost.Valid, "no calendar and no amount")
	equal(t, "0.15", got.Scenarios[2].Apart.Saving)
	require.Nil(t, got.Scenarios[2].Step)
	require.Contains(t, got.Scenarios[3].Why, "non démontré")
	require.Contains(t, got.Scenarios[4].Why, "non quantifié")
	require.Contains(t, got.Scenarios[5].Why, "même identifiant")
	var said []string
	for _, p := range got.Problems[len(plan.Problems):] {
		require.Contains(t, p.Column, "scenarios")
		said = append(said, p.Code)
	}
	require.Equal(t, []string{"not-shown", "duplicate-action", "duplicate-action"}, said)
}
