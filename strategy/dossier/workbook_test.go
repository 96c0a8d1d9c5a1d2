package dossier_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/spreadsheet"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// rows is a sheet of texts, its first row the header.
type rows [][]string

// book writes a workbook of sheets made by hand, beside a form without a
// problem.
func book(t testing.TB, f dossier.Format, sheets map[string]rows) []byte {
	t.Helper()
	wb := spreadsheet.Workbook{}
	add := func(name string, r rows) {
		s := spreadsheet.Sheet{Name: name}
		for _, h := range r[0] {
			s.Columns = append(s.Columns, spreadsheet.Column{Header: h})
		}
		for _, row := range r[1:] {
			s.Rows = append(s.Rows, row)
		}
		wb.Sheets = append(wb.Sheets, s)
	}
	if _, given := sheets["collectivité"]; !given {
		add("collectivité", body)
	}
	for _, name := range sortedKeys(sheets) {
		add(name, sheets[name])
	}
	var b bytes.Buffer
	require.NoError(t, spreadsheet.Write(&b, spreadsheet.Format(f), wb))
	return b.Bytes()
}

var body = rows{{"rubrique", "valeur"}, {"nom", "Essai"}, {"nature", "commune"}, {"agents", "10"}, {"population totale", "60 000"},
	{"population municipale", "59000"}, {"millésime de la population", "2023"}, {"année de référence", "2024"}, {"date du document", "15/01/2026"}}

