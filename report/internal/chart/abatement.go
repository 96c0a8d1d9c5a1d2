package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/shopspring/decimal"
)

// Abatement is one bar of a cost curve.
type Abatement struct {
	Name    string
	Avoided decimal.Decimal // its width
	Cost    decimal.Decimal // its height, below zero where it saves
}

// AbatementCost is what avoiding costs, bar after bar, the cheapest first.
type AbatementCost struct {
	Unit     string // of the widths
	CostUnit string // of the heights
	Bars     []Abatement
}

const (
	curveHeight = 170.0
	labelFloors = 8    // where labels stand, one over the other
	mostLeft    = 20   // labels written below the curve
	leastHeight = 1.6  // a bar is seen
	labelRoom   = 10.0 // height of a label
	labelAir    = 2.0  // beside it
)

// curve is the area of the bars.
type curve struct {
	*Drawing
	pen                            Pen
	left, right, top, bottom, foot float64 // foot: below the labels of the bars that save
	across, up                     axis
	taken                          []area
}

// placed is a bar in its place.
type placed struct {
	Abatement
	at area
}

// Layout draws the curve on a given width. What has no width to be seen or no
// measure is named below it, and what found no room for its label.
func (a AbatementCost) Layout(pen Pen, width float64) *Drawing {
	if len(a.Bars) == 0 {
		return &Drawing{Width: width}
	}
	bars, left := a.sorted()
	c := a.curve(pen, width, bars)
	c.heights(a)
	var unlabelled []Abatement
	for _, b := range outward(c.bars(bars)) {
		if b.at.w < leastPart || !c.label(b) {
			unlabelled = append(unlabelled, b.Abatement)
		}
	}
	c.widths(a)
	slices.SortStableFunc(unlabelled, byCost)
	left = append(unlabelled, left...)
	c.Height = c.foot + 30
	for i, b := range left {
		if i > mostLeft {
			break
		}
		text := a.line(pen, b, width)
		if i == mostLeft {
			text = fmt.Sprintf("%s (%d)", ellipsis, len(left)-i)
		}
		c.Height += lineStep
		c.Text(Point{0, c.Height - 3}, text, TextStyle{Size: textSize, Color: ink})
	}
	return c.Drawing
}

// line writes a bar in words.
func (a AbatementCost) line(pen Pen, b Abatement, width float64) string {
	name := cut(pen, b.Name, false, textSize, width*.4) + pen.Colon
	figures := pen.write(b.Avoided) + "\u00a0" + a.Unit + ", " + pen.write(b.Cost) + "\u00a0" + a.CostUnit
	return name + entire(pen, figures, false, textSize, width-pen.Width(name, false, textSize))
}

// sorted gives the bars, the cheapest first, and apart those that have none.
func (a AbatementCost) sorted() (bars, none []Abatement) {
	for _, b := range a.Bars {
		if measurable(b.Cost) && measurable(b.Avoided) && b.Avoided.IsPositive() {
			bars = append(bars, b)
		} else {
			none = append(none, b)
		}
	}
	slices.SortStableFunc(bars, byCost)
	return bars, none
}

func byCost(a, b Abatement) int { return a.Cost.Cmp(b.Cost) }

// curve measures the axes, and the room for labels above what costs and below
// what saves.
func (a AbatementCost) curve(pen Pen, width float64, bars []Abatement) *curve {
	c := &curve{Drawing: &Drawing{Width: width}, pen: pen, right: width - 14}
	total, low, high := 0.0, 0.0, 0.0
	above, below := 0, 0
	for _, b := range bars {
		total += position(b.Avoided)
		low, high = min(low, position(b.Cost)), max(high, position(b.Cost))
		if b.Cost.IsNegative() {
			below++
		} else {
			above++
		}
	}
	c.top = 16 + roomOf(above)
	c.bottom = c.top + curveHeight
	c.foot = c.bottom + roomOf(below)
	c.across, c.up = axisFor(pen, 0, total), axisFor(pen, low, high)
	for _, tick := range c.up.ticks {
		c.left = max(c.left, pen.Width(tick.text, false, smallSize)+6)
	}
	return c
}

// roomOf is the height for some labels beyond the furthest bar: the others find
// theirs nearer to zero.
func roomOf(labels int) float64 {
	if labels == 0 {
		return 0
	}
	return 9 + float64(min(labels, labelFloors))*labelRoom/2
}

func (c *curve) x(v float64) float64 {
	return c.left + (v-c.across.low)/(c.across.high-c.across.low)*(c.right-c.left)
}

// heights draws the axis of the costs.
func (c *curve) heights(a AbatementCost) {
	quiet := TextStyle{Size: smallSize, Color: muted}
	c.Text(Point{0, 8}, cut(c.pen, a.CostUnit, false, smallSize, c.Width), quiet)
	quiet.Anchor = End
	for _, tick := range c.up.ticks {
		y := c.up.place(tick.at, c.bottom, c.top)
		c.Line(Point{c.left, y}, Point{c.right, y}, Stroke{Width: .5, Color: rule})
		c.Text(Point{c.left - 5, y + 3}, tick.text, quiet)
	}
}

