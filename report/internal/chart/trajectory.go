package chart

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Band is what the values lie between, year by year.
type Band struct {
	Name      string
	Low, High []decimal.Decimal
}

// Trajectory is lines over years, with targets as points.
type Trajectory struct {
	Unit    string
	Years   []int
	Series  []Series
	Targets []Target
	Band    Band
}

const (
	plotHeight  = 180.0
	mostLines   = 9 // whose names have room beside the plot
	mostTargets = 8 // named below the plot
	fewLines    = 4 // up to which a name may take three lines
)

// dashes tell the lines apart without colours.
var dashes = [][]float64{nil, {5, 2.5}, {1.5, 2}, {8, 2.5, 1.5, 2.5}, {3, 3}, {10, 4}}

// plot is the area of the lines.
type plot struct {
	*Drawing
	pen                      Pen
	left, right, top, bottom float64
	foot                     float64 // below the lines and their names
	first, last              int     // years
	axis                     axis
	taken                    []area // where a label may not go
	written                  []area // labels, over which no leader goes
}

// Layout draws the trajectory on a given width. How many lines and targets it
// has no room for is said below.
func (t Trajectory) Layout(pen Pen, width float64) *Drawing {
	if len(t.Series)+len(t.Targets)+len(t.Band.Low) == 0 {
		return &Drawing{Width: width}
	}
	more := len(t.Series) - mostLines
	t.Series = t.Series[:min(len(t.Series), mostLines)]
	p := t.plot(pen, width)
	banded := p.band(t)
	p.grid(t)
	for i := range t.Series {
		p.line(i, t.points(p, i))
	}
	t.names(p)
	left := t.targets(p)
	p.Height = p.foot + 20
	if banded {
		p.bandName(t.Band.Name)
		p.Height += 2
	}
	if more > 0 {
		p.Height += lineStep
		p.Text(Point{0, p.Height - 3}, fmt.Sprintf("%s (%d)", ellipsis, more), TextStyle{Size: textSize, Color: ink})
	}
	for i, text := range left {
		if i == mostTargets-1 && len(left) > mostTargets {
			text = fmt.Sprintf("%s (%d)", ellipsis, len(left)-i)
		}
		p.Height += lineStep
		p.diamond(Point{5, p.Height - 6})
		p.Text(Point{13, p.Height - 3}, cut(pen, text, false, textSize, width-13), TextStyle{Size: textSize, Color: ink})
		if i == mostTargets-1 {
			break
		}
	}
	return p.Drawing
}

// plot measures the axes: the years, the values, the room for their labels.
func (t Trajectory) plot(pen Pen, width float64) *plot {
	p := &plot{Drawing: &Drawing{Width: width}, pen: pen, top: 12}
	if t.Unit != "" {
		p.top += 10
	}
	p.bottom = p.top + plotHeight
	p.foot = p.bottom
	years := slices.Clone(t.Years)
	low, high := 0.0, 0.0
	for _, s := range t.Series {
		for _, v := range s.Values {
			low, high = min(low, position(v)), max(high, position(v))
		}
	}
	for _, v := range slices.Concat(t.Band.Low, t.Band.High) {
		low, high = min(low, position(v)), max(high, position(v))
	}
	for _, target := range t.Targets {
		years = append(years, target.Year)
		low, high = min(low, position(target.Value)), max(high, position(target.Value))
	}
	if len(years) > 0 {
		p.first, p.last = slices.Min(years), slices.Max(years)
	}
	p.axis = axisFor(pen, low, high)
	for _, tick := range p.axis.ticks {
		p.left = max(p.left, pen.Width(tick.text, false, smallSize)+6)
	}
	room := 0.0
	for i := range t.Series {
		room = max(room, widest(pen, t.nameLines(pen, i, width*.26), true, textSize)+18)
	}
	p.right = width - max(room, 14)
	return p
}

// x gives the place of a year; a single year stands in the middle.
func (p *plot) x(year int) float64 {
	const inset = 12
	left, right := p.left+inset, p.right-inset
	if p.first == p.last {
		return (left + right) / 2
	}
	// Floats first: the difference of two wild years would overflow.
	return left + (float64(year)-float64(p.first))/(float64(p.last)-float64(p.first))*(right-left)
}

func (p *plot) y(v decimal.Decimal) float64 { return p.axis.place(position(v), p.bottom, p.top) }

// grid draws the axes with their labels.
func (p *plot) grid(t Trajectory) {
	if t.Unit != "" {
		p.Text(Point{0, 8}, cut(p.pen, t.Unit, false, smallSize, p.right), TextStyle{Size: smallSize, Color: muted})
	}
	for _, tick := range p.axis.ticks {
		y := p.axis.place(tick.at, p.bottom, p.top)
		stroke := Stroke{Width: .5, Color: rule}
		if tick.at == 0 {
			stroke = Stroke{Width: .8, Color: muted}
		}
		p.Line(Point{p.left, y}, Point{p.right, y}, stroke)
		p.Text(Point{p.left - 5, y + 3}, tick.text, TextStyle{Size: smallSize, Color: muted, Anchor: End})
	}
	p.yearLabels(t)
}

