package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// chapters gives the headings of a level.
func chapters(doc *report.Document, level int) []string {
	var out []string
	for _, b := range doc.Body {
		if h, ok := b.(report.Heading); ok && h.Level == level {
			out = append(out, strings.TrimSpace(h.Number+" "+h.Text))
		}
	}
	return out
}

// tableOf finds a table by its id.
func tableOf(t *testing.T, doc *report.Document, id string) report.Table {
	t.Helper()
	for _, b := range doc.Body {
		if table, ok := b.(report.Table); ok && table.ID == id {
			return table
		}
	}
	require.Fail(t, "no table", id)
	return report.Table{}
}

func TestTheProgrammeHasItsChapters(t *testing.T) {
	s, lines := full()
	for name, a := range map[string]*strategy.Assessment{"whole": assess(t, s, lines...), "empty": assess(t, strategy.Strategy{})} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, []string{"Le programme en une page", "1 Cadre", "2 Acteurs et gouvernance", "3 État des lieux", "4 Ce que la stratégie devra trancher", "Annexe – Textes, méthode et facteurs d’émission"},
				chapters(report.Programme(a), 1))
		})
	}
}

// The elements of the programme are answered, those of the strategy announced.
func TestTheProgrammeAnswersItsChecklist(t *testing.T) {
	s, lines := full()
	a := assess(t, s, lines...)
	doc := report.Programme(a)
	var codes, asked []string
	for n, row := range tableOf(t, doc, "tableau-elements").Rows {
		codes = append(codes, row.Cells[0].String())
		want := map[strategy.Status]string{strategy.Met: "présent", strategy.NotMet: "absent", strategy.Unknown: "à compléter", strategy.NotApplicable: "sans objet"}[a.Findings[n].Status]
		require.Equal(t, want, row.Cells[3].String(), codes)
	}
	for _, row := range tableOf(t, doc, "tableau-strategie").Rows {
		asked = append(asked, row.Cells[0].String()+" "+row.Cells[2].String())
	}
	require.Equal(t, "P0 P1 P2 P3 P4 P5", strings.Join(codes, " "))
	require.Equal(t, "S0 demandé, S1 demandé, S2 demandé, S3 demandé, S4 demandé, S5 facultatif, S6 facultatif", strings.Join(asked, ", "))
}

// By hand: laptops 38.5 t of which 1.5 for use, screens 15.4 t of which 3.8.
func TestTheProgrammeNamesTheHeaviestPosts(t *testing.T) {
	s, lines := full()
	lines = append(lines, footprint.Line{Item: "paper-ream", Quantity: decimal.NewFromInt(10000)}, footprint.Line{Item: "camera", Quantity: decimal.NewFromInt(3)})
	doc := report.Programme(assess(t, s, lines...))
	rows := tableOf(t, doc, "tableau-postes").Rows
	require.Len(t, rows, 3)
	line := func(n int) string {
		var out []string
		for _, c := range rows[n].Cells {
			out = append(out, plain(c.String()))
		}
		return strings.Join(out, " | ")
	}
	require.True(t, strings.HasPrefix(line(0), "Ordinateurs | 38,5 | "), line(0))
	require.Contains(t, line(0), "| 4 | Garder plus longtemps")
	require.True(t, strings.HasPrefix(line(1), "Papier et consommables | 22,9 | "), line(1)) // 10,000 × 2.29 kg
	require.Contains(t, line(1), "| 100 | Consommer moins")
	require.True(t, strings.HasPrefix(line(2), "Écrans | 15,4 | "), line(2))
	require.Contains(t, line(2), "| 25 | Garder plus longtemps") // 3.789 ÷ 15.43
	text := written(t, doc)
	require.Contains(t, text, "caméra de vidéoprotection", "what has no value is to be known better")
	require.Contains(t, text, "21 300 t CO₂e")
	require.Contains(t, text, "| Muet | association | [À compléter] |")
	require.Contains(t, text, "2 acteurs publics et 1 acteur privé.")
	for _, other := range []string{"Annexe B", "listées en annexe", "annexe D"} {
		require.NotContains(t, text, other, "the programme has one annex")
	}
}

func TestTheProgrammeSaysWhenItWasAdopted(t *testing.T) {
	s, lines := full()
	require.Equal(t, "Adopté le 18 novembre 2024", plain(report.Programme(assess(t, s, lines...)).Cover.Notice.String()))
	s.Adoption.Programme = s.Date.AddDate(0, 0, 1)
	require.Contains(t, report.Programme(assess(t, s, lines...)).Cover.Notice.String(), "PROJET")
	s.NoPastAction = true
	require.Contains(t, written(t, report.Programme(assess(t, s, lines...))), "Actions déjà engagées : aucune, déclaré.")
}

func TestTheProgrammeOfSeveralBodiesSaysWhichAreConcerned(t *testing.T) {
	s, lines := full()
	s.Joint.Members = []strategy.Member{{Body: strategy.Body{Name: "Village", Kind: strategy.Commune, Population: strategy.Population{Total: 4000}}}}
	text := written(t, report.Programme(assess(t, s, lines...)))
	require.Contains(t, text, "commune à Commune d’essai et Village ; les textes")
	require.Contains(t, text, "**Village**\n>\n> L’article 35")
	require.Contains(t, text, "4 000 habitants de population totale, la commune n’est pas tenue")
}

func ExampleProgramme() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999", Population: strategy.Population{Total: 60000, Municipal: 59000}},
		Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(900)}}})
	if err != nil {
		panic(err)
	}
	for _, title := range chapters(report.Programme(assessment), 1) {
		fmt.Println(title)
	}
	// Output:
	// Le programme en une page
	// 1 Cadre
	// 2 Acteurs et gouvernance
	// 3 État des lieux
	// 4 Ce que la stratégie devra trancher
	// Annexe – Textes, méthode et facteurs d’émission
}
