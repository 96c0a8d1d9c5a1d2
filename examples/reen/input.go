package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/factors/sources"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/strategy"
)

// input is what a command works on: a dossier, or inventory files alone.
type input struct {
	set      *factors.Set
	strategy strategy.Strategy // of a dossier; zero for files
	dossier  bool
	lines    footprint.Inventory
	problems diag.List                 // of the dossier itself
	seen     *inventory.Seen           // by the files that were read
	place    func(diag.List) diag.List // puts what is found later where people can mend it; nil for files
}

// placed are problems that were found once the input was read.
func (in input) placed(problems diag.List) diag.List {
	if in.place == nil {
		return problems
	}
	return in.place(problems)
}

// openSet gives the default factors with the user's own laid over: folders in
// our format, or files of the publishers that the package sources reads. Mixes
// that are published without a year are those of the year that was asked for.
func openSet(c console, paths []string, year int) (*factors.Set, error) {
	set := factors.Default()
	for _, path := range paths {
		folder, name := filepath.Split(filepath.Clean(path))
		if folder == "" {
			folder = "."
		}
		user, problems, err := sources.Open(os.DirFS(folder), name, sources.Options{Catalogue: set, Year: year})
		if err == nil {
			set, err = set.With(user)
		}
		if err != nil {
			return nil, failed("facteurs de «\u00a0%s\u00a0» illisibles\u00a0: %w", path, err)
		}
		c.remarks(problems)
	}
	return set, nil
}

// openInput reads a dossier, or the files of one inventory.
func openInput(c console, paths []string, set *factors.Set, how *reading, what string) (input, error) {
	in := input{set: set}
	if isDossier(paths) {
		return openDossier(paths[0], set)
	}
	given, names, err := named(paths)
	if err != nil {
		return in, err
	}
	in.seen = new(inventory.Seen)
	opts, err := how.options(c, set, in.seen, c.progress(what))
	if err != nil {
		return in, err
	}
	if in.lines, err = inventory.OpenAll(given, names, set, opts); err != nil {
		return in, failed("%w", err)
	}
	return in, nil
}

// named gives the files of the paths, and their names.
func named(paths []string) (fileNames, []string, error) {
	given := fileNames{}
	var names []string
	for _, path := range paths {
		name, err := given.add(path)
		if err != nil {
			return nil, nil, err
		}
		names = append(names, name)
	}
	return given, names, nil
}

// isDossier tells a dossier, a folder or a workbook, from files of an inventory,
// and from a folder of them: one that has files and no YAML.
func isDossier(paths []string) bool {
	if len(paths) != 1 {
		return false
	}
	if isWorkbook(paths[0]) {
		return true
	}
	entries, err := os.ReadDir(paths[0])
	return err == nil && (len(entries) == 0 || slices.ContainsFunc(entries, isYAML))
}

func isYAML(e fs.DirEntry) bool {
	ending := strings.ToLower(filepath.Ext(e.Name()))
	return !e.IsDir() && (ending == ".yaml" || ending == ".yml")
}

func openDossier(path string, set *factors.Set) (input, error) {
	d, err := readDossier(path, set)
	if err != nil {
		return input{}, err
	}
	return input{set: set, strategy: d.Strategy, dossier: true, lines: d.Inventory, problems: d.Problems, place: d.Place, seen: d.Seen}, nil
}

// assess opens a dossier and assesses it; its own problems come first.
func assess(c console, factorPaths []string, path string) (*strategy.Assessment, error) {
	a, _, err := assessInput(c, factorPaths, path)
	return a, err
}

// assessInput is assess, with what was opened.
func assessInput(c console, factorPaths []string, path string) (*strategy.Assessment, input, error) {
	set, err := openSet(c, factorPaths, 0)
	if err != nil {
		return nil, input{}, err
	}
	in, err := openDossier(path, set)
	if err != nil {
		return nil, in, err
	}
	a, err := strategy.Assess(set, in.strategy, in.lines)
	if err != nil {
		return nil, in, failed("%w", err)
	}
	a.Problems = slices.Concat(in.problems, in.placed(a.Problems))
	return a, in, nil
}

// factorsFlag declares --factors, alike for every command.
func factorsFlag(cmd *cobra.Command, paths *[]string) {
	cmd.Flags().StringArrayVar(paths, "factors", nil, "`CHEMIN` (dossier ou fichier) de facteurs à poser sur le jeu par défaut (répétable)")
}

// openFolder opens a folder so that no link inside leads out of it.
func openFolder(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, failed("«\u00a0%s\u00a0» n’existe pas", path)
	case err != nil:
		return nil, failed("«\u00a0%s\u00a0» ne peut pas être lu", path)
	case !info.IsDir():
		return nil, failed("«\u00a0%s\u00a0» est un fichier\u00a0: un dossier (répertoire contenant dossier.yaml, ou classeur de «\u00a0reen init\u00a0») est attendu", path)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, failed("«\u00a0%s\u00a0» ne peut pas être lu", path)
	}
	return root.FS(), nil
}
