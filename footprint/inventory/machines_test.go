package inventory_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// machineHeader is the header that the design fixes.
const machineHeader = "nom;hote;vcpu;ram_go;stockage_go;heures;cle;application"

func machines(t *testing.T, text string, opts inventory.Options) footprint.Inventory {
	t.Helper()
	if opts.Name == "" {
		opts.Name = "vm.csv"
	}
	inv, err := inventory.Machines(strings.NewReader(text), opts)
	require.NoError(t, err)
	require.Empty(t, inv.Lines)
	return inv
}

func some(text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(text))
}

func TestAMachineIsReadWhole(t *testing.T) {
	inv := machines(t, machineHeader+"\nged;SRV-01;4;16;1 200,5;4380;0,25;GED, Archives|État civil,,\ntest;SRV-01;;;;;;\n", inventory.Options{})
	require.Empty(t, inv.Problems)
	require.Equal(t, []footprint.Machine{
		{ID: "vm.csv:2", File: "vm.csv", Row: 2, Name: "ged", Host: "SRV-01", VCPU: some("4"), RAM: some("16"), Storage: some("1200.5"), Hours: some("4380"), Key: some("0.25"),
			Applications: []string{"GED", "Archives", "État civil"}},
		{ID: "vm.csv:3", File: "vm.csv", Row: 3, Name: "test", Host: "SRV-01"},
	}, inv.Machines)
	require.Equal(t, 2, inv.Attached)
	require.Equal(t, 2, inv.Read())
}

func TestMachinesInOtherHands(t *testing.T) {
	want := footprint.Machine{ID: "vm.csv:2", File: "vm.csv", Row: 2, Name: "état-civil", Host: "SRV-01", VCPU: some("4")}
	for name, text := range map[string]string{
		"other order":        "vcpu;hote;nom\n4;SRV-01;état-civil\n",
		"commas":             "nom,hote,vcpu\nétat-civil,SRV-01,4\n",
		"tabs, CR LF":        "nom\thote\tvcpu\r\nétat-civil\tSRV-01\t4\r\n",
		"Windows-1252":       "nom;h\xf4te;vcpu\n\xe9tat-civil;SRV-01;4\n",
		"quoted":             "\"Nom\";\"Hôte\";\"vCPU\"\n\"état-civil\";\"SRV-01\";\"4\"\n",
		"NumEcoEval":         "nomEquipementVirtuel;nomEquipementPhysique;nomSourceDonneeEquipementPhysique;cleRepartition;vCPU;cluster;consoElecAn;typeEqv;capaciteStockage;nomEntite\nétat-civil;SRV-01;;;4;;;calcul;;\n",
		"a trailing ;":       "nom;hote;vcpu;\nétat-civil;SRV-01;4;\n",
		"comments and total": "nom;hote;vcpu\nétat-civil;SRV-01;4\n# essai\nnom;hote;vcpu\nTotal;;4\n",
	} {
		t.Run(name, func(t *testing.T) {
			inv := machines(t, text, inventory.Options{})
			require.Empty(t, inv.Problems)
			require.Equal(t, []footprint.Machine{want}, inv.Machines)
		})
	}
	inv := machines(t, "VM (nom);Sur;nb\nétat-civil;SRV-01;4\n", inventory.Options{Columns: map[string]string{"VM (nom)": "nom", "sur": "hote", "nb": "vcpu"}})
	require.Equal(t, []footprint.Machine{want}, inv.Machines)
}

// A value that cannot be refuses its row, by name, and the others go on.
func TestRefusedMachines(t *testing.T) {
	for _, tt := range []struct{ name, row, want string }{
		{"no name", ";SRV-01", "missing-name nom: nom absent"},
		{"no host", "ged;", "missing-host hote: hôte absent"},
		{"negative", "ged;SRV-01;-4", "out-of-range vcpu: un nombre de 0 à 100 000 est attendu"},
		{"typographic minus", "ged;SRV-01;;\u22121", "out-of-range ram_go: un nombre de 0 à 1 000 000 est attendu"},
		{"a memory of a town", "ged;SRV-01;;1000001", "out-of-range ram_go: un nombre de 0 à 1 000 000 est attendu"},
		{"too large a disk", "ged;SRV-01;;;1000000001", "out-of-range stockage_go: un nombre de 0 à 1 000 000 000 est attendu"},
		{"more hours than a leap year has", "ged;SRV-01;;;;8784,5", "out-of-range heures: un nombre de 0 à 8 784 est attendu"},
		{"a key above 1", "ged;SRV-01;;;;;1,01", "out-of-range cle: un nombre de 0 à 1 est attendu"},
		{"a key in per cent", "ged;SRV-01;;;;;25 %", "bad-number cle: nombre illisible"},
		{"not a number", "ged;SRV-01;NaN", "bad-number vcpu: nombre illisible"},
		{"infinity", "ged;SRV-01;;+Inf", "bad-number ram_go: nombre illisible"},
		{"an exponent", "ged;SRV-01;;;1e400", "bad-number stockage_go: nombre illisible"},
		{"four hundred zeros", "ged;SRV-01;;;1" + strings.Repeat("0", 400), "bad-number stockage_go: nombre de plus de 18 chiffres"},
		{"a formula", "ged;SRV-01;=2+2", "bad-number vcpu: nombre illisible"},
		{"a unit", "ged;SRV-01;;16 Go", "bad-number ram_go: nombre illisible"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inv := machines(t, machineHeader+"\n"+tt.row+"\npaie;SRV-01;2\n", inventory.Options{})
			require.Equal(t, []string{tt.want}, told(inv.Problems))
			p := inv.Problems[0]
			require.Equal(t, []any{diag.Refused, "vm.csv", 2}, []any{p.Severity, p.File, p.Row})
			require.NotEmpty(t, p.Remedy)
			require.Len(t, inv.Machines, 1)
			require.Equal(t, []int{2, 2, 0}, []int{inv.Read(), inv.Attached, inv.Refused}, "its host is a line: the coverage of the lines does not fall")
		})
	}
}