// yearLabels writes the years that fit, from the first.
func (p *plot) yearLabels(t Trajectory) {
	years := slices.Clone(t.Years)
	for _, target := range t.Targets {
		years = append(years, target.Year)
	}
	slices.Sort(years)
	free := -1e9
	for _, year := range slices.Compact(years) {
		if year < 1 || year > 9999 {
			continue // no year of a municipality
		}
		text := fmt.Sprint(year)
		w := p.pen.Width(text, false, smallSize)
		if x := p.x(year); x-w/2 >= free {
			p.Line(Point{x, p.bottom}, Point{x, p.bottom + 3}, Stroke{Width: .6, Color: muted})
			p.Text(Point{x, p.bottom + 12}, text, TextStyle{Size: smallSize, Color: muted, Anchor: Middle})
			free = x + w/2 + 6
		}
	}
}

// points places the values of a series, in the order of the years.
func (t Trajectory) points(p *plot, i int) []Point {
	var points []Point
	for k, v := range t.Series[i].Values {
		if k < len(t.Years) {
			points = append(points, Point{p.x(t.Years[k]), p.y(v)})
		}
	}
	slices.SortStableFunc(points, func(a, b Point) int {
		switch {
		case a.X < b.X:
			return -1
		case a.X > b.X:
			return 1
		}
		return 0
	})
	return points
}

// line draws a series with its dash and its marks.
func (p *plot) line(i int, points []Point) {
	color := fill(i)
	for k, at := range points {
		if k > 0 {
			p.taken = append(p.taken, areasAlong(points[k-1], at)...)
		}
		p.taken = append(p.taken, area{at.X - 4, at.Y - 4, 8, 8})
	}
	if len(points) > 1 {
		steps := make([]Step, len(points))
		for k, at := range points {
			steps[k].To = at
		}
		p.Path(steps, nil, Stroke{Width: 1.6, Color: color, Dash: dashes[i%len(dashes)]})
	}
	for _, at := range points {
		p.mark(i, at, color)
	}
}

// mark draws the point of a series in a shape that none with its dash has.
func (p *plot) mark(i int, at Point, color Color) {
	const r = 2.6
	border := Stroke{Width: .8, Color: White}
	switch (i + i/len(dashes)) % 3 {
	case 0:
		p.Path([]Step{{Arc: true, Center: at, Radius: r, From: 0, Up: 360}}, &color, border)
	case 1:
		p.Path([]Step{{To: Point{at.X - r, at.Y - r}}, {To: Point{at.X + r, at.Y - r}},
			{To: Point{at.X + r, at.Y + r}}, {To: Point{at.X - r, at.Y + r}}}, &color, border)
	default:
		p.Path([]Step{{To: Point{at.X, at.Y - r - 1}}, {To: Point{at.X + r + 1, at.Y + r}},
			{To: Point{at.X - r - 1, at.Y + r}}}, &color, border)
	}
}

// nameLines is the label at the end of a line: its name and its last value.
func (t Trajectory) nameLines(pen Pen, i int, room float64) []string {
	most := 3
	if len(t.Series) > fewLines {
		most = 1
	}
	lines := wrap(pen, t.Series[i].Name, true, textSize, room, most)
	if value, known := t.last(i); known {
		lines = append(lines, entire(pen, pen.write(value), false, textSize, room))
	}
	return lines
}

// last is the value of the last year that a series has.
func (t Trajectory) last(i int) (value decimal.Decimal, known bool) {
	last := 0
	for k, v := range t.Series[i].Values[:min(len(t.Series[i].Values), len(t.Years))] {
		if !known || t.Years[k] >= last {
			value, known, last = v, true, t.Years[k]
		}
	}
	return value, known
}

// names writes the name of each series beside its last point, one below the
// other where the lines end close together.
func (t Trajectory) names(p *plot) {
	type end struct {
		series int
		at     Point
		lines  []string
	}
	var ends []end
	for i := range t.Series {
		points := t.points(p, i)
		at := Point{p.right, p.bottom}
		if len(points) > 0 {
			at = points[len(points)-1]
		}
		ends = append(ends, end{i, at, t.nameLines(p.pen, i, p.Width*.26)})
	}
	slices.SortStableFunc(ends, func(a, b end) int { return int(a.at.Y*100) - int(b.at.Y*100) })
	wishes, heights := make([]float64, len(ends)), make([]float64, len(ends))
	for i, e := range ends {
		heights[i] = float64(len(e.lines))*lineStep + 3
		wishes[i] = e.at.Y - heights[i]/2
	}
	for i, top := range spread(wishes, heights, p.bottom+8) {
		e := ends[i]
		middle := top + heights[i]/2
		if e.at.X > p.right-30 {
			// From further away a leader would pass for the line going on.
			p.Line(Point{e.at.X + 4, e.at.Y}, Point{p.right + 2, middle}, Stroke{Width: .5, Color: muted})
			p.taken = append(p.taken, areasAlong(e.at, Point{p.right + 2, middle})...)
		}
		p.Line(Point{p.right + 2, middle}, Point{p.right + 14, middle},
			Stroke{Width: 1.6, Color: fill(e.series), Dash: dashes[e.series%len(dashes)]})
		p.mark(e.series, Point{p.right + 8, middle}, fill(e.series))
		for k, line := range e.lines {
			p.Text(Point{p.right + 17, top + 9 + float64(k)*lineStep}, line,
				TextStyle{Size: textSize, Bold: k < len(e.lines)-1, Color: ink})
		}
		p.foot = max(p.foot, top+heights[i]-8)
	}
}
