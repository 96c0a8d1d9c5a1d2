package report_test

import (
	"fmt"
	"os"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/report"
)

// A cover with all that it can hold.
func ExampleCover() {
	doc := &report.Document{Title: "Bilan", Subtitle: "2024", Author: "Exempleville", Subject: "L’empreinte de l’année.", Language: "fr-FR",
		Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC), Head: "Exempleville – bilan", Foot: "Projet",
		Cover: report.Cover{Kicker: "Loi REEN, article 35", Title: "Bilan numérique", Lines: []string{"Année 2024"}, Notice: report.Plain("PROJET"),
			Facts: []report.Fact{{Name: "Agents", Value: "900"}}}}
	if err := report.JSON(os.Stdout, doc); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "schema": 1,
	//  "title": "Bilan",
	//  "subtitle": "2024",
	//  "author": "Exempleville",
	//  "subject": "L’empreinte de l’année.",
	//  "language": "fr-FR",
	//  "date": "2026-01-15T00:00:00Z",
	//  "head": "Exempleville – bilan",
	//  "foot": "Projet",
	//  "cover": {
	//   "kicker": "Loi REEN, article 35",
	//   "title": "Bilan numérique",
	//   "lines": [
	//    "Année 2024"
	//   ],
	//   "facts": [
	//    {
	//     "name": "Agents",
	//     "value": "900"
	//    }
	//   ],
	//   "notice": [
	//    {
	//     "text": "PROJET"
	//    }
	//   ]
	//  },
	//  "body": []
	// }
}

// A table with units, widths, a source, and a callout of what is missing.
func ExampleTable() {
	doc := &report.Document{Title: "Parc", Body: []report.Block{
		report.Heading{Level: 1, Text: "Parc", Unlisted: true},
		report.Table{ID: "parc", Caption: "Équipements", Note: report.Plain("Source : inventaire du 31 décembre."),
			Columns: []report.Column{{Title: "Équipement", Width: 3}, {Title: "Masse", Unit: "kg", Align: report.Right}, {Title: "Âge", Unit: "ans", Align: report.Center}},
			Rows:    []report.Row{{Cells: []report.Text{report.Plain("Portable"), report.Plain("1,4"), report.Plain("3")}}}},
		report.KeyFigures{Figures: []report.KeyFigure{{Value: "31", Unit: "t", Label: "par an", Note: "de 25 à 60"}}},
		report.List{Ordered: true, Items: []report.Text{report.Plain("Compter"), report.Plain("Décider")}},
		report.Callout{Tone: report.Missing, Title: "[À compléter]", Body: []report.Block{report.Paragraph{Text: report.Plain("Le PUE de la salle")}}},
		report.Callout{Tone: report.Warning, Title: "À vérifier", Body: []report.Block{report.Paragraph{Text: report.Plain("Une durée de vie de 12 ans")}}},
		report.Figure{ID: "parts", Caption: "Parts", Alt: "Deux parts égales.", Note: report.Plain("Arrondies."),
			Chart: report.Donut{Unit: "t", Parts: []report.Part{{Name: "Fabrication", Value: decimal.NewFromInt(5)}, {Name: "Usage", Value: decimal.NewFromInt(5)}}},
			Data: &report.Table{Caption: "Parts", Columns: []report.Column{{Title: "Part"}, {Title: "Valeur", Unit: "t", Align: report.Right}},
				Rows: []report.Row{{Cells: []report.Text{report.Plain("Fabrication"), report.Plain("5")}}, {Cells: []report.Text{report.Plain("Usage"), report.Plain("5")}}}}},
	}}
	if err := report.Markdown(os.Stdout, doc); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Parc
	//
	// <a id="section-1"></a>
	//
	// ## Parc
	//
	// <a id="parc"></a>
	//
	// **Équipements**
	//
	// | Équipement | Masse (kg) | Âge (ans) |
	// | --- | --: | :-: |
	// | Portable | 1,4 | 3 |
	//
	// Source : inventaire du 31 décembre.
	//
	// - **31 t** – par an (de 25 à 60)
	//
	// 1. Compter
	// 2. Décider
	//
	// > **\[À compléter\]**
	// >
	// > Le PUE de la salle
	//
	// > **À vérifier**
	// >
	// > Une durée de vie de 12 ans
	//
	// <a id="parts"></a>
	//
	// **Parts**
	//
	// Deux parts égales.
	//
	// Arrondies.
	//
	// **Parts**
	//
	// | Part | Valeur (t) |
	// | --- | --: |
	// | Fabrication | 5 |
	// | Usage | 5 |
}
