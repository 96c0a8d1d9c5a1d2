package report

import (
	"strings"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/strategy"
)

// Programme writes the programme de travail that comes before a strategy (loi
// REEN, art. 35, I, al. 2; CGCT, art. D. 2311-15-1, al. 1):
// who is concerned, the parties and how each was involved, the footprint of the
// administration, the territory and its uses, what was done before, then what
// the strategy has to settle, from the data. It computes nothing, and writes
// "[À compléter]" where the dossier is silent.
func Programme(a *strategy.Assessment) *Document { return french().Programme(a) }

// Programme writes what the function does, in these texts.
func (t *Texts) Programme(a *strategy.Assessment) *Document {
	w := &writer{a: a, texts: t.orFrench()}
	for _, chapter := range []func(){w.programmeSummary, w.contents, w.concerned, w.involved, w.inventoryOfFixtures, w.toSettle, w.shortMethod} {
		chapter()
	}
	s := &a.Strategy
	return typeset(&Document{
		Title: w.say("p.title") + " – " + w.owners(), Subtitle: w.say("p.subtitle"), Author: s.Body.Name, Subject: w.say("p.subject"), Language: w.texts.language, Texts: w.texts, Theme: w.appearance(),
		Date: s.Date, Head: w.owners(), Foot: w.say("p.title"), Cover: w.programmeCover(), Body: w.blocks,
	})
}

func (w *writer) programmeCover() Cover {
	taken := w.a.Strategy.Adoption.Programme
	c := w.front(w.say("p.title"), w.say("p.subtitle"))
	c.Notice = Plain(w.say("cover.draft"))
	if w.a.Scopes != nil {
		c.Notice = w.adoptions(func(a strategy.Adoption) time.Time { return a.Programme })
	} else if w.taken(taken) {
		c.Notice = Plain(w.say("p.adopted", "date", w.texts.format.Date(taken)))
	}
	return c
}

// programmeSummary is the page for elected members: how much, from what, how
// sure, and what comes next.
func (w *writer) programmeSummary() {
	w.add(Heading{Level: 1, Text: w.say("p.summary"), ID: "synthese"})
	if w.a.Measured() {
		w.add(KeyFigures{w.withTerritory(w.keyFigures())})
		w.origin()
		w.confidence()
	} else {
		w.todo()
	}
	w.add(Heading{Level: 2, Text: w.say("p.holds"), ID: "synthese-recense", Unlisted: true}, List{Items: w.holdings()})
	w.add(Heading{Level: 2, Text: w.say("p.next"), ID: "synthese-suite", Unlisted: true})
	w.para("p.next.text")
}

// withTerritory adds the estimate of the territory.
func (w *writer) withTerritory(figures []KeyFigure) []KeyFigure {
	if e := w.a.Territory; e != nil && w.a.Scopes == nil {
		value, unit := w.texts.format.Mass(e.Value)
		figures = append(figures, KeyFigure{Value: value, Unit: unit, Label: w.say("p.territory"), Note: w.say("p.territory.note")})
	}
	return figures
}

// holdings count what the programme recorded; a blank stands for what it did not.
func (w *writer) holdings() []Text {
	s := &w.a.Strategy
	known := func(n int) string {
		if n == 0 {
			return w.say("todo")
		}
		return count(n)
	}
	past := known(len(s.PastActions))
	if len(s.PastActions) == 0 && s.NoPastAction {
		past = w.say("p.holds.none")
	}
	return []Text{w.texts.rich("p.holds.parties", "parties", w.or(w.parties())), w.texts.rich("p.holds.facts", "n", known(len(s.Territory.Facts))), w.texts.rich("p.holds.past", "n", past)}
}

// concerned says whom the law asks for a programme, what it holds and when.
func (w *writer) concerned() {
	w.chapter("1", "p1.title")
	w.section("1.1", "p1.who")
	w.duty()
	w.section("1.2", "p1.checklist")
	w.checklist("p1.checklist.caption", w.elements("P"))
	w.acts("P")
}

// involved are those who decide and those who were associated.
func (w *writer) involved() {
	w.chapter("2", "p2.title")
	w.section("2.1", "c3.governance")
	w.prose(w.a.Strategy.Governance)
	w.section("2.2", "c3.stakeholders")
	w.stakeholders()
}

// inventoryOfFixtures is the état des lieux.
func (w *writer) inventoryOfFixtures() {
	s := &w.a.Strategy
	w.chapter("3", "p3.title")
	w.section("3.1", "c4.scope")
	w.para("c3.method.text", "name", w.owners(), "zone", w.zone(), "year", w.year(s.Year))
	w.para("p3.method.claim")
	w.boundary()
	if w.a.Result != nil {
		w.accounts()
	}
	if w.a.Measured() {
		w.quality()
	}
	for _, part := range []struct {
		number, id string
		write      func()
	}{{"3.2", "c4.inventory", w.fleet}, {"3.3", "c4.impact", func() { w.impact(w.tiers) }}, {"3.4", "c4.territory", w.territory}, {"3.5", "c4.past", w.past}} {
		w.section(part.number, part.id)
		part.write()
	}
}

// shortMethod is the annex: the formula, the values and their publications.
func (w *writer) shortMethod() {
	w.chapter("", "p5.title")
	w.programmeTexts()
	if !w.a.Measured() {
		w.todo()
		return
	}
	w.unlisted("p5.method")
	w.formula()
	w.unlisted("a1.factors")
	w.para("p5.factors.text")
	w.add(w.factors("p5.factors.col", 1.2, w.numbers))
	w.unlisted("a1.sources")
	w.sources()
}

// programmeTexts lists the texts that ask for a programme, with the mark of what
// is still to be checked.
func (w *writer) programmeTexts() {
	w.unlisted("p5.texts")
	var texts []strategy.Text
	for _, v := range strategy.DefaultLaw().Visas(w.a.Strategy.Body.Kind, w.a.Scope.Standing, strategy.ProgrammeAct, w.a.Strategy.Date) {
		texts = append(texts, v.Texts...)
	}
	w.textsCited(texts)
}

// numbers gives the numbers of the publications behind an item, each once.
func (w *writer) numbers(impacts, life, energy []*factors.Factor) string {
	var out []string
	seen := map[*factors.Source]bool{}
	for _, group := range [][]*factors.Factor{impacts, life, energy} {
		for _, f := range group {
			if !seen[f.Source] {
				seen[f.Source] = true
				out = append(out, "["+count(w.sourceNumber(f.Source))+"]")
			}
		}
	}
	return strings.Join(out, ", ")
}
