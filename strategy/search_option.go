package strategy

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/reen-numerique/reen/internal/exact"
)

// option is an action that may be taken.
type option struct {
	action Action
	reach  reached
	lever  *planned // nil: without a figure, taken only because others require it
	cost   *big.Rat // euros a year; nil where it is not known
	why    string   // phrase that says why the cost is not known
	barred bool     // it requires what is not among the options
}

// rule ties options: allowed is asked with each of the scope, taken or not.
type rule struct {
	scope   []int
	allowed func(taken []bool) bool
}

// choose makes options of the actions that have a figure and of all that they
// require, and ties them.
func (s *search) choose(candidates []Action, years int) {
	var live []Action
	for _, a := range candidates {
		switch {
		case a.Progress == Dropped:
			s.leave(a, "unquantified.dropped")
		case a.Lever != nil && outside(*a.Lever):
			s.leave(a, "unquantified.no-effect")
		default:
			live = append(live, a)
		}
	}
	sim := &simulator{footing: s.footing}
	plan := sim.plan(live)
	byID := map[string]Action{}
	for _, u := range sim.out.Unquantified {
		for _, a := range live {
			if a.ID == u.Action && a.Lever != nil {
				s.leftOut = append(s.leftOut, u)
				break
			}
		}
	}
	for _, a := range live {
		if _, twice := byID[a.ID]; !twice {
			byID[a.ID] = a
		}
	}
	wanted := map[string]bool{}
	for n := range plan {
		reach := s.reach(plan[n])
		if len(reach.lines) == 0 {
			s.leave(plan[n].action, "unquantified.no-effect")
			continue
		}
		s.options = append(s.options, option{action: plan[n].action, lever: &plan[n], reach: reach})
		wanted[plan[n].action.ID] = true
	}
	// What is required has no figure: it is appended as the list is read.
	for n := 0; n < len(s.options); n++ {
		for _, id := range s.options[n].action.Requires {
			if a, known := byID[id]; known && !wanted[id] && !s.given(a) {
				wanted[id] = true
				s.options = append(s.options, option{action: a})
			}
		}
	}
	s.leftOut = slices.DeleteFunc(s.leftOut, func(u Unquantified) bool { return wanted[u.Action] })
	slices.SortStableFunc(s.options, func(a, b option) int { return cmp.Compare(a.action.ID, b.action.ID) })
	for n := range s.options {
		s.options[n].cost, s.options[n].why = annual(s.options[n].action, years)
	}
	s.line(plan)
	s.tie(byID)
}

// outside tells the levers on what is counted beside the inventory, and never
// added to its total.
func outside(l Lever) bool {
	return l.Kind == LessUse || l.Kind == LighterPages || l.Kind == LessAI
}

// leave names an action with a lever that is not an option.
func (s *search) leave(a Action, why string) {
	if a.Lever != nil {
		s.leftOut = append(s.leftOut, Unquantified{Action: a.ID, Title: a.Title, Why: say(why)})
	}
}

// given tells a prerequisite that need not be taken: it is done, and changes
// nothing in the inventory or is in it already.
func (s *search) given(a Action) bool {
	return a.Progress == Done && a.Lever == nil || a.countedIn(s.fleet.opts.Year)
}

// annual gives the cost of an action, euros a year, or the phrase that says why it is
// not known: investment ÷ years + yearly, where one of the two may be absent.
func annual(a Action, years int) (*big.Rat, string) {
	if !a.Investment.Valid && !a.Yearly.Valid {
		return nil, "unquantified.no-cost"
	}
	if !sane(a.Investment.Decimal) || !sane(a.Yearly.Decimal) {
		return nil, "unquantified.bad-cost"
	}
	cost := exact.FromDecimal(a.Yearly.Decimal)
	if a.Investment.Decimal.IsZero() {
		return cost, ""
	}
	if years <= 0 {
		return nil, "unquantified.no-period"
	}
	once := exact.FromDecimal(a.Investment.Decimal)
	return cost.Add(cost, once.Quo(once, big.NewRat(int64(years), 1))), ""
}

// line keeps the canonical order of the levers.
func (s *search) line(plan []planned) {
	at := s.index()
	for _, p := range plan {
		if n, ok := at[p.action.ID]; ok {
			s.order = append(s.order, n)
		}
	}
}

func (s *search) index() map[string]int {
	at := map[string]int{}
	for n, o := range s.options {
		at[o.action.ID] = n
	}
	return at
}

// tie makes rules of prerequisites and exclusions.
func (s *search) tie(byID map[string]Action) {
	at := s.index()
	for n := range s.options {
		for _, id := range s.options[n].action.Requires {
			if m, ok := at[id]; ok {
				s.rules = append(s.rules, rule{pair(n, m), func(taken []bool) bool { return !taken[n] || taken[m] }})
			} else if a, known := byID[id]; !known || !s.given(a) {
				s.options[n].barred = true
			}
		}
		for _, id := range s.options[n].action.Excludes {
			if m, ok := at[id]; ok && m != n {
				s.rules = append(s.rules, rule{pair(n, m), func(taken []bool) bool { return !taken[n] || !taken[m] }})
			}
		}
		s.justify(n)
	}
}

// justify lets what has no figure be taken only with something that requires it.
// Nothing else would take it but the money that it spares.
func (s *search) justify(n int) {
	o := s.options[n]
	if o.lever != nil || o.cost == nil || o.cost.Sign() >= 0 {
		return
	}
	var by []int
	for m, other := range s.options {
		if m != n && slices.Contains(other.action.Requires, o.action.ID) {
			by = append(by, m)
		}
	}
	s.rules = append(s.rules, rule{append(slices.Clone(by), n), func(taken []bool) bool {
		return !taken[n] || slices.ContainsFunc(by, func(m int) bool { return taken[m] })
	}})
}

func pair(a, b int) []int {
	if a == b {
		return []int{a}
	}
	return []int{min(a, b), max(a, b)}
}

// allows tells whether a set respects every rule.
func (s *search) allows(taken []bool) bool {
	for _, r := range s.rules {
		if !r.allowed(taken) {
			return false
		}
	}
	return true
}
