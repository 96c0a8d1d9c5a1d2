package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// defaultSplits are those of footprint.JSONOptions.
var defaultSplits = [][]footprint.Dimension{{footprint.ByTier}, {footprint.ByCategory}, {footprint.ByStage}}

// splitsOf reads the options --by: "site,stage" crosses two dimensions.
func splitsOf(options []string) ([][]footprint.Dimension, error) {
	if options == nil {
		return defaultSplits, nil
	}
	splits := make([][]footprint.Dimension, len(options))
	for n, option := range options {
		for name := range strings.SplitSeq(option, ",") {
			d := footprint.Dimension(strings.TrimSpace(name))
			if !slices.Contains(footprint.Dimensions(), d) {
				return nil, misused("dimension «\u00a0%s\u00a0» inconnue\u00a0: tier, category, item, stage, site ou department", d)
			}
			if slices.Contains(splits[n], d) {
				return nil, misused("dimension «\u00a0%s\u00a0» donnée deux fois dans «\u00a0%s\u00a0»", d, option)
			}
			splits[n] = append(splits[n], d)
		}
	}
	return splits, nil
}

// cellsOf gives the parts of a split that are shown, and the rest.
func (q *quick) cellsOf(r *footprint.Result, c factors.Criterion, dims []footprint.Dimension) ([]footprint.Cell, footprint.Rest) {
	if q.top > 0 {
		return r.Top(c, q.top, dims...)
	}
	return r.By(c, dims...), footprint.Rest{}
}

// parts writes a table for each split. The largest parts are not the same for
// every criterion: with --top each has a table of its own.
func (q *quick) parts(c console, r *footprint.Result, splits [][]footprint.Dimension) error {
	criteria := r.Options().Criteria
	for _, dims := range splits {
		groups := [][]factors.Criterion{criteria}
		if q.top > 0 {
			groups = slices.Collect(slices.Chunk(criteria, 1))
		}
		for _, group := range groups {
			fmt.Fprintln(c.out)
			t := q.tableOfParts(r, group, dims)
			if err := t.write(c.out); err != nil {
				return err
			}
		}
	}
	return nil
}

// tableOfParts has a column for each dimension, then one for each criterion.
func (q *quick) tableOfParts(r *footprint.Result, criteria []factors.Criterion, dims []footprint.Dimension) *table {
	t := &table{right: map[int]bool{}}
	for _, d := range dims {
		t.head = append(t.head, r.Set().NameOf("dimension", string(d)).FR)
	}
	at := map[string]int{} // row of a part
	for n, criterion := range criteria {
		t.head = append(t.head, criterion.Unit()+"/an")
		t.right[len(dims)+n] = true
		cells, rest := q.cellsOf(r, criterion, dims)
		for _, cell := range cells {
			id := fmt.Sprintf("%q", cell.Keys)
			row, known := at[id]
			if !known {
				row = len(t.rows)
				at[id] = row
				t.add(append(keyNames(r.Set(), dims, cell.Keys), make([]string, len(criteria))...)...)
			}
			t.rows[row][len(dims)+n] = figure(cell.Value)
		}
		if rest.Parts > 0 {
			row := make([]string, len(dims)+1)
			row[0], row[len(dims)] = othersName(rest), figure(rest.Value)
			t.add(row...)
		}
	}
	return t
}

// othersName names the sum of the parts that are not shown.
func othersName(rest footprint.Rest) string { return fmt.Sprintf("autres (%d)", rest.Parts) }

// keyNames gives the French names of a part, one a dimension.
func keyNames(set *factors.Set, dims []footprint.Dimension, keys []string) []string {
	names := make([]string, len(keys))
	for n, key := range keys {
		names[n] = keyName(set, dims[n], key)
	}
	return names
}

// rowsOfParts gives the totals with their coverage, and their parts, as CSV. Where dimensions are
// crossed, each has a column of its own at the end, for pivot tables.
func (q *quick) rowsOfParts(r *footprint.Result, splits [][]footprint.Dimension) [][]string {
	crossed := crossedOf(splits)
	head := []string{"dimension", "cle", "nom", "critere", "valeur", "unite", "bas", "haut", "couverture_hors_usage", "couverture_usage"}
	for _, d := range crossed {
		head = append(head, string(d))
	}
	rows := [][]string{head}
	add := func(names map[footprint.Dimension]string, cells ...string) {
		row := append(cells, make([]string, len(crossed))...)
		for n, d := range crossed {
			row[len(cells)+n] = names[d]
		}
		rows = append(rows, row)
	}
	for _, criterion := range r.Options().Criteria {
		t, id, unit := r.Total(criterion), criterion.String(), criterion.Unit()+"/an"
		none := unknown(t)
		add(nil, "total", "", "Total", id, valueUnless(none, t.Value), unit, valueUnless(none, t.Low), valueUnless(none, t.High),
			valueUnless(!t.Coverage.Embodied.Valid, t.Coverage.Embodied.Decimal), valueUnless(!t.Coverage.Use.Valid, t.Coverage.Use.Decimal))
		for _, dims := range splits {
			cells, rest := q.cellsOf(r, criterion, dims)
			for _, cell := range cells {
				names := keyNames(r.Set(), dims, cell.Keys)
				byDimension := map[footprint.Dimension]string{}
				for n, d := range dims {
					byDimension[d] = names[n]
				}
				add(byDimension, splitName(dims), strings.Join(cell.Keys, ","), strings.Join(names, ", "), id, exact.String(cell.Value), unit, "", "", "", "")
			}
			if rest.Parts > 0 {
				add(nil, splitName(dims), "others", othersName(rest), id, exact.String(rest.Value), unit, "", "", "", "")
			}
		}
	}
	return rows
}

// crossedOf gives the dimensions that are crossed with others, each once.
func crossedOf(splits [][]footprint.Dimension) []footprint.Dimension {
	var out []footprint.Dimension
	for _, dims := range splits {
		for _, d := range dims {
			if len(dims) > 1 && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// splitName names a split: "site,stage".
func splitName(dims []footprint.Dimension) string {
	names := make([]string, len(dims))
	for n, d := range dims {
		names[n] = string(d)
	}
	return strings.Join(names, ",")
}
