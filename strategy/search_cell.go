package strategy

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strconv"

	"github.com/reen-numerique/reen/factors"
)

// A cell is some lines of the fleet whose figure depends on a few options
// alone, its scope. The total of the fleet is the sum of those of its cells and
// of the lines that no lever reaches, so that what a set saves is the sum over
// cells of what the part of the set that is in the scope saves. Only that is
// taken for granted in a search: savings may be of any sign, and the saving of
// two levers may be less or more than the sum of theirs.
//
// Lines are of one cell when a lever needs them together: one that takes a
// number of units away over several lines, or that acts on a place. Levers that
// change each line by itself join none. Screens for each workstation depend on
// the number of workstations: what removes some of them before, in the
// canonical order, is in the scope of the screens, and what comes after is not.
type cell struct {
	lines []int // marks of the lines that are summed
	holds set   // the same
	scope []int // options, ascending
	part  *fleet
	tame  set // options of the scope that save no more after others than alone

	base    *big.Int // what the lines weigh without any action, in units
	refused int
	memo    map[string]*big.Int
}

// mark names each line of the fleet by its place in it.
func (s *search) mark() {
	for n := range s.fleet.lines {
		s.fleet.lines[n].ID = strconv.Itoa(n)
	}
}

// marked gives back the place, or false for a line that a lever brought.
func marked(l *fleetLine) (int, bool) {
	n, err := strconv.Atoi(l.ID)
	return n, err == nil
}

// reached is what a lever acts on or looks at.
type reached struct {
	lines  []int
	brings bool // it adds lines
}

// reach gives the lines of a lever's items and of its place, and those that are not
// as they were once it is applied: changed, gone, or in a place whose options changed.
func (s *search) reach(p planned) reached {
	after := s.fleet.clone()
	p.apply(after)
	var out reached
	left := map[int]*fleetLine{}
	for n := range after.lines {
		if at, ok := marked(&after.lines[n]); ok {
			left[at] = &after.lines[n]
		} else {
			out.brings = true
		}
	}
	items, place := p.action.Lever.Items, p.action.Lever.Place
	changed := func(n int) bool {
		l := &s.fleet.lines[n]
		before, now := s.fleet.opts.DataCentres[l.DataCentre], after.opts.DataCentres[l.DataCentre]
		return left[n] == nil || left[n].Line != l.Line || left[n].units != l.units || l.DataCentre != "" && !reflect.DeepEqual(before, now)
	}
	if len(items) == 0 && place == "" { // all the lines of what it changes
		for n := range s.fleet.lines {
			if changed(n) {
				items = append(slices.Clip(items), s.fleet.lines[n].Item)
			}
		}
	}
	for n := range s.fleet.lines {
		l := &s.fleet.lines[n]
		if slices.Contains(items, l.Item) || place != "" && l.DataCentre == place || changed(n) {
			out.lines = append(out.lines, n)
		}
	}
	return out
}

// lineByLine tells the levers that change each line by itself: what they do to one
// depends on no other. Whatever is not known to is held not to.
func lineByLine(l Lever) bool {
	switch l.Kind {
	case Longer, FreeSystem, RefurbishedBy, Consumption:
		return true
	case Fleet:
		return l.Share.Valid
	}
	return false
}

// takesAway tells the levers that, line by line, never add units, consumption or
// the part of a year in a life. After such levers, one that changes each line
// by itself saves at most what it saves alone: shares multiply what is left, and a life
// that is longer already makes less difference.
func takesAway(l Lever) bool {
	return lineByLine(l) || l.Kind == Fleet || l.Kind == SecondScreens
}

// divide cuts the fleet into cells.
func (s *search) divide() error {
	reaches := map[int]set{}
	acts := map[int][]int{}
	var brought []int
	for _, n := range s.order {
		r := s.options[n].reach
		reaches[n] = setOf(r.lines)
		acts[n] = r.lines
		if r.brings {
			brought = append(brought, r.lines...)
		}
	}
	posts := s.of(workstations())
	looks := set{} // options that look at workstations and leave them as they are
	groups := newGroups(len(s.fleet.lines))
	groups.join(s.of([]string{factors.FixedDataItem, factors.FixedLineItem})) // counted one or the other
	for _, n := range s.order {
		l := *s.options[n].lever.action.Lever
		switch {
		case lineByLine(l):
		case l.Kind == SecondScreens && !reaches[n].meets(posts) && !setOf(brought).meets(posts):
			looks[n] = true
			groups.join(acts[n])
		case l.Kind == SecondScreens:
			groups.join(append(slices.Clone(acts[n]), posts...))
		default:
			groups.join(acts[n])
		}
	}
	byScope := map[string]*cell{}
	for _, lines := range groups.all() {
		c := &cell{lines: lines, tame: set{}, memo: map[string]*big.Int{}}
		if s.scope(c, reaches, looks, posts, groups); len(c.scope) == 0 {
			continue
		}
		key := fmt.Sprint(c.scope)
		if same, ok := byScope[key]; ok {
			same.lines = append(same.lines, c.lines...)
			for n := range same.tame {
				same.tame[n] = c.tame[n]
			}
			continue
		}
		byScope[key] = c
		s.cells = append(s.cells, c)
	}
	for _, c := range s.cells {
		if err := s.measure(c, posts, looks, groups); err != nil {
			return err
		}
	}
	return s.addUp()
}

