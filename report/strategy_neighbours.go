package report

import (
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// neighbours is the table of the obligations beside article 35: whether each
// concerns the body, and what the dossier says of it. Why, the rule and its doubts
// are in neighbourRules.
func (w *writer) neighbours() {
	w.para("c4.neighbours.text")
	if w.a.Scopes != nil {
		w.para("c4.neighbours.joint", "name", w.or(w.a.Strategy.Body.Name))
	}
	t := Table{ID: "tableau-voisines", Caption: w.say("c4.neighbours.caption"), Columns: []Column{{Title: w.say("c4.neighbours.col.title"), Width: 1.6},
		{Title: w.say("c4.neighbours.col.concerned"), Width: 1.1}, {Title: w.say("c4.neighbours.col.state"), Width: 3.6}}}
	for _, n := range w.a.Neighbours {
		t.Rows = append(t.Rows, Row{Cells: cells(n.Title, w.bears(n), w.situation(n))})
	}
	w.add(t)
	w.neighboursOfEach()
}

// neighboursOfEach says for each body of a joint strategy which obligations
// concern it: their thresholds are its own.
func (w *writer) neighboursOfEach() {
	if w.a.Scopes == nil {
		return
	}
	t := Table{ID: "tableau-voisines-de-chacune", Caption: w.say("c4.neighbours.each.caption"), Columns: []Column{{Title: w.say("c4.neighbours.col.title"), Width: 1.6}, {Title: w.say("c4.neighbours.col.each"), Width: 4.7}}}
	for n, first := range w.a.Neighbours {
		var each []string
		for _, b := range w.a.Scopes {
			each = append(each, w.say("c4.neighbours.each", "name", w.or(b.Body.Name), "answer", w.bears(b.Neighbours[n])))
		}
		t.Rows = append(t.Rows, Row{Cells: cells(first.Title, strings.Join(each, w.say("join.list")))})
	}
	w.add(t)
}

// neighbourRules gives the same obligations with whom they bear on and why, what
// they ask, and what of this is to be checked.
func (w *writer) neighbourRules() {
	t := Table{ID: "tableau-regles-voisines", Reference: true, Caption: w.say("a5.neighbours.caption"), Columns: []Column{{Title: w.say("c4.neighbours.col.title"), Width: 1.3},
		{Title: w.say("a5.neighbours.col.why"), Width: 2}, {Title: w.say("c4.neighbours.col.rule"), Width: 3.2}}}
	for _, n := range w.a.Neighbours {
		t.Rows = append(t.Rows, Row{Cells: cells(n.Title, n.Why, w.rule(n))})
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
	return text
}

func (w *writer) rule(n strategy.Neighbour) string {
	rule := n.Rule
	switch {
	case n.Doubt != "":
		rule += " [" + w.say("evidence.doubt", "evidence", n.Evidence.String(), "doubt", lower(n.Doubt)) + "]"
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
		parts[0] += ". " + n.Found
	}
	if n.Bring != "" {
		parts = append(parts, w.say("todo")+w.say("join.colon")+n.Bring)
	}
	return strings.Join(parts, " ")
}
