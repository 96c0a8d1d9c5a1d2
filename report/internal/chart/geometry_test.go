package chart

import (
	"fmt"
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// pageHeight is what a page has for a chart.
const pageHeight = 684.0

func TestChartsStayInTheirFrame(t *testing.T) {
	for name, d := range layouts() {
		t.Run(name, func(t *testing.T) { requireSound(t, d) })
	}
}

// requireSound holds all of a drawing inside its frame, each position finite,
// each text apart from the others.
func requireSound(t testing.TB, d *Drawing) {
	t.Helper()
	require.LessOrEqual(t, d.Height, pageHeight)
	frame := area{-1, -2, d.Width + 2, d.Height + 4}
	var labels []area
	for _, s := range d.Shapes {
		at := extent(s)
		finite := !math.IsNaN(at.x+at.y+at.w+at.h) && !math.IsInf(at.x+at.y+at.w+at.h, 0)
		if !finite || at.w < 0 || at.h < 0 || !frame.holds(at) {
			require.Fail(t, "outside", "%v × %v: %+v", d.Width, d.Height, s)
		}
		if _, is := s.(Label); is {
			labels = append(labels, at)
		}
	}
	for i, a := range labels {
		for k, b := range labels[i+1:] {
			if a.overlaps(b) {
				require.Fail(t, "overlap", "%q over %q", labelsOf(d)[i].Text, labelsOf(d)[i+1+k].Text)
			}
		}
	}
}

func labelsOf(d *Drawing) (out []Label) {
	for _, s := range d.Shapes {
		if l, is := s.(Label); is {
			out = append(out, l)
		}
	}
	return out
}

// extent is the place that a shape takes, without its border.
func extent(s Shape) area {
	switch s := s.(type) {
	case Rect:
		return area{s.X, s.Y, s.W, s.H}
	case Segment:
		return around(s.From, s.To)
	case Outline:
		var points []Point
		for _, step := range s.Steps {
			if !step.Arc {
				points = append(points, step.To)
				continue
			}
			const pieces = 24
			for i := range pieces + 1 {
				at, _ := Step{Center: step.Center, Radius: step.Radius, From: step.From + (step.Up-step.From)*float64(i)/pieces}.ends()
				points = append(points, at)
			}
		}
		return around(points...)
	case Label:
		w := measure(s.Text, s.Style.Bold, s.Style.Size)
		x := s.At.X
		switch s.Style.Anchor {
		case Middle:
			x -= w / 2
		case End:
			x -= w
		}
		return area{x + .1, s.At.Y - s.Style.Size*.72, max(w-.2, 0), s.Style.Size * .9}
	}
	panic(fmt.Sprintf("%T", s))
}

func around(points ...Point) area {
	if len(points) == 0 {
		return area{}
	}
	low, high := points[0], points[0]
	for _, p := range points {
		low = Point{math.Min(low.X, p.X), math.Min(low.Y, p.Y)} // of NaN: NaN
		high = Point{math.Max(high.X, p.X), math.Max(high.Y, p.Y)}
	}
	return area{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}

// FuzzCharts draws the charts of any values and any names, on the widths of the
// page and of the screen.
func FuzzCharts(f *testing.F) {
	f.Add("Garder les portables", int64(7), uint8(9), int32(0))
	f.Add(long, int64(-3), uint8(41), int32(40))
	f.Add("", int64(0), uint8(0), int32(-400))
	f.Add("", int64(0), uint8(248), int32(-325))                   // no float is that small a unit
	f.Add("000000 000 000000000", int64(-59), uint8(2), int32(74)) // a figure wider than the page
	f.Fuzz(func(t *testing.T, name string, seed int64, n uint8, exponent int32) {
		for i, c := range anyCharts(name, seed, int(n), exponent) {
			d := c.Layout(face, []float64{460, 560}[(i+int(n))%2])
			requireSound(t, d)
			requireReadableInGrey(t, d, nil)
		}
	})
}

// anyCharts are charts of n values that a seed gives, of both signs.
func anyCharts(name string, seed int64, n int, exponent int32) []layouter {
	state := seed
	next := func() decimal.Decimal {
		state = state*6364136223846793005 + 1442695040888963407
		return decimal.New(state>>50, exponent+int32(state>>20)%3)
	}
	var steps []Part
	var costs []Abatement
	var values []decimal.Decimal
	var years []int
	var categories, items []string
	for i := range n {
		steps = append(steps, Part{fmt.Sprint(name, i), next()})
		costs = append(costs, Abatement{fmt.Sprint(name[:min(len(name), 4)], i), next(), next()})
		values, years = append(values, next()), append(years, 2000+i)
		categories, items = append(categories, name), append(items, name)
	}
	series := make([]Series, n%11)
	groups := make([]Group, n%9)
	outside := make([]Outside, n%8)
	for i := range series {
		series[i] = Series{name, []decimal.Decimal{next(), next(), next()}}
	}
	for i := range groups {
		groups[i] = Group{name, steps[:min(i*3, n)]}
	}
	for i := range outside {
		outside[i] = Outside{name, items[:min(i*2, n)]}
	}
	first := Part{name, next()}
	targets := []Target{{name, 2003, next()}, {name, 2003, next()}, {"", 2004, next()}}
	return []layouter{
		Bars{name, categories, series}, Donut{name, steps}, Waterfall{name, first, steps, first}, Ranked{name, steps, first},
		AbatementCost{name, name, costs}, Perimeter{name, name, groups, outside},
		Trajectory{name, years, append(series, Series{name, values}), targets, Band{name, values, values}},
	}
}
