package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reen-numerique/reen/strategy"
)

// Deliberation drafts the act by which an assembly adopts the strategy: header,
// report to the assembly, visas, considérants, articles, blanks for the vote and
// the signatures, closing mentions, then notes for the drafter, which hold what is
// to be checked. It is a draft and says so on every page. body is one of a joint
// strategy by its name, that of the strategy when empty; the error is for a name
// that none has.
func Deliberation(a *strategy.Assessment, body string) (*Document, error) {
	return french().Deliberation(a, body)
}

// Deliberation drafts what the function does, in these texts.
func (t *Texts) Deliberation(a *strategy.Assessment, body string) (*Document, error) {
	return t.deliberation(a, body, strategy.StrategyAct)
}

// ProgrammeDeliberation drafts, in the same way, the act by which an assembly
// adopts the programme de travail.
func ProgrammeDeliberation(a *strategy.Assessment, body string) (*Document, error) {
	return french().ProgrammeDeliberation(a, body)
}

// ProgrammeDeliberation drafts what the function does, in these texts.
func (t *Texts) ProgrammeDeliberation(a *strategy.Assessment, body string) (*Document, error) {
	return t.deliberation(a, body, strategy.ProgrammeAct)
}

func (t *Texts) deliberation(a *strategy.Assessment, body string, act strategy.Act) (*Document, error) {
	d, err := drafting(&writer{a: a, texts: t.orFrench()}, body, act)
	if err != nil {
		return nil, err
	}
	for _, part := range []func(){d.header, d.presentation, d.act, d.vote, d.mentions, d.notes} {
		part()
	}
	name := d.or(d.body.Name)
	return typeset(&Document{
		Title: d.say("d.title"), Subtitle: name + " – " + d.object(), Author: d.body.Name, Subject: d.say("d.subject"), Language: d.texts.language, Texts: d.texts, Theme: d.appearance(),
		Date: a.Strategy.Date, Head: name, Foot: d.say("d.foot"), Body: d.blocks,
	}), nil
}

// draft writes the act of one body.
type draft struct {
	*writer
	party
	adopts strategy.Act
	visas  []strategy.Visa
}

func drafting(w *writer, body string, act strategy.Act) (*draft, error) {
	p, err := w.partyOf(body)
	if err != nil {
		return nil, err
	}
	visas := strategy.DefaultLaw().Visas(p.body.Kind, p.scope.Standing, act, w.a.Strategy.Date)
	return &draft{writer: w, party: p, adopts: act, visas: visas}, nil
}

// of gives the id of a text that differs with what is adopted.
func (d *draft) of(id string) string { return id + "." + string(d.adopts) }

func (d *draft) object() string {
	return strings.TrimSpace(d.say(d.of("d.object"), "period", d.orPeriod()))
}

// cited quotes an article of the law: "article 35 de la loi n° 2021-1485…".
func cited(id string) string { return strategy.DefaultLaw().Text(id).String() }

// header opens the extract of the register, with blanks for all that only the
// session can give.
func (d *draft) header() {
	d.chapter("", "d1.title")
	d.add(Callout{Tone: Warning, Title: d.say("d1.notice"), Body: []Block{Paragraph{d.texts.rich("d1.notice.text")}}})
	d.session()
}

// session is the head of the extract, and what it is about.
func (d *draft) session() {
	d.add(Paragraph{Text{{Text: d.say("d1.republic") + " – " + d.or(d.body.Name), Bold: true}}})
	t := Table{ID: "tableau-seance", Caption: d.say("d1.session", "of", d.assembly.OfCouncil), Columns: []Column{{Title: d.say("d1.session.what"), Width: 1}, {Title: d.say("d1.session.value"), Width: 2}}}
	for _, mention := range []string{"number", "date", "convocation", "members", "present", "represented", "voters", "secretary", "rapporteur"} {
		t.Rows = append(t.Rows, Row{Cells: cells(d.say("d1.session."+mention), d.say("todo"))})
	}
	d.add(t)
	d.add(Paragraph{Text{{Text: d.say("d.object") + d.say("join.colon") + d.object(), Bold: true}}})
}

// vote leaves the result and the signatures to those who give them.
func (d *draft) vote() {
	d.add(Heading{Level: 3, Text: d.say("d4.title"), ID: "d4-title"})
	d.para("d4.vote.sign")
	t := Table{ID: "tableau-vote", Caption: d.say("d4.vote"), Columns: []Column{{Title: d.say("d1.session.what"), Width: 1}, {Title: d.say("d1.session.value"), Width: 2}}}
	for _, id := range []string{"d4.vote.for", "d4.vote.against", "d4.vote.abstain", "d4.vote.none", "d4.sign.executive", "d4.sign.secretary"} {
		t.Rows = append(t.Rows, Row{Cells: cells(d.say(id, "executive", d.assembly.Executive), d.say("todo"))})
	}
	d.add(t)
}

// mentions end the act. What is to be checked of them is in the notes.
func (d *draft) mentions() {
	d.add(Heading{Level: 3, Text: d.say("d5.title"), ID: "d5-title"})
	var texts []string
	for _, m := range strategy.DefaultLaw().Mentions {
		if m.ID != noticeMention {
			texts = append(texts, m.Text)
		}
	}
	d.add(Paragraph{Plain(strings.Join(texts, " "))})
}

// noticeMention is for the drafter alone: it is no part of an act.
const noticeMention = "notice"

// capital puts the first letter of a sentence in upper case.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
