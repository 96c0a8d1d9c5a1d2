package agent

import (
	"maps"
	"slices"
)

// groups parts descriptions into those of one device (union and find).
type groups struct {
	above   []int     // of each, another of its group that is nearer to the top
	numbers []numbers // of each its own; of each top, the serial number and UUID of its group
}

// grouped parts descriptions by their numbers. Which are together does not
// depend on their order.
func grouped(devices []*Device) *groups {
	g := &groups{above: make([]int, len(devices)), numbers: make([]numbers, len(devices))}
	for n, d := range devices {
		g.above[n], g.numbers[n] = n, d.facts.numbers
	}
	serial := func(n numbers) []string { return some(n.serial) }
	uuid := func(n numbers) []string { return some(n.uuid) }
	g.join(uuid, serial)
	g.join(serial, uuid)
	g.join(func(n numbers) []string { return n.ids }, serial, uuid)
	return g
}

// some is the set of one text, empty for none.
func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func (g *groups) top(n int) int {
	for g.above[n] != n {
		g.above[n] = g.above[g.above[n]]
		n = g.above[n]
	}
	return n
}

func (g *groups) unite(a, b int) {
	if a, b = g.top(a), g.top(b); a != b {
		g.above[b] = a
		g.numbers[a].add(g.numbers[b])
	}
}

// join unites the groups that share a number, where no other number tells
// them apart; where one does, those that have none of the others. Numbers are
// taken in their own order.
func (g *groups) join(shared func(numbers) []string, apart ...func(numbers) []string) {
	holders := map[string][]int{}
	for n := range g.above {
		for _, number := range shared(g.numbers[n]) {
			holders[number] = append(holders[number], n)
		}
	}
	for _, number := range slices.Sorted(maps.Keys(holders)) {
		if tops := g.tops(holders[number]); len(tops) > 1 {
			g.joinTops(tops, apart)
		}
	}
}

// tops are the groups that some descriptions are in.
func (g *groups) tops(of []int) []int {
	var out []int
	for _, n := range of {
		out = append(out, g.top(n))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (g *groups) joinTops(tops []int, apart []func(numbers) []string) {
	for _, other := range apart {
		values := map[string]bool{}
		for _, n := range tops {
			for _, v := range other(g.numbers[n]) {
				values[v] = true
			}
		}
		if len(values) > 1 {
			tops = slices.DeleteFunc(tops, func(n int) bool { return g.hasAny(n, apart) })
			break
		}
	}
	for _, n := range tops {
		g.unite(tops[0], n)
	}
}

// hasAny tells whether a group has one of some numbers.
func (g *groups) hasAny(n int, of []func(numbers) []string) bool {
	return slices.ContainsFunc(of, func(f func(numbers) []string) bool { return len(f(g.numbers[n])) > 0 })
}
