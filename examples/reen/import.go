package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// importing holds the options of the import.
type importing struct {
	reading     reading
	output      string
	to          string
	rejects     string
	unknowns    string
	machines    string
	factors     []string
	identifiers bool
	strict      bool
}

func importCommand(c console) *cobra.Command {
	var im importing
	cmd := &cobra.Command{
		Use:   "import ENTRÉE… -o FICHIER",
		Short: "Des inventaires de tout format, vers un seul fichier",
		Long: `Lit des inventaires (fichiers, dossiers ou archives, de tout format connu) et les
réunit en un fichier au format natif, ou dans un format d’échange. Dit tout ce qui
n’a pas été compris. Les noms d’équipements et les numéros n’y sont pas, sauf avec
--identifiers ; les noms de personnes n’y sont jamais.`,
		Example: `  reen import export-glpi.csv -o parc.csv --rejects refus.csv
  reen import inventaire.xlsx -o parc.csv --unknowns correspondances.csv
  reen import inventaire.xlsx -o parc.csv --mapping correspondances.csv
  reen import agents/ moniteurs.csv -o parc.csv --machines machines.csv
  reen import parc.csv -o g4it.zip --to g4it`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return im.run(c, args) },
	}
	f := cmd.Flags()
	f.StringVarP(&im.output, "output", "o", "", "`FICHIER` à écrire")
	f.StringVar(&im.to, "to", "native", "`FORMAT` à écrire : native (CSV), g4it (archive .zip de quatre fichiers) ou pcr-si (JSON)")
	f.StringVar(&im.rejects, "rejects", "", "`FICHIER` CSV des lignes refusées ou douteuses, dans la forme de l’entrée, à corriger et à relire")
	f.StringVar(&im.unknowns, "unknowns", "", "`FICHIER` CSV des mots non compris, du plus fréquent au moins fréquent, à remplir pour --mapping")
	f.StringVar(&im.machines, "machines", "", "`FICHIER` CSV des machines virtuelles")
	f.BoolVar(&im.identifiers, "identifiers", false, "garder les noms d’équipements et les numéros")
	f.BoolVar(&im.strict, "strict", false, "code de sortie 3 si des lignes sont refusées")
	im.reading.flags(cmd)
	factorsFlag(cmd, &im.factors)
	if err := cmd.MarkFlagRequired("output"); err != nil {
		panic(err) // the flag is declared above
	}
	return cmd
}

func (im *importing) run(c console, paths []string) error {
	write, known := outputs[im.to]
	if !known {
		return misused("format «\u00a0%s\u00a0» inconnu\u00a0: native, g4it ou pcr-si", im.to)
	}
	if err := im.checkOutputs(paths); err != nil {
		return err
	}
	set, err := openSet(c, im.factors, 0)
	if err != nil {
		return err
	}
	if im.rejects != "" {
		im.reading.rejects = new(inventory.Rejects)
	}
	if im.unknowns != "" {
		im.reading.unknowns = new(inventory.Unknowns)
	}
	var account footprint.Inventory
	lines := 0
	if im.to == "native" && im.machines == "" && !isDossier(paths) {
		account, lines, err = im.stream(c, set, paths)
	} else {
		account, lines, err = im.whole(c, set, paths, write)
	}
	if err != nil {
		return im.propose(c, set, err)
	}
	return im.finish(c, set, account, lines)
}

// propose writes the words that were not understood of a file that could not be
// read for want of them.
func (im *importing) propose(c console, set *factors.Set, err error) error {
	if len(im.reading.unknowns.List()) == 0 {
		return err
	}
	if failure := writeFile(im.unknowns, func(w io.Writer) error { return im.mapping(w, set) }); failure != nil {
		return failure
	}
	fmt.Fprintf(c.err, "Écrit\u00a0: %s. Donnez-y le sens des colonnes (au moins «\u00a0type\u00a0» et «\u00a0quantite\u00a0»), puis relancez avec --mapping.\n", im.unknowns)
	return failed("%s", err) // without its cause: what to do has been said
}

// mapping writes what is known of the words, and what is to be settled.
func (im *importing) mapping(w io.Writer, set *factors.Set) error {
	known, err := im.reading.correspondences(console{io.Discard, io.Discard}, set)
	if err != nil {
		return err
	}
	return inventory.WriteMapping(w, known, im.reading.unknowns.List())
}

