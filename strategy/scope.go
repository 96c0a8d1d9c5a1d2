package strategy

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fr"
)

// Scope tells whether a body is held to article 35 of the loi REEN, and why.
type Scope struct {
	Standing   Standing
	Body       string // the kind of body in French: "communauté de communes"
	Population int    // the one that was compared; 0 when unknown
	Threshold  int    // inhabitants; 0 where none applies
	Article    string // cited
	Reason     string // in French, with the article and the figure
	Warning    string // in French, empty when there is nothing to check
	Evidence   Evidence
}

// Standing is the answer to the question: is this body concerned?
type Standing string

// Standings. Undetermined, the zero value, is for a kind, a population or a date
// that the dossier does not give. Special is for a body that the texts do
// not name and that adopts such a strategy: it is neither refused nor said to
// be held.
const (
	Undetermined Standing = ""
	Concerned    Standing = "concerned"
	Voluntary    Standing = "voluntary"
	Special      Standing = "special"
)

// Standings towards an obligation beside article 35. InDraft is for a text that
// would bear on the body and is not law.
const (
	NotConcerned Standing = "not-concerned"
	InDraft      Standing = "in-draft"
)

// bodyRule is how the texts treat a kind of body (table scope.csv).
type bodyRule struct {
	kind      Kind
	name      string
	standing  string // "subject" to the threshold, "special" or "voluntary"
	threshold int    // inhabitants: a body with more is concerned
	text      string // id
	reason    string // template
	evidence  Evidence
}

// ids of the texts that the checks quote.
const (
	dutyText       = "reen-35"
	populationText = "cgct-r-2151-2"
)

// ScopeOf tells whether a body is concerned on a day: communes and EPCI à
// fiscalité propre whose population totale is strictly above the threshold
// (loi REEN, art. 35; CGCT, art. R. 2151-2). Nothing is
// supposed of a body whose kind, population or date is missing.
func ScopeOf(b Body, on time.Time) Scope {
	law := DefaultLaw()
	rule, ok := law.body(b.Kind)
	if !ok {
		return Scope{Reason: say("scope.no-kind"), Warning: warningOf(law, b, 0)}
	}
	duty := law.Text(dutyText)
	s := Scope{Body: rule.name, Population: b.Population.Total, Threshold: rule.threshold, Article: law.Text(rule.text).String(), Evidence: rule.evidence}
	blanks := []string{"article", s.Article, "duty", duty.String(), "threshold", count(rule.threshold), "count", count(b.Population.Total)}
	switch {
	case on.IsZero():
		s.Reason = say("scope.no-date")
	case !duty.InForce(on):
		s.Standing, s.Reason = Voluntary, say("scope.before", "article", duty.String(), "date", fr.Date(on))
	case rule.standing == string(Special):
		s.Standing, s.Reason = Special, fill(rule.reason, blanks...)
	case rule.standing == string(Voluntary):
		s.Standing, s.Reason = Voluntary, fill(rule.reason, blanks...)
	case b.Population.Total <= 0:
		s.Reason = say("scope.no-population", blanks...)
	case b.Population.Total > rule.threshold:
		s.Standing, s.Reason = Concerned, fill(rule.reason, append(blanks, "verdict", say("scope.over"))...)
	default:
		s.Standing, s.Reason = Voluntary, fill(rule.reason, append(blanks, "verdict", say("scope.under"))...)
	}
	s.Warning = warningOf(law, b, rule.threshold)
	return s
}

func (l *Law) body(k Kind) (bodyRule, bool) {
	for _, b := range l.bodies {
		if b.kind == k {
			return b, true
		}
	}
	return bodyRule{}, false
}

// warningOf says where the two populations of INSEE contradict each other, or
// stand on both sides of the threshold.
func warningOf(law *Law, b Body, threshold int) string {
	total, municipal := b.Population.Total, b.Population.Municipal
	blanks := []string{"total", count(total), "municipal", count(municipal), "threshold", count(threshold), "article", law.Text(populationText).String()}
	switch {
	case total <= 0 || municipal <= 0:
		return ""
	case total < municipal:
		return say("scope.inverted", blanks...)
	case threshold > 0 && municipal <= threshold && total > threshold:
		return say("scope.straddle", blanks...)
	}
	return ""
}

// count writes a whole number in French: "50 000".
func count(n int) string { return fr.Integer(decimal.NewFromInt(int64(n))) }
