package agent

import (
	"cmp"
	"slices"
)

// Merge brings what several files say of one device into one, in the order
// of their first appearance. Which devices there are does not depend on that
// order, and merging again changes nothing.
//
// Devices are one when they share a UUID, unless different serial numbers
// tell them apart, as clones of one board; or a serial number, unless
// different UUIDs do, as blades of one enclosure; or the number of the agent,
// unless either does, as clones of one disk. What several files list
// (monitors, virtual machines) counts once; of other things the first that is
// told counts.
//
// The devices given are not changed.
func Merge(devices []*Device) []*Device {
	g := grouped(devices)
	var out []*merged
	place := map[int]*merged{}
	for n, d := range devices {
		top := g.top(n)
		if first := place[top]; first != nil {
			first.absorb(d)
			continue
		}
		place[top] = begin(d)
		out = append(out, place[top])
	}
	var all []*Device
	for _, m := range out {
		all = append(all, m.end())
	}
	return all
}

// merged is a device while files are brought together. What it lists stands
// here with its keys, which each file would otherwise have drawn anew.
type merged struct {
	Device
	screens union[screen]
	guests  union[guest]
}

// begin starts with what the first file tells.
func begin(d *Device) *merged {
	m := &merged{Device: *d, screens: newUnion(screen.key), guests: newUnion(guest.key)}
	m.facts.ids = slices.Clone(d.facts.ids)
	m.screens.add(d.facts.screens)
	m.guests.add(d.facts.guests)
	return m
}

// end gives the device, and draws the rest from all that was told.
func (m *merged) end() *Device {
	d := &m.Device
	slices.Sort(d.facts.ids)
	d.facts.ids = slices.Compact(d.facts.ids)
	d.facts.screens, d.facts.guests = m.screens.list, m.guests.list
	d.conclude()
	return d
}

// absorb fills what a device does not tell with what another file tells of it.
func (m *merged) absorb(o *Device) {
	m.Files += o.Files
	m.Partial = m.Partial && o.Partial
	for _, f := range []struct {
		into *string
		text string
	}{
		{&m.ID, o.ID}, {&m.VM, o.VM}, {&m.Name, o.Name}, {&m.Chassis, o.Chassis}, {&m.Manufacturer, o.Manufacturer}, {&m.Model, o.Model},
		{&m.Serial, o.Serial}, {&m.UUID, o.UUID}, {&m.Asset, o.Asset}, {&m.System, o.System}, {&m.facts.network, o.facts.network}, {&m.facts.ink, o.facts.ink},
	} {
		*f.into = cmp.Or(*f.into, f.text)
	}
	if m.BIOS.IsZero() {
		m.BIOS = o.BIOS
	}
	m.absorbParts(o)
	m.facts.declared = cmp.Or(m.facts.declared, o.facts.declared)
	m.facts.battery = m.facts.battery || o.facts.battery
	m.facts.mobile = m.facts.mobile || o.facts.mobile
	m.facts.ports = max(m.facts.ports, o.facts.ports)
	m.facts.add(o.facts.numbers)
	m.facts.ids = append(m.facts.ids, o.facts.ids...)
	m.screens.add(o.facts.screens)
	m.guests.add(o.facts.guests)
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

// union is what several lists have, once. Alike things without a number count
// as often as in the list that has the most of them.
type union[T any] struct {
	list []T
	have map[string]int // of the list, by key
	key  func(T) string
}

func newUnion[T any](key func(T) string) union[T] {
	return union[T]{have: map[string]int{}, key: key}
}

// add takes over what a further list has and the others have not.
func (u *union[T]) add(more []T) {
	met := map[string]int{}
	for _, t := range more {
		key := u.key(t)
		if met[key]++; met[key] > u.have[key] {
			u.have[key]++
			u.list = append(u.list, t)
		}
	}
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
