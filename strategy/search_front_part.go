package strategy

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// frontPart is the lines that some options bear on. What a set of them leaves is told
// apart in two: how many units of each class of lines are left, and what those lines
// are by then, their profile. Sets are many, and profiles few: a profile is weighed
// once.
type frontPart struct {
	s       *search
	classes []class
	of      map[string]int // class of a line, by its id
	start   *profile
	byKey   map[string]*profile
	lone    map[int][]*big.Int // what an option saves alone, by class
	base    *big.Int           // kg CO2e a year without any option, in units
	refused int                // lines that the engine refuses
	wild    bool               // less of it may weigh more
}

// class is lines of one item in one place, of which levers take away the same share; or
// the line that an option brings.
type class struct {
	units *big.Rat // in the inventory
	item  string
	place string
	inUse bool
}

// step leads from a profile to another: an option, and the classes that it leaves.
type step struct {
	option int
	left   string
}

// frontKnows tells the levers of which it is known how they bear on less equipment.
func frontKnows(kind LeverKind) bool {
	switch kind {
	case Fleet, SecondScreens, Consolidation, Longer, FreeSystem, RefurbishedBy, Consumption, CoolerPlace, PooledServers, ToCloud:
		return true
	}
	return false
}

// changesUnits tells the levers that leave a share of what they bear on, or bring lines.
func changesUnits(kind LeverKind) bool {
	switch kind {
	case Fleet, SecondScreens, Consolidation, PooledServers, ToCloud:
		return true
	}
	return false
}

// newFrontPart takes the lines of the cells that some options reach.
func (s *search) newFrontPart(options []int) (*frontPart, error) {
	in, lines := setOf(options), set{}
	for _, c := range s.cells {
		if in.meets(c.scope) {
			for n := range c.part.lines { // what its levers look at is there too, and stays as it is
				at, _ := marked(&c.part.lines[n])
				lines[at] = true
			}
		}
	}
	part := &frontPart{s: s, of: map[string]int{}, byKey: map[string]*profile{}, lone: map[int][]*big.Int{}}
	fleet := s.fleet.clone()
	fleet.lines = slices.DeleteFunc(fleet.lines, func(l fleetLine) bool {
		n, _ := marked(&l)
		return !lines[n]
	})
	part.classify(fleet)
	for _, n := range options {
		if s.options[n].lever.action.Lever.Kind == ToCloud {
			part.of[part.broughtBy(n)] = len(part.classes)
			part.classes = append(part.classes, class{units: big.NewRat(1, 1)})
		}
	}
	part.wild = wild(fleet.lines)
	var err error
	if part.start, err = part.intern(fleet); err != nil {
		return nil, err
	}
	at, left := part.begin()
	part.base = part.total(at, left)
	return part, nil
}

// broughtBy names the line that an option brings.
func (p *frontPart) broughtBy(option int) string { return strconv.Itoa(len(p.s.fleet.lines) + option) }

func (p *frontPart) classify(f *fleet) {
	at := map[class]int{}
	for n := range f.lines {
		l := &f.lines[n]
		key := class{item: l.Item, place: l.DataCentre, inUse: l.State == footprint.InUse}
		k, seen := at[key]
		if !seen {
			k, at[key] = len(p.classes), len(p.classes)
			key.units = new(big.Rat)
			p.classes = append(p.classes, key)
		}
		p.of[l.ID] = k
		p.classes[k].units.Add(p.classes[k].units, l.units)
	}
}

// wild tells lines of which less could weigh more: what is counted below 0, and
// the data of a fixed network, which count once its lines are gone.
func wild(lines []fleetLine) bool {
	either := map[string]bool{}
	for n := range lines {
		l := &lines[n]
		either[l.Item] = true
		if l.Declared != nil && l.Declared.Impacts[factors.GWP].IsNegative() ||
			slices.ContainsFunc(l.item.Factors, func(f *factors.Factor) bool { return f.Criterion == factors.GWP && f.Value.IsNegative() }) {
			return true
		}
	}
	return either[factors.FixedLineItem] && either[factors.FixedDataItem]
}

