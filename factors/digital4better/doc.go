// Package digital4better is an optional set of factors: the mandatory criteria
// other than climate change, for terminals and for the electricity of 19
// countries and French overseas territories, year by year.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/factors/digital4better"
//	)
//
//	func main() {
//		open, err := digital4better.Set()
//		if err != nil {
//			log.Fatal(err)
//		}
//		set, err := factors.Default().With(open)
//		if err != nil {
//			log.Fatal(err)
//		}
//		laptop, _ := set.Item("laptop")
//		made := laptop.Impact(factors.ADPe, factors.Embodied)
//		fmt.Println(made.Value, made.Unit, made.Source.Attribution) // to be printed with the value
//	}
//
// Equipment and electricity are of one publisher and belong together: adpe,
// ap, pm, ir and wu. Climate change is left out of both, so that the values
// of ADEME and Base Carbone® stay; only the cloud machines, which have no
// other value, bring theirs. The publisher gives impacts per second of use:
// a value here is that figure × 31,557,600 s × the service life, to the three
// digits published, and keeps the published figure beside it. Printers,
// servers and network devices have no value, so a total of these criteria has
// a coverage below 1: print it. Beside ir and pm, print the note of the source
// (Source.Note): they differ by a factor of 300 and 500 from another database.
//
// The data are not under the licence of the code. They are made available
// under the Open Database License (ODbL) 1.0: attribution to Digital4Better
// (digital4better/data), and the same licence for a database derived from
// them and published. This is why they are a module of their own: a program
// requires it on purpose, and the core module holds none of it. A document
// that uses them carries the notice of the file LICENSE. The folder is also
// readable as it is:
//
//	reen footprint inventory.csv --criteria gwp,adpe --factors factors/digital4better
package digital4better
