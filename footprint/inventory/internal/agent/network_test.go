package agent_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
)

func TestStackIsAsManyDevicesAsItHasSwitches(t *testing.T) {
	part := func(kind, serial string, index, within int) fields {
		return fields{"type": kind, "serial": serial, "index": index, "contained_index": within, "model": "C9300L-48P-4G", "name": "Switch"}
	}
	tests := []struct {
		name       string
		components []any
		want       int
	}{
		{"no components", nil, 1},
		{"one chassis in a stack of one, with its number", []any{part("stack", "SSI1912014B", 10, 0), part("chassis", "SSI1912014B", 149, 10)}, 1},
		{"two in a stack", []any{part("stack", "", 1, 0), part("chassis", "FOC2421L0AB", 1000, 1), part("chassis", "FOC2421L0CD", 2000, 1)}, 2},
		{"two of another maker, without a stack around", []any{part("chassis", "FOC2421L0AB", 1, 0), part("chassis", "FOC2421L0CD", 2, 0)}, 2},
		{"one that is listed twice", []any{part("chassis", "FOC2421L0AB", 1, 0), part("chassis", "FOC2421L0AB", 2, 0)}, 1},
		{"two without numbers in a stack", []any{part("stack", "", 1, 0), part("chassis", "", 1000, 1), part("chassis", "", 2000, 1)}, 2},
		{"two without numbers that nothing holds together", []any{part("chassis", "", 1, 0), part("chassis", "", 2, 0)}, 1},
		{"modules, supplies and fans are parts", []any{part("chassis", "FOC2421L0AB", 1, 0), part("module", "FOC2421L0CD", 2, 1), part("powerSupply", "ART2401X", 3, 1), part("fan", "FAN12345", 4, 1)}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := decode(t, documentOf("NetworkEquipment", fields{"network_device": fields{"type": "Networking", "serial": "FOC2421L0AB"}, "network_components": tt.components}))
			require.Equal(t, tt.want, d.Units())
			require.NotEqual(t, 1, len(d.Stack))
			for _, m := range d.Stack {
				require.Equal(t, "C9300L-48P-4G", m.Model)
			}
		})
	}
	require.Equal(t, 1, new(agent.Device).Units())
}
