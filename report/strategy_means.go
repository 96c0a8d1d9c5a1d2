package report

import (
	"slices"

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
		fte = w.fullTime(m.FTE.Decimal)
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
		limits = append(limits, w.texts.rich("c10.limit.default", "low", w.share(w.a.Result.Quality().Low)))
	}
	w.add(List{Items: append(limits, w.texts.rich("c10.limit.territory"), w.texts.rich("c10.limit.cloud"), w.texts.rich("c10.limit.trajectory"))})
}

// met tells whether an element of the law's checklist is met.
func (w *writer) met(code string) bool {
	return slices.ContainsFunc(w.a.Findings, func(f strategy.Finding) bool { return f.Code == code && f.Status == strategy.Met })
}
