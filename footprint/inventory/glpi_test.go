package inventory_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// genuineHeader is that of a genuine export, as public code attests it.
const genuineHeader = `"Nom";"Entité";"Statut";"Type";"Modèle";"Lieu";"Utilisateur";"Usager";"Numéro d'inventaire";"Informations financières et administratives - Numéro d'immobilisation";"Numéro de série";"Informations financières et administratives - Fournisseur";"Numéro de la pièce"`

// oneDevice reads a list of one device with the given columns.
func oneDevice(t *testing.T, opts inventory.Options, cells ...string) footprint.Inventory {
	t.Helper()
	header, row := `"Nom";"Entité";"Lieu"`, `"PC-01";"Ville";"Mairie"`
	for i := 0; i < len(cells); i += 2 {
		header += `;"` + cells[i] + `"`
		row += `;"` + cells[i+1] + `"`
	}
	return read(t, header+"\n"+row+"\n", opts)
}

func TestGLPIHeaders(t *testing.T) {
	for name, header := range map[string]string{
		"genuine":             genuineHeader,
		"few columns":         `"Nom";"Statut";"Type"`,
		"typical":             `Nom;Entité;Statut;Fabricant;Numéro de série;Type;Modèle;Système d'exploitation - Nom;Lieu;Dernière modification;Composants - Processeur`,
		"curly apostrophe":    `"Nom";"Type";"Numéro d’inventaire"`,
		"English":             `"Name";"Entity";"Status";"Manufacturer";"Serial number";"Type";"Model";"Location"`,
		"commas":              `"Nom","Entité","Statut","Type"`,
		"trailing separator":  `"Nom";"Entité";"Statut";"Type";`,
		"another order":       `"Type";"Lieu";"Statut";"Nom"`,
		"serial without name": `"Numéro de série";"Type";"Statut"`,
	} {
		t.Run(name, func(t *testing.T) {
			sep := ";"
			if name == "commas" {
				sep = ","
			}
			var row []string
			for h := range strings.SplitSeq(header, sep) {
				cell := ""
				if strings.Trim(h, `"`) == "Type" {
					cell = "Portable"
				}
				row = append(row, `"`+cell+`"`)
			}
			inv := read(t, header+"\n"+strings.Join(row, sep)+"\n", inventory.Options{})
			require.Equal(t, []string{"f.csv:2 laptop 1"}, summary(inv))
			require.Empty(t, inv.Problems)
		})
	}
}

func TestGLPITypes(t *testing.T) {
	tests := []struct {
		name, item, label, want string
		problem                 string
	}{
		{"known", "", "Portable", "laptop", ""},
		{"chassis", "", "Convertible", "laptop", ""},
		{"unknown", "", "Divers", "", "unknown-type"},
		{"ambiguous", "", "PC", "", "ambiguous-type"},
		{"empty", "", "", "", "unknown-type"},
		{"empty in a list of monitors", "monitor", "", "monitor", ""},
		{"unknown in a list of monitors", "monitor", "Cathodique", "monitor", "default-type"},
		{"another kind of screen", "monitor", "Vidéoprojecteur", "projector", ""},
		{"ambiguous, the default among them", "desktop", "PC", "desktop", ""},
		{"ambiguous, the default not among them", "monitor", "PC", "monitor", "default-type"},
		{"a portable telephone is no laptop", "smartphone", "Portable", "smartphone", ""},
		{"a fixed telephone is no desktop", "smartphone", "Fixe", "ip-phone", ""},
		{"laser among printers", "printer-mfp-office", "Laser", "printer-laser", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := oneDevice(t, inventory.Options{DefaultItem: tt.item}, "Type", tt.label)
			if tt.want == "" {
				require.Equal(t, 1, inv.Refused)
			} else {
				require.Equal(t, []string{"f.csv:2 " + tt.want + " 1"}, summary(inv))
			}
			if tt.problem == "" {
				require.Empty(t, inv.Problems)
			} else {
				require.Equal(t, []string{tt.problem}, codes(inv.Problems))
				require.Equal(t, tt.label, inv.Problems[0].Value)
			}
		})
	}
}

