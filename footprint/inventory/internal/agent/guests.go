package agent

import (
	"github.com/shopspring/decimal"
)

// guest is a virtual machine or a container, as the agent of its host lists it.
type guest struct {
	Machine
	container bool
}

// guestsOf lists what a machine hosts.
func guestsOf(content *node) []guest {
	var out []guest
	for _, n := range content.all("virtualmachines") {
		g := guest{Machine: Machine{Name: n.get("name"), UUID: n.get("uuid"), Kind: n.get("vmtype"), Off: meaning("status", n.get("status")) == "off"}}
		g.container = meaning("vmtype", g.Kind) == "container"
		if vcpu := count(n.get("vcpu")); vcpu > 0 {
			g.VCPU = decimal.NewNullDecimal(decimal.NewFromInt(int64(vcpu)))
		}
		g.RAM = gigabytes(megabytes(n.get("memory")), mebi)
		var disk decimal.NullDecimal
		for _, drive := range n.all("drives") {
			if size := megabytes(drive.get("total")); size.Valid {
				disk = plus(disk, size.Decimal)
			}
		}
		g.Disk = gigabytes(disk, mebi)
		out = append(out, g)
	}
	return out
}

// hosted parts the guests: machines, and the number of containers.
func (d *Device) hosted() {
	d.Machines, d.Containers = nil, 0
	for _, g := range d.facts.guests {
		if g.container {
			d.Containers++
			continue
		}
		d.Machines = append(d.Machines, g.Machine)
	}
}
