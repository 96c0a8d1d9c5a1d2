package agent_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
)

// Files of the examples and tests of glpi-project/inventory_format, which
// REEN_SAMPLES points to: written by others, they hold what we did not think of.
func TestThirdPartyFiles(t *testing.T) {
	folder := os.Getenv("REEN_SAMPLES")
	if folder == "" {
		t.Skip("REEN_SAMPLES names no folder")
	}
	tests := []struct {
		name, file string
		want       tally
	}{
		{"an all-in-one whose panel is listed; a USB dock and a card reader are no disks", "17a-imac-panneau.xml", tally{
			kind: agent.Computer, item: "desktop", cpus: 1, cores: 4, ram: "8", ssd: "115.712", hdd: "953.869", panels: 1, units: 1,
			manufacturer: "Apple Inc.", model: "iMac15,1", serial: "C02NG5A5FY11", system: "macOS",
		}},
		{"a laptop on an external screen, its lid closed", "17b-hp-notebook-ecran-externe.xml", tally{
			kind: agent.Computer, item: "laptop", cpus: 1, cores: 2, ram: "4", hdd: "250.059", units: 1, queues: 5, firmware: "2010-08-24",
			monitors:     []string{"DELL 1707FP, 17 in, 2006"},
			manufacturer: "Hewlett-Packard", model: "HP EliteBook 2540p", serial: "CZC0479792", system: "Microsoft Windows 8.1 Professionnel", chassis: "Notebook",
		}},
		{"a laptop whose only monitor is its panel", "glpi-computer_1.json", tally{
			kind: agent.Computer, item: "laptop", cpus: 1, cores: 2, ram: "8", ssd: "256.06", panels: 1, units: 1, queues: 1, firmware: "2016-02-06",
			manufacturer: "Dell Inc.", model: "XPS 13 9350", serial: "640HP72", system: "Fedora 31 (Workstation Edition)", chassis: "Laptop",
		}},
		{"a partial file: five containers and one machine", "glpi-computer_2_partial_vms.json", tally{
			kind: agent.Computer, item: "laptop", ram: "7.646484375", units: 1, containers: 5, machines: []string{"'T, 1 vCPU,  GB"}, firmware: "2016-01-03",
			manufacturer: "Dell Inc.", model: "XPS 13 9350", serial: "2FAGP34", chassis: "Laptop",
		}},
		{"a fabric interconnect: 66 components, one device", "glpi-networkequipment_1.json", tally{
			kind: agent.NetworkEquipment, otherwise: "switch", units: 1, manufacturer: "Cisco", model: "UCS 6248UP 48-Port", serial: "SSI1912014B",
		}},
		{"a phone", "glpi-phone_1.json", tally{
			kind: agent.Phone, otherwise: "smartphone", cpus: 1, cores: 8, ram: "5.3935546875", units: 1,
			manufacturer: "Xiaomi", model: "Mi 9T Pro", serial: "af8d8fcfa6fa4794", system: "Q Android 10.0 api 29",
		}},
		{"a printer", "glpi-printer_1.json", tally{
			kind: agent.Printer, otherwise: "printer-laser", units: 1, pages: 1802, manufacturer: "Hewlett-Packard", model: "HP LaserJet M507", serial: "PHCVN191TG",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			devices := decoded(t, filepath.Join(folder, tt.file))
			require.Len(t, devices, 1)
			require.Equal(t, tt.want, tallyOf(devices[0]))
		})
	}
}
