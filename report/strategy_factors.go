package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

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
	t := Table{ID: "tableau-facteurs", Reference: true, Caption: w.say("a1.factors.caption"), Note: Plain(w.say("a1.factors.note")), Columns: []Column{{Title: w.say("a1.col.item"), Width: 2}, {Title: w.say("a1.col.impact"), Unit: "kg\u00a0CO₂e", Align: Right, Width: 1.35},
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
	return out
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
