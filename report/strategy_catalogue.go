package report

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// ordersOfMagnitude sets beside the plan what is published about the actions of
// the catalogue that it follows, each with its caveat. Nothing of it is added to
// what is computed. Without such an action there is no table.
func (w *writer) ordersOfMagnitude() {
	t := Table{ID: "tableau-ordres-de-grandeur", Caption: w.say("orders.caption"), Note: Plain(w.say("orders.note")), Columns: []Column{{Title: w.say("orders.col.actions"), Width: 0.8},
		{Title: w.say("orders.col.what"), Width: 2.4}, {Title: w.say("orders.col.value"), Align: Right, Width: 1.3}, {Title: w.say("orders.col.source"), Width: 2}, {Title: w.say("orders.col.caveat"), Width: 2.4}}}
	actions := w.following()
	for _, o := range publishedOrders() {
		var ids []string
		for _, code := range o.Actions {
			ids = append(ids, actions[code]...)
		}
		if ids == nil {
			continue
		}
		slices.Sort(ids)
		source := o.Source
		if o.Evidence != strategy.Verified {
			source += " (" + o.Evidence.String() + ")"
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(strings.Join(slices.Compact(ids), ", ")), fr.Typo(o.What), magnitude(w, o), fr.Typo(source), fr.Typo(o.Caveat))})
	}
	if t.Rows == nil {
		return
	}
	w.unlisted("orders.title")
	w.para("orders.text")
	w.add(t)
}

// following gives the actions of the plan, by the code that they follow.
func (w *writer) following() map[string][]string {
	out := map[string][]string{}
	for _, c := range w.a.Catalogued {
		if slices.ContainsFunc(w.a.Strategy.Actions, func(a strategy.Action) bool { return a.ID == c.Action }) {
			out[c.Code] = append(out[c.Code], c.Action)
		}
	}
	return out
}

// publishedOrders are those of the whole catalogue, each once, in its order.
func publishedOrders() []strategy.OrderOfMagnitude {
	var out []strategy.OrderOfMagnitude
	for _, a := range strategy.ActionCatalogue() {
		for _, o := range a.Orders {
			if !slices.ContainsFunc(out, func(seen strategy.OrderOfMagnitude) bool { return seen.ID == o.ID }) {
				out = append(out, o)
			}
		}
	}
	return out
}

// magnitude writes a published value as it was published, or its range.
func magnitude(w *writer, o strategy.OrderOfMagnitude) string {
	value := w.say("orders.range", "low", digits(o.Low.Decimal), "high", digits(o.High.Decimal))
	if o.Value.Valid {
		value = digits(o.Value.Decimal)
	}
	space := "\u00a0"
	switch o.Unit {
	case "":
		return value
	case "%":
		space = "\u202f"
	}
	return value + space + unitFR(o.Unit)
}
