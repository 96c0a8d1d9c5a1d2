package main

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
)

// tables writes the figures for the terminal.
func (q *quick) tables(c console, f figures, splits [][]footprint.Dimension) error {
	r := f.Result
	for _, t := range []struct {
		asked bool
		write func() error
	}{
		{true, func() error { return c.totals(r) }},
		{true, func() error { return q.parts(c, r, splits) }},
		{q.lines, func() error { return q.tableOfLines(c, r) }},
		{f.shared != nil, func() error { return q.tablesOfMachines(c, r, f.shared) }},
		{q.spread || q.draws != 0, func() error { return q.uncertainty(c, r) }},
		{q.sensitivity, func() error { return c.sensitivityTable(r) }},
		{true, func() error { return c.apartTable(r) }},
	} {
		if t.asked {
			if err := t.write(); err != nil {
				return err
			}
		}
	}
	c.account(r)
	return nil
}

// totals writes the total of each criterion, and what it is like.
func (c console) totals(r *footprint.Result) error {
	set := r.Set()
	totals := table{head: []string{"Critère", "Par an", "Unité", "Bas", "Haut", "Couverture hors usage", "Couverture usage"}, right: map[int]bool{1: true, 3: true, 4: true, 5: true, 6: true}}
	for _, criterion := range r.Options().Criteria {
		t := r.Total(criterion)
		value, low, high := known(t), figure(t.Low), figure(t.High)
		if unknown(t) {
			low, high = value, value
		}
		totals.add(set.NameOf("criterion", criterion.String()).FR, value, criterion.Unit(), low, high, percent(t.Coverage.Embodied), percent(t.Coverage.Use))
	}
	if err := totals.write(c.out); err != nil {
		return err
	}
	for _, e := range r.Equivalents() {
		fmt.Fprintf(c.out, "\n%s\n", equivalentText(set, e))
	}
	return nil
}

// account says what was read, and what the figures were computed with.
func (c console) account(r *footprint.Result) {
	if per, ok := r.PerAgent(factors.GWP); ok {
		fmt.Fprintf(c.out, "\nPar agent\u00a0: %s kg CO2e par an", figure(per))
		if per, ok := r.PerInhabitant(factors.GWP); ok {
			fmt.Fprintf(c.out, "\u202f; par habitant\u00a0: %s kg CO2e par an", figure(per))
		}
		fmt.Fprintln(c.out)
	}
	n, o := r.Counts(), r.Options()
	fmt.Fprintf(c.out, "\nLignes lues %d = complètes %d + partielles %d + non couvertes %d + hors service %d + exclues %d + rattachées %d + en double %d + sans donnée %d + refusées %d\n",
		n.Read, n.Complete, n.Partial, n.Uncovered, n.NotInUse, n.Excluded, n.Attached, n.Duplicates, n.NotData, n.Refused)
	if most := r.RefusedAtMost(o.Criteria[0]); most.Value.Valid {
		fmt.Fprintf(c.out, "Refusées d’une liste d’un seul genre\u00a0: %d, qui pèseraient au plus %s %s par an.\n", most.Lines, figure(most.Value.Decimal), o.Criteria[0].Unit())
	}
	for _, f := range r.Mixes() {
		if f.Criterion == factors.GWP {
			fmt.Fprintf(c.out, "Mix électrique %s de %s\u00a0: %s kg CO2e/kWh (%s).\n", f.Zone, f.Year, comma(f.Value), f.Source.Attribution)
		}
	}
	for _, p := range r.Problems() {
		if p.Code == footprint.OtherDatabase {
			fmt.Fprintf(c.out, "%s.\n", p)
		}
	}
	fmt.Fprintf(c.out, "Année %d, zone %s, convention %s, facteurs %s. Bas et haut\u00a0: valeurs publiées les plus basses et les plus hautes de chaque équipement.%s\n", o.Year, o.Zone, o.Convention, r.Set().Version(), choiceText(o))
}

// choiceText says which of the published values was taken, where it is not the
// catalogue's choice.
func choiceText(o footprint.Options) string {
	if !o.Conservative {
		return ""
	}
	return " Choix prudent\u00a0: la plus haute des valeurs publiées de chaque équipement est retenue (RCP-SI v2, §5.1)."
}

// equivalentText says a total as a number of something that people know.
func equivalentText(set *factors.Set, e footprint.Equivalent) string {
	name := set.NameOf("equivalent", e.Item.ID).FR
	if name == e.Item.ID { // of a user's own set
		name = "«\u00a0" + e.Item.NameFR + "\u00a0»"
	}
	times := fr.Significant(e.Number, 3) + " fois"
	if e.Number.LessThan(decimal.NewFromInt(1)) {
		times = fr.Significant(e.Number.Shift(2), 3) + "\u202f% de"
	}
	return fmt.Sprintf("Soit %s %s (%s kg CO2e en %s\u202f; %s).", times, name, comma(e.Factor.Value), e.Factor.Year, e.Factor.Source.Attribution)
}

// keyName gives the French name of a part.
func keyName(set *factors.Set, d footprint.Dimension, key string) string {
	if key == "" {
		return "(non précisé)"
	}
	if d == footprint.ByItem {
		if i, ok := set.Item(key); ok {
			return i.NameFR
		}
	}
	return set.NameOf(string(d), key).FR
}

func (q *quick) tableOfLines(c console, r *footprint.Result) error {
	fmt.Fprintln(c.out)
	set := r.Set()
	t := table{head: []string{"Ligne", "Équipement", "Quantité", "État", "Statut", "kg CO2e/an", "Manque"}, right: map[int]bool{2: true, 5: true}}
	if q.identifiers {
		t.head = append(t.head, "Nom")
	}
	for _, l := range r.Lines() {
		sum, valued := decimal.Decimal{}, false
		for _, i := range l.Impacts {
			if i.Criterion == factors.GWP {
				sum, valued = sum.Add(i.Value), true
			}
		}
		value := "n.d."
		if valued {
			value = figure(sum)
		}
		cells := []string{l.ID, keyName(set, footprint.ByItem, l.Item), comma(l.Quantity), set.NameOf("state", l.State.String()).FR, set.NameOf("status", string(l.Status)).FR, value, missing(set, l.Missing)}
		if q.identifiers {
			cells = append(cells, l.Name)
		}
		t.add(cells...)
	}
	return t.write(c.out)
}

func missing(set *factors.Set, ids []string) string {
	names := make([]string, len(ids))
	for n, id := range ids {
		names[n] = set.NameOf("missing", id).FR
	}
	return strings.Join(names, ", ")
}
