// Command embed is the least that a program needs to know the footprint of a
// fleet that it holds in memory: no file, no flag, one computation.
//
//	go run ./examples/embed
//
// The lines may as well come from a database, a form, or a file that package
// inventory reads.
package main
