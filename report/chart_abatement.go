package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// AbatementCost is a curve of marginal abatement costs: one bar an action, as
// wide as what it avoids and as high as what avoiding costs, drawn from the
// cheapest to the dearest, below zero where it saves.
type AbatementCost struct {
	Unit     string // of the widths, "t CO₂e/an"
	CostUnit string // of the heights, "€/t CO₂e"
	Bars     []Abatement
}

// Abatement is one bar of an AbatementCost. What avoids nothing has no bar: it
// is named below the curve.
type Abatement struct {
	Name    string // short: it stands above the bar
	Avoided decimal.Decimal
	Cost    decimal.Decimal
}

func (AbatementCost) isChart() {}

// leastCosts is from how many costs on a curve says more than the table.
const leastCosts = 2

// costCurve draws the actions whose cost is known, the cheapest first; nothing
// of too few. The table below it has the data.
func (w *writer) costCurve() {
	curve := AbatementCost{Unit: w.say("unit.t.year"), CostUnit: "€/t\u00a0CO₂e"}
	for n, s := range w.a.Simulation.Steps {
		if n < len(w.a.Avoidances) && w.a.Avoidances[n].PerTonne.Valid && s.Saving.IsPositive() {
			curve.Bars = append(curve.Bars, Abatement{s.Action, tonnes(s.Saving), w.a.Avoidances[n].PerTonne.Decimal})
		}
	}
	if len(curve.Bars) < leastCosts {
		return
	}
	slices.SortStableFunc(curve.Bars, func(a, b Abatement) int { return a.Cost.Cmp(b.Cost) })
	var parts []string
	for _, b := range curve.Bars {
		parts = append(parts, w.say("c5.curve.part", "action", b.Name, "cost", w.texts.format.Integer(b.Cost), "avoided", w.inTonnes(b.Avoided.Shift(3))))
	}
	w.add(Figure{ID: "figure-couts", Caption: w.say("c5.curve.caption"), Chart: curve, Alt: w.say("c5.curve.alt", "parts", strings.Join(parts, w.say("join.list"))), Note: Plain(w.say("c5.curve.note"))})
}
