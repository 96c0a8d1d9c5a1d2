package agent

import (
	"cmp"
	"maps"
	"slices"
)

// Merge brings what several files say of one device into one, in the order
// of their first appearance. Which devices there are does not depend on that
// order, and merging again changes nothing.
//
// Devices are one when they have the same serial number; or the same UUID,
// unless machines of different serial numbers share it; or the same number of
// the agent, unless machines of different serial numbers or UUIDs share it,
// as clones of one disk do. What several of them list (monitors, virtual
// machines) counts once; of other things the first that is told counts.
//
// The devices given are not changed.
func Merge(devices []*Device) []*Device {
	g := newGroups(devices)
	g.join(func(f *facts) []string { return f.serials }, always)
	g.join(func(f *facts) []string { return f.uuids }, oneSerial)
	g.join(func(f *facts) []string { return f.ids }, oneMachine)
	var out []*Device
	place := map[int]*Device{}
	for n, d := range devices {
		top := g.top(n)
		if first := place[top]; first != nil {
			first.absorb(d)
			continue
		}
		place[top] = d.clone()
		out = append(out, place[top])
	}
	for _, d := range out {
		d.conclude()
	}
	return out
}

// groups parts devices into those that are one (union and find).
type groups struct {
	above []int    // of each, another of its group that is nearer to the top
	facts []*facts // of each top, the numbers of its group
}

func newGroups(devices []*Device) *groups {
	g := &groups{above: make([]int, len(devices)), facts: make([]*facts, len(devices))}
	for n, d := range devices {
		g.above[n] = n
		g.facts[n] = &facts{ids: d.facts.ids, uuids: d.facts.uuids, serials: d.facts.serials}
	}
	return g
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
		g.facts[a].add(g.facts[b])
	}
}

func (f *facts) add(other *facts) {
	f.ids, f.uuids, f.serials = union(f.ids, other.ids), union(f.uuids, other.uuids), union(f.serials, other.serials)
}

// join unites the groups that share a number, where they agree; where they do
// not, only those that have nothing to disagree with. Numbers are taken in
// order, so that the order of the devices decides nothing.
func (g *groups) join(of func(*facts) []string, agree func([]*facts) (all bool, bare func(*facts) bool)) {
	holders := map[string][]int{}
	for n := range g.above {
		if g.top(n) == n {
			for _, number := range of(g.facts[n]) {
				holders[number] = append(holders[number], n)
			}
		}
	}
	for _, number := range slices.Sorted(maps.Keys(holders)) {
		g.joinHolders(holders[number], agree)
	}
}

func (g *groups) joinHolders(holders []int, agree func([]*facts) (bool, func(*facts) bool)) {
	var tops []int
	for _, n := range holders {
		tops = append(tops, g.top(n))
	}
	slices.Sort(tops)
	tops = slices.Compact(tops)
	all := make([]*facts, len(tops))
	for n, top := range tops {
		all[n] = g.facts[top]
	}
	if same, bare := agree(all); !same {
		tops = slices.DeleteFunc(tops, func(top int) bool { return !bare(g.facts[top]) })
	}
	for _, top := range tops {
		g.unite(tops[0], top)
	}
}

func always([]*facts) (bool, func(*facts) bool) { return true, nil }

// oneSerial holds when at most one of the groups has serial numbers.
func oneSerial(all []*facts) (bool, func(*facts) bool) {
	with := 0
	for _, f := range all {
		with += min(1, len(f.serials))
	}
	return with <= 1, func(f *facts) bool { return len(f.serials) == 0 }
}

// oneMachine holds when at most one of the groups has serial numbers, and all
// have one UUID between them or are one already.
func oneMachine(all []*facts) (bool, func(*facts) bool) {
	one, _ := oneSerial(all)
	with := 0
	var uuids []string
	for _, f := range all {
		with += min(1, len(f.uuids))
		uuids = union(uuids, f.uuids)
	}
	one = one && (with <= 1 || len(uuids) == 1)
	return one, func(f *facts) bool { return len(f.serials) == 0 && len(f.uuids) == 0 }
}

// clone is a copy that can be added to.
func (d *Device) clone() *Device {
	c := *d
	c.facts.screens, c.facts.guests = slices.Clone(d.facts.screens), slices.Clone(d.facts.guests)
	return &c
}

// absorb fills what a device does not tell with what another file tells of it.
func (d *Device) absorb(o *Device) {
	d.Files += o.Files
	d.Partial = d.Partial && o.Partial
	for _, f := range []struct {
		into *string
		text string
	}{
		{&d.ID, o.ID}, {&d.VM, o.VM}, {&d.Name, o.Name}, {&d.Chassis, o.Chassis}, {&d.Manufacturer, o.Manufacturer}, {&d.Model, o.Model},
		{&d.Serial, o.Serial}, {&d.UUID, o.UUID}, {&d.Asset, o.Asset}, {&d.System, o.System}, {&d.facts.network, o.facts.network}, {&d.facts.ink, o.facts.ink},
	} {
		*f.into = cmp.Or(*f.into, f.text)
	}
	if d.BIOS.IsZero() {
		d.BIOS = o.BIOS
	}
	d.absorbParts(o)
	d.facts.declared = cmp.Or(d.facts.declared, o.facts.declared)
	d.facts.battery = d.facts.battery || o.facts.battery
	d.facts.mobile = d.facts.mobile || o.facts.mobile
	d.facts.ports = max(d.facts.ports, o.facts.ports)
	d.facts.screens = once(d.facts.screens, o.facts.screens, screen.key)
	d.facts.guests = once(d.facts.guests, o.facts.guests, guest.key)
	d.facts.add(&o.facts)
}

// absorbParts fills the components: each from one file, since the modules of
// two would count twice.
func (d *Device) absorbParts(o *Device) {
	if d.CPUs == 0 {
		d.CPUs, d.Cores = o.CPUs, o.Cores
	}
	if !d.RAM.Valid {
		d.RAM = o.RAM
	}
	if !d.SSD.Valid && !d.HDD.Valid && !d.UndecidedDisk.Valid {
		d.SSD, d.HDD, d.UndecidedDisk = o.SSD, o.HDD, o.UndecidedDisk
	}
	if len(d.Stack) == 0 {
		d.Stack = o.Stack
	}
	d.Queues, d.Pages = max(d.Queues, o.Queues), max(d.Pages, o.Pages)
}

// once adds what a second list has and the first has not. Alike things
// without a number count as often as in the list that has the most of them.
func once[T any](first, second []T, key func(T) string) []T {
	have := map[string]int{}
	for _, t := range first {
		have[key(t)]++
	}
	for _, t := range second {
		if have[key(t)]--; have[key(t)] < 0 {
			first = append(first, t)
		}
	}
	return first
}

// key knows a monitor again by its number, or else by what it is.
func (s screen) key() string {
	if number := identifying(s.Serial); number != "" {
		return "n" + number
	}
	return "m" + s.Manufacturer + "\x00" + s.Model
}

// key knows a guest again by its UUID, or else by its name.
func (g guest) key() string {
	if number := identifying(g.UUID); number != "" {
		return "n" + number
	}
	return "m" + g.Kind + "\x00" + g.Name
}
