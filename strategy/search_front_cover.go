package strategy

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// tied is what the levers to come ask of two sets for one to cover the other. A lever
// that keeps a number of units takes from each line in proportion: on two mixes of
// lines it leaves two others, and fewer of all before can be more of one after. It
// does not where one mix is a multiple of the other.
type tied struct {
	alike [][]int // classes of which the shares must be in one ratio
	same  []int   // classes of which the shares must be the same
}

// tie gives what some levers ask. Several that count together the same classes ask for
// one ratio; where they count some of the same and some others, nothing but the same
// shares will do.
func (p *frontPart) tie(later []int) tied {
	var out tied
	var counted [][]int
	keeps := []bool{}
	groups := newGroups(len(p.classes))
	for _, n := range later {
		l := *p.s.options[n].lever.action.Lever
		classes, keep := p.counts(l)
		if len(classes) == 0 {
			continue
		}
		counted, keeps = append(counted, classes), append(keeps, keep)
		groups.join(classes)
	}
	for _, group := range groups.all() {
		in := setOf(group)
		uniform, keep := true, false
		var first []int
		for k, classes := range counted {
			if !in.meets(classes) {
				continue
			}
			if first == nil {
				first = classes
			}
			uniform, keep = uniform && slices.Equal(first, classes), keep || keeps[k]
		}
		switch {
		case p.wild, keep && !uniform:
			out.same = append(out.same, group...)
		case keep && len(first) > 1:
			out.alike = append(out.alike, first)
		}
	}
	if p.wild {
		out = tied{}
		for c := range p.classes {
			out.same = append(out.same, c)
		}
	}
	return out
}

// counts gives the classes whose units a lever adds up, and whether it keeps a number of
// them rather than take one away.
func (p *frontPart) counts(l Lever) (classes []int, keep bool) {
	f := p.start.fleet
	var lines []*fleetLine
	switch l.Kind {
	case Fleet:
		if !l.Quantity.Valid {
			return nil, false
		}
		lines = f.pick(l.Items, false)
	case SecondScreens:
		lines, keep = f.pick(l.Items, false), true
		if slices.ContainsFunc(l.Items, func(id string) bool { return slices.Contains(workstations(), id) }) {
			lines = append(lines, f.pick(workstations(), false)...)
		}
	case Consolidation, PooledServers:
		lines, keep = f.hosted(l), true
	}
	in := set{}
	for _, line := range lines {
		in[p.of[line.ID]] = true
	}
	for c := range p.classes {
		if in[c] {
			classes = append(classes, c)
		}
	}
	return classes, keep
}

// covers tells whether a sketch leaves nothing worse than another, whatever follows.
func (x *sketch) covers(y *sketch, t tied) bool {
	if x.settled.Cmp(y.settled) < 0 {
		return false
	}
	if x.at == nil {
		return true
	}
	for c := range x.left {
		if x.left[c] != y.left[c] && x.left[c].Cmp(y.left[c]) > 0 {
			return false
		}
	}
	for _, c := range t.same {
		if x.left[c] != y.left[c] && x.left[c].Cmp(y.left[c]) != 0 {
			return false
		}
	}
	for _, classes := range t.alike {
		if !inOneRatio(x.left, y.left, classes) {
			return false
		}
	}
	return true
}

func inOneRatio(x, y []*big.Rat, classes []int) bool {
	first := classes[0]
	for _, c := range classes[1:] {
		if new(big.Rat).Mul(x[first], y[c]).Cmp(new(big.Rat).Mul(x[c], y[first])) != 0 {
			return false
		}
	}
	return true
}

// uncovered drops what another covers: of the same options that rules still need, on the
// same lines in the same places, none of which is worse.
func (b *front) uncovered(all []sketch, step *frontStep) []sketch {
	groups := map[string][]int{}
	var order []string
	key := make([]byte, len(step.open))
	for n, x := range all {
		for k, option := range step.open {
			if key[k] = '0'; x.taken[option] {
				key[k] = '1'
			}
		}
		id := string(key)
		if x.at != nil {
			id += x.at.lines()
		}
		if _, seen := groups[id]; !seen {
			order = append(order, id)
		}
		groups[id] = append(groups[id], n)
	}
	kept := make([]sketch, 0, len(all))
	for _, id := range order {
		kept = append(kept, b.leading(all, groups[id], step)...)
	}
	return kept
}

// leading gives the sketches of a group that none of those before covers. It looks at
// the first and at the last ones alone: to keep one too many costs time, and loses nothing.
func (b *front) leading(all []sketch, group []int, step *frontStep) []sketch {
	slices.SortFunc(group, func(n, m int) int {
		x, y := &all[n], &all[m]
		if b.most && y.saving.Cmp(x.saving) != 0 {
			return y.saving.Cmp(x.saving)
		}
		return x.weight.Cmp(y.weight)
	})
	var kept []sketch
	for _, n := range group {
		x := &all[n]
		covered := false
		for k := 0; k < len(kept) && !covered; k++ {
			if k == lookBack && len(kept) > 2*lookBack {
				k = len(kept) - lookBack
			}
			y := &kept[k]
			covered = (y.at == x.at || step.part != nil && step.part.covers(y.at, x.at)) && y.covers(x, step.tied)
		}
		if !covered {
			kept = append(kept, *x)
		}
	}
	return kept
}

// lookBack bounds the sketches that one is compared with.
const lookBack = 100

// lines tells profiles of the same lines in the same places.
func (p *profile) lines() string {
	out := ""
	for n := range p.fleet.lines {
		out += p.fleet.lines[n].ID + " " + p.fleet.lines[n].DataCentre + "\n"
	}
	return out
}

// covers tells whether no line of a profile is worse than in another of the same lines:
// each lasts as long, draws no more, in a place as cool.
func (p *frontPart) covers(x, y *profile) bool {
	if x == nil || y == nil {
		return false
	}
	if y.id >= len(x.over) {
		x.over = append(x.over, make([]covering, len(p.byKey)-len(x.over))...)
	}
	if x.over[y.id] == unknownYet {
		x.over[y.id] = worse
		if !p.wild && p.noWorse(x.fleet, y.fleet) {
			x.over[y.id] = noWorse
		}
	}
	return x.over[y.id] == noWorse
}

// covering is what is known of two profiles.
type covering uint8

const (
	unknownYet covering = iota
	noWorse
	worse
)

func (p *frontPart) noWorse(x, y *fleet) bool {
	for n := range x.lines {
		a, b := &x.lines[n], &y.lines[n]
		if a.upstream.LessThan(b.upstream) || shorter(x, a, y, b) || drawsMore(a, b) || !coolerOrSame(x.opts.DataCentres[a.DataCentre].PUE, y.opts.DataCentres[b.DataCentre].PUE) {
			return false
		}
	}
	return true
}

func shorter(x *fleet, a *fleetLine, y *fleet, b *fleetLine) bool {
	in, known := x.life(a)
	other, also := y.life(b)
	if !known || !also {
		return known != also
	}
	return in.LessThan(other) || a.Lifetime.Valid && b.Lifetime.Valid && a.Lifetime.Decimal.LessThan(b.Lifetime.Decimal)
}

func drawsMore(a, b *fleetLine) bool {
	kwh, known := a.energy()
	other, also := b.energy()
	return known != also || kwh.GreaterThan(other)
}

// coolerOrSame compares what a lever gave a place with what it had: a lever only lowers.
func coolerOrSame(x, y decimal.NullDecimal) bool {
	if x.Valid && y.Valid {
		return x.Decimal.LessThanOrEqual(y.Decimal)
	}
	return x.Valid || !y.Valid
}
