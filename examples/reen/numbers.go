package main

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

var zero decimal.Decimal

// comma writes a decimal as French people read it, all digits kept.
func comma(d decimal.Decimal) string {
	_, fraction, _ := strings.Cut(exact.String(d), ".")
	return fr.Number(d, int32(len(fraction)))
}

// counted writes a count and the words that agree with it.
func counted(n int, singular, plural string) string {
	d := decimal.NewFromInt(int64(n))
	return fr.Integer(d) + " " + fr.Plural(d, singular, plural)
}
