package strategy_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func register(uses ...strategy.AIUse) strategy.Strategy {
	return strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, AI: uses}
}

func ExampleAIEstimate() {
	a, err := strategy.Assess(factors.Default(), register(
		strategy.AIUse{Name: "Assistant de rédaction", Requests: maybe("10000"), Energy: maybe("0.3"), EnergyMin: maybe("0.2"), EnergyMax: maybe("3"), Zone: "FR", Verdict: strategy.AIGeneralised},
		strategy.AIUse{Name: "Résumé de courriers", Requests: maybe("50000"), Tokens: maybe("200"), Active: maybe("7.3"), Total: maybe("7.3"), PUE: maybe("1.26"), Zone: "FR", Reviewed: on(2024, time.May, 2), Verdict: strategy.AIPilot},
		strategy.AIUse{Name: "Traduction"},
	), footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range a.AI {
		fmt.Printf("%s %q\n", e.Use.Name, e.Basis)
		if e.Energy.Value.Valid {
			fmt.Println(" ", e.Energy.Value.Decimal.StringFixed(3), "kWh, from", e.Energy.Low.Decimal.StringFixed(3), "to", e.Energy.High.Decimal.StringFixed(3), "and", e.Carbon.Value.Decimal.StringFixed(3), "kg CO2e")
		}
	}
	fmt.Println(a.AI[0].Notices)
	// Output:
	// Assistant de rédaction "published"
	//   3.000 kWh, from 2.000 to 30.000 and 0.156 kg CO2e
	// Résumé de courriers "modelled"
	//   0.927 kWh, from 0.927 to 3.983 and 0.048 kg CO2e
	// Traduction ""
	// [Le PUE est supposé compris dans l’énergie publiée Usage généralisé sans revue de pertinence : les guides la recommandent avant de généraliser, les textes ne l’imposent pas]
}

// 10,000 requests of 0.3 Wh are 3 kWh, and 0.1557 kg at 0.0519 kg a kWh.
func TestPublishedEnergyByHand(t *testing.T) {
	u := strategy.AIUse{Name: "A", Requests: maybe("10000"), Energy: maybe("0.3"), EnergyMin: maybe("0.2"), EnergyMax: maybe("3"), Zone: "FR"}
	e := assess(t, register(u)).AI[0]
	require.Equal(t, strategy.AIPublished, e.Basis)
	equal(t, "3", e.Energy.Value.Decimal)
	equal(t, "2", e.Energy.Low.Decimal)
	equal(t, "30", e.Energy.High.Decimal)
	equal(t, "0.1557", e.Carbon.Value.Decimal)
	equal(t, "0.1038", e.Carbon.Low.Decimal)
	equal(t, "1.557", e.Carbon.High.Decimal)

	u.PUE = maybe("1.5")
	equal(t, "4.5", assess(t, register(u)).AI[0].Energy.Value.Decimal)
}

// The model stands for a use whose parameters and tokens are known, and its value
// is 1000 times the Wh of a thousandth.
func TestModelledEnergy(t *testing.T) {
	u := strategy.AIUse{Name: "A", Requests: maybe("1000"), Tokens: maybe("200"), Active: maybe("7.3"), Total: maybe("7.3"), PUE: maybe("1.26"), Zone: "FR"}
	e := assess(t, register(u)).AI[0]
	require.Equal(t, strategy.AIModelled, e.Basis)
	require.True(t, e.Energy.Value.Decimal.Equal(e.Request.Value.Decimal), "a thousand requests in kWh are one in Wh")
	require.True(t, e.Energy.High.Decimal.GreaterThan(e.Energy.Value.Decimal.Mul(n("4"))), "the batch that nobody outside knows")
	// (0.0000089373… of the cards + 8.87808… ÷ 3600 × 1.2 ÷ 8 ÷ 64 of the server) × 1.26 kWh
	equal(t, "0.018543676", e.Request.Value.Decimal.Round(9))

	u.PUE = decimal.NullDecimal{}
	u.Total = decimal.NullDecimal{}
	supposed := assess(t, register(u)).AI[0]
	require.Len(t, supposed.Notices, 2)
	require.True(t, supposed.PUE.GreaterThan(n("1.26")), "the published value of a place whose PUE is unknown")

	u.Energy = maybe("1")
	require.Equal(t, strategy.AIPublished, assess(t, register(u)).AI[0].Basis, "what the provider publishes wins")
}

func TestNothingKnownIsNotEstimated(t *testing.T) {
	for name, u := range map[string]strategy.AIUse{
		"a name alone":       {Name: "A"},
		"requests alone":     {Name: "A", Requests: maybe("1000")},
		"no tokens":          {Name: "A", Requests: maybe("1000"), Active: maybe("7")},
		"no parameters":      {Name: "A", Requests: maybe("1000"), Tokens: maybe("7")},
		"a total, no active": {Name: "A", Requests: maybe("1000"), Tokens: maybe("7"), Total: maybe("70")},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, register(u))
			require.Empty(t, a.AI[0].Basis)
			require.Equal(t, strategy.Range{}, a.AI[0].Energy)
			require.Equal(t, strategy.Range{}, a.AI[0].Carbon)
			require.NotEmpty(t, a.AI[0].Notices)
		})
	}
	t.Run("an electricity that is unknown", func(t *testing.T) {
		e := assess(t, register(strategy.AIUse{Name: "A", Requests: maybe("1"), Energy: maybe("1"), Zone: "US"})).AI[0]
		require.True(t, e.Energy.Value.Valid)
		require.False(t, e.Carbon.Value.Valid)
	})
	t.Run("requests unknown", func(t *testing.T) {
		e := assess(t, register(strategy.AIUse{Name: "A", Energy: maybe("1"), Zone: "FR"})).AI[0]
		require.True(t, e.Request.Value.Valid)
		require.False(t, e.Energy.Value.Valid)
	})
}

