package report_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

func reviewOf(t testing.TB, now, before *strategy.Assessment, earlier ...footprint.Line) (*strategy.YearlyReview, string) {
	t.Helper()
	y, err := strategy.ReviewYear(now, before, footprint.Inventory{Lines: earlier})
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, report.Markdown(&b, report.Review(y)))
	return y, plain(b.String())
}

func laptops(n int64, years int64) footprint.Line {
	return footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(n), Lifetime: decimal.NewNullDecimal(decimal.NewFromInt(years))}
}

// The skeleton of the bilan, in its order.
var reviewSections = []string{"1 Rappel des objectifs", "2 Indicateurs", "3 Fonctionnement interne", "4 Territoire", "5 Modalités d’élaboration, de mise en œuvre et d’évaluation",
	"6 Conformité", "7 Ajustements proposés", "8 Limites de mesure"}

func TestAnEmptyDossierGivesTheSkeletonOfAReview(t *testing.T) {
	for name, s := range map[string]strategy.Strategy{"nothing at all": {}, "a body and a year": small()} {
		t.Run(name, func(t *testing.T) {
			y, text := reviewOf(t, assess(t, s), nil)
			last := 0
			for _, section := range reviewSections {
				at := strings.Index(text, section)
				require.Greater(t, at, last, section)
				last = at
			}
			require.Contains(t, text, "Présentation : [À compléter]")
			for _, invented := range []string{"%!", "<nil>", "NaN", "{", "0 kg", "0,00", "en bonne voie : 1"} {
				require.NotContains(t, text, invented)
			}
			for _, render := range []func(io.Writer, *report.Document) error{report.HTML, report.JSON,
				report.PDF} {
				require.NoError(t, render(io.Discard, report.Review(y)))
			}
		})
	}
}

// A laptop is 185.09 kg over its life and 29.0175 kWh a year, at 0.0519 kg in
// 2024 and 0.0461 in 2025.
func TestTheReviewPrintsItsFigures(t *testing.T) {
	was, is := small(), small()
	is.Year = 2025
	is.Objectives = []strategy.Objective{{ID: "O1", Title: "Réduire", Footprint: true, BaseYear: 2024, TargetYear: 2034, Reduction: decimal.NewNullDecimal(decimal.New(5, -1)), Indicators: []string{"I01"}}}
	is.Indicators = []strategy.Indicator{{ID: "V1", Name: "Habitants", Unit: "personnes", Base: decimal.NewNullDecimal(decimal.NewFromInt(640)), Target: decimal.NewNullDecimal(decimal.NewFromInt(1200)), Year: 2030}}
	is.Readings = []strategy.Reading{{Indicator: "V1", Year: 2025, Value: decimal.New(6505, -1)}}
	is.Actions = []strategy.Action{{ID: "A1", Title: "Garder", To: 2024, Progress: strategy.UnderWay}, {ID: "A2", Title: "Former", Theme: 5, Progress: strategy.Done, Result: "Neuf ateliers"}, {ID: "A3", Title: "Mesurer", Progress: strategy.ToDo}}
	is.Disposal = strategy.Disposal{Year: 2025, Reused: 49, Stock: 100}
	is.Review = strategy.Review{Session: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Adjustments: []string{"Étendre l'essai"}}
	_, text := reviewOf(t, assess(t, is, laptops(1000, 6)), assess(t, was, laptops(1000, 5)), laptops(1000, 5))
	for _, want := range []string{
		"**38,5** à **32,2 t CO₂e par an**, soit −6,34 t", // 1,000 × (37.018 + 1.506) and (30.848 + 1.338) kg
		"−6,17 t pour ce que la collectivité décide",      // 1,000 × 185.09 × (1/6 − 1/5)
		"−0,17 t pour le réseau électrique",               // 1,000 × 29.0175 × (0.0461 − 0.0519)
		"| O1 | Réduire | 2034 | 36,6 t CO₂e | 32,2 t CO₂e | en bonne voie |",
		"| V1 | Habitants (personnes) | 640 | 640 | **650,5** | 1 200 (2030) | −550 | mieux, en retard, relevé |", // 733.3 expected
		"en cours, **en retard**",
		"33,3 %",
		"En retard, échéance passée : A1 (2024).",
		"| A2 | Former | [À compléter] | faite | Neuf ateliers |",
		"| A3 | Mesurer | [À compléter] | à faire | – |",
		"| I12 | Réemploi du matériel réformé | n.d. | 49 % | 50 % | **taux non atteint** |",
		"Étendre l’essai",
		"La date de départ du bilan annuel vient de l’amendement d’origine : à vérifier",
	} {
		require.Contains(t, text, want)
	}
}

