package report

import (
	"strconv"

	"github.com/reen-numerique/reen/report/internal/visible"
)

// table writes a caption, the table and its note; whole keeps it on one page.
func (o *odt) table(t Table, whole bool) {
	o.bookmark(t.ID)
	o.line(styleTableCaption, t.Caption)
	noted := t.Note.String() != ""
	if n := columnCount(t); n > 0 {
		look := tableFlow{whole: whole, named: n > 1, held: noted && len(t.Rows) <= smallTable}
		g := odtGrid{odt: o, Table: t, widths: o.columnWidths(t, n)}
		o.openTable(o.texts.say("word.table"), look, g.widths)
		g.head()
		for _, r := range t.Rows {
			g.row(r)
		}
		o.Close()
	}
	if noted {
		o.paragraph(styleNote, t.Note)
	}
}

// columnWidths are those of the PDF: what the table asks for, with room for the
// longest word.
func (o *odt) columnWidths(t Table, n int) []float64 {
	return (&tableLayout{layout: o.ruler, look: bodyTable, Table: t}).columnWidths(n)
}

// tableFlow is how a table runs over pages, and what its first column is.
type tableFlow struct {
	whole bool    // on one page
	held  bool    // on the page of what follows
	named bool    // the first cell of a row says what the others are of
	above float64 // room
}

// openTable starts a table and says how wide its columns are.
func (o *odt) openTable(word string, flow tableFlow, widths []float64) {
	attributes := []string{"style:width", odtPoints(o.ruler.width), "table:align", "margins", "fo:margin-top", odtPoints(flow.above), "fo:margin-bottom", "9pt", "table:border-model", "collapsing"}
	if flow.whole {
		attributes = append(attributes, "style:may-break-between-rows", "false")
	}
	if flow.held {
		attributes = append(attributes, "fo:keep-with-next", "always")
	}
	if o.newPage {
		attributes = append(attributes, "fo:break-before", "page")
	}
	o.newPage, o.keep = false, false
	style := o.automatic(odtStyle{family: "table", set: []odtSet{{"table", attributes}}})
	o.Open("table:table", "table:name", o.numbered(word), "table:style-name", style)
	for n, w := range widths {
		column := o.automatic(odtStyle{family: "table-column", set: []odtSet{{"table-column", []string{"style:column-width", odtPoints(w)}}}})
		if n == 0 && flow.named {
			o.Open("table:table-header-columns")
			o.Empty("table:table-column", "table:style-name", column)
			o.Close()
			continue
		}
		o.Empty("table:table-column", "table:style-name", column)
	}
}

// numbered names the next of its kind.
func (o *odt) numbered(word string) string {
	o.counts[word]++
	return word + " " + strconv.Itoa(o.counts[word])
}

// openRow starts a row; a page never cuts it unless it is taller than one.
func (o *odt) openRow(tall bool) {
	keep := "always"
	if tall {
		keep = "auto"
	}
	o.Open("table:table-row", "table:style-name", o.automatic(odtStyle{family: "table-row", set: []odtSet{{"table-row", []string{"fo:keep-together", keep}}}}))
}

func (o *odt) openCell(attributes ...string) {
	style := o.automatic(odtStyle{family: "table-cell", set: []odtSet{{"table-cell", attributes}}})
	o.Open("table:table-cell", "table:style-name", style, "office:value-type", "string")
}

// odtGrid is a table of the document with the widths of its columns.
type odtGrid struct {
	*odt
	Table
	widths []float64
}

func (g odtGrid) column(i int) Column {
	if i < len(g.Columns) {
		return g.Columns[i]
	}
	return Column{}
}

func (g odtGrid) head() {
	if len(g.Columns) == 0 {
		return
	}
	g.Open("table:table-header-rows")
	g.openRow(false)
	for i := range g.widths {
		c := g.column(i)
		g.openCell(append([]string{"fo:background-color", webColor(g.ruler.colors.tint), "style:vertical-align", "bottom",
			"fo:border-bottom", "1pt solid " + webColor(g.ruler.colors.primary)}, cellPadding...)...)
		g.paragraph(aligned(styleHeadCell, c.Align), Plain(c.Title))
		g.line(aligned(styleUnit, c.Align), c.Unit)
		g.Close()
	}
	g.Close()
	g.Close()
}

var cellPadding = []string{"fo:padding-top", "2.5pt", "fo:padding-bottom", "2.5pt", "fo:padding-left", "5pt", "fo:padding-right", "5pt"}

func (g odtGrid) row(r Row) {
	g.openRow(g.tall(r))
	for i := range g.widths {
		var text Text
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		style := styleCell
		if r.Total {
			style = styleTotalCell
			rule := ".9pt solid " + webColor(g.ruler.colors.primary)
			g.openCell(append([]string{"fo:background-color", webColor(g.ruler.colors.tint), "fo:border-top", rule, "fo:border-bottom", rule}, cellPadding...)...)
		} else {
			g.openCell(append([]string{"fo:border-bottom", ".5pt solid " + webColor(g.ruler.colors.rule)}, cellPadding...)...)
		}
		g.paragraph(aligned(style, g.column(i).Align), text)
		g.Close()
	}
	g.Close()
}

func (g odtGrid) tall(r Row) bool {
	for i, cell := range r.Cells {
		if g.odt.tall(cell.String(), r.Total, g.widths[i]) {
			return true
		}
	}
	return false
}

// tall tells whether a text takes most of a page in a cell, as far as widths
// say.
func (o *odt) tall(s string, bold bool, width float64) bool {
	lines := o.ruler.canvas.Width(visible.Text(s), faceOf(bold), bodyTable.size) / max(width-2*bodyTable.padX, 1)
	return lines*bodyTable.step > pageRoom*.6
}
