package inventory

import (
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/exact"
)

// agent reads the file of an inventory agent. Its devices are counted once all
// files are read: several may speak of one.
func (g *reading) agent(r io.Reader, name string) error {
	found, err := agent.Decode(delimited.Bounded(r, g.Limits.Bytes), agent.Limits{Bytes: g.Limits.Bytes})
	if err != nil {
		return err
	}
	for _, d := range found {
		d.File = name
	}
	g.agents = append(g.agents, found...)
	return nil
}

// takeAgents counts the devices of all the agents' files.
func (g *reading) takeAgents() error {
	if len(g.agents) == 0 {
		return nil
	}
	rd := g.document("agent", "", nil)
	for _, d := range agent.Merge(g.agents) {
		if d.File != rd.file {
			rd.recognised()
			rd.file, rd.count = d.File, 0
			g.seen.begin(d.File)
		}
		if err := rd.device(d); err != nil {
			return err
		}
	}
	rd.recognised()
	return nil
}

// device accounts for a device, what stands beside it and what it hosts. Rows
// are numbered in its file: the device, its screens, its virtual machines.
func (rd *reader) device(d *agent.Device) error {
	again := max(0, d.Files-1)
	rd.rows += again + d.Panels
	rd.inv.Duplicates += again
	rd.inv.Attached += d.Panels
	for _, doubt := range d.Doubts {
		rd.note(diag.List{{Code: doubt.Code, Severity: diag.Doubt, File: rd.file, Row: rd.count + 1, Value: diag.Clip(doubt.Value), Message: doubt.Message}})
	}
	if again > 0 {
		rd.note(diag.List{{Code: "duplicate", Severity: diag.Notice, File: rd.file, Row: rd.count + 1, Message: "appareil décrit par " + strconv.Itoa(d.Files) + "\u00a0fichiers\u00a0: compté une seule fois"}})
	}
	host := d.Name
	if host == "" {
		host = rd.row.id(rd.count + 1)
	}
	for _, cells := range rd.cellsOf(d) {
		if err := rd.thing(cells); err != nil {
			return err
		}
	}
	for _, m := range d.Machines {
		rd.guest(m, host)
	}
	return nil
}

// thing accounts for one row that a device comes to.
func (rd *reader) thing(cells cellsOf) error {
	rd.count++
	rd.rows++
	return rd.take(cells.record(rd.count))
}

// guest keeps a virtual machine.
func (rd *reader) guest(m agent.Machine, host string) {
	rd.count++
	rd.rows++
	rd.inv.Attached++
	rd.inv.Machines = append(rd.inv.Machines, footprint.Machine{ID: rd.row.id(rd.count), File: rd.file, Row: rd.count, Name: firstLine(m.Name), Host: firstLine(host), VCPU: m.VCPU, RAM: m.RAM, Storage: m.Disk})
}

// cellsOf gives the rows of a device: itself, or each switch of a stack, then
// its screens. A virtual machine is one too, which is then attached.
func (rd *reader) cellsOf(d *agent.Device) []cellsOf {
	own := cellsOf{fieldType: rd.typeOf(d), fieldManufacturer: d.Manufacturer, fieldModel: d.Model, fieldName: d.Name, fieldSerial: d.Serial, fieldUUID: d.UUID, fieldAsset: d.Asset,
		fieldSystem: d.System, fieldCPU: count(d.CPUs), fieldCores: count(d.Cores), fieldMemory: measured(d.RAM), fieldSSD: measured(d.SSD), fieldHDD: measured(d.HDD)}
	if !d.BIOS.IsZero() {
		own[fieldFirmware] = d.BIOS.Format("2006-01-02")
	}
	out := []cellsOf{own}
	for n, member := range d.Stack {
		if n > 0 {
			out = append(out, cellsOf{fieldType: own[fieldType], fieldManufacturer: d.Manufacturer, fieldModel: member.Model, fieldName: member.Name, fieldSerial: member.Serial})
		}
	}
	for _, m := range d.Monitors {
		out = append(out, cellsOf{fieldType: monitorItem, fieldManufacturer: m.Manufacturer, fieldModel: m.Model, fieldSerial: m.Serial, fieldDiagonal: measured(m.Inches)})
	}
	return out
}

// monitorItem is a screen that stands beside a computer.
const monitorItem = "monitor"

// typeOf gives the item that the chassis tells, or else that the agent's kind
// does where the model tells nothing.
func (rd *reader) typeOf(d *agent.Device) string {
	switch {
	case d.VM != "":
		return virtualType
	case d.Type != "":
		return d.Type
	case rd.agrees(d.Default, factors.Label{Manufacturer: d.Manufacturer, Model: d.Model}):
		return ""
	}
	return d.Default
}

// agrees tells whether the model is known as something of the category of what
// the agent takes the device for.
func (rd *reader) agrees(item string, label factors.Label) bool {
	kind, ok := rd.set.Item(item)
	found := rd.set.Identify(label).Items
	return len(found) > 0 && (!ok || found[0].Category == kind.Category)
}

// virtualType is a type that the table of words knows for a virtual machine.
const virtualType = "machine virtuelle"

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// measured writes a number so that three decimals are no thousands.
func measured(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	text := exact.String(d.Decimal)
	if _, decimals, _ := strings.Cut(text, "."); len(decimals) == 3 {
		text += "0"
	}
	return text
}