// Every sense of a change, progress and state has its word.
func TestEveryWordOfAReview(t *testing.T) {
	was, is := small(), small()
	is.Year = 2025
	value := func(id string, year int, v int64) strategy.Reading {
		return strategy.Reading{Indicator: id, Year: year, Value: decimal.NewFromInt(v)}
	}
	for id, values := range map[string][2]int64{"I22": {40, 50}, "I26": {50, 40}, "I33": {5, 5}, "I32": {1, 2}, "I24": {60, 70}} {
		is.Indicators = append(is.Indicators, strategy.Indicator{ID: id})
		is.Readings = append(is.Readings, value(id, 2024, values[0]), value(id, 2025, values[1]))
	}
	is.Indicators = append(is.Indicators, strategy.Indicator{ID: "V1", Name: "Baisse"}, strategy.Indicator{ID: "I06"})
	is.Readings = append(is.Readings, value("V1", 2024, 9), value("V1", 2025, 3))
	was.Actions = []strategy.Action{{ID: "OLD"}}
	is.Actions = []strategy.Action{{ID: "A1", To: 2023, Progress: strategy.ToDo}, {ID: "A2", Progress: strategy.UnderWay}, {ID: "A3", Progress: strategy.Done}, {ID: "A4", Progress: strategy.Dropped}, {ID: "A5", To: 2023}}
	is.Territory.Facts = []strategy.TerritoryFact{{Title: "Fibre", Value: decimal.NewFromInt(93), Unit: "%", Year: 2025}, {Title: "Ancien", Value: decimal.NewFromInt(1), Year: 2020}}
	_, text := reviewOf(t, assess(t, is, laptops(10, 5)), assess(t, was, laptops(12, 5)), laptops(12, 5))
	for _, want := range []string{
		"| 40 | **50** | n.d. | n.d. | mieux, relevé |", "| 50 | **40** | n.d. | n.d. | moins bien, relevé |", "| 5 | **5** | n.d. | n.d. | stable, relevé |",
		"| 1 | **2** | n.d. | n.d. | en hausse, relevé |", "| 9 | **3** | n.d. | n.d. | en baisse, relevé |",
		"Équipements par agent, par type : ordinateur portable | n.d. | 0,120 | 0,100 | n.d. | n.d. | mieux |",
		"à faire, **en retard**", "| en cours |", "| faite |", "| abandonnée |", "| A5 | [À compléter] | 2023 | [À compléter] |",
		"En retard, échéance passée : A1 (2023).", "Échéance passée, avancement à compléter : A5 (2023).", "Ajoutées depuis le dossier précédent : A1, A2, A3, A4, A5.", "Retirées depuis le dossier précédent : OLD.",
		"| I24 | Accessibilité numérique (RGAA) | 60 % | 70 % | sans taux | suivi |",
		"Avancement inconnu pour 1 action :", "Aucune action du plan ne porte sur le territoire.", "| Fibre | 93 % |",
	} {
		require.Contains(t, text, want)
	}
	require.NotContains(t, text, "Ancien")
}

// Without the year before nothing is compared, and the reason is printed.
// A body that no text holds to a yearly review is not told that it owes one.
func TestAReviewOfAVolunteer(t *testing.T) {
	s := small()
	_, held := reviewOf(t, assess(t, s), nil)
	require.Contains(t, held, "Il est destiné au rapport")
	s.Body.Population.Total = 50_000
	_, free := reviewOf(t, assess(t, s), nil)
	require.NotContains(t, free, "Il est destiné au rapport")
	require.Contains(t, free, "n’est pas tenue")
}

// A rule that bears on the body only later, or perhaps, is not held against it.
func TestARuleThatDoesNotBearOnTheBodyIsNotHeldAgainstIt(t *testing.T) {
	conformity := func(kind strategy.Kind, date time.Time) string {
		s := small()
		s.Date, s.Year, s.Body.Kind = date, 2024, kind
		s.Purchasing = strategy.Purchasing{Year: 2024, Spend: some("1000"), Reused: some("100")}
		_, text := reviewOf(t, assess(t, s), nil)
		return between(t, text, "6 Conformité", "7 Ajustements")
	}
	require.Regexp(t, `I10 .* 10 % \| 20 % \| \*\*taux non atteint\*\* \|`, conformity(strategy.Commune, time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)))
	require.Regexp(t, `I10 .* 20 % \| taux non atteint, si la collectivité est concernée \|`, conformity(strategy.OtherBody, time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)))
	require.Regexp(t, `I13 .* – \| non concernée \|`, conformity(strategy.Commune, time.Date(2022, 12, 31, 0, 0, 0, 0, time.UTC)))
	require.NotRegexp(t, `I13 .* non concernée`, conformity(strategy.Commune, time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)))
}

