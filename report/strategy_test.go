package report_test

import (
	"bytes"
	"io"
	"os"
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

func assess(t testing.TB, s strategy.Strategy, lines ...footprint.Line) *strategy.Assessment {
	t.Helper()
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: lines})
	require.NoError(t, err)
	return a
}

func markdown(t testing.TB, a *strategy.Assessment) string {
	var b bytes.Buffer
	require.NoError(t, report.Markdown(&b, report.Strategy(a)))
	return b.String()
}

// small is a dossier with little in it.
func small() strategy.Strategy {
	return strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999", Agents: 100,
		Population: strategy.Population{Total: 50001, Municipal: 49000, Year: 2023}}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
}

func TestAnEmptyDossierGivesASkeletonAndNoInvention(t *testing.T) {
	for name, s := range map[string]strategy.Strategy{"nothing at all": {}, "a body and a year": small()} {
		t.Run(name, func(t *testing.T) {
			text := markdown(t, assess(t, s))
			require.Contains(t, text, "compléter")
			for _, chapter := range []string{"1 Mot de l’élu", "2 Cadre", "3 Gouvernance et méthode", "4 État des lieux", "5 Vision et objectifs de réduction", "6 Plan d’actions",
				"7 Moyens", "8 Indicateurs", "9 Souveraineté", "10 Risques", "Annexe A", "Annexe H"} {
				require.Contains(t, text, chapter)
			}
			for _, invented := range []string{"%!", "<nil>", "NaN", "{", "0 kg", "0,00", "n.d..", "Chaque objectif a au moins"} {
				require.NotContains(t, text, invented)
			}
			for _, render := range []func(io.Writer, *report.Document) error{report.HTML, report.JSON,
				report.PDF} {
				require.NoError(t, render(io.Discard, report.Strategy(assess(t, s))))
			}
		})
	}
}

func TestLinesThatCouldNotBeReadAreNoFootprintOfZero(t *testing.T) {
	s := small()
	s.Objectives = []strategy.Objective{{ID: "O1", Title: "Réduire", TargetYear: 2031, Reduction: decimal.NewNullDecimal(decimal.New(18, -2))}}
	text := plain(markdown(t, assess(t, s, footprint.Line{Item: "toaster", Quantity: decimal.NewFromInt(3)})))
	require.NotContains(t, text, "atteint par le plan")
	require.NotContains(t, text, "0 kg CO")
	require.Contains(t, text, "type inconnu", "what was refused is still listed")
}

func TestTheTotalStandsWithItsCoverageAndItsTwoEnds(t *testing.T) {
	text := plain(markdown(t, assess(t, small(), footprint.Line{Item: "monitor", Quantity: decimal.NewFromInt(1000)}, footprint.Line{Item: "camera", Quantity: decimal.NewFromInt(3)})))
	require.Contains(t, text, "15,4 t CO₂e") // 1,000 × (69.84/6 + 73 × 0.0519)
	require.Contains(t, text, "75,5 t CO₂e") // with 430 kg a screen
	require.Contains(t, text, "Le calcul couvre 50 % des lignes")
	require.Contains(t, text, "caméra de vidéoprotection")
	require.Contains(t, text, "154 kg CO₂e") // an agent
	require.Contains(t, text, "49 000 habitants (population municipale) × 434 kg")
	require.Contains(t, text, "21 300 t CO₂e") // 49,000 × 434 kg
}

func TestTextsOfADossierAreNeitherReadAsTemplatesNorAsMarkup(t *testing.T) {
	s := small()
	s.Body.Name = "{period} **gras** <script>alert(1)</script> \U0001F600"
	s.Vision = "Une {year} vision\n\nen deux <b>paragraphes</b>"
	doc := report.Strategy(assess(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(1)}))
	var page bytes.Buffer
	require.NoError(t, report.HTML(&page, doc))
	require.NotContains(t, page.String(), "<script>")
	require.NotContains(t, page.String(), "<b>paragraphes")
	require.Contains(t, page.String(), "{year} vision")
	require.NoError(t, report.PDF(io.Discard, doc))
}

func TestNoVoteNoSignatureNoNameIsInvented(t *testing.T) {
	text := plain(markdown(t, assess(t, small(), footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(1)})))
	act := text[strings.Index(text, "Annexe H"):]
	for _, blank := range []string{"Séance du |", "Secrétaire de séance |", "le conseil municipal, par"} {
		_, after, found := strings.Cut(act, blank)
		require.True(t, found, blank)
		require.True(t, strings.HasPrefix(strings.TrimLeft(after, " \\"), "[À compléter"), after[:40])
	}
	require.Contains(t, act, "ne vaut pas acte")
	require.NotContains(t, act, "unanimité")
}

// plain puts ordinary spaces in the place of the others, and takes the
// escapes of Markdown off.
func plain(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", `\`, "").Replace(s)
}

func BenchmarkStrategyPDF(b *testing.B) {
	s := small()
	var lines []footprint.Line
	for _, i := range factors.Default().Items() {
		lines = append(lines, footprint.Line{Item: i.ID, Quantity: decimal.NewFromInt(100)})
	}
	doc := report.Strategy(assess(b, s, lines...))
	for b.Loop() {
		require.NoError(b, report.PDF(io.Discard, doc))
	}
}

func ExampleStrategy() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999", Population: strategy.Population{Total: 60000, Municipal: 59000}},
		Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	inventory := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(900)}}}
	assessment, err := strategy.Assess(factors.Default(), s, inventory)
	if err != nil {
		panic(err)
	}
	file, err := os.CreateTemp("", "strategie-*.pdf")
	if err != nil {
		panic(err)
	}
	defer os.Remove(file.Name())
	doc := report.Strategy(assessment)
	doc.Theme = report.Theme{Primary: "#1d4732"}
	if err := report.PDF(file, doc); err != nil {
		panic(err)
	}
	// Output:
}
