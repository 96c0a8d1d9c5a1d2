package report_test

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
)

// chartTexts gives the texts of the charts of a page, in their order.
func chartTexts(charts ...report.Chart) string {
	doc := &report.Document{Title: "Figures"}
	for _, c := range charts {
		doc.Body = append(doc.Body, report.Figure{Caption: "Figure", Alt: "Ce que dit la figure.", Chart: c})
	}
	var page bytes.Buffer
	if err := report.HTML(&page, doc); err != nil {
		panic(err)
	}
	var texts []string
	for _, found := range regexp.MustCompile(`<text [^>]*>([^<]*)`).FindAllStringSubmatch(page.String(), -1) {
		texts = append(texts, html.UnescapeString(found[1]))
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(strings.Join(texts, " | "))
}

// Each part of a bar has the letter of its series, in it or above it.
func ExampleStackedBars() {
	decimals := func(values ...string) (out []decimal.Decimal) {
		for _, v := range values {
			out = append(out, dec(v))
		}
		return out
	}
	fmt.Println(chartTexts(report.StackedBars{
		Unit: "t CO₂e", Categories: []string{"Ordinateurs", "Écrans"},
		Series: []report.Series{
			{Name: "Fabrication", Values: decimals("36.7", "9.9")}, {Name: "Utilisation", Values: decimals("4.1", "4.5")}, {Name: "Fin de vie", Values: decimals("0.8", "0.6")},
		},
	}))
	// Output: A | Fabrication | B | Utilisation | C | Fin de vie | t CO₂e | Ordinateurs | A 36,7 | B 4,1 | C | 41,6 | Écrans | A 9,9 | B 4,5 | C | 15
}

// The whole stands in the middle, each part with its share at the end of a line.
func ExampleDonut() {
	fmt.Println(chartTexts(report.Donut{Unit: "t CO₂e", Parts: []report.Part{
		{Name: "Terminaux", Value: dec("98.3")}, {Name: "Réseaux", Value: dec("11.6")}, {Name: "Centres de données", Value: dec("18.5")},
	}}))
	// Output: 128 | t CO₂e | Terminaux | 98,3 – 77 % | Centres de données | 18,5 – 14 % | Réseaux | 11,6 – 9,0 %
}

// A line has its name and its last value at its end, a target a diamond.
func ExampleTrajectory() {
	fmt.Println(chartTexts(report.Trajectory{
		Unit: "t CO₂e", Years: []int{2024, 2027, 2030},
		Series:  []report.Series{{Name: "Avec le plan", Values: []decimal.Decimal{dec("128"), dec("118"), dec("109")}}},
		Targets: []report.Target{{Name: "O1", Year: 2030, Value: dec("105")}},
	}))
	// Output: t CO₂e | 0 | 50 | 100 | 150 | 2024 | 2027 | 2030 | Avec le plan | 109 | O1 : 105
}

// A plan goes from one footprint to another, action by action.
func ExampleWaterfall() {
	fmt.Println(chartTexts(report.Waterfall{
		Unit:  "t CO₂e/an",
		Start: report.Part{Name: "Empreinte 2024", Value: dec("38.5")},
		Steps: []report.Part{{Name: "Garder les portables huit ans", Value: dec("-13.9")}, {Name: "Équiper les écoles", Value: dec("2.4")}},
		End:   report.Part{Name: "Avec tout le plan", Value: dec("27")},
	}))
	// Output: t CO₂e/an | Empreinte 2024 | 38,5 | Garder les portables huit ans | −13,9 | Équiper les écoles | +2,4 | Avec tout le plan | 27
}

// The largest parts of a footprint come from its result, with what they leave.
func ExampleRanked() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "1", Item: "laptop", Quantity: decimal.NewFromInt(60), Site: "Mairie"},
		{ID: "2", Item: "laptop", Quantity: decimal.NewFromInt(30), Site: "Écoles"},
		{ID: "3", Item: "laptop", Quantity: decimal.NewFromInt(8), Site: "Piscine"},
		{ID: "4", Item: "laptop", Quantity: decimal.NewFromInt(2), Site: "Stade"},
	}}
	result, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	if err != nil {
		panic(err)
	}
	top, rest := result.Top(factors.GWP, 2, footprint.BySite)
	chart := report.Ranked{Unit: "kg CO₂e/an", Rest: report.Part{Name: fmt.Sprintf("%d autres sites", rest.Parts), Value: rest.Value}}
	for _, cell := range top {
		chart.Parts = append(chart.Parts, report.Part{Name: cell.Keys[0], Value: cell.Value})
	}
	fmt.Println(chartTexts(chart))
	// Output: kg CO₂e/an | Mairie | 2 311 – 60 % | Écoles | 1 156 – 30 % | 2 autres sites | 385 – 10 %
}

// What saves stands below zero, and first.
func ExampleAbatementCost() {
	fmt.Println(chartTexts(report.AbatementCost{Unit: "t CO₂e/an", CostUnit: "€/t CO₂e", Bars: []report.Abatement{
		{Name: "A1", Avoided: dec("14"), Cost: dec("256")},
		{Name: "A2", Avoided: dec("6"), Cost: dec("-120")},
	}}))
	// Output: €/t CO₂e | −200 | −100 | 0 | 100 | 200 | 300 | A2 : −120 | A1 : 256 | 0 | 5 | 10 | 15 | 20 | t CO₂e/an
}

// A closed frame holds what is counted; what is not stands outside, with the reason.
func ExamplePerimeter() {
	fmt.Println(chartTexts(report.Perimeter{
		Name: "Compté", Unit: "t CO₂e/an",
		Inside: []report.PerimeterGroup{
			{Name: "Terminaux", Parts: []report.Part{{Name: "Ordinateurs", Value: dec("30")}, {Name: "Écrans", Value: dec("6")}}},
			{Name: "Réseaux", Parts: []report.Part{{Name: "Accès", Value: dec("4")}}},
		},
		Outside: []report.PerimeterList{{Name: "Déclaré non compté", Items: []string{"Vidéoprotection : inventaire en cours"}}},
	}))
	// Output: Compté : 40 t CO₂e/an | Terminaux | 90 % | Ordinateurs | 75 % | Écrans | 15 % | Réseaux | 10 % | Accès | 10 % | Déclaré non compté | – Vidéoprotection : inventaire en cours
}

// A band says how sure the values are.
func ExampleBand() {
	fmt.Println(chartTexts(report.Trajectory{
		Unit: "t CO₂e", Years: []int{2024, 2026},
		Series:  []report.Series{{Name: "Plan", Values: []decimal.Decimal{dec("40"), dec("27")}}},
		Targets: []report.Target{{Name: "O1", Year: 2026, Value: dec("20")}},
		Band:    report.Band{Name: "Selon les valeurs publiées", Low: []decimal.Decimal{dec("31"), dec("22")}, High: []decimal.Decimal{dec("52"), dec("36")}},
	}))
	// Output: t CO₂e | 0 | 10 | 20 | 30 | 40 | 50 | 60 | 2024 | 2026 | Plan | 27 | O1 : 20 | Selon les valeurs publiées
}