func TestAMachineThatStandsTwiceOnAHostCountsOnce(t *testing.T) {
	opts := inventory.Options{Seen: new(inventory.Seen)}
	inv := machines(t, "nom;hote;vcpu\nGED;SRV-01;4\nged;srv-01;4\nged;SRV-02;4\nged 2;SRV-01;4\n", opts)
	require.Len(t, inv.Machines, 3)
	require.Equal(t, 1, inv.Duplicates)
	require.Equal(t, []string{"repeated-machine nom: même machine que la ligne 2, sur le même hôte : comptée une seule fois"}, told(inv.Problems))
	require.Equal(t, 3, inv.Problems[0].Row)
	opts.Name = "autre.csv"
	inv = machines(t, "nom;hote;vcpu\nged;SRV-01;4\n", opts)
	require.Equal(t, []string{"repeated-machine nom: même machine que vm.csv, ligne 2, sur le même hôte : comptée une seule fois"}, told(inv.Problems))
	require.Empty(t, inv.Machines)
}

func TestHeadersOfMachines(t *testing.T) {
	inv := machines(t, "nom;hote;vpcu;hote\nged;SRV-01;4;x\n", inventory.Options{})
	require.Equal(t, []string{"unknown-column vpcu: colonne inconnue, non lue. Vouliez-vous dire « vcpu » ?", "repeated-column hote: colonne en double : seule la première est lue"}, told(inv.Problems))
	require.Equal(t, "extra-cells", machines(t, "nom;hote\nged;SRV-01;4\n", inventory.Options{}).Problems[0].Code)
	for text, want := range map[string]string{
		"":                            "inventaire : fichier vide",
		"type;quantite\nportable;4\n": "inventaire : aucun en-tête reconnu dans les 20 premières lignes : une colonne « nom » et une colonne « hote » sont attendues",
		"nom;hots\nged;SRV-01\n":      "inventaire : aucun en-tête reconnu dans les 20 premières lignes : à la ligne 1, il manque « hote ». Est-ce « hots » pour « hote » ?",
		"{}":                          "inventaire : fichier JSON ou XML, et non CSV : ni inventaire d’agent, ni fichier d’échange PCR-SI",
		"nom;hote\nged;x\npaie;x\n":   "inventaire : plus de 1 lignes",
	} {
		_, err := inventory.Machines(strings.NewReader(text), inventory.Options{Limits: inventory.Limits{Rows: 1}})
		require.EqualError(t, fmt.Errorf("%s", plain(err)), want)
	}
	_, err := inventory.Machines(strings.NewReader(machineHeader), inventory.Options{Columns: map[string]string{"x": "vcpus"}})
	require.ErrorContains(t, err, "inconnue")
	_, err = inventory.Machines(strings.NewReader(machineHeader), inventory.Options{Format: "glpi"})
	require.ErrorContains(t, err, "machines virtuelles")
	_, err = inventory.Machines(nil, inventory.Options{})
	require.Error(t, err)
}

func TestMachinesOfAFolder(t *testing.T) {
	folder := fstest.MapFS{"parc/vm.csv": {Data: []byte("nom;hote\nged;SRV-01\n")}}
	inv, err := inventory.OpenMachines(folder, "parc/vm.csv", inventory.Options{})
	require.NoError(t, err)
	require.Equal(t, "parc/vm.csv:2", inv.Machines[0].ID)
	_, err = inventory.OpenMachines(folder, "parc/vms.csv", inventory.Options{})
	require.ErrorIs(t, err, fs.ErrNotExist)
	inv, err = inventory.OpenMachines(folder, "parc", inventory.Options{})
	require.NoError(t, err)
	require.Equal(t, "parc/vm.csv:2", inv.Machines[0].ID)
	_, err = inventory.OpenMachines(nil, "x", inventory.Options{})
	require.Error(t, err)
}
