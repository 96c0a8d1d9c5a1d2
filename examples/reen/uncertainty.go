package main

import (
	"fmt"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// mostContributions keeps the table of contributions readable.
const mostContributions = 8

// uncertainty writes the 95 % interval of every criterion and what makes it wide.
func (q *quick) uncertainty(c console, r *footprint.Result) error {
	intervals := table{head: []string{"Incertitude à 95\u00a0%", "Bas", "Haut", "±"}, right: map[int]bool{1: true, 2: true, 3: true}}
	causes := table{head: []string{"Ce qui la cause", "Part"}, right: map[int]bool{1: true}}
	for n, criterion := range r.Options().Criteria {
		u, err := r.Uncertainty(criterion)
		if err != nil {
			return err
		}
		name := r.Set().NameOf("criterion", criterion.String()).FR
		if unknown(r.Total(criterion)) {
			intervals.add(name, "n.d.", "n.d.", "n.d.")
			continue
		}
		intervals.add(name, figure(u.Low), figure(u.High), comma(u.Percent)+"\u00a0%")
		if n == 0 {
			for _, part := range u.Contributions[:min(mostContributions, len(u.Contributions))] {
				causes.add(q.cause(r.Set(), part), comma(part.Share.Shift(2))+"\u00a0%")
			}
		}
		if q.draws > 0 {
			s, err := r.MonteCarlo(criterion, q.draws, q.seed)
			if err != nil {
				return err
			}
			intervals.add(fmt.Sprintf("  %d tirages (Monte Carlo), moyenne %s", s.Draws, figure(s.Mean)), figure(s.Low), figure(s.High), "")
		}
	}
	fmt.Fprintln(c.out)
	if err := intervals.write(c.out); err != nil {
		return err
	}
	fmt.Fprintln(c.out)
	return causes.write(c.out)
}

// cause names a contribution.
func (q *quick) cause(set *factors.Set, part footprint.Contribution) string {
	what := set.NameOf("term", part.Name).FR
	if part.Name == footprint.InventoryData {
		what = "Données d’inventaire"
	}
	of := part.Of
	if f := part.Factor; f != nil {
		what, of = "Facteur "+f.ID, f.Item
	}
	if item, ok := set.Item(of); ok {
		of = item.NameFR
	}
	if of == "" {
		return what
	}
	return what + " (" + of + ")"
}
