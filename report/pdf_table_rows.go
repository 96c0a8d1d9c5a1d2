package report

import "github.com/reen-numerique/reen/report/internal/pdf"

// fewRows is how many rows of a table a page begins or ends with, at least.
const fewRows = 3

// rows lays out the rows. No page begins or ends with one or two of them, and a
// total keeps the row above it.
func (t *tableLayout) rows(head *repeated) {
	body := t.element.Add(pdf.TableBody)
	for i, row := range t.Rows {
		start := len(t.pieces)
		t.row(row, body.Add(pdf.TableRow), head)
		left := len(t.Rows) - i - 1
		t.pieces[len(t.pieces)-1].glue = left > 0 && (i < fewRows-1 || left < fewRows || t.Rows[i+1].Total)
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
