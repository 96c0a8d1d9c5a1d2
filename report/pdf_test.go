package report_test

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/reen-numerique/reen/report"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func pdfOf(t testing.TB, doc *report.Document) []byte {
	var b bytes.Buffer
	require.NoError(t, report.PDF(&b, doc))
	return b.Bytes()
}

// What a reader by voice needs, as far as a program can tell.
func TestPDFStructure(t *testing.T) {
	file := string(pdfOf(t, strategyLike()))
	count := func(s string) int { return strings.Count(file, s) }
	require.Contains(t, file, "/Lang <FEFF00660072002D00460052>") // fr-FR
	require.Contains(t, file, "/MarkInfo <</Marked true>>")
	require.Equal(t, count("/S /TH "), count("/Scope /Column")+count("/Scope /Row"), "every heading cell says what it heads")
	require.Equal(t, 3, count("/S /Figure "))
	require.Equal(t, 3, count("/Alt <FEFF"), "every figure has its alternative")
	require.Equal(t, count("/Subtype /Link"), count("/OBJR"), "every link is in the structure")
	require.Equal(t, count("/Type /Page\n"), count("/StructParents")-count("/StructParents 0 R"))
	require.NotContains(t, file, "/K []>>\nendobj\n<</S /P ", "no empty paragraph")
	require.NotContains(t, file, "pdfuaid", "no claim that nobody checked")
	previous := 0
	for _, m := range regexp.MustCompile(`/S /H(\d) `).FindAllStringSubmatch(file, -1) {
		level := int(m[1][0] - '0')
		require.LessOrEqual(t, level, previous+1)
		previous = level
	}
}

func TestPDFIsWrittenAtOnceOrNotAtAll(t *testing.T) {
	w := &countingWriter{}
	require.NoError(t, report.PDF(w, strategyLike()))
	require.Equal(t, 1, w.writes)
	w = &countingWriter{}
	require.ErrorContains(t, report.PDF(w, &report.Document{Theme: report.Theme{Primary: "x"}}), "report: theme")
	require.ErrorContains(t, report.PDF(w, &report.Document{Theme: report.Theme{Font: report.Font{Family: "Town", Regular: []byte("x")}}}), `report: theme font "Town": pdf: `)
	require.Zero(t, w.writes)
	w = &countingWriter{err: errors.New("disque plein")}
	require.ErrorIs(t, report.PDF(w, strategyLike()), w.err)
}

type countingWriter struct {
	writes int
	err    error
}

func (w *countingWriter) Write(p []byte) (int, error) {
	w.writes++
	return len(p), w.err
}

// oddDocuments are documents that nobody writes on purpose.
func oddDocuments() map[string]*report.Document {
	body := func(blocks ...report.Block) *report.Document { return &report.Document{Title: "t", Body: blocks} }
	huge := decimal.New(1, 2_000_000_000)
	return map[string]*report.Document{
		"nothing":          {},
		"empty blocks":     body(report.Heading{}, report.Paragraph{}, report.List{}, report.Table{}, report.Figure{}, report.KeyFigures{}, report.Callout{}, report.Contents{}, report.PageBreak{}),
		"page breaks":      body(report.PageBreak{}, report.PageBreak{}, report.PageBreak{}),
		"nil block":        body(nil),
		"empty items":      body(report.List{Items: []report.Text{nil, {}}}, report.KeyFigures{Figures: make([]report.KeyFigure, 9)}),
		"more cells":       body(report.Table{Columns: []report.Column{{Title: "a"}}, Rows: []report.Row{{Cells: make([]report.Text, 30)}, {}}}),
		"many columns":     body(report.Table{Columns: make([]report.Column, 200), Rows: make([]report.Row, 3)}),
		"wild widths":      body(report.Table{Columns: []report.Column{{Width: -1}, {Width: 1e300}, {Width: 1e-300}, {Align: 99}}, Rows: make([]report.Row, 2)}),
		"long word":        body(report.Paragraph{Text: report.Plain(strings.Repeat("x", 5000))}, report.Table{Rows: []report.Row{{Cells: []report.Text{report.Plain(strings.Repeat("y", 900))}}}}),
		"long heading":     body(report.Heading{Level: 1, Text: strings.Repeat("titre ", 2000)}, report.Heading{Level: 2, Text: "b"}),
		"headings only":    body(headings(200)...),
		"long callout":     body(report.Callout{Tone: 77, Body: []report.Block{report.Heading{Level: 1, Text: "a"}, report.Paragraph{Text: report.Plain(strings.Repeat("mot ", 5000))}, report.PageBreak{}}}),
		"nested callouts":  body(nested(60)),
		"dead links":       body(report.Paragraph{Text: report.Text{{Text: "a", Link: "#nowhere"}, {Text: "b", Link: "javascript:alert(1)"}, {Text: "c", Link: "#"}, {Text: "", Link: "https://a.fr"}}}),
		"same identifiers": body(report.Heading{ID: "a b"}, report.Table{ID: "a b"}, report.Figure{ID: "a-b"}, report.Heading{ID: "é"}, report.Heading{ID: "section-2"}),
		"bad texts":        {Title: "a\x00\xff", Author: "<&>", Language: "x\"><", Head: strings.Repeat("h", 900), Foot: "\xff", Body: []report.Block{report.Paragraph{Text: report.Plain("\xff\x00🌍\u202e\u0301")}}},
		"charts of nothing": body(report.Figure{Chart: report.StackedBars{}}, report.Figure{Chart: report.Donut{}}, report.Figure{Chart: report.Trajectory{}},
			report.Figure{Chart: report.Waterfall{}}, report.Figure{Chart: report.Ranked{}}, report.Figure{Chart: report.AbatementCost{}}, report.Figure{Chart: report.Perimeter{}}),
		"charts out of size": body(report.Figure{Chart: report.Donut{Parts: []report.Part{{Name: "a", Value: huge}}}}, report.Figure{Chart: report.Trajectory{Years: []int{1}, Series: []report.Series{{Values: []decimal.Decimal{huge, huge}}}}}),
	}
}

