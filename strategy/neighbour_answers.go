package strategy

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
)

// readAnswers keeps the answers that can be used, the first of each id.
func (b *bench) readAnswers(ids []string) {
	b.answers = map[string]Answer{}
	for _, a := range b.s.Obligations {
		_, twice := b.answers[a.ID]
		switch {
		case !slices.Contains(ids, a.ID):
			b.problem(diag.Refused, "unknown-obligation", "obligations", a.ID, say("answer.unknown"), joined(diag.DidYouMean(a.ID, ids), say("answer.give-id", "ids", strings.Join(ids, ", "))))
			continue
		case twice:
			b.problem(diag.Doubt, "duplicate-obligation", "obligations", a.ID, say("answer.twice"), say("answer.keep-one"))
			continue
		}
		b.answers[a.ID] = b.usable(a)
	}
}

// usable leaves out of an answer what cannot be.
func (b *bench) usable(a Answer) Answer {
	switch a.Status {
	case "", Met, NotMet, NotApplicable:
	default:
		b.problem(diag.Refused, "bad-answer", "obligations."+a.ID+".status", string(a.Status), say("answer.status"), say("answer.give-status"))
		a.Status = ""
	}
	if a.Value.Valid && !validAmount(a.Value) {
		b.problem(diag.Refused, "bad-answer", "obligations."+a.ID+".value", "", say("answer.value"), say("answer.give-value"))
		a.Value.Valid = false
	}
	switch {
	case a.Year < 0 || a.Year > 0 && a.Year < firstYear:
		b.problem(diag.Refused, "bad-answer", "obligations."+a.ID+".year", year(a.Year), say("answer.year"), say("answer.give-year"))
		a.Year = 0
	case !b.s.Date.IsZero() && a.Year > b.s.Date.Year():
		b.problem(diag.Doubt, "future-answer", "obligations."+a.ID+".year", year(a.Year), say("answer.future"), say("answer.give-year"))
		a.Year = 0
	}
	return a
}

// firstYear is the first that an answer can give, as the key's validation has it.
const firstYear = 1990

// take adds a declared answer to what the figures tell. They win where both
// speak and differ.
func (b *bench) take(a Answer, n *Neighbour) {
	told := joined(n.Why, n.Found)
	n.found(a.sentence(n.Unit))
	if a.Value.Valid && n.Unit == "" {
		b.problem(diag.Doubt, "unused-value", "obligations."+a.ID+".value", "", say("answer.no-value"), say("answer.remove-value"))
	}
	switch {
	case a.Status == "" || a.Status == n.Status || n.Standing == NotConcerned || n.Standing == InDraft:
	case n.contradicts(a.Status):
		b.problem(diag.Doubt, "contradicted-answer", "obligations."+a.ID+".status", string(a.Status), say("answer.contradicted", "why", strings.TrimSuffix(told, ".")), say("answer.check"))
	default:
		n.Status, n.Declared = a.Status, true
		if a.Status == NotApplicable && n.Standing == Undetermined {
			n.Standing = NotConcerned
			n.why(say("neighbour.declared-out"))
		}
	}
}

// contradicts tells whether figures say otherwise: a test that was passed or
// failed, or a threshold that is known to be crossed.
func (n *Neighbour) contradicts(declared Status) bool {
	switch declared {
	case Met:
		return n.Status == NotMet
	case NotMet:
		return n.Status == Met
	}
	return n.Status == Met || n.Status == NotMet || n.Status == Partly || len(n.when) > 0 && n.Standing == Concerned
}

// answered is how an answer is written.
var answered = map[Status]string{Met: "answer.met", NotMet: "answer.not-met", NotApplicable: "answer.not-applicable"}

// sentence writes an answer: "Déclaré : bilan publié (2023)".
func (a Answer) sentence(unit string) string {
	var parts []string
	if a.Status != "" {
		parts = append(parts, say(answered[a.Status]))
	}
	if a.Value.Valid && unit != "" {
		parts = append(parts, plainNumber(a.Value.Decimal)+"\u00a0"+unit)
	}
	if text := strings.TrimSpace(a.Text); text != "" {
		parts = append(parts, text)
	}
	if a.Year != 0 {
		parts = append(parts, year(a.Year))
	}
	if parts == nil {
		return ""
	}
	return say("neighbour.declared", "what", strings.Join(parts, ", "))
}
