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

// A chapter of one's own comes after the last numbered one of a strategy: the
// contents list it, its links lead into the document and back.
func ExampleDocument_Insert() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Valmorne", Kind: strategy.Commune, INSEE: "45999"}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(900)}}})
	if err != nil {
		panic(err)
	}
	doc := report.Strategy(assessment)
	err = doc.Insert("chapitre-c10",
		report.Heading{Level: 1, Number: "11", Text: "Le numérique des écoles", ID: "ecoles"},
		report.Paragraph{Text: report.Text{{Text: "Le parc des écoles est compris dans "}, {Text: "l’inventaire", Link: "#c4-inventory"}, {Text: "."}}},
		report.Heading{Level: 2, Number: "11.1", Text: "Tablettes", ID: "ecoles-tablettes"},
		report.Table{ID: "tableau-ecoles", Caption: "Tablettes des écoles", Columns: []report.Column{{Title: "École"}, {Title: "Tablettes", Align: report.Right}},
			Rows: []report.Row{{Cells: []report.Text{report.Plain("Jean-Macé"), report.Plain("48")}}}},
	)
	if err != nil {
		panic(err)
	}
	for _, b := range doc.Body {
		if h, is := b.(report.Heading); is && (h.Level == 1 && len(h.Number) == 2 || strings.HasPrefix(h.Number, "11.")) {
			fmt.Println(h.Number, h.Text)
		}
	}
	// Output:
	// 10 Risques, effets rebond et limites
	// 11 Le numérique des écoles
	// 11.1 Tablettes
}

func TestInsert(t *testing.T) {
	h := func(level int, number, id string) report.Heading {
		return report.Heading{Level: level, Number: number, Text: "Titre " + id, ID: id}
	}
	document := func() *report.Document {
		return &report.Document{Title: "t", Body: []report.Block{report.Contents{}, h(1, "1", "a"), p("a"), h(2, "1.1", "aa"), p("aa"), h(3, "", "aaa"), h(2, "1.2", "ab"), h(1, "2", "b"), report.Table{ID: "t"}}}
	}
	outline := func(d *report.Document) string {
		var ids []string
		for _, b := range d.Body {
			if h, is := b.(report.Heading); is {
				ids = append(ids, h.ID)
			}
		}
		return strings.Join(ids, " ")
	}
	for after, want := range map[string]string{"a": "a aa aaa ab new b", "aa": "a aa aaa new ab b", "aaa": "a aa aaa new ab b", "ab": "a aa aaa ab new b", "b": "a aa aaa ab b new"} {
		doc := document()
		require.NoError(t, doc.Insert(after, h(2, "7", "new"), p("texte")))
		require.Equal(t, want, outline(doc), after)
	}
	for says, blocks := range map[string][]report.Block{
		`the identifier "aa" stands twice`: {h(1, "3", "aa")}, `the number "1.2" stands twice`: {h(2, "1.2", "new")},
		`the identifier "t" stands twice`: {report.Figure{Data: &report.Table{ID: "t"}}},
		`the number "9" stands twice`:     {h(1, "9", "x"), h(1, "9", "y")}, "is not a block": {&report.Paragraph{}},
	} {
		doc := document()
		require.ErrorContains(t, doc.Insert("a", blocks...), says)
		require.Equal(t, document(), doc, "as it was")
	}
	require.ErrorContains(t, document().Insert("", p("x")), `no heading has the identifier ""`)
	require.ErrorContains(t, document().Insert("absent", p("x")), `no heading has the identifier "absent"`)

	// The document that was cloned by assignment keeps its own body.
	doc := document()
	other := *doc
	require.NoError(t, doc.Insert("a", p("x")))
	require.Len(t, other.Body, 9)
}

// What was inserted is in the contents, the bookmarks and the links of all
// formats.
func TestInsertedChapterIsAsTheOthers(t *testing.T) {
	doc := strategyLike()
	require.NoError(t, doc.Insert("essentiel", report.Heading{Level: 1, Number: "1 bis", Text: "Écoles", ID: "ecoles"},
		report.Paragraph{Text: report.Text{{Text: "retour", Link: "#essentiel"}}}))
	page := htmlOf(t, doc)
	require.Contains(t, page, `<a href="#ecoles">1 bis Écoles</a>`)
	require.Contains(t, page, `<h2 id="ecoles"><span class="number">1 bis</span> Écoles</h2>`)
	require.Contains(t, page, `<a href="#essentiel">retour</a>`)
	var text strings.Builder
	require.NoError(t, report.Markdown(&text, doc))
	require.Contains(t, text.String(), "- [1 bis Écoles](#ecoles)")
	require.Contains(t, string(pdfOf(t, doc)), "/Title <FEFF003100200062006900730020", "a bookmark")
}
