package report

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// cover is the first page: who, what, for when, and the state of the act.
func (w *writer) cover() Cover {
	s := &w.a.Strategy
	c := w.front(w.say("title"), w.period())
	c.Notice = Plain(w.say("cover.draft"))
	if w.a.Scopes != nil {
		c.Notice = w.adoptions(func(a strategy.Adoption) time.Time { return a.Strategy })
	} else if w.taken(s.Adoption.Strategy) {
		c.Notice = Plain(w.say("cover.adopted", "date", w.texts.format.Date(s.Adoption.Strategy)))
		if s.Adoption.Number != "" {
			c.Lines = append(c.Lines, w.say("cover.number", "number", s.Adoption.Number))
		}
	}
	return c
}

// adoptions says which bodies of a joint strategy took an act, and when.
func (w *writer) adoptions(act func(strategy.Adoption) time.Time) Text {
	var taken []string
	for _, b := range w.a.Scopes {
		if on := act(b.Adoption); w.taken(on) {
			taken = append(taken, w.say("cover.adopted.body", "name", w.or(b.Body.Name), "date", w.texts.format.Date(on)))
		}
	}
	if taken == nil {
		return Plain(w.say("cover.draft"))
	}
	return Plain(w.say("cover.adopted.joint", "bodies", strings.Join(taken, w.say("join.list"))))
}

// taken tells whether an act stood on the day of the document.
func (w *writer) taken(act time.Time) bool { return !act.IsZero() && !act.After(w.a.Strategy.Date) }

// front is what the first pages of all documents hold: title, body, date and
// what identifies them.
func (w *writer) front(title, p string) Cover {
	s := &w.a.Strategy
	c := Cover{Kicker: w.say("kicker"), Title: title, Lines: w.bodies()}
	if c.Lines == nil {
		c.Lines = []string{w.or(s.Body.Name)}
	}
	if p != "" {
		c.Lines = append(c.Lines, p)
	}
	if !s.Date.IsZero() {
		c.Lines = append(c.Lines, w.texts.format.Date(s.Date))
	}
	fact := func(id, value string) {
		if value != "" {
			c.Facts = append(c.Facts, Fact{w.say("cover.fact." + id), value})
		}
	}
	if w.a.Scopes == nil {
		people := s.Body.Population
		fact("population", w.inhabitants(people.Total, people.Year))
		fact("municipal", w.inhabitants(people.Municipal, people.Year))
		fact("siren", s.Body.SIREN)
		fact("agents", w.agentsOf(s.Body))
	} else {
		w.each(&c)
	}
	fact("year", w.year(s.Year))
	fact("version", s.Version)
	fact("contact", s.Body.Contact)
	return c
}

// each gives one row to each body of a joint strategy.
func (w *writer) each(c *Cover) {
	s := &w.a.Strategy
	row := func(b strategy.Body) {
		texts := []string{w.inhabitants(b.Population.Total, b.Population.Year)}
		if b.Agents > 0 {
			texts = append(texts, w.say("cover.agents", "n", w.agentsOf(b)))
		}
		if b.SIREN != "" {
			texts = append(texts, w.say("cover.siren", "n", b.SIREN))
		}
		c.Facts = append(c.Facts, Fact{w.or(b.Name), strings.Join(texts, ", ")})
	}
	row(s.Body)
	for _, m := range s.Joint.Members {
		row(m.Body)
	}
}

// agentsOf writes the number of agents, or nothing.
func (w *writer) agentsOf(b strategy.Body) string {
	if b.Agents <= 0 {
		return ""
	}
	return w.texts.format.Integer(decimal.NewFromInt(int64(b.Agents)))
}

func (w *writer) inhabitants(n, year int) string {
	if n == 0 {
		return w.say("todo")
	}
	return w.say("cover.inhabitants", "n", w.texts.format.Integer(decimal.NewFromInt(int64(n))), "year", w.year(year))
}