// stream writes each line as it is read, so that files of any size take little
// memory.
func (im *importing) stream(c console, set *factors.Set, paths []string) (account footprint.Inventory, lines int, err error) {
	given, names, err := named(paths)
	if err != nil {
		return account, 0, err
	}
	opts, err := im.reading.options(c, set, nil, c.progress("Lecture"))
	if err != nil {
		return account, 0, err
	}
	err = writeFile(im.output, func(w io.Writer) error {
		out := inventory.NewWriter(w, inventory.WriteOptions{Identifiers: im.identifiers})
		account, err = inventory.StreamAll(given, names, set, opts, func(l *footprint.Line) error {
			lines++
			return out.Write(l)
		})
		c.remarks(out.Problems())
		return errors.Join(err, out.Flush())
	})
	return account, lines, err
}

// whole reads everything, then writes it.
func (im *importing) whole(c console, set *factors.Set, paths []string, write func(io.Writer, *factors.Set, footprint.Inventory, inventory.WriteOptions) (diag.List, error)) (footprint.Inventory, int, error) {
	in, err := openInput(c, paths, set, &im.reading, "Lecture")
	if err != nil {
		return in.lines, 0, err
	}
	var left diag.List
	err = writeFile(im.output, func(w io.Writer) error {
		left, err = write(w, set, in.lines, inventory.WriteOptions{Identifiers: im.identifiers, Machines: in.lines.Machines, Organization: in.strategy.Body.Name})
		return err
	})
	c.remarks(append(slices.Clone(in.problems), left...))
	account := in.lines
	account.Lines = nil
	return account, len(in.lines.Lines), err
}

// finish writes what goes beside the lines and says what became of the rows.
func (im *importing) finish(c console, set *factors.Set, account footprint.Inventory, lines int) error {
	im.say(c, account, lines)
	written := []string{im.output}
	for _, part := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{im.rejects, func(w io.Writer) error {
			return im.reading.rejects.Write(w, inventory.RejectOptions{Identifiers: im.identifiers, Heaviest: heaviest(set)})
		}},
		{im.unknowns, func(w io.Writer) error { return im.mapping(w, set) }},
		{im.machines, func(w io.Writer) error {
			return inventory.WriteMachines(w, inventory.WriteOptions{Identifiers: im.identifiers, Machines: account.Machines})
		}},
	} {
		if part.name == "" {
			continue
		}
		if err := writeFile(part.name, part.write); err != nil {
			return err
		}
		written = append(written, part.name)
	}
	fmt.Fprintf(c.err, "Écrit\u00a0: %s\n", strings.Join(written, ", "))
	if im.strict && account.Problems.Count(diag.Refused) > 0 {
		return errStrict
	}
	return nil
}

// say tells the account of the rows.
func (im *importing) say(c console, account footprint.Inventory, lines int) {
	im.reading.understood(c)
	c.remarks(account.Problems)
	c.duplicates(account.Duplicates)
	fmt.Fprintf(c.err, "Lignes lues %d = reprises %d + rattachées %d + en double %d + sans donnée %d + refusées %d\n",
		lines+account.Read(), lines, account.Attached, account.Duplicates, account.NotData, account.Refused)
	if len(account.Machines) > 0 && im.machines == "" && im.to == "native" {
		fmt.Fprintf(c.err, "%s\u00a0: --machines FICHIER les écrit.\n", counted(len(account.Machines), "machine virtuelle lue", "machines virtuelles lues"))
	}
	if n := len(account.DataCentres); n > 0 && im.to == "native" {
		fmt.Fprintf(c.err, "%s\u00a0: le format natif n’a pas de PUE, déclarez-les dans « hosting » du dossier.\n", counted(n, "centre de données lu", "centres de données lus"))
	}
	if n := len(im.reading.unknowns.List()); im.unknowns == "" && n == 0 && account.Problems.Count(diag.Refused) > 0 {
		fmt.Fprintln(c.err, "« --unknowns correspondances.csv » écrit la liste des mots à expliquer, « --rejects refus.csv » celle des lignes à corriger.")
	}
}

// heaviest gives what a device of a category weighs at most in a year, in kg CO2e.
func heaviest(set *factors.Set) func(category string) (decimal.Decimal, bool) {
	sums, err := footprint.NewAccumulator(set, footprint.Options{Year: set.LatestYear(footprint.DefaultZone)})
	if err != nil {
		return nil
	}
	result := sums.Result()
	return func(category string) (decimal.Decimal, bool) { return result.HeaviestOf(category, factors.GWP) }
}
