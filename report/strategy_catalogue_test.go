package report_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// Published figures stand beside the plan with their caveats, each once, and are
// said not to be added.
func TestPublishedOrdersOfMagnitude(t *testing.T) {
	s := small()
	s.Actions = []strategy.Action{{ID: "A2", Title: "Reprendre des écrans", Catalogue: "B3", Theme: 2}, {ID: "A1", Title: "Allonger", Catalogue: "B1", Theme: 2},
		{ID: "A4", Title: "Allonger encore", Catalogue: "B1", Theme: 2}, {ID: "A3", Title: "Reconditionné", Catalogue: "A1", Theme: 1}}
	s.Scenarios = []strategy.Action{{ID: "S1", Title: "Visioconférence", Catalogue: "C7", Theme: 3}}
	text := declaring(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3)})
	for _, want := range []string{
		"ils ne s’additionnent ni entre eux ni aux gains calculés",
		"| A2 | Un écran de moins : 69,84 ÷ 6 + 3,789 | 15,43 kg CO₂e/an |",
		"| A1, A4 | Une année de vie de plus pour 1 000 ordinateurs portables | 17,1 t CO₂e | Guide de bonnes pratiques numérique responsable, p. 42. Ni la durée de départ",
		"| A3 | Réduction des impacts d’un smartphone reconditionné, selon l’impact | 64 à 87 % |",
		"(déduit)",
	} {
		require.Contains(t, text, want)
	}
	s.Actions[1].Lever = &strategy.Lever{Kind: strategy.Longer, Items: []string{"smartphone"}, Years: some("4")}
	s.Actions[2].Lever = &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: some("6")}
	text = declaring(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3)})
	require.Contains(t, text, "| A4 | Une année de vie de plus pour 1 000 ordinateurs portables |", "that of the laptops")
	require.Contains(t, text, "| A1 | Une année de vie de plus pour 1 000 smartphones |")
	require.NotContains(t, text, "avec le son seul au lieu de la vidéo", "a scenario is not the plan")
}

func TestNoOrderOfMagnitudeWithoutACatalogueAction(t *testing.T) {
	s := small()
	s.Actions = []strategy.Action{{ID: "A1", Title: "Autre", Theme: 2}, {ID: "A2", Title: "Inconnue", Catalogue: "Z9", Theme: 2}}
	text := declaring(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3)})
	require.NotContains(t, text, "Ordres de grandeur publiés")
}
