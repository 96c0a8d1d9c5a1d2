package strategy

import (
	"strconv"
	"time"

	"github.com/reen-numerique/reen/internal/fr"
)

// Finding is one element of the checklist held against a dossier.
type Finding struct {
	Duty
	Status   Status
	Required bool     // the text asks this of this body on the date of the document
	Late     bool     // the deadline passed before it was met, or has passed and it is not
	Found    []string // what the dossier holds, in French
	Missing  []string // what to bring, in French; when met, what could be completed
}

// Status is the answer to one element.
type Status string

// Statuses. Unknown is for what the dossier does not say; it is never taken
// for a no.
const (
	Met           Status = "met"
	Partly        Status = "partly-met" // of a point of the method, or of an obligation beside article 35
	NotMet        Status = "not-met"
	Unknown       Status = "unknown"
	NotApplicable Status = "not-applicable" // "sans objet"
	Noted         Status = "noted"          // "pour mémoire": something is known, and nothing is asked
)

// Check holds an assessment against the law, element by element, in the order
// of the checklist. It looks at what the dossier holds
// and claims nothing that the texts do not ask: no figure, unit, method or
// consultation is required by them.
func Check(a *Assessment) []Finding {
	law := DefaultLaw()
	out := make([]Finding, 0, len(law.Duties))
	for _, d := range law.Duties {
		f := Finding{Duty: d, Status: Unknown}
		if check := checks[d.Code]; check != nil {
			check(a, &f)
		}
		f.Required = a.concerned(d) && d.asked(a.Strategy.Date)
		f.settle(a.Strategy.Date)
		out = append(out, f)
	}
	return out
}

// settle adds what is common to all elements.
func (f *Finding) settle(on time.Time) {
	switch f.Status {
	case Met, NotApplicable:
	default:
		if f.Found == nil {
			f.Found = []string{say("check.silent")}
		}
		if f.Missing == nil {
			f.Missing = []string{f.Bring}
		}
		f.Late = !f.Due.IsZero() && on.After(f.Due)
	}
	if f.Late && f.Status == Met {
		f.Found = append(f.Found, say("check.late", "date", fr.Date(f.Due)))
	}
}

func (f *Finding) found(id string, blanks ...string) { f.Found = append(f.Found, say(id, blanks...)) }
func (f *Finding) lacks(id string, blanks ...string) {
	f.Missing = append(f.Missing, say(id, blanks...))
}

func (f *Finding) counted(id string, n int, blanks ...string) {
	f.Found = append(f.Found, sayCount(id, n, blanks...))
}

// checks looks up the check of an element by its code in the table.
var checks = map[string]func(*Assessment, *Finding){
	"P0": programmeExists,
	"P1": stakeholdersListed,
	"P2": stakeholdersInvolved,
	"P3": impactAssessed,
	"P4": usesAssessed,
	"P5": pastActions,
	"S0": strategyDefined,
	"S1": objectivesSet,
	"S2": objectivesFollowed,
	"S3": measuresPlanned,
	"S4": meansGiven,
	"S5": periodStated,
	"S6": themesTreated,
	"B1": reviewPresented,
}

func programmeExists(a *Assessment, f *Finding) {
	act(a.Strategy.Adoption.Programme, a.Strategy.Date, f)
}

func strategyDefined(a *Assessment, f *Finding) {
	act(a.Strategy.Adoption.Strategy, a.Strategy.Date, f)
	if n := a.Strategy.Adoption.Number; n != "" && !a.Strategy.Adoption.Strategy.IsZero() {
		f.found("check.number", "number", n)
	}
}

// act judges an act by its date: unknown without one, not met while it is to come.
func act(taken, on time.Time, f *Finding) {
	switch {
	case taken.IsZero():
	case taken.After(on):
		f.Status = NotMet
		f.found("check.planned", "date", fr.Date(taken))
	default:
		f.Status, f.Late = Met, !f.Due.IsZero() && taken.After(f.Due)
		f.found("check.date", "date", fr.Date(taken))
	}
}

// reviewPresented asks for a review in the year of the document or the year
// before: it is due every year, with the budget.
func reviewPresented(a *Assessment, f *Finding) {
	last, next, on := a.Strategy.Adoption.LastReview, a.Strategy.Adoption.NextReview, a.Strategy.Date
	if !next.IsZero() {
		f.found("check.next-review", "date", fr.Date(next))
	}
	switch {
	case !on.IsZero() && on.Before(f.Due):
		f.Status = NotApplicable
		f.found("check.before-review", "date", fr.Date(on))
	case last.IsZero() || last.After(on):
	case last.Year() >= on.Year()-1:
		f.Status = Met
		f.found("check.review", "date", fr.Date(last))
	default:
		f.Status = NotMet
		f.found("check.old-review", "year", year(last.Year()))
	}
}

// year writes a year, which takes no thousands separator.
func year(n int) string { return strconv.Itoa(n) }
