package inventory_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// account is what a file comes to, counted by hand.
type account struct {
	items    map[string]string // quantity by item and state
	refused  int
	attached int
	twice    int
	notData  int
	codes    map[string]int // problems by code
}

func accountOf(inv footprint.Inventory) account {
	a := account{items: map[string]string{}, refused: inv.Refused, attached: inv.Attached, twice: inv.Duplicates, notData: inv.NotData, codes: map[string]int{}}
	sums := map[string]decimal.Decimal{}
	for _, l := range inv.Lines {
		key := l.Item + " " + l.State.String()
		sums[key] = sums[key].Add(l.Quantity)
		a.items[key] = sums[key].String()
	}
	for _, p := range inv.Problems {
		a.codes[p.Code]++
	}
	return a
}

func TestSamples(t *testing.T) {
	nativeWant := account{
		items: map[string]string{
			"laptop in-use": "150", "desktop in-use": "85", "monitor in-use": "1250", "desktop stock": "12",
			"smartphone in-use": "200", "smartphone retired": "15", "server in-use": "8", "tablet lost": "40",
			"printer-laser ordered": "3.5",
		},
		notData: 2, // the comment above the header and the total
		codes:   map[string]int{},
	}
	tests := []struct {
		name, file, item string
		want             account
	}{
		{"native in UTF-8", "natif-utf8.csv", "", nativeWant},
		{"native in Windows-1252", "natif-windows-1252.csv", "", nativeWant},
		{"GLPI computers", "glpi-ordinateurs.csv", "", account{
			items: map[string]string{
				"desktop in-use": "3", "laptop in-use": "1", "laptop stock": "1", "laptop retired": "2", "server in-use": "1",
				"laptop lost": "1", "laptop ordered": "1",
			},
			refused: 1, attached: 2, twice: 1,
			codes: map[string]int{"unknown-type": 1, "virtual-machine": 1, "renamed-duplicate": 1, "unknown-state": 1},
		}},
		{"GLPI monitors", "glpi-moniteurs.csv", "monitor", account{
			items: map[string]string{"monitor in-use": "3", "monitor stock": "1", "tv in-use": "1", "monitor retired": "1"},
			codes: map[string]int{"default-type": 1},
		}},
		{"GLPI printers", "glpi-imprimantes.csv", "printer-mfp-office", account{
			items: map[string]string{
				"printer-laser in-use": "1", "printer-inkjet in-use": "1", "copier-a3 in-use": "1",
				"printer-mfp-office in-use": "1", "printer-mfp-office retired": "1",
			},
			codes: map[string]int{},
		}},
		{"GLPI phones", "glpi-telephones.csv", "smartphone", account{
			items: map[string]string{"smartphone in-use": "2", "ip-phone in-use": "1", "smartphone stock": "1", "smartphone lost": "1"},
			codes: map[string]int{},
		}},
		{"GLPI network equipment", "glpi-reseau.csv", "", account{
			items: map[string]string{"switch in-use": "2", "router in-use": "1", "firewall in-use": "1", "wifi-access-point in-use": "2"},
			codes: map[string]int{"bad-date": 1},
		}},
		{"GLPI peripherals", "glpi-peripheriques.csv", "", account{
			items:   map[string]string{"docking-station in-use": "2", "webcam in-use": "1", "projector in-use": "1", "ups in-use": "1"},
			refused: 1, twice: 1,
			codes: map[string]int{"unknown-type": 1, "renamed-duplicate": 1},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := inventory.Open(os.DirFS("testdata"), tt.file, factors.Default(), inventory.Options{DefaultItem: tt.item})
			require.NoError(t, err)
			require.Equal(t, tt.want, accountOf(inv), "%v", inv.Problems)
		})
	}
}

// The two encodings of the same file give the same lines.
func TestEncodingsAgree(t *testing.T) {
	read := func(file string) []footprint.Line {
		inv := open(t, file, inventory.Options{})
		for i := range inv.Lines {
			inv.Lines[i].File, inv.Lines[i].ID = "", ""
		}
		return inv.Lines
	}
	require.Equal(t, read("natif-utf8.csv"), read("natif-windows-1252.csv"))
}

