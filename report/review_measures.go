package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// measures is the table of the indicators that the dossier follows.
func (w *reviewer) measures() {
	t := Table{ID: "tableau-bilan-indicateurs", Caption: w.say("bilan.measures.caption"), Note: Plain(w.say("bilan.measures.note")), Columns: []Column{
		{Title: w.say("c8.col.code"), Width: 0.65}, {Title: w.say("c8.col.name"), Width: 3}, {Title: w.reference(), Align: Right, Width: 1.15}, {Title: w.before(), Align: Right, Width: 0.95},
		{Title: w.year(w.y.Year), Align: Right, Width: 0.9}, {Title: w.say("c8.col.target"), Align: Right, Width: 1.25}, {Title: w.say("bilan.col.gap"), Align: Right, Width: 0.9}, {Title: w.say("bilan.col.trend"), Width: 1.9}}}
	for _, m := range w.y.Measures {
		if !m.Followed {
			continue
		}
		split := !m.Current.Value.Valid && len(m.Parts) > 0
		if split && !m.Reference.Value.Valid && !m.Previous.Value.Valid && !m.Target.Valid {
			t.Rows = append(t.Rows, w.parts(m)...)
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Text{Plain(m.ID), Plain(w.or(m.Name) + w.inBrackets(m)), Plain(w.valued(m.Reference)), Plain(w.previous(m)), {{Text: w.valued(m.Current), Bold: true}},
			Plain(w.aimed(m)), Plain(w.signed(m.Gap)), Plain(w.trend(m))}})
		if split {
			t.Rows = append(t.Rows, w.parts(m)...)
		}
	}
	if t.Rows == nil {
		w.todo()
		return
	}
	w.add(t)
}

func (w *reviewer) reference() string {
	if w.y.Reference == 0 {
		return w.say("bilan.col.reference")
	}
	return w.say("c8.col.base", "year", count(w.y.Reference))
}

// inBrackets gives the unit, where the name does not end with it.
func (w *reviewer) inBrackets(m strategy.YearMeasure) string {
	if strings.HasSuffix(m.Name, m.Unit) {
		return ""
	}
	return w.bracketed(m.Unit)
}

// valued writes a declared value as it was declared, and a computed one rounded.
func (w *reviewer) valued(v strategy.YearValue) string {
	if !v.Value.Valid || v.Origin == strategy.OriginComputed {
		return w.figure(v.Value)
	}
	return w.number(v.Value.Decimal)
}

// figure writes a value whose unit stands elsewhere.
func (w *reviewer) figure(d decimal.NullDecimal) string {
	if !d.Valid {
		return w.say("nd")
	}
	return w.measured(d.Decimal)
}

// signed writes a difference with its sign.
func (w *reviewer) signed(d decimal.NullDecimal) string {
	if d.Valid && d.Decimal.IsPositive() {
		return "+" + w.measured(d.Decimal)
	}
	return w.figure(d)
}

// previous writes the value of the year before, and that it was published
// otherwise.
func (w *reviewer) previous(m strategy.YearMeasure) string {
	if !m.Published.Valid {
		return w.valued(m.Previous)
	}
	return w.valued(m.Previous) + " " + w.say("bilan.published", "value", w.measured(m.Published.Decimal))
}

func (w *reviewer) aimed(m strategy.YearMeasure) string {
	if !m.Target.Valid {
		return w.say("nd")
	}
	if m.TargetYear == 0 {
		return w.number(m.Target.Decimal)
	}
	return w.number(m.Target.Decimal) + "\u00a0(" + count(m.TargetYear) + ")"
}

// trend says in words which way the value goes, whether it is on its line, and
// where it comes from.
func (w *reviewer) trend(m strategy.YearMeasure) string {
	var out []string
	if m.Trend != "" {
		out = append(out, w.say("bilan.trend."+string(m.Trend)))
	}
	if m.Path.Headway != "" {
		out = append(out, w.paceWord(m.Path.Headway))
	}
	if m.Current.Origin != "" {
		out = append(out, w.say("bilan.origin."+string(m.Current.Origin)))
	}
	if out == nil {
		return "–"
	}
	return strings.Join(out, ", ")
}

