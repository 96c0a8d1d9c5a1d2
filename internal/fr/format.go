package fr

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// Format is how a language writes numbers and dates. Only what differs from
// French is to be given by another: see [French].
type Format struct {
	Decimal     string // between the whole and its parts: ","
	Group       string // between thousands, also none
	Minus       string
	PercentSign string // behind a percentage, with its space
	Beyond      string // stands for a number that no page can hold

	Months   [12]string
	Day      string // "{day} {month} {year}", in any order
	FirstDay string // the first of a month: "1er"

	// SingularBelowTwo is the rule of French: the plural begins at two. Else the
	// singular is for one alone.
	SingularBelowTwo bool
}

// french is the format of the functions of this package.
var french = Format{
	Decimal: ",", Group: thinSpace, Minus: minusSign, PercentSign: thinSpace + "%", Beyond: "hors limites",
	Months: [...]string{
		"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
		"août", "septembre", "octobre", "novembre", "décembre",
	},
	Day: "{day} {month} {year}", FirstDay: "1er", SingularBelowTwo: true,
}

// Integer writes d rounded to a whole number.
func (f *Format) Integer(d decimal.Decimal) string { return f.Number(d, 0) }

// Percent writes a ratio as a percentage.
func (f *Format) Percent(ratio decimal.Decimal, places int32) string {
	return f.Number(ratio.Shift(2), places) + f.PercentSign
}

// Mass writes a mass of greenhouse gases given in kilograms with three
// significant figures, in kilograms below a tonne and in tonnes above.
func (f *Format) Mass(kg decimal.Decimal) (value, unit string) {
	// The limit holds after rounding: 999,6 kg is a tonne, not "1 000 kg".
	if n := split(kg); n.point() < 3 || n.point() == 3 && len(n.round(0)) <= 3 {
		return f.Significant(kg, 3), "kg" + hardSpace + "CO₂e"
	}
	return f.Significant(kg.Shift(-3), 3), "t" + hardSpace + "CO₂e"
}

// Date writes a day in full.
func (f *Format) Date(t time.Time) string {
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = f.FirstDay
	}
	return strings.NewReplacer("{day}", day, "{month}", f.Months[t.Month()-1], "{year}", strconv.Itoa(t.Year())).Replace(f.Day)
}

// Plural gives the form that agrees with n.
func (f *Format) Plural(n decimal.Decimal, singular, plural string) string {
	if f.SingularBelowTwo && n.Abs().LessThan(two) || n.Equal(one) {
		return singular
	}
	return plural
}
