// Package sources reads the factors that people already have, in the formats
// of their publishers, into sets that are laid over the catalogue.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//		"os"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/factors/sources"
//	)
//
//	func main() {
//		mine, problems, err := sources.Open(os.DirFS("."), "Base_Carbone_V23.6.csv", sources.Options{})
//		if err != nil {
//			log.Fatal(err) // Base_Carbone_V23.6.csv : fichier introuvable
//		}
//		for _, c := range problems.Causes() {
//			fmt.Fprintln(os.Stderr, c.Count, c.Problem) // 7171 …, ligne 12, colonne « Statut de l'élément » : « Archivé » : …
//		}
//		set, err := factors.Default().With(mine)
//		if err != nil {
//			log.Fatal(err)
//		}
//		laptop, _ := set.Item("laptop")
//		for _, f := range laptop.Factors {
//			fmt.Println(f.Value, f.Unit, f.Source.Title) // 156 kg CO2e/item Base Carbone® (Base Empreinte®), fichier « … »
//		}
//	}
//
// The content tells the format: our own CSV, or a folder of ours; ADEME's
// Base Carbone, in CSV, XLSX or ODS; Base Empreinte numérique as Boavizta
// republishes it; the manufacturers' sheets of Boavizta, in both dialects; the
// reference tables of NumEcoEval and G4IT, one by one or a folder of them.
// Their headers, words, units and the names of things are tables in the
// folder data.
//
// # What becomes of a row
//
// A row whose name the tables or Options.Items know gives its item its
// values. Where several rows speak of one item, the first in the rank of the
// table does, and the others are items of their own, within reach by their id
// or by Set.Search. So are manufacturers' sheets, each of one model. A row
// that speaks of nothing in the catalogue is ignored with a notice, one that
// cannot be read is refused with its cause: rows read are rows kept, refused
// and ignored, which the notice "rows-read" sums up.
//
// Values are exact: a comma, a point or an exponent are read as they are
// printed, and the floats of a workbook are given back as they were typed.
// The sheets' embodied value is total × (1 − share of use), without rounding.
//
// # Licences
//
// The files stay their owners' and publishers': each value carries the
// Attribution and the licence of its source, which whoever prints it prints.
// Boavizta's sheets are under ODbL; the terms of Base Empreinte are to be
// checked before anything of it is published again.
package sources
