package strategy

import (
	"math/big"
	"slices"
)

// ahead is the least that what follows can weigh for what it can save: the sums of
// its options, those that weigh least for what they save first.
type ahead struct{ weights, savings []*big.Int }

func (b *front) look(steps []frontStep, most []*big.Int) ahead {
	options := make([]int, len(steps))
	for k, step := range steps {
		options[k] = step.option
	}
	return b.p.ahead(options, most)
}

func (p purpose) ahead(options []int, most []*big.Int) ahead {
	weight, saving := new(big.Int), new(big.Int)
	var dear []int
	for _, n := range options {
		switch {
		case !p.usable[n]:
		case p.weights[n].Sign() <= 0:
			weight.Add(weight, p.weights[n])
			saving.Add(saving, most[n])
		case most[n].Sign() > 0:
			dear = append(dear, n)
		}
	}
	slices.SortFunc(dear, func(n, m int) int {
		return new(big.Int).Mul(p.weights[n], most[m]).Cmp(new(big.Int).Mul(p.weights[m], most[n]))
	})
	out := ahead{[]*big.Int{weight}, []*big.Int{saving}}
	for _, n := range dear {
		weight, saving = new(big.Int).Add(weight, p.weights[n]), new(big.Int).Add(saving, most[n])
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

// mostOf bounds what the option at a place of the canonical order saves, whatever is
// taken before it, never below 0:
//
//   - a share, a longer life, a lower PUE and a number of servers kept save less on less
//     equipment that lasts longer or draws less: at most what they save alone;
//   - a number of units saves at most that of the heaviest;
//   - screens for each workstation save most where fewest workstations are left;
//   - what leaves a place saves at most what is there, and what comes in at the least
//     that it can weigh.
func (p *frontPart) mostOf(ordered []int, k int, usable []bool) (*big.Int, error) {
	l := *p.s.options[ordered[k]].lever.action.Lever
	var most *big.Int
	var err error
	switch {
	case p.wild || l.Kind == RefurbishedBy && p.pooled():
		return p.everything(ordered)
	case l.Kind == Fleet && l.Quantity.Valid:
		most, err = p.heaviest(l)
	case l.Kind == SecondScreens:
		most, err = p.fewestPosts(ordered, k, usable)
	case l.Kind == PooledServers || l.Kind == ToCloud:
		most, err = p.leaves(ordered, k, usable)
	default:
		most, err = p.alone(ordered[k], p.start)
	}
	if err == nil && most.Sign() < 0 {
		most = zero
	}
	return most, err
}

// alone gives what an option saves where no other is taken.
func (p *frontPart) alone(option int, from *profile) (*big.Int, error) {
	_, left := p.begin()
	return p.further(option, from, left)
}

// further gives what one option more saves.
func (p *frontPart) further(option int, at *profile, left []*big.Rat) (*big.Int, error) {
	before := p.total(at, left)
	to, rest, err := p.apply(option, at, left)
	if err != nil {
		return nil, err
	}
	return before.Sub(before, p.total(to, rest)), nil
}

// pooled tells lines of which a share is refurbished already: the first of two
// actions takes the place of that share, and the second then saves more than alone.
func (p *frontPart) pooled() bool {
	return slices.ContainsFunc(p.start.fleet.lines, func(l fleetLine) bool { return !l.bought.IsZero() })
}

// heaviest gives a number of units of the heaviest line that a lever bears on.
func (p *frontPart) heaviest(l Lever) (*big.Int, error) {
	most := new(big.Rat)
	for _, line := range p.start.fleet.pick(l.Items, false) {
		u, err := p.s.unit(p.start.fleet, line)
		if err != nil {
			return nil, err
		}
		if u.kg.Cmp(most) > 0 {
			most = u.kg
		}
	}
	out := rounded(new(big.Rat).Mul(most, l.Quantity.Decimal.Rat()))
	return out.Add(out, big.NewInt(1)), nil
}

// fewestPosts gives what screens save beside the fewest workstations.
func (p *frontPart) fewestPosts(ordered []int, k int, usable []bool) (*big.Int, error) {
	_, all := p.begin()
	_, few, err := p.after(ordered[:k], usable)
	if err != nil {
		return nil, err
	}
	items := p.s.options[ordered[k]].lever.action.Lever.Items
	left := slices.Clone(all)
	for c := range left {
		if !slices.Contains(items, p.classes[c].item) {
			left[c] = few[c]
		}
	}
	if mask(left) != mask(all) { // one with no workstation left is refused
		return p.everything(ordered)
	}
	return p.further(ordered[k], p.start, left)
}

// after gives the part with all the options of a kind that may be taken.
func (p *frontPart) after(options []int, usable []bool) (*profile, []*big.Rat, error) {
	at, left := p.begin()
	var err error
	for _, n := range options {
		if usable[n] {
			if at, left, err = p.apply(n, at, left); err != nil {
				return nil, nil, err
			}
		}
	}
	return at, left, nil
}

// leaves gives what goes with the servers of a place. Servers that were pooled before are
// in no place that a lever can name: one that names none takes them too.
func (p *frontPart) leaves(ordered []int, k int, usable []bool) (*big.Int, error) {
	l := *p.s.options[ordered[k]].lever.action.Lever
	pooled := l.Place == "" && slices.ContainsFunc(ordered[:k], func(n int) bool { return p.s.options[n].lever.action.Lever.Kind == PooledServers })
	switch {
	case pooled:
		return p.everything(ordered)
	case l.Kind == ToCloud:
		return p.alone(ordered[k], p.start)
	}
	come, err := p.comes(ordered, k, usable)
	if err != nil {
		return nil, err
	}
	there := new(big.Int)
	_, all := p.begin()
	for c, w := range p.start.weights {
		if w != nil && all[c].Sign() > 0 && p.hosts(l, c) {
			there.Add(there, w)
		}
	}
	return there.Sub(there, come), nil
}

// hosts tells a class that a lever on servers bears on.
func (p *frontPart) hosts(l Lever, c int) bool {
	return slices.ContainsFunc(p.start.fleet.hosted(l), func(line *fleetLine) bool { return p.of[line.ID] == c })
}

// comes gives the least that pooled servers weigh: those of the lightest line, after
// all that makes a server last longer, draw less or stand in a cooler place.
func (p *frontPart) comes(ordered []int, k int, usable []bool) (*big.Int, error) {
	units := func(n int) bool { return changesUnits(p.s.options[n].lever.action.Lever.Kind) }
	at, left, err := p.after(slices.DeleteFunc(slices.Clone(ordered[:k]), units), usable)
	if err != nil {
		return nil, err
	}
	to, rest, err := p.apply(ordered[k], at, left)
	if err != nil {
		return nil, err
	}
	return p.incoming(ordered[k], to, rest, false)
}

// incoming gives what pooled servers weigh at least, or at most.
func (p *frontPart) incoming(option int, at *profile, left []*big.Rat, heaviest bool) (*big.Int, error) {
	l := *p.s.options[option].lever.action.Lever
	var found *big.Rat
	for n := range at.fleet.lines {
		line := &at.fleet.lines[n]
		if line.DataCentre != pooledPlace(l.PUE) {
			continue
		}
		if !alone(line) {
			return new(big.Int), nil
		}
		u, err := p.s.unit(at.fleet, line)
		if err != nil {
			return nil, err
		}
		if found == nil || u.kg.Cmp(found) > 0 == heaviest {
			found = u.kg
		}
	}
	if found == nil {
		return new(big.Int), nil
	}
	come := new(big.Rat).Mul(l.Share.Decimal.Rat(), l.Quantity.Decimal.Rat())
	out := rounded(come.Mul(come, found))
	if heaviest {
		return out.Add(out, big.NewInt(1)), nil
	}
	return out.Sub(out, big.NewInt(1)), nil
}

// everything gives what the part weighs, with all that pooling brings; twice where
// something weighs less than 0.
func (p *frontPart) everything(ordered []int) (*big.Int, error) {
	sum := new(big.Int)
	for n := range p.start.fleet.lines {
		f := &fleet{set: p.start.fleet.set, opts: p.start.fleet.opts, lines: p.start.fleet.lines[n : n+1]}
		kg, _, err := p.s.compute(f)
		if err != nil {
			return nil, err
		}
		sum.Add(sum, kg.Abs(kg))
	}
	_, all := p.begin()
	for _, n := range ordered {
		if p.s.options[n].lever.action.Lever.Kind != PooledServers {
			continue
		}
		to, rest, err := p.apply(n, p.start, all)
		if err != nil {
			return nil, err
		}
		kg, err := p.incoming(n, to, rest, true)
		if err != nil {
			return nil, err
		}
		sum.Add(sum, kg)
	}
	if p.wild {
		sum.Lsh(sum, 1)
	}
	return sum, nil
}
