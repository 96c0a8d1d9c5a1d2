package dossier_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
)

func TestInventoriesTakeTheirDefaults(t *testing.T) {
	d := open(t, minimal+`hosting:
  - name: Cave
inventories:
  - file: ./parc/a.csv
    types: {Micro: laptop}
    states: {Prêté loin: stock, Prêté ici: in-use}
    columns: {Qte parc: quantite}
    site: Mairie
    department: DSI
    data_centre: Cave
  - file: parc/b.csv
    default_item: monitor
`,
		"parc/a.csv", "type;Qte parc;site;etat\nMicro;2;;Prêté loin\nserveur;1;Annexe;Prêté ici\n",
		"parc/b.csv", "quantite\n5\n")
	require.Empty(t, d.Problems)
	require.Empty(t, d.Inventory.Problems)
	lines := d.Inventory.Lines
	require.Len(t, lines, 3)
	require.Equal(t, "laptop", lines[0].Item)
	require.Equal(t, footprint.Stock, lines[0].State)
	require.Equal(t, []string{"Mairie", "DSI", "Cave"}, []string{lines[0].Site, lines[0].Department, lines[0].DataCentre})
	require.Equal(t, "Annexe", lines[1].Site, "what the line says wins")
	require.Equal(t, "monitor", lines[2].Item)
	require.Empty(t, lines[2].Site)
}

// A folder is one inventory, and the mapping of the dossier serves all.
func TestFolderAndMapping(t *testing.T) {
	d := open(t, minimal+`mapping: correspondances.csv
inventories:
  - file: parc
    departments: {Annexe: Sports}
  - file: liste.csv
    format: glpi
`,
		"correspondances.csv", "quoi;ecrit;signifie\ntype;Bidule;webcam\nsite;Mairie;DSI\nsite;Annexe;Culture\netat;Zut;ailleurs\n",
		"parc/a.csv", "type;quantite;site\nBidule;2;Mairie\n",
		"parc/b/c.csv", "type;quantite;site\nBidule;3;Annexe\n",
		"liste.csv", "Nom;Type;Bureau\nA;Portable;x\n")
	lines := d.Inventory.Lines
	require.Len(t, lines, 3)
	require.Equal(t, "webcam DSI", lines[0].Item+" "+lines[0].Department)
	require.Equal(t, "webcam Sports", lines[1].Item+" "+lines[1].Department, "the source's own words win")
	require.Equal(t, "liste.csv:2", lines[2].ID)
	require.Len(t, d.Problems, 1, "%v", d.Problems)
	require.Equal(t, "correspondances.csv", d.Problems[0].File)
	require.Equal(t, "unknown-meaning", d.Problems[0].Code)
}

func TestMappingsThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		"mapping: ../x.csv\n":                          "path-outside",
		"mapping: absent.csv\n":                        "missing-file",
		"mapping: a.csv\n":                             "unreadable-file",
		"inventories: [{file: a.csv, format: gpli}]\n": "unknown-format",
	} {
		d := open(t, minimal+text, "a.csv", "type;quantite\nlaptop;1\n")
		require.NotEmpty(t, d.Problems, text)
		require.Equal(t, want, d.Problems[0].Code, text)
	}
}

func TestDevicesAreSeenOnceAcrossFiles(t *testing.T) {
	const list = "Nom;Statut;Type;Modèle;Numéro de série\nA;En service;Portable;X;5CG1234ABC\n"
	d := open(t, minimal+"inventories:\n  - file: a.csv\n  - file: b.csv\n", "a.csv", list, "b.csv", list)
	require.Len(t, d.Inventory.Lines, 1)
	require.Equal(t, 1, d.Inventory.Duplicates)
}

func TestFilesThatAreWrong(t *testing.T) {
	d := open(t, minimal+`inventories:
  - file: parc/portable.csv
  - file: parc/portables.csv
  - file: parc/../parc/portables.csv
  - file: parc/liste.csv
`,
		"parc/portables.csv", "type;quantite\nlaptop;3\n",
		"parc/liste.csv", "bonjour\n",
		"parc/oubli.csv", "type;quantite\nlaptop;3\n",
		"parc/LISEZMOI.md", "rien")
	var got []string
	for _, p := range d.Problems {
		got = append(got, p.Code+" "+p.Value)
	}
	require.ElementsMatch(t, []string{
		"missing-file parc/portable.csv", "duplicate-id parc/../parc/portables.csv",
		"unreadable-file parc/liste.csv", "unlisted-file parc/oubli.csv",
	}, got)
	require.Len(t, d.Inventory.Lines, 1, "the rest goes on")
}

func TestMachinesAreReadBesideTheInventory(t *testing.T) {
	d := open(t, minimal+`inventories:
  - file: parc/serveurs.csv
machines:
  - parc/vm.csv
  - file: ./parc/vm-2.csv
    columns: {Porteur: hote}
`,
		"parc/serveurs.csv", "type;quantite;identifiant\nserveur;1;SRV-01\n",
		"parc/vm.csv", "nom;hote;vcpu\nged;SRV-01;4\npaie;SRV-01;-4\n",
		"parc/vm-2.csv", "nom;Porteur;vcpu\nged;SRV-01;4\ntest;SRV-01;1\n")
	require.Empty(t, d.Problems, "the lists of machines are not forgotten inventories")
	require.Len(t, d.Inventory.Lines, 1)
	var got []string
	for _, m := range d.Inventory.Machines {
		got = append(got, m.ID+" "+m.Name+" on "+m.Host)
	}
	require.Equal(t, []string{"parc/vm.csv:2 ged on SRV-01", "parc/vm-2.csv:3 test on SRV-01"}, got, "one machine in two files counts once")
	require.Equal(t, []int{5, 3, 1, 0}, []int{d.Inventory.Read(), d.Inventory.Attached, d.Inventory.Duplicates, d.Inventory.Refused})
}

func TestListsOfMachinesThatAreWrong(t *testing.T) {
	d := open(t, minimal+`machines:
  - file: parc/vms.csv
  - file: ../vm.csv
  - {file: parc/vm.csv, colums: {}}
  - file: ./parc/vm.csv
  - file: parc/liste.csv
  - [parc/vm.csv]
machine:
`,
		"parc/vm.csv", "nom;hote\nged;SRV-01\n",
		"parc/liste.csv", "type;quantite\nlaptop;3\n",
		"parc/oubli.csv", "type;quantite\nlaptop;3\n")
	got := map[string]string{}
	for _, p := range d.Problems {
		got[p.Code+" "+p.Value+p.Column] = p.Remedy
	}
	require.Equal(t, map[string]string{
		"missing-file parc/vms.csvmachines.file":      "Vouliez-vous dire «\u00a0vm.csv\u00a0»\u202f?",
		"path-outside ../vm.csvmachines.2.file":       "Placez le fichier dans le dossier et écrivez son chemin depuis dossier.yaml",
		"unknown-key machines.3.colums":               "Vouliez-vous dire «\u00a0columns\u00a0»\u202f?",
		"duplicate-id ./parc/vm.csvmachines.4.file":   "Donnez un nom différent à chacun",
		"unreadable-file parc/liste.csvmachines.file": "",
		"wrong-type machines.6":                       "",
		"unknown-key machine":                         "Vouliez-vous dire «\u00a0machines\u00a0»\u202f?",
		"unlisted-file parc/oubli.csvinventories":     "Ajoutez-le à la liste, ou rangez-le ailleurs",
	}, got)
	require.Len(t, d.Inventory.Machines, 1, "the rest goes on")
}
