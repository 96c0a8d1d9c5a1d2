package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

func factorsCommand(c console) *cobra.Command {
	var paths []string
	var format string
	cmd := &cobra.Command{
		Use:   "factors [MOTS]",
		Short: "Le catalogue des facteurs, avec leurs sources",
		Long:  "Cherche des équipements et des usages dans le catalogue, par leur nom français ou anglais.",
		Example: `  reen factors écran
  reen factors show laptop
  reen factors --format csv`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := openSet(c, paths, 0)
			if err != nil {
				return err
			}
			return c.listItems(set, strings.Join(args, " "), format)
		},
	}
	show := &cobra.Command{
		Use:   "show ID",
		Short: "Un équipement avec toutes ses valeurs, leurs sources et leurs licences",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := openSet(c, paths, 0)
			if err != nil {
				return err
			}
			return c.showItem(set, args[0], format)
		},
	}
	for _, sub := range []*cobra.Command{cmd, show} {
		factorsFlag(sub, &paths)
		sub.Flags().StringVar(&format, "format", "table", "`FORMAT` : table, json ou csv")
	}
	cmd.AddCommand(show)
	return cmd
}

func (c console) listItems(set *factors.Set, query, format string) error {
	items := set.Search(query)
	if len(items) == 0 {
		hint := ""
		if s := set.Suggest(query); s != "" {
			hint = ". Vouliez-vous dire «\u00a0" + s + "\u00a0»\u202f?"
		}
		return failed("rien dans le catalogue pour «\u00a0%s\u00a0»%s", query, hint)
	}
	switch format {
	case "json":
		return writeJSON(c.out, itemsJSON(set, items))
	case "csv":
		c.notices(set, items)
		return writeCSV(c.out, factorRows(items))
	case "table":
		return c.tableOfItems(set, items)
	}
	return misused("format «\u00a0%s\u00a0» inconnu\u00a0: table, json ou csv", format)
}

func (c console) tableOfItems(set *factors.Set, items []*factors.Item) error {
	t := table{head: []string{"ID", "Équipement ou usage", "kg CO₂e", "Ans", "kWh/an", "Source"}, right: map[int]bool{2: true, 3: true, 4: true}}
	for _, i := range items {
		switch i.Status() {
		case "missing":
			t.add(i.ID, i.NameFR, "n.d.", number(i.Lifetime), number(i.Energy), "aucune valeur")
			continue
		case "opt-in":
			t.add(i.ID, i.NameFR, "n.d.", number(i.Lifetime), number(i.Energy), "avec --factors "+i.OptIn)
			continue
		}
		t.add(i.ID, i.NameFR, impactOf(i.Factors), number(i.Lifetime), number(i.Energy), sourcesOf(i.Factors))
		for _, a := range i.Alternatives {
			t.add("", "  autre valeur", impactOf(a), "", "", sourcesOf(a))
		}
	}
	if err := t.write(c.out); err != nil {
		return err
	}
	c.notices(set, items)
	_, err := fmt.Fprintf(c.out, "\nJeu de facteurs %s. « reen factors show ID » donne les valeurs, leurs pages et leurs licences.\n", set.Version())
	return err
}

// notices prints on the error output what licences ask of whoever shows the
// values; a CSV or JSON export has the licence of each value beside it.
func (c console) notices(set *factors.Set, items []*factors.Item) {
	var shown []*factors.Factor
	for _, f := range set.Factors() {
		if slices.ContainsFunc(items, func(i *factors.Item) bool { return i.ID == f.Item }) {
			shown = append(shown, f)
		}
	}
	for _, n := range factors.Notices(shown) {
		fmt.Fprintln(c.err, n)
	}
}

// impactOf sums the climate impact of one unit, use left out; an item without
// one has none to show.
func impactOf(values []*factors.Factor) string {
	total, found := exact.FromDecimal(zero), false
	for _, f := range values {
		if f.Criterion == factors.GWP {
			total.Add(total, f.Value.Rat())
			found = true
		}
	}
	if !found {
		return "–"
	}
	return comma(exact.Decimal(total))
}

func number(f *factors.Factor) string {
	if f == nil {
		return "n.d."
	}
	return comma(f.Value)
}

func sourcesOf(values []*factors.Factor) string {
	var names []string
	for _, f := range values {
		if name := f.Source.Attribution; len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ; ")
}

func factorRows(items []*factors.Item) [][]string {
	rows := [][]string{{"item", "nom", "id", "role", "critere", "etape", "valeur", "unite", "bas", "haut", "origine_incertitude", "geographie", "annee", "source", "version", "localisation", "licence", "lu_le", "confiance", "note"}}
	for _, i := range items {
		add := func(role string, values ...*factors.Factor) {
			for _, f := range values {
				if f == nil {
					continue
				}
				between := f.Interval()
				rows = append(rows, []string{i.ID, i.NameFR, f.ID, role, f.Criterion.String(), f.Stage.String(), exact.String(f.Value), f.Unit, exact.String(between.Low), exact.String(between.High), string(between.Basis), f.Geography, f.Year,
					f.Source.Publisher + ", " + f.Source.Title, f.Source.Version, f.Locator, f.Source.Licence, f.Source.Retrieved, f.Confidence, f.Note})
			}
		}
		add("default", i.Factors...)
		add("default", i.Lifetime, i.Energy)
		for _, a := range i.Alternatives {
			add("alternative", a...)
		}
		add("alternative", i.LifetimeAlternatives...)
		add("alternative", i.EnergyAlternatives...)
		if status := i.Status(); status == "missing" || status == "opt-in" {
			rows = append(rows, []string{i.ID, i.NameFR, "", status, "", "", "", i.Unit, "", "", "", "", "", "", "", "", "", "", "", i.Remedy})
		}
	}
	return rows
}

func noticesOf(items []*factors.Item) []string {
	var all []*factors.Factor
	for _, i := range items {
		all = append(all, i.Factors...)
		for _, a := range i.Alternatives {
			all = append(all, a...)
		}
	}
	return list(factors.Notices(all))
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
