package report

import (
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// tableLook is how the text of a table is set.
type tableLook struct {
	size, step float64
	padX, padY float64
}

var (
	bodyTable = tableLook{size: 8.9, step: 11.8, padX: 5, padY: 3.6}
	dataTable = tableLook{size: 8.2, step: 10.6, padX: 5, padY: 2.4} // beside a chart
)

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

// caption sets the title of a table or a figure, which stays with it.
func (l *layout) caption(s, id string, parent *pdf.Element) {
	look := textLook{face: pdf.Bold, size: 9.4, step: 12.6, color: l.colors.ink}
	element := parent.Add(pdf.Caption)
	b := &textBox{l: l}
	if s != "" {
		b = l.box(Plain(s), look, l.width, element)
	}
	x := l.left
	l.add(piece{glue: true, draw: func(y float64) {
		if id != "" {
			l.canvas.Anchor(id, y-8)
		}
	}})
	for n := range b.lines {
		l.add(piece{height: look.step, glue: true, draw: func(y float64) { b.line(n, x, y) }})
	}
	if len(b.lines) > 0 {
		l.pad(3)
	}
}

// column gives a column, empty where the table names none.
func (t *tableLayout) column(i int) Column {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return Column{}
}

// columnWidths shares the width as the table asks, then lends to columns too
// narrow for their longest word what the others can spare.
func (t *tableLayout) columnWidths(n int) []float64 {
	shares, total := make([]float64, n), 0.0
	for i := range shares {
		// Not so small that it vanishes, nor so large that the others do.
		if w := t.column(i).Width; w > 0 {
			shares[i] = min(max(w, 1e-3), 1e3)
		} else {
			shares[i] = 1
		}
		total += shares[i]
	}
	least := t.leastWidths(n)
	widths := make([]float64, n)
	missing, spare := 0.0, 0.0
	for i := range widths {
		widths[i] = t.width * shares[i] / total
		missing += max(least[i]-widths[i], 0)
		spare += max(widths[i]-least[i], 0)
	}
	lend := 0.0
	if spare > 0 {
		lend = min(missing/spare, 1)
	}
	given := 0.0
	if missing > 0 {
		given = lend * spare / missing
	}
	for i, w := range widths {
		widths[i] += max(least[i]-w, 0)*given - max(w-least[i], 0)*lend
	}
	return widths
}

// leastWidths measures the longest word of each column, up to a limit.
func (t *tableLayout) leastWidths(n int) []float64 {
	least := make([]float64, n)
	limit := t.width * .45
	measure := func(i int, s string, face pdf.Face) {
		for word := range strings.SplitSeq(s, " ") {
			least[i] = max(least[i], min(t.canvas.Width(word, face, t.look.size)+2*t.look.padX+.1, limit))
		}
	}
	for i := range n {
		c := t.column(i)
		measure(i, c.Title, pdf.Bold)
		measure(i, c.Unit, pdf.Regular)
	}
	for _, r := range t.Rows {
		face := pdf.Regular
		if r.Total {
			face = pdf.Bold
		}
		for i, cell := range r.Cells {
			measure(i, cell.String(), face)
		}
	}
	return least
}

// cellBox breaks the text of a cell.
func (t *tableLayout) cellBox(i int, text Text, face pdf.Face, color pdf.Color, e *pdf.Element) *textBox {
	look := textLook{face: face, size: t.look.size, step: t.look.step, color: color, align: t.column(i).Align}
	return t.box(text, look, max(t.widths[i]-2*t.look.padX, 1), e)
}

// headCell is the title of a column with its unit below.
type headCell struct{ title, unit *textBox }

func (h headCell) height() float64 { return h.title.height() + h.unit.height() }

// heading lays out the row of titles; nil when no column has one.
func (t *tableLayout) heading() *repeated {
	if len(t.Columns) == 0 {
		return nil
	}
	row := t.element.Add(pdf.TableHead).Add(pdf.TableRow)
	cells := make([]headCell, len(t.widths))
	height := 0.0
	for i := range cells {
		e := row.Add(pdf.HeadCell)
		e.Scope = pdf.Column
		c := t.column(i)
		cells[i].title = t.cellBox(i, apart(c.Title, c.Unit), pdf.Bold, t.colors.primary, e)
		cells[i].unit = t.cellBox(i, Plain(c.Unit), pdf.Regular, t.colors.muted, e)
		if c.Unit == "" {
			cells[i].unit.lines = nil
		}
		height = max(height, cells[i].height())
	}
	height += 2 * t.look.padY
	draw := func(y float64) { t.drawHeading(cells, y, height) }
	t.add(piece{height: height, glue: true, draw: draw})
	return &repeated{height: height, draw: func(y float64) { t.repeatHeading(cells, draw, y) }}
}

func (t *tableLayout) drawHeading(cells []headCell, y, height float64) {
	t.canvas.Artifact(func() {
		t.canvas.Rect(t.left, y, t.total(), height, t.colors.tint)
		t.canvas.Line(t.left, y+height, t.left+t.total(), y+height, pdf.Stroke{Width: 1, Color: t.colors.primary})
	})
	x := t.left
	for i, cell := range cells {
		// Titles stand on the line: they end at the same height.
		top := y + height - t.look.padY - cell.height()
		cell.title.all(x+t.look.padX, top)
		cell.unit.all(x+t.look.padX, top+cell.title.height())
		x += t.widths[i]
	}
}

// repeatHeading draws the heading again, as an artifact: the structure has
// it once.
func (t *tableLayout) repeatHeading(cells []headCell, draw func(float64), y float64) {
	elements := make([]*pdf.Element, len(cells))
	for i := range cells {
		elements[i] = cells[i].title.element
		cells[i].title.element, cells[i].unit.element = nil, nil
	}
	draw(y)
	for i := range cells {
		cells[i].title.element, cells[i].unit.element = elements[i], elements[i]
	}
}

func (t *tableLayout) total() float64 {
	sum := 0.0
	for _, w := range t.widths {
		sum += w
	}
	return sum
}

// rows lays out the rows. No page begins or ends with a single one of them,
// and a total keeps the row above it.
func (t *tableLayout) rows(head *repeated) {
	body := t.element.Add(pdf.TableBody)
	for i, row := range t.Rows {
		start := len(t.pieces)
		t.row(row, body.Add(pdf.TableRow), head)
		left := len(t.Rows) - i - 1
		t.pieces[len(t.pieces)-1].glue = left > 0 && (i == 0 || left == 1 || t.Rows[i+1].Total)
		if i == 0 {
			t.pieces[start].before = 0
		}
	}
	if len(t.Rows) == 0 && head != nil {
		t.pieces[len(t.pieces)-1].glue = false
	}
}

// row adds a row as one piece, or as several if it is taller than a page.
func (t *tableLayout) row(r Row, element *pdf.Element, head *repeated) {
	cells := t.cells(r, element)
	lines := 1
	for _, c := range cells {
		lines = max(lines, len(c.lines))
	}
	room := pageRoom - 2*t.look.padY
	if head != nil {
		room -= head.height
	}
	most := max(int(room/t.look.step), 1)
	for from := 0; from < lines; from += most {
		to := min(from+most, lines)
		height := float64(to-from)*t.look.step + 2*t.look.padY
		t.add(piece{height: height, head: head, draw: func(y float64) {
			t.drawRow(cells, r.Total, from, to, y, height)
		}})
	}
}

func (t *tableLayout) cells(r Row, element *pdf.Element) []*textBox {
	cells := make([]*textBox, len(t.widths))
	face := pdf.Regular
	if r.Total {
		face = pdf.Bold
	}
	for i := range cells {
		var text Text
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		tag := pdf.DataCell
		if i == 0 && text.String() != "" {
			tag = pdf.HeadCell
		}
		e := element.Add(tag)
		if tag == pdf.HeadCell {
			e.Scope = pdf.Row
		}
		cells[i] = t.cellBox(i, text, face, t.colors.ink, e)
	}
	return cells
}

// drawRow draws some of the lines of a row, with the rule below it.
func (t *tableLayout) drawRow(cells []*textBox, total bool, from, to int, y, height float64) {
	rule := pdf.Stroke{Width: .5, Color: t.colors.rule}
	t.canvas.Artifact(func() {
		if total {
			t.canvas.Rect(t.left, y, t.total(), height, t.colors.tint)
			rule = pdf.Stroke{Width: .9, Color: t.colors.primary}
			t.canvas.Line(t.left, y, t.left+t.total(), y, rule)
		}
		t.canvas.Line(t.left, y+height, t.left+t.total(), y+height, rule)
	})
	x := t.left
	for i, c := range cells {
		for n := from; n < min(to, len(c.lines)); n++ {
			c.line(n, x+t.look.padX, y+t.look.padY+float64(n-from)*t.look.step)
		}
		x += t.widths[i]
	}
}
