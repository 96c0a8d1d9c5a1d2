package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// ai prints the register of uses with the electricity of their requests, apart
// from every total, and the relevance review of each.
func (w *writer) ai() {
	w.para("c9.ai.text")
	if len(w.a.AI) == 0 {
		w.todo()
		return
	}
	w.aiRegister()
	w.aiEnergy()
}

func (w *writer) aiRegister() {
	t := Table{ID: "tableau-ia", Caption: w.say("c9.ai.caption"), Columns: []Column{{Title: w.say("c9.ai.col.use"), Width: 2.2}, {Title: w.say("c9.ai.col.model"), Width: 1.5},
		{Title: w.say("c9.ai.col.review"), Width: 1.3}, {Title: w.say("c9.ai.col.verdict"), Width: 1.2}, {Title: w.say("c9.ai.col.text"), Width: 2.2}}}
	for _, e := range w.a.AI {
		use, review := w.or(e.Use.Name), w.say("todo")
		if p := strings.TrimSpace(e.Use.Purpose); p != "" {
			use += w.say("join.colon") + lower(w.or(p))
		}
		if !e.Use.Reviewed.IsZero() {
			review = w.texts.format.Date(e.Use.Reviewed)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(use, w.model(e.Use), review, w.wordFor("verdict", e.Use.Verdict), w.dash(e.Use.Text))})
	}
	w.add(t)
}

// model joins a provider and its model.
func (w *writer) model(u strategy.AIUse) string {
	var known []string
	for _, text := range []string{u.Provider, u.Model} {
		if strings.TrimSpace(text) != "" {
			known = append(known, w.or(text))
		}
	}
	if known == nil {
		return w.say("todo")
	}
	return strings.Join(known, ", ")
}

// aiEnergy prints what is estimated, and why the rest is not.
func (w *writer) aiEnergy() {
	t := Table{ID: "tableau-ia-energie", Caption: w.say("c9.ai.energy.caption"), Note: Plain(w.say("c9.ai.note")), Columns: []Column{{Title: w.say("c9.ai.col.use"), Width: 1.6}, {Title: w.say("c9.ai.col.requests"), Align: Right, Width: 0.9},
		{Title: w.say("c9.ai.col.energy"), Unit: "kWh", Align: Right, Width: 1.5}, {Title: w.say("c9.ai.col.carbon"), Unit: "kg\u00a0CO₂e", Align: Right, Width: 1.5}, {Title: w.say("c9.ai.col.basis"), Width: 3}}}
	for _, e := range w.a.AI {
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(e.Use.Name), w.requests(e.Use.Requests), w.estimated(e.Energy), w.estimated(e.Carbon), w.basis(e))})
	}
	w.add(t)
}

func (w *writer) requests(d decimal.NullDecimal) string {
	if !d.Valid {
		return w.say("nd")
	}
	return w.texts.format.Integer(d.Decimal)
}

// estimated writes a value with its two ends, those that are known.
func (w *writer) estimated(e strategy.Range) string {
	value := w.say("nd")
	if e.Value.Valid {
		value = w.texts.format.Significant(e.Value.Decimal, 3)
	}
	if e.Low.Valid && e.High.Valid {
		ends := w.say("c9.ai.ends", "low", w.texts.format.Significant(e.Low.Decimal, 3), "high", w.texts.format.Significant(e.High.Decimal, 3))
		if !e.Value.Valid {
			return ends
		}
		return value + " (" + ends + ")"
	}
	return value
}

// basis tells what an estimate rests on, its source and what was supposed.
func (w *writer) basis(e strategy.AIEstimate) string {
	var out []string
	if e.Basis != "" {
		out = append(out, w.say("c9.ai."+string(e.Basis)))
	}
	if source := strings.TrimSpace(e.Use.Source); source != "" {
		out = append(out, w.say("c9.ai.source", "source", w.or(source)))
	}
	return w.sentences(append(out, e.Notices...))
}

// sentences sets phrases one after the other.
func (w *writer) sentences(all []string) string {
	if len(all) == 0 {
		return "–"
	}
	return strings.Join(all, ". ") + "."
}