// scope gives the options on which the figure of some lines depends.
func (s *search) scope(c *cell, reaches map[int]set, looks set, posts []int, groups groups) {
	in := set{}
	looked := false
	for _, n := range s.order {
		if reaches[n].meets(c.lines) {
			in[n] = true
			c.tame[n] = lineByLine(*s.options[n].lever.action.Lever)
			looked = looked || looks[n]
		}
	}
	if looked {
		around := groups.around(posts)
		for _, n := range s.before(looks) {
			if reaches[n].meets(around) {
				in[n], c.tame[n] = true, false
			}
		}
	}
	for n := range s.options {
		if in[n] {
			c.scope = append(c.scope, n)
		}
	}
	// The first of two refurbished shares takes the place of the one that is pooled
	// already, and the second then saves more than alone.
	pooled := slices.ContainsFunc(c.lines, func(n int) bool { return !s.fleet.lines[n].bought.IsZero() })
	if pooled || slices.ContainsFunc(c.scope, func(n int) bool { return !takesAway(*s.options[n].lever.action.Lever) }) {
		clear(c.tame)
	}
}

// before gives the options that are applied before the last of some.
func (s *search) before(some set) []int {
	for n := len(s.order) - 1; n >= 0; n-- {
		if some[s.order[n]] {
			return s.order[:n]
		}
	}
	return nil
}

// measure computes the figure of a cell without any action. Its part of the
// fleet holds the workstations too where its levers look at them.
func (s *search) measure(c *cell, posts []int, looks set, groups groups) error {
	kept := slices.Clone(c.lines)
	if slices.ContainsFunc(c.scope, func(n int) bool { return looks[n] }) {
		kept = append(kept, groups.around(posts)...)
	}
	c.holds = setOf(c.lines)
	keep := setOf(kept)
	c.part = s.fleet.clone()
	c.part.lines = slices.DeleteFunc(c.part.lines, func(l fleetLine) bool {
		n, _ := marked(&l)
		return !keep[n]
	})
	var err error
	c.base, c.refused, err = s.compute(c.own(c.part.clone()))
	return err
}

// own drops the lines that a cell only looks at.
func (c *cell) own(f *fleet) *fleet {
	f.lines = slices.DeleteFunc(f.lines, func(l fleetLine) bool {
		n, ok := marked(&l)
		return ok && !c.holds[n]
	})
	return f
}

// saving gives what a set saves in a cell, in units.
func (s *search) saving(c *cell, taken []bool) (*big.Int, error) {
	key := make([]byte, len(c.scope))
	for k, n := range c.scope {
		if taken[n] {
			key[k] = 1
		}
	}
	if v, ok := c.memo[string(key)]; ok {
		return v, nil
	}
	s.tried++
	f := c.part.clone()
	for _, n := range s.order {
		if taken[n] && slices.Contains(c.scope, n) {
			s.options[n].lever.apply(f)
		}
	}
	total, refused, err := s.compute(c.own(f))
	if err != nil {
		return nil, err
	}
	if refused > c.refused {
		return nil, fmt.Errorf("strategy: a lever made %d lines impossible to compute", refused-c.refused)
	}
	v := total.Sub(c.base, total)
	c.memo[string(key)] = v
	return v, nil
}

// saved sums what a set saves over the cells; they have been computed.
func (s *search) saved(taken []bool) *big.Int {
	sum := new(big.Int)
	for _, c := range s.cells {
		if v, err := s.saving(c, taken); err == nil {
			sum.Add(sum, v)
		}
	}
	return sum
}

// of gives the lines of some items.
func (s *search) of(items []string) []int {
	var out []int
	for n := range s.fleet.lines {
		if slices.Contains(items, s.fleet.lines[n].Item) {
			out = append(out, n)
		}
	}
	return out
}
