package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// objectives are the aims, the trajectory and what each action brings to it.
func (w *writer) objectives() {
	w.chapter("5", "c5.title")
	w.section("5.1", "c5.vision")
	w.prose(w.a.Strategy.Vision)
	w.section("5.2", "c5.objectives")
	if len(w.a.Strategy.Objectives) == 0 {
		w.todo()
	} else {
		t := Table{ID: "tableau-objectifs", Caption: w.say("c5.objectives.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.6}, {Title: w.say("c5.col.objective"), Width: 3},
			{Title: w.say("c5.col.reduction"), Align: Right, Width: 0.9}, {Title: w.say("c5.col.year"), Align: Right, Width: 0.8}, {Title: w.say("c5.col.indicators"), Width: 1.6}}}
		for _, o := range w.a.Strategy.Objectives {
			aim := "–"
			if o.Reduction.Valid {
				aim = w.reduction(o.Reduction.Decimal)
			}
			t.Rows = append(t.Rows, Row{Cells: cells(o.ID, w.or(o.Title), aim, w.year(o.TargetYear), w.or(strings.Join(o.Indicators, ", ")))})
		}
		w.add(t)
	}
	w.section("5.3", "c5.trajectory")
	if w.a.Trajectory == nil || w.a.Simulation == nil {
		w.todo()
		return
	}
	w.trajectory()
	w.savings()
	w.selections()
	w.apartSavings()
	w.scenarios()
}

// trajectory draws the plan year by year beside the objectives.
func (w *writer) trajectory() {
	t := w.a.Trajectory
	w.add(Paragraph{Plain(t.Hypothesis)})
	if len(t.Points) > 1 {
		chart := Trajectory{Unit: "t\u00a0CO₂e", Band: w.publishedBand(t.Points)}
		series := Series{Name: w.say("c5.trajectory.series")}
		data := w.yearByYear(t, series.Name, chart.Unit)
		for _, p := range t.Points {
			chart.Years = append(chart.Years, p.Year)
			series.Values = append(series.Values, tonnes(p.Value))
		}
		chart.Series = []Series{series}
		for _, g := range t.Goals {
			chart.Targets = append(chart.Targets, Target{Name: g.Objective, Year: g.Year, Value: tonnes(g.Target)})
		}
		first, last := t.Points[0], t.Points[len(t.Points)-1]
		w.add(Figure{ID: "figure-trajectoire", Caption: w.say("c5.trajectory.caption"), Chart: chart, Data: &data,
			Alt: w.say("c5.trajectory.alt", "from", w.inTonnes(first.Value), "fromyear", count(first.Year), "to", w.inTonnes(last.Value), "toyear", count(last.Year), "goals", w.goals())})
	}
	if goals := w.goals(); goals != "" {
		w.add(Paragraph{Plain(goals)})
	}
	if len(t.Undated) > 0 {
		w.para("c5.trajectory.undated", "actions", strings.Join(t.Undated, ", "))
	}
}

// yearByYear sets what each year is made of beside the objectives; what another
// electricity mix would change stands in a column of its own, where it is known.
func (w *writer) yearByYear(t *strategy.Trajectory, name, unit string) Table {
	out := Table{ID: "tableau-trajectoire", Caption: w.say("c5.trajectory.caption"), Note: Plain(w.say("c5.trajectory.note")), Columns: []Column{{Title: w.say("c4.territory.col.year"), Width: 0.7},
		{Title: name, Unit: unit, Align: Right}, {Title: w.say("c5.col.embodied"), Unit: unit, Align: Right}, {Title: w.say("c5.col.use"), Unit: unit, Align: Right},
		{Title: w.say("c5.col.ends"), Unit: unit, Align: Right, Width: 1.3}, {Title: w.say("c5.col.objective"), Unit: unit, Align: Right}}}
	outlook := slices.ContainsFunc(t.Points, func(p strategy.Point) bool { return p.Electricity.Valid })
	if outlook {
		out.Columns = append(out.Columns, Column{Title: w.say("c5.col.mix"), Unit: unit, Align: Right})
	}
	for _, p := range t.Points {
		row := cells(count(p.Year), w.inTonnes(p.Value), w.inTonnes(p.Embodied), w.inTonnes(p.Use), w.between(p.Low, p.High), w.goalOf(t, p.Year))
		if outlook {
			row = append(row, Plain(w.tonnesOr(p.Electricity)))
		}
		out.Rows = append(out.Rows, Row{Cells: row})
	}
	return out
}

// between writes two ends in tonnes, once where they read alike.
func (w *writer) between(low, high decimal.Decimal) string {
	from, to := w.inTonnes(low), w.inTonnes(high)
	if from == to {
		return from
	}
	return w.say("c5.ends", "low", from, "high", to)
}

func (w *writer) tonnesOr(kg decimal.NullDecimal) string {
	if !kg.Valid {
		return w.say("nd")
	}
	return w.inTonnes(kg.Decimal)
}

func (w *writer) goalOf(t *strategy.Trajectory, year int) string {
	for _, g := range t.Goals {
		if g.Year == year {
			return w.inTonnes(g.Target)
		}
	}
	return "–"
}

// goals says how far the plan goes towards each objective on the footprint.
func (w *writer) goals() string {
	var out []string
	for _, g := range w.a.Trajectory.Goals {
		out = append(out, w.goalText(g))
	}
	return strings.Join(out, " ")
}

// goalText says how far the plan goes towards one objective.
func (w *writer) goalText(g strategy.Goal) string {
	gap := w.say("c5.trajectory.met")
	if g.Gap.IsPositive() {
		gap = w.say("c5.trajectory.gap", "gap", w.inTonnes(g.Gap))
	}
	return w.say("c5.trajectory.goal", "year", count(g.Year), "target", w.inTonnes(g.Target), "gap", gap)
}

// bySaving sorts steps, the one that avoids most first.
func bySaving(steps []strategy.Step) []strategy.Step {
	out := slices.Clone(steps)
	slices.SortStableFunc(out, func(a, b strategy.Step) int { return b.Saving.Cmp(a.Saving) })
	return out
}

// lives prints each service life before and after: a saving from lifetime
// needs both.
func (w *writer) lives(steps []strategy.Step) string {
	var out []string
	for _, s := range steps {
		for _, l := range s.Lives {
			out = append(out, w.say("c5.life.one", "item", lower(w.itemName(l.Item)), "from", w.number(l.From), "to", w.number(l.To)))
		}
	}
	return strings.Join(out, ", ")
}

// savingOf gives the saving of an action in sequence.
func (w *writer) savingOf(action string) (decimal.Decimal, bool) {
	if w.a.Simulation != nil {
		for _, s := range w.a.Simulation.Steps {
			if s.Action == action {
				return s.Saving, true
			}
		}
	}
	return decimal.Decimal{}, false
}
