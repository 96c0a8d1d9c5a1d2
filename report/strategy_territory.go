package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// territory is the estimate and what is known of uses.
func (w *writer) territory() {
	if w.a.Scopes != nil {
		w.territories()
	} else if e := w.a.Territory; e != nil {
		value, unit := w.texts.format.Mass(e.Value)
		w.para("c4.territory.text", "value", value, "unit", unit, "population", w.texts.format.Integer(decimal.NewFromInt(int64(e.Inhabitants))),
			"factor", w.number(e.PerInhabitant.Value), "source", e.PerInhabitant.Source.Attribution)
	} else {
		w.todo()
	}
	s := w.a.Strategy.Territory
	w.prose(s.Text)
	if len(s.Facts) > 0 {
		t := Table{ID: "tableau-territoire", Caption: w.say("c4.territory.caption"), Columns: []Column{{Title: w.say("c4.territory.col.fact"), Width: 2.6},
			{Title: w.say("c4.territory.col.value"), Align: Right, Width: 1.2}, {Title: w.say("c4.territory.col.year"), Align: Right, Width: 0.7}, {Title: w.say("c4.territory.col.source"), Width: 2}}}
		for _, f := range s.Facts {
			t.Rows = append(t.Rows, Row{Cells: cells(w.or(f.Title), strings.TrimSpace(w.number(f.Value)+w.unitOf(f.Unit)), w.year(f.Year), w.or(f.Source))})
		}
		w.add(t)
	}
	w.uses()
}

// territories are the estimates of the bodies of a joint strategy, which may
// overlap and are not added.
func (w *writer) territories() {
	w.para("c4.territory.joint")
	var items []Text
	for _, b := range w.a.Scopes {
		e := strategy.EstimateOf(w.set(), b.Body.Population)
		if e == nil {
			items = append(items, Plain(w.or(b.Body.Name)+w.say("join.colon")+w.say("todo")+"\u202f;"))
			continue
		}
		items = append(items, w.texts.rich("c4.territory.body", "name", w.or(b.Body.Name), "value", w.mass(e.Value), "population", w.thousands(e.Inhabitants),
			"factor", w.number(e.PerInhabitant.Value), "source", e.PerInhabitant.Source.Attribution))
	}
	w.add(List{Items: items})
	w.para("c4.territory.overlap")
}

func (w *writer) uses() {
	if len(w.a.Uses) == 0 {
		return
	}
	w.add(Heading{Level: 3, Text: w.say("c4.uses"), ID: "c4-usages"})
	w.para("c4.uses.text")
	t := Table{ID: "tableau-usages", Caption: w.say("c4.uses.caption"), Columns: []Column{{Title: w.say("c4.uses.col.use"), Width: 2.4},
		{Title: w.say("c4.uses.col.quantity"), Align: Right}, {Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("c4.territory.col.source"), Width: 1.8}}}
	for _, u := range w.a.Uses {
		value := w.say("nd")
		if u.Value.Valid {
			value = w.inTonnes(u.Value.Decimal)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(u.Name, w.number(u.Quantity), value, w.or(u.Source))})
	}
	w.add(t)
}

func (w *writer) past() {
	s := &w.a.Strategy
	switch {
	case len(s.PastActions) > 0:
		t := Table{ID: "tableau-engage", Caption: w.say("c4.past.caption"), Columns: []Column{{Title: w.say("c4.past.col.title"), Width: 2.4}, {Title: w.say("c4.past.col.year"), Align: Right, Width: 0.7}, {Title: w.say("c4.past.col.result"), Width: 2.4}}}
		for _, p := range s.PastActions {
			t.Rows = append(t.Rows, Row{Cells: cells(w.or(p.Title), w.year(p.Year), w.or(p.Result))})
		}
		w.add(t)
	case s.NoPastAction:
		w.para("c4.past.none")
	default:
		w.todo()
	}
}
