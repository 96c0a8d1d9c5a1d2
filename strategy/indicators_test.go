package strategy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func assess(t *testing.T, s strategy.Strategy, lines ...footprint.Line) *strategy.Assessment {
	t.Helper()
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: lines})
	require.NoError(t, err)
	return a
}

func indicator(t *testing.T, a *strategy.Assessment, id string) strategy.Measure {
	t.Helper()
	for _, m := range a.Indicators {
		if m.ID == id {
			return m
		}
	}
	require.Fail(t, "no indicator "+id)
	return strategy.Measure{}
}

func TestIndicatorsByHand(t *testing.T) {
	a := assess(t, strategy.Strategy{
		Year: 2024, Body: strategy.Body{INSEE: "38185", Agents: 500, Population: strategy.Population{Total: 61_000, Municipal: 60_000}},
		Purchasing: strategy.Purchasing{Spend: maybe("300000"), Reused: maybe("40000")},
		Disposal:   strategy.Disposal{Reused: 130, Stock: 100},
		Means:      strategy.Means{FTE: maybe("1.5"), Yearly: maybe("20000")},
	}, of("laptop", "400"), of("desktop", "100"), of("monitor", "680"), of("paper-ream", "1000"),
		footprint.Line{ID: "spare", Item: "laptop", Quantity: n("100"), State: footprint.Stock})
	for id, want := range map[string]string{
		"I05": "26040",    // 60,000 × 434 kg
		"I07": "1.36",     // La Rochelle: 3,400 ÷ 2,500
		"I10": "40/3",     // per cent
		"I12": "130",      // not clamped
		"I15": "1000/128", // 100 of 1,280 pieces; paper is no piece
		"I39": "1.5",
	} {
		m := indicator(t, a, id)
		require.True(t, m.Value.Valid, id)
		equal(t, want, m.Value.Decimal)
	}
	total := a.Result.Total(factors.GWP).Value
	equal(t, total.Shift(-3).Rat().RatString(), indicator(t, a, "I01").Value.Decimal)
	equal(t, total.Mul(n("0.002")).Rat().RatString(), indicator(t, a, "I02").Value.Decimal)
	equal(t, a.Result.ElectricityUse().Shift(-3).Rat().RatString(), indicator(t, a, "I17").Value.Decimal)

	per := indicator(t, a, "I06")
	require.False(t, per.Value.Valid, "units of different types are not added")
	require.Equal(t, "laptop", per.Parts[0].Key)
	require.Equal(t, "Ordinateur portable", per.Parts[0].Name)
	require.True(t, n("0.8").Equal(per.Parts[0].Value))
	require.Len(t, per.Parts, 3)

	stock := indicator(t, a, "I15")
	require.Len(t, stock.Parts, 1)
	require.True(t, n("20").Equal(stock.Parts[0].Value))
	require.Len(t, indicator(t, a, "I39").Parts, 2)
}

// 185.09/5 of 185.09/5 + 29.0175 × 0.0519 for one laptop.
func TestEmbodiedShare(t *testing.T) {
	a := assess(t, strategy.Strategy{Year: 2024}, of("laptop", "3"))
	equal(t, "370180000000/3852400825", indicator(t, a, "I03").Value.Decimal)
}

func TestUnknownIsNotZero(t *testing.T) {
	for name, a := range map[string]*strategy.Assessment{
		"no inventory":            assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{Agents: 500}}),
		"no year":                 assess(t, strategy.Strategy{}, of("laptop", "5")),
		"nothing that has values": assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{Agents: 500}}, of("thin-client", "5")),
	} {
		for _, m := range a.Indicators {
			require.False(t, m.Value.Valid, "%s: %s", name, m.ID)
			require.Empty(t, m.Parts, "%s: %s", name, m.ID)
			require.NotEmpty(t, m.Name)
			require.NotEmpty(t, m.Source)
		}
	}
}

func TestDeclaredIndicators(t *testing.T) {
	a := assess(t, strategy.Strategy{Year: 2024,
		Indicators: []strategy.Indicator{
			{ID: "I07", Base: maybe("1.4"), Target: maybe("1.1"), Year: 2030, Source: "Inventaire"},
			{ID: "I01", Target: maybe("100")},
			{ID: "X1", Name: "Ateliers tenus", Unit: "nombre", Base: maybe("4")},
		},
		Objectives: []strategy.Objective{{ID: "O", Indicators: []string{"I26"}}},
		Actions:    []strategy.Action{{ID: "A", Indicators: []string{"I30"}}},
	}, of("laptop", "100"), of("monitor", "100"))

	screens := indicator(t, a, "I07")
	require.True(t, n("1.4").Equal(screens.Value.Decimal), "what the body declares wins")
	require.True(t, n("1").Equal(screens.Computed.Decimal), "and what was computed stays")
	require.Equal(t, 2030, screens.TargetYear)
	require.Equal(t, "Inventaire", screens.Source)
	require.Equal(t, "Écrans par poste", screens.Name)

	require.True(t, indicator(t, a, "I01").Value.Valid, "computed where the body gives a target alone")
	own := a.Indicators[len(a.Indicators)-1]
	require.Equal(t, "Ateliers tenus", own.Name)
	require.True(t, n("4").Equal(own.Value.Decimal))
	for id, want := range map[string]bool{"I07": true, "I01": true, "X1": true, "I26": true, "I30": true, "I02": false} {
		require.Equal(t, want, indicator(t, a, id).Followed, id)
	}
}

func TestScreensWithoutWorkstationHaveNoRatio(t *testing.T) {
	require.False(t, indicator(t, assess(t, strategy.Strategy{Year: 2024}, of("monitor", "3")), "I07").Value.Valid)
	require.False(t, indicator(t, assess(t, strategy.Strategy{Year: 2024}, of("laptop", "3")), "I07").Value.Valid, "a list of computers does not say that there is no screen")
}
