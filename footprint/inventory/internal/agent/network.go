package agent

import (
	"slices"
	"strconv"
)

// stackOf gives the switches of a stack, from the components of a device
// (ENTITY-MIB, RFC 6933): those of type "chassis" with a serial number of
// their own, or which a component of type "stack" contains. A lone chassis
// is the device itself; modules, fans, supplies and ports are parts of it.
func stackOf(components []*node, container string) []Member {
	stacks := map[string]bool{}
	for _, c := range components {
		if c.get("type") == "stack" {
			stacks[c.get("index")] = true
		}
	}
	var out []Member
	known := map[string]bool{}
	for _, c := range components {
		m := Member{Name: c.get("name"), Model: told(c, "model"), Serial: told(c, "serial")}
		number := identifying(m.Serial)
		if c.get("type") != "chassis" || known[number] || number == "" && !stacks[c.get(container)] {
			continue
		}
		known[number] = number != ""
		out = append(out, m)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// ethernetTypes are those of the ports that cables go to (IANAifType):
// ethernetCsmacd and gigabitEthernet.
var ethernetTypes = []string{"6", "117"}

func ethernet(ports []*node) (number int) {
	for _, p := range ports {
		if slices.Contains(ethernetTypes, p.get("iftype")) {
			number++
		}
	}
	return number
}

// pages reads the counter of a printer.
func pages(n *node) int64 {
	total, err := strconv.ParseInt(n.first("pagecounters").get("total"), 10, 64)
	if err != nil || total < 0 {
		return 0
	}
	return total
}

// inkOf gives the item that cartridges tell: a toner is a laser's.
func inkOf(n *node) string {
	ink := ""
	for _, cartridges := range n.all("cartridges") {
		for _, c := range cartridges.kids {
			if item := meaning("cartridge", c.name); item != "" && ink != "printer-laser" {
				ink = item
			}
		}
	}
	return ink
}
