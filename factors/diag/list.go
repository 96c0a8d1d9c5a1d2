package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// List is a number of problems. It is an error where there is no result to
// carry it: errors.As(err, &list) gets it back.
type List []Problem

// Error gives the first problem and counts the others.
func (l List) Error() string {
	switch len(l) {
	case 0:
		return "aucun problème"
	case 1:
		return l[0].String()
	case 2:
		return l[0].String() + " (et un autre problème)"
	}
	return fmt.Sprintf("%s (et %d autres problèmes)", l[0], len(l)-1)
}

// Err gives the list as an error, or nil when nothing was refused.
func (l List) Err() error {
	if l.Count(Refused) == 0 {
		return nil
	}
	return l
}

// Count tells how many problems have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Only gives the problems that have the severity.
func (l List) Only(s Severity) List {
	var out List
	for _, p := range l {
		if p.Severity == s {
			out = append(out, p)
		}
	}
	return out
}

// Cause is one cause with the places where it was met.
type Cause struct {
	Problem     // the first met
	Count   int // how often
}

// Causes merges the problems that differ by their row alone, the most
// frequent first, so that a person mends twelve names and not nine hundred
// lines.
func (l List) Causes() []Cause {
	var out []Cause
	at := map[Problem]int{}
	for _, p := range l {
		key := p
		key.Row = 0
		i, seen := at[key]
		if !seen {
			i = len(out)
			at[key] = i
			out = append(out, Cause{Problem: p})
		}
		out[i].Count++
	}
	slices.SortStableFunc(out, func(a, b Cause) int { return cmp.Compare(b.Count, a.Count) })
	return out
}
