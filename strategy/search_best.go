package strategy

import (
	"cmp"
	"math/big"
	"slices"
)

// partial is a set whose first options are decided.
type partial struct {
	weight, saving *big.Int
	state          int
	last           *taking
	least          *big.Int // no set that begins so weighs less
}

// taking is the options taken so far, the last one first.
type taking struct {
	option int
	before *taking
}

// branch goes through the layers and keeps, of all sets that begin in some way, those
// that can still be the best one (branch and bound):
//   - one that cannot save what is needed, whatever follows, is dropped;
//   - one that cannot weigh less than the best known, by the bound, is dropped;
//   - of two in one state, what follows is open to both alike: the one that
//     weighs more and saves no more is dropped.
//
// None needs savings to be above 0 or to grow with the set. Where too many
// are left, the least promising are dropped, and the lowest of their bounds says
// how far from the best the result can be.
type branch struct {
	d          *diagram
	p          purpose
	x          price
	ways, full [][]rest // shortest at the price, and saving most
	best       []bool
	weight     *big.Int // of the best
	dropped    *big.Int // lowest bound of what was dropped for want of room
}

// search gives the best set of a diagram, and whether it saves what is needed.
func (d *diagram) search(p purpose) (found, bool) {
	full := d.shortest(most(p.weights), p.weights)
	if len(d.layers) == 0 {
		return found{exact: true, least: new(big.Int)}, p.need.Sign() <= 0
	}
	if full[0][0].saving.Cmp(p.need) < 0 {
		return found{taken: d.path(full), exact: true}, false
	}
	free := d.shortest(price{zero, big.NewInt(1)}, p.weights)
	if low := free[0][0]; low.saving.Cmp(p.need) >= 0 {
		return found{taken: d.path(free), exact: true, least: low.weight}, true
	}
	b := &branch{d: d, p: p, full: full}
	var enough [][]rest
	b.x, b.ways, enough = d.hull(p.need, p.weights, free[0][0], full)
	b.best, b.weight = d.path(enough), enough[0][0].weight
	b.run()
	least := b.weight
	if b.dropped != nil && b.dropped.Cmp(least) < 0 {
		least = b.dropped
	}
	return found{taken: b.best, exact: least.Cmp(b.weight) == 0, least: least}, true
}

// path gives the set of the shortest way.
func (d *diagram) path(ways [][]rest) []bool {
	taken := make([]bool, len(d.layers))
	d.follow(ways, 0, 0, taken)
	return taken
}

func (b *branch) run() {
	now := []partial{{weight: zero, saving: zero}}
	for t, l := range b.d.layers {
		var next []partial
		for _, from := range now {
			for bit, a := range l.arcs[from.state] {
				if to, ok := b.extend(from, t, bit, a); ok {
					next = append(next, to)
				}
			}
		}
		now = b.thin(next)
	}
}

// extend decides one option more, and tells whether it can lead to the best set.
func (b *branch) extend(from partial, t, bit int, a arc) (partial, bool) {
	if a.to < 0 {
		return partial{}, false
	}
	to := partial{weight: from.weight, saving: new(big.Int).Add(from.saving, a.gain), state: a.to, last: from.last}
	if bit == 1 {
		n := b.d.layers[t].option
		to.weight, to.last = new(big.Int).Add(from.weight, b.p.weights[n]), &taking{n, from.last}
	}
	if t+1 == len(b.d.layers) {
		b.complete(to, t+1, rest{weight: zero, saving: zero}, nil)
		return to, false
	}
	onward, further := b.ways[t+1][a.to], b.full[t+1][a.to]
	if onward.length == nil || new(big.Int).Add(to.saving, further.saving).Cmp(b.p.need) < 0 {
		return to, false
	}
	b.complete(to, t+1, onward, b.ways)
	b.complete(to, t+1, further, b.full)
	to.least = b.x.least(to.weight, to.saving, b.p.need, onward)
	return to, to.least.Cmp(b.weight) < 0
}

// complete takes a way to the end where it makes a better set.
func (b *branch) complete(from partial, t int, onward rest, ways [][]rest) {
	weight := new(big.Int).Add(from.weight, onward.weight)
	if weight.Cmp(b.weight) >= 0 || new(big.Int).Add(from.saving, onward.saving).Cmp(b.p.need) < 0 {
		return
	}
	b.best, b.weight = make([]bool, len(b.d.layers)), weight
	for k := from.last; k != nil; k = k.before {
		b.best[k.option] = true
	}
	if ways != nil {
		b.d.follow(ways, t, from.state, b.best)
	}
}