func sortedKeys(m map[string]rows) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	for i := range out {
		for j := i; j > 0 && out[j] < out[j-1]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func TestAWorkbookMadeByHandHasNoProblem(t *testing.T) {
	for _, f := range formats {
		d := openWorkbook(t, book(t, f, map[string]rows{
			"Equipements": {{"TYPE", "Quantité", "Consommation"}, {"ordinateur portable", "12", "62,5"}, {}, {"smartphone", "3", ""}},
			"Actions":     {{"titre", "Numéro", "thème", "levier", "levier : équipements", "levier : durée (ans)"}, {"Garder", "A1", "2", "durée de vie plus longue", "Ordinateur portable ; smartphone", "7"}},
		}), "c."+string(f))
		require.Empty(t, d.Problems)
		require.Empty(t, d.Inventory.Problems)
		require.Equal(t, 60000, d.Strategy.Body.Population.Total)
		require.Equal(t, "2026-01-15", d.Strategy.Date.Format("2006-01-02"))
		require.Len(t, d.Inventory.Lines, 2)
		require.Equal(t, "c."+string(f)+"#équipements:2", d.Inventory.Lines[0].ID)
		require.Equal(t, 4, d.Inventory.Lines[1].Row, "a blank row keeps its number")
		require.Equal(t, "62.5", d.Inventory.Lines[0].Energy.Decimal.String())
		lever := d.Strategy.Actions[0].Lever
		require.Equal(t, strategy.Longer, lever.Kind)
		require.Equal(t, []string{"laptop", "smartphone"}, lever.Items)
	}
}

// Each workbook has one problem, said at its sheet, row and French header.
func TestProblemsOfAWorkbook(t *testing.T) {
	action := []string{"numéro", "titre", "levier", "levier : équipements", "levier : part (de 0 à 1)", "levier : durée (ans)"}
	for name, c := range map[string]struct {
		sheet  string
		rows   rows
		code   string
		place  string
		says   string
		listed bool // among the problems of the inventory
	}{
		"unknown sheet":            {"acteurs", rows{{"nom"}, {"a"}}, "unknown-sheet", "c.xlsx", "feuille inconnue", false},
		"misspelt sheet":           {"action", rows{{"titre"}, {"a"}}, "unknown-sheet", "c.xlsx", "« actions »", false},
		"no header":                {"risques", rows{{"zzz"}, {"a"}}, "no-header", "c.xlsx#risques", "en-têtes", false},
		"misspelt header":          {"risques", rows{{"risque", "répnse"}, {"a", "b"}}, "unknown-column", "c.xlsx#risques, ligne 1, colonne « répnse »", "« réponse »", false},
		"header twice":             {"risques", rows{{"risque", "réponse", "Réponse"}, {"a", "b", "c"}}, "unknown-column", "c.xlsx#risques, ligne 1, colonne « Réponse »", "seule la première", false},
		"cells beyond the headers": {"risques", rows{{"risque", ""}, {"a", "b"}}, "unknown-column", "c.xlsx#risques, ligne 1", "colonne B sans en-tête", false},
		"text for a number":        {"usages", rows{{"usage", "quantité"}, {"video-call", "beaucoup"}}, "wrong-type", "c.xlsx#usages, ligne 2, colonne « quantité (par an) »", "un nombre", false},
		"unit in a number":         {"usages", rows{{"usage", "quantité"}, {"video-call", "12,5 €"}}, "wrong-type", "c.xlsx#usages, ligne 2, colonne « quantité (par an) »", "sans espace ni unité", false},
		"below zero":               {"usages", rows{{"usage", "quantité"}, {"video-call", "-3"}}, "out-of-range", "c.xlsx#usages, ligne 2, colonne « quantité (par an) »", "au moins 0", false},
		"unknown use":              {"usages", rows{{"usage", "quantité"}, {"emial", "3"}}, "unknown-item", "c.xlsx#usages, ligne 2, colonne « usage »", "« Courriel »", false},
		"theme above six":          {"objectifs", rows{{"numéro", "titre", "thème"}, {"O1", "a", "9"}}, "out-of-range", "c.xlsx#objectifs, ligne 2, colonne « thème »", "au plus 6", false},
		"title missing":            {"actions", rows{{"numéro", "titre"}, {}, {"A1", ""}}, "missing-value", "c.xlsx#actions, ligne 3, colonne « titre »", "nécessaire", false},
		"number twice":             {"actions", rows{{"numéro", "titre"}, {"A1", "a"}, {"A1", "b"}}, "duplicate-id", "c.xlsx#actions, ligne 3, colonne « numéro »", "ligne 2", false},
		"unknown lever":            {"actions", rows{action, {"A1", "a", "durée de vie longue", "Serveur", "", "7"}}, "unknown-value", "c.xlsx#actions, ligne 2, colonne « levier »", "« durée de vie plus longue »", false},
		"lever without its size":   {"actions", rows{action, {"A1", "a", "électricité évitée", "Serveur", "", ""}}, "incomplete-lever", "c.xlsx#actions, ligne 2", "Renseignez « levier : part »", false},
		"lever with another's key": {"actions", rows{action, {"A1", "a", "électricité évitée", "Serveur", "0,1", "3"}}, "key-without-effect", "c.xlsx#actions, ligne 2, colonne « levier : durée (ans) »", "« électricité évitée »", false},
		"unknown indicator":        {"actions", rows{{"numéro", "titre", "indicateurs"}, {"A1", "a", "I01"}}, "unknown-indicator", "c.xlsx#actions, ligne 2, colonne « indicateurs »", "à la feuille « indicateurs »", false},
		"unknown sector":           {"parties prenantes", rows{{"nom", "secteur"}, {"a", "publik"}}, "unknown-value", "c.xlsx#parties prenantes, ligne 2, colonne « secteur »", "« public »", false},
		"neither yes nor no":       {"objectifs", rows{{"numéro", "titre", "porte sur l'empreinte totale"}, {"O1", "a", "peut-être"}}, "unknown-value", "c.xlsx#objectifs, ligne 2, colonne « porte sur l’empreinte totale »", "« oui », « non »", false},
		"hosting by both":          {"hébergement", rows{{"nom", "PUE", "puissance informatique", "électricité technique"}, {"a", "1,5", "4", "par la puissance"}}, "pue-and-power", "c.xlsx#hébergement, ligne 2, colonne « PUE »", "« électricité technique »", false},
		"hosting of no line":       {"hébergement", rows{{"nom", "PUE"}, {"a", "1,5"}}, "unused-hosting", "c.xlsx#hébergement", "feuille « hébergement »", false},
		"pool without its years":   {"réemploi", rows{{"type ou catégorie", "part revendue"}, {"Écrans", "0,1"}}, "incomplete-pool", "c.xlsx#réemploi, ligne 2, colonne « part revendue (de 0 à 1) »", "« durée de vie en tout »", false},
		"pool of nothing known":    {"réemploi", rows{{"type ou catégorie", "part revendue", "durée de vie en tout"}, {"latop", "0,1", "9"}}, "unknown-item", "c.xlsx#réemploi, ligne 2, colonne « type ou catégorie »", "« Ordinateur portable »", false},
		"pool of nothing":          {"réemploi", rows{{"type ou catégorie", "part revendue"}, {"", "0,1"}}, "missing-value", "c.xlsx#réemploi, ligne 2, colonne « type ou catégorie »", "nécessaire", false},
		"lifetime of zero":         {"durées de vie", rows{{"type", "durée de vie"}, {"Ordinateur portable", "0"}}, "out-of-range", "c.xlsx#durées de vie, ligne 2, colonne « durée de vie (ans) »", "0,1", false},
		"unknown lifetime":         {"durées de vie", rows{{"type", "durée de vie"}, {"latop", "5"}}, "unknown-item", "c.xlsx#durées de vie, ligne 2, colonne « type »", "« Ordinateur portable »", false},
		"lifetime twice":           {"durées de vie", rows{{"type", "durée de vie"}, {"laptop", "5"}, {"Ordinateur portable", "6"}}, "duplicate-key", "c.xlsx#durées de vie, ligne 3, colonne « type »", "ligne 2", false},
		"lifetime twice, by name":  {"durées de vie", rows{{"type", "durée de vie"}, {"Ecran", "5"}, {"moniteur", "6"}}, "duplicate-key", "c.xlsx#durées de vie, ligne 3, colonne « type »", "ce type a déjà une ligne, la ligne 2", false},
		"lifetime of two items":    {"durées de vie", rows{{"type", "durée de vie"}, {"téléphone", "5"}}, "unknown-item", "c.xlsx#durées de vie, ligne 2, colonne « type »", "Choisissez dans la liste de la colonne : « ", false},
		"service of no catalogue":  {"services", rows{{"nom", "objet"}, {"a", "courrier"}}, "unknown-item", "c.xlsx#services, ligne 2, colonne « objet »", "liste de la colonne", false},
		"unit after a number":      {"usages", rows{{"usage", "quantité"}, {"email", "7 ans"}}, "wrong-type", "c.xlsx#usages, ligne 2, colonne « quantité (par an) »", "Écrivez 7, sans unité", false},
		"share as a percentage":    {"réemploi", rows{{"type ou catégorie", "part revendue", "durée de vie en tout"}, {"Écrans", "12,5 %", "9"}}, "wrong-type", "c.xlsx#réemploi, ligne 2, colonne « part revendue (de 0 à 1) »", "Écrivez 0,125", false},
		"share above one":          {"réemploi", rows{{"type ou catégorie", "part revendue", "durée de vie en tout"}, {"Écrans", "40", "9"}}, "out-of-range", "c.xlsx#réemploi, ligne 2, colonne « part revendue (de 0 à 1) »", "Écrivez 0,40 pour 40 %", false},
		"half an agent":            {"moyens", rows{{"rubrique", "valeur"}, {"année des achats", "2024,5"}}, "wrong-type", "c.xlsx#moyens, ligne 2, colonne « année des achats »", "sans décimales", false},
		"words for a day":          {"collectivité", append(slices.Clone(body), []string{"stratégie adoptée le", "déc. 2025"}), "invalid-date", "c.xlsx#collectivité, ligne 10, colonne « stratégie adoptée le »", "15/01/2026", false},
		"indicators and a comma":   {"actions", rows{{"numéro", "titre", "indicateurs"}, {"A1", "a", "I01, I02"}}, "unknown-indicator", "c.xlsx#actions, ligne 2, colonne « indicateurs »", "Séparez les numéros par « ; »", false},
		"lever with both sizes":    {"actions", rows{append(slices.Clone(action), "levier : quantité"), {"A1", "a", "parc réduit", "Serveur", "0,1", "", "3"}}, "incomplete-lever", "c.xlsx#actions, ligne 2", "donne les deux à la fois : « levier : part » et « levier : quantité »", false},
		"column near one of ours":  {"équipements", rows{{"type", "quantité", "diagonnale"}, {"laptop", "3", "x"}}, "unknown-column", "c.xlsx#équipements, ligne 1, colonne « diagonnale »", "« diagonale »", true},
		"lever of no place":        {"scénarios", rows{{"numéro", "scénario", "levier", "levier : PUE"}, {"S1", "a", "salle mieux refroidie", "1,3"}}, "incomplete-lever", "c.xlsx#scénarios, ligne 2", "Renseignez « levier : hébergement »", false},
		"lever of another place":   {"scénarios", rows{{"numéro", "scénario", "levier", "levier : PUE", "levier : hébergement"}, {"S1", "a", "salle mieux refroidie", "1,3", "Cave"}}, "unknown-hosting", "c.xlsx#scénarios, ligne 2, colonne « levier : hébergement »", "la feuille « hébergement »", false},
		"lever of no use":          {"actions", rows{action, {"A1", "a", "usage réduit", "Courriel", "0,1", ""}}, "unknown-use", "c.xlsx#actions, ligne 2, colonne « levier : équipements »", "la feuille « usages »", false},
		"unknown action":           {"actions", rows{{"numéro", "titre", "demande"}, {"A1", "a", "A2"}}, "unknown-action", "c.xlsx#actions, ligne 2, colonne « demande »", "« A1 »", false},
		"progress":                 {"actions", rows{{"numéro", "titre", "avancement"}, {"A1", "a", "fini"}}, "unknown-value", "c.xlsx#actions, ligne 2, colonne « avancement »", "« finie »", false},
		"unknown obligation":       {"obligations", rows{{"obligation", "situation"}, {"Bilan des émissions", "respectée"}}, "unknown-obligation", "c.xlsx#obligations, ligne 2, colonne « obligation »", "liste de la colonne", false},
		"obligation twice":         {"obligations", rows{{"obligation", "situation"}, {"Plan climat (PCAET)", "respectée"}, {"pcaet", ""}}, "duplicate-id", "c.xlsx#obligations, ligne 3, colonne « obligation »", "ligne 2", false},
		"RGESN of how many":        {"services en ligne", rows{{"nom", "prioritaires validés (critères)"}, {"a", "3"}}, "incomplete-pair", "c.xlsx#services en ligne, ligne 2, colonne « prioritaires validés (critères) »", "Renseignez « prioritaires applicables »", false},
		"country":                  {"dépendances", rows{{"logiciel, service ou données", "pays des données"}, {"a", "fr"}}, "invalid-country", "c.xlsx#dépendances, ligne 2, colonne « pays des données »", "Écrivez FR", false},
		"score missing":            {"autoévaluation", rows{{"dimension", "note"}, {"2", ""}}, "missing-value", "c.xlsx#autoévaluation, ligne 2, colonne « note »", "nécessaire", false},
		"more migrated":            {"raccordements", rows{{"équipement", "nombre", "déjà migrés"}, {"a", "2", "3"}}, "migrated-above-quantity", "c.xlsx#raccordements, ligne 2, colonne « déjà migrés »", "« nombre »", false},
		"network that stays":       {"raccordements", rows{{"équipement", "nombre", "réseau employé"}, {"a", "2", "satellite"}}, "unknown-value", "c.xlsx#raccordements, ligne 2, colonne « réseau employé »", "« cuivre », « 2G », « 3G »", false},
		"AI range":                 {"intelligence artificielle", rows{{"usage", "énergie", "énergie basse"}, {"a", "0,4", "0,5"}}, "range-reversed", "c.xlsx#intelligence artificielle, ligne 2, colonne « énergie basse (Wh par requête) »", "« énergie haute »", false},
		"reading of no indicator":  {"relevés", rows{{"indicateur", "année du relevé", "valeur relevée"}, {"X1", "2025", "3"}}, "unknown-indicator", "c.xlsx#relevés, ligne 2, colonne « indicateur »", "feuille « indicateurs »", false},
		"contracts":                {"moyens", rows{{"rubrique", "valeur"}, {"marchés numériques", "3"}, {"avec réversibilité", "4"}}, "part-above-whole", "c.xlsx#moyens, ligne 3, colonne « avec réversibilité »", "« marchés numériques »", false},
		"review after the debate":  {"bilan annuel", rows{{"rubrique", "valeur"}, {"bilan présenté le", "08/12/2026"}, {"débat budgétaire le", "07/12/2026"}}, "review-after-debate", "c.xlsx#bilan annuel, ligne 2, colonne « bilan présenté le »", "les deux dates", false},
		"electricity":              {"électricité à venir", rows{{"année à venir", "facteur attendu", "source"}, {"2030", "40", "a"}}, "out-of-range", "c.xlsx#électricité à venir, ligne 2, colonne « facteur attendu (kg CO2e par kWh) »", "au plus 2", false},
		"unknown label":            {"moyens", rows{{"rubrique", "valeur"}, {"agent affectés", "1"}}, "unknown-key", "c.xlsx#moyens, ligne 2, colonne « agent affectés »", "« agents affectés »", false},
		"label twice":              {"moyens", rows{{"rubrique", "valeur"}, {"formation", "a"}, {"formation", "b"}}, "duplicate-key", "c.xlsx#moyens, ligne 3, colonne « formation »", "ligne 2", false},
		"telework how often":       {"moyens", rows{{"rubrique", "valeur"}, {"agents en télétravail", "80"}}, "missing-value", "c.xlsx#moyens, colonne « jours de télétravail »", "« jours de télétravail »", false},
		"wrong date":               {"moyens", rows{{"rubrique", "valeur"}, {"année des achats", "31/02/2024"}}, "wrong-type", "c.xlsx#moyens, ligne 2, colonne « année des achats »", "un nombre", false},
		"value of a choice":        {"calcul", rows{{"rubrique", "valeur"}, {"choix des valeurs", "la plus basse"}}, "unknown-value", "c.xlsx#calcul, ligne 2, colonne « choix des valeurs »", "« la plus haute »", false},
		"unknown type":             {"équipements", rows{{"type", "quantité"}, {"lap topp", "3"}}, "unknown-type", "c.xlsx#équipements, ligne 2, colonne « type »", "type inconnu", true},
		"no quantity":              {"équipements", rows{{"type", "quantité"}, {"laptop", ""}}, "missing-quantity", "c.xlsx#équipements, ligne 2, colonne « quantité »", "quantité absente", true},
		"no such day":              {"serveurs", rows{{"type", "quantité", "date d'achat"}, {"serveur", "1", "31/02/2024"}}, "bad-date", "c.xlsx#serveurs, ligne 2, colonne « date d'achat »", "jour absent", true},
		"no column of quantities":  {"serveurs", rows{{"type", "quantitee"}, {"serveur", "1"}}, "unreadable-sheet", "c.xlsx#serveurs, ligne 1", "il manque « quantite »", false},
		"refused before":           {"à corriger", rows{{"fichier", "ligne", "cause"}, {"parc.csv", "7", "type inconnu"}}, "refused-before", "parc.csv, ligne 7", "type inconnu", true},
	} {
		t.Run(name, func(t *testing.T) {
			d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{c.sheet: c.rows}), "c.xlsx")
			problems := d.Problems
			if c.listed {
				require.Empty(t, problems)
				problems = d.Inventory.Problems
			}
			require.Len(t, problems, 1, "%v", problems)
			p := problems[0]
			plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
			require.Equal(t, c.code, p.Code, p)
			require.Equal(t, c.place, plain.Replace(p.Place()), p)
			require.Contains(t, plain.Replace(p.Message+" "+p.Remedy), c.says)
			require.Equal(t, "Essai", d.Strategy.Body.Name, "the rest is kept")
		})
	}
}