func TestAReviewAloneSaysWhatItLacks(t *testing.T) {
	_, text := reviewOf(t, assess(t, small(), laptops(10, 5)), nil)
	require.Contains(t, text, "Le dossier de l’année précédente n’est pas fourni")
	require.Contains(t, text, "**0,385 t CO₂e/an**") // 10 × 38.524 kg
}

// A change of factors is shown value by value, and the year before is computed
// again.
func TestAReviewShowsTheChangesOfFactors(t *testing.T) {
	user, err := factors.Load(factorFolder("m1,laptop,gwp,embodied,300,kg CO2e/item,,\n"))
	require.NoError(t, err)
	set, err := factors.Default().With(user)
	require.NoError(t, err)
	s := small()
	was := assess(t, s, laptops(100, 5))
	s.Year = 2025
	is, err := strategy.Assess(set, s, footprint.Inventory{Lines: []footprint.Line{laptops(100, 5)}})
	require.NoError(t, err)
	_, text := reviewOf(t, is, was, laptops(100, 5))
	require.Contains(t, text, "| Ordinateur portable | Fabrication | 170 | n.d. |")
	require.Contains(t, text, "| n.d. | 300 | kg CO₂e/unité | Nos valeurs |")
	require.Contains(t, text, "Les facteurs d’émission ont changé")
	require.Contains(t, text, "l’évolution à facteurs égaux de **−0,02 t**") // 100 × 29.0175 × (0.0461 − 0.0519)
	require.Contains(t, text, "6,151 t CO₂e au lieu des 3,852 t publiées")   // 100 × (300/5 + 1.506) and (185.09/5 + 1.506) kg
}

// What a dossier says is neither a template nor markup, and no value stops a renderer.
func TestHostileTextsInAReview(t *testing.T) {
	s := small()
	s.Year = 2025
	s.Body.Name = "{year} **gras** <script>alert(1)</script> \U0001F600"
	s.Review = strategy.Review{Internal: "<b>{difference}</b>\n\n\n", Territory: " ", Method: "|a|b|", Adjustments: []string{"", "{n}"}}
	s.Actions = []strategy.Action{{ID: "|", Title: "<i>", Progress: "later"}}
	s.Objectives = []strategy.Objective{{}}
	s.Indicators = []strategy.Indicator{{ID: "\x00", Base: decimal.NewNullDecimal(decimal.New(1, 999_999_999)), Target: decimal.NewNullDecimal(decimal.New(-1, 19))}}
	y, _ := reviewOf(t, assess(t, s, laptops(1, 5)), assess(t, small(), laptops(2, 5)))
	var page bytes.Buffer
	require.NoError(t, report.HTML(&page, report.Review(y)))
	require.NotContains(t, page.String(), "<script>")
	require.Contains(t, page.String(), "{difference}")
	require.NoError(t, report.PDF(io.Discard, report.Review(y)))
}

func ExampleReview() {
	set := factors.Default()
	before := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999"}, Year: 2024, Date: time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC)}
	now := before
	now.Year, now.Date = 2025, time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
	earlier := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(900)}}}
	was, err := strategy.Assess(set, before, earlier)
	if err != nil {
		panic(err)
	}
	is, err := strategy.Assess(set, now, footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(850)}}})
	if err != nil {
		panic(err)
	}
	year, err := strategy.ReviewYear(is, was, earlier)
	if err != nil {
		panic(err)
	}
	doc := report.Review(year)
	fmt.Println(doc.Title)
	if err := report.PDF(io.Discard, doc); err != nil {
		panic(err)
	}
	if err := report.Markdown(os.Stdout, &report.Document{Title: doc.Subtitle, Body: doc.Body[:1]}); err != nil {
		panic(err)
	}
	// Output:
	// Bilan annuel 2025 de la stratégie numérique responsable
	// # Commune d’essai
	//
	// Ce bilan porte sur l’année **2025**. L’article L. 2311-1-1 du CGCT place celui des collectivités tenues avant les débats sur le projet de budget. La population totale n’est pas connue : le seuil de 50 000 habitants de l’article 35 de la loi n° 2021-1485 du 15 novembre 2021 ne peut pas être vérifié. Présentation : \[À compléter\]. Débat sur le budget : \[À compléter\].
}

func factorFolder(rows string) fstest.MapFS {
	return fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"mine","publisher":"P","title":"T","version":"1","licence":"CC0","attribution":"Nos valeurs","retrieved":"2026-01-01"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit,zone,year\n" + rows)},
	}
}
