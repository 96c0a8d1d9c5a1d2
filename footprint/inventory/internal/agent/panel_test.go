package agent_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The screens are those of real machines; sizes are as their EDID has them.
var (
	auoPanel     = fields{"manufacturer": "AU Optronics", "base64": display{maker: "AUO", product: 0x313d, cm: [2]byte{31, 17}, text: "B140HAK03.1", year: 2020}.base64()}
	lgdPanel     = fields{"base64": display{maker: "LGD", product: 0x046f, cm: [2]byte{34, 19}, text: "LP156WF6-SPK3", year: 2016}.base64()}
	lenovoPanel  = fields{"manufacturer": "Lenovo Group Limited", "base64": display{maker: "LEN", product: 0x40ba, cm: [2]byte{34, 19}}.base64()}
	lenovoOwn    = fields{"manufacturer": "Lenovo Group Limited", "base64": display{maker: "LEN", product: 0x61ce, cm: [2]byte{53, 30}, name: "T24i-10"}.base64()}
	sharpPanel   = fields{"manufacturer": "Sharp Corporation", "caption": "DJCP6", "base64": display{maker: "SHP", product: 0x1449, cm: [2]byte{29, 17}, text: "DJCP6\x80LQ133M1"}.base64()}
	sharpWall    = fields{"manufacturer": "Sharp Corporation", "caption": "PN-HW501"}
	dellScreen   = fields{"manufacturer": "Dell Inc.", "base64": display{maker: "DEL", product: 0xd0d9, cm: [2]byte{53, 30}, name: "DELL P2419H", alphanumeric: "9DX6TS2"}.base64()}
	oldDell      = fields{"manufacturer": "Dell Inc.", "base64": display{maker: "DEL", product: 0x4052, cm: [2]byte{34, 27}, name: "DELL 1707FP", analog: true}.base64()}
	generic      = fields{"caption": "Moniteur Plug-and-Play générique", "manufacturer": "(Types d’écrans standard)"}
	colorLCD     = fields{"caption": "Color LCD"}
	projector    = fields{"base64": display{maker: "SEC", product: 0x1200, cm: [2]byte{16, 9}, name: "EPSON PJ"}.base64()}
	cinema       = fields{"caption": "LED Cinema Display", "base64": display{maker: "APP", product: 0x9236, cm: [2]byte{52, 32}, name: "LED Cinema"}.base64()}
	hpAllInOne   = fields{"base64": display{maker: "HWP", product: 0x4253, cm: [2]byte{51, 29}, name: "HP All-in-One"}.base64()}
	unknownPanel = fields{"caption": "XY156KJ02", "base64": display{maker: "ZZY", product: 1, cm: [2]byte{34, 19}, text: "XY156KJ02"}.base64()}
	qemu         = fields{"caption": "QEMU Monitor", "base64": display{maker: "RHT", product: 0x1234, cm: [2]byte{32, 20}, name: "QEMU Monitor"}.base64()}
)

// on is a screen with the port that it stands on.
func on(port string, screen fields) fields {
	out := fields{"port": port}
	for k, v := range screen {
		out[k] = v
	}
	return out
}

// unnamed is a screen that tells its maker and its size alone.
func unnamed(maker string, width, height byte) fields {
	return fields{"base64": display{maker: maker, cm: [2]byte{width, height}}.base64()}
}