// An id that the plan and a scenario share is told with the sheet of the first.
func TestAnIdInTwoSheets(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.ODS, map[string]rows{"actions": {{"numéro", "titre"}, {"A1", "a"}}, "scénarios": {{"numéro", "scénario"}, {"A1", "b"}}}), "c.ods")
	require.Equal(t, []string{"duplicate-id c.ods#scénarios, ligne 2, colonne « numéro »"}, places(d.Problems))
	require.Equal(t, "déjà utilisé à la ligne 2 de la feuille «\u00a0actions\u00a0»", d.Problems[0].Message)
}

// What the form of the body lacks is said, with its row where it stands.
func TestWhatTheFormLacks(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.ODS, map[string]rows{"collectivité": {{"aide", "rubrique", "valeur"}, {"", "La collectivité", ""}, {"", "nom", ""},
		{"", "nature", "comune"}, {"", "date du document", "31/02/2026"}, {"", "SIREN", "999000012"}}}), "c.ods")
	got := map[string]string{}
	for _, p := range d.Problems.Only(diag.Refused) {
		got[p.Column] = p.Code + " " + strings.ReplaceAll(p.Place(), "\u00a0", " ")
	}
	require.Equal(t, map[string]string{
		"nom":                "missing-value c.ods#collectivité, ligne 3, colonne « nom »",
		"nature":             "unknown-value c.ods#collectivité, ligne 4, colonne « nature »",
		"date du document":   "invalid-date c.ods#collectivité, ligne 5, colonne « date du document »",
		"année de référence": "missing-value c.ods#collectivité, colonne « année de référence »",
		"SIREN":              "invalid-siren c.ods#collectivité, ligne 6, colonne « SIREN »",
	}, got)
}

