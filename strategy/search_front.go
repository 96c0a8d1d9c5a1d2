package strategy

import (
	"cmp"
	"math/big"
	"slices"
)

// front is the search for many actions on the same equipment, whose subsets are
// too many to be gone through. It decides the actions in the order in which they
// apply, and of the sets that begin in some way keeps those that can still be the
// best one. No lever does worse on less equipment, nor on equipment that lasts
// longer or draws less: of two sets, the one that weighs more and leaves nothing
// better is dropped. So is one that cannot weigh less than the best known, even if
// each action to come saved as much as it can.
type front struct {
	s       *search
	p       purpose
	steps   []frontStep
	room    int        // partial sets of a step
	most    bool       // no set reaches the target: the best one is that which saves most
	alone   []*big.Int // the most that each option can save, whatever comes before
	family  []string   // of each option
	best    []bool
	worth   *big.Int // of the best: its weight, or less what it saves; the lower the better
	weight  *big.Int // of the best
	dropped *big.Int // lowest bound of what was dropped for want of room
}

// frontStep decides one option.
type frontStep struct {
	option int
	part   *frontPart // the lines of the options that interact; nil where it has no lever
	first  bool       // of these options
	last   bool
	tied   tied   // by the levers of the part that are still to be decided
	rules  []rule // that it settles
	open   []int  // options that rules still need
	ahead  ahead
	later  []int // options with a lever of the same part, still to be decided
}

// sketch is a set whose first options are decided.
type sketch struct {
	taken                   []bool
	weight, settled, saving *big.Int // settled: in the parts of the fleet that are decided
	least                   *big.Int
	at                      *profile // nil where no part is begun
	left                    []*big.Rat
}

// front gives the best set, and whether it is known to be; false too where some lever
// is not one that it knows.
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
	room := b.s.limits.fronts
	if len(b.s.options) <= b.s.limits.few {
		room = b.s.limits.front
	}
	for _, b.room = range []int{min(1<<8, room), room} {
		b.dropped = nil
		if err := b.run(); err != nil || b.dropped == nil {
			return err
		}
	}
	return nil
}

// lay puts the options in order: those that interact together, the most first, in
// the canonical order.
func (b *front) lay() (bool, error) {
	for _, n := range b.s.order {
		if !frontKnows(b.s.options[n].lever.action.Lever.Kind) {
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
		if err := b.together(group, most); err != nil {
			return false, err
		}
	}
	b.tie()
	b.alone, b.family = most, b.familiesOf()
	for t := range b.steps {
		b.steps[t].ahead = b.look(b.after(t), most)
	}
	return true, nil
}

// after gives the options decided after a step.
func (b *front) after(t int) []int {
	var out []int
	for _, step := range b.steps[t+1:] {
		out = append(out, step.option)
	}
	return out
}

// together lays the options that interact, and bounds what each can save.
func (b *front) together(group []int, most []*big.Int) error {
	in := setOf(group)
	for _, n := range group {
		if b.s.options[n].lever == nil {
			b.steps, most[n] = append(b.steps, frontStep{option: n}), zero
		}
	}
	var ordered []int
	for _, n := range b.s.order {
		if in[n] {
			ordered = append(ordered, n)
		}
	}
	if len(ordered) == 0 {
		return nil
	}
	part, err := b.s.newFrontPart(ordered)
	if err != nil {
		return err
	}
	for k, n := range ordered {
		later := ordered[k+1:]
		b.steps = append(b.steps, frontStep{option: n, part: part, first: k == 0, last: len(later) == 0, tied: part.tie(later), later: later})
		if most[n], err = part.mostOf(ordered, k, b.p.usable); err != nil {
			return err
		}
	}
	return nil
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
		now = b.thin(next, t)
	}
	return nil
}

// extend decides an option, and tells whether that can lead to the best set.
func (b *front) extend(from sketch, step *frontStep, take bool) (sketch, bool, error) {
	n, to := step.option, from
	if step.first {
		to.at, to.left = step.part.begin()
	}
	if take {
		if !b.p.usable[n] {
			return to, false, nil
		}
		to.taken, to.weight = slices.Clone(from.taken), new(big.Int).Add(from.weight, b.p.weights[n])
		to.taken[n] = true
	}
	for _, r := range step.rules {
		if !r.allowed(to.taken) {
			return to, false, nil
		}
	}
	if take && step.part != nil {
		var err error
		if to.at, to.left, err = step.part.apply(n, to.at, to.left); err != nil {
			return to, false, err
		}
		to.saving = new(big.Int).Add(to.settled, step.part.saving(to.at, to.left))
	}
	if step.last {
		to.settled, to.at, to.left = to.saving, nil, nil
	}
	b.keep(to)
	return to, b.bound(&to, step.ahead), nil
}

// bound gives a sketch the least that a set which begins so can be worth, and
// tells whether that is better than the best.
func (b *front) bound(x *sketch, more ahead) bool {
	if b.most {
		x.least = new(big.Int).Add(x.saving, more.savings[len(more.savings)-1])
		x.least.Neg(x.least)
		return b.open(*x)
	}
	least, ok := more.least(new(big.Int).Sub(b.p.need, x.saving))
	if !ok {
		return false
	}
	x.least = new(big.Int).Add(x.weight, least)
	return b.open(*x)
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

// thin drops what another is better than, and what there is no room for.
func (b *front) thin(all []sketch, t int) []sketch {
	step := &b.steps[t]
	kept := b.uncovered(slices.DeleteFunc(all, func(x sketch) bool { return !b.open(x) }), step)
	if len(kept) > few && !step.last && step.part != nil {
		kept = b.narrow(kept, t)
	}
	if len(kept) <= b.room {
		return kept
	}
	slices.SortFunc(kept, func(x, y sketch) int { return cmp.Or(x.least.Cmp(y.least), x.weight.Cmp(y.weight)) })
	if least := kept[b.room].least; b.dropped == nil || least.Cmp(b.dropped) < 0 {
		b.dropped = least
	}
	return kept[:b.room]
}

// few sketches are not worth a closer bound.
const few = 16

// narrow bounds each sketch again, by what is left of its part.
func (b *front) narrow(all []sketch, t int) []sketch {
	step, options, most := &b.steps[t], b.after(t), slices.Clone(b.alone)
	kept := all[:0]
	for _, x := range all {
		for _, n := range step.later {
			most[n] = step.part.further(n, x.at, x.left, b.alone[n])
		}
		if b.bound(&x, b.look(options, most)) {
			kept = append(kept, x)
		}
	}
	return kept
}
