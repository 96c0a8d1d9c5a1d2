package strategy

import (
	"slices"
	"strings"
	"time"
)

// Act is what a deliberation adopts.
type Act string

// Acts.
const (
	ProgrammeAct Act = "programme" // the programme de travail
	StrategyAct  Act = "strategy"  // the stratégie numérique responsable
)

// Visa is a text that a deliberation quotes before it decides ("Vu …"), with
// the articles quoted of it.
type Visa struct {
	Kind     string // "code", "loi", "décret"
	Number   string // "2021-1485"; empty for a code
	Name     string // of a code in full, or the title of an act where it was read; empty where only a paraphrase is known
	Date     time.Time
	Articles []string // "L. 2121-29"; empty for the text as a whole
	Open     bool     // an article is missing, which the body has to find
	Texts    []Text   // behind the articles, with the mark of what is to be checked
	Doubts   []string // of each of Texts, in French, for the drafter; empty where there is none
}

// Visas gives what the act of a body quotes, in the order of norms: codes, then
// laws and decrees by date (table visas.csv). What was not
// in force on the day of the document is left out; a day that is not known
// leaves nothing out.
func (l *Law) Visas(kind Kind, standing Standing, act Act, on time.Time) []Visa {
	var out []Visa
	for _, r := range l.visas {
		if !r.bears(kind, standing, act) || !on.IsZero() && !r.text.InForce(on) {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Kind != r.text.Kind || out[n-1].Number != r.number() || out[n-1].Name != r.name {
			out = append(out, Visa{Kind: r.text.Kind, Number: r.number(), Name: r.name, Date: r.text.Date})
		}
		out[len(out)-1].quote(r)
	}
	return out
}

func (v *Visa) quote(r visaRule) {
	switch r.how {
	case "article":
		v.Articles = append(v.Articles, r.text.Article)
	case "blank":
		v.Open = true
		return
	}
	v.Texts, v.Doubts = append(v.Texts, r.text), append(v.Doubts, r.note)
}

// visaRule is a row of the table visas.csv.
type visaRule struct {
	text      Text
	how       string // "article", "act" for the whole text, "blank" for an article to find
	name      string
	kinds     []string // of bodies, all when empty
	standings []string // likewise
	acts      []string
	note      string
}

func (r *visaRule) bears(kind Kind, standing Standing, act Act) bool {
	return listed(r.kinds, string(kind)) && listed(r.standings, string(standing)) && slices.Contains(r.acts, string(act))
}

// number is that of an act: a code has a name.
func (r *visaRule) number() string {
	if r.text.Kind == "code" {
		return ""
	}
	return r.text.Number
}

func listed(of []string, one string) bool { return len(of) == 0 || slices.Contains(of, one) }

func (l *Law) readVisa(r record) {
	v := visaRule{text: l.Text(r.get("text")), how: r.get("quote"), kinds: strings.Fields(r.get("kinds")), standings: strings.Fields(r.get("standings")),
		acts: strings.Fields(r.get("acts")), note: r.get("note")}
	switch {
	case v.text.Kind == "code":
		v.name = l.codeName(v.text.Number)
	case r.get("titled") == "yes":
		v.name = v.text.Title
	}
	l.visas = append(l.visas, v)
}

// codeName gives the full name of a code that the tables call by its initials.
func (l *Law) codeName(short string) string {
	if name, ok := l.codes[short]; ok {
		return name
	}
	return short
}

func (l *Law) readCode(r record) {
	if l.codes == nil {
		l.codes = map[string]string{}
	}
	l.codes[r.get("short")] = r.get("name")
}
