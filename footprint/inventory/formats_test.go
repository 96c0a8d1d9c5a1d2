package inventory_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// formatSamples are files written after the structure that each tool gives
// its exports, with the account that a person makes of their rows. Where a
// list has no type, each row that its model settles says so.
var formatSamples = []struct {
	format, file string
	want         account
}{
	{"glpi", "glpi-computers.csv", account{
		items: map[string]string{
			"laptop in-use": "2", "laptop stock": "1", "laptop retired": "1", "laptop lost": "1", "desktop in-use": "4", "server in-use": "1",
		},
		refused: 1, attached: 2, twice: 1,
		codes: map[string]int{"unknown-type": 1, "virtual-machine": 1, "duplicate": 1}, // of the two machines one says so by its type
	}},
	{"glpi", "glpi-ordinateurs-achats.csv", account{
		items:   map[string]string{"laptop in-use": "2", "laptop stock": "1", "desktop in-use": "1", "desktop retired": "1", "server in-use": "1"},
		refused: 1, twice: 1, // gone before it came; the same UUID under another name
		codes: map[string]int{"dates-contradict": 1, "renamed-duplicate": 1, "bad-date": 1},
	}},
	{"ocs", "ocs-ordinateurs.csv", account{
		items:   map[string]string{"laptop in-use": "11", "desktop in-use": "7", "server in-use": "1"},
		refused: 4, attached: 5, twice: 1,
		// 6 Latitude (and one again), 5 OptiPlex, 2 EliteDesk and a PowerEdge; 3 ProBook and 2 machine types of Lenovo are likely
		codes: map[string]int{"model": 15, "likely-model": 5, "virtual-machine": 5, "unknown-type": 3, "ambiguous-type": 1, "renamed-duplicate": 1},
	}},
	{"snipe-it", "snipe-it-actifs.csv", account{
		items: map[string]string{
			"laptop in-use": "5", "laptop stock": "1", "laptop retired": "1", "desktop in-use": "1", "monitor in-use": "3", "monitor stock": "1",
			"printer-laser in-use": "1", "smartphone in-use": "1", "smartphone lost": "1", "tablet in-use": "1", "docking-station in-use": "1",
			"server in-use": "1", "switch in-use": "1",
		},
		refused: 1, twice: 1, notData: 1,
		codes: map[string]int{"model": 2, "unknown-type": 1, "unknown-state": 1, "duplicate": 1},
	}},
	{"snipe-it", "snipe-it-report.csv", account{
		items: map[string]string{
			"laptop in-use": "3", "laptop stock": "1", "laptop retired": "1", "desktop in-use": "1", "monitor lost": "1", "monitor retired": "1",
			"smartphone in-use": "1", "ip-phone in-use": "1",
		},
		codes: map[string]int{},
	}},
	{"ecodiag", "ecodiag-parc.tsv", account{
		items: map[string]string{
			"laptop in-use": "12", "desktop in-use": "7", "monitor in-use": "20", "projector in-use": "5", "tablet in-use": "6", "smartphone in-use": "8",
			"printer-laser in-use": "2", "ip-phone in-use": "15", "docking-station in-use": "9", "wifi-access-point in-use": "7", "server in-use": "2",
			"server retired": "1", "keyboard in-use": "10",
		},
		refused: 2, // a graphics card and bare disks
		codes:   map[string]int{"model": 1, "likely-model": 1, "unknown-type": 2},
	}},
	{"intune", "intune-all-devices.csv", account{
		items: map[string]string{
			"laptop in-use": "10", "desktop in-use": "2", "smartphone in-use": "7", "tablet in-use": "2", "tablet retired": "1",
		},
		refused: 2, attached: 2, twice: 1,
		codes: map[string]int{"model": 18, "likely-model": 4, "virtual-machine": 2, "unknown-type": 1, "ambiguous-type": 1, "unknown-word": 1, "duplicate": 1},
	}},
	{"jamf", "jamf-computers.csv", account{
		items:    map[string]string{"laptop in-use": "6", "desktop in-use": "3"},
		attached: 1,
		codes:    map[string]int{"model": 9, "virtual-machine": 1},
	}},
	{"jamf", "jamf-mobile-devices.csv", account{
		items: map[string]string{"tablet in-use": "4", "smartphone in-use": "1", "settop-box in-use": "1"},
		codes: map[string]int{"model": 6},
	}},
	{"workspace-one", "workspace-one-devices.csv", account{
		items:   map[string]string{"smartphone in-use": "7", "tablet in-use": "2", "laptop in-use": "1"},
		refused: 1, twice: 1, // "Core-M5" says nothing without its maker
		codes: map[string]int{"model": 11, "unknown-type": 1, "unknown-state": 1, "renamed-duplicate": 1},
	}},
	{"google-admin", "google-admin-chrome.csv", account{
		items: map[string]string{"laptop in-use": "8", "laptop retired": "1", "desktop in-use": "1"},
		twice: 1,
		codes: map[string]int{"model": 10, "duplicate": 1},
	}},
	{"manageengine", "manageengine-devices.csv", account{
		items: map[string]string{"smartphone in-use": "6", "tablet in-use": "2", "laptop in-use": "2"},
		codes: map[string]int{},
	}},
	{"lansweeper", "lansweeper-assets.csv", account{
		items: map[string]string{
			"laptop in-use": "5", "laptop retired": "1", "laptop lost": "1", "desktop in-use": "2", "server in-use": "3", "monitor in-use": "2",
			"monitor stock": "1", "printer-mfp-office in-use": "1", "switch in-use": "1", "wifi-access-point in-use": "1", "ip-phone in-use": "1",
			"nas in-use": "1", "ups in-use": "1",
		},
		refused: 1, attached: 3,
		codes: map[string]int{"model": 1, "likely-model": 11, "unknown-type": 1, "unknown-state": 1}, // "Windows" is no type
	}},
	{"m57", "m57-etat-de-l-actif.csv", account{
		items: map[string]string{
			"tablet in-use": "45", "interactive-display in-use": "6", "laptop in-use": "32", "projector in-use": "1", "server in-use": "1",
			"monitor in-use": "30", "switch in-use": "4", "copier-a3 in-use": "2", "ups in-use": "1", "ip-phone in-use": "80", "smartphone in-use": "35",
		},
		refused: 1, notData: 7, // three lines above the header, three other accounts, the total
		codes: map[string]int{"other-account": 3, "unknown-type": 1, "bad-date": 1},
	}},
	{"liste", "liste-parc.csv", account{
		items: map[string]string{
			"laptop in-use": "3", "laptop retired": "1", "desktop in-use": "5", "monitor in-use": "12", "monitor stock": "3", "printer-laser in-use": "2",
			"copier-a3 in-use": "1", "projector in-use": "8", "tablet in-use": "24", "smartphone in-use": "16", "ip-phone in-use": "40", "server in-use": "1",
			"wifi-access-point in-use": "9", "wifi-access-point ordered": "3", "internet-box in-use": "3",
		},
		refused: 1, twice: 1, notData: 4, // three lines above the header and the total
		codes: map[string]int{"model": 1, "unknown-type": 1, "imprecise-date": 2, "duplicate": 1},
	}},
	{"machines", "machines-rvtools.csv", account{
		items: map[string]string{}, attached: 5, twice: 1,
		codes: map[string]int{"repeated-machine": 1},
	}},
}

