package chart

import (
	"math"

	"github.com/shopspring/decimal"
)

// Part is one share of a donut.
type Part struct {
	Name  string
	Value decimal.Decimal
}

// Donut is a whole in parts, clockwise from the top.
type Donut struct {
	Unit  string
	Parts []Part
}

const (
	outerRadius = 62.0
	innerRadius = 38.0
	elbow       = 12.0 // from the ring to where a leader turns
	leaderEnd   = 16.0 // from there to its label
)

// slice is one laid out part.
type slice struct {
	from, to float64 // degrees
	color    Color
	lines    []string // the last one has the figures
	height   float64
}

func (s slice) middle() float64 { return (s.from + s.to) / 2 * math.Pi / 180 }

// onRight says on which side the label stands.
func (s slice) onRight() bool { return math.Cos(s.middle()) >= 0 }

// Layout draws the donut in the middle of a given width, its labels on both
// sides.
func (n Donut) Layout(measure Measure, width float64) *Drawing {
	d := &Drawing{Width: width}
	values := make([]decimal.Decimal, len(n.Parts))
	for i, p := range n.Parts {
		values[i] = decimal.Max(p.Value, decimal.Zero)
	}
	total := sum(values)
	slices := n.slices(measure, width/2-outerRadius-elbow-leaderEnd-4, total)
	d.Height = max(2*outerRadius+34, sideHeight(slices, true), sideHeight(slices, false))
	center := Point{width / 2, d.Height / 2}
	n.ring(d, center, slices)
	n.whole(d, measure, center, total)
	for _, right := range []bool{true, false} {
		labels(d, center, slices, right)
	}
	n.zeros(d, measure)
	return d
}

// slices turns the parts that are not zero into angles, colours and labels.
func (n Donut) slices(measure Measure, room float64, total decimal.Decimal) []slice {
	whole := length(total)
	var slices []slice
	from := 90.0
	for _, p := range n.Parts {
		v := length(p.Value)
		if v <= 0 || whole <= 0 {
			continue
		}
		to := from - v/whole*360
		s := slice{from: from, to: to, lines: wrap(measure, p.Name, true, textSize, room, 2)}
		s.lines = append(s.lines, entire(measure, write(p.Value)+" – "+share(p.Value, total), false, textSize, room))
		s.height = float64(len(s.lines))*lineStep + 4
		slices = append(slices, s)
		from = to
	}
	for i := range slices {
		slices[i].color = ringFill(i, len(slices))
	}
	return slices
}

func sideHeight(slices []slice, right bool) float64 {
	h := 0.0
	for _, s := range slices {
		if s.onRight() == right {
			h += s.height
		}
	}
	return h
}

func (n Donut) ring(d *Drawing, c Point, slices []slice) {
	if len(slices) == 0 { // a whole of nothing is an empty ring
		slices = []slice{{from: 90, to: -270, color: pale}}
	}
	for _, s := range slices {
		border := Stroke{Width: 1.2, Color: White}
		outer := Step{Arc: true, Center: c, Radius: outerRadius, From: s.from, Up: s.to}
		inner := Step{Arc: true, Center: c, Radius: innerRadius, From: s.to, Up: s.from}
		if s.color == pale {
			border = Stroke{Width: .8, Color: ink}
		}
		if len(slices) > 1 {
			d.Path([]Step{outer, inner}, &s.color, border)
			continue
		}
		// A part that is all has no seam.
		d.Path([]Step{outer, inner}, &s.color, Stroke{})
		d.Path([]Step{outer}, nil, border)
		d.Path([]Step{inner}, nil, border)
	}
}

// whole writes the total in the hole.
func (n Donut) whole(d *Drawing, measure Measure, c Point, total decimal.Decimal) {
	const room = 2*innerRadius - 12
	text := write(total)
	size := 15.0
	for size > 7 && measure(text, true, size) > room {
		size -= .5
	}
	d.Text(Point{c.X, c.Y + 2}, entire(measure, text, true, size, room), TextStyle{Size: size, Bold: true, Color: ink, Anchor: Middle})
	for i, line := range wrap(measure, n.Unit, false, smallSize, room, 2) {
		d.Text(Point{c.X, c.Y + 13 + 9*float64(i)}, line, TextStyle{Size: smallSize, Color: muted, Anchor: Middle})
	}
}

// labels sets the labels of one side, each at the height of its slice or as
// near as the others leave room.
func labels(d *Drawing, c Point, slices []slice, right bool) {
	var side []slice
	for _, s := range slices {
		if s.onRight() == right {
			side = append(side, s)
		}
	}
	if !right { // clockwise goes up on the left: the list goes down
		for i, j := 0, len(side)-1; i < j; i, j = i+1, j-1 {
			side[i], side[j] = side[j], side[i]
		}
	}
	wishes, heights := make([]float64, len(side)), make([]float64, len(side))
	for i, s := range side {
		heights[i] = s.height
		wishes[i] = c.Y - (outerRadius+elbow)*math.Sin(s.middle()) - s.height/2
	}
	for i, top := range spread(wishes, heights, d.Height) {
		side[i].label(d, c, top, right)
	}
}

// label draws a leader from the ring, and the text at its end.
func (s slice) label(d *Drawing, c Point, top float64, right bool) {
	direction, anchor := 1.0, Start
	if !right {
		direction, anchor = -1, End
	}
	cos, sin := math.Cos(s.middle()), math.Sin(s.middle())
	edge := Point{c.X + outerRadius*cos, c.Y - outerRadius*sin}
	end := Point{c.X + direction*(outerRadius+elbow+leaderEnd-4), top + s.height/2}
	turn := Point{c.X + direction*max(direction*((outerRadius+elbow)*cos), outerRadius*.75), end.Y}
	leader := Stroke{Width: .6, Color: muted}
	d.Path([]Step{{To: edge}, {To: turn}, {To: end}}, nil, leader)
	for i, line := range s.lines {
		d.Text(Point{end.X + direction*4, top + 2 + 8 + float64(i)*lineStep}, line,
			TextStyle{Size: textSize, Bold: i < len(s.lines)-1, Color: ink, Anchor: anchor})
	}
}

// zeros names the parts that have no slice.
func (n Donut) zeros(d *Drawing, measure Measure) {
	for _, p := range n.Parts {
		if length(p.Value) > 0 {
			continue
		}
		d.Height += lineStep
		text := cut(measure, p.Name+"\u00a0: "+write(p.Value), false, textSize, d.Width)
		d.Text(Point{d.Width / 2, d.Height - 3}, text, TextStyle{Size: textSize, Color: ink, Anchor: Middle})
	}
}
