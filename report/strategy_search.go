package report

import (
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// selections says, for each objective on the footprint, which actions reach
// it at least cost and which are fewest, or what is missing with all that can be
// done.
func (w *writer) selections() {
	for n, g := range w.a.Selections {
		if best := g.Smallest; !best.Reachable {
			id := "c5.search.unreachable"
			if len(best.Actions) == 0 {
				id = "c5.search.nothing"
			}
			w.para(id, "objective", g.Objective, "actions", strings.Join(best.Actions, ", "), "missing", w.inTonnes(best.Missing))
			continue
		}
		w.para("c5.search.text", "objective", g.Objective, "target", w.inTonnes(g.Target))
		t := Table{ID: "tableau-atteindre-" + count(n+1), Caption: w.say("c5.search.caption", "objective", g.Objective), Columns: []Column{{Title: w.say("c5.search.col.set"), Width: 1.1}, {Title: w.say("c5.search.col.actions"), Width: 2},
			{Title: w.say("c5.search.col.cost"), Unit: w.say("unit.euro.year"), Align: Right, Width: 0.9}, {Title: w.say("c5.search.col.final"), Unit: w.say("unit.t.year"), Align: Right, Width: 0.9}, {Title: w.say("c5.search.col.proof"), Width: 1.4}}}
		t.Rows = append(t.Rows, w.selection("c5.search.cheapest", "c5.search.gap.cost", g.Cheapest), w.selection("c5.search.smallest", "c5.search.gap.count", g.Smallest))
		w.add(t)
		if out := w.leftOut(g.Cheapest); out != "" {
			w.para("c5.search.leftout", "actions", out)
		}
	}
}

func (w *writer) selection(name, gap string, s *strategy.Selection) Row {
	if !s.Reachable {
		return Row{Cells: cells(w.say(name), w.say("c5.search.costless"), "–", "–", "–")}
	}
	actions := strings.Join(s.Actions, ", ")
	if actions == "" {
		actions = w.say("c5.search.none")
	}
	cost := w.say("nd")
	if s.Cost.Valid {
		cost = w.texts.format.Integer(s.Cost.Decimal)
	}
	proof := w.say("c5.search.exact")
	if !s.Exact && s.Gap.Valid {
		proof = w.say(gap, "gap", w.texts.format.Integer(s.Gap.Decimal))
	}
	return Row{Cells: cells(w.say(name), actions, cost, w.inTonnes(s.Final), proof)}
}

// leftOut names the actions that could not be taken, with the reason.
func (w *writer) leftOut(s *strategy.Selection) string {
	var out []string
	for _, u := range s.LeftOut {
		out = append(out, u.Action+" ("+lower(u.Why)+")")
	}
	return strings.Join(out, ", ")
}
