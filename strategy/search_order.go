package strategy

import "slices"

// arrange orders the options so that few matter at a time: one term after the
// other, each time that which leaves fewest options open. Every widest term is
// tried as the first one, and the order with the fewest states is kept.
func arrange(count int, terms []term) []int {
	var best []int
	var least states
	for _, first := range starts(terms) {
		order := (&arranger{count: count, terms: terms}).from(first)
		_, open := schedule(order, terms)
		if s := statesOf(open); best == nil || s.fewer(least) {
			best, least = order, s
		}
	}
	return best
}

// starts gives the terms to begin with: cells, or nothing.
func starts(terms []term) []int {
	out := []int{-1}
	for n, t := range terms {
		if t.cell != nil && len(t.scope) > 1 && len(out) < mostStarts {
			out = append(out, n)
		}
	}
	return out
}

const mostStarts = 30

// width is the most options that matter at a time.
func width(count int, terms []term) int {
	_, open := schedule(arrange(count, terms), terms)
	return statesOf(open).open
}

// states tells how wide an order is: the most options open at a time, and how often.
type states struct{ open, layers int }

func statesOf(open [][]int) states {
	var s states
	for _, o := range open {
		switch {
		case len(o) > s.open:
			s = states{len(o), 1}
		case len(o) == s.open:
			s.layers++
		}
	}
	return s
}

func (s states) fewer(than states) bool {
	return s.open < than.open || s.open == than.open && s.layers < than.layers
}

type arranger struct {
	count int
	terms []term
	order []int
	done  set
}

// from gives the order that begins with a term; −1 for the best one.
func (a *arranger) from(first int) []int {
	a.done = set{}
	for next := first; len(a.order) < a.count; next = -1 {
		if next < 0 {
			next = a.next()
		}
		if next < 0 {
			break
		}
		a.take(a.terms[next].scope)
	}
	for n := range a.count {
		a.take([]int{n})
	}
	return a.order
}

func (a *arranger) take(scope []int) {
	for _, n := range scope {
		if !a.done[n] {
			a.done[n] = true
			a.order = append(a.order, n)
		}
	}
}

// next gives the term that leaves fewest options open, cells before rules.
func (a *arranger) next() int {
	best, fewest, cells := -1, 0, false
	for k, t := range a.terms {
		added := slices.DeleteFunc(slices.Clone(t.scope), func(n int) bool { return a.done[n] })
		isCell := t.cell != nil
		if len(added) == 0 || cells && !isCell {
			continue
		}
		open := a.open(setOf(added))
		if best < 0 || isCell && !cells || open < fewest {
			best, fewest, cells = k, open, isCell
		}
	}
	return best
}

// open counts the options decided, with some more, that a term still needs.
func (a *arranger) open(more set) int {
	needed := set{}
	for _, t := range a.terms {
		if !slices.ContainsFunc(t.scope, func(n int) bool { return !a.done[n] && !more[n] }) {
			continue
		}
		for _, n := range t.scope {
			if a.done[n] || more[n] {
				needed[n] = true
			}
		}
	}
	return len(needed)
}
