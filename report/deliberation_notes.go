package report

import (
	"github.com/reen-numerique/reen/strategy"
)

// notes are for the drafter and no part of the act: what was not read in the
// official text, and what the dossier does not say.
func (d *draft) notes() {
	d.chapter("", "d6.title")
	d.add(Callout{Tone: Warning, Title: d.say("d6.notice"), Body: []Block{Paragraph{d.texts.rich("d6.notice.text")}}})
	if warning := d.scope.Warning; warning != "" {
		d.add(Callout{Tone: Warning, Body: []Block{Paragraph{Plain(warning)}}})
	}
	d.unlisted("d6.lacks")
	d.add(List{Items: d.lacks()})
	d.unlisted("d6.mentions")
	var items []Text
	for _, m := range strategy.DefaultLaw().Mentions {
		items = append(items, Text{{Text: m.Text + " "}, {Text: capital(m.Evidence.String()) + ".", Bold: m.Evidence != strategy.Verified}, {Text: " " + m.Note + "."}})
	}
	d.add(List{Items: items})
	d.unlisted("d6.texts")
	d.doubtfulTexts()
}

// doubtfulTexts lists what the visas quote and was not wholly read in the
// official text.
func (d *draft) doubtfulTexts() {
	t := Table{ID: "tableau-verifier", Reference: true, Caption: d.say("d6.texts.caption"), Columns: []Column{{Title: d.say("d6.texts.col.text"), Width: 2}, {Title: d.say("d6.texts.col.evidence"), Width: 1}, {Title: d.say("d6.texts.col.note"), Width: 2.6}}}
	for _, v := range d.visas {
		for n, x := range v.Texts {
			doubts := d.doubts(x, v.Doubts[n])
			if doubts == "" {
				continue
			}
			t.Rows = append(t.Rows, Row{Cells: cells(capital(x.String()), x.Evidence.String(), doubts)})
		}
	}
	d.add(t)
}

// doubts gathers what is to be checked of an article: in itself, then where this
// act quotes it.
func (d *draft) doubts(x strategy.Text, here string) string {
	var out []string
	if x.Note != "" {
		out = append(out, x.Note)
	}
	if x.Evidence != strategy.Verified && x.Note == "" {
		out = append(out, d.say("d6.texts.wording"))
	}
	if here != "" {
		out = append(out, here)
	}
	return sentences(out)
}

// lacks lists what the dossier does not say and that an act would.
func (d *draft) lacks() []Text {
	s := &d.a.Strategy
	var out []Text
	ask := func(missing bool, id string, blanks ...string) {
		if missing {
			out = append(out, Plain(d.say(id, blanks...)+"."))
		}
	}
	ask(d.body.Kind == "", "d6.lacks.kind")
	ask(d.body.Population.Total <= 0, "d6.lacks.population")
	ask(d.openArticle(), "d6.lacks.article")
	ask(!d.a.Measured(), "d6.lacks.figures")
	if d.adopts == strategy.StrategyAct {
		ask(d.period() == "", "d6.lacks.period")
		ask(len(s.Objectives) == 0, "d6.lacks.objectives")
		ask(d.unpriced() == len(s.Actions), "d6.lacks.costs")
		ask(d.adoption.Programme.IsZero(), "d6.lacks.programme")
		ask(!d.adoption.Programme.IsZero() && !d.programmeTaken(), "d6.lacks.programme.later", "date", d.texts.format.Date(d.adoption.Programme))
	}
	ask(len(s.Opinions) == 0, "d6.lacks.opinions")
	ask(d.unsharedPosts(), "d6.lacks.shares")
	return out
}

// unsharedPosts tells whether a key leaves a part of a joint footprint to no body.
func (d *draft) unsharedPosts() bool {
	return d.a.Joint != nil && d.a.Measured() && (d.part == nil || d.a.Joint.Unshared.IsPositive())
}

// openArticle tells whether a visa waits for an article.
func (d *draft) openArticle() bool {
	for _, v := range d.visas {
		if v.Open {
			return true
		}
	}
	return false
}
