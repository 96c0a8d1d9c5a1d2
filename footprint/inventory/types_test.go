package inventory_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint/inventory"
)

func TestTheModelSettlesWhatTheTypeLeavesOpen(t *testing.T) {
	tests := []struct {
		name, item, label, maker, model string
		want, problem                   string
		severity                        diag.Severity
	}{
		{"no type", "", "", "Dell Inc.", "Latitude 5420", "laptop", "model", diag.Notice},
		{"no type, no maker", "", "", "", "OptiPlex 7090", "desktop", "model", diag.Notice},
		{"a type that says nothing", "", "Divers", "HP", "ProBook 450 G8", "laptop", "model", diag.Notice},
		{"ambiguous", "", "PC", "HP", "HP EliteDesk 800 G5", "desktop", "model", diag.Notice},
		{"ambiguous both", "", "PC", "Microsoft", "Surface Pro 7", "laptop", "likely-model", diag.Doubt},
		{"unknown", "", "Matériel prêt", "Dell", "OptiPlex 3090", "desktop", "likely-model", diag.Doubt},
		{"the type and the model agree", "", "Portable", "Dell", "Latitude 5420", "laptop", "", 0},
		{"a contradiction", "", "Portable", "Dell", "OptiPlex 7090", "laptop", "type-model", diag.Doubt},
		{"narrowed", "", "UC", "HP", "HP t640 Thin Client", "thin-client", "model", diag.Notice},
		{"a misspelt type of another thing", "", "Portabel", "Dell", "OptiPlex 7090", "", "unknown-type", diag.Refused},
		{"an accessory", "", "Sacoche", "Dell", "Latitude 5420", "", "unknown-type", diag.Refused},
		{"still ambiguous", "", "PC", "Acme", "Z-1000", "", "ambiguous-type", diag.Refused},
		{"a list that agrees", "monitor", "", "Dell", "P2419H", "monitor", "", 0},
		{"another item of the list's category", "monitor", "", "Epson", "EB-685W", "projector", "model", diag.Notice},
		{"a model of another list", "monitor", "", "Apple", "iPhone 12", "monitor", "type-model", diag.Doubt},
		{"an ambiguous type in a list", "printer-laser", "Multifonction", "Konica Minolta", "bizhub C308", "copier-a3", "model", diag.Notice},
		{"an alias in a list", "smartphone", "Portable", "Samsung", "Galaxy A34", "smartphone", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := oneDevice(t, inventory.Options{DefaultItem: tt.item}, "Type", tt.label, "Fabricant", tt.maker, "Modèle", tt.model)
			if tt.want == "" {
				require.Equal(t, 1, inv.Refused)
			} else {
				require.Equal(t, []string{"f.csv:2 " + tt.want + " 1"}, summary(inv))
			}
			if tt.problem == "" {
				require.Empty(t, inv.Problems)
				return
			}
			require.Equal(t, []string{tt.problem}, codes(inv.Problems))
			require.Equal(t, tt.severity, inv.Problems[0].Severity)
		})
	}
}

func TestTheTypesOfTheDossierAreNotOverruled(t *testing.T) {
	inv := oneDevice(t, inventory.Options{Types: map[string]string{"Nomade": "tablet"}}, "Type", "Nomade", "Fabricant", "Dell", "Modèle", "Latitude 5420")
	require.Equal(t, []string{"f.csv:2 tablet 1"}, summary(inv))
	require.Empty(t, inv.Problems)
}
