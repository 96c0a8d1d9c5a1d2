package agent

import "strings"

// conclude draws the rest from the facts, when all have been read.
func (d *Device) conclude() {
	d.Doubts = nil
	d.Kind = d.kind()
	shape, sure := d.shape()
	d.Type, d.Default = d.items(shape, sure)
	d.hosted()
	d.sortScreens(shape)
}

// networkKinds are what agents say of a device found on the network.
var networkKinds = map[string]Kind{"computer": Computer, "network": NetworkEquipment, "printer": Printer, "phone": Phone}

// kind is the declared one, else that found on the network; what runs an
// agent of its own is a computer.
func (d *Device) kind() Kind {
	switch found := networkKinds[meaning("network-kind", d.facts.network)]; {
	case d.facts.declared != Unmanaged:
		return d.facts.declared
	case found != Unmanaged:
		return found
	case d.facts.mobile:
		return Computer
	}
	return Unmanaged
}

// shape is what the machine looks like: "laptop", "all-in-one", "tower"…, ""
// when nothing tells. The model tells an all-in-one that calls itself a
// desktop, and tells alone where there is no chassis. Without either the shape
// is not sure: a battery makes a laptop, an agent of its own a smartphone.
func (d *Device) shape() (shape string, sure bool) {
	byModel, byChassis := meaning("model", d.Model), meaning("chassis", d.Chassis)
	switch {
	case d.Kind == NetworkEquipment || d.Kind == Printer:
		return "", false
	case byModel == "all-in-one", byChassis == "" && byModel != "":
		return byModel, true
	case byChassis != "":
		return byChassis, true
	case d.Kind == Phone && d.facts.mobile:
		return "phone", false
	case d.Kind == Computer && d.facts.battery:
		return "laptop", false
	}
	return "", false
}

// manyPorts make a device of the network that tells no more a switch, most likely.
const manyPorts = 8

// items gives the item that the shape is, and the one to take where neither
// it nor the model tells.
func (d *Device) items(shape string, sure bool) (known, otherwise string) {
	if d.VM != "" {
		return "", ""
	}
	item := meaning("item", strings.ReplaceAll(shape, "-", " "))
	switch {
	case sure:
		known = item
	case d.Kind == Printer:
		otherwise = firstOf(d.facts.ink, meaning("network-item", "printer"))
	case d.Kind == NetworkEquipment && (d.facts.ports >= manyPorts || len(d.Stack) > 0):
		otherwise = meaning("network-item", "networking")
	case item != "":
		otherwise = item
	case d.Kind == Phone || d.Kind == Unmanaged:
		otherwise = meaning("network-item", d.facts.network)
	}
	return known, otherwise
}