func TestAIIsInNoTotal(t *testing.T) {
	s := register(strategy.AIUse{Name: "A", Requests: maybe("1000000000"), Energy: maybe("10"), Zone: "FR"})
	with, without := assess(t, s, of("laptop", "10")), assess(t, register(), of("laptop", "10"))
	require.True(t, with.Result.Total(factors.GWP).Value.Equal(without.Result.Total(factors.GWP).Value))
	require.True(t, with.Result.ElectricityUse().Equal(without.Result.ElectricityUse()))
}

// The guides recommend a review before a use is generalised: its absence is a
// notice, and no problem.
func TestAGeneralisedUseWithoutReviewIsNoticed(t *testing.T) {
	for name, c := range map[string]struct {
		u    strategy.AIUse
		want bool
	}{
		"generalised, no review": {strategy.AIUse{Name: "A", Verdict: strategy.AIGeneralised}, true},
		"generalised, reviewed":  {strategy.AIUse{Name: "A", Verdict: strategy.AIGeneralised, Reviewed: on(2024, time.May, 1)}, false},
		"a pilot":                {strategy.AIUse{Name: "A", Verdict: strategy.AIPilot}, false},
		"limited":                {strategy.AIUse{Name: "A", Verdict: strategy.AILimited}, false},
		"refused":                {strategy.AIUse{Name: "A", Verdict: strategy.AIRefused}, false},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, register(c.u))
			noticed := false
			for _, text := range a.AI[0].Notices {
				noticed = noticed || len(text) > 0 && text[:5] == "Usage"
			}
			require.Equal(t, c.want, noticed)
			require.Equal(t, []string{"no-figure"}, codes(a))
		})
	}
}

func TestImpossibleUsesAreRefused(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	for name, u := range map[string]strategy.AIUse{
		"requests below 0":   {Requests: maybe("-1")},
		"huge requests":      {Requests: huge},
		"energy below 0":     {Energy: maybe("-1")},
		"huge energy":        {Energy: huge},
		"no token":           {Tokens: maybe("0"), Active: maybe("7")},
		"parameters below 0": {Tokens: maybe("10"), Active: maybe("-7")},
		"huge parameters":    {Tokens: maybe("10"), Active: huge},
		"a huge total":       {Tokens: maybe("10"), Active: maybe("7"), Total: maybe("1000001")},
		"active above total": {Tokens: maybe("10"), Active: maybe("7"), Total: maybe("3")},
		"low above high":     {EnergyMin: maybe("3"), EnergyMax: maybe("2")},
		"value below low":    {Energy: maybe("1"), EnergyMin: maybe("3")},
		"a PUE below 1":      {Energy: maybe("1"), PUE: maybe("0.5")},
	} {
		t.Run(name, func(t *testing.T) {
			u.Name, u.Zone = "A", "FR"
			a := assess(t, register(u))
			require.Contains(t, codes(a), "bad-ai")
			require.Empty(t, a.AI[0].Basis)
			require.False(t, a.AI[0].Energy.Value.Valid)
		})
	}
}
