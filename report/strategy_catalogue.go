package report

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// ordersOfMagnitude sets beside the plan what is published about the actions of
// the catalogue that it follows, each with its caveat. Nothing of it is added to
// what is computed. Without such an action there is no table.
func (w *writer) ordersOfMagnitude() {
	t := Table{ID: "tableau-ordres-de-grandeur", Reference: true, Caption: w.say("orders.caption"), Note: Plain(w.say("orders.note")), Columns: []Column{{Title: w.say("orders.col.actions"), Width: 0.7},
		{Title: w.say("orders.col.what"), Width: 2.8}, {Title: w.say("orders.col.value"), Align: Right, Width: 1.3}, {Title: w.say("orders.col.source"), Width: 3.8}}}
	for _, o := range publishedOrders() {
		ids := w.about(o)
		if ids == nil {
			continue
		}
		source := o.Source
		if o.Evidence != strategy.Verified {
			source += " (" + o.Evidence.String() + ")"
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(strings.Join(ids, ", ")), o.What, w.magnitude(o), source+". "+o.Caveat)})
	}
	if t.Rows == nil {
		return
	}
	w.unlisted("orders.title")
	w.para("orders.text")
	w.add(t)
}

// about gives the actions of the plan that a published figure is about: they
// follow one of its actions, and their lever, if they have one, bears on its items.
func (w *writer) about(o strategy.OrderOfMagnitude) []string {
	var out []string
	for _, a := range w.a.Strategy.Actions {
		shares := len(o.Items) == 0 || a.Lever == nil || slices.ContainsFunc(a.Lever.Items, func(item string) bool { return slices.Contains(o.Items, item) })
		if shares && slices.Contains(o.Actions, a.Catalogue) && !slices.Contains(out, a.ID) {
			out = append(out, a.ID)
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
func (w *writer) magnitude(o strategy.OrderOfMagnitude) string {
	value := w.say("orders.range", "low", w.digits(o.Low.Decimal), "high", w.digits(o.High.Decimal))
	if o.Value.Valid {
		value = w.digits(o.Value.Decimal)
	}
	return value + w.unitOf(w.unitFR(o.Unit))
}
