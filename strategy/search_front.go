package strategy

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// front is the search for many actions on the same equipment, whose subsets are
// too many to be gone through. It decides the actions in the order in which they
// apply, and of the sets that begin in some way keeps those that can still be the
// best one. Its levers never do worse on less equipment: of two sets that leave
// equipment alike, with as many years and as much electricity, the one that weighs
// more and leaves no fewer units is dropped. So is one that cannot weigh less than
// the best known, even if each action to come saved as much as it does alone.
type front struct {
	s       *search
	p       purpose
	steps   []frontStep
	room    int  // partial sets of a step, times the lines of each
	most    bool // no set reaches the target: the best one is that which saves most
	best    []bool
	worth   *big.Int // of the best: its weight, or less what it saves; the lower the better
	weight  *big.Int // of the best
	dropped *big.Int // lowest bound of what was dropped for want of room
}

// frontStep decides one option.
type frontStep struct {
	option int
	part   *fleet   // the lines of the options that interact; nil where it has no lever
	base   *big.Int // of part
	first  bool     // of these options
	last   bool
	rules  []rule // that it settles
	open   []int  // options that rules still need
	ahead  ahead
}

// sketch is a set whose first options are decided.
type sketch struct {
	taken                   []bool
	weight, settled, saving *big.Int // settled: in the parts of the fleet that are decided
	least                   *big.Int
	fleet                   *fleet
	profile                 string // what tells its fleet from others, but the units
}

// front gives the best set, and whether it is known to be; false too where some lever
// is not one of those above.
func (s *search) front(p purpose) (found, bool, error) {
	b := &front{s: s, p: p}
	if ok, err := b.lay(); err != nil || !ok {
		return found{}, false, err
	}
	if err := b.widen(); err != nil {
		return found{}, false, err
	}
	if b.best == nil && b.dropped == nil { // none reaches the target
		b.most = true
		err := b.widen()
		return found{taken: b.best, exact: true}, b.best != nil && b.dropped == nil, err
	}
	if b.best == nil {
		return found{}, false, nil
	}
	least := b.weight
	if b.dropped != nil && b.dropped.Cmp(least) < 0 {
		least = b.dropped
	}
	known := least.Cmp(b.weight) == 0
	return found{taken: b.best, exact: known, least: least}, known, nil
}

// widen searches with little room, which finds a good set soon, then with more.
func (b *front) widen() error {
	for _, b.room = range []int{min(1<<9, b.s.limits.fronts), b.s.limits.fronts} {
		b.dropped = nil
		if err := b.run(); err != nil || b.dropped == nil {
			return err
		}
	}
	return nil
}

// shrinks tells the levers that leave no more of anything where there was less.
func shrinks(l Lever) bool { return lineByLine(l) || l.Kind == Fleet }

// lay puts the options in order: those that interact together, the most first, in
// the canonical order.
func (b *front) lay() (bool, error) {
	for _, n := range b.s.order {
		if !shrinks(*b.s.options[n].lever.action.Lever) {
			return false, nil
		}
	}
	groups := newGroups(len(b.s.options))
	for _, c := range b.s.cells {
		groups.join(c.scope)
	}
	all := groups.all()
	slices.SortStableFunc(all, func(x, y []int) int { return cmp.Compare(len(y), len(x)) })
	most := make([]*big.Int, len(b.s.options))
	for _, group := range all {
		if ok, err := b.together(group, most); err != nil || !ok {
			return false, err
		}
	}
	b.tie()
	for t := range b.steps {
		b.steps[t].ahead = b.look(b.steps[t+1:], most)
	}
	return true, nil
}

// together lays the options that interact, and bounds what each can save.
func (b *front) together(group []int, most []*big.Int) (bool, error) {
	in, lines := setOf(group), set{}
	for _, c := range b.s.cells {
		if in.meets(c.scope) {
			for _, n := range c.lines {
				lines[n] = true
			}
		}
	}
	part := b.s.fleet.clone()
	part.lines = slices.DeleteFunc(part.lines, func(l fleetLine) bool {
		n, _ := marked(&l)
		return !lines[n]
	})
	if len(part.lines) > mostAlone || slices.ContainsFunc(part.lines, odd) {
		return false, nil
	}
	base, refused, err := b.s.compute(part)
	if err != nil || refused > 0 {
		return false, err
	}
	begin := len(b.steps)
	for _, n := range group {
		if b.s.options[n].lever == nil {
			b.steps, most[n] = append(b.steps, frontStep{option: n}), zero
		}
	}
	first := len(b.steps)
	for _, n := range b.s.order {
		if !in[n] {
			continue
		}
		b.steps = append(b.steps, frontStep{option: n, part: part, base: base, first: len(b.steps) == first})
		if most[n], err = b.alone(n, part, base); err != nil {
			return false, err
		}
	}
	if len(b.steps) > max(first, begin) {
		b.steps[len(b.steps)-1].last = true
	}
	return true, nil
}

