package report

import (
	"strings"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// foreword is the elected member's own text, never written for them.
func (w *writer) foreword() {
	w.chapter("1", "c1.title")
	f := w.a.Strategy.Foreword
	if strings.TrimSpace(f.Text) == "" {
		w.add(Callout{Tone: Missing, Title: w.say("todo"), Body: []Block{Paragraph{w.texts.rich("c1.missing")}}})
		return
	}
	w.prose(f.Text)
	if f.Author != "" {
		w.add(Paragraph{Text{{Text: w.or(f.Author), Bold: true}}})
	}
}

// framework is the law: who is concerned, what is asked, what answers it.
func (w *writer) framework() {
	w.chapter("2", "c2.title")
	w.section("2.1", "c2.duty")
	w.duty()
	w.section("2.2", "c2.checklist")
	w.checklist("c2.checklist.caption", w.a.Findings)
	w.section("2.3", "c2.links")
	if len(w.a.Strategy.Links) == 0 {
		w.todo()
		return
	}
	t := Table{ID: "tableau-articulation", Caption: w.say("c2.links.caption"), Columns: []Column{{Title: w.say("c2.links.col.plan"), Width: 1}, {Title: w.say("c2.links.col.text"), Width: 2.6}}}
	for _, l := range w.a.Strategy.Links {
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(l.Plan), w.or(l.Text))})
	}
	w.add(t)
}

// duty says what the law asks, and whether it asks it of this body.
func (w *writer) duty() {
	w.para("c2.duty.text")
	w.para("c2.duty.free")
	scope := w.a.Scope
	body := []Block{Paragraph{Plain(fr.Typo(scope.Reason))}}
	if scope.Warning != "" {
		body = append(body, Paragraph{Plain(fr.Typo(scope.Warning))})
	}
	w.add(Callout{Tone: Information, Body: body})
	w.dutyOfOthers()
}

// dutyOfOthers says whether each other body of a joint strategy is concerned.
func (w *writer) dutyOfOthers() {
	if len(w.a.Scopes) < 2 {
		return
	}
	var items []Text
	for _, s := range w.a.Scopes[1:] {
		text := strings.TrimSpace(s.Scope.Reason + " " + s.Scope.Warning)
		items = append(items, Text{{Text: w.or(s.Body.Name), Bold: true}, {Text: "\u00a0: " + fr.Typo(text)}})
	}
	w.para("c2.duty.joint", "names", w.enumerate(w.bodies()))
	w.add(List{Items: items})
}

// checklist holds elements of the law against the dossier.
func (w *writer) checklist(caption string, findings []strategy.Finding) {
	t := Table{ID: "tableau-elements", Caption: w.say(caption), Note: Plain(w.say("c2.checklist.note")), Columns: []Column{
		{Title: w.say("c2.checklist.col.code"), Width: 0.55}, {Title: w.say("c2.checklist.col.title"), Width: 3.6}, {Title: w.say("c2.checklist.col.force"), Width: 1.1},
		{Title: w.say("c2.checklist.col.status"), Width: 1.1}, {Title: w.say("c2.checklist.col.found"), Width: 3.2}}}
	for _, f := range findings {
		answer := f.Found
		if f.Status != strategy.Met && f.Status != strategy.NotApplicable {
			answer = f.Missing
		}
		t.Rows = append(t.Rows, Row{Cells: cells(f.Code, fr.Typo(f.Title)+" ("+fr.Typo(f.Article)+")", w.say("force."+string(f.Force)), w.say("status."+string(f.Status)),
			fr.Typo(strings.Join(answer, " ; ")))})
	}
	w.add(t)
}

// governance is who decides, who was involved, by what method and when.
func (w *writer) governance() {
	s := &w.a.Strategy
	w.chapter("3", "c3.title")
	w.section("3.1", "c3.governance")
	w.prose(s.Governance)
	w.section("3.2", "c3.stakeholders")
	w.stakeholders()
	w.section("3.3", "c3.method")
	w.para("c3.method.text", "name", w.whole(), "zone", w.zone(), "year", w.year(s.Year))
	w.para("c3.method.claim")
	w.section("3.4", "c3.calendar")
	w.calendar()
}

// stakeholders are the public and private parties, with how each was involved.
func (w *writer) stakeholders() {
	s := &w.a.Strategy
	w.para("c3.stakeholders.text")
	if len(s.Stakeholders) == 0 {
		w.todo()
		return
	}
	t := Table{ID: "tableau-acteurs", Caption: w.say("c3.stakeholders.caption"), Columns: []Column{{Title: w.say("c3.col.name"), Width: 1.6}, {Title: w.say("c3.col.sector"), Width: 0.8}, {Title: w.say("c3.col.how"), Width: 2.6}}}
	for _, p := range s.Stakeholders {
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(p.Name), w.sector(p.Sector), w.or(p.Involvement))})
	}
	w.add(t)
}

func (w *writer) sector(id string) string {
	switch id {
	case "public", "private", "association", "citizens":
		return w.say("sector." + id)
	}
	return w.say("todo")
}

func (w *writer) zone() string {
	for _, z := range w.set().Zones() {
		if z.ID == w.a.Options.Zone {
			return z.Name.FR
		}
	}
	return w.a.Options.Zone
}

func (w *writer) calendar() {
	a := w.a.Strategy.Adoption
	t := Table{ID: "tableau-calendrier", Caption: w.say("c3.calendar.caption"), Columns: []Column{{Title: w.say("c3.calendar.col.what"), Width: 2}, {Title: w.say("c3.calendar.col.date"), Width: 1}}}
	row := func(id, date string) { t.Rows = append(t.Rows, Row{Cells: cells(w.say(id), date)}) }
	for _, step := range []struct {
		id   string
		date string
	}{{"c3.calendar.programme", w.date(a.Programme)}, {"c3.calendar.strategy", w.date(a.Strategy)}, {"c3.calendar.lastreview", w.date(a.LastReview)}, {"c3.calendar.review", w.date(a.NextReview)}} {
		if step.id == "c3.calendar.lastreview" && a.LastReview.IsZero() {
			continue // there is none before the strategy is in force
		}
		row(step.id, step.date)
	}
	w.add(t)
}