func headings(n int) []report.Block {
	blocks := make([]report.Block, n)
	for i := range blocks {
		blocks[i] = report.Heading{Level: 2 + i%3, Text: "Titre"}
	}
	return blocks
}

func nested(depth int) report.Block {
	var b report.Block = report.Paragraph{Text: report.Plain("au fond")}
	for range depth {
		b = report.Callout{Title: "t", Body: []report.Block{b}}
	}
	return b
}

func TestOddDocumentsAreWritten(t *testing.T) {
	for name, doc := range oddDocuments() {
		t.Run(name, func(t *testing.T) {
			require.True(t, bytes.HasPrefix(pdfOf(t, doc), []byte("%PDF-1.4")))
			require.NoError(t, report.HTML(&bytes.Buffer{}, doc))
			require.NoError(t, report.Markdown(&bytes.Buffer{}, doc))
		})
	}
}

func TestPointersAreNotBlocks(t *testing.T) {
	renderers := map[string]func(*report.Document) error{
		"PDF":      func(d *report.Document) error { return report.PDF(&bytes.Buffer{}, d) },
		"HTML":     func(d *report.Document) error { return report.HTML(&bytes.Buffer{}, d) },
		"ODT":      func(d *report.Document) error { return report.ODT(&bytes.Buffer{}, d) },
		"Markdown": func(d *report.Document) error { return report.Markdown(&bytes.Buffer{}, d) },
		"JSON":     func(d *report.Document) error { return report.JSON(&bytes.Buffer{}, d) },
	}
	for name, render := range renderers {
		t.Run(name, func(t *testing.T) {
			block := &report.Document{Body: []report.Block{report.Callout{Body: []report.Block{&report.Heading{}}}}}
			require.EqualError(t, render(block), "report: *report.Heading is not a block: blocks are values (block 0) (block 0)")
			chart := &report.Document{Body: []report.Block{report.Figure{Chart: &report.Donut{}}}}
			require.EqualError(t, render(chart), "report: *report.Donut is not a chart: charts are values (block 0)")
		})
	}
}

// fuzzDocument puts the same strange texts everywhere.
func fuzzDocument(title, text, link, number string, n int) *report.Document {
	value, err := decimal.NewFromString(number)
	if err != nil {
		value = decimal.NewFromInt(int64(n))
	}
	n = max(n%12, -(n%12)) + 1
	plain := report.Text{{Text: text, Link: link}, {Text: title, Bold: true}}
	table := report.Table{ID: text, Caption: title, Columns: []report.Column{{Title: title, Unit: text, Align: report.Right}}, Note: plain}
	for range n {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Text{plain, plain}, Total: n%2 == 0})
	}
	series := []report.Series{{Name: title, Values: []decimal.Decimal{value, value.Neg()}}, {Name: text, Values: []decimal.Decimal{value}}}
	parts := []report.Part{{Name: text, Value: value}, {Name: title, Value: value.Neg()}}
	return &report.Document{
		Title: title, Subtitle: text, Author: text, Subject: text, Language: title, Head: text, Foot: title,
		Cover: report.Cover{Title: title, Kicker: text, Lines: []string{text}, Facts: []report.Fact{{Name: title, Value: text}}, Notice: plain},
		Body: []report.Block{
			report.Contents{Title: title, Depth: n}, report.Heading{Level: n, Number: number, Text: text, ID: link},
			report.Paragraph{Text: plain}, report.List{Ordered: true, Items: []report.Text{plain}}, table,
			report.KeyFigures{Figures: []report.KeyFigure{{Value: text, Unit: title, Label: text, Note: title}}},
			report.Callout{Title: title, Body: []report.Block{report.Paragraph{Text: plain}}},
			report.Figure{Caption: text, Alt: title, Data: &table, Chart: report.StackedBars{Unit: text, Categories: []string{title, text}, Series: series}},
			report.Figure{Caption: text, Chart: report.Donut{Unit: title, Parts: []report.Part{{Name: text, Value: value}, {Name: title, Value: value}}}},
			report.Figure{Chart: report.Trajectory{Unit: text, Years: []int{n, n + 1}, Series: series, Targets: []report.Target{{Name: text, Year: n, Value: value}}, Band: report.Band{Name: title, Low: series[0].Values, High: series[0].Values}}},
			report.Figure{Chart: report.Waterfall{Unit: text, Start: parts[0], Steps: parts, End: parts[1]}}, report.Figure{Chart: report.Ranked{Unit: text, Parts: parts, Rest: parts[0]}},
			report.Figure{Chart: report.AbatementCost{Unit: text, CostUnit: title, Bars: []report.Abatement{{Name: text, Avoided: value, Cost: value}, {Name: title, Avoided: value.Neg(), Cost: value}, {Name: text, Avoided: value, Cost: value.Neg()}}}},
			report.Figure{Chart: report.Perimeter{Name: text, Unit: title, Inside: []report.PerimeterGroup{{Name: text, Parts: parts}, {Name: title}}, Outside: []report.PerimeterList{{Name: text, Items: []string{title, text}}}}},
		},
	}
}

func BenchmarkPDF(b *testing.B) {
	doc := strategyLike()
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, report.PDF(&bytes.Buffer{}, doc))
	}
}
