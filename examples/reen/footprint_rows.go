package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// rows gives the result as CSV: the lines, or the parts with the machines and
// the change since an earlier result.
func (q *quick) rows(f figures, splits [][]footprint.Dimension) ([][]string, error) {
	if q.lines {
		return withNotices(q.rowsOfLines(f.Result), 3, q.notices(nil, f.Result)), nil
	}
	rows := append(q.rowsOfParts(f.Result, splits), rowsOfApart(f.Result)...)
	if q.sensitivity {
		more, err := rowsOfSensitivity(f.Result)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	if f.shared != nil {
		rows = append(rows, q.rowsOfMachines(f.Result, f.shared)...)
	}
	steps, err := rowsOfEvolution(f.before, f.Result)
	return padded(withNotices(append(rows, steps...), 2, q.notices(f.before, f.Result))), err
}

// padded gives each row the columns of the first.
func padded(rows [][]string) [][]string {
	for n := range rows {
		rows[n] = append(rows[n], make([]string, len(rows[0])-len(rows[n]))...)
	}
	return rows
}

// notices gives what licences ask to print beside the values of a result, of the
// earlier one, nil where there is none, and of those that it is compared with.
func (q *quick) notices(before, r *footprint.Result) []string {
	printed := r.Used()
	if before != nil {
		printed = append(printed, before.Used()...)
	}
	if q.sensitivity {
		printed = append(printed, alternatives(r)...)
	}
	for _, a := range r.Apart(r.Options().Criteria[0]) {
		printed = append(printed, a.Item.Factors...)
	}
	return factors.Notices(printed)
}

// withNotices adds what licences ask of an export, a row each, in a column of names.
func withNotices(rows [][]string, column int, notices []string) [][]string {
	for _, n := range notices {
		row := make([]string, len(rows[0]))
		row[0], row[column] = "licence", n
		rows = append(rows, row)
	}
	return rows
}

func (q *quick) rowsOfLines(r *footprint.Result) [][]string {
	rows := [][]string{{"id", "fichier", "ligne", "nom", "type", "quantite", "etat", "statut", "manque", "critere", "etape", "valeur", "unite"}}
	for _, l := range r.Lines() {
		name := ""
		if q.identifiers {
			name = l.Name
		}
		start := []string{l.ID, l.File, strconv.Itoa(l.Row), name, l.Item, exact.String(l.Quantity), l.State.String(), string(l.Status), strings.Join(l.Missing, " ")}
		if len(l.Impacts) == 0 {
			rows = append(rows, append(start, "", "", "", ""))
		}
		for _, i := range l.Impacts {
			rows = append(rows, append(slices.Clone(start), i.Criterion.String(), i.Stage.String(), exact.String(i.Value), i.Criterion.Unit()+"/an"))
		}
	}
	return rows
}
