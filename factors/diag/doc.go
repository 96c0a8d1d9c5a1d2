// Package diag says what is wrong in a person's file, and where.
//
//	package main
//
//	import (
//		"fmt"
//
//		"github.com/reen-numerique/reen/factors/diag"
//	)
//
//	func main() {
//		list := diag.List{{Code: "unknown-type", Severity: diag.Refused, File: "parc.csv", Row: 7, Column: "type", Value: "lap top",
//			Message: "type inconnu", Remedy: diag.DidYouMean("lap top", []string{"laptop", "desktop"})}}
//		for _, p := range list {
//			fmt.Println(p) // parc.csv, ligne 7, colonne « type » : « lap top » : type inconnu. Vouliez-vous dire « laptop » ?
//		}
//	}
//
// A Problem is a value, not an error that ends the work: readers and checks
// return a List beside what they could read.
//
// Messages and remedies are written for people, in French; Code is for
// programs, stable from one version to the next and never given another
// meaning.
//
// A file that cannot be read at all is an error, of one French sentence. It wraps
// its cause: errors.Is finds fs.ErrNotExist, the error of a stream, or
// [ErrTooLarge] where a limit was passed.
//
// The package imports nothing but the standard library.
package diag