// A list that GLPI exports may be pasted in a sheet as it is.
func TestAListOfGLPIInASheet(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{"équipements": {{"Nom", "Statut", "Type", "Fabricant", "Modèle", "Numéro de série"},
		{"PC-1", "En service", "Portable", "Dell", "Latitude 5420", "ABCD1234"}, {"PC-2", "En stock", "Portable", "Dell", "Latitude 5420", "ABCD1235"}}}), "c.xlsx")
	require.Empty(t, d.Problems)
	require.Len(t, d.Inventory.Lines, 2)
	require.Equal(t, "laptop", d.Inventory.Lines[0].Item)
	require.Equal(t, "stock", d.Inventory.Lines[1].State.String())
}

// A row too wide to be read is a line that was refused.
func TestARowTooWideIsRefused(t *testing.T) {
	wide := make([]string, 600)
	for i := range wide {
		wide[i] = "x"
	}
	header := append([]string{"type", "quantité"}, make([]string, 598)...)
	d := openWorkbook(t, book(t, dossier.ODS, map[string]rows{"réseau": {header, wide, {"Commutateur", "2"}}}), "c.ods")
	require.Empty(t, d.Problems)
	require.Len(t, d.Inventory.Lines, 1)
	require.Equal(t, 1, d.Inventory.Refused)
	require.Equal(t, "unreadable-row", d.Inventory.Problems[0].Code)
	require.Equal(t, 2, d.Inventory.Problems[0].Row)
}

