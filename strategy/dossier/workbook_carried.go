package dossier

import (
	"cmp"
	"maps"
	"strconv"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fold"
)

// A workbook carries on what the files that it was made from did not give a
// line for, so that it accounts for as many rows as they do: each that was
// refused, each doubt, and how many were parts of something else, the same device
// again, or no data.

// refusedLine is a row of the inventory that was refused.
type refusedLine struct {
	diag.Problem
	family  string // the category that its file lists, where it lists one
	machine bool   // it is of a virtual machine, and counts as attached to its host
}

// fate is what became of a row.
type fate string

// Fates, of the table of choices.
const (
	refusedFate   fate = "refused"
	doubtFate     fate = "doubt" // of a row that became a line: it counts there
	attachedFate  fate = "attached"
	duplicateFate fate = "duplicate"
	notDataFate   fate = "not-data"
)

// noteRefused keeps what was refused in one file, for a workbook to carry on.
func (d *Dossier) noteRefused(inv footprint.Inventory, machines bool) {
	family := ""
	for category := range maps.Keys(inv.RefusedOf) { // a file lists one category at most
		family = max(family, category)
	}
	for _, p := range inv.Problems.Only(diag.Refused) {
		d.refused = append(d.refused, refusedLine{p, family, machines})
	}
}

// lose accounts for rows that could not be read.
func (d *Dossier) lose(rows diag.List) {
	inv := footprint.Inventory{Refused: len(rows), Problems: rows}
	d.noteRefused(inv, false)
	d.Inventory.Append(inv)
}

// maxCount bounds the rows that a cell may stand for.
const maxCount = 1_000_000_000

// carried reads the sheet of what was carried on. A row that says neither its
// fate nor its file is a person's own note.
func (w *workbook) carried(g *grid, d *Dossier) {
	for _, r := range g.rows {
		said := map[string]string{}
		for i, c := range g.columns {
			if c != nil {
				said[c.path] = c.valueOf(cell(r, i))
			}
		}
		if said["fate"] == "" && said["file"] == "" {
			w.doubt("carried-note", g.file, r.Number, "cette ligne ne dit ni sa nature ni son fichier\u00a0: elle n’est pas comptée", "Retirez-la, ou remplissez ces colonnes")
			continue
		}
		f, p := carriedRow(said, g.file, r.Number)
		d.carry(f, p, w.count(said["count"], g.file, r.Number), w.items[fold.Label(said["family"])])
	}
}

// carriedRow is what a row says: of a line of the file of origin, else of the
// row itself.
func carriedRow(said map[string]string, file string, number int) (fate, diag.Problem) {
	p := diag.Problem{Code: cmp.Or(said["code"], "refused-before"), Severity: diag.Refused, File: file, Row: number,
		Column: diag.Clip(said["column"]), Value: diag.Clip(said["value"]), Message: said["message"], Remedy: said["remedy"]}
	if said["file"] != "" {
		p.File = said["file"]
		p.Row, _ = strconv.Atoi(said["row"]) // 0 where it is not known
	}
	f := fate(cmp.Or(said["fate"], string(refusedFate)))
	switch f {
	case doubtFate:
		p.Severity, p.Message = diag.Doubt, cmp.Or(p.Message, "ligne à vérifier dans le fichier d’origine")
	case duplicateFate, notDataFate:
		p.Severity = diag.Notice
	case attachedFate: // refused with its cause, where it has one
	default:
		f, p.Message = refusedFate, cmp.Or(p.Message, "ligne refusée à la lecture du fichier d’origine")
	}
	return f, p
}

// count reads how many rows a cell stands for: one where it does not say.
func (w *workbook) count(text, file string, row int) int {
	if text == "" {
		return 1
	}
	n, err := strconv.Atoi(plainNumber(text))
	if err != nil || n < 1 || n > maxCount {
		w.doubt("carried-count", file, row, "nombre illisible\u00a0: la ligne compte pour une", "Écrivez un nombre entier")
		return 1
	}
	return n
}

// carry accounts for so many rows of one fate.
func (d *Dossier) carry(f fate, p diag.Problem, n int, family string) {
	inv := footprint.Inventory{}
	switch f {
	case refusedFate:
		inv.Refused = n
		if family != "" {
			inv.RefusedOf = map[string]int{family: n}
		}
	case attachedFate:
		inv.Attached = n
	case duplicateFate:
		inv.Duplicates = n
	case notDataFate:
		inv.NotData = n
	}
	if p.Message != "" {
		inv.Problems = diag.List{p}
	}
	if n == 1 && f != doubtFate {
		d.noteRefused(inv, f == attachedFate)
	}
	d.Inventory.Append(inv)
}

// carriedCells gives the rows of what is carried on.
func (v *values) carriedCells(s *sheet, d *Dossier) [][]string {
	var out [][]string
	add := func(f fate, n int, p diag.Problem, family string) {
		cells := map[string]string{"fate": string(f), "file": p.File, "column": p.Column, "value": p.Value, "message": p.Message, "remedy": remedyHere(p), "code": p.Code}
		for key, number := range map[string]int{"row": p.Row, "count": n} {
			if number > 0 {
				cells[key] = strconv.Itoa(number)
			}
		}
		if family != "" {
			cells["family"] = v.itemName(family)
		}
		row := make([]string, len(s.columns))
		for i, c := range s.columns {
			row[i] = c.wordOf(cells[c.path])
		}
		out = append(out, row)
	}
	machines := 0
	for _, l := range d.refused {
		if l.machine {
			machines++
			add(attachedFate, 0, l.Problem, l.family)
		} else {
			add(refusedFate, 0, l.Problem, l.family)
		}
	}
	for _, p := range d.Inventory.Problems.Only(diag.Doubt) {
		add(doubtFate, 0, p, "")
	}
	inv := &d.Inventory
	for _, c := range []struct {
		fate
		n int
	}{{refusedFate, inv.Refused - len(d.refused) + machines}, {attachedFate, inv.Attached - machines - len(inv.Machines)}, {duplicateFate, inv.Duplicates}, {notDataFate, inv.NotData}} {
		if c.n > 0 {
			add(c.fate, c.n, diag.Problem{}, "")
		}
	}
	return out
}
