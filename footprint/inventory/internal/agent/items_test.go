package agent_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// What the agent tells of a device finds its item in the catalogue: the type
// first, then the model, then the item to take where neither tells.
func TestDevicesAreKnownToTheCatalogue(t *testing.T) {
	for file, want := range map[string][]string{
		"tour-deux-ecrans.json": {"desktop"}, "portable-ecran-externe.xml": {"laptop"}, "tout-en-un.xml": {"desktop"}, "serveur.json": {"server"},
		"hyperviseur-esx.json": {"server"}, "hyperviseur-proxmox.xml": {"server"}, "telephone.json": {"smartphone"}, "imprimante.json": {"printer-laser"},
		"pile.json": {"switch"}, "partiel-entier.json": {"laptop"}, "ocs-windows-1252.xml": {"desktop"}, "reseau.xml": {"printer-laser", "switch"},
	} {
		t.Run(file, func(t *testing.T) {
			var got []string
			for _, d := range decoded(t, filepath.Join(samples, file)) {
				id := factors.Default().Identify(factors.Label{Type: d.Type, Manufacturer: d.Manufacturer, Model: d.Model})
				require.Empty(t, id.Against, "the type and the model agree")
				if len(id.Items) == 1 {
					got = append(got, id.Items[0].ID)
				} else {
					got = append(got, d.Default)
				}
			}
			require.Equal(t, want, got)
		})
	}
}

func TestItemWithoutChassisOrModel(t *testing.T) {
	found := func(kind string) fields { return fields{"network_device": fields{"type": kind, "name": "x"}} }
	ports := make([]any, 8)
	for n := range ports {
		ports[n] = fields{"iftype": 6}
	}
	tests := []struct {
		name    string
		content fields
		want    string
	}{
		{"a printer of which no cartridge tells", found("Printer"), "printer-laser"},
		{"a printer with ink", fields{"network_device": fields{"type": "Printer"}, "cartridges": []any{fields{"cartridgeblack": "70"}}}, "printer-inkjet"},
		{"a printer with toner and an ink that is its drum's", fields{"network_device": fields{"type": "Printer"}, "cartridges": []any{fields{"cartridgeblack": "70", "drumblack": "12"}}}, "printer-laser"},
		{"a telephone on the network", found("PHONE"), "ip-phone"},
		{"a storage array", found("STORAGE"), "storage-array"},
		{"a supply", found("POWER"), "ups"},
		{"a camera or a recorder", found("VIDEO"), ""},
		{"a device of few ports", found("NETWORKING"), ""},
		{"a device of many", fields{"network_device": fields{"type": "NETWORKING"}, "network_ports": ports}, "switch"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := decode(t, documentOf("Unmanaged", tt.content))
			require.Empty(t, d.Type)
			require.Equal(t, tt.want, d.Default)
		})
	}
}
