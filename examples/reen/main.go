// Command reen computes the digital footprint of a French municipality and
// writes its stratégie numérique responsable, from a dossier or from the
// inventories that people have. It is an example of how to embed the
// packages factors, footprint, strategy and report.
//
//	go run ./examples/reen report strategy examples/dossier -o strategie.pdf
//	go run ./examples/reen footprint parc.csv --year 2024
//	go run ./examples/reen help
package main

import (
	"context"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	cobra.MousetrapHelpText = "reen s’emploie dans un terminal\u00a0: ouvrez-en un dans ce dossier (LISEZMOI.txt dit comment), puis tapez «\u00a0reen help\u00a0».\n"
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}