// odd tells a line whose figure is not its units times what one unit weighs, or
// of which less could weigh more.
func odd(l fleetLine) bool {
	return l.Declared != nil || !l.bought.IsZero() || l.Item == factors.FixedLineItem || l.Item == factors.FixedDataItem || l.units == nil || l.units.Sign() <= 0 ||
		slices.ContainsFunc(l.item.Factors, func(f *factors.Factor) bool { return f.Criterion == factors.GWP && f.Value.IsNegative() })
}

// alone bounds what an option saves, whatever comes before: as much as alone, or for
// a number of units, that of the heaviest.
func (b *front) alone(n int, part *fleet, base *big.Int) (*big.Int, error) {
	l := b.s.options[n].lever
	if lineByLine(*l.action.Lever) {
		f := part.clone()
		l.apply(f)
		total, _, err := b.s.compute(f)
		return total.Sub(base, total), err
	}
	heaviest := new(big.Rat)
	for _, line := range part.pick(l.action.Lever.Items, false) {
		u, err := b.s.unit(part, line)
		if err != nil {
			return nil, err
		}
		if u.kg.Cmp(heaviest) > 0 {
			heaviest = u.kg
		}
	}
	most := rounded(new(big.Rat).Mul(heaviest, l.action.Lever.Quantity.Decimal.Rat()))
	return most.Add(most, big.NewInt(1)), nil
}

// tie puts each rule where the last of its options is decided.
func (b *front) tie() {
	at := make([]int, len(b.s.options))
	for t, step := range b.steps {
		at[step.option] = t
	}
	needed := make([]int, len(b.s.options)) // step until which an option is needed
	for _, r := range b.s.rules {
		end := 0
		for _, n := range r.scope {
			end = max(end, at[n])
		}
		b.steps[end].rules = append(b.steps[end].rules, r)
		for _, n := range r.scope {
			needed[n] = max(needed[n], end)
		}
	}
	for n := range needed {
		for t := at[n]; t < needed[n]; t++ {
			b.steps[t].open = append(b.steps[t].open, n)
		}
	}
}

// ahead is the least that what follows can weigh for what it can save: the sums of
// its options, those that weigh least for what they save first.
type ahead struct{ weights, savings []*big.Int }

func (b *front) look(steps []frontStep, most []*big.Int) ahead {
	weight, saving := new(big.Int), new(big.Int)
	var dear []int
	for _, step := range steps {
		n := step.option
		switch {
		case !b.p.usable[n]:
		case b.p.weights[n].Sign() <= 0:
			weight.Add(weight, b.p.weights[n])
			saving.Add(saving, most[n])
		case most[n].Sign() > 0:
			dear = append(dear, n)
		}
	}
	slices.SortFunc(dear, func(n, m int) int {
		return new(big.Int).Mul(b.p.weights[n], most[m]).Cmp(new(big.Int).Mul(b.p.weights[m], most[n]))
	})
	out := ahead{[]*big.Int{weight}, []*big.Int{saving}}
	for _, n := range dear {
		weight, saving = new(big.Int).Add(weight, b.p.weights[n]), new(big.Int).Add(saving, most[n])
		out.weights, out.savings = append(out.weights, weight), append(out.savings, saving)
	}
	return out
}

// least gives the lowest weight of what follows that can save an amount; false where
// nothing can. The quotient is of whole numbers and goes down: a bound may be too low,
// never too high, and no figure is made of it.
func (a ahead) least(need *big.Int) (*big.Int, bool) {
	k, _ := slices.BinarySearchFunc(a.savings, need, func(s, need *big.Int) int { return s.Cmp(need) })
	switch {
	case k == len(a.savings):
		return nil, false
	case k == 0:
		return a.weights[0], true
	}
	part := new(big.Int).Sub(need, a.savings[k-1])
	part.Mul(part, new(big.Int).Sub(a.weights[k], a.weights[k-1]))
	part.Div(part, new(big.Int).Sub(a.savings[k], a.savings[k-1]))
	return part.Add(part, a.weights[k-1]), true
}

func (b *front) run() error {
	now := []sketch{{taken: make([]bool, len(b.s.options)), weight: zero, settled: zero, saving: zero}}
	for t := range b.steps {
		var next []sketch
		for _, from := range now {
			for _, take := range []bool{false, true} {
				to, ok, err := b.extend(from, &b.steps[t], take)
				if err != nil {
					return err
				}
				if ok {
					next = append(next, to)
				}
			}
		}
		now = b.thin(next, &b.steps[t])
	}
	return nil
}

