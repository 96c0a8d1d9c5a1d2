package report

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// indicators follow the objectives: reference, target, where the value comes from.
func (w *writer) indicators() {
	w.chapter("8", "c8.title")
	if w.met("S2") {
		w.para("c8.every")
	}
	w.para("c8.text")
	t := Table{ID: "tableau-indicateurs", Caption: w.say("c8.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.8}, {Title: w.say("c8.col.name"), Width: 3},
		{Title: w.say("c8.col.objective"), Width: 0.9}, {Title: w.say("c8.col.base", "year", w.year(w.a.Strategy.Year)), Align: Right, Width: 1.5}, {Title: w.say("c8.col.target"), Align: Right, Width: 1.5}, {Title: w.say("c8.col.origin"), Width: 0.9}}}
	for _, m := range w.a.Indicators {
		if m.Followed || m.Value.Valid || len(w.parts(m)) > 0 {
			t.Rows = append(t.Rows, Row{Cells: cells(m.ID, w.or(m.Name), w.aims(m.ID), w.valueOf(m), w.target(m), w.provenance(m))})
		}
	}
	if t.Rows == nil {
		w.todo()
		return
	}
	w.add(t)
	w.details()
}

// details prints the parts of the indicators, a row each: by type where types are not added,
// and the counts that are read beside a value.
func (w *writer) details() {
	t := Table{ID: "tableau-indicateurs-detail", Reference: true, Caption: w.say("c8.detail.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.5}, {Title: w.say("c8.detail.col.part"), Width: 7}}}
	for _, m := range w.a.Indicators {
		var parts []string
		for _, p := range w.parts(m) {
			parts = append(parts, w.detailOf(m, p))
		}
		if parts != nil {
			t.Rows = append(t.Rows, Row{Cells: cells(m.ID, strings.Join(parts, w.say("join.list")))})
		}
	}
	if t.Rows != nil {
		w.add(t)
	}
}

// detailOf writes the name and the value of a part of an indicator.
func (w *writer) detailOf(m strategy.Measure, p strategy.Part) string {
	name := w.or(p.Name)
	if p.Basis != "" {
		name = w.say("c8.detail.basis", "name", name, "basis", p.Basis)
	}
	return w.say("c8.detail.part", "name", name, "value", w.measure(decimal.NewNullDecimal(p.Value), cmp.Or(p.Unit, m.Unit)))
}

// fewParts is how many types are listed beside a value, or of an indicator that
// nothing follows.
const fewParts = 8

// parts gives those that are printed: all of an indicator that is followed and has
// no value but by type, and of another what is not a long list of types. The amounts
// of the means stand in their own chapter.
func (w *writer) parts(m strategy.Measure) []strategy.Part {
	if m.ID == "I39" {
		return nil
	}
	var types, beside []strategy.Part
	for _, p := range m.Parts {
		if _, ok := w.set().Item(p.Key); ok {
			types = append(types, p)
		} else {
			beside = append(beside, p)
		}
	}
	if (m.Value.Valid || !m.Followed) && len(types) > fewParts {
		types = nil
	}
	return append(beside, types...)
}

// valueOf writes the value of an indicator, or that it stands by type.
func (w *writer) valueOf(m strategy.Measure) string {
	if !m.Value.Valid && len(w.parts(m)) > 0 {
		return w.say("c8.bytype")
	}
	return w.measure(m.Value, m.Unit)
}

// aims lists the objectives that an indicator follows.
func (w *writer) aims(indicator string) string {
	var out []string
	for _, o := range w.a.Strategy.Objectives {
		for _, id := range o.Indicators {
			if id == indicator {
				out = append(out, o.ID)
			}
		}
	}
	if out == nil {
		return "–"
	}
	return strings.Join(out, ", ")
}

func (w *writer) measure(d decimal.NullDecimal, unit string) string {
	if !d.Valid {
		return w.say("nd")
	}
	return w.measured(d.Decimal) + w.unitOf(w.unitFR(strings.TrimPrefix(unit, plainNumber)))
}

// plainNumber is the unit of the catalogue for things that are counted: a number
// needs no other word.
const plainNumber = "nombre"

// measured keeps three significant figures, and whole numbers as they are.
func (w *writer) measured(d decimal.Decimal) string {
	if d.IsInteger() {
		return w.texts.format.Integer(d)
	}
	return w.texts.format.Significant(d, 3)
}

func (w *writer) target(m strategy.Measure) string {
	if !m.Target.Valid {
		return w.say("nd")
	}
	out := w.measure(m.Target, m.Unit)
	if m.TargetYear != 0 {
		out += " (" + count(m.TargetYear) + ")"
	}
	return out
}

// provenance tells a declared value from a computed one.
func (w *writer) provenance(m strategy.Measure) string {
	switch {
	case m.Declared.Valid:
		return w.say("c8.declared")
	case m.Computed.Valid || len(m.Parts) > 0:
		return w.say("c8.computed")
	case m.Reading.Valid:
		return w.say("c8.reading")
	}
	return "–"
}
