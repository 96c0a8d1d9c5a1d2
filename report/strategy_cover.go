package report

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// cover is the first page: who, what, for when, and the state of the act.
func (w *writer) cover() Cover {
	s := &w.a.Strategy
	c := w.front(w.say("title"), w.period())
	c.Notice = Plain(w.say("cover.draft"))
	if w.taken(s.Adoption.Strategy) {
		c.Notice = Plain(w.say("cover.adopted", "date", fr.Date(s.Adoption.Strategy)))
		if s.Adoption.Number != "" {
			c.Lines = append(c.Lines, w.say("cover.number", "number", s.Adoption.Number))
		}
	}
	return c
}

// taken tells whether an act stood on the day of the document.
func (w *writer) taken(act time.Time) bool { return !act.IsZero() && !act.After(w.a.Strategy.Date) }

// front is what the first pages of all documents hold: title, body, date and
// what identifies them.
func (w *writer) front(title, p string) Cover {
	s := &w.a.Strategy
	c := Cover{Kicker: w.say("kicker"), Title: title, Lines: []string{w.whole()}}
	if p != "" {
		c.Lines = append(c.Lines, p)
	}
	if !s.Date.IsZero() {
		c.Lines = append(c.Lines, fr.Date(s.Date))
	}
	fact := func(id, value string) {
		if value != "" {
			c.Facts = append(c.Facts, Fact{w.say("cover.fact." + id), value})
		}
	}
	w.who(s.Body, &c)
	for _, m := range s.Joint.Members {
		w.who(m.Body, &c)
	}
	fact("year", w.year(s.Year))
	fact("version", s.Version)
	fact("contact", s.Body.Contact)
	return c
}

// who adds what identifies a body; of several, after the name of each.
func (w *writer) who(b strategy.Body, c *Cover) {
	joint := len(w.a.Strategy.Joint.Members) > 0
	fact := func(id, value string) {
		if value != "" && joint {
			c.Facts = append(c.Facts, Fact{w.say("cover.of", "fact", w.say("cover.fact."+id), "body", w.or(b.Name)), value})
		} else if value != "" {
			c.Facts = append(c.Facts, Fact{w.say("cover.fact." + id), value})
		}
	}
	fact("population", w.inhabitants(b.Population.Total, b.Population.Year))
	fact("municipal", w.inhabitants(b.Population.Municipal, b.Population.Year))
	fact("siren", b.SIREN)
	if b.Agents > 0 {
		fact("agents", fr.Integer(decimal.NewFromInt(int64(b.Agents))))
	}
}

func (w *writer) inhabitants(n, year int) string {
	if n == 0 {
		return w.say("todo")
	}
	return w.say("cover.inhabitants", "n", fr.Integer(decimal.NewFromInt(int64(n))), "year", w.year(year))
}
