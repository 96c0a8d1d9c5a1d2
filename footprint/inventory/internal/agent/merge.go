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
	d.facts.add(o.facts.numbers)
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
