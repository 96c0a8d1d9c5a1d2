package report_test

import (
	"os"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/report"
)

// A document is a tree of blocks: anybody can write one, or add a section to
// those of the library. A chart comes with its text and its data.
func ExampleDocument() {
	tonnes := func(n int64) decimal.Decimal { return decimal.NewFromInt(n) }
	doc := &report.Document{
		Title: "Le numérique des écoles", Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC),
		Cover: report.Cover{Title: "Le numérique des écoles", Facts: []report.Fact{{Name: "Écoles", Value: "24"}}},
		Body: []report.Block{
			report.Contents{Title: "Sommaire", Depth: 1},
			report.Heading{Level: 1, Number: "1", Text: "Bilan", ID: "bilan"},
			report.KeyFigures{Figures: []report.KeyFigure{{Value: "31", Unit: "t\u00a0CO₂e", Label: "par an"}}},
			report.Paragraph{Text: report.Text{{Text: "Les portables pèsent le plus", Bold: true}, {Text: " : voir le "}, {Text: "bilan", Link: "#bilan"}, {Text: "."}}},
			report.Figure{Caption: "Par équipement", Alt: "Portables 20 t, tablettes 11 t.",
				Chart: report.StackedBars{Unit: "t\u00a0CO₂e", Categories: []string{"Portables", "Tablettes"},
					Series: []report.Series{{Name: "Fabrication", Values: []decimal.Decimal{tonnes(18), tonnes(10)}}, {Name: "Utilisation", Values: []decimal.Decimal{tonnes(2), tonnes(1)}}}}},
			report.Figure{Caption: "Par lieu", Alt: "Élémentaires 21 t, maternelles 10 t.",
				Chart: report.Donut{Unit: "t\u00a0CO₂e", Parts: []report.Part{{Name: "Élémentaires", Value: tonnes(21)}, {Name: "Maternelles", Value: tonnes(10)}}}},
			report.Table{Caption: "Parc", Columns: []report.Column{{Title: "Équipement", Align: report.Left}, {Title: "Unités", Align: report.Right}},
				Rows: []report.Row{{Cells: []report.Text{report.Plain("Portables"), report.Plain("187")}}, {Cells: []report.Text{report.Plain("Total"), report.Plain("187")}, Total: true}}},
			report.PageBreak{},
			report.Callout{Tone: report.Information, Title: "À retenir", Body: []report.Block{report.List{Items: []report.Text{report.Plain("garder"), report.Plain("réparer")}}}},
		},
	}
	if err := report.Markdown(os.Stdout, doc); err != nil {
		panic(err)
	}
	// Output:
	// # Le numérique des écoles
	//
	// - Écoles : **24**
	//
	// **Sommaire**
	//
	// - [1 Bilan](#bilan)
	//
	// <a id="bilan"></a>
	//
	// ## 1 Bilan
	//
	// - **31 t CO₂e** – par an
	//
	// **Les portables pèsent le plus** : voir le [bilan](<#bilan>).
	//
	// **Par équipement**
	//
	// Portables 20 t, tablettes 11 t.
	//
	// **Par lieu**
	//
	// Élémentaires 21 t, maternelles 10 t.
	//
	// **Parc**
	//
	// | Équipement | Unités |
	// | --- | --: |
	// | Portables | 187 |
	// | **Total** | **187** |
	//
	// ---
	//
	// > **À retenir**
	// >
	// > - garder
	// > - réparer
}