// extend decides an option, and tells whether that can lead to the best set.
func (b *front) extend(from sketch, step *frontStep, take bool) (sketch, bool, error) {
	n, to := step.option, from
	if step.first {
		to.fleet, to.profile = step.part, ""
	}
	if take {
		if !b.p.usable[n] {
			return to, false, nil
		}
		to.taken, to.weight = slices.Clone(from.taken), new(big.Int).Add(from.weight, b.p.weights[n])
		to.taken[n] = true
		if step.part != nil {
			f := to.fleet.clone()
			b.s.options[n].lever.apply(f)
			total, refused, err := b.s.compute(f)
			if err != nil || refused > 0 {
				return to, false, err
			}
			to.fleet, to.profile = f, profileOf(f)
			to.saving = total.Add(to.settled, total.Sub(step.base, total))
		}
	}
	for _, r := range step.rules {
		if !r.allowed(to.taken) {
			return to, false, nil
		}
	}
	if step.last {
		to.settled, to.fleet, to.profile = to.saving, nil, ""
	}
	b.keep(to)
	if b.most {
		to.least = new(big.Int).Add(to.saving, step.ahead.savings[len(step.ahead.savings)-1])
		to.least.Neg(to.least)
		return to, b.open(to), nil
	}
	least, ok := step.ahead.least(new(big.Int).Sub(b.p.need, to.saving))
	if !ok {
		return to, false, nil
	}
	to.least = new(big.Int).Add(to.weight, least)
	return to, b.open(to), nil
}

// keep takes a set for the best one where it is, as it stands.
func (b *front) keep(x sketch) {
	worth := x.weight
	if b.most {
		worth = new(big.Int).Neg(x.saving)
	} else if x.saving.Cmp(b.p.need) < 0 {
		return
	}
	if b.best == nil || cmp.Or(worth.Cmp(b.worth), x.weight.Cmp(b.weight)) < 0 {
		if b.s.allows(x.taken) {
			b.best, b.worth, b.weight = x.taken, worth, x.weight
		}
	}
}

// open tells a sketch that can still be better than the best.
func (b *front) open(x sketch) bool { return b.best == nil || x.least.Cmp(b.worth) < 0 }

// profileOf writes the lines of a fleet but for their units.
func profileOf(f *fleet) string {
	var b strings.Builder
	for n := range f.lines {
		l := &f.lines[n]
		b.WriteString(l.ID + " " + written(l.inHouse) + " " + exact.String(l.upstream) + " " + written(l.Lifetime) + " " + written(l.Energy) + "\n")
	}
	return b.String()
}

// thin drops what another is better than, and what there is no room for.
func (b *front) thin(all []sketch, step *frontStep) []sketch {
	groups := map[string][]int{}
	key := make([]byte, len(step.open))
	for n, x := range all {
		for k, option := range step.open {
			key[k] = 0
			if x.taken[option] {
				key[k] = 1
			}
		}
		id := string(key) + x.profile
		groups[id] = append(groups[id], n)
	}
	drop := make([]bool, len(all))
	for _, group := range groups {
		slices.SortFunc(group, func(n, m int) int {
			x, y := all[n], all[m]
			if b.most && y.saving.Cmp(x.saving) != 0 {
				return y.saving.Cmp(x.saving)
			}
			return x.weight.Cmp(y.weight)
		})
		last := group[0]
		for _, n := range group[1:] {
			if drop[n] = all[last].covers(all[n]); !drop[n] {
				last = n
			}
		}
	}
	kept, lines := all[:0], 1
	for n, x := range all {
		if !drop[n] && b.open(x) {
			kept = append(kept, x)
			if x.fleet != nil {
				lines = max(lines, len(x.fleet.lines))
			}
		}
	}
	room := b.room / lines
	if len(kept) <= room {
		return kept
	}
	slices.SortFunc(kept, func(x, y sketch) int { return cmp.Or(x.least.Cmp(y.least), x.weight.Cmp(y.weight)) })
	if least := kept[room].least; b.dropped == nil || least.Cmp(b.dropped) < 0 {
		b.dropped = least
	}
	return kept[:room]
}

// covers tells whether a sketch that comes before another of the same profile leaves no more.
func (x sketch) covers(y sketch) bool {
	if x.settled.Cmp(y.settled) < 0 {
		return false
	}
	if x.fleet == nil {
		return true
	}
	for n := range x.fleet.lines {
		if x.fleet.lines[n].units.Cmp(y.fleet.lines[n].units) > 0 {
			return false
		}
	}
	return true
}
