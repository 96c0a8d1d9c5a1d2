package report_test

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/reen-numerique/reen/report"
	"github.com/shopspring/decimal"
)

// footprint2024 is a small document.
func footprint2024() *report.Document {
	return &report.Document{
		Title: "Bilan numérique 2024",
		Date:  time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC),
		Body: []report.Block{
			report.Heading{Level: 1, Number: "1", Text: "L’essentiel"},
			report.Paragraph{Text: report.Text{{Text: "Le numérique émet "}, {Text: "1 808 t CO₂e", Bold: true}, {Text: " par an."}}},
			report.Figure{
				Caption: "Par étape du cycle de vie",
				Alt:     "La fabrication fait 65 % de l’empreinte.",
				Chart: report.Donut{Unit: "t CO₂e", Parts: []report.Part{
					{Name: "Fabrication", Value: decimal.NewFromInt(1180)},
					{Name: "Utilisation", Value: decimal.NewFromInt(628)},
				}},
				Data: &report.Table{
					Columns: []report.Column{{Title: "Étape"}, {Title: "Émissions", Unit: "t CO₂e", Align: report.Right}},
					Rows: []report.Row{
						{Cells: []report.Text{report.Plain("Fabrication"), report.Plain("1 180")}},
						{Cells: []report.Text{report.Plain("Utilisation"), report.Plain("628")}},
						{Cells: []report.Text{report.Plain("Total"), report.Plain("1 808")}, Total: true},
					},
				},
			},
		},
	}
}

func ExamplePDF() {
	doc := footprint2024()
	doc.Theme = report.Theme{Primary: "#003366"}
	var file bytes.Buffer
	if err := report.PDF(&file, doc); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", file.Bytes()[:8])
	// Output: %PDF-1.4
}

func ExampleHTML() {
	var page bytes.Buffer
	if err := report.HTML(&page, footprint2024()); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", page.Bytes()[:15])
	// Output: <!DOCTYPE html>
}

// The officer opens the text in LibreOffice and goes on from there.
func ExampleODT() {
	var text bytes.Buffer
	if err := report.ODT(&text, footprint2024()); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", text.Bytes()[30:77])
	// Output: mimetypeapplication/vnd.oasis.opendocument.text
}

func ExampleMarkdown() {
	if err := report.Markdown(os.Stdout, footprint2024()); err != nil {
		log.Fatal(err)
	}
	// Output:
	// # Bilan numérique 2024
	//
	// <a id="section-1"></a>
	//
	// ## 1 L’essentiel
	//
	// Le numérique émet **1 808 t CO₂e** par an.
	//
	// **Par étape du cycle de vie**
	//
	// La fabrication fait 65 % de l’empreinte.
	//
	// | Étape | Émissions (t CO₂e) |
	// | --- | --: |
	// | Fabrication | 1 180 |
	// | Utilisation | 628 |
	// | **Total** | **1 808** |
}

func ExampleJSON() {
	doc := &report.Document{Title: "Bilan", Body: []report.Block{report.Paragraph{Text: report.Plain("Un mot.")}}}
	if err := report.JSON(os.Stdout, doc); err != nil {
		log.Fatal(err)
	}
	// Output:
	// {
	//  "schema": 1,
	//  "title": "Bilan",
	//  "language": "fr-FR",
	//  "body": [
	//   {
	//    "type": "paragraph",
	//    "text": [
	//     {
	//      "text": "Un mot."
	//     }
	//    ]
	//   }
	//  ]
	// }
}
