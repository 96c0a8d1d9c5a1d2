package strategy

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

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

func stakeholdersListed(a *Assessment, f *Finding) {
	f.Status = NotMet
	if n := len(a.Strategy.Stakeholders); n > 0 {
		f.Status = Met
		f.counted("check.stakeholders", n)
	}
}

// stakeholdersInvolved asks how each party was involved. The text speaks of
// public and private parties that are interested: where none of one kind is
// named, there may be none, so the answer is unknown and not no.
func stakeholdersInvolved(a *Assessment, f *Finding) {
	f.Status = NotMet
	var silent []string
	involved := map[bool]int{} // by: is it public?
	for _, p := range a.Strategy.Stakeholders {
		if strings.TrimSpace(p.Involvement) == "" {
			silent = append(silent, p.Name)
			continue
		}
		involved[p.Sector == "public"]++
	}
	if n := involved[true] + involved[false]; n > 0 {
		f.counted("check.involved", n)
		f.Status = Met
	}
	if silent != nil {
		f.lacks("check.not-involved", "names", strings.Join(silent, ", "))
	}
	if f.Status == NotMet {
		return
	}
	if involved[true] == 0 {
		f.Status = Unknown
		f.lacks("check.no-public")
	}
	if involved[false] == 0 {
		f.Status = Unknown
		f.lacks("check.no-private")
	}
}

// impactAssessed asks for the two halves that a complete document carries:
// the administration, measured, and the territory, estimated.
func impactAssessed(a *Assessment, f *Finding) {
	measured, estimated := a.Measured(), a.Territory != nil
	if measured {
		f.found("check.measured", "year", year(a.Strategy.Year))
	}
	if estimated {
		f.found("check.estimated")
	}
	switch {
	case measured && estimated:
		f.Status = Met
	case measured:
		f.Missing = []string{say("check.only-measured"), f.Bring}
	case estimated:
		f.Missing = []string{say("check.only-estimated"), f.Bring}
	default:
		f.Status = NotMet
	}
}

func usesAssessed(a *Assessment, f *Finding) {
	f.Status = NotMet
	if n := len(a.Strategy.Territory.Facts); n > 0 {
		f.Status = Met
		f.counted("check.facts", n)
	}
	if strings.TrimSpace(a.Strategy.Territory.Text) != "" {
		f.Status = Met
		f.found("check.territory-text")
	}
}

func pastActions(a *Assessment, f *Finding) {
	switch n := len(a.Strategy.PastActions); {
	case n > 0:
		f.Status = Met
		f.counted("check.past", n)
	case a.Strategy.NoPastAction:
		f.Status = NotApplicable
		f.found("check.no-past")
	}
}

// objectivesSet asks for an objective that reduces the footprint. The texts
// ask for no figure; an objective with neither a figure nor the mark of the
// footprint may or may not be one.
func objectivesSet(a *Assessment, f *Finding) {
	n, footprint := len(a.Strategy.Objectives), 0
	reduces := false
	for _, o := range a.Strategy.Objectives {
		if o.Footprint {
			footprint++
		}
		reduces = reduces || o.Footprint || o.Reduction.Valid
	}
	if n == 0 {
		f.Status = NotMet
		f.found("check.no-objective")
		return
	}
	f.counted("check.objectives", n, "footprint", count(footprint))
	if reduces {
		f.Status = Met
		return
	}
	f.lacks("check.no-footprint")
}

// objectivesFollowed asks for an indicator at least for each objective, and
// for indicators that exist.
func objectivesFollowed(a *Assessment, f *Finding) {
	f.Status = NotMet
	if len(a.Strategy.Objectives) == 0 {
		f.found("check.no-objective")
		return
	}
	known := a.Strategy.indicatorIDs()
	var bare, strangers []string
	for _, o := range a.Strategy.Objectives {
		followed := false
		for _, id := range o.Indicators {
			if known[id] {
				followed = true
			} else {
				strangers = append(strangers, id)
			}
		}
		if !followed {
			bare = append(bare, o.ID)
		}
	}
	if strangers != nil {
		f.lacks("check.unknown-indicator", "names", strings.Join(strangers, ", "))
	}
	if bare != nil {
		f.found("check.not-followed", "names", strings.Join(bare, ", "))
		f.lacks("check.follow", "names", strings.Join(bare, ", "))
		return
	}
	f.Status = Met
	f.found("check.all-followed")
}

// indicatorIDs gives the indicators that an objective can name.
func (s *Strategy) indicatorIDs() map[string]bool {
	known := map[string]bool{}
	for _, m := range DefaultLaw().Indicators {
		known[m.ID] = true
	}
	for _, i := range s.Indicators {
		known[i.ID] = true
	}
	return known
}

func measuresPlanned(a *Assessment, f *Finding) {
	f.Status = NotMet
	if n := len(a.Strategy.Actions); n > 0 {
		f.Status = Met
		f.counted("check.actions", n)
	}
}

func meansGiven(a *Assessment, f *Finding) {
	m := a.Strategy.Means
	for _, amount := range []struct {
		phrase string
		value  decimal.NullDecimal
		places int32
	}{{"check.fte", m.FTE, 1}, {"check.investment", m.Investment, 0}, {"check.yearly", m.Yearly, 0}} {
		if amount.value.Valid {
			f.Status = Met
			f.found(amount.phrase, "value", fr.Number(amount.value.Decimal, amount.places))
		}
	}
	if strings.TrimSpace(m.Text) != "" {
		f.Status = Met
		f.found("check.means-text")
	}
	if f.Status == Met {
		return
	}
	f.Status = NotMet
	if strings.TrimSpace(a.Strategy.Governance) != "" {
		f.Status = Unknown
		f.found("check.governance")
	}
	for _, action := range a.Strategy.Actions {
		if action.Investment.Valid || action.Yearly.Valid {
			f.Status = Unknown
			f.Missing = []string{say("check.action-cost"), f.Bring}
		}
	}
}

func periodStated(a *Assessment, f *Finding) {
	if p := a.Strategy.Period; p.From > 0 && p.To > 0 {
		f.Status = Met
		f.found("check.period", "from", year(p.From), "to", year(p.To))
		return
	}
	for _, o := range a.Strategy.Objectives {
		if o.TargetYear == 0 {
			return
		}
	}
	if len(a.Strategy.Objectives) > 0 {
		f.Status = Met
		f.found("check.target-years")
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
