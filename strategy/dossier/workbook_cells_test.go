package dossier_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/spreadsheet"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// typed writes a workbook whose sheet of equipment has quantities and days
// stored as a kind, beside the form of a body without a problem.
func typed(t testing.TB, f dossier.Format, quantity, day spreadsheet.Kind, rows ...[]string) []byte {
	t.Helper()
	form := spreadsheet.Sheet{Name: "collectivité", Columns: []spreadsheet.Column{{Header: "rubrique"}, {Header: "valeur"}}, Rows: body[1:]}
	sheet := spreadsheet.Sheet{Name: "équipements", Columns: []spreadsheet.Column{{Header: "type"}, {Header: "quantité", Kind: quantity}, {Header: "date d’achat", Kind: day}}, Rows: rows}
	var b bytes.Buffer
	require.NoError(t, spreadsheet.Write(&b, spreadsheet.Format(f), spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{form, sheet}}))
	return b.Bytes()
}

// What is typed 4/3 in a cell of quantities is stored as a day, of which no
// number is made.
func TestADayIsNoQuantity(t *testing.T) {
	for _, f := range formats {
		d := openWorkbook(t, typed(t, f, spreadsheet.Date, spreadsheet.Date, []string{"laptop", "2026-03-04", "2021-03-15"}, []string{"laptop", "2", "2021-03-15"}), "c."+string(f))
		require.Len(t, d.Inventory.Lines, 1)
		require.Equal(t, "2", d.Inventory.Lines[0].Quantity.String())
		require.Equal(t, "2021-03-15", d.Inventory.Lines[0].Purchased.Format("2006-01-02"))
		require.Equal(t, 1, d.Inventory.Refused)
		require.Equal(t, "2026-03-04", d.Inventory.Problems[0].Value)
	}
}

// Day 2021 is 13 July 1905: what was meant is the year.
func TestAYearTypedForADay(t *testing.T) {
	for _, f := range formats {
		d := openWorkbook(t, typed(t, f, spreadsheet.Number, spreadsheet.Date, []string{"laptop", "2", "1905-07-13"}), "c."+string(f))
		require.Len(t, d.Inventory.Lines, 1)
		require.Equal(t, "2021-01-01", d.Inventory.Lines[0].Purchased.Format("2006-01-02"))
		require.Len(t, d.Inventory.Problems, 1)
		require.Equal(t, "2021", d.Inventory.Problems[0].Value)
	}
}

// True and false are what a French spreadsheet shows, and answers to a question.
func TestTrueIsAnAnswerAndNoNumber(t *testing.T) {
	data := book(t, dossier.XLSX, map[string]rows{
		"équipements": {{"type", "quantité", "preuve"}, {"laptop", "VRAI", ""}, {"laptop", "1", "VRAI"}},
		"objectifs":   {{"numéro", "titre", "porte sur l'empreinte totale"}, {"O1", "a", "VRAI"}, {"O2", "b", "FAUX"}},
	})
	d := openWorkbook(t, data, "c.xlsx")
	require.Empty(t, d.Problems)
	require.Equal(t, []bool{true, false}, []bool{d.Strategy.Objectives[0].Footprint, d.Strategy.Objectives[1].Footprint})
	require.Equal(t, 1, d.Inventory.Refused)
	require.Len(t, d.Inventory.Lines, 1)
	require.True(t, d.Inventory.Lines[0].Proof)
	require.Equal(t, 2, d.Inventory.Problems[0].Row)
}

// An item goes by a common word too, where it means one item of the column.
func TestItemsByCommonWords(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{
		"durées de vie": {{"type", "durée de vie"}, {"portables", "5"}, {"Ecran", "8"}, {"smartphone", "3"}},
		"actions":       {{"numéro", "titre", "levier", "levier : équipements", "levier : durée (ans)"}, {"A1", "a", "durée de vie plus longue", "PC portable ; ecrans", "7"}},
	}), "c.xlsx")
	require.Empty(t, d.Problems)
	lifetimes := map[string]string{}
	for item, years := range d.Strategy.Lifetimes {
		lifetimes[item] = years.String()
	}
	require.Equal(t, map[string]string{"laptop": "5", "monitor": "8", "smartphone": "3"}, lifetimes)
	require.Equal(t, []string{"laptop", "monitor"}, d.Strategy.Actions[0].Lever.Items)
}

// Of a type that stands twice the first sound row counts: 6 here, since « 5 ans »
// is no number.
func TestTheFirstSoundRowOfATypeCounts(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.ODS, map[string]rows{
		"durées de vie": {{"type", "durée de vie"}, {"Ordinateur portable", "5 ans"}, {"Ordinateur portable", "6"}, {"laptop", "7"}}}), "c.ods")
	require.Equal(t, "6", d.Strategy.Lifetimes["laptop"].String())
	require.Equal(t, []string{"wrong-type c.ods#durées de vie, ligne 2, colonne « durée de vie (ans) »", "duplicate-key c.ods#durées de vie, ligne 4, colonne « type »"}, places(d.Problems))
	require.Equal(t, "Ordinateur portable", d.Problems[1].Value)
}

