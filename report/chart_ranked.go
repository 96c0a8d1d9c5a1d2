package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Ranked is a whole in its largest parts, one bar each with its figure and its
// share of the whole, and the bar of what they leave. footprint.Result.Top
// gives both.
type Ranked struct {
	Unit  string
	Parts []Part // drawn in their order: the largest first
	Rest  Part   // what the parts leave of the whole; none where its name is empty
}

func (Ranked) isChart() {}

// itemsShown is how many types of equipment are named.
const itemsShown = 10

// largest draws the types of equipment that weigh most; the table beside bounds
// each by the values published for it.
func (w *writer) largest() {
	if !w.a.Measured() {
		w.todo()
		return
	}
	total := w.gwp()
	if !total.Value.IsPositive() {
		return
	}
	chart := Ranked{Unit: w.say("unit.t.year")}
	data := Table{ID: "tableau-principaux", Caption: w.say("f3.largest.caption"), Columns: []Column{{Title: w.say("c4.col.item"), Width: 2.6}, {Title: w.say("c4.col.inuse"), Align: Right},
		{Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("c4.col.share"), Unit: "%", Align: Right}, {Title: w.say("f3.col.ends"), Unit: "t\u00a0CO₂e", Align: Right, Width: 1.5}}}
	row := func(name, quantity string, value decimal.Decimal, ends string) {
		data.Rows = append(data.Rows, Row{Cells: cells(name, quantity, w.inTonnes(value), w.texts.format.Number(ratio(value, total.Value).Shift(2), 1), ends)})
	}
	top, rest := w.a.Result.Top(factors.GWP, itemsShown, footprint.ByItem)
	ends, quantity := w.a.Result.Ends(factors.GWP), w.inUse()
	var parts []string
	for _, c := range top {
		item, name := c.Keys[0], w.itemName(c.Keys[0])
		chart.Parts = append(chart.Parts, Part{name, tonnes(c.Value)})
		parts = append(parts, lower(name)+" "+w.inTonnes(c.Value))
		row(name, w.units(quantity[item]), c.Value, w.bounds(ends[item].Low, ends[item].High))
	}
	if rest.Parts > 0 {
		chart.Rest = Part{w.plural("f3.rest", rest.Parts), tonnes(rest.Value)}
		parts = append(parts, chart.Rest.Name+" "+w.inTonnes(rest.Value))
		row(chart.Rest.Name, "", rest.Value, "")
	}
	row(w.say("c4.col.total"), "", total.Value, w.bounds(total.Low, total.High))
	data.Rows[len(data.Rows)-1].Total = true
	w.add(Figure{ID: "figure-principaux", Caption: w.say("f3.largest.caption"), Chart: chart, Data: &data, Note: Plain(w.say("f3.largest.text")),
		Alt: w.say("f3.largest.alt", "total", w.inTonnes(total.Value), "parts", strings.Join(parts, w.say("join.list")))})
}

// bounds writes two ends in tonnes, or what both read.
func (w *writer) bounds(low, high decimal.Decimal) string {
	if from, to := w.inTonnes(low), w.inTonnes(high); from != to {
		return w.say("f3.ends", "low", from, "high", to)
	}
	return w.inTonnes(low)
}

// inUse counts the units in service by item.
func (w *writer) inUse() map[string]decimal.Decimal {
	quantity := map[string]decimal.Decimal{}
	for _, q := range w.a.Result.Quantities() {
		quantity[q.Item] = q.InUse
	}
	return quantity
}
