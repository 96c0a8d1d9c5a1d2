package strategy_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// A Strategy can be made by hand of anything: whatever its levers, nothing panics,
// what has a figure telescopes, and what has none says why.
func TestAbsurdLeversAreRefusedOrComputed(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 8))
	numbers := []decimal.NullDecimal{{}, maybe("0"), maybe("-1"), maybe("0.5"), maybe("1"), maybe("1.0000001"), maybe("7"), maybe("50"), maybe("51"), maybe("1e12"), maybe("1e13"), maybe("1e-30"),
		decimal.NewNullDecimal(decimal.New(1, 2_000_000_000)), decimal.NewNullDecimal(decimal.New(1, -2_000_000_000)), decimal.NewNullDecimal(decimal.New(-3, 999))}
	number := func() decimal.NullDecimal { return numbers[random.IntN(len(numbers))] }
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	kinds := []string{"", "lifetime", "free-system", "refurbished", "fleet", "second-screens", "energy", "pue", "consolidation", "cloud", "pooling", "use", "page-weight", "ai", "nonsense"}
	lines := append(laptopsOfThreeAges(), hostedAt("10"), of("monitor", "20"), of("paper-ream", "9"), footprint.Line{ID: "kw", Item: factors.TechnicalItem, Quantity: n("4"), DataCentre: "Mairie"})
	for round := range 100 {
		var plan []strategy.Action
		for k := range 1 + random.IntN(5) {
			l := strategy.Lever{Kind: strategy.LeverKind(pick(kinds...)), Years: number(), Share: number(), Quantity: number(), PerPost: number(), PUE: number(), Impact: number(), Views: number(), Lighter: number(),
				Place: pick("", "Mairie", "\x00", "Nulle part"), Basis: strategy.EnergyBasis(pick("", "location", "market", "x")), Use: pick("", "Résumés")}
			for range random.IntN(3) {
				l.Items = append(l.Items, pick("laptop", "monitor", "server", "paper-ream", "video-call", "", "rien", factors.TechnicalItem))
			}
			a := act(string(rune('A'+k)), l)
			a.From, a.To, a.Investment, a.Yearly = random.IntN(4000)-1000, random.IntN(4000)-1000, number(), number()
			plan = append(plan, a)
		}
		s := strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: random.IntN(4000), To: random.IntN(4000)}, Actions: plan, Scenarios: plan,
			Hosting: []strategy.Hosting{{Name: "Mairie", PUE: number(), Share: number(), Power: number()}},
			Uses:    []strategy.UseOf{{Item: "video-call", Quantity: number().Decimal}},
			AI:      []strategy.AIUse{{Name: "Résumés", Requests: number(), Energy: number(), PUE: number(), Zone: pick("", "FR", "XX")}},
			Outlook: []strategy.ElectricityYear{{Year: 2026, Factor: number().Decimal}, {Year: -3, Factor: number().Decimal}}}
		var a *strategy.Assessment
		require.NotPanics(t, func() {
			var err error
			a, err = strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: lines})
			require.NoError(t, err)
		}, "round %d", round)
		sim := a.Simulation
		require.Equal(t, len(plan), len(sim.Steps)+len(sim.Apart)+len(sim.Unquantified), "round %d", round)
		require.Len(t, a.Scenarios, len(plan))
		sum := decimal.Decimal{}
		for _, step := range sim.Steps {
			sum = sum.Add(step.Saving)
		}
		require.True(t, sum.Equal(sim.Base.Sub(sim.Final)), "round %d", round)
		require.False(t, sim.Final.IsNegative(), "round %d", round)
		for _, u := range sim.Unquantified {
			require.NotEmpty(t, u.Why)
		}
	}
}
