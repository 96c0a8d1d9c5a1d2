package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// toSettle is what the strategy will have to decide, read from the data: the
// heaviest posts, the data to know better, the elements that the law asks of it.
func (w *writer) toSettle() {
	w.chapter("4", "p4.title")
	w.section("4.1", "p4.posts")
	w.posts()
	w.section("4.2", "p4.data")
	w.toMeasure()
	w.section("4.3", "p4.elements")
	w.asked()
	w.section("4.4", "c3.calendar")
	w.calendar()
}

// postsShown is how many posts make the bulk of a footprint.
const postsShown = 5

// post is a category of equipment with its part of the use stage.
type post struct {
	name       string
	value, use decimal.Decimal
}

// heaviest gives as many of the heaviest categories; the rest of the total is apart.
func (w *writer) heaviest(most int) (top []post, rest post) {
	use := map[string]decimal.Decimal{}
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByCategory, footprint.ByStage) {
		if c.Keys[1] == factors.Use.String() {
			use[c.Keys[0]] = c.Value
		}
	}
	rest = post{name: w.say("c4.other")}
	for n, c := range byWeight(w.a.Result.By(factors.GWP, footprint.ByCategory)) {
		if n < most {
			top = append(top, post{w.set().NameOf("category", c.Keys[0]).FR, c.Value, use[c.Keys[0]]})
			continue
		}
		rest.value, rest.use = rest.value.Add(c.Value), rest.use.Add(use[c.Keys[0]])
	}
	return top, rest
}

// posts sets the heaviest posts beside the kind of lever that bears on each.
func (w *writer) posts() {
	if !w.a.Measured() {
		w.todo()
		return
	}
	total := w.gwp().Value
	top, _ := w.heaviest(postsShown)
	w.para("p4.posts.text")
	t := Table{ID: "tableau-postes", Caption: w.say("p4.posts.caption"), Columns: []Column{{Title: w.say("c4.col.category"), Width: 2}, {Title: w.say("c4.col.impact"), Unit: w.say("unit.t.year"), Align: Right},
		{Title: w.say("c4.col.share"), Unit: "%", Align: Right, Width: 0.7}, {Title: w.say("p4.posts.col.use"), Unit: "%", Align: Right}, {Title: w.say("p4.posts.col.lever"), Width: 2.8}}}
	for _, p := range top {
		if !p.value.IsPositive() || !total.IsPositive() {
			continue
		}
		lever := "p4.lever.embodied"
		if ratio(p.use, p.value).GreaterThan(decimal.New(5, -1)) {
			lever = "p4.lever.use"
		}
		t.Rows = append(t.Rows, Row{Cells: cells(p.name, w.inTonnes(p.value), w.texts.format.Number(ratio(p.value, total).Shift(2), 1), w.texts.format.Number(ratio(p.use, p.value).Shift(2), 0), w.say(lever))})
	}
	w.add(t)
}

// toMeasure lists the data that would make the next figures surer.
func (w *writer) toMeasure() {
	if !w.a.Measured() {
		w.para("p4.data.none")
		return
	}
	r := w.a.Result
	if u, err := r.Uncertainty(factors.GWP); err == nil && u.Contributions != nil {
		w.para("c4.uncertainty.text", "low", w.mass(u.Low), "high", w.mass(u.High), "percent", w.texts.format.Number(u.Percent, 0))
		w.para("c4.uncertainty.causes")
		w.add(List{Items: w.causesOf(u)})
	}
	var items []Text
	if none := r.Uncovered(); len(none) > 0 {
		names := make([]string, len(none))
		for n, i := range none {
			names[n] = lower(i.NameFR)
		}
		items = append(items, w.texts.rich("c4.uncovered", "items", strings.Join(names, ", ")))
	}
	if low := r.Quality().Low; low.Valid && low.Decimal.IsPositive() {
		items = append(items, w.texts.rich("p4.data.default", "low", w.share(low)))
	}
	if n := r.Counts().Refused; n > 0 {
		items = append(items, w.texts.rich("p4.data.refused", "n", count(n)))
	}
	if len(w.a.Strategy.Perimeter.Excluded) > 0 {
		items = append(items, w.texts.rich("p4.data.excluded", "groups", w.plural("p4.data.excluded.n", len(w.a.Strategy.Perimeter.Excluded))))
	}
	if items != nil {
		w.add(List{Items: items})
	}
}

// asked lists the elements of the strategy, with what each asks to bring.
func (w *writer) asked() {
	w.para("p4.elements.text")
	t := Table{ID: "tableau-strategie", Caption: w.say("p4.elements.caption"), Columns: []Column{{Title: w.say("c2.checklist.col.code"), Width: 0.55}, {Title: w.say("c2.checklist.col.title"), Width: 3.4},
		{Title: w.say("c2.checklist.col.force"), Width: 1.1}, {Title: w.say("p4.elements.col.bring"), Width: 3.2}}}
	for _, f := range w.elements("S") {
		t.Rows = append(t.Rows, Row{Cells: cells(f.Code, f.Title+" ("+f.Article+")", w.force(f), f.Bring)})
	}
	w.add(t)
}
