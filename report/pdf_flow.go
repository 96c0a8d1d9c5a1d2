package report

import (
	"fmt"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// The page, in points.
const (
	marginSide   = 64.0
	marginTop    = 84.0
	marginBottom = 74.0
	pageFoot     = pdf.PageHeight - marginBottom // no text below
	pageRoom     = pageFoot - marginTop
)

// piece is a slice of a document that is never cut: a line of text, a row of
// a table, a chart. A document is laid out as a list of pieces, then set on
// pages one after the other.
type piece struct {
	height  float64
	before  float64 // space above, none at the top of a page
	glue    bool    // stays on the page of the next piece
	newPage bool    // starts a page
	draw    func(y float64)
	head    *repeated // drawn above when a page starts with this piece
}

// repeated is the heading of a table that runs over pages.
type repeated struct {
	height float64
	draw   func(y float64)
}

func (l *layout) add(p piece) { l.pieces = append(l.pieces, p) }

// space adds room above the next piece, n being their count before it.
func (l *layout) space(n int, before float64) {
	if n < len(l.pieces) {
		l.pieces[n].before = max(l.pieces[n].before, before)
	}
}

// cursor is where the next piece goes.
type cursor struct {
	y     float64
	fresh bool // nothing on the page yet
}

// paginate sets the pieces on pages, those that are glued together on one.
func (l *layout) paginate() {
	if len(l.pieces) == 0 && l.covered {
		return
	}
	at := l.turn()
	for i := 0; i < len(l.pieces); {
		end := i + 1
		for l.pieces[end-1].glue && end < len(l.pieces) && !l.pieces[end].newPage {
			end++
		}
		at = l.group(l.pieces[i:end], at)
		i = end
	}
}

// group sets glued pieces: on the next page if they do not fit here but do
// there. A group taller than a page is cut between pieces.
func (l *layout) group(group []piece, at cursor) cursor {
	height := 0.0
	for i, p := range group {
		height += p.height
		if i > 0 {
			height += p.before
		}
	}
	first := group[0]
	if !at.fresh && (first.newPage || at.y+first.before+height > pageFoot && height <= pageRoom) {
		at = l.turn()
	}
	for _, p := range group {
		if !at.fresh && at.y+p.before+p.height > pageFoot {
			at = l.turn()
		}
		at = l.set(p, at)
	}
	return at
}

// set draws one piece.
func (l *layout) set(p piece, at cursor) cursor {
	if at.fresh {
		if p.head != nil {
			p.head.draw(at.y)
			at.y += p.head.height
		}
	} else {
		at.y += p.before
	}
	p.draw(at.y)
	// A forced break draws nothing: the page it opens is still fresh.
	return cursor{y: at.y + p.height, fresh: at.fresh && p.height == 0}
}

func (l *layout) turn() cursor {
	l.canvas.AddPage()
	return cursor{y: marginTop, fresh: true}
}

// furniture draws the running heads and feet, once the pages are counted.
func (l *layout) furniture() {
	c := l.canvas
	style := pdf.Style{Size: 8, Color: l.colors.muted}
	right := pdf.PageWidth - marginSide
	first := 1
	if l.covered {
		first = 2
	}
	number := func(n int) string {
		return fmt.Sprintf("%s\u00a0%d\u00a0/\u00a0%d", l.texts.say("word.page"), n, c.Pages())
	}
	room := pdf.PageWidth - 2*marginSide
	head := l.shorten(l.doc.Head, style, room) // once: a text may be long, and pages many
	foot := l.shorten(l.doc.Foot, style, room-c.Width(number(c.Pages()), pdf.Regular, style.Size)-20)
	for n := first; n <= c.Pages(); n++ {
		c.Turn(n)
		c.Artifact(func() {
			numberWidth := c.Width(number(n), pdf.Regular, style.Size)
			thin := pdf.Stroke{Width: .5, Color: l.colors.rule}
			if l.doc.Head != "" {
				c.Text(marginSide, 50, head, style)
				c.Line(marginSide, 58, right, 58, thin)
			}
			c.Line(marginSide, pdf.PageHeight-52, right, pdf.PageHeight-52, thin)
			c.Text(marginSide, pdf.PageHeight-38, foot, style)
			c.Text(right-numberWidth, pdf.PageHeight-38, number(n), style)
		})
	}
}

// shorten cuts a text that is too long for its place, and says so.
func (l *layout) shorten(s string, style pdf.Style, room float64) string {
	lines := l.canvas.Lines([]pdf.Run{{Text: s, Face: style.Face, Size: style.Size}}, room)
	if len(lines) == 1 {
		return s
	}
	lines = l.canvas.Lines([]pdf.Run{{Text: s, Face: style.Face, Size: style.Size}}, room-style.Size)
	return lines[0].String() + "…"
}
