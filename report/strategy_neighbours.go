package report

import (
	"strings"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// neighbours is the table of the obligations beside article 35: whether each
// concerns the body and why, the rule, and what the dossier says of it.
func (w *writer) neighbours() {
	w.para("c4.neighbours.text")
	if w.a.Scopes != nil {
		w.para("c4.neighbours.joint", "name", w.or(w.a.Strategy.Body.Name))
	}
	t := Table{ID: "tableau-voisines", Caption: w.say("c4.neighbours.caption"), Columns: []Column{{Title: w.say("c4.neighbours.col.title"), Width: 1.2},
		{Title: w.say("c4.neighbours.col.concerned"), Width: 2}, {Title: w.say("c4.neighbours.col.rule"), Width: 2.3}, {Title: w.say("c4.neighbours.col.state"), Width: 1.8}}}
	for _, n := range w.a.Neighbours {
		t.Rows = append(t.Rows, Row{Cells: cells(fr.Typo(n.Title), w.bears(n), w.rule(n), w.situation(n))})
	}
	w.add(t)
}

func (w *writer) bears(n strategy.Neighbour) string {
	standing := string(n.Standing)
	if n.Standing == strategy.Undetermined {
		standing = "unknown"
	}
	text := w.say("concerned." + standing)
	if n.Force != strategy.Must && n.Standing == strategy.Concerned {
		text = w.say("concerned.but", "answer", text, "force", w.say("bearing."+string(n.Force)))
	}
	return text + ". " + fr.Typo(n.Why)
}

func (w *writer) rule(n strategy.Neighbour) string {
	rule := fr.Typo(n.Rule)
	switch {
	case n.Doubt != "":
		rule += " [" + w.say("evidence.doubt", "evidence", n.Evidence.String(), "doubt", lower(fr.Typo(n.Doubt))) + "]"
	case n.Evidence != strategy.Verified:
		rule += " [" + n.Evidence.String() + "]"
	}
	return rule
}

func (w *writer) situation(n strategy.Neighbour) string {
	var parts []string
	if n.Found != "" || n.Bring == "" {
		parts = append(parts, w.say("neighbour."+string(n.Status)))
	}
	if n.Found != "" {
		parts[0] += ". " + fr.Typo(n.Found)
	}
	if n.Bring != "" {
		parts = append(parts, w.say("todo")+"\u00a0: "+fr.Typo(n.Bring))
	}
	return strings.Join(parts, " ")
}
