package chart

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Target is a value to reach in a year.
type Target struct {
	Name  string
	Year  int
	Value decimal.Decimal
}

// diamond is the mark of a target: hollow, unlike those of the lines.
func (p *plot) diamond(at Point) {
	const r = 4.6
	white := White
	p.Path([]Step{{To: Point{at.X, at.Y - r}}, {To: Point{at.X + r, at.Y}}, {To: Point{at.X, at.Y + r}},
		{To: Point{at.X - r, at.Y}}, {To: Point{at.X, at.Y - r}}}, &white, Stroke{Width: 1.4, Color: ink})
}

// targets draws the points to reach, each with its label where there is room
// for one; it gives back the labels that found none.
func (t Trajectory) targets(p *plot) (left []string) {
	for _, target := range t.Targets {
		at := Point{p.x(target.Year), p.y(target.Value)}
		p.taken = append(p.taken, area{at.X - 5, at.Y - 5, 10, 10})
	}
	for _, target := range t.Targets {
		at := Point{p.x(target.Year), p.y(target.Value)}
		p.diamond(at)
		text := target.Name + p.pen.Colon + p.pen.write(target.Value)
		if !p.beside(at, text) {
			left = append(left, fmt.Sprintf("%s (%d)", text, target.Year))
		}
	}
	return left
}

// beside writes a label next to a point, on the first side that is free; from
// further away a line leads to it.
func (p *plot) beside(at Point, text string) bool {
	w := p.pen.Width(text, true, smallSize)
	near := []Point{
		{at.X - w/2, at.Y - 17}, {at.X - w/2, at.Y + 7}, {at.X - w - 8, at.Y - 5}, {at.X + 8, at.Y - 5},
		{at.X - w, at.Y - 17}, {at.X - w, at.Y + 7}, {at.X, at.Y - 17}, {at.X, at.Y + 7},
	}
	for _, corner := range near {
		if p.label(corner, w, text, area{}) {
			return true
		}
	}
	const floors = 7
	for floor := 1.0; floor < floors; floor++ {
		away := floor * lineStep
		for _, x := range []float64{at.X - w/2, at.X - w + 2, at.X - 2} {
			if p.label(Point{x, at.Y + 7 + away}, w, text, area{at.X - .5, at.Y + 5, 1, 2 + away}) ||
				p.label(Point{x, at.Y - 17 - away}, w, text, area{at.X - .5, at.Y - 7 - away, 1, 2 + away}) {
				return true
			}
		}
	}
	return false
}

// label writes a text where nothing is in its way, nor in that of the line that
// leads to it.
func (p *plot) label(corner Point, w float64, text string, lead area) bool {
	inside := area{p.left, p.top - 10, p.right - p.left, p.bottom - p.top + 9}
	at := area{corner.X, corner.Y, w, 10}
	if !inside.holds(at) || slices.ContainsFunc(p.taken, at.overlaps) || slices.ContainsFunc(p.written, lead.overlaps) {
		return false
	}
	if lead.h > 0 {
		x := lead.x + lead.w/2
		p.Line(Point{x, lead.y}, Point{x, lead.y + lead.h}, Stroke{Width: .6, Color: muted})
		p.taken = append(p.taken, lead)
	}
	p.taken, p.written = append(p.taken, at), append(p.written, at)
	p.Text(Point{corner.X, corner.Y + 8}, text, TextStyle{Size: smallSize, Bold: true, Color: ink})
	return true
}
