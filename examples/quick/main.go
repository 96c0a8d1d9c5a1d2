package main

import (
	"fmt"
	"io"
	"os"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitStrict = 3
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run carries out a command line and gives the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	set := factors.Default()
	ask, err := parse(args, set)
	if err != nil {
		fmt.Fprintf(stderr, "quick\u00a0: %v\nEssayez «\u00a0quick --help\u00a0».\n", err)
		return exitUsage
	}
	if ask.help {
		fmt.Fprint(stdout, usage)
		return exitDone
	}
	inv, err := inventory.Read(ask.list(), set, inventory.Options{Name: "arguments"})
	if err != nil {
		fmt.Fprintln(stderr, "quick\u00a0:", err)
		return exitFailed
	}
	result, err := footprint.Compute(set, inv, footprint.Options{Year: ask.year, Zone: ask.zone})
	if err != nil {
		fmt.Fprintln(stderr, "quick\u00a0:", err)
		return exitFailed
	}
	problems := result.Problems()
	for _, p := range problems {
		fmt.Fprintln(stderr, told(p, ask))
	}
	if n := result.Counts().NotData; n > 0 {
		fmt.Fprintf(stderr, "%d sans donnée (vide, total ou commentaire)\n", n)
	}
	refused := result.Counts().Refused+result.Counts().NotData > 0
	if !anyFigure(result) {
		fmt.Fprintln(stderr, "quick\u00a0: aucun équipement n’a pu être compté")
		return exitFailed
	}
	if err := show(stdout, result); err != nil {
		fmt.Fprintln(stderr, "quick\u00a0:", err)
		return exitFailed
	}
	if ask.strict && refused {
		return exitStrict
	}
	return exitDone
}

// anyFigure tells whether some line weighs: what has no figure is no footprint of 0.
func anyFigure(r *footprint.Result) bool {
	n := r.Counts()
	return n.Complete+n.Partial > 0
}

// told says a problem with the argument that has it, in the place of the line of
// a file.
func told(p diag.Problem, ask *question) string {
	if n := p.Row - 2; n >= 0 && n < len(ask.fleet) { // below the header
		p.File, p.Row, p.Column = "", 0, ""
		return fmt.Sprintf("«\u00a0%s\u00a0»\u00a0: %s", diag.Clip(ask.fleet[n].typed), p)
	}
	return p.String()
}
