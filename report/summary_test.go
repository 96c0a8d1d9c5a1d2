package report_test

import (
	"fmt"
	"regexp"
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

// pages counts the pages of a PDF.
func pages(t *testing.T, doc *report.Document) int {
	t.Helper()
	return len(regexp.MustCompile(`/Type /Page\n`).FindAll(pdfOf(t, doc), -1))
}

// fat is a dossier with more than two pages can hold of everything.
func fat() (strategy.Strategy, []footprint.Line) {
	s, lines := full()
	long := strings.Repeat("Une très longue phrase de dossier ", 20)
	s.Body.Name = long
	s.Objectives, s.Actions = nil, nil
	for n := range 42 {
		id := fmt.Sprint("X", n)
		s.Objectives = append(s.Objectives, strategy.Objective{ID: id, Title: long, Reduction: some("0.123"), TargetYear: 2031, Footprint: true})
		s.Actions = append(s.Actions, strategy.Action{ID: id, Title: long, From: 2026, To: 2030, Investment: some("123456789"), Yearly: some("-987654321"),
			Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: some(fmt.Sprint(7 + n))}})
	}
	for _, i := range factors.Default().Items() {
		lines = append(lines, footprint.Line{Item: i.ID, Quantity: decimal.NewFromInt(100)})
	}
	return s, lines
}

func TestTheSummaryHoldsOnTwoPages(t *testing.T) {
	s, lines := full()
	for name, a := range map[string]*strategy.Assessment{"usual": assess(t, s, lines...), "empty": assess(t, strategy.Strategy{})} {
		require.LessOrEqual(t, pages(t, report.Summary(a)), 2, name)
	}
	s, lines = fat()
	doc := report.Summary(assess(t, s, lines...))
	require.Equal(t, 2, pages(t, doc))
	text := written(t, doc)
	require.Contains(t, text, "et 37 autres objectifs") // 42, of which 5 are shown
	require.Contains(t, text, "39 autres actions chiffrées")
}

// 38.5 t of laptops and 15.4 of screens; with 430 kg a screen, (430 − 69.84) ÷ 6
// a screen more, which are 60.0 t.
func TestTheSummaryGivesTheTotalWithOtherScreens(t *testing.T) {
	s, lines := full()
	text := written(t, report.Summary(assess(t, s, lines...)))
	for _, want := range []string{"54,0", "Le total de 54,0 t CO₂e deviendrait", "avec des écrans à 430 kg CO₂e l’unité (EcoDiag 2022, CNRS EcoInfo) : **114 t CO₂e**",
		"**84 000 €** d’investissement, puis **18 000 €** d’économie nette par an", "| Garder les portables six ans | 6,17 | 84 000 € d’investissement, −46 000 € par an |", "| **Total du plan** | **6,17** |",
		"Réduire l’empreinte** : −18 % (2031)", "Actions dont le coût n’est pas encore connu : 1.", "le conseil municipal approuve la stratégie et ses objectifs. Vote : [À compléter].", "Prochain bilan : 23 novembre 2026.",
		"Objectif 2031"} {
		require.Contains(t, text, want)
	}
	require.NotContains(t, text, "l’unité (ADEME", "the value that is taken is no other value")
	s.Choice = strategy.ConservativeChoice
	text = written(t, report.Summary(assess(t, s, lines...)))
	require.Contains(t, text, "avec des écrans à 69,84 kg CO₂e l’unité", "from above, the other end is the lowest")
	require.NotContains(t, text, "à 430 kg CO₂e l’unité")
}

func TestTheSummarySaysWhatWasVoted(t *testing.T) {
	s, lines := full()
	s.Adoption.Strategy = time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)
	require.Contains(t, written(t, report.Summary(assess(t, s, lines...))), "Vote : 1er décembre 2025.")
	s.Adoption.Strategy = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	require.Contains(t, written(t, report.Summary(assess(t, s, lines...))), "Vote : [À compléter].", "a vote to come is none")
}

func ExampleSummary() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999"}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(1000)}}})
	if err != nil {
		panic(err)
	}
	for _, b := range report.Summary(assessment).Body {
		if k, ok := b.(report.KeyFigures); ok {
			fmt.Println(k.Figures[0].Value, plain(k.Figures[0].Unit), k.Figures[0].Label)
		}
	}
	// Output: 38,5 t CO₂e par an, pour l’administration
}