func TestTwoSheetsOfOneName(t *testing.T) {
	d := openWorkbook(t, book(t, dossier.XLSX, map[string]rows{"risques": {{"risque"}, {"a"}}, "Risqués": {{"risque"}, {"b"}}}), "c.xlsx")
	require.Len(t, d.Problems, 1)
	require.Equal(t, "repeated-sheet", d.Problems[0].Code)
	require.Len(t, d.Strategy.Risks, 1)
}

// A text that looks like a formula, or like a number, is the text that it was.
func TestTextsAreWrittenAsTheyAre(t *testing.T) {
	want := &dossier.Dossier{Strategy: strategy.Strategy{Vision: "=1+1", Governance: "+33\n-2", Version: "1.10", FreeSoftware: []string{"@SUM(A1)", "-x", "=cmd|' /C calc'!A0", "2024-01-01", "00012"}}}
	want.Strategy.Body.SIREN, want.Strategy.Body.INSEE = "000000000", "01004"
	want.Strategy.Means.FTE = decimal.NewNullDecimal(decimal.RequireFromString("0.123456789012345"))
	want.Strategy.Means.Yearly = decimal.NewNullDecimal(decimal.RequireFromString("123456789012.123456"))
	want.Strategy.Telework = &strategy.Telework{}
	want.Strategy.Territory.Facts = []strategy.TerritoryFact{{Title: "Centres de données"}}
	for _, f := range formats {
		got := openWorkbook(t, write(t, f, want), "c")
		require.Equal(t, asJSON(t, want.Strategy), asJSON(t, got.Strategy))
	}
}

