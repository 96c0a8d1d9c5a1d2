package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/report"
)

// Whatever tree of blocks a program makes, with whatever texts, every format says
// all of it and no format breaks.
func FuzzDocument(f *testing.F) {
	f.Add([]byte("Stratégie « œuvre »\x05\x00\x10numérique 1\u202f234,5\u00a0t CO₂e"), "mot", "#a")
	for n, text := range []string{"<script>", "- a", "🌍\xff\x00", "**a**", "\u202e|"} {
		f.Add(slices.Repeat([]byte{byte(n), 3, byte(7 * n), 1, 250, 9}, 30), text, "https://exemple.fr/"+text)
	}
	for block := range byte(10) { // each kind, three times
		f.Add([]byte{0, 1, 2, 3, 2, 2, 2, block, 251, 250, 252, 1, 2, block, 250, 3, 251, 2, 252, block, 250}, "a b", "#h")
	}
	f.Fuzz(func(t *testing.T, data []byte, text, link string) {
		if len(data) > 600 || len(text) > 300 {
			t.Skip("longer documents take seconds, which tells nothing more")
		}
		tree := &fuzzTree{data: data, texts: []string{text, link, strings.Repeat(text+" ", 40)}}
		framesOf(t, requireShown(t, tree.document()))
	})
}

// fuzzTree makes a document of bytes, as far as they go.
type fuzzTree struct {
	data  []byte
	texts []string
}

func (f *fuzzTree) next() int {
	if len(f.data) == 0 {
		return 0
	}
	b := f.data[0]
	f.data = f.data[1:]
	return int(b)
}

// short is a text for a place that has little room.
func (f *fuzzTree) short() string {
	n := min(f.next()%16, len(f.data))
	s := string(f.data[:n])
	f.data = f.data[n:]
	return s
}

func (f *fuzzTree) text() string {
	if n := f.next(); n >= 250 {
		return f.texts[n%len(f.texts)]
	}
	return f.short()
}

func (f *fuzzTree) spans() report.Text {
	var out report.Text
	for n := f.next() % 4; n > 0; n-- {
		how := f.next()
		span := report.Span{Text: f.text(), Bold: how&1 > 0}
		if how&2 > 0 {
			span.Link = f.texts[1]
		}
		out = append(out, span)
	}
	return out
}

func (f *fuzzTree) document() *report.Document {
	doc := &report.Document{Title: "t" + f.short(), Subtitle: f.short(), Author: f.text(), Subject: f.text(), Language: f.short(), Head: f.text(), Foot: f.text(),
		Date: time.Date(f.next()*60, 1, 1, 0, 0, 0, 0, time.UTC)}
	if f.next()%2 > 0 {
		doc.Cover = report.Cover{Kicker: f.short(), Title: "t" + f.short(), Lines: []string{f.short()}, Facts: []report.Fact{{Name: f.short(), Value: f.short()}}, Notice: report.Plain(f.short())}
	}
	doc.Body = f.blocks(4)
	return doc
}

func (f *fuzzTree) blocks(depth int) []report.Block {
	var out []report.Block
	for len(f.data) > 0 && len(out) < 12 {
		out = append(out, f.block(depth))
	}
	return out
}

func (f *fuzzTree) block(depth int) report.Block {
	switch f.next() % 10 {
	case 0: // its text shows: the contents count on it
		return report.Heading{Level: f.next() % 7, Number: f.short(), Text: "h" + f.text(), ID: f.text(), Unlisted: f.next()%4 == 1}
	case 1:
		return report.List{Ordered: f.next()%2 > 0, Items: []report.Text{f.spans(), f.spans()}}
	case 2:
		return f.table()
	case 3:
		return f.figure()
	case 4:
		return report.KeyFigures{Figures: slices.Repeat([]report.KeyFigure{{Value: f.text(), Unit: f.text(), Label: f.text(), Note: f.text()}}, f.next()%6)}
	case 5:
		if depth > 0 {
			return report.Callout{Tone: report.Tone(f.next() % 4), Title: f.text(), Body: f.blocks(depth - 1)}
		}
	case 6:
		return report.Contents{Title: "c" + f.text(), Depth: f.next() % 6}
	case 7:
		return report.PageBreak{}
	}
	return report.Paragraph{Text: f.spans()}
}

func (f *fuzzTree) table() report.Table {
	t := report.Table{ID: f.text(), Caption: f.text(), Note: f.spans()}
	for n := f.next() % 5; n > 0; n-- {
		t.Columns = append(t.Columns, report.Column{Title: f.text(), Unit: f.text(), Align: report.Align(f.next() % 4), Width: float64(f.next()) / 10})
	}
	for n := f.next() % 5; n > 0; n-- {
		r := report.Row{Total: f.next()%4 == 1}
		for n := f.next() % 6; n > 0; n-- {
			r.Cells = append(r.Cells, f.spans())
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (f *fuzzTree) figure() report.Figure {
	out := report.Figure{ID: f.text(), Caption: f.text(), Alt: f.text(), Note: f.spans(), Chart: f.chart()}
	if f.next()%2 > 0 {
		data := f.table()
		out.Data = &data
	}
	return out
}

// values begin with one that is drawn: a chart of nothing is no figure.
func (f *fuzzTree) values() []decimal.Decimal {
	out := []decimal.Decimal{decimal.NewFromInt(1)}
	for range f.next() % 5 {
		out = append(out, decimal.New(int64(f.next()-40), int32(f.next()%24-9)))
	}
	return out
}

func (f *fuzzTree) parts() []report.Part {
	var out []report.Part
	for _, v := range f.values() {
		out = append(out, report.Part{Name: f.text(), Value: v})
	}
	return out
}

func (f *fuzzTree) part() report.Part {
	return report.Part{Name: f.text(), Value: decimal.New(int64(f.next()+1), int32(f.next()%9))}
}

func (f *fuzzTree) chart() report.Chart {
	series := []report.Series{{Name: f.text(), Values: f.values()}, {Name: f.text(), Values: f.values()}}
	switch f.next() % 8 {
	case 0:
		return report.StackedBars{Unit: f.text(), Categories: []string{f.text(), f.text(), f.text()}, Series: series}
	case 1:
		return report.Donut{Unit: f.text(), Parts: f.parts()}
	case 2:
		return report.Trajectory{Unit: f.text(), Years: []int{f.next(), f.next(), f.next()}, Series: series,
			Targets: []report.Target{{Name: f.text(), Year: f.next(), Value: f.part().Value}}, Band: report.Band{Name: f.text(), Low: f.values(), High: f.values()}}
	case 3:
		return report.Waterfall{Unit: f.text(), Start: f.part(), Steps: f.parts(), End: f.part()}
	case 4:
		return report.Ranked{Unit: f.text(), Parts: f.parts(), Rest: f.part()}
	case 5:
		one, other := f.part(), f.part()
		return report.AbatementCost{Unit: f.text(), CostUnit: f.text(), Bars: []report.Abatement{{Name: one.Name, Avoided: one.Value, Cost: other.Value}, {Name: other.Name, Avoided: other.Value, Cost: one.Value.Neg()}}}
	case 6:
		return report.Perimeter{Name: f.text(), Unit: f.text(), Inside: []report.PerimeterGroup{{Name: f.text(), Parts: f.parts()}}, Outside: []report.PerimeterList{{Name: f.text(), Items: []string{f.text()}}}}
	}
	return nil
}
