package strategy

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// Neighbour is an obligation beside article 35 held against a dossier: whether
// it bears on the body, and what the dossier says of it.
//
// Only what binds a body that it names can be NotMet. What is voluntary,
// encouraged, announced or in draft is Met, Noted or Unknown, so that nothing
// reads as a breach that is none. Bring is empty where nothing is left to bring.
type Neighbour struct {
	Obligation

	Standing Standing // Concerned, NotConcerned, InDraft, or Undetermined
	Why      string   // in French, with the figure, the threshold and the date

	Status   Status
	Declared bool                // Status is the dossier's own answer: no figure tells it
	Year     int                 // of the figure
	Value    decimal.NullDecimal // per cent for a share, which can exceed 100 and is not clamped
	Target   decimal.NullDecimal // what the rule compares Value with, in the same unit
	Found    string              // in French

	toldAll bool // the figures answer the rule, and none is partly missing
}

// NeighboursOf goes through the obligations beside article 35, each in the version
// that its date and the kind of body decide. What the dossier declares
// (Strategy.Obligations) completes what its figures tell and never overrides it: a
// contradiction is a problem, and so is an answer that cannot be used.
func NeighboursOf(s Strategy) ([]Neighbour, diag.List) {
	law := DefaultLaw()
	b := &bench{s: &s}
	b.readAnswers(law.obligationIDs())
	b.impossibleCounts()
	var out []Neighbour
	for _, id := range law.obligationIDs() {
		n := Neighbour{Obligation: law.versionFor(id, s.Body.Kind, s.Date)}
		b.concern(&n)
		b.judge(&n)
		b.settle(&n)
		out = append(out, n)
	}
	return out, b.problems
}

// bench holds a strategy against the obligations, one after the other.
type bench struct {
	s        *Strategy
	answers  map[string]Answer // usable ones, by id
	problems diag.List
}

func (b *bench) problem(severity diag.Severity, code, column, value, message, remedy string) {
	b.problems = append(b.problems, diag.Problem{Code: code, Severity: severity, Column: column, Value: diag.Clip(value), Message: message, Remedy: remedy})
}

// aims is how each force speaks of whom it concerns.
var aims = map[Force]string{
	Must:       "neighbour.aims",
	Encouraged: "neighbour.aims",
	May:        "neighbour.open-to",
	Watch:      "neighbour.would-aim",
	Deadline:   "neighbour.affects",
}

// concern tells whether the obligation bears on the body, and why.
func (b *bench) concern(n *Neighbour) {
	n.why(say(aims[n.Force], "who", n.Who))
	rule, known := DefaultLaw().body(b.s.Body.Kind)
	named, maybe := kindAmong(n.kinds, b.s.Body.Kind), kindAmong(n.maybe, b.s.Body.Kind)
	switch {
	case b.s.Date.IsZero():
		n.why(say("scope.no-date"))
	case b.s.Date.Before(n.From):
		n.Standing = NotConcerned
		n.why(say("neighbour.not-yet", "from", fr.Date(n.From), "date", fr.Date(b.s.Date)))
	case !n.inForce(b.s.Date):
		n.Standing = NotConcerned
		n.why(say("neighbour.ended", "until", fr.Date(n.Until)))
	case !named && !known:
		n.why(say("neighbour.no-kind"))
	case !named && maybe:
		n.why(say("neighbour.maybe", "kind", rule.name))
	case !named:
		n.Standing = NotConcerned
		n.why(say("neighbour.not-named", "kind", rule.name))
	default:
		b.conditions(n)
	}
}

// conditions adds what the text asks beside the kind of body.
func (b *bench) conditions(n *Neighbour) {
	verdicts := []verdict{holds}
	for _, c := range n.when {
		f := figures[c.of](b, n)
		n.why(f.sentence(c, c.bound))
		verdicts = append(verdicts, c.over(f, c.bound))
	}
	if !n.From.IsZero() {
		n.why(say("neighbour.since", "from", fr.Date(n.From)))
	}
	switch allHold(verdicts) {
	case fails:
		n.Standing = NotConcerned
	case holds:
		n.Standing = Concerned
		if n.Force == Watch {
			n.Standing = InDraft
			n.why(say("neighbour.draft"))
		}
	}
}

func (n *Neighbour) why(sentence string)   { n.Why = joined(n.Why, sentence) }
func (n *Neighbour) found(sentence string) { n.Found = joined(n.Found, sentence) }

// joined puts two sentences one after the other.
func joined(text, sentence string) string { return strings.TrimSpace(text + " " + sentence) }

// judge holds the figures of the dossier against the rule.
func (b *bench) judge(n *Neighbour) {
	n.Status = Unknown
	var verdicts []verdict
	lacking := false
	for at, c := range n.test {
		f := figures[c.of](b, n)
		bound := n.boundOf(c, f)
		if at == 0 && f.shown() != nil {
			n.Year, n.Value, n.Target = f.year, nullable(f.shown()), nullable(bound)
		}
		n.found(f.sentence(c, bound))
		if f.lacks != "" {
			n.Bring += say("neighbour.notably", "what", f.lacks)
			lacking = true
		}
		if c.bound == nil && c.sign != "" && f.shown() != nil && bound == nil {
			n.withoutRate(f.year)
			return
		}
		verdicts = append(verdicts, c.over(f, bound))
	}
	v := allHold(verdicts)
	n.toldAll = v != cannotTell && !lacking
	switch {
	case v == fails:
		n.Status = NotMet
	case v == holds && n.full:
		n.Status = Met
	case v == holds:
		n.Status = Partly
	}
}

// boundOf gives what the rule compares a figure with.
func (n *Neighbour) boundOf(c condition, f figure) *big.Rat {
	if c.bound != nil || c.sign == "" {
		return c.bound
	}
	m, ok := DefaultLaw().Milestone(n.ID, f.year)
	if !ok {
		return nil
	}
	return hundredfold(exact.FromDecimal(m.Share))
}

// withoutRate is for figures of a year that has no rate, or of no year.
func (n *Neighbour) withoutRate(when int) {
	if when == 0 {
		n.found(say("neighbour.no-year"))
		return
	}
	n.Status = NotApplicable
	n.found(say("neighbour.before", "year", year(when)))
}

// settle takes the declared answer, then keeps what cannot be judged from
// being so.
func (b *bench) settle(n *Neighbour) {
	if a, ok := b.answers[n.ID]; ok {
		b.take(a, n)
	}
	switch {
	case n.Standing == NotConcerned:
		n.Status = NotApplicable
	case n.Standing == InDraft:
		n.Status = Noted
	case n.Standing == Undetermined && n.Status != NotApplicable && !(n.Status == Met && n.Declared):
		n.Status, n.Declared = Unknown, false
	case n.Force != Must && (n.Status == NotMet || n.Status == Partly || n.Status == Unknown && n.Found != ""):
		n.Status, n.Declared = Noted, false
	}
	if n.nothingToBring() {
		n.Bring = ""
	}
}

func (n *Neighbour) nothingToBring() bool {
	switch {
	case n.Standing == NotConcerned || n.Standing == InDraft || n.Status == Met || n.Status == NotApplicable:
		return true
	}
	return n.toldAll && (n.Status == NotMet || n.Status == Noted)
}
