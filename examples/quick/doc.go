// Command quick gives the footprint of a fleet typed on the command line: a type
// and a number of devices, and after a colon the years that they are kept.
//
//	go run ./examples/quick portable=120:6 écran=80 smartphone=40 --année 2024
//
// Types are those that people write, in French or in English. The arguments are
// read as an inventory in the native format, so that what is refused is told as
// in a file: with its cause, and what may have been meant.
//
// Exit codes are those of examples/reen: 0 when there are figures, 1 when there
// are none, 2 for wrong usage; with --strict, 3 when something was refused.
package main
