package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// Review writes the bilan annuel of a strategy, to be joined to the report on
// sustainable development that comes before the debates on the budget (article
// L. 2311-1-1 of the CGCT): the objectives, the indicators, the administration,
// the territory, how the plan was carried out, the neighbouring rules, what is
// proposed, and what limits the figures. It is short: no cover, no contents. It
// computes nothing, and writes "[À compléter]" where the dossier is silent.
func Review(y *strategy.YearlyReview) *Document { return french().Review(y) }

// Review writes what the function does, in these texts.
func (t *Texts) Review(y *strategy.YearlyReview) *Document {
	w := &reviewer{&writer{a: y.Now, texts: t.orFrench()}, y}
	title := w.say("bilan.title", "year", w.year(y.Year))
	for n, section := range []struct {
		id    string
		write func()
	}{{"opening", w.opening}, {"objectives", w.objectives}, {"measures", w.measures}, {"internal", w.internal}, {"territory", w.territory}, {"method", w.method},
		{"conformity", w.conformity}, {"adjustments", w.adjustments}, {"limits", w.limits}} {
		if n > 0 {
			w.add(Heading{Level: 2, Number: count(n), Text: w.say("bilan." + section.id), ID: "bilan-" + section.id})
		}
		section.write()
	}
	s := &y.Now.Strategy
	return typeset(&Document{Title: title, Subtitle: w.subtitle(), Author: s.Body.Name, Subject: w.say("bilan.subject"),
		Language: w.texts.language, Texts: w.texts, Theme: w.appearance(), Date: s.Date, Head: s.Body.Name, Foot: title, Body: w.blocks})
}

// reviewer writes a review with the means of the writer of a strategy.
type reviewer struct {
	*writer
	y *strategy.YearlyReview
}

// subtitle says whose review it is, and of what period the strategy is.
func (w *reviewer) subtitle() string {
	name := w.or(w.y.Now.Strategy.Body.Name)
	if w.period() == "" {
		return name
	}
	return name + ", " + w.say("bilan.subtitle", "period", w.period())
}

// opening says for whom the review is, when it comes, and its four figures.
func (w *reviewer) opening() {
	s := &w.y.Now.Strategy
	id := "bilan.opening.text"
	if w.a.Scope.Standing != strategy.Concerned {
		id = "bilan.opening.free"
	}
	w.para(id, "reason", w.a.Scope.Reason, "year", w.year(w.y.Year), "session", w.date(s.Review.Session), "debate", w.date(s.Review.Debate))
	if figures := w.keyFigures(); len(figures) > 1 {
		w.add(KeyFigures{figures})
	}
	var remarks []Block
	for _, p := range w.y.Problems {
		said := upper(p.Message)
		if p.Column == "indicators" {
			said += " (" + p.Value + ")"
		}
		remarks = append(remarks, Paragraph{Plain(said + ". " + p.Remedy + ".")})
	}
	if remarks != nil {
		w.add(Callout{Tone: Warning, Title: w.say("bilan.opening.check"), Body: remarks})
	}
}

func (w *reviewer) keyFigures() []KeyFigure {
	var out []KeyFigure
	for _, m := range w.y.Measures {
		if m.Current.Value.Valid && (m.ID == "I01" || m.ID == "I02") {
			out = append(out, KeyFigure{Value: w.measured(m.Current.Value.Decimal), Unit: w.unitFR(m.Unit), Label: m.Name, Note: w.earlier(m)})
		}
	}
	if p := w.y.Plan; p.Rate.Valid {
		out = append(out, KeyFigure{Value: w.measured(p.Rate.Decimal), Unit: "%", Label: w.say("bilan.figure.rate"),
			Note: w.say("bilan.figure.rate.note", "done", count(p.Done), "of", count(len(p.Actions)))})
	}
	if n := len(w.y.Objectives); n > 0 {
		on := w.paced(strategy.OnTheWay)
		out = append(out, KeyFigure{Value: count(on), Unit: w.say("bilan.figure.of", "of", count(n)), Label: w.say("bilan.figure.objectives"), Note: w.say("bilan.figure.objectives.note", "unknown", count(w.paced("")))})
	}
	return out
}

func (w *reviewer) paced(pace strategy.Headway) int {
	n := 0
	for _, o := range w.y.Objectives {
		if o.Headway == pace {
			n++
		}
	}
	return n
}

// earlier writes what a value was the year before.
func (w *reviewer) earlier(m strategy.YearMeasure) string {
	if !m.Previous.Value.Valid {
		return w.say("bilan.figure.unknown", "year", w.before())
	}
	return w.say("bilan.figure.before", "value", w.measured(m.Previous.Value.Decimal), "year", w.before())
}

// before names the year before.
func (w *reviewer) before() string {
	if w.y.Previous == 0 {
		return w.say("a6.col.previous")
	}
	return count(w.y.Previous)
}

// objectives recalls them, each with what was expected of the year.
func (w *reviewer) objectives() {
	if len(w.y.Objectives) == 0 {
		w.todo()
		return
	}
	w.para("bilan.objectives.text", "on", count(w.paced(strategy.OnTheWay)), "behind", count(w.paced(strategy.Behind)), "unknown", count(w.paced("")))
	t := Table{ID: "tableau-bilan-objectifs", Caption: w.say("bilan.objectives.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.6}, {Title: w.say("c5.col.objective"), Width: 3.2},
		{Title: w.say("c5.col.year"), Align: Right, Width: 0.9}, {Title: w.say("bilan.col.expected", "year", w.year(w.y.Year)), Align: Right, Width: 1.2},
		{Title: w.say("bilan.col.seen", "year", w.year(w.y.Year)), Align: Right, Width: 1.2}, {Title: w.say("bilan.col.state"), Width: 1.9}}}
	for _, o := range w.y.Objectives {
		expected, seen := "–", "–"
		if p := o.Path; p.Expected.Valid {
			expected = w.inUnit(p.Expected.Decimal, "t CO2e")
			if p.Gap.Valid {
				seen = w.inUnit(p.Expected.Decimal.Add(p.Gap.Decimal), "t CO2e")
			}
		}
		t.Rows = append(t.Rows, Row{Cells: append(cells(w.or(o.ID), w.or(o.Title), w.year(o.TargetYear), expected, seen), w.pace(o))})
	}
	w.add(t)
}

func (w *writer) inUnit(d decimal.Decimal, unit string) string {
	return w.measured(d) + w.unitOf(w.unitFR(unit))
}

// pace says how an objective goes, and by which indicators it is known.
func (w *reviewer) pace(o strategy.ObjectiveReview) Text {
	out := Text{{Text: w.paceWord(o.Headway), Bold: o.Headway == strategy.Behind}}
	if o.Path.Expected.Valid {
		return out
	}
	var why []string
	if len(o.Behind) > 0 {
		why = append(why, strings.Join(o.Behind, ", "))
	}
	if len(o.Unknown) > 0 {
		why = append(why, w.say("bilan.state.unknown", "names", strings.Join(o.Unknown, ", ")))
	}
	if why == nil {
		return out
	}
	return append(out, Span{Text: w.say("join.colon") + strings.Join(why, w.say("join.list"))})
}

func (w *reviewer) paceWord(p strategy.Headway) string {
	switch p {
	case strategy.OnTheWay, strategy.Behind:
		return w.say("bilan.pace." + string(p))
	}
	return w.say("nd")
}

// upper puts the first letter of a sentence in upper case.
func upper(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}
