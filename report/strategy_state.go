package report

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

func (w *writer) date(t time.Time) string {
	if t.IsZero() {
		return w.say("todo")
	}
	return w.texts.format.Date(t)
}

// state is the work programme: what is counted, how much, on the territory
// too, and what was done before.
func (w *writer) state() {
	w.chapter("4", "c4.title")
	w.section("4.1", "c4.scope")
	w.perimeter()
	w.section("4.2", "c4.inventory")
	w.fleet()
	w.section("4.3", "c4.impact")
	w.impact(w.largest) // the diagram of the perimeter has the tiers
	w.byPlace()
	w.section("4.4", "c4.territory")
	w.territory()
	w.section("4.5", "c4.past")
	w.past()
	w.section("4.6", "c4.neighbours")
	w.neighbours()
}

func (w *writer) perimeter() {
	w.boundary()
	w.diagram()
	if w.a.Result == nil {
		w.todo()
		return
	}
	w.accounts()
	if !w.a.Measured() {
		return
	}
	w.quality()
	w.uncertainty()
	if none := w.a.Result.Uncovered(); len(none) > 0 {
		names := make([]string, len(none))
		for n, i := range none {
			names[n] = lower(i.NameFR)
		}
		w.para("c4.uncovered", "items", strings.Join(names, ", "))
	}
}

// boundary says what was counted and what was not.
func (w *writer) boundary() {
	s := w.a.Strategy.Perimeter
	w.listed("c4.scope.in", s.Included)
	w.listed("c4.scope.out", s.Excluded)
	w.para("c4.scope.rules")
}

// quality says where the data of the inventory come from.
func (w *writer) quality() {
	q := w.a.Result.Quality()
	w.add(Heading{Level: 3, Text: w.say("c4.quality"), ID: "c4-quality"})
	w.para("c4.quality.text", "high", w.share(q.High), "medium", w.share(q.Medium), "low", w.share(q.Low))
}

// listed writes a list of the dossier below a lead, or the blank.
func (w *writer) listed(id string, texts []string) {
	w.para(id)
	if len(texts) == 0 {
		w.todo()
		return
	}
	w.list(texts)
}

func (w *writer) list(texts []string) {
	var items []Text
	for _, t := range texts {
		items = append(items, Plain(w.or(t)))
	}
	w.add(List{Items: items})
}

// accounts shows what became of every line that was read.
func (w *writer) accounts() {
	n := w.a.Result.Counts()
	t := Table{ID: "tableau-lignes", Caption: w.say("c4.counts"), Columns: []Column{{Title: w.say("c4.counts.col.what"), Width: 4}, {Title: w.say("c4.counts.col.n"), Align: Right}}}
	for _, c := range []struct {
		id string
		n  int
	}{{"complete", n.Complete}, {"partial", n.Partial}, {"uncovered", n.Uncovered}, {"not_in_use", n.NotInUse}, {"excluded", n.Excluded}, {"attached", n.Attached},
		{"duplicates", n.Duplicates}, {"not_data", n.NotData}, {"refused", n.Refused}, {"read", n.Read}} {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.counts."+c.id), w.texts.format.Integer(decimal.NewFromInt(int64(c.n)))), Total: c.id == "read"})
	}
	w.add(t)
}

// fleet counts units by category.
func (w *writer) fleet() {
	if !w.a.Measured() {
		w.todo()
		return
	}
	w.para("c4.inventory.text", "year", w.year(w.a.Strategy.Year))
	inUse, stock := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for _, q := range w.a.Result.Quantities() {
		if i, ok := w.set().Item(q.Item); ok && i.Kind == factors.Asset && i.Unit == "item" { // kW are no equipment
			inUse[i.Category], stock[i.Category] = inUse[i.Category].Add(q.InUse), stock[i.Category].Add(q.Stock)
		}
	}
	t := Table{ID: "tableau-parc", Caption: w.say("c4.inventory.caption"), Columns: []Column{{Title: w.say("c4.col.category"), Width: 3},
		{Title: w.say("c4.col.inuse"), Unit: w.say("c4.col.units"), Align: Right}, {Title: w.say("c4.col.stock"), Unit: w.say("c4.col.units"), Align: Right}}}
	var all, spare decimal.Decimal
	for _, c := range w.categories() {
		if inUse[c].IsZero() && stock[c].IsZero() {
			continue
		}
		all, spare = all.Add(inUse[c]), spare.Add(stock[c])
		t.Rows = append(t.Rows, Row{Cells: cells(w.set().NameOf("category", c).FR, w.texts.format.Integer(inUse[c]), w.texts.format.Integer(stock[c]))})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.col.total"), w.texts.format.Integer(all), w.texts.format.Integer(spare)), Total: true})
	w.add(t)
	w.hosting()
}

// categories gives the categories in the order of the catalogue.
func (w *writer) categories() []string {
	var out []string
	seen := map[string]bool{}
	for _, i := range w.set().Items() {
		if !seen[i.Category] {
			seen[i.Category] = true
			out = append(out, i.Category)
		}
	}
	return out
}
