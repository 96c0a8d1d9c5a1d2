package agent

import (
	"strings"
	"time"
)

// facts are what several files may tell of a device, and from which the
// rest is concluded when all have been read.
type facts struct {
	numbers

	screens  []screen
	guests   []guest
	network  string // "type" of a device found on the network
	ink      string // item that its cartridges tell
	ports    int
	battery  bool
	mobile   bool // described by an agent of its own, and not found on the network
	declared Kind // "itemtype"
}

// describeAll gives the devices of a document: those of a task on the
// network, or the one that the agent runs on.
func describeAll(root *node) []*Device {
	content := root.first("content")
	found := content.all("device")
	if len(found) == 0 {
		return []*Device{describe(root, content)}
	}
	out := make([]*Device, len(found))
	for n, device := range found {
		out[n] = describeFound(device)
	}
	return out
}

// describe gives the device of a document.
func describe(root, content *node) *Device {
	d := &Device{ID: root.get("deviceid"), Partial: truth(root.get("partial"))}
	if !d.Partial {
		d.Files = 1
	}
	d.facts.declared = kinds[strings.ToLower(root.get("itemtype"))]
	hardware := content.first("hardware")
	d.name(hardware, content.first("bios"))
	d.System = content.first("operatingsystem").get("full_name", "name")
	if d.System == "" {
		d.System = hardware.get("osname")
	}
	d.BIOS = firmware(content.first("bios").get("bdate"), dayOf(content.first("accesslog").get("logdate")))
	d.VM = hypervisor(hardware.get("vmsystem"), d.Manufacturer, d.Model)
	d.measure(content)
	d.facts.screens = screensOf(content)
	d.facts.guests = guestsOf(content)
	d.facts.battery = content.has("batteries")
	d.facts.mobile = len(hardware.kids) > 0
	d.Queues = len(content.all("printers"))
	d.Pages = pages(content)
	d.facts.ink = inkOf(content)
	d.found(content.first("network_device"))
	d.Stack = stackOf(content.all("network_components"), "contained_index")
	d.facts.ports = ethernet(content.all("network_ports"))
	d.identify()
	return d
}

// describeFound gives a device of the XML of a task on the network. The
// number of the file is that of the agent that looked, not of the device.
func describeFound(device *node) *Device {
	d := &Device{Files: 1}
	d.found(device.first("info"))
	d.Stack = stackOf(device.first("components").all("component"), "containedinindex")
	d.facts.ports = ethernet(device.first("ports").all("port"))
	d.Pages = pages(device)
	d.facts.ink = inkOf(device)
	d.identify()
	return d
}

// kinds are the values of "itemtype".
var kinds = map[string]Kind{"computer": Computer, "phone": Phone, "networkequipment": NetworkEquipment, "printer": Printer}

// name fills what a computer or a phone is called.
func (d *Device) name(hardware, bios *node) {
	d.Name = hardware.get("name")
	d.UUID = hardware.get("uuid")
	d.Chassis = hardware.get("chassis_type")
	if d.Chassis == "" {
		d.Chassis = bios.get("type") // where OCS has it
	}
	d.Manufacturer = told(bios, "smanufacturer", "mmanufacturer")
	d.Model = told(bios, "smodel", "mmodel")
	d.Serial = told(bios, "ssn", "enclosureserial")
	d.Asset = told(bios, "assettag")
}

// found fills what a device found on the network is called.
func (d *Device) found(info *node) {
	if len(info.kids) == 0 {
		return
	}
	d.Name, d.Serial = info.get("name"), told(info, "serial")
	d.Manufacturer, d.Model = told(info, "manufacturer"), told(info, "model")
	d.facts.network = info.get("type")
}

// told gives the first of some texts that a maker filled in.
func told(n *node, names ...string) string {
	for _, name := range names {
		if text := n.get(name); text != "" && meaning("text", text) == "" {
			return text
		}
	}
	return ""
}

// hypervisor names what a virtual machine runs on, "" for hardware.
func hypervisor(system, maker, model string) string {
	if system != "" && meaning("vm", system) == "" {
		return system
	}
	return virtualModel(maker, model)
}

// virtualModel knows the models that hypervisors give. "Virtual Machine" is
// Microsoft's alone.
func virtualModel(maker, model string) string {
	name := meaning("vm-model", model)
	if name == "Hyper-V" && !strings.Contains(strings.ToLower(maker), "microsoft") {
		return ""
	}
	return name
}

func truth(text string) bool { return text != "" && text != "0" && !strings.EqualFold(text, "false") }

// Years that the firmware of a machine in use may have.
const (
	firstFirmware = 1995
	lastFirmware  = 2100
)

// firmware reads the day of a BIOS: 2016-02-06, 20160206, and with strokes
// the month first, as SMBIOS has it, unless it cannot be one. It gives no
// day after that of the inventory.
func firmware(text string, logged time.Time) time.Time {
	day := dayOf(text)
	if day.Year() < firstFirmware || day.Year() > lastFirmware || !logged.IsZero() && day.After(logged) {
		return time.Time{}
	}
	return day
}

// dayForms are those of a day; what follows it, an hour, is not read.
var dayForms = []string{"2006-01-02", "2006/01/02", "20060102", "01/02/2006", "02/01/2006", "1/2/2006", "01/02/06"}

// dayOf reads a day, zero when it cannot.
func dayOf(text string) time.Time {
	text, _, _ = strings.Cut(text, " ")
	text, _, _ = strings.Cut(text, "T")
	if len(text) > len("20060102") && strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' }) >= len("20060102") {
		text = text[:len("20060102")] // 20160206000000.000000+000
	}
	for _, form := range dayForms {
		if day, err := time.Parse(form, text); err == nil {
			return day
		}
	}
	return time.Time{}
}
