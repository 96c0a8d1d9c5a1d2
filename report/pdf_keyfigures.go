package report

import "github.com/reen-numerique/reen/report/internal/pdf"

// keyFigures sets large figures side by side, four at most in a row.
func (l *layout) keyFigures(k KeyFigures) {
	start := len(l.pieces)
	list := l.parent.Add(pdf.List)
	rows := (len(k.Figures) + 3) / 4
	for r, i := 0, 0; r < rows; r++ {
		// Rows as even as can be: five figures are three and two.
		n := (len(k.Figures) - i + rows - r - 1) / (rows - r)
		l.keyFigureRow(k.Figures[i:i+n], list)
		i += n
	}
	l.space(start, 12)
	if rows > 0 {
		l.pad(6)
	}
}

// card is one laid out key figure.
type card struct{ value, unit, label, note *textBox }

const (
	cardGap = 12.0
	cardPad = 10.0
)

func (c card) height() float64 {
	h := c.value.height() + c.label.height() + 2*cardPad
	for _, b := range []*textBox{c.unit, c.note} {
		if b != nil {
			h += b.height() + 2
		}
	}
	return h
}

func (l *layout) keyFigureRow(figures []KeyFigure, list *pdf.Element) {
	width := (l.width - cardGap*float64(len(figures)-1)) / float64(len(figures))
	cards := make([]card, len(figures))
	height := 0.0
	for i, f := range figures {
		cards[i] = l.card(f, width-2*cardPad, list.Add(pdf.ListItem).Add(pdf.ItemBody))
		height = max(height, cards[i].height())
	}
	left := l.left
	l.add(piece{height: height, before: cardGap, draw: func(y float64) {
		for i, c := range cards {
			l.drawCard(c, left+float64(i)*(width+cardGap), y, width, height)
		}
	}})
}

// card breaks the texts of a figure; its value shrinks rather than be cut.
func (l *layout) card(f KeyFigure, room float64, e *pdf.Element) card {
	size := 24.0
	for size > 11 && l.canvas.Width(f.Value, pdf.Bold, size) > room {
		size--
	}
	c := card{
		value: l.box(apart(f.Value, f.Unit+f.Label+f.Note), textLook{face: pdf.Bold, size: size, step: size * 1.15, color: l.colors.primary}, room, e.Add(pdf.Span)),
	}
	if f.Unit != "" {
		c.unit = l.box(apart(f.Unit, f.Label+f.Note), textLook{face: pdf.Bold, size: 9.6, step: 12.4, color: l.colors.accent}, room, e.Add(pdf.Span))
	}
	c.label = l.box(apart(f.Label, f.Note), textLook{size: 9, step: 11.8, color: l.colors.ink}, room, e.Add(pdf.Span))
	if f.Note != "" {
		c.note = l.box(Plain(f.Note), textLook{size: 7.8, step: 10, color: l.colors.muted}, room, e.Add(pdf.Span))
	}
	return c
}

func (l *layout) drawCard(c card, x, y, width, height float64) {
	l.canvas.Artifact(func() {
		l.canvas.Rect(x, y, width, height, l.colors.tint)
		l.canvas.Rect(x, y, width, 2.4, l.colors.primary)
	})
	x, y = x+cardPad, y+cardPad
	for _, b := range []*textBox{c.value, c.unit, c.label, c.note} {
		if b == nil {
			continue
		}
		b.all(x, y)
		y += b.height()
		if b == c.unit || b == c.label {
			y += 2
		}
	}
}
