package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/reen-numerique/reen/factors"
)

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
