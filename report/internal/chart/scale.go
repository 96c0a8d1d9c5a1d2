package chart

import (
	"math"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// axis is a scale of values with round steps.
type axis struct {
	low, high float64
	ticks     []tick
}

type tick struct {
	at   float64
	text string
}

// axisFor makes an axis from zero (or below it) that holds the values, with
// three to six steps of 1, 2 or 5 × a power of ten.
func axisFor(pen Pen, low, high float64) axis {
	low, high = min(low, 0), max(high, 0)
	if high-low < 1e-9 { // nothing to show: any scale will do
		high = low + 1
	}
	exponent := int(math.Floor(math.Log10((high - low) / 5)))
	step := decimal.New(1, int32(exponent))
	for _, factor := range []int64{1, 2, 5, 10} {
		step = decimal.New(factor, int32(exponent))
		if (high-low)/step.InexactFloat64() <= 5.5 {
			break
		}
	}
	return ticksOf(pen, step, low, high)
}

func ticksOf(pen Pen, step decimal.Decimal, low, high float64) axis {
	size := step.InexactFloat64()
	first, last := int64(math.Floor(low/size+1e-9)), int64(math.Ceil(high/size-1e-9))
	a := axis{low: float64(first) * size, high: float64(last) * size}
	for i := first; i <= last; i++ {
		value := step.Mul(decimal.NewFromInt(i))
		a.ticks = append(a.ticks, tick{float64(i) * size, tickText(pen, value)})
	}
	return a
}

func tickText(pen Pen, d decimal.Decimal) string {
	if d.IsZero() {
		return "0"
	}
	const longest = 20
	if s := pen.write(d); utf8.RuneCountInString(s) <= longest {
		return s
	}
	return ellipsis // the page is no wider
}

// place gives the height of a value on an axis drawn from bottom to top.
func (a axis) place(v, bottom, top float64) float64 {
	return bottom - (v-a.low)/(a.high-a.low)*(bottom-top)
}
