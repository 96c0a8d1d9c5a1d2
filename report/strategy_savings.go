package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// savings lists the quantified actions in the order in which they are computed:
// what each one changes, then how it is worked out and what it costs.
func (w *writer) savings() {
	sim := w.a.Simulation
	if len(sim.Steps) > 0 {
		w.para("c5.waterfall.text")
		w.add(w.planFigure(), w.waterfall())
		w.costCurve()
		w.add(w.tonneCosts())
	}
	if n := len(sim.Unquantified); n > 0 {
		w.add(Paragraph{Plain(w.plural("c5.unquantified", n))})
	}
}

// waterfall goes down from the footprint of today to that of the whole plan.
func (w *writer) waterfall() Table {
	unit := w.say("unit.t.year")
	t := Table{ID: "tableau-gains", Caption: w.say("c5.waterfall.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.7}, {Title: w.say("c5.col.action"), Width: 2.8},
		{Title: w.say("c5.col.before"), Unit: unit, Align: Right}, {Title: w.say("c5.col.saving"), Unit: unit, Align: Right}, {Title: w.say("c5.col.after"), Unit: unit, Align: Right},
		{Title: w.say("c5.col.ends"), Unit: unit, Align: Right, Width: 1.3}, {Title: w.say("c5.col.alone"), Unit: unit, Align: Right}}}
	sim := w.a.Simulation
	for _, s := range sim.Steps {
		t.Rows = append(t.Rows, Row{Cells: cells(s.Action, w.or(s.Title), w.inTonnes(s.Before), w.inTonnes(s.Saving), w.inTonnes(s.After), w.between(s.Low, s.High), w.inTonnes(s.Alone))})
	}
	t.Rows = append(t.Rows, Row{Cells: cells("", w.say("c5.total"), w.inTonnes(sim.Base), w.inTonnes(sim.Saving), w.inTonnes(sim.Final), "", ""), Total: true})
	t.Note = Plain(w.say("c5.waterfall.note"))
	return t
}

// tonneCosts prints each formula, and what a tonne that is avoided costs.
func (w *writer) tonneCosts() Table {
	t := Table{ID: "tableau-couts", Caption: w.say("c5.cost.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.7}, {Title: w.say("c5.col.formula"), Width: 3.6},
		{Title: w.say("c5.col.spent"), Unit: "€", Align: Right}, {Title: w.say("c5.col.avoided"), Unit: "t\u00a0CO₂e", Align: Right, Width: 0.9}, {Title: w.say("c5.col.pertonne"), Unit: "€/t", Align: Right, Width: 0.9}}}
	for n, s := range w.a.Simulation.Steps {
		row := []string{s.Action, s.Formula, w.say("nd"), w.say("nd"), w.say("nd")}
		if n < len(w.a.Avoidances) {
			row = append(row[:2], w.spent(w.a.Avoidances[n])...)
			if late := w.a.Avoidances[n].Late; late != "" {
				row[1] += ". " + late
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells(row...)})
	}
	var notes []string
	if lives := w.lives(w.a.Simulation.Steps); lives != "" {
		notes = append(notes, w.say("c5.life.text", "lives", lives))
	}
	if len(w.a.Avoidances) > 0 {
		notes = append(notes, w.say("c5.cost.note", "formula", w.a.Avoidances[0].Formula, "period", w.period()))
	}
	t.Note = Plain(strings.Join(notes, " "))
	return t
}

// spent gives the cells of a cost: euros, tonnes and euros a tonne.
func (w *writer) spent(v strategy.Avoidance) []string {
	avoided := w.say("nd")
	if v.Years > 0 {
		avoided = w.texts.format.Number(v.Avoided, 1)
	}
	return []string{w.eurosOr(v.Cost), avoided, w.eurosOr(v.PerTonne)}
}

func (w *writer) eurosOr(euros decimal.NullDecimal) string {
	if !euros.Valid {
		return w.say("nd")
	}
	return w.texts.format.Integer(euros.Decimal)
}

// apartSavings lists what the plan changes beside the inventory, in no total.
func (w *writer) apartSavings() {
	apart := w.a.Simulation.Apart
	if len(apart) == 0 {
		return
	}
	t := Table{ID: "tableau-gains-a-part", Caption: w.say("c5.apart.caption"), Note: Plain(apart[0].Note), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.7}, {Title: w.say("c5.col.action"), Width: 2.2},
		{Title: w.say("c5.col.formula"), Width: 2.8}, {Title: w.say("c5.col.saving"), Unit: w.say("unit.kg.year"), Align: Right}, {Title: w.say("c5.col.source"), Width: 2}}}
	for _, s := range apart {
		t.Rows = append(t.Rows, Row{Cells: cells(s.Action, w.or(s.Title), s.Formula, w.texts.format.Significant(s.Saving, 3), s.Source)})
	}
	w.add(t)
}

// apartOf gives the saving of an action beside the inventory.
func (w *writer) apartOf(action string) (decimal.Decimal, bool) {
	if w.a.Simulation != nil {
		for _, s := range w.a.Simulation.Apart {
			if s.Action == action {
				return s.Saving, true
			}
		}
	}
	return decimal.Decimal{}, false
}

// criteriaSavings gives the savings of the criteria other than climate, where the
// set of factors has them.
func (w *writer) criteriaSavings() {
	sim := w.a.Simulation
	if sim == nil || len(sim.Criteria) < 2 || len(sim.Steps) == 0 {
		return
	}
	w.unlisted("a1.criteria")
	t := Table{ID: "tableau-gains-criteres", Caption: w.say("a1.criteria.caption"), Note: Plain(w.say("a1.criteria.note")), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.7}}}
	total := []string{w.say("c5.total")}
	for _, c := range sim.Criteria {
		t.Columns = append(t.Columns, Column{Title: w.set().NameOf("criterion", c.Criterion.String()).FR, Unit: w.unitFR(c.Criterion.Unit()), Align: Right})
		total = append(total, w.texts.format.Significant(c.Saving, 3))
	}
	for _, s := range sim.Steps {
		row := []string{s.Action}
		for _, c := range s.Criteria {
			row = append(row, w.texts.format.Significant(c.Saving, 3))
		}
		for len(row) < len(t.Columns) {
			row = append(row, w.say("nd"))
		}
		t.Rows = append(t.Rows, Row{Cells: cells(row...)})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(total...), Total: true})
	w.add(t)
}
