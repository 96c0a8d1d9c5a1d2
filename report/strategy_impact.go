package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// impact is the footprint of the administration, in figures and charts: by
// category and stage, then as split says.
func (w *writer) impact(split func()) {
	if !w.a.Measured() {
		w.todo()
		return
	}
	total := w.gwp()
	value, unit := w.texts.format.Mass(total.Value)
	low, high := w.ends(total)
	kwh := w.electricity()
	inhabitant := ""
	if per, ok := w.a.Result.PerInhabitant(factors.GWP); ok {
		inhabitant = w.say("c4.impact.inhabitant", "value", w.texts.format.Significant(per, 3))
	}
	if per, ok := w.a.Result.PerAgent(factors.GWP); ok {
		w.para("c4.impact.text", "whose", w.whose(), "value", value, "unit", unit, "low", low, "high", high, "agent", w.texts.format.Significant(per, 3), "inhabitant", inhabitant, "kwh", kwh)
	} else {
		w.para("c4.impact.noagent", "whose", w.whose(), "value", value, "unit", unit, "low", low, "high", high, "inhabitant", inhabitant, "kwh", kwh)
	}
	w.add(w.conservative()...)
	w.equivalents()
	w.stackedBars()
	split()
	w.doubts()
	w.services()
}

// byPlace shares the footprint among sites and departments.
func (w *writer) byPlace() {
	if !w.a.Measured() {
		return
	}
	w.add(Heading{Level: 3, Text: w.say("c4.sites"), ID: "c4-sites"})
	w.places("c4.sites.caption", footprint.BySite)
	w.places("c4.departments.caption", footprint.ByDepartment)
}

func (w *writer) electricity() string {
	return w.texts.format.Significant(w.a.Result.ElectricityUse().Shift(-3), 3) + "\u00a0MWh"
}

// stackedBars shows stages by category, the heaviest first; the data stand
// beside.
func (w *writer) stackedBars() {
	order := byWeight(w.a.Result.By(factors.GWP, footprint.ByCategory))
	values := map[string]map[string]decimal.Decimal{}
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByCategory, footprint.ByStage) {
		if values[c.Keys[1]] == nil {
			values[c.Keys[1]] = map[string]decimal.Decimal{}
		}
		values[c.Keys[1]][c.Keys[0]] = c.Value
	}
	bars := StackedBars{Unit: "t\u00a0CO₂e"}
	data := Table{ID: "tableau-categories", Caption: w.say("c4.bars.caption"), Columns: []Column{{Title: w.say("c4.col.category"), Width: 2.6}}}
	var parts []string
	rows := make([][]string, len(order))
	for n, c := range order {
		name := w.set().NameOf("category", c.Keys[0]).FR
		bars.Categories = append(bars.Categories, name)
		rows[n] = []string{name}
		parts = append(parts, lower(name)+" "+w.inTonnes(c.Value))
	}
	for _, s := range factors.Stages() {
		if values[s.String()] == nil {
			continue
		}
		series := Series{Name: w.set().NameOf("stage", s.String()).FR}
		data.Columns = append(data.Columns, Column{Title: series.Name, Unit: bars.Unit, Align: Right})
		for n, c := range order {
			v, known := values[s.String()][c.Keys[0]]
			series.Values = append(series.Values, tonnes(v))
			cell := "–"
			if known {
				cell = w.inTonnes(v)
			}
			rows[n] = append(rows[n], cell)
		}
		bars.Series = append(bars.Series, series)
	}
	data.Columns = append(data.Columns, Column{Title: w.say("c4.col.total"), Unit: bars.Unit, Align: Right})
	for n, c := range order {
		data.Rows = append(data.Rows, Row{Cells: cells(append(rows[n], w.inTonnes(c.Value))...)})
	}
	data.Rows = append(data.Rows, w.stageTotals(len(data.Columns), values))
	f := Figure{ID: "figure-categories", Caption: w.say("c4.bars.caption"), Alt: w.say("c4.bars.alt", "parts", strings.Join(parts, ", ")), Chart: bars, Data: &data}
	if values[factors.Embodied.String()] != nil {
		f.Note = Plain(w.say("c4.bars.note", "embodied", w.set().NameOf("stage", factors.Embodied.String()).FR))
	}
	w.add(f)
}

func (w *writer) stageTotals(columns int, values map[string]map[string]decimal.Decimal) Row {
	row := []string{w.say("c4.col.total")}
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByStage) {
		if values[c.Keys[0]] != nil && len(row) < columns-1 {
			row = append(row, w.inTonnes(c.Value))
		}
	}
	return Row{Cells: cells(append(row, w.inTonnes(w.gwp().Value))...), Total: true}
}

// tiers shows the three thirds of the information system.
func (w *writer) tiers() {
	total := w.gwp().Value
	if !total.IsPositive() {
		return
	}
	donut := Donut{Unit: "t\u00a0CO₂e"}
	data := Table{ID: "tableau-tiers", Caption: w.say("c4.tier.caption"), Columns: []Column{{Title: w.set().NameOf("dimension", "tier").FR, Width: 2.4},
		{Title: w.say("c4.col.impact"), Unit: donut.Unit, Align: Right}, {Title: w.say("c4.col.share"), Unit: "%", Align: Right}}}
	var parts []string
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByTier) {
		name := w.set().NameOf("tier", c.Keys[0]).FR
		donut.Parts = append(donut.Parts, Part{Name: name, Value: tonnes(c.Value)})
		data.Rows = append(data.Rows, Row{Cells: cells(name, w.inTonnes(c.Value), w.texts.format.Number(ratio(c.Value, total).Shift(2), 1))})
		parts = append(parts, lower(name)+" "+w.percentOf(c.Value, total))
	}
	data.Rows = append(data.Rows, Row{Cells: cells(w.say("c4.col.total"), w.inTonnes(total), w.texts.format.Number(decimal.NewFromInt(100), 1)), Total: true})
	w.add(Figure{ID: "figure-tiers", Caption: w.say("c4.tier.caption"), Alt: w.say("c4.tier.alt", "total", w.inTonnes(total), "parts", strings.Join(parts, ", ")), Chart: donut, Data: &data})
}

