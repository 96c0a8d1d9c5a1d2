package inventory_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// The files of one inventory, whatever each is: a device that two of them tell
// of counts once.
func ExampleOpenAll() {
	folder := fstest.MapFS{
		"ordinateurs.csv": {Data: []byte("Nom;Statut;Type;Numéro de série\nPC-1;En service;Portable;5CG1234ABC\n")},
		"agents/pc-1.json": {Data: []byte(`{"deviceid": "pc-1", "itemtype": "Computer", "content": {"versionclient": "GLPI-Agent",
			"hardware": {"name": "PC-1", "chassis_type": "Laptop"}, "bios": {"ssn": "5CG1234ABC"},
			"monitors": [{"caption": "P2419H", "manufacturer": "Dell Inc.", "serial": "CN0ABCD1", "port": "HDMI"}]}}`)},
	}
	inv, err := inventory.OpenAll(folder, []string{"ordinateurs.csv", "agents"}, factors.Default(), inventory.Options{
		Recognised: func(t inventory.Recognised) { fmt.Println(t.File, "→", t.Format.ID, t.Rows) },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range inv.Lines {
		fmt.Println(l.ID, l.Item)
	}
	fmt.Println(inv.Attached, "panel,", inv.Duplicates, "seen twice")
	// Output:
	// ordinateurs.csv → glpi 1
	// agents/pc-1.json → agent 2
	// ordinateurs.csv:2 laptop
	// agents/pc-1.json:2 monitor
	// 0 panel, 1 seen twice
}

func ExampleFormats() {
	for _, f := range inventory.Formats()[:3] {
		fmt.Println(f.ID, "-", f.Name)
	}
	list := "Nom;Genre\nPC-1;Portable\n"
	_, err := inventory.Read(strings.NewReader(list), factors.Default(), inventory.Options{Name: "liste.csv"})
	fmt.Println(err != nil)
	inv, err := inventory.Read(strings.NewReader(list), factors.Default(), inventory.Options{Format: "glpi", Columns: map[string]string{"Genre": "type"}})
	fmt.Println(inv.Lines[0].Item, err)
	// Output:
	// native - liste au format natif
	// glpi - liste exportée de GLPI
	// liste - liste de matériel
	// true
	// laptop <nil>
}

// StreamAll hands the lines over as they come.
func ExampleStreamAll() {
	folder := fstest.MapFS{"a.csv": {Data: []byte("type;quantite\nlaptop;2\n")}, "b.csv": {Data: []byte("type;quantite\nmonitor;5\nTotal;5\n")}}
	account, err := inventory.StreamAll(folder, []string{"a.csv", "b.csv"}, factors.Default(), inventory.Options{}, func(l *footprint.Line) error {
		fmt.Println(l.ID, l.Item, l.Quantity)
		return nil
	})
	fmt.Println(account.NotData, err)
	// Output:
	// a.csv:2 laptop 2
	// b.csv:2 monitor 5
	// 1 <nil>
}

// Files that describe data centres are summed by options that have them.
func ExampleAccumulateAll() {
	folder := fstest.MapFS{
		"physique.csv": {Data: []byte("nomEquipementPhysique;modele;quantite;nomCourtDatacenter;type;paysDUtilisation\nsrv;;1;DC1;Server;France\n")},
		"centres.csv":  {Data: []byte("nomCourtDatacenter;nomLongDatacenter;pue;localisation\nDC1;Salle;1.4;France\n")},
	}
	names, opts := []string{"physique.csv", "centres.csv"}, footprint.Options{Year: 2024}
	sums, err := footprint.NewAccumulator(factors.Default(), opts)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = inventory.AccumulateAll(folder, names, sums, inventory.Options{})
	var centres *inventory.DataCentresError
	if errors.As(err, &centres) {
		opts.DataCentres = centres.Found
		sums, _ = footprint.NewAccumulator(factors.Default(), opts)
		err = inventory.AccumulateAll(folder, names, sums, inventory.Options{})
	}
	fmt.Println(sums.Options().DataCentres["DC1"].PUE.Decimal, sums.Result().Counts().Read, err)
	// Output: 1.4 2 <nil>
}

// What was not understood is settled word by word: the proposal is filled in,
// and the files are read again.
func ExampleUnknowns() {
	const list = "type;quantite;etat\nPoste;40;En vadrouille\nBidule;3;\nBidule;1;\n"
	unknowns := new(inventory.Unknowns)
	before, _ := inventory.Read(strings.NewReader(list), factors.Default(), inventory.Options{Unknowns: unknowns})
	for _, u := range unknowns.List() {
		fmt.Printf("%s %q %d rows, from %s:%d\n", u.Subject, u.Text, u.Rows, u.File, u.Row)
	}
	var proposal strings.Builder
	if err := inventory.WriteMapping(&proposal, inventory.Mapping{}, unknowns.List()); err != nil {
		fmt.Println(err)
		return
	}
	filled := strings.Replace(proposal.String(), "type;Bidule;", "type;Bidule;webcam", 1)
	m, problems, err := inventory.ReadMapping(strings.NewReader(filled), "correspondances.csv", factors.Default())
	if err != nil || len(problems) > 0 {
		fmt.Println(err, problems)
		return
	}
	after, _ := inventory.Read(strings.NewReader(list), factors.Default(), m.Into(inventory.Options{}))
	fmt.Println("refused:", before.Refused, "then", after.Refused, m.Types["Bidule"])
	// Output:
	// type "Bidule" 2 rows, from inventaire:3
	// type "Poste" 1 rows, from inventaire:2
	// etat "En vadrouille" 1 rows, from inventaire:2
	// refused: 3 then 1 webcam
}

func ExampleMapping() {
	const file = "quoi;ecrit;signifie\ncolonne;Nb postes;quantite\nsite;Annexe;Sports\ntype;Licence;ignorer\n"
	m, _, err := inventory.ReadMapping(strings.NewReader(file), "correspondances.csv", factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	inv, err := inventory.Read(strings.NewReader("type;Nb postes;site\nlaptop;4;Annexe\n"), factors.Default(), m.Into(inventory.Options{}))
	fmt.Println(inv.Lines[0].Quantity, inv.Lines[0].Department, m.Types["Licence"] == inventory.Ignored, err)
	// Output: 4 Sports true <nil>
}

// The rows that were refused, in the shape of their file, to be mended and
// read again.
func ExampleRejects() {
	const list = "type;quantite;site;utilisateur\nlaptop;douze;Mairie;agent-07\nlaptop;2;École;\n"
	rejects := new(inventory.Rejects)
	_, err := inventory.Read(strings.NewReader(list), factors.Default(), inventory.Options{Name: "parc.csv", DefaultItem: "laptop", Rejects: rejects})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{}, footprint.Options{Year: 2024})
	opts := inventory.RejectOptions{Heaviest: func(category string) (decimal.Decimal, bool) { return result.HeaviestOf(category, factors.GWP) }}
	fmt.Println(rejects.Len())
	if err := rejects.Write(os.Stdout, opts); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 1
	// type;quantite;site;utilisateur;fichier;ligne;colonne;valeur;code;message;lignes;poids_max_kgco2e;gravite
	// laptop;douze;Mairie;;parc.csv;2;quantite;douze;bad-quantity;nombre illisible. Écrivez la quantité en chiffres, par exemple 12;1;59.8285513333333333;refusée
}
