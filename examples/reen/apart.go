package main

import (
	"fmt"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// territoryItem is the estimate for a whole territory.
const territoryItem = "territory"

// apartTable writes what stands beside the total of the first criterion; nothing
// where there is none.
func (c console) apartTable(r *footprint.Result) error {
	criterion := r.Options().Criteria[0]
	asides := r.Apart(criterion)
	if len(asides) == 0 {
		return nil
	}
	t := table{head: []string{"À part, jamais ajouté", "Quantité", "Unité", criterion.Unit() + "/an", "Note"}, right: map[int]bool{1: true, 3: true}}
	for _, a := range asides {
		value := "n.d."
		if a.Value.Valid {
			value = figure(a.Value.Decimal)
		}
		t.add(a.Item.NameFR, comma(a.Quantity), unit(a.Item.Unit), value, asideNote(r, a))
	}
	fmt.Fprintln(c.out)
	return t.write(c.out)
}

// asideNote says why an item is not added.
func asideNote(r *footprint.Result, a footprint.Aside) string {
	switch {
	case a.Item.ID == territoryItem:
		return "ordre de grandeur national, qui contient l’administration"
	case a.Item.Category == "purchases":
		if d := r.Options().Deflator; d.Valid {
			return "ratio monétaire, ± 80\u202f%, prix déflatés par " + comma(d.Decimal)
		}
		return "ratio monétaire, ± 80\u202f%"
	case a.Item.Category == "illustrations":
		return "illustration, qui contient une part des terminaux"
	}
	return r.Set().NameOf("category", a.Item.Category).FR
}

// rowsOfApart gives what stands beside the totals as rows of the CSV of parts.
func rowsOfApart(r *footprint.Result) [][]string {
	var rows [][]string
	for _, criterion := range r.Options().Criteria {
		for _, a := range r.Apart(criterion) {
			value := ""
			if a.Value.Valid {
				value = exact.String(a.Value.Decimal)
			}
			rows = append(rows, []string{"apart", a.Item.ID, a.Item.NameFR, criterion.String(), value, criterion.Unit() + "/an", "", ""})
		}
	}
	return rows
}
