package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/reen-numerique/reen/report"
	"github.com/stretchr/testify/require"
)

func markdownOf(t testing.TB, doc *report.Document) string {
	var b bytes.Buffer
	require.NoError(t, report.Markdown(&b, doc))
	return b.String()
}

func TestMarkdownOfEachBlock(t *testing.T) {
	tests := []struct {
		name  string
		block report.Block
		want  string
	}{
		{"heading", report.Heading{Level: 1, Number: "1", Text: "Bilan", ID: "bilan"}, "<a id=\"bilan\"></a>\n\n## 1 Bilan\n"},
		{"paragraph", report.Paragraph{Text: report.Text{{Text: "un "}, {Text: "mot ", Bold: true}, {Text: "lié", Link: "https://a.fr/(b)"}}}, "un **mot** [lié](<https://a.fr/%28b%29>)\n"},
		{"dead link", report.Paragraph{Text: report.Text{{Text: "a", Link: "#b"}}}, "a\n"},
		{"signs stand for themselves", p("*a* _b_ [c](d) `e` <f> #g |h| ~i~ &amp;"), "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\<f\\> \\#g \\|h\\| \\~i\\~ \\&amp;\n"},
		{"no list by accident", p("1. un"), "1\\. un\n"},
		{"no list by a hyphen", p("- un"), "\\- un\n"},
		{"no list behind spaces", p("  - un"), "\\- un\n"},
		{"no list by two spans", report.Paragraph{Text: report.Text{{Text: "1"}, {Text: ". un"}}}, "1\\. un\n"},
		{"signs beside letters", report.Paragraph{Text: report.Text{{Text: "(a)", Bold: true}, {Text: "b"}, {Text: "c", Bold: true}, {Text: " d", Bold: true}, {Text: "1"}, {Text: "%", Bold: true}, {Text: " €", Bold: true}}},
			"<strong>(a)</strong>b**c** **d**1<strong>%</strong> **€**\n"},
		{"nothing in bold", report.Figure{Chart: report.Donut{}, Alt: "dit tout"}, "dit tout\n"},
		{"a link to a table without caption", report.Callout{Body: []report.Block{report.Table{ID: "t", Columns: []report.Column{{Title: "A"}}}}}, "> <a id=\"t\"></a>\n>\n> | A |\n> | --- |\n"},
		{"on one line", p("a\n# b"), "a \\# b\n"},
		{"list", report.List{Ordered: true, Items: []report.Text{report.Plain("a"), report.Plain("b")}}, "1. a\n2. b\n"},
		{"table", report.Table{Caption: "T", Columns: []report.Column{{Title: "A"}, {Title: "B", Unit: "t", Align: report.Right}},
			Rows: []report.Row{{Cells: cells("x|y", "1")}, {Cells: cells("Total"), Total: true}}},
			"**T**\n\n| A | B (t) |\n| --- | --: |\n| x\\|y | 1 |\n| **Total** |  |\n"},
		{"callout", report.Callout{Tone: report.Missing, Body: []report.Block{p("a")}}, "> **À compléter**\n>\n> a\n"},
		{"key figures", report.KeyFigures{Figures: []report.KeyFigure{{"1", "t", "par an", "± 1"}}}, "- **1\u00a0t** – par an (± 1)\n"},
		{"figure", report.Figure{Caption: "F", Alt: "dit tout", Chart: report.Donut{}}, "**F**\n\ndit tout\n"},
		{"page break", report.PageBreak{}, "---\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := markdownOf(t, &report.Document{Title: "t", Body: []report.Block{tt.block}})
			got = strings.TrimLeft(strings.TrimPrefix(got, "# t\n"), "\n")
			require.Equal(t, tt.want, strings.ReplaceAll(got, "\n\n\n", "\n\n"))
		})
	}
}

func TestMarkdownContents(t *testing.T) {
	got := markdownOf(t, &report.Document{Title: "t", Body: []report.Block{report.Contents{Title: "Sommaire"},
		report.Heading{Level: 1, Text: "A"}, report.Heading{Level: 2, Text: "B", ID: "b c"}, report.Heading{Level: 3, Text: "C"}}})
	require.Contains(t, got, "- [A](#section-1)\n  - [B](#b-c)\n\n")
}
