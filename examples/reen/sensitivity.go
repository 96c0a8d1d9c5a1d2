package main

import (
	"cmp"
	"fmt"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// mostAlternatives keeps the table of sensitivity readable; JSON and CSV hold all.
const mostAlternatives = 10

// sensitivityTable writes what the total of the first criterion would be with
// each of the other published values, the largest change first.
func (c console) sensitivityTable(r *footprint.Result) error {
	criterion := r.Options().Criteria[0]
	all, err := r.Sensitivity(criterion)
	if err != nil {
		return err
	}
	unit := criterion.Unit() + "/an"
	t := table{head: []string{"Sensibilité", "Publication", "Total, " + unit, "Écart"}, right: map[int]bool{2: true, 3: true}}
	for _, a := range all[:min(mostAlternatives, len(all))] {
		t.add(a.Item.NameFR, publication(a.By), figure(a.Value), signed(a.Difference))
	}
	fmt.Fprintln(c.out)
	if len(all) == 0 {
		fmt.Fprintln(c.out, "Sensibilité\u00a0: aucune autre valeur n’est publiée pour ces équipements.")
		return nil
	}
	if err := t.write(c.out); err != nil {
		return err
	}
	if n := len(all) - mostAlternatives; n > 0 {
		fmt.Fprintf(c.out, "%s, plus petits, en --format json ou csv.\n", counted(n, "autre écart", "autres écarts"))
	}
	return nil
}

// publication names what a value is of, and the value, since one publication may
// have several; a server's components are a sum.
func publication(f *factors.Factor) string {
	if f == nil {
		return "somme des composants"
	}
	return cmp.Or(f.Source.Attribution, f.Source.Title) + " (" + f.ID + ")"
}

// rowsOfSensitivity gives each total with another published value, then its
// difference from the total, as rows of the CSV of parts.
func rowsOfSensitivity(r *footprint.Result) ([][]string, error) {
	var rows [][]string
	for _, criterion := range r.Options().Criteria {
		all, err := r.Sensitivity(criterion)
		if err != nil {
			return nil, err
		}
		for _, a := range all {
			name := a.Item.NameFR + ", " + publication(a.By)
			for _, cell := range []struct{ dimension, value string }{{"sensitivity", exact.String(a.Value)}, {"difference", exact.String(a.Difference)}} {
				rows = append(rows, []string{cell.dimension, a.Item.ID, name, criterion.String(), cell.value, criterion.Unit() + "/an", "", ""})
			}
		}
	}
	return rows, nil
}

// alternatives gives the values that the sensitivity compares with.
func alternatives(r *footprint.Result) []*factors.Factor {
	var out []*factors.Factor
	for _, criterion := range r.Options().Criteria {
		all, err := r.Sensitivity(criterion)
		if err != nil {
			continue // a criterion of the options is always computed
		}
		for _, a := range all {
			if a.By != nil {
				out = append(out, a.By)
			}
		}
	}
	return out
}
