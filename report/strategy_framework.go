package report

import (
	"strings"

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
	w.checklist("c2.checklist.caption", w.elements(""))
	w.acts("")
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

// duty says what the law asks, and whether it asks it of each body.
func (w *writer) duty() {
	threshold := strategy.ScopeOf(strategy.Body{Kind: strategy.Commune}, w.a.Strategy.Date).Threshold
	w.para("c2.duty.text", "threshold", w.thousands(threshold))
	w.para("c2.duty.free")
	if w.a.Scopes == nil {
		w.standing(w.a.Scope, "")
		return
	}
	w.para("c2.duty.joint", "names", w.enumerate(w.bodies()))
	for _, b := range w.a.Scopes {
		w.standing(b.Scope, w.or(b.Body.Name))
	}
}

// standing says whether the law holds a body, and why.
func (w *writer) standing(scope strategy.Scope, name string) {
	body := []Block{Paragraph{Plain(scope.Reason)}}
	if scope.Warning != "" {
		body = append(body, Paragraph{Plain(scope.Warning)})
	}
	w.add(Callout{Tone: Information, Title: name, Body: body})
}

// elements gives those of the law's checklist whose code starts with a letter:
// "P" for the programme, "S" for the strategy, all when empty. In a joint
// strategy, those that each assembly takes for itself are in acts.
func (w *writer) elements(letter string) []strategy.Finding {
	var out []strategy.Finding
	for _, f := range w.a.Findings {
		if strings.HasPrefix(f.Code, letter) && !(f.Each && w.a.Scopes != nil) {
			out = append(out, f)
		}
	}
	return out
}

// acts holds the acts of each body of a joint strategy against the law, those
// whose code starts with a letter; nothing for the strategy of one body.
func (w *writer) acts(letter string) {
	if w.a.Scopes == nil {
		return
	}
	w.para("c2.acts")
	for n, b := range w.a.Scopes {
		var own []strategy.Finding
		for _, f := range b.Acts {
			if strings.HasPrefix(f.Code, letter) {
				own = append(own, f)
			}
		}
		t := w.elementsTable("tableau-actes-"+count(n+1), w.say("c2.acts.caption", "body", w.or(b.Body.Name)), own)
		w.add(t)
	}
}

// checklist holds elements of the law against the dossier.
func (w *writer) checklist(caption string, findings []strategy.Finding) {
	t := w.elementsTable("tableau-elements", w.say(caption), findings)
	t.Note = Plain(w.say("c2.checklist.note"))
	w.add(t)
}

func (w *writer) elementsTable(id, caption string, findings []strategy.Finding) Table {
	t := Table{ID: id, Caption: caption, Columns: []Column{
		{Title: w.say("c2.checklist.col.code"), Width: 0.55}, {Title: w.say("c2.checklist.col.title"), Width: 3.6}, {Title: w.say("c2.checklist.col.force"), Width: 1.1},
		{Title: w.say("c2.checklist.col.status"), Width: 1.1}, {Title: w.say("c2.checklist.col.found"), Width: 3.2}}}
	for _, f := range findings {
		answer := f.Found
		if f.Status != strategy.Met && f.Status != strategy.NotApplicable {
			answer = f.Missing
		}
		t.Rows = append(t.Rows, Row{Cells: cells(f.Code, f.Title+" ("+f.Article+")", w.force(f), w.say("status."+string(f.Status)), w.clauses(answer))})
	}
	return t
}

// force says how an element is asked: of those that the law holds, where it does
// not hold this body.
func (w *writer) force(f strategy.Finding) string {
	id := "force." + string(f.Force)
	if f.Force != strategy.May && !f.Required {
		id += ".held"
	}
	return w.say(id)
}

// clauses puts findings one after the other.
func (w *writer) clauses(all []string) string {
	out := make([]string, len(all))
	for n, c := range all {
		if out[n] = c; n > 0 {
			out[n] = lower(c)
		}
	}
	return strings.Join(out, w.say("join.list"))
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
	w.para("c3.method.text", "name", w.owners(), "zone", w.zone(), "year", w.year(s.Year))
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
	if w.a.Scopes != nil {
		w.calendars()
		return
	}
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

// calendars are those of the bodies of a joint strategy, side by side.
func (w *writer) calendars() {
	t := Table{ID: "tableau-calendrier", Caption: w.say("c3.calendar.caption"), Columns: []Column{{Title: w.say("c3.calendar.col.body"), Width: 2}}}
	for _, id := range []string{"programme", "strategy", "lastreview", "review"} {
		t.Columns = append(t.Columns, Column{Title: w.say("c3.calendar." + id), Width: 1})
	}
	for _, b := range w.a.Scopes {
		last := "–" // there is none before the strategy is in force
		if !b.Adoption.LastReview.IsZero() {
			last = w.texts.format.Date(b.Adoption.LastReview)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(b.Body.Name), w.date(b.Adoption.Programme), w.date(b.Adoption.Strategy), last, w.date(b.Adoption.NextReview))})
	}
	w.add(t)
}
