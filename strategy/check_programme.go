package strategy

import "strings"

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
