// Package dossier opens the folder, or the workbook, in which a municipality
// keeps its strategy and its inventories.
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
// What no file lists is declared in dossier.yaml itself. These keys give lines of
// the inventory too, by Strategy.Lines, which count as read like the others:
//
//	hosting:
//	  - name: Syndicat
//	    share: 0.25                        # the body's part of a pooled place, 0 to 1
//	    it_power: 40                       # kW of IT of the whole place: its technical environment
//	    spare_unknown: true                # spare equipment that no line lists: 6 % are added
//	    technical_environment: power       # its electricity: by it_power, or pue (the default)
//	telework:                              # home boxes, RCP-SI v2 §4
//	  {employees: 250, days: 100, persons_per_household: 2.3}
//	services:                              # cloud, by the best that is known of each
//	  - name: Messagerie
//	    provider: Hébergeur
//	    item: saas-user                    # else cloud-service, a contract
//	    quantity: 300
//	    impacts: {gwp: 2.5}                # of one unit over a year, as the provider publishes it
//	    level: 3                           # of its method: 1 unknown … 5 RCP-DC with critical review
//	    source: ACV de l’hébergeur, 2024
//	  - {name: Visioconférence, spend_keur: 24}   # shown apart, never added
//
// And these say how the whole is computed:
//
//	pools:                                 # by item or category, where lines do not say it
//	  laptop: {refurbished: 0.2, upstream: 3}     # share bought used, years of use before
//	  screens: {resold: 0.1, total_life: 9}       # share resold, years of life in all
//	deflator: 0.97                         # prices of 2023 over those of the purchases known by price alone
//	choice: conservative                   # the highest value published, else catalogue
//
// Template is such a folder to fill in.
//
// # Workbook
//
// For those who use nothing else, one workbook (.xlsx or .ods) holds the same
// dossier: WriteWorkbook writes it, filled or to be filled in, OpenWorkbook reads
// it, and one followed by the other changes nothing. The table workbook.csv in
// the folder data says where each key of dossier.yaml stands in it, and
// sheets.csv how each sheet is laid out:
//
//	form       a label, its value, its unit and help a row: collectivité, moyens, calcul
//	list       a row an element, a column a key: actions, objectifs, hébergement…
//	columns    each column a list of texts: périmètre, orientations
//	lines      equipment, read as an inventory file: équipements, serveurs, réseau
//	machines   virtual machines, likewise
//	refused    what the files of origin gave no line for, and their doubts: à corriger
//
// Sheets, headers, labels and words are compared without case and accents, and
// headers without the unit between parentheses. Items go by their French name or
// their id. Numbers are read with a comma or a point, days as 31/12/2025 or
// 2025-12-31. A sheet that is missing is empty.
//
// Nothing in these files makes Open fail as a whole except the lack of a
// readable dossier.yaml: an unknown key, a wrong type or a missing file is a
// problem in French with its line, and the rest goes on.
package dossier
