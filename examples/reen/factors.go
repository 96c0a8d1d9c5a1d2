package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

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

func (c console) showItem(set *factors.Set, id, format string) error {
	i, ok := set.Item(id)
	if !ok {
		found := set.Match(id)
		if len(found) != 1 {
			return failed("pas d’équipement «\u00a0%s\u00a0» dans le catalogue\u00a0; «\u00a0reen factors %s\u00a0» cherche", id, id)
		}
		i = found[0]
	}
	switch format {
	case "json":
		return writeJSON(c.out, itemsJSON(set, []*factors.Item{i}))
	case "csv":
		return writeCSV(c.out, factorRows([]*factors.Item{i}))
	case "table":
		c.notices(set, []*factors.Item{i})
		return c.card(set, i)
	}
	return misused("format «\u00a0%s\u00a0» inconnu\u00a0: table, json ou csv", format)
}

// cardWidth fits a terminal of 100 columns.
const cardWidth = 98

func (c console) card(set *factors.Set, i *factors.Item) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", i.NameFR, i.ID)
	fmt.Fprintf(&b, "  %s · %s · unité : %s\n", set.NameOf("tier", string(i.Tier)).FR, set.NameOf("category", i.Category).FR, i.Unit)
	for _, text := range []string{i.Why, i.Remedy} {
		if text != "" {
			indent(&b, "  ", text)
		}
	}
	section := func(title string, values ...*factors.Factor) {
		if len(values) > 0 && values[0] != nil {
			b.WriteString("\n" + title + "\n")
			for _, f := range values {
				card(&b, set, f)
			}
		}
	}
	section("Valeurs retenues", i.Factors...)
	section("Durée de vie", i.Lifetime)
	section("Consommation annuelle", i.Energy)
	for _, a := range i.Alternatives {
		section("Autre valeur publiée", a...)
	}
	section("Autres durées de vie publiées", i.LifetimeAlternatives...)
	section("Autres consommations publiées", i.EnergyAlternatives...)
	if i.ID == factors.ElectricityItem {
		section("Mix par zone et par année", mixes(set)...)
	}
	_, err := io.WriteString(c.out, b.String())
	return err
}

func mixes(set *factors.Set) []*factors.Factor {
	var out []*factors.Factor
	for _, f := range set.Factors() {
		if f.Item == factors.ElectricityItem {
			out = append(out, f)
		}
	}
	return out
}

func card(b *strings.Builder, set *factors.Set, f *factors.Factor) {
	name := set.NameOf("stage", f.Stage.String()).FR
	if f.Stage == 0 {
		name = set.NameOf("criterion", f.Criterion.String()).FR
	}
	if f.Zone != "" {
		name = f.Geography + " " + f.Year
	}
	fmt.Fprintf(b, "  %-24s %s %s\n", name, comma(f.Value), unit(f.Unit))
	indent(b, "      ", spread(f.Interval()))
	indent(b, "      ", fmt.Sprintf("%s, %s. %s", f.Source.Attribution, f.Locator, f.Source.Licence))
	details := []string{"id " + f.ID, f.Confidence, "lu le " + f.Source.Retrieved}
	for _, d := range []string{f.Year, f.Geography, f.Boundary, f.Note} {
		if d != "" {
			details = append(details, d)
		}
	}
	indent(b, "      ", strings.Join(details, " · "))
}

// spread says between which ends a value stands, and who says so.
func spread(i factors.Interval) string {
	ends := "de " + comma(i.Low) + " à " + comma(i.High)
	if i.Percent.Valid {
		ends = "± " + comma(i.Percent.Decimal) + " %, " + ends
	}
	return "Incertitude\u00a0: " + ends + " (" + i.Why + ")"
}

func indent(b *strings.Builder, margin, text string) {
	width := utf8.RuneCountInString(margin)
	for _, line := range wrap(text, cardWidth-width) {
		b.WriteString(margin + line + "\n")
		margin = strings.Repeat(" ", width) // a mark stands before the first line alone
	}
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

type itemJSON struct {
	ID           string         `json:"id"`
	NameFR       string         `json:"name_fr"`
	NameEN       string         `json:"name_en"`
	Tier         factors.Tier   `json:"tier"`
	Category     string         `json:"category"`
	Kind         factors.Kind   `json:"kind"`
	Unit         string         `json:"unit"`
	Status       string         `json:"status"`
	Why          string         `json:"why,omitempty"`
	Remedy       string         `json:"remedy,omitempty"`
	OptIn        string         `json:"opt_in,omitempty"`
	Values       []factorJSON   `json:"values"`
	Alternatives [][]factorJSON `json:"alternatives,omitempty"`
}

type factorJSON struct {
	ID         string          `json:"id"`
	Criterion  string          `json:"criterion"`
	Stage      string          `json:"stage,omitempty"`
	Value      string          `json:"value"`
	Unit       string          `json:"unit"`
	Low        string          `json:"low"`
	High       string          `json:"high"`
	Basis      string          `json:"uncertainty"` // published, range or pedigree
	Geography  string          `json:"geography,omitempty"`
	Zone       string          `json:"zone,omitempty"`
	Year       string          `json:"year,omitempty"`
	Source     *factors.Source `json:"source"`
	Locator    string          `json:"locator"`
	Confidence string          `json:"confidence"`
	Note       string          `json:"note,omitempty"`
}

func itemsJSON(set *factors.Set, items []*factors.Item) any {
	out := []itemJSON{}
	for _, i := range items {
		j := itemJSON{ID: i.ID, NameFR: i.NameFR, NameEN: i.NameEN, Tier: i.Tier, Category: i.Category, Kind: i.Kind, Unit: i.Unit, Status: i.Status(), Why: i.Why, Remedy: i.Remedy, OptIn: i.OptIn,
			Values: valuesJSON(append(append([]*factors.Factor{}, i.Factors...), i.Lifetime, i.Energy))}
		if i.ID == factors.ElectricityItem {
			j.Values = valuesJSON(mixes(set))
		}
		for _, a := range i.Alternatives {
			j.Alternatives = append(j.Alternatives, valuesJSON(a))
		}
		out = append(out, j)
	}
	return map[string]any{"schema": 1, "version": set.Version(), "digest": set.Digest(), "notices": noticesOf(items), "items": out}
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

func valuesJSON(values []*factors.Factor) []factorJSON {
	out := []factorJSON{}
	for _, f := range values {
		if f == nil {
			continue
		}
		j := factorJSON{ID: f.ID, Criterion: f.Criterion.String(), Stage: f.Stage.String(), Value: exact.String(f.Value), Unit: f.Unit, Geography: f.Geography, Zone: f.Zone,
			Year: f.Year, Source: f.Source, Locator: f.Locator, Confidence: f.Confidence, Note: f.Note}
		between := f.Interval()
		j.Low, j.High, j.Basis = exact.String(between.Low), exact.String(between.High), string(between.Basis)
		out = append(out, j)
	}
	return out
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
