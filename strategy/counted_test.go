package strategy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

// Training, governance and gifts save nothing, whatever lever they are given.
func TestNoSavingWhereTheCatalogueHasNone(t *testing.T) {
	for _, code := range []string{"T1", "D1", "B9"} {
		a := act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")})
		a.Catalogue, a.From, a.To, a.Yearly = code, 2025, 2025, maybe("5")
		s := strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: 2025, To: 2030}, Actions: []strategy.Action{a},
			Objectives: []strategy.Objective{{ID: "O", Footprint: true, Reduction: maybe("0.001"), TargetYear: 2030}}}
		got := assess(t, s, of("laptop", "1000"))
		require.Empty(t, got.Simulation.Steps, code)
		require.True(t, got.Simulation.Saving.IsZero(), code)
		require.Contains(t, got.Simulation.Unquantified[0].Why, "non quantifié")
		require.False(t, got.Selections[0].Smallest.Reachable, code)
		a.Catalogue = "B1"
		s.Actions = []strategy.Action{a}
		equal(t, "18509/3", assess(t, s, of("laptop", "1000")).Simulation.Saving)
	}
}

// What is done by the year of the inventory was counted in it; what is done after, or
// at a time that nobody tells, is still to be saved.
func TestWhatIsDoneIsNotSavedAgain(t *testing.T) {
	fewer := strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("100")}
	for name, c := range map[string]struct {
		progress strategy.Progress
		from, to int
		counted  bool
	}{
		"done before the inventory":       {strategy.Done, 2021, 2023, true},
		"done in its year":                {strategy.Done, 2024, 2024, true},
		"one year alone":                  {strategy.Done, 2024, 0, true},
		"done after it":                   {strategy.Done, 2024, 2025, false},
		"done, and nobody tells when":     {strategy.Done, 0, 0, false},
		"late, and not done":              {strategy.UnderWay, 2021, 2023, false},
		"nothing is said of its progress": {"", 2021, 2023, false},
	} {
		t.Run(name, func(t *testing.T) {
			a := act("A", fewer)
			a.Progress, a.From, a.To, a.Yearly = c.progress, c.from, c.to, maybe("10")
			then := act("B", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")})
			then.Requires, then.Yearly, then.From, then.To = []string{"A"}, maybe("5"), 2025, 2025
			s := strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: 2025, To: 2030}, Actions: []strategy.Action{a, then},
				Objectives: []strategy.Objective{{ID: "O", Footprint: true, Reduction: maybe("0.001"), TargetYear: 2030}}}
			got := assess(t, s, of("laptop", "1000"))
			if !c.counted {
				require.Len(t, got.Simulation.Steps, 2)
				equal(t, "3852.400825", got.Simulation.Steps[0].Saving)
				require.Equal(t, []string{"A"}, got.Selections[0].Smallest.Actions)
				return
			}
			require.Len(t, got.Simulation.Steps, 1)
			equal(t, "18509/3", got.Simulation.Saving)
			require.Contains(t, got.Simulation.Unquantified[0].Why, "déjà dans l’inventaire")
			require.Equal(t, []string{"B"}, got.Selections[0].Smallest.Actions, "what is required is there already")
			require.Equal(t, []string{"B"}, got.Selections[0].Cheapest.Actions)
			equal(t, "5", got.Selections[0].Cheapest.Cost.Decimal)
		})
	}
}