// doubts prints the disagreement of sources beside the screen and the server.
func (w *writer) doubts() {
	monitor, known := w.inFleet("monitor")
	screens := known && len(monitor.Alternatives) > 0
	server, known := w.inFleet("server")
	servers := known && server.Energy != nil && len(server.EnergyAlternatives) > 0
	switch {
	case screens && servers:
		w.add(Heading{Level: 3, Text: w.say("c4.screens"), ID: "c4-doutes"})
	case screens:
		w.add(Heading{Level: 3, Text: w.say("c4.screens.alone"), ID: "c4-doutes"})
	case servers:
		w.add(Heading{Level: 3, Text: w.say("c4.servers.alone"), ID: "c4-doutes"})
	}
	if screens {
		chosen, least, high, from := w.published(monitor)
		low, top := w.itemEnds("monitor")
		id := "c4.screens.monitor"
		if w.a.Options.Conservative {
			id = "c4.screens.highest"
		}
		w.para(id, "value", w.texts.format.Number(chosen, 2), "low", w.number(least), "high", w.number(high), "source", from, "parklow", w.mass(low), "parkhigh", w.mass(top))
	}
	if servers {
		var others []string
		for _, f := range server.EnergyAlternatives {
			others = append(others, w.number(f.Value)+"\u00a0kWh ("+f.Source.Attribution+")")
		}
		w.para("c4.screens.server", "kwh", w.number(server.Energy.Value), "others", strings.Join(others, w.say("join.and")))
	}
}

// inFleet gives an item of which the inventory has units.
func (w *writer) inFleet(id string) (*factors.Item, bool) {
	if !slices.ContainsFunc(w.a.Result.Quantities(), func(q footprint.Quantity) bool { return q.Item == id }) {
		return nil, false
	}
	return w.set().Item(id)
}

// published gives an item's embodied value and the two ends of those published,
// with the source of the highest.
func (w *writer) published(i *factors.Item) (chosen, low, high decimal.Decimal, from string) {
	chosen = embodied(i.Factors)
	low, high = chosen, chosen
	if len(i.Factors) > 0 {
		from = i.Factors[0].Source.Attribution
	}
	for _, a := range i.Alternatives {
		sum := embodied(a)
		if sum.LessThan(low) {
			low = sum
		}
		if sum.GreaterThan(high) {
			high, from = sum, a[0].Source.Attribution
		}
	}
	if w.a.Options.Conservative {
		chosen = high
	}
	return chosen, low, high, from
}

// embodied sums the climate impact of all stages but use.
func embodied(values []*factors.Factor) decimal.Decimal {
	var sum decimal.Decimal
	for _, f := range values {
		if f.Criterion == factors.GWP && f.Stage != factors.Use {
			sum = sum.Add(f.Value)
		}
	}
	return sum
}

// itemEnds gives the yearly impact of the fleet of one item at both ends.
func (w *writer) itemEnds(id string) (low, high decimal.Decimal) {
	ends := w.a.Result.Ends(factors.GWP)
	return ends[id].Low, ends[id].High
}

// topPlaces is how many sites or departments are named.
const topPlaces = 10

func (w *writer) places(caption string, d footprint.Dimension) {
	parts := byWeight(w.a.Result.By(factors.GWP, d))
	if len(parts) < 2 {
		return
	}
	total := w.gwp().Value
	t := Table{ID: "tableau-" + string(d), Caption: w.say(caption), Columns: []Column{{Title: w.set().NameOf("dimension", string(d)).FR, Width: 3},
		{Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("c4.col.share"), Unit: "%", Align: Right}}}
	row := func(name string, v decimal.Decimal, sum bool) {
		t.Rows = append(t.Rows, Row{Cells: cells(name, w.inTonnes(v), w.texts.format.Number(ratio(v, total).Shift(2), 1)), Total: sum})
	}
	rest := total
	for n, p := range parts {
		if n == topPlaces {
			break
		}
		name := p.Keys[0]
		if name == "" {
			name = w.say("c4.unknown")
		}
		row(name, p.Value, false)
		rest = rest.Sub(p.Value)
	}
	if len(parts) > topPlaces {
		row(w.say("c4.other"), rest, false)
	}
	row(w.say("c4.col.total"), total, true)
	w.add(t)
}

// equivalents says the total as a number of something that people know.
func (w *writer) equivalents() {
	for _, e := range w.a.Result.Equivalents() {
		id, times := "c4.equivalent", w.texts.format.Significant(e.Number, 3)
		if e.Number.LessThan(decimal.NewFromInt(1)) {
			id, times = "c4.equivalent.part", w.texts.format.Percent(e.Number, 1)
		}
		name := w.set().NameOf("equivalent", e.Item.ID).FR
		if name == e.Item.ID { // of a user's own set
			name = w.say("join.quote", "text", e.Item.NameFR)
		}
		w.para(id, "n", times, "name", name, "value", w.number(e.Factor.Value)+"\u00a0kg\u00a0CO₂e", "year", e.Factor.Year, "source", e.Factor.Source.Attribution)
	}
}
