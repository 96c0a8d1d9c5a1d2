package report

import (
	"github.com/reen-numerique/reen/report/internal/chart"
	"github.com/reen-numerique/reen/report/internal/pdf"
)

// smallTable is the number of rows up to which the data of a figure stay on
// its page: more would leave half a page empty too often.
const smallTable = 6

// figure sets a chart below its caption, then its data as a small table.
func (l *layout) figure(f Figure) {
	group := l.parent.Add(pdf.Division)
	start := len(l.pieces)
	l.within(group, 0, 0, func() {
		l.caption(f.Caption, f.ID, group)
		if drawing := l.drawing(f.Chart, l.width); drawing != nil {
			l.chart(f, drawing)
		}
		if text := f.Note.String(); text != "" {
			at := len(l.pieces)
			l.flow(l.box(f.Note, l.noteLook(), l.width, group.Add(pdf.Paragraph)), l.left)
			l.space(at, 4)
		}
		if f.Data != nil {
			l.data(*f.Data, start)
			return
		}
		l.pieces[len(l.pieces)-1].glue = false
		l.pad(10)
	})
	l.space(start, 14)
	l.pieces[start].floats = len(l.pieces) - start
}

// data sets the table of a figure, on its page if it is small.
func (l *layout) data(t Table, start int) {
	if len(t.Rows) <= smallTable {
		l.pieces[len(l.pieces)-1].glue = true
	}
	l.table(t, dataTable)
	if len(t.Rows) <= smallTable {
		for i := start; i < len(l.pieces)-1; i++ {
			l.pieces[i].glue = true
		}
	}
}

// drawing lays a chart out, in the colours of the theme; nil if there is none.
func (l *layout) drawing(c Chart, width float64) *chart.Drawing {
	return drawChart(c, func(s string, bold bool, size float64) float64 {
		return l.canvas.Width(s, faceOf(bold), size)
	}, width, l.colors, l.texts)
}

func (l *layout) chart(f Figure, drawing *chart.Drawing) {
	l.charts++
	element := l.parent.Add(pdf.Figure)
	if element.Alt = f.Alt; element.Alt == "" {
		element.Alt = nameOf(f.Caption, l.texts.say("word.figure"), l.charts)
	}
	x := l.left
	l.add(piece{height: drawing.Height + 6, before: 4, draw: func(y float64) {
		l.canvas.SetBox(element, x, y, drawing.Width, drawing.Height)
		l.canvas.In(element, func() { drawing.Draw(chartCanvas{l.canvas, x, y}) })
	}})
}

func faceOf(bold bool) pdf.Face {
	if bold {
		return pdf.Bold
	}
	return pdf.Regular
}

// chartCanvas draws a chart on a page, its corner at x, y.
type chartCanvas struct {
	*pdf.Canvas
	x, y float64
}

func (c chartCanvas) Rect(x, y, w, h float64, fill chart.Color) {
	c.Canvas.Rect(c.x+x, c.y+y, w, h, pdf.Color(fill))
}

func (c chartCanvas) Line(from, to chart.Point, stroke chart.Stroke) {
	c.Canvas.Line(c.x+from.X, c.y+from.Y, c.x+to.X, c.y+to.Y, strokeOf(stroke))
}

func (c chartCanvas) Path(steps []chart.Step, fill *chart.Color, stroke chart.Stroke) {
	var p pdf.Path
	for _, s := range steps {
		if s.Arc {
			p.Arc(c.x+s.Center.X, c.y+s.Center.Y, s.Radius, s.From, s.Up)
		} else {
			p.LineTo(c.x+s.To.X, c.y+s.To.Y)
		}
	}
	c.Draw(p, (*pdf.Color)(fill), strokeOf(stroke))
}

func (c chartCanvas) Text(at chart.Point, s string, style chart.TextStyle) {
	face, x := faceOf(style.Bold), c.x+at.X
	switch style.Anchor {
	case chart.Middle:
		x -= c.Width(s, face, style.Size) / 2
	case chart.End:
		x -= c.Width(s, face, style.Size)
	}
	c.Canvas.Text(x, c.y+at.Y, s, pdf.Style{Face: face, Size: style.Size, Color: pdf.Color(style.Color)})
}

func strokeOf(s chart.Stroke) pdf.Stroke {
	return pdf.Stroke{Width: s.Width, Color: pdf.Color(s.Color), Dash: s.Dash}
}
