package chart

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Group is a named set of parts.
type Group struct {
	Name  string
	Parts []Part
}

// Outside is a named list of what is left out.
type Outside struct {
	Name  string
	Items []string
}

// Perimeter is what an account holds, in groups, and what it leaves out.
type Perimeter struct {
	Name    string // of what is inside
	Unit    string
	Inside  []Group
	Outside []Outside
}

const (
	across     = 3 // boxes side by side
	mostBoxes  = 6 // of each kind
	padding    = 8.0
	headHeight = 18.0
	titleSize  = 10.0
)

// fullness is how much the boxes say: how many of their parts and of their
// items, each on how many lines.
type fullness struct{ parts, partLines, items, itemLines int }

// fullnesses go from what boxes say at best to what a page always holds.
var fullnesses = []fullness{{10, 2, 6, 3}, {10, 1, 6, 2}, {6, 1, 3, 1}}

// box is a head with lines below it.
type box struct {
	head, lines []boxLine
	inside      bool
}

// boxLine is a text from the left and, before the right edge, a figure.
type boxLine struct{ text, figure string }

// above is the height of the head.
func (b box) above() float64 {
	return headHeight + float64(len(b.head)-1)*lineStep
}

func (b box) height() float64 { return b.above() + float64(len(b.lines))*lineStep + 9 }

// Layout draws the perimeter on a given width: a closed frame around the
// groups, and below it dashed boxes for what is outside. It says less where the
// page would not hold it.
func (p Perimeter) Layout(pen Pen, width float64) *Drawing {
	for _, full := range fullnesses[:len(fullnesses)-1] {
		if d := p.layout(pen, width, full); d.Height <= rowsHeight {
			return d
		}
	}
	return p.layout(pen, width, fullnesses[len(fullnesses)-1])
}

func (p Perimeter) layout(pen Pen, width float64, full fullness) *Drawing {
	d := &Drawing{Width: width}
	if len(p.Inside)+len(p.Outside) == 0 {
		return d
	}
	total := p.total()
	shown, figure := p.Inside, ""
	if total.IsPositive() {
		figure = pen.Colon + pen.write(total) + "\u00a0" + p.Unit
	}
	if left := len(shown) - mostBoxes; left > 0 {
		shown = shown[:mostBoxes]
		figure += fmt.Sprintf(" – %s (%d)", ellipsis, left)
	}
	room := width - 2*padding - 4
	if pen.Width(figure, true, titleSize) > room/2 {
		figure = "" // the table has it
	}
	title := cut(pen, p.Name, true, titleSize, room-pen.Width(figure, true, titleSize)) + figure
	d.Text(Point{padding + 2, 15}, title, TextStyle{Size: titleSize, Bold: true, Color: ink})
	foot := inRows(len(shown), area{padding, 24, width - 2*padding, 0}, func(i int, w float64) box { return shown[i].box(pen, w, total, full) },
		func(b box, at area, head float64) { b.draw(d, pen, at, head) })
	frame(d, 1, 1, width-2, foot-1, Stroke{Width: 1.8, Color: fills[0]})
	lists := p.Outside
	if more := len(lists) - mostBoxes + 1; more > 1 {
		lists = append(slices.Clone(lists[:mostBoxes-1]), Outside{Name: fmt.Sprintf("%s (%d)", ellipsis, more)})
	}
	d.Height = inRows(len(lists), area{1, foot + padding, width - 2, 0}, func(i int, w float64) box { return lists[i].box(pen, w, full) },
		func(b box, at area, head float64) { b.draw(d, pen, at, head) })
	return d
}

func (p Perimeter) total() decimal.Decimal {
	var all []Part
	for _, g := range p.Inside {
		all = append(all, g.Parts...)
	}
	return positive(all)
}

