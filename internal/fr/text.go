package fr

import "github.com/shopspring/decimal"

var one, two = decimal.NewFromInt(1), decimal.NewFromInt(2)

// Plural gives the form that agrees with n: French keeps the singular below
// two, so for 0, 1, and 1,99.
func Plural(n decimal.Decimal, singular, plural string) string {
	return french.Plural(n, singular, plural)
}
