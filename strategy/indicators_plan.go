package strategy

import "github.com/shopspring/decimal"

// planProgress is the actions done over the actions of the plan, per cent, with
// the number of each progress. It is known where every action says its own: one
// that is silent is not one that waits.
func planProgress(a *Assessment) (decimal.NullDecimal, []Part) {
	n := map[Progress]int{}
	for _, action := range a.Strategy.Actions {
		n[action.Progress]++
	}
	all, silent := len(a.Strategy.Actions), n[""]
	if all == silent {
		return none()
	}
	var parts []Part
	for _, p := range []Progress{ToDo, UnderWay, Done, Dropped} {
		if n[p] > 0 {
			parts = append(parts, beside(besideOf{string(p), number(n[p]), unitNumber})...)
		}
	}
	if silent > 0 {
		return decimal.NullDecimal{}, append(parts, beside(besideOf{"no-progress", number(silent), unitNumber})...)
	}
	return inPercent(number(n[Done]), number(all)), parts
}

// means is the full-time equivalents, with the amounts set aside.
func means(a *Assessment) (decimal.NullDecimal, []Part) {
	m := a.Strategy.Means
	return m.FTE, beside(besideOf{"fte", m.FTE, ""}, besideOf{"investment", m.Investment, "€"}, besideOf{"yearly", m.Yearly, "€/an"})
}
