// Package dossier opens the folder in which a municipality keeps its
// strategy and its inventories.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//		"os"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/strategy/dossier"
//	)
//
//	func main() {
//		d, err := dossier.Open(os.DirFS("valmorne"), factors.Default())
//		if err != nil {
//			log.Fatal(err)
//		}
//		for _, p := range d.Problems {
//			fmt.Println(p) // dossier.yaml, ligne 12, …
//		}
//		fmt.Println(d.Strategy.Body.Name, len(d.Inventory.Lines))
//	}
//
// The folder holds dossier.yaml, whose keys are those of strategy.Strategy,
// and the files that its lists inventories and machines name:
//
//	inventories:
//	  - file: inventories/ordinateurs.csv
//	    default_item: desktop              # of the lines that give no type
//	    types: {Micro-portable: laptop}    # the house's own words
//	    states: {Prêté: in-use}
//	    site: Hôtel de ville               # of the lines that give none
//	    department: Services généraux
//	    data_centre: Salle serveurs        # a name of the list hosting
//	machines:                              # virtual, each of a host among the lines
//	  - inventories/machines.csv
//	  - file: inventories/autres.csv
//	    columns: {Nom de la VM: nom}       # header as written → native column
//
// Nothing in these files makes Open fail as a whole except the lack of a
// readable dossier.yaml: an unknown key, a wrong type or a missing file is a
// problem in French with its line, and the rest goes on.
package dossier
