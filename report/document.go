package report

import (
	"time"

	"github.com/shopspring/decimal"
)

// Document is a tree of blocks: what is said, once. A renderer decides how it
// looks. Texts are in the document's language and already carry their
// typography (no-break spaces, guillemets); renderers escape, they never edit.
type Document struct {
	Title    string    // of the document, also of the file
	Subtitle string    // period, kind of document
	Author   string    // the public body that publishes it
	Subject  string    // one sentence for the file's properties
	Language string    // BCP 47, "fr-FR" when empty
	Texts    *Texts    // words that renderers add, such as "page"; French when nil
	Date     time.Time // of the document; the only date a renderer knows
	Head     string    // running head of the pages
	Foot     string    // running foot of the pages, beside the page number
	Theme    Theme     // how it looks, the same in all formats
	Cover    Cover     // first page; left out when its Title is empty
	Body     []Block
}

// Cover is the first page.
type Cover struct {
	Kicker string   // line above the title, such as the legal basis
	Title  string   // large
	Lines  []string // below the title
	Facts  []Fact   // a short list of names and values at the foot of the page
	Notice Text     // a status such as "PROJET – document de travail"
}

// Fact is one name with its value.
type Fact struct{ Name, Value string }

// Block is a piece of a document: one of the types of this file.
type Block interface{ isBlock() }

// Text is a run of spans: a paragraph, a cell, a list item.
type Text []Span

// Span is a piece of text in one style.
type Span struct {
	Text string
	Bold bool
	Link string // an https address, or "#id" of a Heading, Table or Figure
}

// Plain makes a Text without emphasis or links.
func Plain(s string) Text { return Text{{Text: s}} }

// String gives the text without its styles.
func (t Text) String() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var s string
	for _, span := range t {
		s += span.Text
	}
	return s
}

// Heading opens a section. Level 1 is a chapter and starts a page where the
// renderer has pages, unless much of the page before is left; levels go
// down one by one.
type Heading struct {
	Level  int    // 1 to 4
	Number string // "4.3", empty for sections without a number
	Text   string
	ID     string // anchor for links, unique in the document

	Unlisted bool // left out of the table of contents
}

// Paragraph is running text.
type Paragraph struct{ Text Text }

// List is a list of short texts.
type List struct {
	Ordered bool
	Items   []Text
}

// Align places the text of a column.
type Align uint8

// Alignments of a column.
const (
	Left Align = iota
	Right
	Center
)

// Column describes one column of a table.
type Column struct {
	Title string
	Unit  string  // shown beside the title, empty for texts
	Align Align   // Right for numbers
	Width float64 // share of the table's width relative to the other columns; 0 counts as 1
}

// Row is one row of a table. Its first cell is the row's header.
type Row struct {
	Cells []Text
	Total bool // a total, set apart by the renderer
}

// Table is data in rows; its heading repeats where it runs over pages, and a
// row is never cut.
type Table struct {
	ID      string
	Caption string
	Columns []Column
	Rows    []Row
	Note    Text // source or remark below the table

	Reference bool // looked up rather than read, such as an annex: a renderer may set it small
}

// Figure is a chart with its text alternative; the data stand beside it as a table.
type Figure struct {
	ID      string
	Caption string
	Alt     string // what the chart says, in a sentence or two
	Chart   Chart
	Data    *Table // nil when the table beside is already in the document
	Note    Text
}

// KeyFigures is a row of two to four large figures.
type KeyFigures struct{ Figures []KeyFigure }

// KeyFigure is one figure with its unit and its meaning.
type KeyFigure struct {
	Value string
	Unit  string
	Label string
	Note  string // interval or coverage, in small type
}

// Tone says what a callout is for.
type Tone uint8

// Tones of a callout; any other is read as Information.
const (
	Information Tone = iota
	Warning
	Missing // something the dossier does not say: "[À compléter]"
)

func (t Tone) name() string {
	switch t {
	case Warning:
		return "warning"
	case Missing:
		return "missing"
	}
	return "information"
}

// Callout sets blocks apart in a box.
type Callout struct {
	Tone  Tone
	Title string
	Body  []Block // paragraphs and lists
}

// Contents is the table of contents, with page numbers where there are pages.
type Contents struct {
	Title string
	Depth int // deepest level shown, 2 when 0
}

// PageBreak starts a page.
type PageBreak struct{}

func (Heading) isBlock()    {}
func (Paragraph) isBlock()  {}
func (List) isBlock()       {}
func (Table) isBlock()      {}
func (Figure) isBlock()     {}
func (KeyFigures) isBlock() {}
func (Callout) isBlock()    {}
func (Contents) isBlock()   {}
func (PageBreak) isBlock()  {}

// Chart is the data of a figure: one of StackedBars, Donut, Trajectory,
// Waterfall, Ranked, AbatementCost, Perimeter.
type Chart interface{ isChart() }

// Series is one named row of values, as long as the chart's categories.
type Series struct {
	Name   string
	Values []decimal.Decimal
}

// StackedBars is one horizontal bar a category, made of the series' values.
type StackedBars struct {
	Unit       string
	Categories []string
	Series     []Series
}

// Donut is a whole in parts.
type Donut struct {
	Unit  string // written in the middle, below the total
	Parts []Part
}

// Part is a named value: a share of a Donut, a step of a Waterfall.
type Part struct {
	Name  string
	Value decimal.Decimal
}

// Trajectory is a value over years, with the targets to reach.
type Trajectory struct {
	Unit    string
	Years   []int
	Series  []Series // one value a year
	Targets []Target
	Band    Band // how sure the values are; nothing is drawn of less than two years
}

// Band is what the values of a Trajectory lie between, such as what all the
// lowest and all the highest published values give.
type Band struct {
	Name      string            // what the two ends are
	Low, High []decimal.Decimal // one value a year, in the unit of the trajectory
}

// Target is a value to reach in a year.
type Target struct {
	Name  string
	Year  int
	Value decimal.Decimal
}

func (StackedBars) isChart() {}
func (Donut) isChart()       {}
func (Trajectory) isChart()  {}
