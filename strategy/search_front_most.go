package strategy

import (
	"math/big"
	"slices"
)

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
		most, err = p.heaviest(ordered, l)
	case l.Kind == SecondScreens:
		most, err = p.fewestPosts(ordered, k, usable)
	case l.Kind == PooledServers || l.Kind == ToCloud:
		most, err = p.leaves(ordered, k, usable)
	default:
		most, err = p.alone(ordered[k])
	}
	if err == nil && most.Sign() < 0 {
		most = zero
	}
	return most, err
}

// alone gives what an option saves where no other is taken, and keeps it by class:
// where a share of a class is left, it saves no more than that share of it.
func (p *frontPart) alone(option int) (*big.Int, error) {
	at, left := p.begin()
	to, rest, err := p.apply(option, at, left)
	if err != nil {
		return nil, err
	}
	sum, byClass := new(big.Int), make([]*big.Int, len(p.classes))
	for c := range p.classes {
		byClass[c] = new(big.Int).Sub(weightOf(at, left, c), weightOf(to, rest, c))
		sum.Add(sum, byClass[c])
	}
	p.lone[option] = byClass
	return sum, nil
}

// further bounds what an option saves of what is left of the part: what it saves alone,
// of each class the share that is left; and of a share of units, or moved away, no more
// than that share of what they weigh by now.
func (p *frontPart) further(option int, at *profile, left []*big.Rat, most *big.Int) *big.Int {
	byClass := p.lone[option]
	if byClass == nil {
		return most
	}
	l := p.s.options[option].lever.action.Lever
	share := l.Kind == ToCloud || l.Kind == Fleet
	sum, one := new(big.Int), new(big.Int)
	for c, saved := range byClass {
		switch {
		case saved.Sign() == 0:
		case p.classes[c].item == "": // what it brings
			sum.Add(sum, saved)
		case left[c].Sign() > 0:
			one.Quo(one.Mul(saved, left[c].Num()), left[c].Denom())
			if share {
				one.Quo(one.Mul(one, at.weights[c]), p.start.weights[c])
			}
			sum.Add(sum, one).Add(sum, roundingLoss)
		}
	}
	if sum.Sign() < 0 {
		return zero
	}
	return sum
}

var roundingLoss = big.NewInt(2) // units of 10⁻³⁰ kg that two quotients may lose; never changed in place

// pooled tells lines of which a share is refurbished already: the first of two
// actions takes the place of that share, and the second then saves more than alone.
func (p *frontPart) pooled() bool {
	return slices.ContainsFunc(p.start.fleet.lines, func(l fleetLine) bool { return !l.bought.IsZero() })
}

// heaviest gives a number of units of the heaviest line that a lever bears on. What a
// provider declares is of a line, and not of a unit.
func (p *frontPart) heaviest(ordered []int, l Lever) (*big.Int, error) {
	most := new(big.Rat)
	for _, line := range p.start.fleet.pick(l.Items, false) {
		if !alone(line) {
			return p.everything(ordered)
		}
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
	to, rest, err := p.apply(ordered[k], p.start, left)
	if err != nil {
		return nil, err
	}
	before := p.total(p.start, left)
	return before.Sub(before, p.total(to, rest)), nil
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
		return p.alone(ordered[k])
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
	to, _, err := p.apply(ordered[k], at, left)
	if err != nil {
		return nil, err
	}
	return p.incoming(ordered[k], to, false)
}

// incoming gives what pooled servers weigh at least, or at most.
func (p *frontPart) incoming(option int, at *profile, heaviest bool) (*big.Int, error) {
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
		to, _, err := p.apply(n, p.start, all)
		if err != nil {
			return nil, err
		}
		kg, err := p.incoming(n, to, true)
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
