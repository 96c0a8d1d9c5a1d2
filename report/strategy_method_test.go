package report_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
)

// methodPart gives the annex about the method.
func methodPart(t *testing.T, text string) string {
	t.Helper()
	_, after, found := strings.Cut(plain(text), "## Annexe D")
	require.True(t, found)
	part, _, found := strings.Cut(after, "## Annexe E")
	require.True(t, found)
	return part
}

func TestTheMethodIsHeldAgainstTheChecklist(t *testing.T) {
	s := small()
	s.Perimeter.Diagram = "{name} | <b>"
	part := methodPart(t, markdown(t, assess(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3), Quality: footprint.Low}, footprint.Line{Item: "thin-client", Quantity: decimal.NewFromInt(1)})))
	for _, want := range []string{"Les formules du RCP-SI v2 (ADEME, novembre 2024) ont été utilisées", "Points non atteints : aucun.", "Points atteints en partie : 5, 6, 7, 8, 10, 11, 12, 13.",
		"| C4 | Un schéma fonctionnel du système d’information est joint | atteint | Schéma : {name} | <b>. |",
		"| C14 |", "Haute 25 %, moyenne 0 %, basse 75 %.", "| N7 |", "La version du document n’est pas dite. **À apporter :**",
		"| Équipement | Quantité (lignes) | Durée de vie (lignes) | Consommation annuelle (lignes) |", "| Ordinateur portable | 1 | 1 | 1 |"} {
		require.Contains(t, part, want)
	}
	require.NotContains(t, strings.ToLower(part), "conforme")
	require.NotContains(t, part, "Client léger | ", "what is missing is no weak datum")
}

// A dossier without a figure has the list too, and no table of weak data.
func TestWithoutAFigureNothingIsClaimed(t *testing.T) {
	part := methodPart(t, markdown(t, assess(t, small())))
	require.Contains(t, part, "les formules du RCP-SI v2 n’ont pas servi")
	require.NotContains(t, part, "Données de qualité basse, par type")
	require.Equal(t, 23, strings.Count(part, "\n| C")+strings.Count(part, "\n| N"))
}

// By hand: 4,100 reams × 2.29 kg over 8,200 kg, and 41 reams.
func TestTheTotalIsSaidAsANumberOfSomethingElse(t *testing.T) {
	for reams, want := range map[int64]string{4100: "ce total vaut **1,15 fois** l’empreinte carbone annuelle moyenne d’un habitant de France (8 200 kg CO₂e en 2024 ; Insee et SDES", 41: "ce total vaut **1,1 %** de l’empreinte carbone"} {
		text := plain(markdown(t, assess(t, small(), footprint.Line{Item: "paper-ream", Quantity: decimal.NewFromInt(reams)})))
		require.Contains(t, text, want)
		require.Contains(t, text, "Insee et SDES, Émissions de gaz à effet de serre et empreinte carbone de la France en 2024", "its source is listed")
	}
	require.NotContains(t, plain(markdown(t, assess(t, small()))), "ce total vaut")
}
