package chart

import "github.com/shopspring/decimal"

// Pen is how a chart writes: with the faces and in the language of its document.
type Pen struct {
	Width   Measure
	Numbers Numbers
	Colon   string // between a name and its figure, with its spaces
}

// Measure gives the width of a text.
type Measure func(s string, bold bool, size float64) float64

// Numbers writes those of a language.
type Numbers interface {
	Integer(d decimal.Decimal) string
	Significant(d decimal.Decimal, figures int) string
	Percent(ratio decimal.Decimal, places int32) string
}
