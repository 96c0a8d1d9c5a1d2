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
	part     Part
	from, to float64 // degrees
	color    Color
	lines    []string // the last one has the figures
	height   float64
	apart    bool // named below the ring: its label would be too far from it
}

func (s slice) middle() float64 { return (s.from + s.to) / 2 * math.Pi / 180 }

// onRight says on which side the label stands.
func (s slice) onRight() bool { return math.Cos(s.middle()) >= 0 }

// mostSlices is how many parts the labels of one page have room for, and
// mostZeros how many are named without a slice.
const mostSlices, mostZeros = 12, 6

// Layout draws the donut in the middle of a given width, its labels on both
// sides.
func (n Donut) Layout(pen Pen, width float64) *Drawing {
	d := &Drawing{Width: width}
	if len(n.Parts) == 0 {
		return d
	}
	total := positive(n.Parts)
	var drawn, zeros []Part
	for _, p := range n.Parts {
		if length(p.Value) > 0 {
			drawn = append(drawn, p)
		} else {
			zeros = append(zeros, p)
		}
	}
	slices := slicesOf(shorten(drawn, mostSlices), pen, width/2-outerRadius-elbow-leaderEnd-4, total)
	d.Height = 2*outerRadius + 34
	right, left := sideOf(slices, true), sideOf(slices, false)
	d.Height = max(d.Height, right.height(), left.height())
	center := Point{width / 2, d.Height / 2}
	n.ring(d, center, slices)
	n.whole(d, pen, center, total)
	right.draw(d, center)
	left.draw(d, center)
	for _, s := range slices {
		if s.apart {
			below(d, pen, s.part.Name, s.lines[len(s.lines)-1])
		}
	}
	listed(d, pen, zeros)
	return d
}

// slicesOf turns parts above zero into angles, colours and labels.
func slicesOf(parts []Part, pen Pen, room float64, total decimal.Decimal) []slice {
	var slices []slice
	from, whole := 90.0, length(total)
	if whole <= 0 { // all too much to measure
		return nil
	}
	for _, p := range parts {
		to := from - length(p.Value)/whole*360
		s := slice{part: p, from: from, to: to, lines: wrap(pen, p.Name, true, textSize, room, 2)}
		s.lines = append(s.lines, entire(pen, pen.write(p.Value)+" – "+pen.share(p.Value, total), false, textSize, room))
		s.height = float64(len(s.lines))*lineStep + 4
		slices = append(slices, s)
		from = to
	}
	for i := range slices {
		slices[i].color = ringFill(i, len(slices))
	}
	return slices
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
func (n Donut) whole(d *Drawing, pen Pen, c Point, total decimal.Decimal) {
	const room = 2*innerRadius - 12
	text := pen.write(total)
	size := 15.0
	for size > 7 && pen.Width(text, true, size) > room {
		size -= .5
	}
	d.Text(Point{c.X, c.Y + 2}, entire(pen, text, true, size, room), TextStyle{Size: size, Bold: true, Color: ink, Anchor: Middle})
	for i, line := range wrap(pen, n.Unit, false, smallSize, room-12, 2) { // the hole is narrower there
		d.Text(Point{c.X, c.Y + 13 + 9*float64(i)}, line, TextStyle{Size: smallSize, Color: muted, Anchor: Middle})
	}
}

// below writes a name with its figure under what is drawn.
func below(d *Drawing, pen Pen, name, figure string) {
	figure = pen.Colon + entire(pen, figure, false, textSize, d.Width/2)
	d.Height += lineStep
	name = cut(pen, name, false, textSize, d.Width-pen.Width(figure, false, textSize))
	d.Text(Point{d.Width / 2, d.Height - 3}, name+figure, TextStyle{Size: textSize, Color: ink, Anchor: Middle})
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

// listed names the parts that have no slice.
func listed(d *Drawing, pen Pen, parts []Part) {
	for _, p := range shorten(parts, mostZeros) {
		below(d, pen, p.Name, pen.write(p.Value))
	}
}