// Two items in a cell are parted by a semicolon, which is said of a comma.
func TestItemsPartedByACommaAreTold(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{
		"actions": {{"numéro", "titre", "levier", "levier : équipements", "levier : durée (ans)"}, {"A1", "a", "durée de vie plus longue", "portable, écran", "7"}}}), "c.xlsx")
	require.Equal(t, "portable, écran", d.Problems[0].Value)
	require.Contains(t, d.Problems[0].Remedy, "Séparez")
}

// A place that no row declares is told where the first line names it, even where
// the sheet of places is empty.
func TestAPlaceThatIsNotDeclared(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{
		"équipements": {{"type", "quantité", "Hébergement"}, {"laptop", "1", ""}, {"laptop", "2", "Salle X"}, {"laptop", "3", "Salle X"}}}), "c.xlsx")
	require.Equal(t, []string{"undeclared-hosting c.xlsx#équipements, ligne 3, colonne « Hébergement »"}, places(d.Problems))
}

// A title of no sheet is never offered for a column of one's own.
func TestAColumnOfOnesOwn(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{"équipements": {{"type", "quantité", "n° bureau"}, {"laptop", "1", "12"}}}), "c.xlsx")
	require.Empty(t, d.Problems)
	require.Len(t, d.Inventory.Problems, 1)
	require.Equal(t, diag.Notice, d.Inventory.Problems[0].Severity)
	require.Empty(t, d.Inventory.Problems[0].Remedy)
}

// A number that is refused is shown as it is typed.
func TestNumbersAreShownWithAComma(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.ODS, map[string]rows{"hébergement": {{"nom", "PUE"}, {"a", "0,8"}}}), "c.ods")
	require.Equal(t, "0,8", d.Problems[0].Value)
}

// What is found once the workbook is computed is told at its sheet and row too,
// by its French header.
func TestProblemsOfAnAssessmentHaveTheirPlace(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{
		"actions":                   {{"numéro", "titre"}, {"A1", "a"}, {"A2", "b"}},
		"objectifs":                 {{"numéro", "titre"}, {"O.1", "a"}},
		"durées de vie":             {{"type", "durée de vie"}, {"laptop", "5"}},
		"serveurs":                  {{"type", "quantité", "mémoire (Go)"}, {"serveur", "1", "256"}},
		"scénarios":                 {{"numéro", "scénario"}, {"S1", "a"}},
		"clés de partage":           {{"poste d’empreinte", "clé"}, {"P", "agents"}, {"Q", "agents"}},
		"intelligence artificielle": {{"usage"}, {"a"}, {"Résumé"}},
	}), "c.xlsx")
	given := diag.List{
		{Column: "actions.A2.lever", Message: "la part (share) manque"}, {Column: "objectives.O.1", Message: "année visée (target_year)"}, {Column: "year", Message: "(year)"},
		{Column: "lifetimes", Value: "laptop"}, {Column: "uses"}, {File: "c.xlsx#serveurs", Row: 2, Column: "ram_go"}, {Column: "actions.A3", Message: "(x)"}, {Column: "inventories"},
		{Column: "scenarios.S1.lever.years"}, {Column: "actions.S1.lever"}, {Column: "joint.posts", Value: "Q"}, {Column: "ai.Résumé.wh"}, {Column: "ai", Value: "Résumé"}, {Column: "contracts.total"}}
	var got []string
	for _, p := range d.Place(given) {
		got = append(got, strings.ReplaceAll(p.Place()+" "+p.Message, "\u00a0", " "))
	}
	require.Equal(t, []string{
		"c.xlsx#actions, ligne 3 la part (« levier : part ») manque", "c.xlsx#objectifs, ligne 2 année visée (« année visée »)", "c.xlsx#collectivité, ligne 8, colonne « année de référence » (« année de référence »)",
		"c.xlsx#durées de vie, ligne 2 ", "c.xlsx#usages ", "c.xlsx#serveurs, ligne 2, colonne « mémoire (Go) » ", "c.xlsx#actions (x)", "colonne « inventories » ",
		"c.xlsx#scénarios, ligne 2, colonne « levier : durée (ans) » ", "c.xlsx#scénarios, ligne 2 ", "c.xlsx#clés de partage, ligne 3 ", "c.xlsx#intelligence artificielle, ligne 3, colonne « énergie (Wh par requête) » ",
		"c.xlsx#intelligence artificielle, ligne 3 ", "c.xlsx#moyens, colonne « marchés numériques » "}, got)
	require.Equal(t, "actions.A2.lever", given[0].Column, "what is given is not changed")
	require.Equal(t, given, folder(t, "../../examples/dossier").Place(given))
}
