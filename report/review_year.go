package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// internal is the working of the administration: its footprint and the themes
// of the decree that bear on it.
func (w *reviewer) internal() {
	w.prose(w.y.Now.Strategy.Review.Internal)
	w.change()
	w.actions("internal", func(theme int) bool { return !onTheTerritory(theme) })
}

// territory is what is done for inhabitants, and what is known of uses.
func (w *reviewer) territory() {
	s := &w.y.Now.Strategy
	w.prose(s.Review.Territory)
	w.facts()
	w.actions("territory", onTheTerritory)
}

// onTheTerritory tells the themes of the decree that are turned to inhabitants
// and to the territory, 5 and 6: a way of ours to fill the two halves of the
// report on sustainable development.
func onTheTerritory(theme int) bool { return theme == 5 || theme == 6 }

// change is the waterfall of the footprint, cause by cause.
func (w *reviewer) change() {
	w.add(Heading{Level: 3, Text: w.say("bilan.change"), ID: "bilan-evolution"})
	c := w.y.Change
	if c == nil {
		w.add(Callout{Tone: Missing, Title: w.say("todo"), Body: []Block{Paragraph{Plain(w.y.NoChange + ".")}}})
		return
	}
	from, to := w.before(), w.year(w.y.Year)
	w.para("bilan.change.text", "from", from, "to", to, "before", w.inTonnes(c.Before.Value), "after", w.inTonnes(c.After.Value), "difference", w.delta(c.Difference),
		"own", w.delta(c.Own), "grid", w.delta(c.Grid), "counted", w.delta(c.Counted))
	if c.Again.Valid {
		w.para("bilan.change.again", "year", from, "value", w.inTonnes(c.Again.Decimal), "alike", w.delta(c.Alike.Decimal))
	}
	w.add(w.changeFigure(c))
	t := Table{ID: "tableau-bilan-evolution", Caption: w.say("bilan.change.caption"), Columns: []Column{{Title: w.say("bilan.col.cause"), Width: 2.6},
		{Title: w.say("bilan.col.difference"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("bilan.col.value"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("bilan.col.owner"), Width: 2.2}}}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("bilan.change.at", "year", from), "", w.inTonnes(c.Before.Value), ""), Total: true})
	for _, s := range c.Steps {
		t.Rows = append(t.Rows, Row{Cells: cells(w.set().NameOf("step", string(s.Name)).FR, w.delta(s.Difference), w.inTonnes(s.Value), w.say("bilan.owner."+owner(s.Name)))})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("bilan.change.at", "year", to), w.delta(c.Difference), w.inTonnes(c.After.Value), ""), Total: true})
	w.add(t)
}

func owner(step footprint.StepName) string {
	switch step {
	case footprint.StepPerimeter, footprint.StepFactors:
		return "counted"
	case footprint.StepMix:
		return "grid"
	}
	return "own"
}

// delta writes a difference in tonnes with its sign.
func (w *writer) delta(kg decimal.Decimal) string {
	if kg.IsPositive() {
		return "+" + w.inTonnes(kg)
	}
	return w.inTonnes(kg)
}

// actions is the table of some of the plan: calendar, progress, what came of it.
func (w *reviewer) actions(id string, wanted func(theme int) bool) {
	t := Table{ID: "tableau-bilan-actions-" + id, Caption: w.say("bilan.actions." + id), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.5}, {Title: w.say("c6.col.action"), Width: 3.7},
		{Title: w.say("bilan.col.due"), Align: Right, Width: 0.8}, {Title: w.say("bilan.col.progress"), Width: 1.2}, {Title: w.say("bilan.col.result"), Width: 2.4}}}
	for _, a := range w.y.Plan.Actions {
		if wanted(a.Theme) {
			t.Rows = append(t.Rows, Row{Cells: []Text{Plain(w.or(a.ID)), Plain(w.or(a.Title)), Plain(w.year(a.Due)), w.progress(a), Plain(w.result(a))}})
		}
	}
	switch {
	case t.Rows != nil:
		w.add(t)
	case len(w.y.Plan.Actions) > 0:
		w.para("bilan.actions.none." + id)
	case id == "internal": // the blank is shown once
		w.todo()
	}
}

// result is what came of an action; nothing is expected of one that is to do.
func (w *reviewer) result(a strategy.ActionReview) string {
	if a.Progress == strategy.ToDo && strings.TrimSpace(a.Result) == "" {
		return "–"
	}
	return w.or(a.Result)
}

func (w *reviewer) progress(a strategy.ActionReview) Text {
	switch a.Progress {
	case strategy.ToDo, strategy.UnderWay, strategy.Done, strategy.Dropped:
	default:
		return Plain(w.say("todo"))
	}
	out := Text{{Text: w.say("bilan.progress." + string(a.Progress))}}
	if a.Late {
		out = append(out, Span{Text: ", "}, Span{Text: w.say("bilan.progress.late"), Bold: true})
	}
	return out
}