func TestVirtualMachinesAreNoHardware(t *testing.T) {
	for _, label := range []string{"Virtuel", "virtuelle", "VM", "VMware", "Machine virtuelle", "Machines virtuelles", "Virtual machine", "Virtual Machine"} {
		t.Run(label, func(t *testing.T) {
			inv := oneDevice(t, inventory.Options{DefaultItem: "desktop"}, "Type", label)
			require.Equal(t, 1, inv.Attached)
			require.Equal(t, 1, inv.Read())
		})
	}
	for _, model := range []string{"VMware Virtual Platform", "VMware7,1", "Virtual Machine", "VirtualBox", "KVM"} {
		t.Run("model "+model, func(t *testing.T) {
			inv := oneDevice(t, inventory.Options{}, "Type", "Serveur", "Modèle", model)
			require.Equal(t, 1, inv.Attached)
			require.Equal(t, []string{"virtual-machine"}, codes(inv.Problems))
		})
	}
	t.Run("unless the dossier says so", func(t *testing.T) {
		inv := oneDevice(t, inventory.Options{Types: map[string]string{"VM": "server"}}, "Type", "VM", "Modèle", "KVM")
		require.Equal(t, []string{"f.csv:2 server 1"}, summary(inv))
	})
	t.Run("a KVM switch is hardware", func(t *testing.T) {
		inv := oneDevice(t, inventory.Options{}, "Type", "KVM")
		require.Equal(t, 1, inv.Refused)
	})
}

func TestGLPIStates(t *testing.T) {
	for text, want := range map[string]footprint.State{
		"":                      footprint.InUse,
		"En service":            footprint.InUse,
		"En production":         footprint.InUse,
		"Parc > En stock":       footprint.Stock,
		"Parc &gt; En stock":    footprint.Stock,
		"En stock > Salle 12":   footprint.Stock,
		"Réformé > Donné":       footprint.Retired,
		"Hors service":          footprint.Retired,
		"Volé":                  footprint.Lost,
		"En attente > À livrer": footprint.Ordered,
		"En commande\nEn stock": footprint.Ordered,
	} {
		t.Run(text, func(t *testing.T) {
			inv := oneDevice(t, inventory.Options{}, "Type", "Portable", "Statut", text)
			require.Equal(t, want, inv.Lines[0].State)
			require.Empty(t, inv.Problems)
		})
	}
	inv := oneDevice(t, inventory.Options{}, "Type", "Portable", "Statut", "À qualifier")
	require.Equal(t, footprint.InUse, inv.Lines[0].State)
	require.Equal(t, diag.Doubt, inv.Problems[0].Severity)
}

func TestGLPIDates(t *testing.T) {
	const bought, used = "Informations financières et administratives - Date d'achat", "Informations financières et administratives - Date de mise en service"
	day := func(cells ...string) string {
		return oneDevice(t, inventory.Options{}, append([]string{"Type", "Portable"}, cells...)...).Lines[0].Purchased.Format("2006-01-02")
	}
	require.Equal(t, "2020-01-02", day(used, "2020-03-04", bought, "2020-01-02"), "the purchase first, in any order")
	require.Equal(t, "2020-03-04", day(used, "2020-03-04", bought, ""), "else the day it came into use")
	require.Equal(t, "2020-03-04", day(bought, "2020-03-04 10:11:12"))
}

// A cell may hold several values, one a line: the first counts.
func TestSeveralValuesInACell(t *testing.T) {
	inv := oneDevice(t, inventory.Options{}, "Type", "Portable", "Modèle", "\nX1\nX2", "Système d'exploitation - Nom", "Windows 11\nDebian")
	require.Equal(t, "X1", inv.Lines[0].Model)
	require.Equal(t, "Windows 11", inv.Lines[0].System)
	require.Equal(t, 1, inv.Read())
}

func TestDuplicates(t *testing.T) {
	const header = "Nom;Statut;Type;Numéro de série;Numéro d'inventaire\n"
	tests := []struct {
		name, rows string
		lines      int
		problem    string
	}{
		{"same serial", "a;;Portable;SN0001;\na;;Portable;SN0001;\n", 1, "même numéro que la ligne 2 : appareil compté une seule fois"},
		{"same serial in another case", "a;;Portable;sn0001;\na;;Portable;SN0001;\n", 1, "même numéro que la ligne 2 : appareil compté une seule fois"},
		{"same serial, another state", "a;Rebut;Portable;SN0001;\na;En service;Portable;SN0001;\n", 1, "même numéro que la ligne 2, dans un autre état : seule la première ligne est comptée"},
		{"same inventory number", "a;;Portable;;INV0001\na;;Portable;;INV0001\n", 1, "même numéro que la ligne 2 : appareil compté une seule fois"},
		{"one inventory number for two serials", "a;;Portable;SN0001;INV0001\nb;;Portable;SN0002;INV0001\n", 2, ""},
		{"one inventory number for a computer and its screen", "a;;Portable;;INV0001\nb;;Écran;;INV0001\n", 2, ""},
		{"a serial is no inventory number", "a;;Portable;X00001;\nb;;Portable;;X00001\n", 2, ""},
		{"refused rows hide nothing", "a;;Divers;SN0001;\nb;;Portable;SN0001;\n", 1, "type inconnu"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := read(t, header+tt.rows, inventory.Options{})
			require.Len(t, inv.Lines, tt.lines)
			require.Equal(t, 2, inv.Read())
			if tt.problem == "" {
				require.Empty(t, inv.Problems)
				return
			}
			require.Equal(t, tt.problem, strings.ReplaceAll(inv.Problems[0].Message, "\u00a0", " "))
		})
	}
	for _, serial := range []string{"To be filled by O.E.M.", "to be filled by oem", "N/A", "Default string", "0", "00000000", "None", "System Serial Number", "abc", "XXXXXXXX", "-----", "Non renseigné",
		"à compléter", "A COMPLETER", "À saisir", "à renseigner", "Sans numéro", "sans étiquette", "non étiquetée", "En attente", "illisible", "absent", "vide",
		"pas de SN", "pas de numéro", "No serial", "NOSERIAL", "serial", "Numéro de série", "System manufacturer", "Standard", "empty", "12345678", "ABCDEFG", "n/c", "NC",
	} {
		t.Run("no serial: "+serial, func(t *testing.T) {
			inv := read(t, header+"a;;Portable;"+serial+";\na;;Portable;"+serial+";\n", inventory.Options{})
			require.Len(t, inv.Lines, 2)
			require.Empty(t, inv.Problems)
		})
	}
}

