package chart

import (
	"image/color"

	wcag "github.com/reen-numerique/reen/internal/look"
)

// Contrast is the ratio of WCAG 2 between two colours, from 1 to 21.
func Contrast(a, b Color) float64 { return wcag.Contrast(opaque(a), opaque(b)) }

func luminance(c Color) float64 { return wcag.Luminance(opaque(c)) }

func opaque(c Color) color.RGBA { return color.RGBA{R: c.R, G: c.G, B: c.B, A: 255} }
