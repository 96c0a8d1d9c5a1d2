package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// results give the total, then its parts by category and stage, by equipment and
// by place.
func (w *writer) results() {
	w.chapter("3", "f3.title")
	w.section("3.1", "f3.total")
	w.impact(w.tiers)
	w.section("3.2", "f3.largest")
	w.largest()
	w.section("3.3", "c4.sites")
	w.placesStudied()
}

// placesStudied shares the total among sites and departments, where the inventory
// names several.
func (w *writer) placesStudied() {
	if !w.a.Measured() {
		w.todo()
		return
	}
	before := len(w.blocks)
	if w.gwp().Value.IsPositive() {
		w.places("c4.sites.caption", footprint.BySite)
		w.places("c4.departments.caption", footprint.ByDepartment)
	}
	if len(w.blocks) == before {
		w.para("f3.places.none")
	}
}

// trust says what has a value, how precise the values are, and what other
// published values would change.
func (w *writer) trust() {
	w.chapter("4", "f4.title")
	w.section("4.1", "f4.coverage")
	w.coverage()
	w.section("4.2", "f4.sensitivity")
	w.sensitivity()
}

func (w *writer) coverage() {
	if !w.a.Measured() {
		w.todo()
		return
	}
	covered := w.gwp().Coverage
	w.para("f4.coverage.text", "embodied", w.share(covered.Embodied), "use", w.share(covered.Use))
	w.missing()
	if most := w.a.Result.RefusedAtMost(factors.GWP); most.Value.Valid {
		w.add(Paragraph{Plain(w.plural("summary.sure.refused.most", most.Lines, "mass", w.mass(most.Value.Decimal)))})
	}
	w.uncertainty()
}

// missing names the types of equipment without a published value.
func (w *writer) missing() {
	var names []string
	for _, i := range w.a.Result.Uncovered() {
		names = append(names, lower(i.NameFR))
	}
	if names != nil {
		w.para("c4.uncovered", "items", strings.Join(names, ", "))
	}
}

// alternativesShown is how many other published values are tried one by one.
const alternativesShown = 6

// sensitivity gives the total with each of the other published values, those
// that change it most.
func (w *writer) sensitivity() {
	if !w.a.Measured() {
		w.todo()
		return
	}
	all, err := w.a.Result.Sensitivity(factors.GWP)
	if err != nil || len(all) == 0 {
		w.para("f4.sensitivity.none")
		return
	}
	w.para("f4.sensitivity.text")
	t := Table{ID: "tableau-sensibilite", Caption: w.say("f4.sensitivity.caption"), Columns: []Column{{Title: w.say("c4.col.item"), Width: 1.8}, {Title: w.say("f4.col.other"), Width: 2.6},
		{Title: w.say("f4.col.value"), Unit: "kg\u00a0CO₂e", Align: Right, Width: 0.9}, {Title: w.say("c4.col.total"), Unit: "t\u00a0CO₂e", Align: Right, Width: 0.9}, {Title: w.say("f4.col.difference"), Unit: "t\u00a0CO₂e", Align: Right, Width: 0.9}}}
	for _, other := range all[:min(alternativesShown, len(all))] {
		by, value := w.say("f4.components"), "–"
		if other.By != nil {
			by = other.By.Source.Attribution
		}
		if kg, found := valueOf(other); found {
			value = w.number(kg)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(other.Item.NameFR, by, value, w.inTonnes(other.Value), w.signedTonnes(other.Difference))})
	}
	if more := len(all) - alternativesShown; more > 0 {
		t.Note = Plain(w.plural("f4.sensitivity.more", more))
	}
	w.add(t)
}

// signedTonnes writes a difference, with its sign where it is above 0.
func (w *writer) signedTonnes(kg decimal.Decimal) string {
	if kg.IsPositive() {
		return "+" + w.inTonnes(kg)
	}
	return w.inTonnes(kg)
}
