package chart

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// look says how a bar is filled; each differs from the others without colours.
type look uint8

const (
	solid   look = iota // dark
	lighter             // mid
	hatched             // striped and outlined
	hollow              // pale and outlined
)

const (
	mostRows   = 40    // that one page holds; the middle ones are drawn as one
	rowsHeight = 600.0 // that one page has
	leastBar   = 1.2   // a value that is not zero is seen
	rowGap     = 8.0
)

// row is one horizontal bar between two values, with its name before it and
// its figure behind it.
type row struct {
	name     string
	from, to float64
	text     string
	look     look
	bold     bool // of its name
}

// rows are horizontal bars on one scale that holds zero.
type rows struct {
	unit      string
	list      []row
	connected bool // a line leads from the end of each to the next
}

// rowPlot is where the bars stand.
type rowPlot struct {
	*Drawing
	pen       Pen
	left      float64 // of the bars
	room      float64 // from there to the furthest end
	low, high float64 // the values at both
	height    float64 // of a row, with what parts it from the next
	bar       float64 // of its bar
}

// x places a value. The ratio comes first: points a unit may be beyond all measure.
func (p *rowPlot) x(v float64) float64 {
	if p.high <= p.low {
		return p.left
	}
	return p.left + (v-p.low)/(p.high-p.low)*p.room
}

// layout draws the rows one below the other.
func (r rows) layout(pen Pen, width float64) *Drawing {
	if len(r.list) == 0 {
		return &Drawing{Width: width}
	}
	names, text := r.names(pen, width*.38)
	p := r.plot(pen, width, names, text)
	y := 0.0
	if r.unit != "" {
		p.Text(Point{p.left, 8}, cut(pen, r.unit, false, smallSize, width-p.left), TextStyle{Size: smallSize, Color: muted})
		y = 14
	}
	top := y
	for i, one := range r.list {
		one.draw(p, names[i], text[i], y)
		if r.connected && i > 0 {
			at := p.x(r.list[i-1].to)
			p.Line(Point{at, y - (p.height-p.bar)/2}, Point{at, y + (p.height-p.bar)/2}, Stroke{Width: .7, Color: muted})
		}
		y += p.height
	}
	p.Height = y
	p.Line(Point{p.x(0), top}, Point{p.x(0), y}, Stroke{Width: .8, Color: muted})
	return p.Drawing
}

// names wraps the names, on one line each where there are many, and cuts the
// figures that no chart has room for.
func (r rows) names(pen Pen, room float64) (names [][]string, text []string) {
	const three = 3
	lines := three
	if float64(len(r.list))*(three*lineStep+rowGap) > rowsHeight {
		lines = 1
	}
	for _, one := range r.list {
		names = append(names, wrap(pen, one.name, one.bold, textSize, room, lines))
		text = append(text, entire(pen, one.text, true, textSize, room*.7))
	}
	return names, text
}

// plot measures the room of the names and of the figures, and the scale.
func (r rows) plot(pen Pen, width float64, names [][]string, text []string) *rowPlot {
	p := &rowPlot{Drawing: &Drawing{Width: width}, pen: pen, height: barHeight + rowGap}
	right := 0.0
	for i, one := range r.list {
		p.left = max(p.left, widest(pen, names[i], one.bold, textSize)+7)
		p.height = max(p.height, float64(len(names[i]))*lineStep+rowGap-2)
		right = max(right, pen.Width(text[i], true, textSize)+6)
		p.low, p.high = min(p.low, one.from, one.to), max(p.high, one.from, one.to)
	}
	if n := float64(len(r.list)); n*p.height > rowsHeight {
		p.height = rowsHeight / n
	}
	p.bar = min(barHeight, p.height-4)
	p.room = width - p.left - right
	return p
}

func (one row) draw(p *rowPlot, name []string, text string, y float64) {
	middle := y + p.height/2
	first := middle - float64(len(name))*lineStep/2 + 8
	for i, line := range name {
		p.Text(Point{p.left - 6, first + float64(i)*lineStep}, line, TextStyle{Size: textSize, Bold: one.bold, Color: ink, Anchor: End})
	}
	from, to := p.x(min(one.from, one.to)), p.x(max(one.from, one.to))
	if one.from == one.to { // no bar: the line goes on
		p.Line(Point{from, middle - p.bar/2}, Point{from, middle + p.bar/2}, Stroke{Width: .7, Color: muted})
	} else {
		to = max(to, from+leastBar)
		one.look.bar(p.Drawing, from, middle-p.bar/2, to-from, p.bar)
	}
	p.Text(Point{to + 5, middle + 3}, text, TextStyle{Size: textSize, Bold: true, Color: ink})
}

// bar draws a bar in one of the looks.
func (k look) bar(d *Drawing, x, y, w, h float64) {
	switch k {
	case solid:
		d.Rect(x, y, w, h, fills[0])
	case lighter:
		d.Rect(x, y, w, h, fills[3])
	case hatched:
		d.Rect(x, y, w, h, White)
		hatch(d, x, y, w, h, fills[4])
		frame(d, x, y, w, h, Stroke{Width: .9, Color: fills[4]})
	case hollow:
		d.Rect(x, y, w, h, pale)
		frame(d, x, y, w, h, Stroke{Width: .7, Color: muted})
	}
}

// hatch fills a box with slanted lines.
func hatch(d *Drawing, x, y, w, h float64, color Color) {
	const step = 4.0
	for at := x - h + step; at < x+w; at += step {
		from, to := max(at, x), min(at+h, x+w)
		d.Line(Point{from, y + h - (from - at)}, Point{to, y + h - (to - at)}, Stroke{Width: .9, Color: color})
	}
}

// frame outlines a box.
func frame(d *Drawing, x, y, w, h float64, stroke Stroke) {
	d.Path([]Step{{To: Point{x, y}}, {To: Point{x + w, y}}, {To: Point{x + w, y + h}}, {To: Point{x, y + h}}, {To: Point{x, y}}}, nil, stroke)
}

// shorten keeps the first parts; the last one kept stands for the others and
// says how many it holds.
func shorten(parts []Part, most int) []Part {
	if len(parts) <= most {
		return parts
	}
	kept, left := parts[:most-1:most-1], parts[most-1:]
	values := make([]decimal.Decimal, len(left))
	for i, p := range left {
		values[i] = p.Value
	}
	return append(kept, Part{fmt.Sprintf("%s (%d)", ellipsis, len(left)), sum(values)})
}
