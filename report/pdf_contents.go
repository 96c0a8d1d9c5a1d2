package report

import (
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// contentsEntry is a line of the contents that waits for its page number.
type contentsEntry struct {
	anchor string
	page   int // where the line stands
	y      float64
	from   float64 // end of the text
	right  float64
	style  pdf.Style
	link   *pdf.Element
}

// contents sets the table of contents on pages of its own. The numbers come
// when the pages are known: they do not change the layout.
func (l *layout) contents(c Contents) {
	start := len(l.pieces)
	if c.Title != "" {
		look := l.headingLook(1)
		l.flow(l.box(Plain(c.Title), look.textLook, l.width, l.parent.Add(pdf.Paragraph)), l.left)
		l.pad(look.after)
		for i := start; i < len(l.pieces); i++ {
			l.pieces[i].glue = true
		}
	}
	list, lines := l.parent.Add(pdf.Contents), len(l.pieces)
	for _, e := range l.outline {
		if c.shows(e) {
			l.contentsLine(e, list)
		}
	}
	if start < len(l.pieces) {
		const after = 10.0
		above := start
		if l.pieces[start].newPage = start > l.titled; !l.pieces[start].newPage {
			above = 0 // the title of the document is on this page
		}
		tighten(l.pieces[lines:], pageRoom-after-height(l.pieces[above:lines])-1) // which rounding may need
		l.pad(after)
		l.parted = true
	}
}

// tightest is how far lines may come closer to each other.
const tightest = 0.88

// tighten brings lines closer where a few of them would else have a page for
// themselves.
func tighten(lines []piece, room float64) {
	by := room / max(height(lines), 1)
	if by >= 1 || by < tightest {
		return
	}
	for n := range lines {
		lines[n].height *= by
		lines[n].before *= by
	}
}

func height(pieces []piece) float64 {
	sum := 0.0
	for _, p := range pieces {
		sum += p.before + p.height
	}
	return sum
}

func (l *layout) contentsLine(e outlineEntry, list *pdf.Element) {
	const numberRoom, step = 34.0, 12.6
	look := textLook{size: 9.4, step: step, color: l.colors.ink}
	if e.rank == 1 {
		look.face, look.color = pdf.Bold, l.colors.primary
	}
	link := list.Add(pdf.Entry).Add(pdf.Reference).Add(pdf.Link)
	link.Alt = e.label()
	indent := float64(e.rank-1) * 16
	b := l.box(Plain(e.label()), look, l.width-indent-numberRoom, link)
	start := len(l.pieces)
	right := l.left + l.width
	for n, line := range b.lines {
		x := l.left + indent
		l.add(piece{height: step, glue: n < len(b.lines)-1, draw: func(y float64) {
			b.line(n, x, y)
			l.canvas.Link(link, x, y, right-x, step, "#"+e.anchor)
			if n == len(b.lines)-1 {
				l.entries = append(l.entries, contentsEntry{
					anchor: e.anchor, page: l.canvas.Page(), y: y + step/2 + look.size*.35,
					from: x + line.Width, right: right, link: link,
					style: pdf.Style{Face: look.face, Size: look.size, Color: look.color},
				})
			}
		}})
	}
	if e.rank == 1 {
		l.pieces[start].before = 3.4
	}
}

// finishContents writes the page numbers and the dots that lead to them.
func (l *layout) finishContents() {
	c := l.canvas
	for _, e := range l.entries {
		c.Turn(e.page)
		number := strconv.Itoa(c.AnchorPage(e.anchor))
		x := e.right - c.Width(number, e.style.Face, e.style.Size)
		c.Artifact(func() { l.leader(e.from+6, x-6, e.y) })
		space := c.Width(" ", e.style.Face, e.style.Size)
		c.In(e.link, func() { c.Text(x-space, e.y, " "+number, e.style) })
	}
}

// leader draws dots that end at the same place on every line, so that they
// stand in columns.
func (l *layout) leader(from, to, y float64) {
	const dot = ".\u00a0"
	style := pdf.Style{Size: 9, Color: l.colors.muted}
	to = min(to, pdf.PageWidth-marginSide-20)
	width := l.canvas.Width(dot, pdf.Regular, style.Size)
	if count := int((to - from) / width); count > 0 {
		l.canvas.Text(to-float64(count)*width, y, strings.Repeat(dot, count), style)
	}
}