// thin drops what another is better than, and what there is no room for.
func (b *branch) thin(all []partial) []partial {
	slices.SortFunc(all, func(x, y partial) int { return cmp.Or(cmp.Compare(x.state, y.state), x.weight.Cmp(y.weight)) })
	kept := all[:0]
	for n, x := range all {
		if x.least.Cmp(b.weight) >= 0 {
			continue
		}
		if last := len(kept) - 1; n > 0 && last >= 0 && kept[last].state == x.state && kept[last].saving.Cmp(x.saving) >= 0 {
			continue
		}
		kept = append(kept, x)
	}
	room := b.d.limits.kept
	if len(kept) <= room || len(b.d.layers) <= b.d.limits.few {
		return kept
	}
	slices.SortFunc(kept, func(x, y partial) int { return cmp.Or(x.least.Cmp(y.least), x.weight.Cmp(y.weight)) })
	if least := kept[room].least; b.dropped == nil || least.Cmp(b.dropped) < 0 {
		b.dropped = least
	}
	return kept[:room]
}

// best searches with cells as they are, or, where interactions reach too far to
// be gone through, set by set, and else by local moves against the bound of a
// relaxed search.
func (s *search) best(p purpose) (found, error) {
	terms := s.exactTerms(p)
	var ahead found
	for _, way := range s.ways(terms) {
		next, ok, err := way(p, terms)
		if err != nil || ok {
			return next, err
		}
		ahead = p.better(ahead, next)
	}
	for {
		var err error
		if terms, err = s.relax(terms); err != nil {
			return found{}, err
		}
		d, err := s.draw(terms)
		if err != nil {
			return found{}, err
		}
		if d != nil {
			out, err := s.nearby(p, d)
			return p.better(ahead, out), err
		}
	}
}

// ways gives the exact searches: the diagram first, but where the subsets of one
// cell are beyond what it may compute.
func (s *search) ways(terms []term) []func(purpose, []term) (found, bool, error) {
	front := func(p purpose, _ []term) (found, bool, error) { return s.front(p) }
	for _, t := range terms {
		if t.cell != nil && (len(t.scope) >= 62 || 1<<len(t.scope) > s.limits.sets) {
			return []func(purpose, []term) (found, bool, error){front, s.whollyDrawn}
		}
	}
	return []func(purpose, []term) (found, bool, error){s.whollyDrawn, front}
}

// whollyDrawn searches the diagram of terms as they are; false where it is beyond
// the limits.
func (s *search) whollyDrawn(p purpose, terms []term) (found, bool, error) {
	d, err := s.draw(terms)
	if err != nil || d == nil {
		return found{}, false, err
	}
	out, _ := d.search(p)
	return out, true, nil
}

// relax takes options out of the widest cells until few enough matter at a time.
// What is taken out saves, beside the rest of the cell, as if nothing else were
// there, or all there is in the cell where it can save more after others than
// alone: the best set then weighs no more than it should.
// Where no cell is left, rules are dropped.
func (s *search) relax(terms []term) ([]term, error) {
	for first := true; first || width(len(s.options), terms) > s.limits.open; first = false {
		widest := -1
		for n, t := range terms {
			if t.cell != nil && len(t.scope) > 1 && (widest < 0 || len(t.scope) > len(terms[widest].scope)) {
				widest = n
			}
		}
		if widest < 0 {
			return slices.DeleteFunc(slices.Clone(terms), func(t term) bool { return t.cell == nil && len(t.scope) > 1 }), nil
		}
		c, scope := terms[widest].cell, terms[widest].scope
		out, most, err := s.leastOf(c, scope)
		if err != nil {
			return nil, err
		}
		rest := slices.DeleteFunc(slices.Clone(scope), func(n int) bool { return n == out })
		terms = append(slices.Delete(slices.Clone(terms), widest, widest+1), s.cellTerm(c, rest), term{[]int{out}, c, func(taken []bool) (*big.Int, bool, error) {
			if taken[out] {
				return most, true, nil
			}
			return zero, true, nil
		}})
	}
	return terms, nil
}

// leastOf gives the option of a cell that can save least in it, and how much.
func (s *search) leastOf(c *cell, scope []int) (option int, most *big.Int, err error) {
	for _, n := range scope {
		can := c.base
		if c.tame[n] {
			if can, err = s.saving(c, s.only(n)); err != nil {
				return 0, nil, err
			}
		}
		if most == nil || can.Cmp(most) < 0 {
			option, most = n, can
		}
	}
	return option, most, nil
}

func (s *search) only(n int) []bool {
	taken := make([]bool, len(s.options))
	taken[n] = true
	return taken
}