func TestSeenAcrossFiles(t *testing.T) {
	const file = "Nom;Statut;Type;Numéro de série\na;;Portable;SN0001\n"
	seen := new(inventory.Seen)
	require.Len(t, read(t, file, inventory.Options{Name: "a.csv", Seen: seen}).Lines, 1)
	again := read(t, file, inventory.Options{Name: "b.csv", Seen: seen})
	require.Equal(t, 1, again.Duplicates)
	require.Equal(t, "même numéro que a.csv, ligne\u00a02\u00a0: appareil compté une seule fois", again.Problems[0].Message)

	t.Run("under another name", func(t *testing.T) {
		other := read(t, strings.Replace(file, "a;", "b;", 1), inventory.Options{Name: "c.csv", Seen: seen})
		require.Empty(t, other.Lines)
		require.Equal(t, "même numéro que a.csv, ligne\u00a02, sous un autre nom\u00a0: appareil compté une seule fois", other.Problems[0].Message)
	})
	t.Run("a reading that failed saw nothing", func(t *testing.T) {
		seen := new(inventory.Seen)
		_, err := inventory.Read(strings.NewReader(file+"b;;Portable;SN0002\n"), set(), inventory.Options{Seen: seen, Limits: inventory.Limits{Rows: 1}})
		require.Error(t, err)
		require.Len(t, read(t, file, inventory.Options{Seen: seen}).Lines, 1)
	})
	t.Run("a reading that failed named nothing", func(t *testing.T) {
		seen := new(inventory.Seen)
		read(t, strings.Replace(file, "a;", ";", 1), inventory.Options{Seen: seen})
		_, err := inventory.Read(strings.NewReader(file+"b;;Portable;SN0002\n"), set(), inventory.Options{Seen: seen, Limits: inventory.Limits{Rows: 1}})
		require.Error(t, err)
		again := read(t, strings.Replace(file, "a;", "b;", 1), inventory.Options{Seen: seen})
		require.Equal(t, 1, again.Duplicates)
	})
}

