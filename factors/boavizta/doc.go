// Package boavizta is an optional set of factors: what manufacturers declare
// of their products, and what cloud providers declare of their regions.
//
//	sheets, err := boavizta.Set()
//	…
//	set, err := factors.Default().With(sheets)
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
