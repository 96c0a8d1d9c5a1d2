package report

import (
	"path"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
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

// formula says how a line is computed, and with which electricity.
func (w *writer) formula() {
	set := w.set()
	w.para("a1.text", "version", set.Version(), "digest", shortDigest(set.Digest()))
	if mix := set.Electricity(w.a.Options.Zone, w.a.Options.Year, factors.GWP); mix != nil {
		w.para("a1.text.mix", "value", w.number(mix.Value), "source", mix.Source.Attribution+", "+mix.Locator, "year", mixYear(mix))
	}
}

// shortDigest keeps enough of a digest to compare two documents by eye.
func shortDigest(d string) string { return d[:min(len(d), len("sha256:")+12)] }

func mixYear(f *factors.Factor) string {
	if f.Year != "" {
		return f.Year
	}
	return f.Source.Version
}

// factors lists the published values behind the result, an item a row, with
// where the impacts, the life and the electricity of each were read, in a column
// of a width.
func (w *writer) factors(column string, width float64, where func(impacts, life, energy []*factors.Factor) string) Table {
	t := Table{ID: "tableau-facteurs", Caption: w.say("a1.factors.caption"), Note: Plain(w.say("a1.factors.note")), Columns: []Column{{Title: w.say("a1.col.item"), Width: 2}, {Title: w.say("a1.col.impact"), Unit: "kg\u00a0CO₂e", Align: Right, Width: 1.35},
		{Title: w.say("a1.col.life"), Unit: "ans", Align: Right, Width: 0.65}, {Title: w.say("a1.col.kwh"), Unit: "kWh/an", Align: Right, Width: 0.95}, {Title: w.say(column), Width: width}}}
	used := w.a.Result.Used()
	for _, q := range w.a.Result.Quantities() {
		i, ok := w.set().Item(q.Item)
		if !ok {
			continue
		}
		impacts := keep(used, func(f *factors.Factor) bool { return f.Item == i.ID && f.Criterion == factors.GWP })
		life := keep(used, func(f *factors.Factor) bool { return f.Item == i.ID && f.Criterion == factors.Lifetime })
		energy := keep(used, func(f *factors.Factor) bool { return f.Item == i.ID && f.Criterion == factors.Energy })
		if len(impacts)+len(life)+len(energy) > 0 {
			t.Rows = append(t.Rows, Row{Cells: cells(i.NameFR, w.values(impacts), w.life(i.ID, life), w.values(energy), where(impacts, life, energy))})
		}
	}
	return t
}

// allFactors adds the values that belong to no item: electricity, components.
func (w *writer) allFactors() Table {
	t := w.factors("a1.col.place", 4, w.origins)
	for _, f := range keep(w.a.Result.Used(), func(f *factors.Factor) bool { return f.Item == "" || f.Item == factors.ElectricityItem }) {
		name := w.set().NameOf("criterion", f.Criterion.String()).FR
		if own := w.set().NameOf("factor", f.ID).FR; own != f.ID {
			name = own + ", " + w.unitFR(f.Unit)
		}
		if f.Item != "" {
			name = w.itemName(f.Item) + ", " + w.unitFR(f.Unit)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(name, w.digits(f.Value), "", "", w.place(f, nil))})
	}
	return t
}

func keep(all []*factors.Factor, wanted func(*factors.Factor) bool) []*factors.Factor {
	var out []*factors.Factor
	for _, f := range all {
		if wanted(f) {
			out = append(out, f)
		}
	}
	return out
}

// values writes published values as they are added.
func (w *writer) values(all []*factors.Factor) string {
	texts := make([]string, len(all))
	for n, f := range all {
		texts[n] = w.digits(f.Value)
	}
	return strings.Join(texts, " + ")
}

// digits writes a published value whole: an auditor compares it with the source.
func (w *writer) digits(d decimal.Decimal) string {
	return w.texts.format.Number(d, max(0, -d.Exponent()))
}

// life writes the service life of an item, with a star for the dossier's own.
func (w *writer) life(item string, published []*factors.Factor) string {
	if own, ok := w.a.Options.Lifetimes[item]; ok {
		return w.number(own) + "*"
	}
	return w.values(published)
}

// origins says where the impacts, the life and the electricity of an item
// were read: each place once, in short when it is the one before.
func (w *writer) origins(impacts, life, energy []*factors.Factor) string {
	var out []string
	var before *factors.Factor
	for _, group := range []struct {
		name   string
		values []*factors.Factor
	}{{"", impacts}, {w.say("a1.life") + w.say("join.colon"), life}, {w.say("a1.energy") + w.say("join.colon"), energy}} {
		for n, f := range group.values {
			if n > 0 && f.Source == before.Source && f.Locator == before.Locator {
				continue
			}
			out = append(out, group.name+w.place(f, before))
			before = f
		}
	}
	return strings.Join(out, w.say("join.list"))
}

// place gives the number of a value's source and the place in it, and says
// where the value is not verified in the source itself. A document just named
// is not named again.
func (w *writer) place(f, before *factors.Factor) string {
	document, where, _ := strings.Cut(f.Locator, ", ")
	out := "[" + count(w.sourceNumber(f.Source)) + "] " + f.Locator
	if before != nil && before.Source == f.Source && strings.HasPrefix(before.Locator, document) {
		out = strings.TrimSuffix(w.say("a1.same")+", "+where, ", ")
	}
	if f.Confidence != "verified" {
		out += " (" + w.say("a1.derived") + ")"
	}
	return fr.Typo(out)
}

