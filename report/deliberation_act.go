package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// ids of the texts that an act quotes in its sentences.
const (
	contentText = "cgct-d-2311-15-1"
	dutyText    = "reen-35"
	reportText  = "cgct-l-2311-1-1"
)

// act is what the assembly says: visas, considérants, decision.
func (d *draft) act() {
	d.unlisted("d3.title")
	d.add(Paragraph{Plain(capital(d.assembly.Council) + ",")})
	for _, v := range d.visas {
		d.visa(v)
	}
	d.precedents()
	d.considering()
	d.para("d3.decides", "council", d.assembly.Council)
	if d.adopts == strategy.ProgrammeAct {
		for _, id := range []string{"d3.approve.programme", "d3.elaborate", "d3.inform"} {
			d.para(id)
		}
	} else {
		d.para("d3.approve.strategy", "period", d.orPeriod())
		d.para("d3.objectives")
		d.aimsList("d3.aim")
		d.reviewing()
	}
	d.para("d3.authorise", "executive", d.assembly.Executive)
	d.para("d3.execute", "executive", d.assembly.Executive)
}

// visa quotes a text. A date that our sources do not give is a blank.
func (d *draft) visa(v strategy.Visa) {
	name := v.Name
	if v.Kind != "code" && name != "" {
		name = " " + name
	}
	articles := v.Articles
	if v.Open {
		articles = append([]string{d.say("todo")}, articles...)
	}
	quoted := ""
	switch len(articles) {
	case 0:
	case 1:
		quoted = d.say("d3.visa.article", "articles", articles[0])
	default:
		quoted = d.say("d3.visa.articles", "articles", d.enumerate(articles))
	}
	d.para("d3.visa."+v.Kind, "name", name, "number", v.Number, "date", d.date(v.Date), "articles", quoted)
}

// precedents are the acts and opinions of the body itself.
func (d *draft) precedents() {
	if d.adopts == strategy.StrategyAct && (d.programmeTaken() || d.scope.Standing == strategy.Concerned) {
		date := d.say("todo")
		if d.programmeTaken() {
			date = d.texts.format.Date(d.adoption.Programme)
		}
		d.para("d3.visa.programme", "date", date)
	}
	for _, o := range d.a.Strategy.Opinions {
		opinion := d.or(o.Body) + ", " + d.date(o.Date)
		if strings.TrimSpace(o.Text) != "" {
			opinion += ", " + strings.TrimRight(d.or(o.Text), ".")
		}
		d.para("d3.visa.opinion", "opinion", opinion)
	}
}

// considering gives the reasons, with the figures of the assessment.
func (d *draft) considering() {
	d.ground()
	if names := d.bodies(); names != nil {
		d.para("d3.consider.joint", "names", d.enumerate(names))
	}
	if d.a.Measured() {
		total := d.gwp()
		d.para("d3.consider.figures", "whose", d.whose(), "total", d.mass(total.Value), "low", d.mass(total.Low), "high", d.mass(total.High), "year", d.year(d.a.Strategy.Year))
		d.ownPart("d3.consider.part", "d3.consider.left")
	} else {
		d.para("d3.consider.nofigures")
	}
	if d.estimate != nil {
		d.para("d3.consider.territory", "territory", d.mass(d.estimate.Value))
	}
	if parties := d.parties(); parties != "" {
		d.para("d3.consider.parties", "parties", parties)
	} else {
		d.para("d3.consider.noparties")
	}
	if d.adopts == strategy.StrategyAct {
		d.promise()
	}
}

// ground says whether the law asks for it.
func (d *draft) ground() {
	duty := cited(dutyText)
	switch d.scope.Standing {
	case strategy.Concerned:
		d.para("d3.consider.concerned", "population", d.thousands(d.scope.Population), "duty", duty, "threshold", d.thousands(d.scope.Threshold))
		id := "d3.consider.content"
		if d.adopts == strategy.ProgrammeAct {
			id = "d3.consider.content.programme"
		}
		d.para(id, "content", cited(contentText))
	case strategy.Voluntary:
		d.para("d3.consider.voluntary", "duty", duty)
	case strategy.Special:
		d.para("d3.consider.special")
	default:
		d.para("d3.consider.unknown")
	}
}

// promise is what the strategy aims at, and what its plan would avoid.
func (d *draft) promise() {
	for _, o := range d.a.Strategy.Objectives {
		if o.Footprint {
			d.para("d3.consider.objective", "objective", lower(d.or(o.Title))+d.aim(o))
			break
		}
	}
	if sim := d.a.Simulation; sim != nil && len(sim.Steps) > 0 {
		d.para("d3.consider.plan", "saving", d.mass(sim.Saving), "share", d.percentOf(sim.Saving, sim.Base))
	}
}

// parties counts those who were involved, by sector.
func (w *writer) parties() string {
	involved := map[string]int{}
	for _, p := range w.a.Strategy.Stakeholders {
		if strings.TrimSpace(p.Involvement) != "" {
			involved[p.Sector]++
		}
	}
	var out []string
	for _, sector := range []string{"public", "private", "association", "citizens"} {
		if n := involved[sector]; n > 0 {
			out = append(out, w.plural("d3.party."+sector, n))
		}
	}
	return w.enumerate(out)
}

// aimsList lists the objectives, or the blank.
func (d *draft) aimsList(id string) {
	if len(d.a.Strategy.Objectives) == 0 {
		d.todo()
		return
	}
	var items []Text
	for _, o := range d.a.Strategy.Objectives {
		items = append(items, Plain(d.say(id, "title", d.or(o.Title), "aim", d.aim(o), "indicators", d.or(strings.Join(o.Indicators, ", ")))))
	}
	d.add(List{Items: items})
}

// reviewing promises the yearly review: in the report that the law asks for
// where the law holds the body, to the assembly alone otherwise.
func (d *draft) reviewing() {
	if d.scope.Standing == strategy.Concerned {
		d.para("d3.review", "report", cited(reportText))
		return
	}
	d.para("d3.review.voluntary")
}

// thousands writes a number of people.
func (w *writer) thousands(n int) string { return w.texts.format.Integer(decimal.NewFromInt(int64(n))) }
