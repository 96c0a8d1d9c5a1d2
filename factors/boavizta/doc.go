// Package boavizta is an optional set of factors: what manufacturers declare
// of their products, and what cloud providers declare of their regions.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/factors/boavizta"
//	)
//
//	func main() {
//		sheets, err := boavizta.Set()
//		if err != nil {
//			log.Fatal(err)
//		}
//		set, err := factors.Default().With(sheets)
//		if err != nil {
//			log.Fatal(err)
//		}
//		client, _ := set.Item("thin-client")
//		made := client.Impact(factors.GWP, factors.Embodied)
//		fmt.Println(made.Value, made.Unit, made.Source.Attribution) // to be printed with the value
//	}
//
// It makes the thin client, the A4 office printer, the surveillance camera,
// the interactive displays and the screens by size computable, and puts the
// medians of the sheets, with their quartiles, beside the default values of
// laptops, desktops, screens, phones, tablets, servers and printers. It also
// holds the PUE and WUE of French regions of cloud providers.
//
// The data are not under the licence of the code. They are made available
// under the Open Database License (ODbL) 1.0: attribution to Boavizta
// (environmental-footprint-data) and Digital4Better (digital4better/data), and
// the same licence for a database derived from them and published. This is
// why they are a module of their own: a program requires it on purpose, and
// the core module holds none of it. A document that uses them carries the
// notice of the file LICENSE. The folder is also readable as it is:
//
//	reen footprint inventory.csv --factors factors/boavizta
package boavizta
