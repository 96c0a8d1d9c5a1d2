package report

import (
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// presentation is the report to the assembly: context, stakes, content, money,
// calendar, proposal.
func (d *draft) presentation() {
	d.unlisted("d2.title")
	for _, part := range []struct {
		id    string
		write func()
	}{{"d2.context", d.context}, {"d2.stakes", d.stakes}, {"d2.content", d.content}, {"d2.money", d.money}, {"d2.calendar", d.dates}, {"d2.propose", d.propose}} {
		d.add(Heading{Level: 3, Text: d.say(part.id), ID: strings.ReplaceAll(part.id, ".", "-")})
		part.write()
	}
}

// context says who is held, by what, and with whom.
func (d *draft) context() {
	d.add(Paragraph{Plain(d.scope.Reason)})
	standing := string(d.scope.Standing)
	if d.scope.Standing == strategy.Undetermined {
		standing = "unknown"
	}
	d.para("d2.context."+standing, "content", cited(contentText))
	if names := d.bodies(); names != nil {
		d.para("d2.context.joint", "names", d.enumerate(names))
	}
	if d.adopts == strategy.StrategyAct && d.programmeTaken() {
		d.para("d2.context.programme", "date", d.texts.format.Date(d.adoption.Programme))
	}
}

// programmeTaken tells whether the programme stood on the day of the document.
func (d *draft) programmeTaken() bool {
	taken, on := d.adoption.Programme, d.a.Strategy.Date
	return !taken.IsZero() && (on.IsZero() || !taken.After(on))
}

// stakes are the footprint, what it is made of, and the territory.
func (d *draft) stakes() {
	if d.a.Measured() {
		total := d.gwp()
		d.para("d2.stakes.figures", "whose", d.whose(), "total", d.mass(total.Value), "low", d.mass(total.Low), "high", d.mass(total.High), "year", d.year(d.a.Strategy.Year))
		d.ownPart("d2.stakes.part", "d2.stakes.left")
		if origin := d.originText(); origin != nil {
			d.add(Paragraph{origin})
		}
	} else {
		d.todo()
	}
	if d.estimate != nil {
		d.para("d2.stakes.territory", "territory", d.mass(d.estimate.Value))
	}
}

// ownPart says what the body has of a joint footprint, by the keys, then what the
// keys do not share yet.
func (d *draft) ownPart(id, left string) {
	if d.part == nil {
		return
	}
	value := d.part.Value.Decimal
	d.para(id, "value", d.mass(value), "share", d.percentOf(value, d.gwp().Value))
	if unshared := d.a.Joint.Unshared; unshared.IsPositive() {
		d.para(left, "value", d.mass(unshared))
	}
}

func (d *draft) content() {
	if d.adopts == strategy.ProgrammeAct {
		d.programmeContent()
		return
	}
	d.aimsList("d2.aim")
	s := &d.a.Strategy
	if len(s.Actions) == 0 {
		d.todo()
		return
	}
	governance, themes := 0, 0
	for _, a := range s.Actions {
		if a.Theme == 0 {
			governance++
		}
	}
	for _, t := range d.a.Themes {
		if t.Treatment == strategy.Covered {
			themes++
		}
	}
	d.para("d2.content.plan", "n", count(len(s.Actions)), "governance", count(governance), "themes", count(themes), "of", count(len(d.a.Themes)))
	if sim := d.a.Simulation; sim != nil && len(sim.Steps) > 0 {
		d.para("d2.content.saving", "saving", d.mass(sim.Saving), "share", d.percentOf(sim.Saving, sim.Base))
		if goals := d.goals(); goals != "" {
			d.add(Paragraph{Plain(goals)})
		}
	}
}

func (d *draft) programmeContent() {
	d.para("d2.content.programme")
	d.add(List{Items: d.holdings()})
}

// money is what the plan asks for: a cost that is not known is a blank.
func (d *draft) money() {
	if d.adopts == strategy.ProgrammeAct {
		d.para("d2.money.programme")
		return
	}
	invest, yearly := d.costs()
	id := "d2.money.yearly"
	if yearly.Valid && yearly.Decimal.IsNegative() {
		id, yearly.Decimal = "d2.money.gain", yearly.Decimal.Neg()
	}
	fte := d.say("todo")
	if n := d.a.Strategy.Means.FTE; n.Valid {
		fte = d.fullTime(n.Decimal)
	}
	d.add(Table{ID: "tableau-incidences", Caption: d.say("d2.money.caption"), Columns: []Column{{Title: d.say("c7.col.what"), Width: 3}, {Title: d.say("c7.col.value"), Align: Right, Width: 2}},
		Rows: []Row{{Cells: cells(d.say("d2.money.invest"), d.amount(invest))}, {Cells: cells(d.say(id), d.amount(yearly))}, {Cells: cells(d.say("d2.money.fte"), fte)}}})
	if n := d.unpriced(); n > 0 {
		d.para("d2.money.unknown", "n", count(n))
	}
	if d.bodies() != nil {
		d.para("d2.money.joint")
	}
	d.para("d2.money.budget")
}

// unpriced counts the actions that say no cost.
func (w *writer) unpriced() int {
	n := 0
	for _, a := range w.a.Strategy.Actions {
		if !a.Investment.Valid && !a.Yearly.Valid {
			n++
		}
	}
	return n
}

func (d *draft) dates() {
	items := []Text{d.texts.rich("d2.calendar.vote")}
	if d.adopts == strategy.ProgrammeAct {
		items = append(items, d.texts.rich("d2.calendar.strategy", "date", d.date(d.adoption.Strategy)))
	} else {
		items = append(items, d.texts.rich("d2.calendar.review", "date", d.date(d.adoption.NextReview)))
	}
	d.add(List{Items: items})
}

func (d *draft) propose() { d.para(d.of("d2.propose"), "period", d.orPeriod()) }
