package strategy

import (
	"sync"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fr"
)

// Law is what the package knows of the texts, read from the tables of the
// folder law, which a person who reads no Go can check against the
// publication. Each entry carries its Evidence: what was not read in the
// official text says so, down to the documents. It is read only and safe
// for concurrent use.
type Law struct {
	Texts      []Text
	Duties     []Duty // P0 to B1, in the order of a strategy
	Themes     []DecreeTheme
	Neighbours []Obligation // beside article 35, each in its versions
	Milestones []Milestone
	Indicators []Measure // the catalogue, I01 to I39
	Mentions   []Mention // that end a deliberation
	Networks   []NetworkEnd

	bodies   []bodyRule
	points   []MethodPoint // of annex C of RCP-SI, then our own
	families []askedFamily // of annexes A and B of RCP-SI

	codes         map[string]string // full names by initials
	visas         []visaRule
	assemblies    map[Kind]Assembly
	reviewed      []reviewRule
	systems       []systemWord
	systemWords   words // that name the systems
	stranded      []strandedWord
	strandedWords words // that tell the equipment
	strandedItems []strandedWord
	countries     []Country
	labels        []LabelLevel
	dimensions    []LabelDimension
	inference     map[string]decimal.Decimal // constants of the model of language models
}

// Evidence tells how a statement about the law was checked.
type Evidence string

// Evidence, the strongest first.
const (
	Verified  Evidence = "verified"  // read in the text or page named
	Secondary Evidence = "secondary" // read in a source that quotes or paraphrases the text
	Inferred  Evidence = "inferred"  // deduced by us
	ToCheck   Evidence = "to-check"  // not found, or not settled: to check before relying on it
)

// String gives the evidence in French: "à vérifier".
func (e Evidence) String() string { return say("evidence." + string(e)) }

// Text is a law, a decree, an order or an article of a code.
type Text struct {
	ID       string
	Kind     string // "loi", "décret", "code"…
	Number   string // "2021-1485", or the short name of a code
	Date     time.Time
	Article  string
	Title    string // or its subject, where Note says so
	NOR      string
	URL      string
	From     time.Time // in force, zero when not known
	Until    time.Time // zero while in force
	Evidence Evidence
	Note     string
}

// String cites the text: "article 35 de la loi n° 2021-1485 du 15 novembre 2021".
func (t Text) String() string {
	date := ""
	if !t.Date.IsZero() {
		date = say("article.date", "date", fr.Date(t.Date))
	}
	if t.Article != "" && (t.Kind == "code" || t.Kind == "loi") {
		return say("article."+t.Kind, "article", t.Article, "number", t.Number, "date", date)
	}
	number, article := "", ""
	switch {
	case t.Number != "":
		number = say("article.number", "number", t.Number)
	case t.Date.IsZero() && t.NOR != "":
		number = say("article.nor", "nor", t.NOR)
	}
	if t.Article != "" {
		article = say("article.act.article", "article", t.Article)
	}
	return say("article.act", "kind", t.Kind, "number", number, "date", date, "article", article)
}

// InForce tells whether the text applies on a day. A text whose dates are not
// known is taken to apply.
func (t Text) InForce(on time.Time) bool {
	return !on.Before(t.From) && (t.Until.IsZero() || on.Before(t.Until))
}

// Force tells what a text asks.
type Force string

// Forces.
const (
	Must      Force = "must"        // required
	MustIfAny Force = "must-if-any" // required where there is something to say
	May       Force = "may"         // allowed or proposed, never required

	Encouraged Force = "encouraged" // encouraged, never required
	Watch      Force = "watch"      // a draft, or a text that does not bind municipalities: to watch
	Deadline   Force = "deadline"   // no text: a network ends, and equipment with it
)

// Duty is one element of the checklist drawn from article 35 of the loi REEN,
// the article D. 2311-15-1 and the article L. 2311-1-1 of the CGCT.
type Duty struct {
	Code     string // "P0"…"P5" programme, "S0"…"S6" strategy, "B1" yearly review
	Title    string
	Force    Force
	Article  string    // cited, with the paragraph
	From     time.Time // from which it is asked, where that is later than its text
	Due      time.Time
	Bring    string // what shows compliance
	Evidence Evidence
	Note     string
	Each     bool // an act that each body of a joint strategy takes for itself

	text string // id of the text
}

// Milestone is a share that a text sets from a year on.
type Milestone struct {
	Rule     string // "agec" or "reen-reuse", as the neighbour of that id
	Year     int
	Share    decimal.Decimal // 0.25 is a quarter
	Article  string
	Evidence Evidence
	Note     string
}

// DefaultLaw gives the embedded tables, parsed once a process.
func DefaultLaw() *Law { return defaultLaw() }

var defaultLaw = sync.OnceValue(func() *Law {
	l := &Law{inference: map[string]decimal.Decimal{}}
	table("texts.csv", l.readText)
	table("scope.csv", l.readBody)
	table("checklist.csv", l.readDuty)
	table("themes.csv", l.readTheme)
	table("milestones.csv", l.readMilestone)
	table("neighbours.csv", l.readNeighbour)
	table("indicators.csv", l.readMeasure)
	table("review.csv", l.readReviewRule)
	table("annex-c.csv", l.readPoint)
	table("annexes-a-b.csv", l.readFamily)
	table("codes.csv", l.readCode)
	table("visas.csv", l.readVisa)
	table("assemblies.csv", l.readAssembly)
	table("mentions.csv", l.readMention)
	table("countries.csv", l.readCountry)
	table("systems.csv", l.readSystem)
	table("label.csv", l.readLabel)
	table("label-dimensions.csv", l.readDimension)
	table("networks.csv", l.readNetworkEnd)
	table("stranded-words.csv", l.readStrandedWord)
	table("ai-model.csv", l.readInference)
	return l
})

// Text finds a text by its id; the zero Text for another.
func (l *Law) Text(id string) Text {
	for _, t := range l.Texts {
		if t.ID == id {
			return t
		}
	}
	return Text{}
}

// Milestone gives the share that a rule sets in a year: the last one set
// before or in that year. It is false before the first.
func (l *Law) Milestone(rule string, year int) (found Milestone, ok bool) {
	for _, m := range l.Milestones {
		if m.Rule == rule && m.Year <= year && m.Year >= found.Year {
			found, ok = m, true
		}
	}
	return found, ok
}
