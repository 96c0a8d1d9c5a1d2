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
// A file is recognised by its content, whatever its name. It may be CSV of any
// separator and charset, a workbook (XLSX, ODS), the JSON or XML of an inventory
// agent, a PCR-SI exchange file, or an archive or a folder of them, which is one
// inventory. A table is one of Formats by its headers: reen's own list, those
// of GLPI, OCS, Snipe-IT, G4IT and NumEcoEval, device managers, the asset
// register of the accounts, and lists kept by hand. Formats, headers, words and
// aliases are tables in the folder data, with where they were found
// (data/SOURCES.md): a format is rows of data, not code. Options.Format forces one.
//
// Read, Open and OpenAll keep the lines; Stream, StreamAll and Accumulate hand
// each one over as it comes, for files of any size. Writer, WriteMachines,
// WriteG4IT and WritePCRSI write what was read, and tell what a format cannot say.
//
// An error says, in a French sentence, why a file cannot be read at all; it wraps
// its cause, fs.ErrNotExist, diag.ErrTooLarge, ErrUnknownTable or that of the stream.
// Whatever is wrong in a row is a problem of the inventory, and the reading
// goes on: every row is a line, or counted as refused, attached, duplicate
// or not data. What is attached is part of something else: a laptop's own panel,
// a virtual machine, an application, the description of a data centre. Rejects
// keeps the rows to mend, Unknowns the words to settle, which a Mapping settles.
//
// For a server, "cpu" is the number of processors of one machine, "coeurs" the
// physical cores of one processor, "ram_go", "ssd_go" and "hdd_go" what the
// whole machine has: its components are then counted one by one. The name of a
// processor is kept where a file has it ("processeur"): no figure depends on it,
// it tells what systems a machine takes, and the native file that is written has
// no column for it.
//
// A list of virtual machines is a file apart, which Machines and OpenMachines
// read where it stands alone: each names the equipment that carries it.
//
// A device that two rows tell of counts once: it is known by its serial
// number, else by the UUID of its firmware, else by its inventory number within
// its kind. The numbers are hashed, and go nowhere; names of users are not read.
// A number on two rows of different names is a doubt, and counts once; on rows of
// three names or of two items it is no proof, and all count. The day of a BIOS
// is no day of purchase; one that is years before it is a doubt.
package inventory