// parts are the rows of an indicator by type, whose units are not added.
func (w *reviewer) parts(m strategy.YearMeasure) []Row {
	var out []Row
	for _, p := range m.Parts {
		trend := "–"
		if p.Trend != "" {
			trend = w.say("bilan.trend." + string(p.Trend))
		}
		out = append(out, Row{Cells: cells(m.ID, w.or(m.Name)+w.say("join.colon")+lower(p.Name)+w.bracketed(p.Unit), w.say("nd"), w.figure(p.Previous), w.figure(p.Current), w.say("nd"), w.say("nd"), trend)})
	}
	return out
}

// bracketed gives a unit in brackets.
func (w *writer) bracketed(unit string) string {
	if unit == "" {
		return ""
	}
	return " (" + strings.TrimSpace(w.unitFR(unit)) + ")"
}

// conformity holds four indicators against the rules beside the strategy.
func (w *reviewer) conformity() {
	w.para("bilan.conformity.text")
	t := Table{ID: "tableau-bilan-conformite", Reference: true, Caption: w.say("bilan.conformity.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.6}, {Title: w.say("c4.neighbours.col.title"), Width: 1.8},
		{Title: w.before(), Align: Right, Width: 0.8}, {Title: w.year(w.y.Year), Align: Right, Width: 0.8}, {Title: w.say("bilan.col.asked", "year", w.year(w.y.Year)), Align: Right, Width: 1.1}, {Title: w.say("bilan.col.state"), Width: 1.2}, {Title: w.say("bilan.col.evidence"), Width: 2.6}}}
	for _, c := range w.y.Conformity {
		asked, unit := w.say("bilan.conformity.none"), w.unitFR(c.Measure.Unit)
		switch {
		case c.Neighbour.Standing == strategy.NotConcerned:
			asked = "–"
		case c.Target.Valid:
			asked = w.measured(c.Target.Decimal) + w.unitOf("%")
		}
		t.Rows = append(t.Rows, Row{Cells: []Text{Plain(c.Measure.ID), Plain(c.Neighbour.Title), Plain(w.measure(c.Measure.Previous.Value, unit)), Plain(w.measure(c.Measure.Current.Value, unit)), Plain(asked),
			{{Text: w.conforms(c), Bold: c.Status == strategy.NotMet && c.Neighbour.Standing == strategy.Concerned}}, Plain(doubts(c))}})
	}
	if t.Rows == nil {
		w.todo()
		return
	}
	w.add(t)
}

// conforms writes a status; a figure without a share to reach answers nothing,
// and what a rule asks is not asked of a body that it does not bear on.
func (w *reviewer) conforms(c strategy.ConformityRow) string {
	switch concerned := c.Neighbour.Standing; {
	case concerned == strategy.NotConcerned:
		return w.say("bilan.conformity.apart")
	case c.Status == strategy.Met || c.Status == strategy.NotMet:
		said := w.say("bilan.conformity." + string(c.Status))
		if concerned != strategy.Concerned {
			said = w.say("bilan.conformity.maybe", "state", said)
		}
		return said
	case !c.Measure.Current.Value.Valid:
		return w.say("todo")
	}
	return w.say("bilan.conformity.follow")
}

// doubts keeps the marks of what was not read in the official text.
func doubts(c strategy.ConformityRow) string {
	doubt, evidence := c.Neighbour.Doubt, c.Neighbour.Evidence
	if c.Evidence != "" {
		evidence = c.Evidence
	}
	if doubt == "" {
		doubt = c.Doubt
	}
	if doubt == "" {
		return evidence.String()
	}
	return evidence.String() + "\u00a0: " + lower(doubt)
}
