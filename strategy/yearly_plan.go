package strategy

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// PlanProgress is how far the plan of actions is at the end of the year N.
type PlanProgress struct {
	Actions []ActionReview // in the order of the dossier
	Done    int
	Moving  int // under way
	ToDo    int
	Dropped int
	Silent  int // of which the dossier says nothing

	// Rate is actions done ÷ actions of the plan × 100, per cent, dropped ones
	// included: to drop an action does not carry it out. It is valid where every
	// action says its progress: one that is silent is not one that waits
	// (ministry's guide, fiche a.2).
	Rate     decimal.NullDecimal
	Previous decimal.NullDecimal // the rate in the dossier of the year before

	Added   []Action // that the year before did not have, by id
	Removed []Action // that the year before had
}

// ActionReview is an action of the plan in the year N.
type ActionReview struct {
	Action
	Before Progress // in the dossier of the year before
	Due    int      // year of full effect, else the first of effect; 0 when the dossier says neither
	Late   bool     // due before the year N and neither done nor dropped, and something is said of it
	Unsaid bool     // due before the year N and nothing is said of it
}

// progress counts the actions.
func (y *YearlyReview) progress() PlanProgress {
	var out PlanProgress
	var before []Action
	if y.Before != nil {
		before = y.Before.Strategy.Actions
		out.Previous = execution(before)
	}
	for _, a := range y.Now.Strategy.Actions {
		r := ActionReview{Action: a, Due: cmp.Or(a.To, a.From)}
		if n := slices.IndexFunc(before, func(b Action) bool { return b.ID == a.ID }); n >= 0 {
			r.Before = before[n].Progress
		} else if y.Before != nil {
			out.Added = append(out.Added, a)
		}
		overdue := r.Due != 0 && r.Due < y.Year
		switch a.Progress {
		case Done:
			out.Done++
		case Dropped:
			out.Dropped++
		case UnderWay:
			out.Moving++
			r.Late = overdue
		case ToDo:
			out.ToDo++
			r.Late = overdue
		default:
			out.Silent++
			r.Unsaid = overdue
		}
		out.Actions = append(out.Actions, r)
	}
	for _, b := range before {
		if !slices.ContainsFunc(y.Now.Strategy.Actions, func(a Action) bool { return a.ID == b.ID }) {
			out.Removed = append(out.Removed, b)
		}
	}
	out.Rate = execution(y.Now.Strategy.Actions)
	return out
}

func execution(actions []Action) decimal.NullDecimal {
	done := 0
	for _, a := range actions {
		switch a.Progress {
		case Done:
			done++
		case Dropped, UnderWay, ToDo:
		default:
			return decimal.NullDecimal{}
		}
	}
	if len(actions) == 0 {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(percent(big.NewRat(int64(done), int64(len(actions)))))
}