// begin gives the part as it is without any option.
func (p *frontPart) begin() (*profile, []*big.Rat) {
	left := make([]*big.Rat, len(p.classes))
	for c := range left {
		if left[c] = nothing; p.classes[c].item != "" {
			left[c] = everyUnit
		}
	}
	return p.start, left
}

// Shares that are never changed in place.
var nothing, everyUnit = new(big.Rat), big.NewRat(1, 1)

// total gives what is left, in units: each class weighs what its lines do with all
// their units, times the share that is left.
func (p *frontPart) total(at *profile, left []*big.Rat) *big.Int {
	sum := new(big.Int)
	for c := range left {
		sum.Add(sum, weightOf(at, left, c))
	}
	return sum
}

// weightOf gives what is left of a class, in units of 10⁻³⁰ kg, of which the quotient
// loses less than one: sets are compared by it within one part in 10¹⁵, and no figure is
// made of it.
func weightOf(at *profile, left []*big.Rat, c int) *big.Int {
	w, share := at.weights[c], left[c]
	if w == nil || share.Sign() == 0 {
		return zero
	}
	out := new(big.Int).Mul(w, share.Num())
	return out.Quo(out, share.Denom())
}

func (p *frontPart) saving(at *profile, left []*big.Rat) *big.Int {
	t := p.total(at, left)
	return t.Sub(p.base, t)
}

// apply gives the part with one option more. How much of each class it leaves is
// asked of the lever on one line a class, and what it makes of the lines on all.
func (p *frontPart) apply(option int, at *profile, left []*big.Rat) (*profile, []*big.Rat, error) {
	lever := p.s.options[option].lever
	if changesUnits(lever.action.Lever.Kind) {
		left = p.leave(option, at, left)
	}
	key := step{option, mask(left)}
	if to, ok := at.next[key]; ok {
		return to, left, nil
	}
	f := at.fleet.clone()
	lever.apply(f)
	to, err := p.intern(p.restore(option, f, at.fleet, left))
	if err != nil {
		return nil, nil, err
	}
	at.next[key] = to
	return to, left, nil
}

// leave gives the shares of the classes once a lever is applied.
func (p *frontPart) leave(option int, at *profile, left []*big.Rat) []*big.Rat {
	f := &fleet{set: at.fleet.set, opts: at.fleet.opts}
	seen := make([]bool, len(p.classes))
	for n := range at.fleet.lines {
		l := at.fleet.lines[n]
		if c := p.of[l.ID]; !seen[c] {
			seen[c] = true
			l.units = new(big.Rat).Mul(p.classes[c].units, left[c])
			f.lines = append(f.lines, l)
		}
	}
	p.s.options[option].lever.apply(f)
	out := make([]*big.Rat, len(left))
	for c := range out {
		out[c] = nothing
	}
	for n := range f.lines {
		l := &f.lines[n]
		if _, ours := marked(l); !ours {
			out[p.of[p.broughtBy(option)]] = everyUnit
			continue
		}
		c := p.of[l.ID]
		out[c] = new(big.Rat).Quo(l.units, p.classes[c].units)
	}
	return out
}

// restore gives lines that a lever changed their units of the inventory, keeps those
// of which something is left, and names the one that was brought.
func (p *frontPart) restore(option int, f, before *fleet, left []*big.Rat) *fleet {
	changed := map[string]*fleetLine{}
	lines := slices.Clone(before.lines)
	for n := range f.lines {
		l := &f.lines[n]
		if _, ours := marked(l); !ours {
			l.ID = p.broughtBy(option)
			lines = append(lines, *l)
		}
		changed[l.ID] = l
	}
	out := &fleet{set: f.set, opts: f.opts}
	for _, l := range lines {
		if now := changed[l.ID]; now != nil {
			l.DataCentre, l.Lifetime, l.Energy, l.inHouse, l.upstream = now.DataCentre, now.Lifetime, now.Energy, now.inHouse, now.upstream
		}
		if left[p.of[l.ID]].Sign() > 0 {
			out.lines = append(out.lines, l)
		}
	}
	return out
}

// mask tells the classes of which something is left.
func mask(left []*big.Rat) string {
	out := make([]byte, len(left))
	for c, share := range left {
		if out[c] = '0'; share.Sign() > 0 {
			out[c] = '1'
		}
	}
	return string(out)
}
