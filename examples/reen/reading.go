package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// reading holds the options that say how inventory files are to be read.
type reading struct {
	from     string
	item     string
	mapping  string
	sheets   bool
	unknowns *inventory.Unknowns
	rejects  *inventory.Rejects
	read     map[inventory.Format]*tally
}

// tally is what was read of a format.
type tally struct {
	tables, rows int
	names        []string // of the first
}

// maxNames is how many tables are named of a format.
const maxNames = 6

func (r *reading) flags(cmd *cobra.Command) {
	var ids []string
	for _, f := range inventory.Formats() {
		ids = append(ids, f.ID)
	}
	f := cmd.Flags()
	f.StringVar(&r.from, "from", "", "`FORMAT` des fichiers, s’il n’est pas reconnu : "+strings.Join(ids, ", "))
	f.StringVar(&r.item, "item", "", "`ÉQUIPEMENT` dont les fichiers sont la liste, pour les lignes sans type (monitor, ou « écran »)")
	f.StringVar(&r.mapping, "mapping", "", "`FICHIER` de correspondances : ce que veulent dire vos colonnes, types, états et sites (« reen import --unknowns » le propose)")
	f.BoolVar(&r.sheets, "sheets", false, "prendre la fiche du constructeur du modèle exact, si --factors la fournit")
}

// options gives those of the reader.
func (r *reading) options(c console, set *factors.Set, seen *inventory.Seen, progress func(int64)) (inventory.Options, error) {
	opts := inventory.Options{Format: r.from, DefaultItem: r.item, Sheets: r.sheets, Seen: seen, Progress: progress, Unknowns: r.unknowns, Rejects: r.rejects, Recognised: r.note}
	r.read = map[inventory.Format]*tally{}
	m, err := r.correspondences(c, set)
	return m.Into(opts), err
}

// correspondences reads the mapping, if there is one.
func (r *reading) correspondences(c console, set *factors.Set) (inventory.Mapping, error) {
	if r.mapping == "" {
		return inventory.Mapping{}, nil
	}
	file, err := os.Open(r.mapping)
	if err != nil {
		return inventory.Mapping{}, failed("table de correspondances «\u00a0%s\u00a0» introuvable ou illisible", r.mapping)
	}
	defer func() { _ = file.Close() }() // nothing was written
	m, problems, err := inventory.ReadMapping(file, filepath.Base(r.mapping), set)
	if err != nil {
		return m, failed("%w", err)
	}
	c.remarks(problems)
	return m, nil
}

// note counts what a table was read as.
func (r *reading) note(t inventory.Recognised) {
	if r.read[t.Format] == nil {
		r.read[t.Format] = &tally{}
	}
	of := r.read[t.Format]
	of.tables++
	if of.rows += t.Rows; len(of.names) < maxNames {
		of.names = append(of.names, fmt.Sprintf("%s (%s)", t.File, strconv.Itoa(t.Rows)))
	}
}

// understood says what the files were read as.
func (r *reading) understood(c console) {
	for _, f := range inventory.Formats() {
		if t := r.read[f]; t != nil {
			names := strings.Join(t.names, ", ")
			if t.tables > len(t.names) {
				names += "…"
			}
			fmt.Fprintf(c.err, "Lu comme %s\u00a0: %s, %s\u00a0: %s.\n", f.Name, counted(t.tables, "table", "tables"), counted(t.rows, "ligne", "lignes"), names)
		}
	}
}
