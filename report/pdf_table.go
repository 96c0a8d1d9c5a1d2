package report

import (
	"github.com/reen-numerique/reen/report/internal/pdf"
)

// tableLook is how the text of a table is set.
type tableLook struct {
	size, step float64
	padX, padY float64
}

var (
	bodyTable      = tableLook{size: 8.8, step: 11.4, padX: 5, padY: 2.9}
	dataTable      = tableLook{size: 8.2, step: 10.6, padX: 5, padY: 2.1} // beside a chart
	referenceTable = tableLook{size: 7.5, step: 9.3, padX: 4, padY: 1.9}  // looked up, not read
)

func lookOf(t Table) tableLook {
	if t.Reference {
		return referenceTable
	}
	return bodyTable
}

// tableLayout is a table on its way to pieces.
type tableLayout struct {
	*layout
	Table
	look    tableLook
	widths  []float64
	left    float64 // of the table, fixed when its pieces are drawn
	element *pdf.Element
}

// table lays a table out: caption, heading, rows, note.
func (l *layout) table(t Table, look tableLook) {
	columns := columnCount(t)
	tl := &tableLayout{layout: l, Table: t, look: look, left: l.left, element: l.parent.Add(pdf.Table)}
	start := len(l.pieces)
	l.caption(t.Caption, t.ID, tl.element)
	if columns > 0 {
		tl.widths = tl.columnWidths(columns)
		tl.rows(tl.heading())
	}
	if text := t.Note.String(); text != "" {
		l.pieces[len(l.pieces)-1].glue = len(l.pieces) > start
		at := len(l.pieces)
		l.flow(l.box(t.Note, l.noteLook(), l.width, l.parent.Add(pdf.Paragraph)), l.left)
		l.space(at, 4)
	}
	l.space(start, 12)
	if len(l.pieces) > start {
		l.pad(8)
		l.pieces[start].whole = len(l.pieces) - start
	}
}

// pad adds room below the last piece.
func (l *layout) pad(room float64) { l.pieces[len(l.pieces)-1].height += room }

// columnCount is the number of columns: a row may hold more cells than the
// table says, and they are shown.
func columnCount(t Table) int {
	n := len(t.Columns)
	for _, r := range t.Rows {
		n = max(n, len(r.Cells))
	}
	return n
}

// column gives a column, empty where the table names none.
func (t *tableLayout) column(i int) Column {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return Column{}
}

// cellBox breaks the text of a cell.
func (t *tableLayout) cellBox(i int, text Text, face pdf.Face, color pdf.Color, e *pdf.Element) *textBox {
	look := textLook{face: face, size: t.look.size, step: t.look.step, color: color, align: t.column(i).Align}
	return t.box(text, look, max(t.widths[i]-2*t.look.padX, 1), e)
}
