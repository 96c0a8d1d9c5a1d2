package report

import (
	"fmt"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// The page, in points.
const (
	marginSide   = 58.0
	marginTop    = 80.0
	marginBottom = 70.0
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
	opens   opening // of a section
	floats  int     // pieces of the figure that starts here
	whole   int     // pieces of the table that starts here, which no figure parts
	draw    func(y float64)
	head    *repeated // drawn above when a page starts with this piece
}

// latestChapter is how much of a page may be filled above a chapter that starts on it.
const latestChapter = 0.65

// opening says what starts with a piece.
type opening uint8

const (
	nothing opening = iota
	section         // that no figure of another section comes into
	chapter         // a section that starts a page, but where much of one is left
)

// repeated is the heading of a table that runs over pages.
type repeated struct {
	height float64
	page   int // where it stands last
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

// paginate sets the pieces on pages, those that are glued together on one. A
// figure without room waits for the next page, and what follows it fills this
// one, up to the end of its section or to a table that has no room either.
func (l *layout) paginate() {
	if len(l.pieces) == 0 && l.covered {
		return
	}
	at := l.turn()
	for i := 0; i < len(l.pieces); {
		p := l.pieces[i]
		if p.floats > 0 && l.waits(l.pieces[i:i+p.floats], at) {
			l.waiting = append(l.waiting, l.pieces[i:i+p.floats])
			i += p.floats
			continue
		}
		if len(l.waiting) > 0 && (p.opens != nothing || p.newPage || p.whole > 0 && at.y+l.heightOf(l.pieces[i:i+p.whole]) > pageFoot) {
			at = l.turn()
		}
		end := groupEnd(l.pieces, i)
		at = l.group(l.pieces[i:end], at)
		i = end
	}
	if len(l.waiting) > 0 {
		l.turn()
	}
}

// groupEnd is where the pieces end that are glued to the one at i.
func groupEnd(pieces []piece, i int) int {
	end := i + 1
	for pieces[end-1].glue && end < len(pieces) && !pieces[end].newPage {
		end++
	}
	return end
}

// waits tells whether a figure has to wait: for room, or for one before it.
func (l *layout) waits(figure []piece, at cursor) bool {
	return len(l.waiting) > 0 || !at.fresh && !l.fits(figure[:groupEnd(figure, 0)], at)
}

// group sets glued pieces: on the next page if they do not fit here but do
// there. A group taller than a page is cut between pieces.
func (l *layout) group(group []piece, at cursor) cursor {
	first := group[0]
	if !at.fresh && (first.newPage || first.opens == chapter && at.y > marginTop+pageRoom*latestChapter) {
		at = l.turn()
	}
	for !at.fresh && !l.fits(group, at) {
		at = l.turn()
	}
	for _, p := range group {
		for !at.fresh && at.y+p.before+l.headOf(p)+p.height > pageFoot {
			at = l.turn()
		}
		at = l.set(p, at)
	}
	return at
}

// fits tells whether glued pieces have room together on the page, or on none.
func (l *layout) fits(group []piece, at cursor) bool {
	height := l.heightOf(group)
	return height-group[0].before > pageRoom || at.y+height <= pageFoot
}

// heightOf is the height of pieces, with the space and the heading of their table
// that they need above them.
func (l *layout) heightOf(pieces []piece) float64 {
	return height(pieces) + l.headOf(pieces[0])
}

// headOf is the height of the table's heading that a piece needs above it: that
// of its table, where it does not stand on the page yet.
func (l *layout) headOf(p piece) float64 {
	if p.head == nil || p.head.page == l.canvas.Page() {
		return 0
	}
	return p.head.height
}

// set draws one piece.
func (l *layout) set(p piece, at cursor) cursor {
	if !at.fresh {
		at.y += p.before
	}
	if above := l.headOf(p); above > 0 {
		p.head.draw(at.y)
		p.head.page = l.canvas.Page()
		at.y += above
	}
	p.draw(at.y)
	// A forced break draws nothing: the page it opens is still fresh.
	return cursor{y: at.y + p.height, fresh: at.fresh && p.height == 0}
}

// turn starts a page, with the figures that wait for one. None of them comes into
// another that is longer than a page.
func (l *layout) turn() cursor {
	l.canvas.AddPage()
	at := cursor{y: marginTop, fresh: true}
	waiting := l.waiting
	l.waiting = nil
	for _, figure := range waiting {
		for i := 0; i < len(figure); {
			end := groupEnd(figure, i)
			at = l.group(figure[i:end], at)
			i = end
		}
	}
	return at
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
