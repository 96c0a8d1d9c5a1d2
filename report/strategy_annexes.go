package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// annexes let an auditor take every figure apart.
func (w *writer) annexes() {
	w.chapter("", "a1.title")
	if !w.a.Measured() {
		w.todo()
	} else {
		w.method()
	}
	w.ordersOfMagnitude()
	w.chapter("", "a2.title")
	w.aggregated()
	w.chapter("", "a3.title")
	w.refused()
	w.chapter("", "a8.title")
	w.methodReview()
	w.chapter("", "a4.title")
	w.glossary()
	w.chapter("", "a5.title")
	w.neighbourRules()
	w.textsCited(strategy.DefaultLaw().Texts)
	w.chapter("", "a6.title")
	w.review()
	w.chapter("", "a7.title")
	w.deliberation()
}

// unlisted opens a section that the contents leave out.
func (w *writer) unlisted(id string) {
	w.add(Heading{Level: 2, Text: w.say(id), ID: strings.ReplaceAll(id, ".", "-"), Unlisted: true})
}

func (w *writer) method() {
	w.formula()
	w.unlisted("a1.factors")
	w.para("a1.factors.text")
	w.add(w.allFactors())
	w.unlisted("a1.alternatives")
	w.alternatives()
	w.unlisted("a1.sources")
	w.sources()
	w.criteriaSavings()
}

// aggregated is the inventory by type of equipment.
func (w *writer) aggregated() {
	if !w.a.Measured() {
		w.todo()
		return
	}
	value := map[string]decimal.Decimal{}
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByItem) {
		value[c.Keys[0]] = c.Value
	}
	t := Table{ID: "tableau-agrege", Reference: true, Caption: w.say("a2.caption"), Columns: []Column{{Title: w.say("c4.col.item"), Width: 3}, {Title: w.say("c4.col.inuse"), Align: Right}, {Title: w.say("c4.col.stock"), Align: Right},
		{Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("c4.col.share"), Unit: "%", Align: Right}}}
	total := w.gwp().Value
	for _, q := range w.a.Result.Quantities() {
		impact, part := w.say("nd"), w.say("nd")
		if v, ok := value[q.Item]; ok && total.IsPositive() {
			impact, part = w.inTonnes(v), w.texts.format.Number(ratio(v, total).Shift(2), 1)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.itemName(q.Item), w.units(q.InUse), w.units(q.Stock), impact, part)})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.col.total"), "", "", w.inTonnes(total), w.texts.format.Number(decimal.NewFromInt(100), 1)), Total: true})
	w.add(t)
}

// units writes a number of units, with two decimals at most: a part of a box.
func (w *writer) units(d decimal.Decimal) string {
	return w.texts.format.Number(d, max(0, min(2, -d.Exponent())))
}

func (w *writer) glossary() {
	t := Table{ID: "tableau-glossaire", Reference: true, Caption: w.say("a4.caption"), Columns: []Column{{Title: w.say("a4.col.term"), Width: 1}, {Title: w.say("a4.col.meaning"), Width: 3}}}
	for _, entry := range w.texts.glossary {
		t.Rows = append(t.Rows, Row{Cells: cells(entry[0], entry[1])})
	}
	w.add(t)
}

// textsCited lists the law with the mark of what is still to be checked.
func (w *writer) textsCited(texts []strategy.Text) {
	t := Table{ID: "tableau-textes", Reference: true, Caption: w.say("a5.caption"), Columns: []Column{{Title: w.say("a5.col.text"), Width: 2}, {Title: w.say("a5.col.subject"), Width: 2.4}, {Title: w.say("a5.col.evidence"), Width: 2}}}
	for _, x := range texts {
		evidence := x.Evidence.String()
		if x.Note != "" {
			evidence += w.say("join.colon") + lower(x.Note)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(x.String(), x.Title, evidence)})
	}
	w.add(t)
}

// review is the table to fill in every year.
func (w *writer) review() {
	w.para("a6.text")
	t := Table{ID: "tableau-bilan", Reference: true, Caption: w.say("a6.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.7}, {Title: w.say("c8.col.name"), Width: 2.6}, {Title: w.say("c8.col.base", "year", w.year(w.a.Strategy.Year)), Align: Right, Width: 1.2},
		{Title: w.say("a6.col.previous"), Align: Right}, {Title: w.say("a6.col.current"), Align: Right}, {Title: w.say("c8.col.target"), Align: Right, Width: 1.2}, {Title: w.say("a6.col.gap"), Align: Right}}}
	for _, m := range w.a.Indicators {
		if m.Followed {
			t.Rows = append(t.Rows, Row{Cells: cells(m.ID, w.or(m.Name), w.measure(m.Value, m.Unit), "", "", w.target(m), "")})
		}
	}
	if t.Rows == nil {
		w.todo()
		return
	}
	w.add(t)
}

// deliberation is the draft of the act of the strategy's own body, with blanks
// for all that only the assembly can give.
func (w *writer) deliberation() {
	d, err := drafting(w, "", strategy.StrategyAct)
	if err != nil {
		panic(err) // the strategy's own body is one of its bodies
	}
	w.add(Callout{Tone: Warning, Title: w.say("d1.notice"), Body: []Block{Paragraph{w.texts.rich("d1.notice.check")}}})
	w.para("a7.text")
	if w.bodies() != nil {
		w.para("a7.joint", "of", d.assembly.OfCouncil)
	}
	d.session()
	d.act()
}
