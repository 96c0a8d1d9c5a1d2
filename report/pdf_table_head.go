package report

import "github.com/reen-numerique/reen/report/internal/pdf"

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
	again := &repeated{height: height, draw: func(y float64) { t.repeatHeading(cells, draw, y) }}
	t.add(piece{height: height, glue: true, draw: func(y float64) {
		again.page = t.canvas.Page()
		draw(y)
	}})
	return again
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