func TestANameWithASeparatorCannotBeWritten(t *testing.T) {
	d := &dossier.Dossier{Strategy: strategy.Strategy{Actions: []strategy.Action{{ID: "a", Title: "b", Indicators: []string{"I01;I02"}}}}}
	err := dossier.WriteWorkbook(io.Discard, dossier.XLSX, d, factors.Default())
	require.ErrorContains(t, err, "séparateur")
}

// A dossier to fill in lacks what is necessary, and nothing else is said.
func TestAnEmptyWorkbookLacksWhatIsNecessary(t *testing.T) {
	for _, f := range formats {
		d := openWorkbook(t, write(t, f, nil), "vide")
		var lacking []string
		for _, p := range d.Problems.Only(diag.Refused) {
			require.Equal(t, "missing-value", p.Code, p)
			require.Positive(t, p.Row, p)
			lacking = append(lacking, p.Column)
		}
		require.Equal(t, []string{"nom", "nature", "année de référence", "date du document"}, lacking)
		require.Empty(t, d.Inventory.Problems)
		require.Zero(t, d.Inventory.Read())
	}
}

func TestNoWorkbookAtAll(t *testing.T) {
	good := write(t, dossier.XLSX, nil)
	other := &bytes.Buffer{}
	require.NoError(t, spreadsheet.Write(other, spreadsheet.ODS, spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{{Name: "parc"}}}))
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"empty":     {nil, "ce n’est pas un classeur"},
		"text":      {[]byte("type;quantite\n"), "ce n’est pas un classeur"},
		"truncated": {good[:len(good)/2], "ce n’est pas un classeur"},
		"no body":   {other.Bytes(), "«\u00a0collectivité\u00a0»"},
		"too large": {make([]byte, 64<<20+1), "64"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := dossier.OpenWorkbook(bytes.NewReader(c.data), "c.xlsx", factors.Default())
			require.Nil(t, d)
			require.ErrorContains(t, err, c.says)
			require.ErrorContains(t, err, "c.xlsx\u00a0: ")
			require.False(t, dossier.IsWorkbook(c.data))
		})
	}
	require.True(t, dossier.IsWorkbook(good))
	_, err := dossier.OpenWorkbook(bytes.NewReader(good), "c.xlsx", nil)
	require.Error(t, err)
	_, err = dossier.OpenWorkbook(nil, "c.xlsx", factors.Default())
	require.Error(t, err)
	require.Error(t, dossier.WriteWorkbook(io.Discard, "docx", nil, factors.Default()))
	require.Error(t, dossier.WriteWorkbook(nil, dossier.XLSX, nil, factors.Default()))
	require.Error(t, dossier.WriteWorkbook(io.Discard, dossier.XLSX, nil, nil))
}
