package strategy

import "slices"

// set tells which numbers are in it.
type set map[int]bool

func setOf(some []int) set {
	out := make(set, len(some))
	for _, n := range some {
		out[n] = true
	}
	return out
}

// meets tells whether one of some numbers is in the set.
func (s set) meets(some []int) bool {
	return slices.ContainsFunc(some, func(n int) bool { return s[n] })
}

// groups are disjoint sets of numbers: each number has its parent.
type groups []int

func newGroups(count int) groups {
	g := make(groups, count)
	for n := range g {
		g[n] = n
	}
	return g
}

func (g groups) root(n int) int {
	for g[n] != n {
		g[n] = g[g[n]]
		n = g[n]
	}
	return n
}

// join puts some numbers in one set, whose root is its smallest.
func (g groups) join(some []int) {
	for _, n := range some {
		a, b := g.root(some[0]), g.root(n)
		g[max(a, b)] = min(a, b)
	}
}

// all gives the sets, each ascending, by their smallest.
func (g groups) all() [][]int {
	at := map[int]int{}
	var out [][]int
	for n := range g {
		r := g.root(n)
		k, ok := at[r]
		if !ok {
			k, at[r] = len(out), len(out)
			out = append(out, nil)
		}
		out[k] = append(out[k], n)
	}
	return out
}

// around gives the numbers whose set holds one of some.
func (g groups) around(some []int) []int {
	roots := map[int]bool{}
	for _, n := range some {
		roots[g.root(n)] = true
	}
	var out []int
	for n := range g {
		if roots[g.root(n)] {
			out = append(out, n)
		}
	}
	return out
}
