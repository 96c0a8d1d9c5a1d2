package report

import (
	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fr"
)

// alternatives sets the published values side by side for the items used.
func (w *writer) alternatives() {
	w.para("a1.alternatives.text")
	t := Table{ID: "tableau-alternatives", Reference: true, Caption: w.say("a1.alternatives.caption"), Columns: []Column{{Title: w.say("a1.col.item"), Width: 2.4}, {Title: w.say("a1.col.chosen"), Unit: "kg\u00a0CO₂e", Align: Right},
		{Title: w.say("a1.col.low"), Unit: "kg\u00a0CO₂e", Align: Right}, {Title: w.say("a1.col.high"), Unit: "kg\u00a0CO₂e", Align: Right}, {Title: w.say("a1.col.source"), Width: 2}}}
	for _, q := range w.a.Result.Quantities() {
		i, ok := w.set().Item(q.Item)
		if !ok || len(i.Alternatives) == 0 {
			continue
		}
		chosen, low, high, from := w.published(i)
		t.Rows = append(t.Rows, Row{Cells: cells(i.NameFR, w.number(chosen), w.number(low), w.number(high), from)})
	}
	if t.Rows != nil {
		w.add(t)
	}
}

// printed gives the values that the document shows: those used, those that a
// total is compared with, and the alternatives.
func (w *writer) printed() []*factors.Factor {
	out := w.a.Result.Used()
	for _, e := range w.a.Result.Equivalents() {
		out = append(out, e.Factor)
	}
	for _, q := range w.a.Result.Quantities() {
		if i, ok := w.set().Item(q.Item); ok {
			for _, a := range i.Alternatives {
				out = append(out, a...)
			}
			out = append(out, i.EnergyAlternatives...)
		}
	}
	return out
}

// sources prints the licences and the mentions that they ask for.
func (w *writer) sources() {
	values := w.printed()
	used := map[*factors.Source]bool{}
	for _, f := range values {
		used[f.Source] = true
	}
	t := Table{ID: "tableau-sources", Reference: true, Caption: w.say("a1.sources.caption"), Columns: []Column{{Title: w.say("a1.number"), Width: 0.4}, {Title: w.say("a1.col.publication"), Width: 3}, {Title: w.say("a1.col.licence"), Width: 2.4}, {Title: w.say("a1.col.retrieved"), Width: 0.9}}}
	for n, s := range w.set().Sources() {
		if used[s] {
			t.Rows = append(t.Rows, Row{Cells: []Text{Plain(count(n + 1)), {{Text: s.Publisher + ", " + s.Title + ", " + s.Version + ". "}, {Text: s.URL, Link: s.URL}}, Plain(s.Licence), Plain(fr.Day(s.Retrieved))}})
		}
	}
	w.add(t)
	for _, notice := range factors.Notices(values) {
		w.add(Callout{Tone: Information, Body: []Block{Paragraph{Plain(notice)}}})
	}
}
