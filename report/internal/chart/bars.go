package chart

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Series is a named row of values.
type Series struct {
	Name   string
	Values []decimal.Decimal
}

// Bars are stacked horizontal bars, one a category: what is below zero goes to
// the left of it.
type Bars struct {
	Unit       string
	Categories []string
	Series     []Series
}

const (
	barHeight  = 17.0
	barGap     = 6.0
	letterRoom = 6.0  // above a bar, for the letters of its narrow parts
	parting    = 0.9  // white between two parts
	leastPart  = 0.25 // a part is drawn from this width on
	mostBars   = 20   // that one page holds; the last ones are drawn as one
	roomyBars  = 12   // up to which names may take three lines
	letterSize = 7.0
)

// bar is one laid out category.
type bar struct {
	label  []string
	values []decimal.Decimal
	text   string // of the total
	height float64
}

// barPlot is where the bars stand.
type barPlot struct {
	*Drawing
	pen        Pen
	letters    bool
	left, room float64 // of the bars: their left end and their width
	low, high  float64 // the values at both ends
}

// x places a value. The ratio comes first: points a unit may be beyond all measure.
func (p *barPlot) x(v float64) float64 {
	if p.high <= p.low {
		return p.left
	}
	return p.left + (v-p.low)/(p.high-p.low)*p.room
}

// Layout draws the bars on a given width.
func (b Bars) Layout(pen Pen, width float64) *Drawing {
	b = b.folded()
	p := &barPlot{Drawing: &Drawing{Width: width}, pen: pen, letters: len(b.Series) > 2}
	if len(b.Categories) == 0 {
		return p.Drawing
	}
	y := 0.0
	if len(b.Series) > 1 {
		names := make([]string, len(b.Series))
		for i, s := range b.Series {
			names[i] = s.Name
		}
		y = legend(p.Drawing, pen, names, y, p.letters)
	}
	bars := b.bars(p)
	if b.Unit != "" {
		y += 8
		p.Text(Point{p.left, y}, cut(pen, b.Unit, false, smallSize, width-p.left), TextStyle{Size: smallSize, Color: muted})
		y += 6
	}
	top := y
	for _, one := range bars {
		y += one.draw(p, y) + barGap
	}
	p.Line(Point{p.x(0), top - 2}, Point{p.x(0), y - barGap + 2}, Stroke{Width: .8, Color: muted})
	p.Height = y
	return p.Drawing
}

// folded gives bars that one page holds: the last category and the last series
// stand for those that it has no room for, and say how many.
func (b Bars) folded() Bars {
	n := len(b.Categories)
	series := make([]Series, len(b.Series))
	for i, s := range b.Series {
		series[i] = Series{s.Name, make([]decimal.Decimal, n)}
		copy(series[i].Values, s.Values)
	}
	if more := len(series) - mostSeries + 1; more > 1 {
		last := Series{fmt.Sprintf("%s (%d)", ellipsis, more), make([]decimal.Decimal, n)}
		for k := range n {
			last.Values[k] = sum(valuesAt(series[mostSeries-1:], k))
		}
		series = append(series[:mostSeries-1], last)
	}
	b.Series = series
	if more := n - mostBars + 1; more > 1 {
		b.Categories = append(slices.Clone(b.Categories[:mostBars-1]), fmt.Sprintf("%s (%d)", ellipsis, more))
		for i, s := range series {
			series[i].Values = append(s.Values[:mostBars-1:mostBars-1], sum(s.Values[mostBars-1:]))
		}
	}
	return b
}

// valuesAt gives the k-th value of each series.
func valuesAt(series []Series, k int) []decimal.Decimal {
	values := make([]decimal.Decimal, len(series))
	for i, s := range series {
		values[i] = s.Values[k]
	}
	return values
}

