package report

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// Footprint writes the study of the footprint alone: what is counted, the result
// by category, stage, place and equipment, how sure it is, what stands apart, then
// the method, the values with their sources, and what was refused. It compares
// with no other body, computes nothing, and writes "[À compléter]" where the
// dossier is silent.
func Footprint(a *strategy.Assessment) *Document { return french().Footprint(a) }

// Footprint writes what the function does, in these texts.
func (t *Texts) Footprint(a *strategy.Assessment) *Document {
	w := &writer{a: a, texts: t.orFrench()}
	for _, chapter := range []func(){w.studySummary, w.contents, w.studied, w.studyInventory, w.results, w.trust, w.apart, w.studyAnnexes} {
		chapter()
	}
	s := &a.Strategy
	return typeset(&Document{
		Title: w.say("f.title") + " – " + w.or(s.Body.Name), Subtitle: w.studyYear(), Author: s.Body.Name, Subject: w.say("f.subject"), Language: w.texts.language, Texts: w.texts, Theme: w.appearance(),
		Date: s.Date, Head: w.or(s.Body.Name), Foot: w.say("f.title"), Cover: w.studyCover(), Body: w.blocks,
	})
}

// studyYear is the year of the inventory; empty where there is none.
func (w *writer) studyYear() string {
	if w.a.Strategy.Year == 0 {
		return ""
	}
	return w.say("f.year", "year", w.year(w.a.Strategy.Year))
}

// studyCover has no act to name: no assembly votes on a study.
func (w *writer) studyCover() Cover {
	c := w.front(w.say("f.title"), w.studyYear())
	c.Kicker = w.say("f.kicker")
	c.Notice = Plain(w.say("f.notice"))
	return c
}

// studySummary is one page: how much, from what, how sure, and what is not said.
func (w *writer) studySummary() {
	w.add(Heading{Level: 1, Text: w.say("f.summary"), ID: "synthese"})
	if w.a.Measured() {
		w.add(KeyFigures{w.keyFigures()})
		w.origin()
		w.confidence()
	} else {
		w.todo()
	}
	w.add(Heading{Level: 2, Text: w.say("f.limits"), ID: "synthese-limites", Unlisted: true})
	w.add(List{Items: w.sentencesOf("f.limits.compare", "f.limits.apart", "f.limits.criterion")})
}

// studied says who is studied, over what and by which method.
func (w *writer) studied() {
	s := &w.a.Strategy
	w.chapter("1", "f1.title")
	w.section("1.1", "f1.method")
	w.para("c3.method.text", "name", w.or(s.Body.Name), "zone", w.zone(), "year", w.year(s.Year))
	w.para("c3.method.claim")
	w.section("1.2", "f1.boundary")
	w.boundary()
	w.section("1.3", "f1.body")
	w.bodyStudied()
}

// bodyStudied gives the characteristics that the result depends on.
func (w *writer) bodyStudied() {
	b := &w.a.Strategy.Body
	agents := w.say("todo")
	if b.Agents > 0 {
		agents = w.texts.format.Integer(decimal.NewFromInt(int64(b.Agents)))
	}
	w.para("f1.body.text", "name", w.or(b.Name), "kind", w.or(w.a.Scope.Body), "agents", agents, "municipal", w.inhabitants(max(b.Population.Municipal, 0), b.Population.Year),
		"zone", w.or(w.zone()), "version", w.set().Version(), "digest", shortDigest(w.set().Digest()))
}

// studyInventory is the inventory: what was read, the fleet, the places that host and
// the machines that share them.
func (w *writer) studyInventory() {
	w.chapter("2", "f2.title")
	w.section("2.1", "f2.read")
	if w.a.Result == nil {
		w.todo()
	} else {
		w.accounts()
	}
	if w.a.Measured() {
		w.quality()
	}
	w.section("2.2", "f2.fleet")
	w.fleet()
	w.section("2.3", "f2.machines")
	w.machines()
}

