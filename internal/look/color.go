package look

import (
	"errors"
	"image/color"
	"math"
	"strconv"
	"strings"
)

// LeastContrast is that of text and its ground, WCAG 2, 1.4.3.
const LeastContrast = 4.5

// What is wrong with a colour.
var (
	ErrForm  = errors.New("is not of the form #rrggbb")
	ErrLight = errors.New("is too light")
)

// White is the ground of pages.
var White = color.RGBA{255, 255, 255, 255}

// Color reads "#rrggbb", a colour on which white text reads, and which reads on
// white. One that is too light comes with its error.
func Color(value string) (color.RGBA, error) {
	digits, found := strings.CutPrefix(value, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	if !found || err != nil || len(digits) != 6 {
		return color.RGBA{}, ErrForm
	}
	c := color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
	if Contrast(c, White) < LeastContrast {
		return c, ErrLight
	}
	return c, nil
}

// Contrast is the ratio of WCAG 2 between two opaque colours, from 1 to 21.
func Contrast(a, b color.RGBA) float64 {
	la, lb := Luminance(a), Luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Luminance is the relative one of WCAG 2, from 0 to 1.
func Luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
