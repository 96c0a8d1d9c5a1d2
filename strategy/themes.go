package strategy

import "strings"

// DecreeTheme is one of the six themes that the article D. 2311-15-1 proposes
// for the objectives, and what the dossier makes of it. The list is optional
// and open: a theme may be left untreated.
type DecreeTheme struct {
	Number   int
	Title    string // ours, short
	Wording  string
	Verbatim bool // Wording is the text's own; a paraphrase otherwise
	Evidence Evidence

	Treatment  Treatment
	Reason     string   // why it is without object
	Objectives []string // ids
	Actions    []string // ids
}

// Treatment is what a strategy makes of a theme.
type Treatment string

// Treatments.
const (
	Covered       Treatment = "covered" // an objective or an action bears on it
	WithoutObject Treatment = "without-object"
	NotTreated    Treatment = "not-treated"
)

// String gives the treatment in French: "sans objet".
func (t Treatment) String() string { return say("theme." + string(t)) }

// themes sorts objectives and actions by theme.
func (s *Strategy) themes() []DecreeTheme {
	out := append([]DecreeTheme(nil), DefaultLaw().Themes...)
	for n := range out {
		t := &out[n]
		for _, o := range s.Objectives {
			if o.Theme == t.Number {
				t.Objectives = append(t.Objectives, o.ID)
			}
		}
		for _, a := range s.Actions {
			if a.Theme == t.Number {
				t.Actions = append(t.Actions, a.ID)
			}
		}
		for _, declared := range s.Themes {
			if declared.Number == t.Number {
				t.Treatment, t.Reason = WithoutObject, declared.Reason
			}
		}
		switch {
		case t.Objectives != nil || t.Actions != nil:
			t.Treatment = Covered
		case t.Treatment == "":
			t.Treatment = NotTreated
		}
	}
	return out
}

// themesTreated never answers no: the decree's list is a proposal.
func themesTreated(a *Assessment, f *Finding) {
	tally := map[Treatment]int{}
	var missing []string
	for _, t := range a.Themes {
		tally[t.Treatment]++
		if t.Treatment == NotTreated {
			missing = append(missing, t.Title)
		}
	}
	f.found("check.themes", "covered", count(tally[Covered]), "without", count(tally[WithoutObject]), "missing", count(tally[NotTreated]))
	if missing == nil {
		f.Status = Met
		return
	}
	f.lacks("check.missing-themes", "names", strings.Join(missing, ", "))
}
