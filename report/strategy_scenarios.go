package report

import (
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// scenarios are studied out of the plan: euros, dependency and carbon are three
// accounts that nothing adds up.
func (w *writer) scenarios() {
	if len(w.a.Scenarios) == 0 {
		return
	}
	w.section("5.4", "c5.scenarios")
	w.add(Paragraph{Plain(w.a.Scenarios[0].Note)})
	t := Table{ID: "tableau-scenarios", Caption: w.say("c5.scenarios.caption"), Note: Plain(w.say("c5.scenarios.note")), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.6}, {Title: w.say("c5.col.scenario"), Width: 3.6},
		{Title: w.say("c5.col.spent"), Unit: "€", Align: Right}, {Title: w.say("c5.col.carbon"), Unit: w.say("unit.t.year"), Align: Right}, {Title: w.say("c5.col.pertonne"), Unit: "€/t", Align: Right}}}
	var texts []Text
	for _, s := range w.a.Scenarios {
		spent := w.spent(s.Avoidance)
		saving, how := w.carbonOf(s)
		t.Rows = append(t.Rows, Row{Cells: cells(s.Action.ID, w.or(s.Action.Title), spent[0], saving, spent[2])})
		texts = append(texts, Text{{Text: s.Action.ID, Bold: true}, {Text: w.say("c5.scenarios.accounts", "dependency", strings.TrimSuffix(w.or(s.Action.Description), "."), "carbon", strings.TrimSuffix(lower(how), "."))}})
	}
	w.add(t, List{Items: texts})
}

// carbonOf gives what a scenario saves on the inventory, and how it is worked out
// or why it is not.
func (w *writer) carbonOf(s strategy.Scenario) (saving, how string) {
	switch {
	case s.Step != nil:
		how = s.Step.Formula
		if lives := w.lives([]strategy.Step{*s.Step}); lives != "" {
			how += " (" + lives + ")"
		}
		if s.Avoidance.Late != "" {
			how += ". " + s.Avoidance.Late
		}
		return w.inTonnes(s.Step.Saving), how
	case s.Apart != nil:
		return w.say("nd"), w.say("c5.scenarios.apart", "saving", w.mass(s.Apart.Saving), "formula", s.Apart.Formula)
	}
	return w.say("nd"), s.Why
}
