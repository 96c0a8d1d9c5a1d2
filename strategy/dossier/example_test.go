package dossier_test

import (
	"fmt"
	"os"
	"strings"
	"testing/fstest"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/strategy/dossier"
)

func ExampleOpen() {
	d, err := dossier.Open(os.DirFS("../../examples/dossier"), factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Strategy.Body.Name)
	fmt.Println(len(d.Strategy.Actions), "actions,", len(d.Inventory.Lines), "lines,", d.Inventory.Refused, "refused")
	// Output:
	// Ville de Valmorne (commune fictive)
	// 16 actions, 2993 lines, 22 refused
}

// What is wrong in dossier.yaml is said with its line, and the rest is read.
func ExampleOpen_problems() {
	folder := fstest.MapFS{
		"dossier.yaml": {Data: []byte(`body:
  name: Commune d’essai
  kind: commune
  agents: 1 400
  populaton: {total: 62000}
year: 2024
date: 2026-02-31
inventories:
  - file: parc.csv
`)},
		"parc.csv": {Data: []byte("type;quantite\nlaptop;10\n")},
	}
	d, err := dossier.Open(folder, factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range d.Problems.Only(diag.Refused) {
		fmt.Println(p.Row, p.Column, p.Value, p.Message+".", p.Remedy)
	}
	fmt.Println(d.Strategy.Body.Name, d.Inventory.Lines[0].Quantity)
	// Output:
	// 4 body.agents 1 400 un nombre s’écrit ici sans espace ni unité. Écrivez 1400
	// 5 body.populaton  clé inconnue. Vouliez-vous dire « population » ?
	// 7 date 2026-02-31 ce jour n’existe pas. Vérifiez le mois et le jour
	// Commune d’essai 10
}

// Files that are read beside a dossier, to add a site to it: a device that stands in
// both counts once.
func ExampleDossier() {
	d, err := dossier.Open(fstest.MapFS{
		"dossier.yaml": {Data: []byte("body: {name: Valmorne, kind: commune, agents: 3, population: {total: 900}}\nyear: 2024\ndate: 2026-01-15\ninventories: [{file: parc.csv}]\n")},
		"parc.csv":     {Data: []byte("type;quantite;serie\nlaptop;1;SN000001\nlaptop;1;SN000002\n")},
	}, factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	more, err := inventory.Read(strings.NewReader("type;quantite;serie\nlaptop;1;SN000002\nlaptop;1;SN000003\n"), factors.Default(), inventory.Options{Name: "annexe.csv", Seen: d.Seen})
	if err != nil {
		fmt.Println(err)
		return
	}
	d.Inventory.Append(more)
	fmt.Println(d.Strategy.Body.Name, len(d.Inventory.Lines), "devices,", d.Inventory.Duplicates, "seen twice")
	// Output:
	// Valmorne 3 devices, 1 seen twice
}
