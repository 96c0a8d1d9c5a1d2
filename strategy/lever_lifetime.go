package strategy

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
)

// longer raises the service life of the lines that are below the life aimed
// at:
//
//	saving = units × embodied × (1 ÷ L0 − 1 ÷ L1)
//
// (lever LV; steady state: nothing shows before the
// purchase that is put off). 1,000 laptops kept 6 years instead of 5 save
// 185.09 × (1/5 − 1/6) × 1000 = 6,169.67 kg a year.
var longer = family{
	kind: Longer,
	rank: func(Lever) int { return rankLife },
	check: func(l Lever) string {
		if !validYears(l.Years) {
			return "lever.years"
		}
		return ""
	},
	apply: lengthen,
	says:  func(Lever) string { return say("formula.lifetime") },
}

func lengthen(l Lever, f *fleet) effect { return f.lengthen(f.pick(l.Items, true), l.Years.Decimal) }

// lengthen raises the in-house life of the lines that are below some years, and
// leaves alone those that are not: what two levers ask for is not added.
func (f *fleet) lengthen(lines []*fleetLine, years decimal.Decimal) effect {
	if len(lines) == 0 {
		return effect{phrase: "lever.no-line", severity: diag.Refused}
	}
	var e effect
	known := false
	for _, line := range lines {
		now, ok := f.life(line)
		known = known || ok
		if ok && now.LessThan(years) {
			e.live(line, now, years, line.upstream)
		}
	}
	switch {
	case !known:
		return effect{phrase: "lever.unknown-life", severity: diag.Refused}
	case e.lives == nil:
		return effect{phrase: "lever.no-life", severity: diag.Refused}
	}
	return e
}
