package chart

import "github.com/shopspring/decimal"

// Series is a named row of values.
type Series struct {
	Name   string
	Values []decimal.Decimal
}

// Bars are stacked horizontal bars, one a category.
type Bars struct {
	Unit       string
	Categories []string
	Series     []Series
}

const (
	barHeight = 17.0
	barGap    = 8.0
)

// bar is one laid out category.
type bar struct {
	label  []string
	values []decimal.Decimal
	total  decimal.Decimal
	text   string // of the total
	length float64
	height float64
}

// Layout draws the bars on a given width.
func (b Bars) Layout(measure Measure, width float64) *Drawing {
	d := &Drawing{Width: width}
	letters := len(b.Series) > 2
	y := 0.0
	if len(b.Series) > 1 {
		names := make([]string, len(b.Series))
		for i, s := range b.Series {
			names[i] = s.Name
		}
		y = legend(d, measure, names, y, letters)
	}
	bars, left, right, longest := b.bars(measure, width)
	if b.Unit != "" {
		y += 8
		d.Text(Point{left, y}, cut(measure, b.Unit, false, smallSize, width-left), TextStyle{Size: smallSize, Color: muted})
		y += 6
	}
	scale := 0.0
	if longest > 0 {
		scale = (width - left - right) / longest
	}
	top := y
	for _, one := range bars {
		one.draw(d, measure, y, left, scale, letters)
		y += one.height + barGap
	}
	if len(bars) == 0 {
		d.Height = y
		return d
	}
	d.Line(Point{left, top - 2}, Point{left, y - barGap + 2}, Stroke{Width: .8, Color: muted})
	d.Height = y
	return d
}

// bars measures the categories: the room for their names and their totals,
// and the longest.
func (b Bars) bars(measure Measure, width float64) (bars []bar, left, right, longest float64) {
	for i, name := range b.Categories {
		one := bar{label: wrap(measure, name, false, textSize, width*.34, 3)}
		for _, s := range b.Series {
			v := decimal.Zero
			if i < len(s.Values) {
				v = s.Values[i]
			}
			one.values = append(one.values, v)
			one.length += length(v)
		}
		one.total = sum(one.values)
		one.text = write(one.total)
		one.height = max(barHeight, float64(len(one.label))*lineStep)
		left = max(left, widest(measure, one.label, false, textSize)+7)
		right = max(right, measure(one.text, true, textSize)+6)
		longest = max(longest, one.length)
		bars = append(bars, one)
	}
	return bars, left, right, longest
}

func (b bar) draw(d *Drawing, measure Measure, y, left, scale float64, letters bool) {
	middle := y + b.height/2
	first := middle - float64(len(b.label))*lineStep/2 + 8
	for i, line := range b.label {
		d.Text(Point{left - 6, first + float64(i)*lineStep}, line, TextStyle{Size: textSize, Color: ink, Anchor: End})
	}
	x := left
	for i, v := range b.values {
		w := length(v) * scale
		if w <= 0 {
			continue
		}
		b.part(d, measure, i, x, middle-barHeight/2, w, letters)
		x += w
	}
	d.Text(Point{x + 5, middle + 3}, b.text, TextStyle{Size: textSize, Bold: true, Color: ink})
}

// part draws one value of a bar, with its letter and its figure if they fit,
// and a white line that parts it from the next.
func (b bar) part(d *Drawing, measure Measure, i int, x, y, w float64, letters bool) {
	const parting = .9
	color := fill(i)
	d.Rect(x, y, max(w-parting, w*.6), barHeight, color)
	candidates := []string{write(b.values[i])}
	if letters {
		candidates = []string{letter(i) + "\u00a0" + candidates[0], letter(i)}
	} else if len(b.values) == 1 {
		candidates = nil // its figure stands beside it already
	}
	for _, s := range candidates {
		if measure(s, false, smallSize)+6 <= w {
			d.Text(Point{x + (w-parting)/2, y + barHeight/2 + 3}, s,
				TextStyle{Size: smallSize, Color: inkOn(color), Anchor: Middle})
			return
		}
	}
}