func TestFormats(t *testing.T) {
	for _, tt := range formatSamples {
		t.Run(tt.file, func(t *testing.T) {
			found := open(t, tt.file, inventory.Options{})
			require.Equal(t, tt.want, accountOf(found), "%v", found.Problems)
			require.Equal(t, found, open(t, tt.file, inventory.Options{Format: tt.format}), "it is known by its headers")
		})
	}
}

// A user stands in each sample as "agent-017". Only a device that is named
// after one keeps it, in its own name.
func TestTheUsersOfAFileAreNotRead(t *testing.T) {
	for _, tt := range formatSamples {
		inv, err := inventory.Open(os.DirFS("testdata"), tt.file, factors.Default(), inventory.Options{Format: tt.format})
		require.NoError(t, err)
		for _, l := range inv.Lines {
			l.Name = ""
			require.NotContains(t, fmt.Sprintf("%+v", l), "agent-", tt.file)
		}
		require.NotContains(t, fmt.Sprintf("%+v", inv.Problems), "agent-", tt.file)
	}
}

func TestTheDaysThatToolsWrite(t *testing.T) {
	tests := []struct {
		name, file, device, want string
	}{
		{"a date of purchase in a group", "glpi-computers.csv", "LT-001", "2021-09-01"},
		{"that of commissioning, where there is none", "glpi-computers.csv", "PC-002", "2021-06-01"},
		{"the purchase before the rest", "glpi-ordinateurs-achats.csv", "PORT-101", "2021-09-01"},
		{"a form that may be month first", "glpi-ordinateurs-achats.csv", "PORT-102", "0001-01-01"},
		{"the delivery, where nothing else is told", "glpi-ordinateurs-achats.csv", "PORT-103", "2021-09-28"},
		{"ISO 8601", "jamf-computers.csv", "MAC-01", "2023-11-05"},
		{"ISO 8601 with a zone", "jamf-mobile-devices.csv", "MOB-01", "2022-09-01"},
		{"a fraction of a second", "lansweeper-assets.csv", "LP-01", "2021-09-01"},
		{"the day of an order that is not told", "jamf-computers.csv", "MAC-07", "0001-01-01"},
		{"a day of enrolment is none of purchase", "intune-all-devices.csv", "EXV-L01", "0001-01-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, l := range open(t, tt.file, inventory.Options{}).Lines {
				if l.Name == tt.device {
					require.Equal(t, tt.want, l.Purchased.Format("2006-01-02"))
					return
				}
			}
			t.Fatal("no such device")
		})
	}
}

// What a tool calls personal is the user's own.
func TestTheOwnershipThatToolsTell(t *testing.T) {
	for file, want := range map[string]int{"intune-all-devices.csv": 2, "workspace-one-devices.csv": 1, "manageengine-devices.csv": 1} {
		own := 0
		for _, l := range open(t, file, inventory.Options{}).Lines {
			if l.Mode == footprint.BYOD {
				own++
			}
		}
		require.Equal(t, want, own, file)
	}
}

// RVTools tells memory and disks in mebibytes.
func TestMachinesOfRVTools(t *testing.T) {
	m := open(t, "machines-rvtools.csv", inventory.Options{}).Machines[0]
	require.Equal(t, "SRV-APP-01", m.Name)
	require.Equal(t, "esx01.exempleville.example", m.Host)
	require.Equal(t, "4", m.VCPU.Decimal.String())
	require.Equal(t, "8", m.RAM.Decimal.String())       // 8192 ÷ 1024
	require.Equal(t, "100", m.Storage.Decimal.String()) // 102400 ÷ 1024
}
