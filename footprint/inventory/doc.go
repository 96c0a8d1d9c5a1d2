// Package inventory reads what public bodies have, a list of equipment, into
// the lines of a footprint.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//		"os"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/footprint/inventory"
//	)
//
//	func main() {
//		inv, err := inventory.Open(os.DirFS("."), "parc.csv", factors.Default(), inventory.Options{})
//		if err != nil {
//			log.Fatal(err) // parc.csv : fichier introuvable
//		}
//		for _, line := range inv.Lines {
//			fmt.Println(line.ID, line.Item, line.Quantity)
//		}
//		for _, p := range inv.Problems {
//			fmt.Fprintln(os.Stderr, p) // parc.csv, ligne 7, colonne « type » : « lap top » : type inconnu…
//		}
//	}
//
// Read and Open keep the lines; Stream hands each one over as it comes, for
// files of any size.
//
// Two kinds of CSV file are recognised by their headers: reen's own, where a
// row is a quantity of alike things, and the list that GLPI exports in
// French, where a row is one device. The headers, the words and the aliases
// they are recognised by are tables in the folder data.
//
// An error says, in a French sentence, why a file cannot be read at all.
// Whatever is wrong in a row is a problem of the inventory, and the reading
// goes on: every row is a line, or counted as refused, attached, duplicate
// or not data.
//
// For a server, "cpu" is the number of processors of one machine, "coeurs" the
// physical cores of one processor, "ram_go", "ssd_go" and "hdd_go" what the
// whole machine has: its components are then counted one by one.
//
// A list of virtual machines is a file apart, which Machines and OpenMachines
// read: each names the equipment that carries it.
//
// Writer writes lines in the native format, WriteMachines virtual machines,
// WriteG4IT the four files of G4IT and NumEcoEval, and WritePCRSI the exchange
// format of the rules of information systems: each tells what it cannot say. Names
// stay out of them unless asked for.
//
// The files of G4IT are read together, of either generation: names are keys, a
// row that names what is not there is refused, and the country of a data centre
// goes before that of its equipment. A machine in a cloud has no host among the
// lines, and is refused as a line of its own. What is not read of them: the
// entity's source, the cores, the memory and the disks of equipment, the
// electricity of a virtual machine, and how long and by how many a digital
// service uses a device, which leaves a doubt.
//
// Serial numbers serve to find duplicates, hashed, and go nowhere; names of
// users are not read. A number on two rows of different names is a doubt, and
// counts once; on rows of three names or of two items it is no proof, and all count.
package inventory
