package agent

import (
	"time"

	"github.com/shopspring/decimal"
)

// Kind is what the agent takes the device for.
type Kind uint8

// Kinds, as GLPI's "itemtype" has them. Unmanaged is what the agent could
// not tell, or has no list of its own: a storage array, a UPS.
const (
	Unmanaged Kind = iota
	Computer
	Phone
	NetworkEquipment
	Printer
)

// Device is one device as the agents describe it. Numbers are 0, texts ""
// and measures invalid where nothing is told.
type Device struct {
	File    string // where it was read, for whoever reads several
	ID      string // the agent's name for it, "deviceid"
	Files   int    // that describe it whole: beyond 1, it was seen again
	Partial bool   // only partial files speak of it
	Kind    Kind

	Type    string // item of the catalogue that the chassis is, "" where the model must tell
	Default string // item to take where neither type nor model tells
	VM      string // "VMware", "VirtualBox"…: a machine that is no hardware; "" otherwise

	Name, Chassis, Manufacturer, Model, Serial, UUID, Asset, System string

	// BIOS is the day of its firmware: no proof of a purchase, since updates
	// move it. Zero when unknown or impossible.
	BIOS time.Time

	CPUs  int // processors
	Cores int // of one processor

	RAM           decimal.NullDecimal // GB
	SSD, HDD      decimal.NullDecimal // GB of the machine's own disks
	UndecidedDisk decimal.NullDecimal // GB of disks that may be either

	Monitors   []Monitor // that stand beside it
	Panels     int       // its own, listed among its monitors
	Queues     int       // printers that it can print on: no device of their own
	Machines   []Machine // virtual machines that it hosts
	Containers int       // that it hosts: no machines
	Stack      []Member  // switches of a stack, two or more; nil for one device
	Pages      int64     // printed in its life
	Doubts     []Doubt

	facts facts // what the rest is drawn from
}

// Units is the number of devices that it is: the members of a stack, or 1.
func (d *Device) Units() int { return max(1, len(d.Stack)) }

// Monitor is a screen beside a device.
type Monitor struct {
	Manufacturer, Model, Serial string

	Made   int                 // year of manufacture
	Inches decimal.NullDecimal // diagonal, to a tenth
}

// Machine is a virtual machine on its host.
type Machine struct {
	Name, UUID string
	Kind       string // "vmware", "hyperv", "kvm"… as the agent says
	Off        bool   // it did not run when the agent looked

	VCPU decimal.NullDecimal // virtual processors
	RAM  decimal.NullDecimal // GB
	Disk decimal.NullDecimal // GB of its virtual disks
}

// Member is one switch of a stack.
type Member struct{ Name, Model, Serial string }

// Doubt is what people should check about a device: a code, a French
// sentence, and the value that it is about.
type Doubt struct{ Code, Message, Value string }
