package report_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func some(value string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(value))
}

// declaring gives the document of a dossier with what it declares itself.
func declaring(t *testing.T, s strategy.Strategy, lines ...footprint.Line) string {
	t.Helper()
	own, problems := s.Lines(factors.Default())
	require.Empty(t, problems)
	return plain(markdown(t, assess(t, s, append(own, lines...)...)))
}

func TestPlacesSayHowTheirEnvironmentIsCounted(t *testing.T) {
	s := small()
	s.Hosting = []strategy.Hosting{
		{Name: "Salle", PUE: some("1.72"), Source: "measured", Power: some("12.5")},
		{Name: "Contrat", PUE: some("1.4"), Source: "contract"}, {Name: "Ouï-dire", PUE: some("1.2")}, {Name: "Rien **gras**"},
		{Name: "Syndicat", Share: some("0.125"), Power: some("40"), Technical: strategy.ByPower},
	}
	text := declaring(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3)})
	for _, want := range []string{
		"**Salle** : PUE de 1,72, mesuré ; fabrication de l’environnement technique comptée pour 12,5 kW informatiques.",
		"**Contrat** : PUE de 1,4, contractuel.", "**Ouï-dire** : PUE de 1,2, sans origine déclarée.", "PUE publié par défaut, faute de valeur propre.",
		"**Syndicat** : environnement technique compté par la puissance informatique, 40 kW, sans PUE ; part de la collectivité : 12,5 % de tout ce qui y est compté.",
	} {
		require.Contains(t, text, want)
	}
	require.NotContains(t, text, "Équipements techniques | 52", "kW are no equipment")
}

// By hand: 300 users × 2.5 kg are 0.75 t; 24 k€ × 75 kg are 1.80 t, apart.
func TestServicesStandWithTheirBasis(t *testing.T) {
	s := small()
	s.Services = []strategy.Service{
		{Name: "Messagerie", Provider: "Hébergeur", Item: "saas-user", Quantity: some("300"), Impacts: map[string]decimal.Decimal{"gwp": decimal.RequireFromString("2.5")}, Level: 3},
		{Name: "Visioconférence", Spend: some("24")}, {Name: "Autre | {name}"},
		{Name: "Sauvegarde", Impacts: map[string]decimal.Decimal{"gwp": decimal.RequireFromString("9")}},
	}
	text := declaring(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3)})
	for _, want := range []string{"| Messagerie | Hébergeur | 0,75 | valeur du fournisseur | 3 sur 5 |", "| Visioconférence | [À compléter] | 1,80 | dépense, à part | – |",
		`| Autre | {name} | [À compléter] | n.d. | aucune | – |`, "| 0,01 | valeur du fournisseur | 1 sur 5 |", "ne s’ajoute pas au total"} {
		require.Contains(t, text, want)
	}
	s.Services = s.Services[:1]
	require.NotContains(t, declaring(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3)}), "n’est connu que par la dépense")
	require.NotContains(t, declaring(t, small(), footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3)}), "Services en nuage et logiciels en ligne")
}

// The choice is said beside the total, twice, and the screen is no longer "the lowest".
func TestTheConservativeChoiceIsSaid(t *testing.T) {
	s := small()
	screens := footprint.Line{Item: "monitor", Quantity: decimal.NewFromInt(3)}
	require.NotContains(t, declaring(t, s, screens), "Choix prudent")
	s.Choice = strategy.ConservativeChoice
	text := declaring(t, s, screens)
	require.Equal(t, 2, strings.Count(text, "**Choix prudent**"))
	require.Contains(t, text, "La valeur retenue, 430,00 kg (EcoDiag 2022, CNRS EcoInfo), est la plus haute de celles publiées ; la plus basse est de 69,84 kg.")
	require.Contains(t, text, "| Écran d’ordinateur | 430 | 69,84 | 430 |")
}
