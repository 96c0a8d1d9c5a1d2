package sources_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/factors/sources"
)

func TestBaseCarboneElementsGiveItemsTheirValues(t *testing.T) {
	_, set, _ := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	laptop := item(t, set, "laptop").Impact(factors.GWP, factors.Embodied)
	require.Equal(t, "156", laptop.Value.String())
	require.Equal(t, "156 kgCO2e/unité", laptop.Published)
	require.Equal(t, "50", laptop.Uncertainty.Decimal.String())
	require.Equal(t, "2018", laptop.Year)
	require.Equal(t, "élément 27002", laptop.Locator)
	require.Equal(t, []factors.Stage{factors.Manufacturing, factors.Distribution}, laptop.Covers, "the base counts neither use nor end of life")
	require.Equal(t, "V23.6", laptop.Source.Version)
	require.Contains(t, laptop.Source.Title, "fichier «\u00a0Base_Carbone_V23.6.csv\u00a0»")
	require.Equal(t, "32.8", item(t, set, "smartphone").Impact(factors.GWP, factors.Embodied).Value.String())
	mix := set.Electricity("FR", 2024, factors.GWP)
	require.Equal(t, "user-base-carbone-v23-6", mix.Source.ID)
}

func TestBaseCarboneRowsAreAccountedFor(t *testing.T) {
	_, _, problems := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	require.Equal(t, []string{"4 post-row", "5 post-row", "8 archived", "10 unit-mismatch", "11 bad-number", "13 no-item", "14 duplicate-row"}, codes(problems))
	for _, p := range problems.Only(diag.Refused) {
		require.NotEmpty(t, p.Remedy, p)
		require.NotEmpty(t, p.Column, p)
	}
	require.Equal(t, "Base_Carbone_V23.6.csv\u00a0: 12\u00a0lignes lues\u00a0: 5\u00a0retenues, 4\u00a0refusées, 3\u00a0laissées de côté", problems[len(problems)-1].String())
}

func TestBaseCarboneSecondScreenIsAnItemOfItsOwn(t *testing.T) {
	_, set, _ := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	require.Equal(t, "248", item(t, set, "monitor").Impact(factors.GWP, factors.Embodied).Value.String())
	small := item(t, set, "user-base-carbone-v23-6-27005")
	require.Equal(t, "222", small.Impact(factors.GWP, factors.Embodied).Value.String())
	require.Equal(t, "screens", small.Category)
	require.Len(t, set.Match("écran"), len(factors.Default().Match("écran")), "its name makes no label ambiguous")
}

func TestBaseCarboneUserChoosesTheItem(t *testing.T) {
	_, set, _ := open(t, "Base_Carbone_V23.6.csv", sources.Options{Items: map[string]string{"27005": "monitor"}})
	require.Equal(t, "222", item(t, set, "monitor").Impact(factors.GWP, factors.Embodied).Value.String())
	_, _, err := sources.Open(testdata, "Base_Carbone_V23.6.csv", sources.Options{Items: map[string]string{"27005": "monitr"}})
	require.EqualError(t, err, "Base_Carbone_V23.6.csv\u00a0: équipement «\u00a0monitr\u00a0» absent du catalogue. Vouliez-vous dire «\u00a0monitor\u00a0»\u202f?")
}

// header is that of the few columns that the export cannot do without.
const header = "Type Ligne;Identifiant de l'élément;Statut de l'élément;Nom base français;Nom attribut français;Unité français;Localisation géographique;Total poste non décomposé\n"

func TestBaseCarboneMixOfAnotherYear(t *testing.T) {
	mine, _, problems := read(t, header+
		"Elément;50001;Valide générique;Electricité;2026 - mix moyen;kgCO2e/kWh;France continentale;0,0444\n"+
		"Elément;50002;Valide générique;Electricité;2026 - mix moyen;kgCO2e/kWh;Atlantide;0,0444\n"+
		"Elément;50003;Valide générique;Electricité;2026 - mix moyen;kgCO2e/kWh;France continentale;0,0445\n",
		sources.Options{Items: map[string]string{"50001": "electricity", "50002": "electricity", "50003": "electricity"}})
	mix := mine.Electricity("FR", 2027, factors.GWP)
	require.Equal(t, "0.0444", mix.Value.String())
	require.Equal(t, "2026", mix.Year)
	require.Equal(t, []string{"3 unknown-zone", "4 duplicate-value"}, codes(problems))
}

func TestBaseCarboneUnclosedQuoteLosesOneRow(t *testing.T) {
	_, set, problems := read(t, header+
		"Elément;27005;Valide générique;\"Ecran;;kgCO2e/unité;France;222\n"+
		"Elément;27002;Valide générique;Ordinateur;portable;kgCO2e/unité;France;156\n", sources.Options{})
	require.Equal(t, []string{"2 unclosed-quote"}, codes(problems))
	require.Equal(t, "156", item(t, set, "laptop").Impact(factors.GWP, factors.Embodied).Value.String())
}

func TestBaseCarboneHeadersOfTheAPI(t *testing.T) {
	text := strings.NewReplacer(" ", "_", ";", ",").Replace(header) + "Elément,27002,Valide générique,Ordinateur,portable,kgCO2e/unité,France,156\n"
	_, set, _ := read(t, text, sources.Options{})
	require.Equal(t, "156", item(t, set, "laptop").Impact(factors.GWP, factors.Embodied).Value.String())
}