func TestNativeLine(t *testing.T) {
	l := open(t, "natif-utf8.csv", inventory.Options{}).Lines[1]
	require.Equal(t, "natif-utf8.csv:4", l.ID)
	require.Equal(t, "laptop", l.Item)
	require.Equal(t, "Ordinateurs portables", l.Label)
	require.Equal(t, footprint.Refurbished, l.Origin)
	require.Equal(t, "3", l.Upstream.Decimal.String())
	require.True(t, l.Proof)
	require.Equal(t, "6.5", l.Lifetime.Decimal.String())
	require.Equal(t, "28.4", l.Energy.Decimal.String())
	require.Equal(t, "2019-09-01", l.Purchased.Format("2006-01-02"))
	require.Equal(t, footprint.Medium, l.Quality)
	require.Equal(t, "Écoles", l.Site)
	require.Equal(t, "Éducation", l.Department)
	require.Equal(t, "Linux", l.System)
}

func TestGLPILine(t *testing.T) {
	inv := open(t, "glpi-ordinateurs.csv", inventory.Options{})
	l := inv.Lines[0]
	require.Equal(t, "glpi-ordinateurs.csv:2", l.ID)
	require.Equal(t, "PC-ETATCIVIL-01", l.Name)
	require.Equal(t, "OptiPlex 7090", l.Model)
	require.Equal(t, "État civil", l.Department)
	require.Equal(t, "Hôtel de ville", l.Site)
	require.Equal(t, "1", l.Quantity.String())

	reseau := open(t, "glpi-reseau.csv", inventory.Options{})
	require.Equal(t, "DSI", reseau.Lines[0].Department, "GLPI writes &gt; for > in some versions")
	require.Equal(t, "2019-04-02", reseau.Lines[0].Purchased.Format("2006-01-02"))
	require.Equal(t, "2019-04-02", reseau.Lines[1].Purchased.Format("2006-01-02"))
	require.Equal(t, 5, reseau.Lines[2].Row, "the row before holds a line break")
	require.True(t, reseau.Lines[3].Purchased.IsZero(), "31 February is no day")
}

// REEN_SAMPLES may name a folder of real files, which no one may publish:
// each is read or refused with a reason.
func TestOwnSamples(t *testing.T) {
	dir := ownSamples(t)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		inv, err := inventory.Open(os.DirFS(dir), e.Name(), factors.Default(), inventory.Options{})
		if err != nil {
			t.Log(err)
			continue
		}
		t.Logf("%s: %d rows, %d lines, %d refused", e.Name(), inv.Read(), len(inv.Lines), inv.Refused)
		require.GreaterOrEqual(t, inv.Problems.Count(diag.Refused), inv.Refused)
	}
}

func ownSamples(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("REEN_SAMPLES")
	if dir == "" {
		t.Skip("REEN_SAMPLES is not set")
	}
	return dir
}

// What a person finds in files that others published, where they are there.
func TestPublishedSamples(t *testing.T) {
	dir := ownSamples(t)
	for _, tt := range []struct {
		file, item string
		want       account
	}{
		{"10-paris-wifi-bornes.csv", "wifi-access-point", account{items: map[string]string{"wifi-access-point in-use": "693", "wifi-access-point ordered": "6"}}},
		{"17a-imac-panneau.xml", "", account{items: map[string]string{"desktop in-use": "1"}, attached: 1}},
		{"17b-hp-notebook-ecran-externe.xml", "", account{items: map[string]string{"laptop in-use": "1", "monitor in-use": "1"}}},
		{"23-g4it-erreurs-format.csv", "", account{items: map[string]string{"desktop in-use": "31", "laptop in-use": "2"}, refused: 2}},
		{"glpi-computer_1.json", "", account{items: map[string]string{"laptop in-use": "1"}, attached: 1}},
		{"glpi-computer_2_partial_vms.json", "", account{items: map[string]string{"laptop in-use": "1"}, attached: 1}},
		{"glpi-networkequipment_1.json", "", account{items: map[string]string{"switch in-use": "1"}}},
		{"glpi-phone_1.json", "", account{items: map[string]string{"smartphone in-use": "1"}}},
		{"glpi-printer_1.json", "", account{items: map[string]string{"printer-laser in-use": "1"}}},
	} {
		t.Run(tt.file, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(dir, tt.file)); err != nil {
				t.Skip("not there")
			}
			inv, err := inventory.Open(os.DirFS(dir), tt.file, factors.Default(), inventory.Options{DefaultItem: tt.item})
			require.NoError(t, err)
			got := accountOf(inv)
			got.codes = nil
			require.Equal(t, tt.want, got, "%v", inv.Problems)
		})
	}
}

func open(t *testing.T, file string, opts inventory.Options) footprint.Inventory {
	t.Helper()
	inv, err := inventory.Open(os.DirFS("testdata"), file, factors.Default(), opts)
	require.NoError(t, err)
	return inv
}