// sourceNumber is the place of a source in the list of sources.
func (w *writer) sourceNumber(s *factors.Source) int {
	for n, other := range w.set().Sources() {
		if other == s {
			return n + 1
		}
	}
	return 0
}

// unlisted opens a section that the contents leave out.
func (w *writer) unlisted(id string) {
	w.add(Heading{Level: 2, Text: w.say(id), ID: strings.ReplaceAll(id, ".", "-"), Unlisted: true})
}

// alternatives sets the published values side by side for the items used.
func (w *writer) alternatives() {
	w.para("a1.alternatives.text")
	t := Table{ID: "tableau-alternatives", Caption: w.say("a1.alternatives.caption"), Columns: []Column{{Title: w.say("a1.col.item"), Width: 2.4}, {Title: w.say("a1.col.chosen"), Unit: "kg\u00a0CO₂e", Align: Right},
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
	t := Table{ID: "tableau-sources", Caption: w.say("a1.sources.caption"), Columns: []Column{{Title: w.say("a1.number"), Width: 0.4}, {Title: w.say("a1.col.publication"), Width: 3}, {Title: w.say("a1.col.licence"), Width: 2.4}, {Title: w.say("a1.col.retrieved"), Width: 0.9}}}
	for n, s := range w.set().Sources() {
		if used[s] {
			t.Rows = append(t.Rows, Row{Cells: []Text{Plain(count(n + 1)), {{Text: s.Publisher + ", " + s.Title + ", " + s.Version + ". "}, {Text: s.URL, Link: s.URL}}, Plain(s.Licence), Plain(s.Retrieved)}})
		}
	}
	w.add(t)
	for _, notice := range factors.Notices(values) {
		w.add(Callout{Tone: Information, Body: []Block{Paragraph{Plain(notice)}}})
	}
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
	t := Table{ID: "tableau-agrege", Caption: w.say("a2.caption"), Columns: []Column{{Title: w.say("c4.col.item"), Width: 3}, {Title: w.say("c4.col.inuse"), Align: Right}, {Title: w.say("c4.col.stock"), Align: Right},
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

// maxCauses keeps the annex of refused lines readable: identical causes are
// merged, the rarest are counted.
const maxCauses = 40

func (w *writer) refused() {
	if w.a.Result == nil {
		w.todo()
		return
	}
	problems := append(w.a.Result.Problems(), w.a.Problems...)
	refused, doubts := problems.Only(diag.Refused).Causes(), problems.Only(diag.Doubt).Causes()
	if len(refused)+len(doubts) == 0 {
		w.para("a3.none")
		return
	}
	w.causes("tableau-refus", w.say("a3.caption"), refused)
	w.causes("tableau-doutes", w.say("a3.caption.doubt"), doubts)
}

func (w *writer) causes(id, caption string, causes []diag.Cause) {
	if len(causes) == 0 {
		return
	}
	t := Table{ID: id, Caption: caption, Columns: []Column{{Title: w.say("a3.col.file"), Width: 2}, {Title: w.say("a3.col.value"), Width: 1.4}, {Title: w.say("a3.col.cause"), Width: 3}, {Title: w.say("a3.col.n"), Align: Right, Width: 0.7}}}
	for n, c := range causes {
		if n == maxCauses {
			t.Note = Plain(w.say("a3.more", "n", count(len(causes)-n)))
			break
		}
		where := path.Base(c.File)
		if c.File == "" {
			where = "dossier.yaml"
		}
		if c.Count == 1 && c.Row > 0 {
			where = w.say("a3.row", "file", where, "row", count(c.Row))
		}
		if c.Column != "" {
			where += ", " + c.Column
		}
		cause := c.Message
		if c.Remedy != "" {
			cause += ". " + c.Remedy
		}
		t.Rows = append(t.Rows, Row{Cells: cells(where, c.Value, cause, count(c.Count))})
	}
	w.add(t)
}

func (w *writer) glossary() {
	t := Table{ID: "tableau-glossaire", Caption: w.say("a4.caption"), Columns: []Column{{Title: w.say("a4.col.term"), Width: 1}, {Title: w.say("a4.col.meaning"), Width: 3}}}
	for _, entry := range w.texts.glossary {
		t.Rows = append(t.Rows, Row{Cells: cells(entry[0], entry[1])})
	}
	w.add(t)
}

// textsCited lists the law with the mark of what is still to be checked.
func (w *writer) textsCited(texts []strategy.Text) {
	t := Table{ID: "tableau-textes", Caption: w.say("a5.caption"), Columns: []Column{{Title: w.say("a5.col.text"), Width: 2}, {Title: w.say("a5.col.subject"), Width: 2.4}, {Title: w.say("a5.col.evidence"), Width: 2}}}
	for _, x := range texts {
		evidence := x.Evidence.String()
		if x.Note != "" {
			evidence += w.say("join.colon") + lower(fr.Typo(x.Note))
		}
		t.Rows = append(t.Rows, Row{Cells: cells(fr.Typo(x.String()), fr.Typo(x.Title), evidence)})
	}
	w.add(t)
}

// review is the table to fill in every year.
func (w *writer) review() {
	w.para("a6.text")
	t := Table{ID: "tableau-bilan", Caption: w.say("a6.caption"), Columns: []Column{{Title: w.say("c8.col.code"), Width: 0.7}, {Title: w.say("c8.col.name"), Width: 2.6}, {Title: w.say("c8.col.base", "year", w.year(w.a.Strategy.Year)), Align: Right, Width: 1.2},
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
