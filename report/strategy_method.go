package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// methodReview holds the calculation against annex C of RCP-SI, then against
// our own checks, and lists the weak data.
func (w *writer) methodReview() {
	m := w.a.Method
	w.add(Callout{Tone: Information, Body: []Block{Paragraph{Plain(m.Claim)}}})
	w.points("tableau-annexe-c", "a8.caption", m.AnnexC)
	w.weakData()
	w.unlisted("a8.own")
	w.para("a8.own.text")
	w.points("tableau-controles", "a8.own.caption", m.Own)
}

func (w *writer) points(id, caption string, points []strategy.MethodPoint) {
	t := Table{ID: id, Reference: true, Caption: w.say(caption), Columns: []Column{{Title: w.say("a8.col.code"), Width: 0.55}, {Title: w.say("a8.col.asks"), Width: 2.5},
		{Title: w.say("a8.col.status"), Width: 1}, {Title: w.say("a8.col.found"), Width: 4.6}}}
	for _, p := range points {
		lacking := p.Status != strategy.Met && p.Status != strategy.NotApplicable
		t.Rows = append(t.Rows, Row{Cells: []Text{Plain(p.Code), Plain(p.Asks), {{Text: w.say("point." + string(p.Status)), Bold: lacking}}, w.evidence(p, lacking)}})
	}
	w.add(t)
}

// evidence writes what a point found, then what to bring, or what could be
// completed where the point is met.
func (w *writer) evidence(p strategy.MethodPoint, lacking bool) Text {
	var out Text
	if p.Found != nil {
		out = append(out, Span{Text: sentences(p.Found)})
	}
	if p.Missing == nil {
		return out
	}
	if out != nil {
		out = append(out, Span{Text: " "})
	}
	id := "a8.complete"
	if lacking {
		id = "a8.bring"
	}
	return append(out, Span{Text: w.say(id), Bold: true}, Span{Text: " " + sentences(p.Missing)})
}

// sentences ends each text with a full stop.
func sentences(texts []string) string {
	var b strings.Builder
	for n, text := range texts {
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimRight(text, ".") + ".")
	}
	return b.String()
}

// weakData lists the data of low quality by type of equipment, a column for
// each kind of datum that has some.
func (w *writer) weakData() {
	if len(w.a.Method.Unreliable) == 0 {
		return
	}
	w.unlisted("a8.weak")
	w.para("a8.weak.text")
	t := Table{ID: "tableau-donnees-faibles", Reference: true, Caption: w.say("a8.weak.caption"), Columns: []Column{{Title: w.say("a8.col.item"), Width: 3}}}
	column, row := map[string]int{}, map[string]int{}
	for _, name := range []string{footprint.DatumQuantity, footprint.DatumLifetime, footprint.DatumEnergy} {
		if slices.ContainsFunc(w.a.Method.Unreliable, func(d footprint.Datum) bool { return d.Name == name }) {
			column[name] = len(t.Columns)
			t.Columns = append(t.Columns, Column{Title: w.set().NameOf("term", name).FR, Unit: w.say("a8.lines"), Align: Right, Width: 1.3})
		}
	}
	for _, d := range w.a.Method.Unreliable {
		n, known := row[d.Item]
		if !known {
			n = len(t.Rows)
			row[d.Item] = n
			t.Rows = append(t.Rows, Row{Cells: cells(make([]string, len(t.Columns))...)})
			t.Rows[n].Cells[0] = Plain(w.itemName(d.Item))
		}
		t.Rows[n].Cells[column[d.Name]] = Plain(w.texts.format.Integer(decimal.NewFromInt(int64(d.Lines))))
	}
	w.add(t)
}
