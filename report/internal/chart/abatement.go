package chart

import (
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
	labelFloors = 8    // above the curve, where labels stand
	mostLeft    = 20   // labels written below the curve
	leastWidth  = 1.6  // a bar is seen
	labelRoom   = 10.0 // height of a label
)

// curve is the area of the bars.
type curve struct {
	*Drawing
	measure                  Measure
	left, right, top, bottom float64
	across, up               axis
	taken                    []area
}

// Layout draws the curve on a given width. What has no width or no measure is
// named below it.
func (a AbatementCost) Layout(measure Measure, width float64) *Drawing {
	bars, left := a.sorted()
	c := a.curve(measure, width, bars)
	c.grid(a)
	names := c.bars(bars)
	for i, b := range bars {
		if !c.label(names[i], label(b)) {
			left = append(left, b)
		}
	}
	c.Height = c.bottom + 32
	for i, b := range left {
		text := b.Name + "\u00a0: " + write(b.Avoided) + ", " + write(b.Cost) + "\u00a0" + a.CostUnit
		if i == mostLeft {
			text = ellipsis
		}
		if i <= mostLeft {
			c.Height += lineStep
			c.Text(Point{0, c.Height - 3}, cut(measure, text, false, textSize, width), TextStyle{Size: textSize, Color: ink})
		}
	}
	return c.Drawing
}

func label(b Abatement) string { return b.Name + "\u00a0: " + write(b.Cost) }

// sorted gives the bars, the cheapest first, and apart those that have none.
func (a AbatementCost) sorted() (bars, none []Abatement) {
	for _, b := range a.Bars {
		if measurable(b.Cost) && measurable(b.Avoided) && b.Avoided.IsPositive() {
			bars = append(bars, b)
		} else {
			none = append(none, b)
		}
	}
	slices.SortStableFunc(bars, func(x, y Abatement) int { return x.Cost.Cmp(y.Cost) })
	return bars, none
}

// curve measures the axes and the room above the highest bar for its labels.
func (a AbatementCost) curve(measure Measure, width float64, bars []Abatement) *curve {
	c := &curve{Drawing: &Drawing{Width: width}, measure: measure, right: width - 14, top: 14 + float64(min(len(bars), labelFloors))*labelRoom/2}
	c.bottom = c.top + curveHeight
	total, low, high := 0.0, 0.0, 0.0
	for _, b := range bars {
		total += position(b.Avoided)
		low, high = min(low, position(b.Cost)), max(high, position(b.Cost))
	}
	c.across, c.up = axisFor(0, total), axisFor(low, high)
	for _, tick := range c.up.ticks {
		c.left = max(c.left, measure(tick.text, false, smallSize)+6)
	}
	return c
}

func (c *curve) x(v float64) float64 {
	return c.left + (v-c.across.low)/(c.across.high-c.across.low)*(c.right-c.left)
}

// grid draws the two axes with their labels.
func (c *curve) grid(a AbatementCost) {
	quiet := TextStyle{Size: smallSize, Color: muted}
	c.Text(Point{0, 8}, cut(c.measure, a.CostUnit, false, smallSize, c.Width), quiet)
	for _, tick := range c.up.ticks {
		y := c.up.place(tick.at, c.bottom, c.top)
		stroke := Stroke{Width: .5, Color: rule}
		c.Line(Point{c.left, y}, Point{c.right, y}, stroke)
		c.Text(Point{c.left - 5, y + 3}, tick.text, TextStyle{Size: smallSize, Color: muted, Anchor: End})
	}
	free := -1e9
	for _, tick := range c.across.ticks {
		x, w := c.x(tick.at), c.measure(tick.text, false, smallSize)
		if middle := min(x, c.Width-w/2); middle-w/2 >= free {
			c.Line(Point{x, c.bottom}, Point{x, c.bottom + 3}, Stroke{Width: .6, Color: muted})
			c.Text(Point{middle, c.bottom + 12}, tick.text, TextStyle{Size: smallSize, Color: muted, Anchor: Middle})
			free = middle + w/2 + 6
		}
	}
	unit := quiet
	unit.Anchor = End
	c.Text(Point{c.right, c.bottom + 24}, cut(c.measure, a.Unit, false, smallSize, c.right), unit)
}

// bars draws the bars side by side and the line of zero over them; it gives
// the place of each.
func (c *curve) bars(bars []Abatement) []area {
	places := make([]area, len(bars))
	zero := c.up.place(0, c.bottom, c.top)
	at := 0.0
	for i, b := range bars {
		from := c.x(at)
		at += position(b.Avoided)
		w := max(c.x(at)-from, leastWidth)
		y := c.up.place(position(b.Cost), c.bottom, c.top)
		places[i] = area{min(from, c.right-leastWidth), min(y, zero), w, max(zero-y, y-zero, leastWidth)}
		c.taken = append(c.taken, places[i])
		parting := min(.9, w/3)
		c.Rect(places[i].x, places[i].y, w-parting, places[i].h, fill(i%2*3)) // dark, mid
	}
	c.Line(Point{c.left, zero}, Point{c.right, zero}, Stroke{Width: .9, Color: ink})
	return places
}

// label names a bar from above, on the first free floor: there is no bar above
// the left of a bar, for those are cheaper. A line leads to it from higher up.
func (c *curve) label(bar area, text string) bool {
	w := c.measure(text, true, smallSize)
	inside := area{c.left, 10, c.right - c.left, c.bottom - 10}
	middle := bar.x + bar.w/2
	for floor := range labelFloors {
		for _, x := range []float64{middle - w/2, bar.x + bar.w - w, middle - w + 4, max(c.left+2, bar.x)} {
			room := area{x, bar.y - 3 - labelRoom*float64(floor+1), w, labelRoom}
			lead := area{middle - .5, room.y + room.h, 1, max(bar.y-room.y-room.h, 0)}
			if !inside.holds(room) || c.isTaken(room) || floor > 0 && c.isTaken(area{lead.x, lead.y, 1, lead.h - .5}) {
				continue
			}
			c.taken = append(c.taken, room)
			if floor > 0 {
				c.Line(Point{middle, room.y + room.h - 1}, Point{middle, bar.y}, Stroke{Width: .5, Color: muted})
				c.taken = append(c.taken, lead)
			}
			c.Rect(room.x-1, room.y+.5, room.w+2, room.h-1, White) // over the lines of the grid
			c.Text(Point{x, room.y + 8}, text, TextStyle{Size: smallSize, Bold: true, Color: ink})
			return true
		}
	}
	return false
}

func (c *curve) isTaken(room area) bool { return slices.ContainsFunc(c.taken, room.overlaps) }
