package strategy

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fr"
)

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