// A number proves that two rows are one device only where the rows agree.
func TestSharedNumbers(t *testing.T) {
	const (
		header  = "Nom;Statut;Type;Numéro de série;Numéro d'inventaire\n"
		renamed = "même numéro que la ligne 2, sous un autre nom : appareil compté une seule fois"
		another = "même numéro que la ligne 2, sous un autre nom : les deux lignes sont comptées"
		typed   = "même numéro que la ligne 2, pour un autre type de matériel : les deux lignes sont comptées"
		once    = "même numéro que la ligne 2 : appareil compté une seule fois"
	)
	tests := []struct {
		name, rows string
		lines      int
		problems   []string
	}{
		{"another name", "PC-1;;Portable;SN0001;\nPC-2;;Portable;SN0001;\n", 1, []string{renamed}},
		{"another name, one inventory number", "PC-1;;Portable;;INV0001\nPC-2;;Portable;;INV0001\n", 1, []string{renamed}},
		{"another name and another state", "PC-1;Rebut;Portable;SN0001;\nPC-2;;Portable;SN0001;\n", 1, []string{renamed}},
		{"another type", "PC-1;;Portable;SN0001;\nPC-1;;Écran;SN0001;\n", 2, []string{typed}},
		{"another type, no name", ";;Portable;SN0001;\n;;Écran;SN0001;\n", 2, []string{typed}},
		{"another name and another type", "PC-1;;Portable;SN0001;\nE-1;;Écran;SN0001;\n", 2, []string{typed}},
		{"the same name written otherwise", "PC-Été 1;;Portable;SN0001;\npc ete-1;;Portable;SN0001;\n", 1, []string{once}},
		{"no name on the second", "PC-1;;Portable;SN0001;\n;;Portable;SN0001;\n", 1, []string{once}},
		{"no name on the first", ";;Portable;SN0001;\nPC-1;;Portable;SN0001;\n", 1, []string{once}},
		{"no name on the first hides no third", ";;Portable;SN0001;\nPC-1;;Portable;SN0001;\nPC-2;;Portable;SN0001;\n", 1, []string{once, renamed}},
		{"the second again", "PC-1;;Portable;SN0001;\nPC-2;;Portable;SN0001;\nPC-2;;Portable;SN0001;\n", 1, []string{renamed, strings.Replace(once, "2", "3", 1)}},
		{"the third again", "PC-1;;Portable;SN0001;\nPC-2;;Portable;SN0001;\nPC-3;;Portable;SN0001;\nPC-3;;Portable;SN0001;\n", 2, []string{renamed, another, strings.Replace(once, "2", "4", 1)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := read(t, header+tt.rows, inventory.Options{})
			require.Len(t, inv.Lines, tt.lines)
			require.Equal(t, strings.Count(tt.rows, "\n"), inv.Read())
			var got []string
			for _, p := range inv.Problems {
				got = append(got, strings.ReplaceAll(p.Message, "\u00a0", " "))
			}
			require.Equal(t, tt.problems, got)
		})
	}
}

// A filler that no table knows must not turn a fleet into one device.
func TestUnknownFillerHidesNoFleet(t *testing.T) {
	var file strings.Builder
	file.WriteString("Nom;Statut;Type;Numéro de série\n")
	for i := range 100 {
		fmt.Fprintf(&file, "PC-%d;;Portable;voir Jacques\n", i)
	}
	inv := read(t, file.String(), inventory.Options{})
	require.Len(t, inv.Lines, 99) // the second name may be the first device's
	require.Equal(t, 99, inv.Problems.Count(diag.Doubt))
	require.Equal(t, "renamed-duplicate", inv.Problems[0].Code)
	require.Equal(t, "shared-number", inv.Problems[1].Code)
	require.Equal(t, 4, inv.Problems[1].Row)
	require.NotEmpty(t, inv.Problems[0].Remedy)
}

// Who uses a device, its serial and its inventory number are nowhere in what
// is read.
func TestPrivacy(t *testing.T) {
	const secrets = "SECRET"
	rows := []string{
		`"PC-01";"Ville";"En service";"Portable";"X";"Mairie";"SECRETLOGIN";"SECRET NAME";"SECRETINV1";"SECRETIMMO";"SECRETSN1";"SECRETSUPPLIER";"SECRETPART"`,
		`"PC-02";"Ville";"En service";"Portable";"X";"Mairie";"SECRETLOGIN";"SECRET NAME";"SECRETINV1";"SECRETIMMO";"SECRETSN1";"SECRETSUPPLIER";"SECRETPART"`,
		`"PC-07";"Ville";"En service";"Portable";"X";"Mairie";"SECRETLOGIN";"SECRET NAME";"SECRETINV1";"SECRETIMMO";"SECRETSN1";"SECRETSUPPLIER";"SECRETPART"`,
		`"PC-03";"Ville";"Bizarre";"Inconnu";"X";"Mairie";"SECRETLOGIN";"SECRET NAME";"SECRETINV2";"SECRETIMMO";"SECRETSN2";"SECRETSUPPLIER";"SECRETPART"`,
		`"PC-04";"Ville";"Bizarre";"Portable";"X";"Mairie";"SECRETLOGIN";"SECRET NAME";"SECRETINV3";"SECRETIMMO";"SECRETSN3";"SECRETSUPPLIER";"SECRETPART";"SECRET MORE"`,
		`"PC-05";"Ville";"Bizarre";"Portable";"X";"Mairie";"SECRETLOGIN`,
	}
	inv := read(t, genuineHeader+"\n"+strings.Join(rows, "\n"), inventory.Options{})
	require.Equal(t, 6, inv.Read())
	require.Len(t, inv.Lines, 3)
	for _, p := range inv.Problems {
		require.NotContains(t, p.String(), secrets)
	}
	for _, l := range inv.Lines {
		require.NotContains(t, strings.Join([]string{l.ID, l.Label, l.Name, l.Manufacturer, l.Model, l.Site, l.Department, l.System}, " "), secrets)
	}
}
