package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// means are what is set aside, beside what the actions ask for.
func (w *writer) means() {
	m := w.a.Strategy.Means
	w.chapter("7", "c7.title")
	w.prose(m.Text)
	t := Table{ID: "tableau-moyens", Caption: w.say("c7.caption"), Columns: []Column{{Title: w.say("c7.col.what"), Width: 3}, {Title: w.say("c7.col.value"), Align: Right, Width: 2}}}
	row := func(id, value string) { t.Rows = append(t.Rows, Row{Cells: cells(w.say(id), value)}) }
	fte := w.say("todo")
	if m.FTE.Valid {
		fte = w.say("c7.fte.value", "n", number(m.FTE.Decimal))
	}
	row("c7.fte", fte)
	row("c7.invest", w.amount(m.Investment))
	row("c7.yearly", w.amount(m.Yearly))
	invest, yearly := w.costs()
	row("c7.planinvest", w.amount(invest))
	row("c7.planyearly", w.amount(yearly))
	w.add(t)
	w.add(Heading{Level: 2, Text: w.say("c7.training"), ID: "c7-formation", Unlisted: true})
	w.prose(m.Training)
}

// indicators follow the objectives: reference, target, where the value comes from.
func (w *writer) indicators() {
	w.chapter("8", "c8.title")
	if w.met("S2") {
		w.para("c8.every")
	}
	w.para("c8.text")
	t := Table{ID: "tableau-indicateurs", Caption: w.say("c8.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.8}, {Title: w.say("c8.col.name"), Width: 3},
		{Title: w.say("c8.col.objective"), Width: 0.9}, {Title: w.say("c8.col.base", "year", w.year(w.a.Strategy.Year)), Align: Right, Width: 1.5}, {Title: w.say("c8.col.target"), Align: Right, Width: 1.5}, {Title: w.say("c8.col.origin"), Width: 0.9}}}
	for _, m := range w.a.Indicators {
		if m.Followed || m.Value.Valid {
			t.Rows = append(t.Rows, Row{Cells: cells(m.ID, w.or(m.Name), w.aims(m.ID), w.measure(m.Value, m.Unit), w.target(m), w.provenance(m))})
		}
	}
	if t.Rows == nil {
		w.todo()
		return
	}
	w.add(t)
}

// aims lists the objectives that an indicator follows.
func (w *writer) aims(indicator string) string {
	var out []string
	for _, o := range w.a.Strategy.Objectives {
		for _, id := range o.Indicators {
			if id == indicator {
				out = append(out, o.ID)
			}
		}
	}
	if out == nil {
		return "–"
	}
	return strings.Join(out, ", ")
}

func (w *writer) measure(d decimal.NullDecimal, unit string) string {
	if !d.Valid {
		return w.say("nd")
	}
	return measured(d.Decimal) + unitOf(unitFR(unit))
}

// measured keeps three significant figures, and whole numbers as they are.
func measured(d decimal.Decimal) string {
	if d.IsInteger() {
		return fr.Integer(d)
	}
	return fr.Significant(d, 3)
}

func (w *writer) target(m strategy.Measure) string {
	if !m.Target.Valid {
		return w.say("nd")
	}
	out := measured(m.Target.Decimal) + unitOf(unitFR(m.Unit))
	if m.TargetYear != 0 {
		out += " (" + count(m.TargetYear) + ")"
	}
	return out
}

// provenance tells a declared value from a computed one.
func (w *writer) provenance(m strategy.Measure) string {
	switch {
	case m.Declared.Valid:
		return w.say("c8.declared")
	case m.Computed.Valid:
		return w.say("c8.computed")
	}
	return "–"
}

// crosscutting treats free software, sovereignty and pooling, with no carbon
// credited that the inventory does not show.
func (w *writer) crosscutting() {
	s := &w.a.Strategy
	w.chapter("9", "c9.title")
	w.para("c9.text")
	for n, part := range []struct {
		id    string
		texts []string
	}{{"c9.free", s.FreeSoftware}, {"c9.sovereignty", s.Sovereignty}, {"c9.pooling", s.Pooling}} {
		w.section("9."+count(n+1), part.id)
		if len(part.texts) == 0 {
			w.todo()
			continue
		}
		w.list(part.texts)
	}
}

// risks are what could undo the gains, and what the study does not say.
func (w *writer) risks() {
	w.chapter("10", "c10.title")
	if len(w.a.Strategy.Risks) == 0 {
		w.todo()
	} else {
		t := Table{ID: "tableau-risques", Caption: w.say("c10.caption"), Columns: []Column{{Title: w.say("c10.col.risk"), Width: 2}, {Title: w.say("c10.col.answer"), Width: 3}}}
		for _, r := range w.a.Strategy.Risks {
			t.Rows = append(t.Rows, Row{Cells: cells(w.or(r.Title), w.or(r.Answer))})
		}
		w.add(t)
	}
	w.section("10.1", "c10.limits")
	limits := []Text{w.texts.rich("c10.limit.criteria"), w.texts.rich("c10.limit.screens")}
	if w.a.Measured() {
		limits = append(limits, w.texts.rich("c10.limit.default", "low", share(w.a.Result.Quality().Low)))
	}
	w.add(List{Items: append(limits, w.texts.rich("c10.limit.territory"), w.texts.rich("c10.limit.cloud"), w.texts.rich("c10.limit.trajectory"))})
}

// met tells whether an element of the law's checklist is met.
func (w *writer) met(code string) bool {
	return slices.ContainsFunc(w.a.Findings, func(f strategy.Finding) bool { return f.Code == code && f.Status == strategy.Met })
}
