package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Perimeter is a diagram of what an account holds and of what it leaves out:
// a closed frame around the groups that are counted, each with the share of
// its parts, and dashed boxes for the rest.
type Perimeter struct {
	Name    string // of what is counted: above the groups, before their total
	Unit    string // of the values
	Inside  []PerimeterGroup
	Outside []PerimeterList
}

// PerimeterGroup is a part of what is counted.
type PerimeterGroup struct {
	Name  string
	Parts []Part // in the unit of the Perimeter; zero is counted, and weighs nothing
}

// PerimeterList is a list of what is left out, with the reason as its name.
type PerimeterList struct {
	Name  string
	Items []string
}

func (Perimeter) isChart() {}

// diagram draws the perimeter that was measured and its exclusions (RCP-SI v2,
// annex C, points 7 and 8): the three thirds of the information system with
// their categories, and what the dossier, the rules or the lack of values leave
// out. It is no functional diagram (point 4), and says so.
func (w *writer) diagram() {
	if !w.a.Measured() {
		return
	}
	total := w.gwp().Value
	chart := Perimeter{Name: w.say("c4.diagram.inside"), Unit: w.say("unit.t.year"), Outside: w.outside()}
	data := Table{ID: "tableau-perimetre", Caption: w.say("c4.diagram.data"), Columns: []Column{{Title: w.set().NameOf("dimension", "tier").FR, Width: 1.6}, {Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right, Width: 0.7},
		{Title: w.say("c4.col.share"), Unit: "%", Align: Right, Width: 0.5}, {Title: w.say("c4.diagram.parts"), Unit: "t\u00a0CO₂e", Width: 4}}}
	var parts, out []string
	for _, tier := range w.a.Result.By(factors.GWP, footprint.ByTier) {
		var categories []string
		group := PerimeterGroup{Name: w.set().NameOf("tier", tier.Keys[0]).FR}
		for _, c := range byWeight(w.a.Result.By(factors.GWP, footprint.ByTier, footprint.ByCategory)) {
			if c.Keys[0] == tier.Keys[0] {
				name := w.set().NameOf("category", c.Keys[1]).FR
				group.Parts = append(group.Parts, Part{name, tonnes(c.Value)})
				categories = append(categories, w.say("c4.diagram.part", "name", lower(name), "value", w.inTonnes(c.Value)))
			}
		}
		chart.Inside = append(chart.Inside, group)
		data.Rows = append(data.Rows, Row{Cells: cells(group.Name, w.inTonnes(tier.Value), w.hundredths(tier.Value, total), strings.Join(categories, w.say("join.list")))})
		parts = append(parts, lower(group.Name)+" "+w.percentOf(tier.Value, total))
	}
	data.Rows = append(data.Rows, Row{Cells: cells(w.say("c4.col.total"), w.inTonnes(total), w.hundredths(total, total), ""), Total: true})
	for _, l := range chart.Outside {
		out = append(out, lower(l.Name)+" ("+count(len(l.Items))+")")
	}
	w.add(Figure{ID: "figure-perimetre", Caption: w.say("c4.diagram.caption"), Chart: chart, Data: &data, Note: Plain(w.say("c4.diagram.note")),
		Alt: w.say("c4.diagram.alt", "parts", strings.Join(parts, ", "), "outside", strings.Join(out, ", "))})
}

func (w *writer) hundredths(part, whole decimal.Decimal) string {
	if whole.IsZero() {
		return w.say("nd")
	}
	return w.texts.format.Number(ratio(part, whole).Shift(2), 1)
}

// outside lists what is left out, by the reason; what the dossier does not say
// is a blank.
func (w *writer) outside() []PerimeterList {
	declared := PerimeterList{Name: w.say("c4.diagram.declared")}
	for _, text := range w.a.Strategy.Perimeter.Excluded {
		declared.Items = append(declared.Items, w.or(text))
	}
	if declared.Items == nil {
		declared.Items = []string{w.say("todo")}
	}
	lists := []PerimeterList{declared, {Name: w.say("c4.diagram.rules"), Items: []string{w.say("c4.diagram.rules.item")}}}
	unvalued := PerimeterList{Name: w.say("c4.diagram.unvalued")}
	for _, i := range w.a.Result.Uncovered() {
		unvalued.Items = append(unvalued.Items, i.NameFR)
	}
	apart := PerimeterList{Name: w.say("c4.diagram.apart")}
	for _, u := range w.a.Uses {
		apart.Items = append(apart.Items, u.Name)
	}
	for _, l := range []PerimeterList{unvalued, apart} {
		if l.Items != nil {
			lists = append(lists, l)
		}
	}
	return lists
}
