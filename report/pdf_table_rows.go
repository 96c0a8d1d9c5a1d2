package report

import "github.com/reen-numerique/reen/report/internal/pdf"

// fewRows is the height of the rows of a table that a page begins or ends with, at
// least: three rows of a line each, two of two lines, one of four.
const fewRows = 40.0

// rows lays out the rows. No page begins or ends with a few low ones, and a total
// keeps the row above it.
func (t *tableLayout) rows(head *repeated) {
	body := t.element.Add(pdf.TableBody)
	ends := make([]int, len(t.Rows)) // the last piece of each row
	for i, row := range t.Rows {
		start := len(t.pieces)
		t.row(row, body.Add(pdf.TableRow), head)
		ends[i] = len(t.pieces) - 1
		if i == 0 {
			t.pieces[start].before = 0
		}
		if row.Total && i > 0 {
			t.pieces[ends[i-1]].glue = true
		}
	}
	t.keepEnds(ends)
	if len(t.Rows) == 0 && head != nil {
		t.pieces[len(t.pieces)-1].glue = false
	}
}

// keepEnds glues the first rows together, and the last ones.
func (t *tableLayout) keepEnds(ends []int) {
	last := len(ends) - 1
	above, below := 0.0, 0.0
	for i := range last {
		above += t.pieces[ends[i]].height
		below += t.pieces[ends[last-i]].height
		if above < fewRows {
			t.pieces[ends[i]].glue = true
		}
		if below < fewRows {
			t.pieces[ends[last-i-1]].glue = true
		}
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
