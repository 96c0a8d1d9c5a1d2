package report

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// Strategy writes the stratégie numérique responsable of an assessment: a
// page for elected members, then the order of the law (article D. 2311-15-1
// of the CGCT), then the annexes that an auditor takes apart. It computes
// nothing, and writes "[À compléter]" where the dossier is silent. An
// assessment without a year of reference has no figures: they are blanks too.
func Strategy(a *strategy.Assessment) *Document { return french().Strategy(a) }

// Strategy writes what the function does, in these texts.
func (t *Texts) Strategy(a *strategy.Assessment) *Document {
	w := &writer{a: a, texts: t.orFrench()}
	for _, chapter := range []func(){w.summary, w.contents, w.foreword, w.framework, w.governance, w.state, w.joint, w.objectives, w.actions, w.means, w.indicators,
		w.crosscutting, w.risks, w.annexes} {
		chapter()
	}
	s := &a.Strategy
	period := w.period()
	return typeset(&Document{
		Title: strings.TrimSuffix(strings.TrimSpace(w.say("title")+" "+period)+" – "+w.titled(), " – "), Subtitle: period, Author: s.Body.Name, Subject: w.say("subject"), Language: w.texts.language, Texts: w.texts, Theme: w.appearance(),
		Date: s.Date, Head: w.titled(), Foot: strings.TrimSpace(w.say("running.foot", "period", period)), Cover: w.cover(), Body: w.blocks,
	})
}

// titled names the body or bodies in the title; nothing where it is not known.
func (w *writer) titled() string {
	if w.bodies() == nil && w.a.Strategy.Body.Name == "" {
		return ""
	}
	return w.owners()
}

// writer collects the blocks of a document.
type writer struct {
	a      *strategy.Assessment
	texts  *Texts
	blocks []Block
}

func (w *writer) say(id string, blanks ...string) string { return w.texts.say(id, blanks...) }

func (w *writer) add(blocks ...Block) { w.blocks = append(w.blocks, blocks...) }

// chapter opens a chapter; annexes have no number.
func (w *writer) chapter(number, id string) {
	w.add(Heading{Level: 1, Number: number, Text: w.say(id), ID: "chapitre-" + strings.TrimSuffix(id, ".title")})
}

func (w *writer) section(number, id string) {
	w.add(Heading{Level: 2, Number: number, Text: w.say(id), ID: strings.ReplaceAll(id, ".", "-")})
}

func (w *writer) para(id string, blanks ...string) {
	w.add(Paragraph{Text: w.texts.rich(id, blanks...)})
}

// prose adds a text of the dossier, a paragraph for each of its own, or a
// blank to fill in where there is none.
func (w *writer) prose(text string) {
	if strings.TrimSpace(text) == "" {
		w.todo()
		return
	}
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			w.add(Paragraph{Text: Plain(part)})
		}
	}
}

// todo marks what the dossier does not say.
func (w *writer) todo() {
	w.add(Callout{Tone: Missing, Title: w.say("todo"), Body: []Block{Paragraph{Text: Plain(w.say("todo.silent"))}}})
}

// or gives a text of the dossier on one line, or the blank to fill in.
func (w *writer) or(text string) string {
	if strings.TrimSpace(text) == "" {
		return w.say("todo")
	}
	return strings.Join(strings.Fields(text), " ")
}

// year gives a year, or the blank.
func (w *writer) year(y int) string {
	if y == 0 {
		return w.say("todo")
	}
	return strconv.Itoa(y)
}

func (w *writer) period() string {
	p := w.a.Strategy.Period
	if p.From == 0 || p.To == 0 {
		return ""
	}
	return strconv.Itoa(p.From) + "-" + strconv.Itoa(p.To)
}

// set gives the values behind the result; the default ones without a result.
func (w *writer) set() *factors.Set {
	if w.a.Result == nil {
		return factors.Default()
	}
	return w.a.Result.Set()
}

func (w *writer) itemName(id string) string {
	if i, ok := w.set().Item(id); ok {
		return i.NameFR
	}
	return id
}

// mass writes kilograms of CO2e with their unit.
func (w *writer) mass(kg decimal.Decimal) string {
	value, unit := w.texts.format.Mass(kg)
	return value + "\u00a0" + unit
}

// tonnes gives a value in tonnes, for charts and tables in that unit.
func tonnes(kg decimal.Decimal) decimal.Decimal { return kg.Shift(-3) }

// inTonnes writes a table cell in tonnes.
func (w *writer) inTonnes(kg decimal.Decimal) string {
	t := tonnes(kg)
	if t.Abs().LessThan(decimal.NewFromInt(10)) {
		return w.texts.format.Number(t, 2)
	}
	return w.texts.format.Number(t, 1)
}

// euros writes an amount.
func (w *writer) euros(d decimal.Decimal) string {
	return w.say("unit.euro", "n", w.texts.format.Integer(d))
}

// ratio is a share of a whole, for texts and table cells that round it; the
// whole must not be 0.
func ratio(part, whole decimal.Decimal) decimal.Decimal { return part.DivRound(whole, 6) }

func (w *writer) percentOf(part, whole decimal.Decimal) string {
	if whole.IsZero() {
		return w.say("nd")
	}
	return w.texts.format.Percent(ratio(part, whole), 1)
}

// share writes a coverage, or that there is nothing to cover.
func (w *writer) share(d decimal.NullDecimal) string {
	if !d.Valid {
		return w.say("nd")
	}
	return w.texts.format.Percent(d.Decimal, 0)
}

// gwp is the total of the administration.
func (w *writer) gwp() footprint.Total { return w.a.Result.Total(factors.GWP) }

// cells makes the cells of a row.
func cells(texts ...string) []Text {
	out := make([]Text, len(texts))
	for n, t := range texts {
		out[n] = Plain(t)
	}
	return out
}

// lower puts the first letter of a French name in lower case, but for
// acronyms.
func lower(name string) string {
	r := []rune(name)
	if len(r) < 2 || strings.ToUpper(string(r[1])) == string(r[1]) {
		return name
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}

// count writes a number of things.
func count(n int) string { return strconv.Itoa(n) }