// applicationsShown is how many applications are named.
const applicationsShown = 10

// machines counts the virtual ones, and gives the applications that weigh most;
// neither they nor their hosts are named.
func (w *writer) machines() {
	m := w.a.Machines
	if m == nil {
		w.para("f2.machines.none")
		return
	}
	valued := 0
	for _, machine := range m.Machines {
		if machine.Valued {
			valued++
		}
	}
	w.para("f2.machines.text", "machines", count(len(m.Machines)), "hosts", count(len(m.Hosts)), "valued", count(valued))
	t := Table{ID: "tableau-applications", Caption: w.say("f2.machines.caption"), Columns: []Column{{Title: w.say("f2.machines.col.name"), Width: 2.6}, {Title: w.say("f2.machines.col.n"), Align: Right},
		{Title: w.say("f2.machines.col.unvalued"), Align: Right}, {Title: w.say("c4.col.impact"), Unit: "kg\u00a0CO₂e", Align: Right}}}
	applications := heaviestApplications(m.Applications)
	for _, a := range applications[:min(applicationsShown, len(applications))] {
		name, value := oneLine(a.Name), w.say("nd")
		if name == "" {
			name = w.say("f2.machines.without")
		}
		if total, ok := a.Total(factors.GWP); ok {
			value = w.texts.format.Significant(total, 3)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(name, count(a.Machines), count(a.Unvalued), value)})
	}
	if more := len(applications) - applicationsShown; more > 0 {
		t.Note = Plain(w.plural("f2.machines.more", more))
	}
	if t.Rows != nil {
		w.add(t)
	}
}

// apart are the uses, and what an inventory lists that is never added.
func (w *writer) apart() {
	w.chapter("5", "f5.title")
	w.para("f5.text")
	before := len(w.blocks)
	w.uses()
	w.asides()
	if len(w.blocks) == before {
		w.para("f5.none")
	}
}

func (w *writer) asides() {
	if !w.a.Measured() {
		return
	}
	t := Table{ID: "tableau-a-part", Caption: w.say("f5.caption"), Columns: []Column{{Title: w.say("f5.col.what"), Width: 2.6}, {Title: w.say("f5.col.quantity"), Align: Right, Width: 1.4},
		{Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}}}
	for _, aside := range w.a.Result.Apart(factors.GWP) {
		value := w.say("nd")
		if aside.Value.Valid {
			value = w.inTonnes(aside.Value.Decimal)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(aside.Item.NameFR, w.units(aside.Quantity)+w.unitOf(w.unitFR(aside.Item.Unit)), value)})
	}
	if t.Rows != nil {
		w.add(Heading{Level: 3, Text: w.say("f5.inventory"), ID: "f5-inventaire"}, t)
	}
}

// studyAnnexes have the letters of those of the strategy, which its texts name.
func (w *writer) studyAnnexes() {
	w.chapter("", "a1.title")
	if w.a.Measured() {
		w.formula()
		w.unlisted("a1.factors")
		w.para("a1.factors.text")
		w.add(w.allFactors())
		w.unlisted("a1.alternatives")
		w.alternatives()
		w.unlisted("a1.sources")
		w.sources()
	} else {
		w.todo()
	}
	for _, annex := range []struct {
		id    string
		write func()
	}{{"a2.title", w.aggregated}, {"a3.title", w.refused}, {"a8.title", w.methodReview}, {"a4.title", w.glossary}} {
		w.chapter("", annex.id)
		annex.write()
	}
}

// heaviestApplications sorts applications by their weight, those without a figure
// last.
func heaviestApplications(all []footprint.ApplicationPortion) []footprint.ApplicationPortion {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b footprint.ApplicationPortion) int {
		x, known := a.Total(factors.GWP)
		y, also := b.Total(factors.GWP)
		switch {
		case known && !also:
			return -1
		case also && !known:
			return 1
		}
		return y.Cmp(x)
	})
	return out
}