// facts are those of the year on the territory.
func (w *reviewer) facts() {
	t := Table{ID: "tableau-bilan-territoire", Caption: w.say("bilan.facts.caption", "year", w.year(w.y.Year)), Columns: []Column{{Title: w.say("c4.territory.col.fact"), Width: 2.6},
		{Title: w.say("c4.territory.col.value"), Align: Right, Width: 1.2}, {Title: w.say("c4.territory.col.source"), Width: 2}}}
	for _, f := range w.y.Now.Strategy.Territory.Facts {
		if f.Year != 0 && f.Year == w.y.Year {
			t.Rows = append(t.Rows, Row{Cells: cells(w.or(f.Title), strings.TrimSpace(w.number(f.Value)+w.unitOf(f.Unit)), w.or(f.Source))})
		}
	}
	if t.Rows != nil {
		w.add(t)
	}
}

// method says how the plan was carried out.
func (w *reviewer) method() {
	w.prose(w.y.Now.Strategy.Review.Method)
	p := w.y.Plan
	if len(p.Actions) == 0 {
		return
	}
	w.para("bilan.method.progress", "n", count(len(p.Actions)), "done", count(p.Done), "moving", count(p.Moving), "todo", count(p.ToDo), "dropped", count(p.Dropped), "silent", count(p.Silent),
		"rate", w.rate(p.Rate), "previous", w.rate(p.Previous), "year", w.before())
	var items []Text
	item := func(id string, names []string) {
		if len(names) > 0 {
			items = append(items, w.texts.rich(id, "names", strings.Join(names, ", ")))
		}
	}
	item("bilan.method.late", dueNames(p.Actions, func(a strategy.ActionReview) bool { return a.Late }))
	item("bilan.method.unsaid", dueNames(p.Actions, func(a strategy.ActionReview) bool { return a.Unsaid }))
	item("bilan.method.added", names(p.Added))
	item("bilan.method.removed", names(p.Removed))
	if items != nil {
		w.add(List{Items: items})
	}
}

func (w *reviewer) rate(d decimal.NullDecimal) string {
	if !d.Valid {
		return w.say("nd")
	}
	return w.measured(d.Decimal) + w.unitOf("%")
}

func dueNames(all []strategy.ActionReview, wanted func(strategy.ActionReview) bool) []string {
	var out []string
	for _, a := range all {
		if wanted(a) {
			out = append(out, a.ID+" ("+count(a.Due)+")")
		}
	}
	return out
}

func names(actions []strategy.Action) []string {
	var out []string
	for _, a := range actions {
		out = append(out, a.ID)
	}
	return out
}

func (w *reviewer) adjustments() {
	texts := w.y.Now.Strategy.Review.Adjustments
	if len(texts) == 0 {
		w.todo()
		return
	}
	w.list(texts)
}

// shownFactors is how many changes of factors a page holds.
const shownFactors = 12

// limits says what the figures hold, with every change of factors.
func (w *reviewer) limits() {
	var items []Text
	for _, l := range w.y.Limits {
		items = append(items, Plain(l))
	}
	w.add(List{Items: items})
	if len(w.y.Factors) == 0 {
		return
	}
	t := Table{ID: "tableau-bilan-facteurs", Caption: w.say("bilan.factors.caption"), Columns: []Column{{Title: w.say("a1.col.item"), Width: 2}, {Title: w.say("bilan.col.stage"), Width: 1.4},
		{Title: w.say("bilan.col.was"), Align: Right}, {Title: w.say("bilan.col.is"), Align: Right}, {Title: w.say("bilan.col.unit"), Width: 1.2}, {Title: w.say("c4.territory.col.source"), Width: 2.4}}}
	for n, f := range w.y.Factors {
		if n == shownFactors {
			t.Note = Plain(w.plural("bilan.factors.more", len(w.y.Factors)-n))
			break
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(f.Name), w.stage(f), w.published(f.Before), w.published(f.After), w.unitFR(f.Unit), w.or(f.Source))})
	}
	w.add(t)
}

// stage names what a value is of: a stage of life, a zone, a parameter.
func (w *reviewer) stage(f strategy.FactorChange) string {
	switch {
	case f.Zone != "":
		return f.Zone
	case f.Stage == 0:
		return w.set().NameOf("criterion", f.Criterion.String()).FR
	}
	return w.set().NameOf("stage", f.Stage.String()).FR
}

func (w *reviewer) published(d decimal.NullDecimal) string {
	if !d.Valid {
		return w.say("nd")
	}
	return w.digits(d.Decimal)
}
