package sources_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/sources"
	"github.com/reen-numerique/reen/footprint"
)

func yearly(t *testing.T, set *factors.Set, c factors.Criterion, lines ...footprint.Line) string {
	t.Helper()
	result, err := footprint.Compute(set, footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024, Criteria: factors.Impacts()})
	require.NoError(t, err)
	return result.Total(c).Value.String()
}

// TestOverlayChangesTheFootprint checks figures worked out by hand.
func TestOverlayChangesTheFootprint(t *testing.T) {
	ten := footprint.Line{ID: "a", Item: "laptop", Quantity: decimal.NewFromInt(10)}
	_, set, _ := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	require.Equal(t, "327.0600825", yearly(t, set, factors.GWP, ten), "10 × (156 ÷ 5 + 29.0175 × 0.0519): life and electricity stay the catalogue's")

	_, set, _ = open(t, "empreinte-numerique.csv", sources.Options{})
	require.Equal(t, "355.0600825", yearly(t, set, factors.GWP, ten), "10 × (170 ÷ 5 + 29.0175 × 0.0519)")
	require.Equal(t, "0.0165", yearly(t, set, factors.ADPe, ten), "10 × 0.00825 ÷ 5, no mix in this criterion")

	_, set, _ = open(t, "boavizta-fr.csv", sources.Options{})
	model := footprint.Line{ID: "b", Item: "user-boavizta-fr-maker-portatif-14", Quantity: decimal.NewFromInt(3)}
	require.Equal(t, "139.774046", yearly(t, set, factors.GWP, model), "3 × (136.85 ÷ 3 + 18.78 × 0.0519)")

	_, set, _ = open(t, "numecoeval-1", sources.Options{Year: 2024})
	require.Equal(t, "708.5", yearly(t, set, factors.GWP, ten), "10 × (276.75 ÷ 4 + 26.6 × 0.0625)")
}

func TestEachFigureSaysWhichSetItComesFrom(t *testing.T) {
	_, set, _ := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	laptop := item(t, set, "laptop")
	require.Equal(t, "user-base-carbone-v23-6", laptop.Impact(factors.GWP, factors.Embodied).Source.ID)
	require.Equal(t, "ademe-acv-numerique", laptop.Lifetime.Source.ID)
	require.Equal(t, "base-carbone", set.Electricity("FR", 2023, factors.GWP).Source.ID)
	require.Contains(t, set.Version(), "+user-base-carbone-v23-6")
	require.Len(t, laptop.Alternatives, len(item(t, factors.Default(), "laptop").Alternatives)+1, "what was replaced stays as an alternative")
}

func TestSameFileSameBytes(t *testing.T) {
	for _, name := range []string{"Base_Carbone_V23.6.csv", "numecoeval-1", "native.csv"} {
		first, _, _ := open(t, name, sources.Options{})
		second, _, _ := open(t, name, sources.Options{})
		require.Equal(t, first.Digest(), second.Digest(), name)
	}
}

func TestTwoFilesAreLaidOneOverTheOther(t *testing.T) {
	first, _, _ := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	second, _, _ := open(t, "empreinte-numerique.csv", sources.Options{})
	set, err := over(t, first).With(second)
	require.NoError(t, err)
	require.Equal(t, "170", item(t, set, "laptop").Impact(factors.GWP, factors.Embodied).Value.String())
	require.Equal(t, "32.8", item(t, set, "smartphone").Impact(factors.GWP, factors.Embodied).Value.String())
}
