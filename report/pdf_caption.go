package report

import "github.com/reen-numerique/reen/report/internal/pdf"

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
