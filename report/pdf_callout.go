package report

import "github.com/reen-numerique/reen/report/internal/pdf"

// calloutLook is the colours of a tone; its title says it in words.
type calloutLook struct {
	edge, ground pdf.Color
}

func (l *layout) calloutLook(t Tone) calloutLook {
	switch t {
	case Warning:
		return calloutLook{pdf.Color{R: 180, G: 83, B: 9}, pdf.Color{R: 255, G: 246, B: 230}}
	case Missing:
		return calloutLook{pdf.Color{R: 176, G: 32, B: 48}, pdf.Color{R: 253, G: 239, B: 240}}
	}
	return calloutLook{l.colors.primary, l.colors.tint}
}

const (
	calloutPad  = 10.0
	calloutEdge = 3.0
)

// callout sets blocks in a tinted box with a coloured edge. A short one is
// kept whole; a long one runs over pages, its ground with it.
func (l *layout) callout(c Callout) {
	look := l.calloutLook(c.Tone)
	title := l.texts.calloutTitle(c)
	group := l.parent.Add(pdf.Division)
	start := len(l.pieces)
	l.within(group, calloutEdge+calloutPad, calloutEdge+2*calloutPad, func() {
		if title != "" {
			bold := textLook{face: pdf.Bold, size: bodySize, step: bodyStep, color: look.edge}
			l.flow(l.box(Plain(title), bold, l.width, group.Add(pdf.Paragraph)), l.left)
			l.pieces[len(l.pieces)-1].glue = true
		}
		l.blocks(c.Body)
	})
	if len(l.pieces) == start {
		return
	}
	l.ground(l.pieces[start:], look)
	l.space(start, 12)
	l.add(piece{height: 6, draw: func(float64) {}})
	l.pieces[len(l.pieces)-2].glue = true
}

// ground draws the box behind the pieces, each its own slice of it.
func (l *layout) ground(pieces []piece, look calloutLook) {
	x, width := l.left, l.width
	last, total := len(pieces)-1, 0.0
	for i := range pieces {
		p := &pieces[i]
		above, below := 0.0, 0.0
		if i == 0 {
			above = calloutPad - 2
		} else {
			above = p.before // the space between pieces is tinted too
		}
		if i == last {
			below = calloutPad - 1
		}
		p.before, p.newPage = 0, false
		height, draw := above+p.height+below, p.draw
		p.height = height
		p.draw = func(y float64) {
			l.canvas.Artifact(func() {
				l.canvas.Rect(x, y, width, height+.2, look.ground) // no hairline between slices
				l.canvas.Rect(x, y, calloutEdge, height+.2, look.edge)
			})
			draw(y + above)
		}
		total += height
	}
	if total < pageRoom*.45 {
		for i := range last {
			pieces[i].glue = true
		}
	}
}
