package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/footprint/inventory"
)

// Exit codes. Figures or a document that were produced are a success whatever
// was refused, unless --strict was given.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitStrict = 3
)

// exitError carries an exit code with a French sentence.
type exitError struct {
	code int
	err  error
}

func (e exitError) Error() string { return e.err.Error() }
func (e exitError) Unwrap() error { return e.err }

// failed marks an error of the work: a file, a figure that cannot be had.
func failed(format string, args ...any) error {
	return exitError{exitFailed, fmt.Errorf(format, args...)}
}

// misused marks an error of the command line.
func misused(format string, args ...any) error {
	return exitError{exitUsage, fmt.Errorf(format, args...)}
}

// errStrict ends a command that worked on incomplete data, under --strict.
var errStrict = exitError{exitStrict, errors.New("des lignes ont été refusées ou des éléments obligatoires manquent (option --strict)")}

// toSettle says what to do about a table whose headers are unknown.
const toSettle = "Pour dire ce que contient cette table\u00a0: «\u00a0reen import FICHIER -o parc.csv --unknowns mots.csv\u00a0» liste ses en-têtes\u202f;\n" +
	"donnez-leur un sens dans mots.csv, puis ajoutez --mapping mots.csv. Si aucune colonne ne dit de quoi elle est la liste\u00a0: --item écran."

// run carries out a command line and gives the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := command(stdout, stderr)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	fmt.Fprintln(stderr, "reen\u00a0:", french(err))
	if errors.Is(err, inventory.ErrUnknownTable) {
		fmt.Fprintln(stderr, toSettle)
	}
	var exit exitError
	if errors.As(err, &exit) {
		return exit.code
	}
	fmt.Fprintln(stderr, "Essayez «\u00a0reen help\u00a0».")
	return exitUsage // all other errors are cobra's own, about the command line
}

// console is where a command writes: results on out, remarks on err.
type console struct{ out, err io.Writer }

func command(stdout, stderr io.Writer) *cobra.Command {
	c, asked := console{stdout, stderr}, false
	root := &cobra.Command{
		Use:   "reen",
		Short: "L’empreinte du numérique d’une collectivité, et sa stratégie numérique responsable",
		Long: `reen calcule l’empreinte environnementale du numérique d’une collectivité à partir
de ses inventaires (export GLPI, CSV), et rédige la stratégie numérique
responsable que demande l’article 35 de la loi REEN.`,
		Example: `  reen report strategy dossier/ -o strategie.pdf
  reen footprint parc.csv --year 2024
  reen factors écran`,
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asked {
				return c.printVersion()
			}
			return cmd.Help()
		},
	}
	root.Flags().BoolVar(&asked, "version", false, "la version du programme et celle des facteurs")
	root.AddCommand(reportCommand(c), footprintCommand(c), explainCommand(c), simulateCommand(c), checkCommand(c), importCommand(c), factorsCommand(c), initCommand(c))
	speakFrench(root)
	return root
}
