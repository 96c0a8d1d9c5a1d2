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