// widths draws the axis of what is avoided, below the lowest label.
func (c *curve) widths(a AbatementCost) {
	end, middle := TextStyle{Size: smallSize, Color: muted, Anchor: End}, TextStyle{Size: smallSize, Color: muted, Anchor: Middle}
	c.foot = c.bottom
	for _, room := range c.taken {
		c.foot = max(c.foot, room.y+room.h+3)
	}
	c.Line(Point{c.left, c.foot}, Point{c.right, c.foot}, Stroke{Width: .6, Color: muted})
	free := -1e9
	for _, tick := range c.across.ticks {
		x, w := c.x(tick.at), c.pen.Width(tick.text, false, smallSize)
		if at := min(x, c.Width-w/2); at-w/2 >= free {
			c.Line(Point{x, c.foot}, Point{x, c.foot + 3}, Stroke{Width: .6, Color: muted})
			c.Text(Point{at, c.foot + 12}, tick.text, middle)
			free = at + w/2 + 6
		}
	}
	c.Text(Point{c.right, c.foot + 23}, cut(c.pen, a.Unit, false, smallSize, c.right), end)
}

// bars draws the bars side by side, dark and mid in turn, and the line of zero.
func (c *curve) bars(bars []Abatement) []placed {
	out := make([]placed, len(bars))
	zero := c.up.place(0, c.bottom, c.top)
	total := 0.0
	for i, b := range bars {
		from := c.x(total)
		total += position(b.Avoided)
		w := c.x(total) - from
		y := c.up.place(position(b.Cost), c.bottom, c.top)
		at := area{from, min(y, zero), w, max(math.Abs(zero-y), leastHeight)}
		out[i] = placed{b, at}
		if w >= leastPart {
			c.taken = append(c.taken, at)
			c.Rect(at.x, at.y, inked(w), at.h, fill(i%2*3))
		}
	}
	c.Line(Point{c.left, zero}, Point{c.right, zero}, Stroke{Width: .9, Color: ink})
	return out
}

// outward orders the bars so that no label stands in the way of the line to a
// later one: what costs from the left, what saves from the right.
func outward(bars []placed) []placed {
	first := slices.IndexFunc(bars, func(b placed) bool { return !b.Cost.IsNegative() })
	if first < 0 {
		first = len(bars)
	}
	saving := slices.Clone(bars[:first])
	slices.Reverse(saving)
	return append(saving, bars[first:]...)
}

// label names a bar at its end, on the first free floor away from zero: above
// what costs, where the bars to the left are lower; below what saves, where
// those to the right are. A line leads to it from further away.
func (c *curve) label(b placed) bool {
	text := b.Name + c.pen.Colon + c.pen.write(b.Cost)
	w := c.pen.Width(text, true, smallSize) + 2*labelAir
	inside := area{c.left, 10, c.Width - c.left, c.foot - 10}
	middle := b.at.x + b.at.w/2
	for floor := range labelFloors {
		for _, x := range []float64{c.leaning(b, w), max(middle-w/2, c.left+1), b.at.x, b.at.x + b.at.w - w} {
			away := 3 + labelRoom*float64(floor)
			room := area{x, b.at.y - away - labelRoom, w, labelRoom}
			lead := area{middle - .5, b.at.y - away, 1, away}
			if b.Cost.IsNegative() {
				room.y = b.at.y + b.at.h + away
				lead.y = b.at.y + b.at.h
			}
			if !inside.holds(room) || c.isTaken(room) || floor > 0 && c.isTaken(area{lead.x, lead.y + .2, lead.w, lead.h - .4}) {
				continue
			}
			if floor > 0 {
				c.Line(Point{middle, lead.y}, Point{middle, lead.y + lead.h}, Stroke{Width: .5, Color: muted})
				c.taken = append(c.taken, lead)
			}
			c.taken = append(c.taken, room)
			c.Rect(room.x, room.y+.5, room.w, room.h-1, White) // over the lines of the grid
			c.Text(Point{x + labelAir, room.y + 8}, text, TextStyle{Size: smallSize, Bold: true, Color: ink})
			return true
		}
	}
	return false
}

// leaning is where a label begins that leaves the lines of the next ones free.
func (c *curve) leaning(b placed, w float64) float64 {
	switch {
	case w <= b.at.w:
		return b.at.x + (b.at.w-w)/2
	case b.Cost.IsNegative():
		return b.at.x
	}
	return b.at.x + b.at.w - w
}

func (c *curve) isTaken(room area) bool { return slices.ContainsFunc(c.taken, room.overlaps) }