func TestOwnPanelIsNoMonitor(t *testing.T) {
	tests := []struct {
		name           string
		chassis, model string
		screens        []any
		monitors       []string // models
		panels         int
		doubts         []string
	}{
		{"a panel maker's glass in a laptop", "Notebook", "Latitude 5420", []any{auoPanel}, nil, 1, nil},
		{"the same with a screen beside it", "Notebook", "Latitude 5420", []any{dellScreen, auoPanel}, []string{"DELL P2419H"}, 1, nil},
		{"a maker of laptops and screens: its panel", "Laptop", "20W0", []any{lenovoPanel, lenovoOwn}, []string{"T24i-10"}, 1, nil},
		{"a maker of televisions: its panel", "Laptop", "XPS 13 9350", []any{sharpPanel}, nil, 1, nil},
		{"a maker of televisions: its display", "Laptop", "XPS 13 9350", []any{sharpPanel, sharpWall}, []string{"PN-HW501"}, 1, nil},
		{"a maker of panels and projectors: its projector", "Laptop", "XPS 13 9350", []any{lgdPanel, projector}, []string{"EPSON PJ"}, 1, nil},
		{"lid closed, an old screen no larger than a laptop's", "Notebook", "EliteBook", []any{oldDell}, []string{"DELL 1707FP"}, 0, nil},
		{"lid closed, a screen whose name tells it", "Notebook", "Latitude", []any{dellScreen}, []string{"DELL P2419H"}, 0, nil},
		{"the port says more than the glass", "Notebook", "Latitude", []any{on("HDMI", auoPanel)}, []string{""}, 0, nil},
		{"a port that panels stand on as well", "Notebook", "Latitude", []any{on("DisplayPort", auoPanel)}, nil, 1, nil},
		{"a port inside the case", "Notebook", "Latitude", []any{on("LVDS", generic), on("HDMI", generic)}, []string{""}, 1, nil},
		{"embedded DisplayPort, as Windows calls it", "Notebook", "Latitude", []any{on("eDisplayPort", dellScreen)}, nil, 1, nil},
		{"nothing tells: the first on a laptop is its own", "Notebook", "Latitude", []any{generic, generic}, []string{""}, 1, []string{"likely-panel"}},
		{"a laptop has one panel", "Notebook", "Latitude", []any{auoPanel, lgdPanel}, []string{""}, 1, []string{"second-panel"}},
		{"only the PNP id is known", "Notebook", "Latitude", []any{fields{"caption": "AUO106C"}, fields{"caption": "PHLC156"}}, []string{""}, 1, nil},
		{"the part number of a panel for its name, from a maker that nobody knows", "Notebook", "Latitude", []any{unknownPanel}, nil, 1, nil},
		{"a panel known by its model alone", "Notebook", "Latitude", []any{fields{"caption": "LP156WF6-SPK3"}}, nil, 1, nil},
		{"a MacBook without a chassis", "", "MacBookPro11,4", []any{colorLCD, cinema}, []string{"LED Cinema"}, 1, nil},
		{"a tablet", "Tablet", "Surface Pro", []any{auoPanel, dellScreen}, []string{"DELL P2419H"}, 1, nil},
		{"an iMac: its panel has the model's name", "", "iMac15,1", []any{fields{"caption": "iMac"}}, nil, 1, nil},
		{"an all-in-one: its panel is as large as a monitor", "All in One", "OptiPlex 7450 AIO", []any{hpAllInOne, dellScreen}, []string{"DELL P2419H"}, 1, nil},
		{"an all-in-one that calls itself a desktop", "Desktop", "HP EliteOne 800 G5", []any{hpAllInOne}, nil, 1, nil},
		{"an all-in-one of which nothing tells", "All in One", "ThinkCentre M90a", []any{generic}, nil, 1, []string{"likely-panel"}},
		{"beside a tower all are monitors", "Mini Tower", "OptiPlex 7000", []any{auoPanel, generic, lenovoPanel}, []string{"", "", ""}, 0, nil},
		{"a desktop may be an all-in-one", "Desktop", "Precision", []any{auoPanel}, []string{""}, 0, []string{"likely-monitor"}},
		{"a desktop and its screen", "Desktop", "Precision", []any{dellScreen}, []string{"DELL P2419H"}, 0, nil},
		{"no chassis and a panel maker's glass", "", "NP50", []any{lgdPanel}, nil, 1, nil},
		{"no chassis and nothing told", "", "NP50", []any{generic}, []string{""}, 0, []string{"likely-monitor"}},
		{"a screen of no matter", "Rack Mount Chassis", "PowerEdge R640", []any{qemu}, nil, 0, nil},
		{"a server has no panel", "Rack Mount Chassis", "PowerEdge R640", []any{dellScreen}, []string{"DELL P2419H"}, 0, nil},
		{"one monitor on two outputs", "Tower", "OptiPlex", []any{dellScreen, dellScreen}, []string{"DELL P2419H"}, 0, nil},
		{"two monitors without a number", "Tower", "OptiPlex", []any{oldDell, oldDell}, []string{"DELL 1707FP", "DELL 1707FP"}, 0, nil},
		{"a panel maker's glass that is too large for a laptop", "Notebook", "Latitude", []any{unnamed("LGD", 60, 34)}, []string{""}, 0, nil},
		{"larger than laptops are, smaller than monitors", "Notebook", "Latitude", []any{unnamed("ZZY", 39, 24)}, nil, 1, []string{"likely-panel"}},
		{"small and of a maker that nobody knows", "Notebook", "Latitude", []any{unnamed("ZZY", 31, 17)}, nil, 1, nil},
		{"small beside what may be an old desktop", "", "NP50", []any{unnamed("ZZY", 34, 27)}, []string{""}, 0, []string{"likely-monitor"}},
		{"no panel is analog", "Notebook", "Latitude", []any{fields{"base64": display{maker: "ZZY", cm: [2]byte{34, 27}, analog: true}.base64()}}, []string{""}, 0, nil},
		{"the display of a maker of panels, lid closed", "Notebook", "Latitude", []any{sharpWall}, []string{"PN-HW501"}, 0, nil},
		{"no chassis and a maker of panels and televisions", "", "NP50", []any{sharpPanel}, nil, 1, nil},
		{"an all-in-one whose panel has the name of the model", "All in One", "Inspiron 24 5410", []any{fields{"caption": "Inspiron 24"}, dellScreen}, []string{"DELL P2419H"}, 1, nil},
		{"an empty list", "Notebook", "Latitude", []any{}, nil, 0, nil},
		{"an empty monitor", "Notebook", "Latitude", []any{fields{}}, nil, 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := decode(t, document(fields{
				"hardware": fields{"name": "pc", "chassis_type": tt.chassis},
				"bios":     fields{"smanufacturer": "Maker", "smodel": tt.model},
				"monitors": tt.screens,
			}))
			got := tallyOf(d)
			var models []string
			for _, m := range d.Monitors {
				models = append(models, m.Model)
			}
			require.Equal(t, tt.monitors, models)
			require.Equal(t, tt.panels, d.Panels)
			require.Equal(t, tt.doubts, got.doubts)
		})
	}
}

func TestBatteryTellsALaptopWithoutAChassis(t *testing.T) {
	content := fields{"hardware": fields{"name": "pc"}, "bios": fields{"smodel": "NP50"}, "monitors": []any{generic}}
	require.Empty(t, decode(t, document(content)).Panels)
	content["batteries"] = []any{fields{"capacity": 40000}}
	d := decode(t, document(content))
	require.Equal(t, 1, d.Panels)
	require.Equal(t, "laptop", d.Default, "the model may know better")
	require.Empty(t, d.Type)
}
