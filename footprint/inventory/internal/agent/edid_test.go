package agent_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
)

// monitor gives that of a tower, which has no panel.
func monitor(t *testing.T, screen fields) agent.Monitor {
	t.Helper()
	d := decode(t, document(fields{"hardware": fields{"name": "pc", "chassis_type": "Tower"}, "monitors": []any{screen}}))
	require.Len(t, d.Monitors, 1)
	return d.Monitors[0]
}

func TestMonitorIsReadFromItsEDID(t *testing.T) {
	m := monitor(t, fields{"base64": display{maker: "IVM", product: 0x6662, cm: [2]byte{60, 34}, name: "PL2740HS", alphanumeric: "11740", year: 2020}.base64()})
	require.Equal(t, "IVM", m.Manufacturer)
	require.Equal(t, "PL2740HS", m.Model)
	require.Equal(t, "11740", m.Serial)
	require.Equal(t, 2020, m.Made)
	require.Equal(t, "27.2", gb(m.Inches)) // √(60² + 34²) = 68.96 cm = 27.15 in
}

func TestDiagonal(t *testing.T) {
	tests := []struct {
		name string
		cm   [2]byte
		want string
	}{
		{"a screen of 21.5 inches", [2]byte{48, 27}, "21.7"}, // 55.07 cm
		{"a screen of 24 inches", [2]byte{53, 30}, "24"},     // 60.90 cm = 23.98
		{"an old square one", [2]byte{34, 27}, "17.1"},       // 43.42 cm
		{"a wall", [2]byte{255, 143}, "115.1"},               // 292.36 cm
		{"one side unknown", [2]byte{0, 30}, ""},
		{"a ratio in place of a size", [2]byte{16, 9}, ""},
		{"a ratio, in the way of televisions", [2]byte{160, 90}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, gb(monitor(t, fields{"caption": "ABC", "base64": display{maker: "ABC", cm: tt.cm}.base64()}).Inches))
		})
	}
}

// 247 × 139 mm are 283.4 mm, 11.2 inches; 25 × 14 cm are 28.65 cm, 11.3.
func TestDetailedTimingIsTheMoreExact(t *testing.T) {
	inches := func(mm [2]byte) string {
		return gb(monitor(t, fields{"caption": "ABC", "base64": display{maker: "ABC", cm: [2]byte{25, 14}, mm: mm}.base64()}).Inches)
	}
	require.Equal(t, "11.2", inches([2]byte{247, 139}))
	require.Equal(t, "11.3", inches([2]byte{160, 90}), "where they contradict, it may be a ratio")
}

func TestWhatIsNoEDIDIsPassedOver(t *testing.T) {
	whole := display{maker: "DEL", cm: [2]byte{53, 30}, name: "P2419H"}
	head, short := whole, whole
	head.brokenHead, short.cut = true, true
	for name, text := range map[string]string{
		"another head": head.base64(), "a short block": short.base64(), "no base64": "***", "nothing": "", "a long text": strings.Repeat("QUJD", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			m := monitor(t, fields{"caption": "Écran d’accueil", "description": "14/2014", "base64": text})
			require.Equal(t, agent.Monitor{Model: "Écran d’accueil", Made: 2014}, m)
		})
	}
}

func TestYearOfManufacture(t *testing.T) {
	for text, want := range map[string]int{"32/2015": 2015, "0/2021": 2021, "2015": 2015, "32/15": 0, "iMac": 0, "1/1990": 0, "1/20155": 0, "": 0, "/": 0} {
		require.Equal(t, want, monitor(t, fields{"caption": "P2419H", "description": text}).Made, text)
	}
}
