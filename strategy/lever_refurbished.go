package strategy

import (
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// refurbished buys a share of the equipment after years of use elsewhere. As
// only a share is known for a whole category, the life is pooled (RCP-SI v2
// §4):
//
//	life = in-house life + upstream years × share
//	saving = units × embodied × (1 ÷ L0 − 1 ÷ life)
//
// 250 laptops of which 50 after 3 years: 5 + 3 × 0.2 = 5.6 years. Lines that
// are refurbished already have their own upstream years and are left alone; the
// share takes the place of the one that the dossier pools, and is not added to it.
// Orders of magnitude that ADEME publishes are not used here.
var refurbished = family{
	kind: RefurbishedBy,
	rank: func(Lever) int { return rankRefurbished },
	check: func(l Lever) string {
		switch {
		case !validYears(l.Years):
			return "lever.upstream"
		case !validShare(l.Share):
			return "lever.share"
		}
		return ""
	},
	apply: buyRefurbished,
	says:  func(Lever) string { return say("formula.refurbished") },
}

func buyRefurbished(l Lever, f *fleet) effect {
	lines := f.pick(l.Items, true)
	if len(lines) == 0 {
		return effect{phrase: "lever.no-line", severity: diag.Refused}
	}
	var e effect
	for _, line := range lines {
		more := l.Years.Decimal.Mul(l.Share.Decimal)
		if line.upstream.IsZero() {
			more = more.Sub(line.bought)
		}
		now, ok := f.life(line)
		if ok && line.Origin == footprint.New && more.IsPositive() {
			e.live(line, now, now, line.upstream.Add(more))
		}
	}
	if e.lives == nil {
		return effect{phrase: "lever.no-new", severity: diag.Refused}
	}
	return e
}
