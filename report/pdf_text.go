package report

import (
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// textLook is how running text is set.
type textLook struct {
	face  pdf.Face
	size  float64
	step  float64 // from one baseline to the next
	color pdf.Color
	align Align
}

const (
	bodySize = 10.0
	bodyStep = 14.2
	noteSize = 8.4
	noteStep = 11.4
)

func (l *layout) bodyLook() textLook {
	return textLook{size: bodySize, step: bodyStep, color: l.colors.ink}
}

func (l *layout) noteLook() textLook {
	return textLook{size: noteSize, step: noteStep, color: l.colors.muted}
}

// textBox is a text broken into lines, ready to be drawn line by line.
type textBox struct {
	l       *layout
	look    textLook
	spans   Text
	lines   []pdf.Line
	element *pdf.Element
	links   map[int]*pdf.Element // by span: one link, on however many lines
	width   float64
}

// box breaks a text for a width; element is where it is drawn.
func (l *layout) box(t Text, look textLook, width float64, element *pdf.Element) *textBox {
	runs := make([]pdf.Run, len(t))
	for i, span := range t {
		runs[i] = pdf.Run{Text: span.Text, Face: look.face, Size: look.size}
		if span.Bold {
			runs[i].Face = pdf.Bold
		}
	}
	return &textBox{l: l, look: look, spans: t, lines: l.canvas.Lines(runs, width), element: element,
		links: map[int]*pdf.Element{}, width: width}
}

func (b *textBox) height() float64 { return float64(len(b.lines)) * b.look.step }

// line draws line n in a strip that starts at x, y.
func (b *textBox) line(n int, x, y float64) {
	line := b.lines[n]
	switch b.look.align {
	case Right:
		x += b.width - line.Width
	case Center:
		x += (b.width - line.Width) / 2
	}
	// The middle of small letters stands in the middle of the strip.
	baseline := y + b.look.step/2 + b.look.size*.35
	for _, p := range line.Pieces {
		b.piece(p, x+p.X, baseline)
	}
}

func (b *textBox) all(x, y float64) {
	for n := range b.lines {
		b.line(n, x, y+float64(n)*b.look.step)
	}
}

func (b *textBox) piece(p pdf.Piece, x, baseline float64) {
	c, span := b.l.canvas, b.spans[p.Run]
	style := pdf.Style{Face: b.look.face, Size: b.look.size, Color: b.look.color}
	if span.Bold {
		style.Face = pdf.Bold
	}
	target := b.l.target(span.Link)
	if target == "" {
		c.In(b.element, func() { c.Text(x, baseline, p.Text, style) })
		return
	}
	if b.links[p.Run] == nil {
		b.links[p.Run] = b.element.Add(pdf.Link)
		b.links[p.Run].Alt = span.Text
	}
	style.Color = b.l.colors.primary
	c.In(b.links[p.Run], func() { c.Text(x, baseline, p.Text, style) })
	c.Artifact(func() {
		c.Line(x, baseline+1.6, x+p.W, baseline+1.6, pdf.Stroke{Width: .5, Color: style.Color})
	})
	c.Link(b.links[p.Run], x, baseline-b.look.size*.8, p.W, b.look.size*1.1, target)
}

// target is what a link of the document leads to, empty if nowhere.
func (l *layout) target(link string) string {
	if id, inside := strings.CutPrefix(link, "#"); inside {
		if !l.ids[id] {
			return ""
		}
		return link
	}
	if pdf.Links(link) {
		return link
	}
	return ""
}

// apart is a text with the space that keeps it from the next one of its
// element, where a machine reads the two; nobody sees it at the end of a line.
func apart(s, next string) Text {
	if next == "" {
		return Plain(s)
	}
	return Plain(s + " ")
}

// flow adds the lines of a box as pieces, with two lines at least on each
// side of a page break.
func (l *layout) flow(b *textBox, x float64) {
	for n := range b.lines {
		l.add(piece{
			height: b.look.step,
			glue:   n == 0 && len(b.lines) > 1 || n == len(b.lines)-2,
			draw:   func(y float64) { b.line(n, x, y) },
		})
	}
}

func (l *layout) paragraph(p Paragraph) {
	start := len(l.pieces)
	l.flow(l.box(p.Text, l.bodyLook(), l.width, l.parent.Add(pdf.Paragraph)), l.left)
	l.space(start, 7)
}

func (l *layout) list(list List) {
	const indent = 18.0
	look := l.bodyLook()
	outer := l.parent.Add(pdf.List)
	outer.Ordered = list.Ordered
	for i, text := range list.Items {
		start := len(l.pieces)
		item := outer.Add(pdf.ListItem)
		label, body := item.Add(pdf.Label), item.Add(pdf.ItemBody)
		mark := "•"
		if list.Ordered {
			mark = strconv.Itoa(i+1) + "."
		}
		shift := max(indent, l.canvas.Width(mark, pdf.Regular, look.size)+6)
		l.flow(l.box(text, look, max(l.width-shift, 40), body), l.left+shift)
		first, x := &l.pieces[start], l.left
		drawLine := first.draw
		first.draw = func(y float64) {
			c := l.canvas
			c.In(label, func() {
				c.Text(x+4, y+look.step/2+look.size*.35, mark, pdf.Style{Size: look.size, Color: l.colors.accent})
			})
			drawLine(y)
		}
		l.space(start, 3)
		if i == 0 {
			first.before = 6
		}
	}
}
