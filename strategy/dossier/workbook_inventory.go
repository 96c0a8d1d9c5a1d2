package dossier

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/embedded"
	"github.com/reen-numerique/reen/internal/fold"
)

// inventory reads a sheet of equipment, of machines or of refused lines into
// the dossier.
func (w *workbook) inventory(g *grid, d *Dossier) {
	d.lose(g.lost)
	if len(g.rows) == 0 {
		return
	}
	if g.form == refusedForm {
		w.carried(g, d)
		return
	}
	inv, err := w.sheetInventory(g, d.Seen)
	if err != nil {
		text := strings.TrimPrefix(delimited.Sentence(err), g.file+"\u00a0: ")
		d.Problems = append(d.Problems, diag.Problem{Code: "unreadable-sheet", Severity: diag.Refused, File: g.file, Row: g.row,
			Message: "cette feuille ne peut pas être lue\u00a0: " + text, Remedy: "Remettez les en-têtes du modèle"})
		return
	}
	d.noteRefused(inv, g.form == machinesForm)
	d.Inventory.Append(inv)
}

// sheetInventory hands the rows to the reader of inventories, as the CSV file
// whose lines have their numbers, so that one reader serves both.
func (w *workbook) sheetInventory(g *grid, seen *inventory.Seen) (footprint.Inventory, error) {
	data, err := w.csvOf(g)
	if err != nil {
		return footprint.Inventory{}, err
	}
	opts := inventory.Options{Name: g.file, Columns: map[string]string{}, Seen: seen}
	for i, c := range g.columns {
		if c != nil && fold.Label(g.titles[i]) != fold.Label(c.path) { // else the reader knows it by itself
			opts.Columns[g.titles[i]] = c.path
		}
	}
	var inv footprint.Inventory
	if g.form == machinesForm {
		inv, err = inventory.Machines(bytes.NewReader(data), opts)
	} else {
		opts.Types = hardTypes(w.set)
		inv, err = inventory.Read(bytes.NewReader(data), w.set, opts)
	}
	for i := range inv.Problems {
		inv.Problems[i].Remedy = remedyHere(inv.Problems[i])
		if p := &inv.Problems[i]; p.Code == "unknown-column" {
			p.Severity, p.Remedy = diag.Notice, g.nearest(p.Column)
			if p.Remedy != "" {
				p.Severity = diag.Doubt
			}
		}
	}
	return inv, err
}

// hardTypes are the French names that a reader would take for another item, or
// for several: in a list of the workbook each means its own.
func hardTypes(set *factors.Set) map[string]string {
	out := map[string]string{}
	for _, i := range set.Items() {
		if found := set.Match(i.NameFR); len(found) != 1 || found[0].ID != i.ID {
			out[i.NameFR] = i.ID
		}
	}
	return out
}

// remedyHere is what to do in a workbook, where the reader sends to a table of
// dossier.yaml.
func remedyHere(p diag.Problem) string {
	for _, row := range embedded.Table(remediesTable) {
		if row[0] == p.Code && strings.Contains(p.Remedy, "dossier") {
			return row[1]
		}
	}
	return p.Remedy
}

// csvOf writes the header and the rows of a sheet at the lines of their numbers.
func (w *workbook) csvOf(g *grid) ([]byte, error) {
	var out bytes.Buffer
	lines := csv.NewWriter(&out)
	lines.Comma = ';'
	line := 0
	write := func(number int, cells []string) error {
		lines.Flush()
		if number <= line {
			return errRows
		}
		out.Write(bytes.Repeat([]byte("\n"), number-line-1))
		line = number
		return lines.Write(cells)
	}
	titles := make([]string, len(g.titles))
	for i, t := range g.titles {
		titles[i] = oneLine(t)
	}
	if err := write(g.row, titles); err != nil {
		return nil, err
	}
	for _, r := range g.rows {
		cells := make([]string, max(len(r.Cells), len(titles)))
		for i := range cells {
			cells[i] = w.csvCell(g, i, cell(r, i))
		}
		if err := write(r.Number, cells); err != nil {
			return nil, err
		}
	}
	lines.Flush()
	return out.Bytes(), lines.Error()
}

var errRows = errors.New("dossier: rows of a sheet out of order")

// csvCell is a cell on one line: of several the reader takes the first, but of
// the applications of a machine all.
func (w *workbook) csvCell(g *grid, at int, text string) string {
	if at >= len(g.columns) || g.columns[at] == nil {
		return oneLine(text)
	}
	c := g.columns[at]
	switch {
	case c.kind == dateKind:
		text = isoDay(w.book, text)
	case g.form == machinesForm:
		text = strings.ReplaceAll(text, "\n", " | ")
	}
	return oneLine(text)
}

// oneLine is the first line of a cell that says something.
func oneLine(text string) string {
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		if part = strings.TrimSpace(part); part != "" {
			return part
		}
	}
	return ""
}