// inRows sets n boxes in rows, all of a row as high as the highest, and gives
// the height below them.
func inRows(n int, room area, boxOf func(i int, w float64) box, draw func(b box, at area, head float64)) float64 {
	y := room.y
	columns := min(n, across)
	if n == across+1 {
		columns = 2 // two and two rather than three and one
	}
	for first := 0; first < n; first += columns {
		count := min(columns, n-first)
		w := (room.w - padding*float64(count-1)) / float64(count)
		boxes := make([]box, count)
		h, head := 0.0, 0.0
		for i := range boxes {
			boxes[i] = boxOf(first+i, w)
			head = max(head, boxes[i].above())
		}
		for _, b := range boxes {
			h = max(h, b.height()+head-b.above())
		}
		for i, b := range boxes {
			draw(b, area{room.x + float64(i)*(w+padding), y, w, h}, head)
		}
		y += h + padding
	}
	return y
}

// box lists the parts of a group with their share of the whole.
func (g Group) box(pen Pen, w float64, total decimal.Decimal, full fullness) box {
	of := pen.share(positive(g.Parts), total)
	b := box{head: lined(wrap(pen, g.Name, true, textSize, w-20-pen.Width(of, true, textSize), 2), of), inside: true}
	for _, p := range shorten(g.Parts, full.parts) {
		of := pen.share(p.Value, total)
		if of == "" || p.Value.IsNegative() {
			of = pen.write(p.Value)
		}
		of = entire(pen, of, false, textSize, w/2)
		b.lines = append(b.lines, lined(wrap(pen, p.Name, false, textSize, w-18-pen.Width(of, false, textSize), full.partLines), of)...)
	}
	return b
}

// box lists the items that are left out.
func (o Outside) box(pen Pen, w float64, full fullness) box {
	b := box{head: lined(wrap(pen, o.Name, true, textSize, w-12, 2), "")}
	for i, item := range o.Items {
		if i == full.items-1 && len(o.Items) > full.items {
			b.lines = append(b.lines, boxLine{text: fmt.Sprintf("%s (%d)", ellipsis, len(o.Items)-i)})
			break
		}
		const dash = "–\u00a0"
		b.lines = append(b.lines, lined(wrap(pen, dash+item, false, textSize, w-12, full.itemLines), "")...)
	}
	return b
}

// lined puts a figure at the end of the first line.
func lined(texts []string, figure string) []boxLine {
	lines := make([]boxLine, len(texts))
	for i, t := range texts {
		lines[i].text = t
	}
	lines[0].figure = figure
	return lines
}

// draw sets a box in its place, its head as high as those beside it: what is
// inside has a full head and a full line around it, what is outside a dashed
// line alone.
func (b box) draw(d *Drawing, pen Pen, at area, head float64) {
	title := TextStyle{Size: textSize, Bold: true, Color: ink}
	if b.inside {
		d.Rect(at.x, at.y, at.w, head, fills[0])
		frame(d, at.x, at.y, at.w, at.h, Stroke{Width: .8, Color: fills[0]})
		title.Color = White
	} else {
		frame(d, at.x, at.y, at.w, at.h, Stroke{Width: .9, Color: muted, Dash: []float64{4, 2.5}})
	}
	for i, line := range b.head {
		pair(d, pen, Point{at.x + 6, at.y + 12.5 + float64(i)*lineStep}, at.w-12, line, title)
	}
	first := at.y + head + 12
	if !b.inside {
		first -= 3 // no head to part from
	}
	for i, line := range b.lines {
		pair(d, pen, Point{at.x + 6, first + float64(i)*lineStep}, at.w-12, line, TextStyle{Size: textSize, Color: ink})
	}
}

// pair writes a text from the left and its figure to the right.
func pair(d *Drawing, pen Pen, at Point, w float64, line boxLine, style TextStyle) {
	figure := entire(pen, line.figure, style.Bold, textSize, w/2)
	room := w
	if figure != "" {
		room -= pen.Width(figure, style.Bold, textSize) + 6
	}
	d.Text(at, cut(pen, line.text, style.Bold, textSize, room), style)
	style.Anchor = End
	d.Text(Point{at.X + w, at.Y}, figure, style)
}
