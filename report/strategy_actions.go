package report

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// actions are the plan, theme by theme; a theme without action says so, for
// no text makes the six mandatory.
func (w *writer) actions() {
	w.chapter("6", "c6.title")
	w.para("c6.text")
	w.theme(0, w.say("c6.theme0"), "", w.say("c6.caption0"))
	for _, t := range w.a.Themes {
		w.theme(t.Number, w.say("c6.theme", "n", count(t.Number), "title", t.Title), t.Wording, w.say("c6.caption", "n", count(t.Number)))
	}
}

func (w *writer) theme(number int, title, wording, caption string) {
	w.add(Heading{Level: 2, Number: "6." + count(number+1), Text: title, ID: "theme-" + count(number)})
	if wording != "" {
		w.add(Paragraph{Plain(wording + ".")})
	}
	var actions []strategy.Action
	for _, a := range w.a.Strategy.Actions {
		if a.Theme == number {
			actions = append(actions, a)
		}
	}
	if len(actions) == 0 {
		w.without(number)
		return
	}
	t := Table{ID: "tableau-theme-" + count(number), Caption: caption, Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.45}, {Title: w.say("c6.col.action"), Width: 3.8},
		{Title: w.say("c6.col.pilot"), Width: 1.9}, {Title: w.say("c6.col.calendar"), Width: 0.8}, {Title: w.say("c6.col.cost"), Width: 1.25}, {Title: w.say("c6.col.follow"), Width: 1.1}}}
	for _, a := range actions {
		t.Rows = append(t.Rows, Row{Cells: []Text{Plain(a.ID), w.title(a), Plain(w.pilot(a)), Plain(w.when(a)), Plain(w.price(a)), Plain(w.follow(a))}})
	}
	w.add(t)
	w.rebounds(actions)
}

// rebounds lists what could undo the effect of the actions, as the catalogue
// says of those that they follow: a risk once, with all that it bears on.
func (w *writer) rebounds(actions []strategy.Action) {
	var texts []string
	of := map[string][]string{}
	for _, a := range actions {
		n := slices.IndexFunc(w.a.Catalogued, func(c strategy.CataloguedAction) bool { return c.Action == a.ID && c.Code == a.Catalogue })
		if n < 0 || a.Progress == strategy.Dropped || w.a.Catalogued[n].Rebound == "" {
			continue
		}
		text := w.a.Catalogued[n].Rebound
		if of[text] == nil {
			texts = append(texts, text)
		}
		of[text] = append(of[text], a.ID)
	}
	if texts == nil {
		return
	}
	w.para("c6.rebound")
	var out []string
	for _, text := range texts {
		out = append(out, w.say("c6.rebound.one", "text", strings.TrimSuffix(text, "."), "actions", strings.Join(of[text], ", ")))
	}
	w.list(out)
}

// without says why a theme has no action.
func (w *writer) without(number int) {
	n := slices.IndexFunc(w.a.Strategy.Themes, func(t strategy.Theme) bool { return t.Number == number })
	if n < 0 {
		w.para("c6.none")
		return
	}
	w.para("c6.without", "reason", w.or(w.a.Strategy.Themes[n].Reason))
}

func (w *writer) title(a strategy.Action) Text {
	out := Text{{Text: w.or(a.Title), Bold: true}}
	if strings.TrimSpace(a.Description) != "" {
		out = append(out, Span{Text: ". " + w.or(a.Description)})
	}
	return out
}

func (w *writer) pilot(a strategy.Action) string {
	out := w.or(a.Pilot)
	if len(a.Partners) > 0 {
		out += w.say("join.list") + w.or(strings.Join(a.Partners, ", "))
	}
	return out
}

func (w *writer) when(a strategy.Action) string {
	switch {
	case a.From != 0 && a.To != 0 && a.From != a.To:
		return w.say("c6.calendar", "from", count(a.From), "to", count(a.To))
	case a.From != 0 && a.To == a.From:
		return count(a.From)
	case a.From != 0:
		return w.say("c6.calendar.from", "from", count(a.From))
	case a.To != 0:
		return w.say("c6.calendar.to", "to", count(a.To))
	}
	return w.say("todo")
}

func (w *writer) price(a strategy.Action) string {
	var out []string
	if a.Investment.Valid {
		out = append(out, w.say("c6.cost.invest", "value", w.euros(a.Investment.Decimal)))
	}
	if a.Yearly.Valid {
		out = append(out, w.say("c6.cost.yearly", "value", w.euros(a.Yearly.Decimal)))
	}
	if out == nil {
		return w.say("todo")
	}
	return strings.Join(out, ", ")
}

func (w *writer) follow(a strategy.Action) string {
	follow := w.or(strings.Join(a.Indicators, ", "))
	if saving, ok := w.savingOf(a.ID); ok {
		value, unit := w.texts.format.Mass(saving)
		return follow + w.say("join.list") + w.say("c6.saving", "value", value, "unit", unit)
	}
	if saving, ok := w.apartOf(a.ID); ok {
		value, unit := w.texts.format.Mass(saving)
		return follow + w.say("join.list") + w.say("c6.saving.apart", "value", value, "unit", unit)
	}
	return follow + w.say("join.list") + w.say("c6.saving.none")
}