// bars measures the categories: the room for their names and their totals,
// and how far they go to both sides.
func (b Bars) bars(p *barPlot) []bar {
	lines := 3
	if len(b.Categories) > roomyBars {
		lines = 1
	}
	names, figures := 0.0, 0.0
	bars := make([]bar, len(b.Categories))
	for i, name := range b.Categories {
		one := bar{label: wrap(p.pen, name, false, textSize, p.Width*.34, lines), values: valuesAt(b.Series, i)}
		up, down := 0.0, 0.0
		for _, v := range one.values {
			up, down = up+max(position(v), 0), down+min(position(v), 0)
		}
		one.text = entire(p.pen, p.pen.write(sum(one.values)), true, textSize, p.Width*.25)
		one.height = max(barHeight, float64(len(one.label))*lineStep)
		names = max(names, widest(p.pen, one.label, false, textSize)+7)
		figures = max(figures, p.pen.Width(one.text, true, textSize)+6)
		p.low, p.high = min(p.low, down), max(p.high, up)
		bars[i] = one
	}
	p.left, p.room = names, p.Width-names-figures
	return bars
}

// stretch is where one part of a bar goes.
type stretch struct {
	series   int
	value    decimal.Decimal
	from, to float64
}

// stretches places the parts side by side, from zero on to both sides.
func (b bar) stretches(p *barPlot) (out []stretch, end float64) {
	up, down := 0.0, 0.0
	for i, v := range b.values {
		at := &up
		if v.IsNegative() {
			at = &down
		}
		from := p.x(*at)
		*at += position(v)
		if to := p.x(*at); max(from-to, to-from) >= leastPart {
			out = append(out, stretch{i, v, min(from, to), max(from, to)})
		}
	}
	return out, p.x(up)
}

// draw sets a bar below y and gives its height.
func (b bar) draw(p *barPlot, y float64) float64 {
	parts, end := b.stretches(p)
	var narrow []stretch
	texts := make([]string, len(parts))
	for i, part := range parts {
		if texts[i] = part.label(p, len(b.values)); texts[i] == "" && p.letters {
			narrow = append(narrow, part)
		}
	}
	above := 0.0
	if len(narrow) > 0 {
		above = max(letterRoom-(b.height-barHeight)/2, 0)
	}
	middle := y + above + b.height/2
	first := middle - float64(len(b.label))*lineStep/2 + 8
	for i, line := range b.label {
		p.Text(Point{p.left - 6, first + float64(i)*lineStep}, line, TextStyle{Size: textSize, Color: ink, Anchor: End})
	}
	for i, part := range parts {
		part.draw(p, middle-barHeight/2, texts[i])
	}
	p.above(narrow, middle-barHeight/2)
	p.Text(Point{end + 5, middle + 3}, b.text, TextStyle{Size: textSize, Bold: true, Color: ink})
	return above + b.height
}

// label is what fits in a part: its letter and its figure, its letter alone, or
// nothing.
func (s stretch) label(p *barPlot, series int) string {
	candidates := []string{p.pen.write(s.value)}
	if p.letters {
		candidates = []string{letter(s.series) + "\u00a0" + candidates[0], letter(s.series)}
	} else if series == 1 {
		return "" // its figure stands beside it already
	}
	for _, text := range candidates {
		if p.pen.Width(text, false, smallSize)+6 <= s.to-s.from {
			return text
		}
	}
	return ""
}

// draw fills a part, but for the white line that parts it from the next.
func (s stretch) draw(p *barPlot, y float64, text string) {
	color, w := fill(s.series), s.to-s.from
	drawn := inked(w)
	p.Rect(s.from, y, drawn, barHeight, color)
	p.Text(Point{s.from + drawn/2, y + barHeight/2 + 3}, text, TextStyle{Size: smallSize, Color: inkOn(color), Anchor: Middle})
}

// inked is what a part of some width takes of it: the rest is white.
func inked(w float64) float64 { return max(w-parting, w/2) }

// above writes the letters of the parts that are too narrow for them over
// these, in their order.
func (p *barPlot) above(parts []stretch, y float64) {
	from := p.left + 2
	slices.SortStableFunc(parts, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	wishes, widths := make([]float64, len(parts)), make([]float64, len(parts))
	for i, s := range parts {
		widths[i] = p.pen.Width(letter(s.series), true, letterSize) + 1.5
		wishes[i] = (s.from+s.to)/2 - widths[i]/2 - from
	}
	for i, x := range spread(wishes, widths, p.Width-from) {
		p.Text(Point{from + x + widths[i]/2, y - 2}, letter(parts[i].series), TextStyle{Size: letterSize, Bold: true, Color: ink, Anchor: Middle})
	}
}
