package dossier

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// brokenText stands in a cell that no line can do without and whose formula gave
// nothing, so that the line is refused by that name.
const brokenText = "formule en erreur"

// necessary are the native columns that no line can do without.
var necessary = map[form][]string{equipmentForm: {"type", "quantite"}, machinesForm: {"nom", "hote"}}

// broken says which cells of ours are empty for want of what their formula
// gives: beside a refused line where it is of the inventory, else as a value that
// is left out.
func (w *workbook) broken(g *grid) {
	for i := range g.rows {
		r := &g.rows[i]
		for _, b := range r.Broken {
			header, ours := g.headerOf(*r, b.Column)
			if !ours {
				continue
			}
			p := diag.Problem{Code: "broken-formula", Severity: diag.Refused, File: g.file, Row: r.Number, Column: diag.Clip(header), Value: diag.Clip(b.Shown),
				Message: "formule en erreur ou sans résultat enregistré\u00a0: la case est prise pour vide",
				Remedy:  "Écrivez la valeur à la place de la formule, ou ouvrez le fichier dans un tableur et enregistrez-le"}
			switch {
			case !g.addsUp():
				w.problems = append(w.problems, p)
			case slices.Contains(necessary[g.form], g.columns[b.Column].path):
				r.Cells = append(r.Cells, make([]string, max(0, b.Column+1-len(r.Cells)))...)
				r.Cells[b.Column] = brokenText
			default:
				p.Severity = diag.Doubt
				w.brokenCells = append(w.brokenCells, p)
			}
		}
	}
}

// headerOf names a column of ours or, in a form, the label of a value.
func (g *grid) headerOf(r spreadsheet.Row, at int) (string, bool) {
	if g.form == singleForm {
		return cell(r, g.titled(labelHeader)), at == g.titled(valueHeader)
	}
	if at >= len(g.columns) || g.columns[at] == nil {
		return "", false
	}
	return g.titles[at], true
}
