package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func explainCommand(c console) *cobra.Command {
	var q quick
	var id string
	cmd := &cobra.Command{
		Use:     "explain ENTRÉE… --line ID",
		Short:   "Un chiffre, jusqu’à ses sources",
		Long:    "Déplie le calcul d’une ligne d’inventaire jusqu’aux valeurs publiées. ID est « fichier:ligne », tel que « footprint --lines » le montre.",
		Example: "  reen explain parc.csv --line parc.csv:2 --year 2024",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return q.explain(c, args, id) },
	}
	q.flags(cmd)
	cmd.Flags().StringVar(&id, "line", "", "`ID` de la ligne : fichier:ligne")
	if err := cmd.MarkFlagRequired("line"); err != nil {
		panic(err) // the flag is declared on the line before
	}
	return cmd
}

func (q *quick) explain(c console, paths []string, id string) error {
	result, _, err := q.compute(c, paths)
	if err != nil {
		return err
	}
	for _, criterion := range result.Options().Criteria {
		trace, err := result.Explain(id, criterion)
		var unvalued *footprint.UnvaluedError
		switch {
		case errors.As(err, &unvalued):
			return failed("la ligne «\u00a0%s\u00a0» n’est pas comptée (%s)", id, result.Set().NameOf("status", string(unvalued.Status)).FR)
		case err != nil:
			return failed("pas de ligne «\u00a0%s\u00a0»\u00a0; «\u00a0reen footprint … --lines\u00a0» donne les identifiants. Les lignes refusées ne sont pas calculées", id)
		}
		var b strings.Builder
		node(&b, result.Set(), trace, "")
		if _, err := c.out.Write([]byte(b.String())); err != nil {
			return failed("écriture impossible\u00a0: %w", err)
		}
	}
	return nil
}

var signs = map[footprint.Op]string{footprint.Sum: "somme de", footprint.Product: "produit de", footprint.Quotient: "quotient de",
	footprint.Ceiling: "arrondi à l’entier supérieur de"}

var origins = map[footprint.Provenance]string{footprint.FromInventory: "inventaire", footprint.FromDossier: "dossier",
	footprint.FromConvention: "convention"}

// node writes one node of a trace and the nodes below.
func node(b *strings.Builder, set *factors.Set, t *footprint.Trace, margin string) {
	b.WriteString(strings.TrimRight(fmt.Sprintf("%s%s = %s %s", margin, termName(set, t.Name), comma(t.Value), unit(t.Unit)), " "))
	if t.Op != footprint.Leaf {
		fmt.Fprintf(b, ", %s\u00a0:\n", signs[t.Op])
	} else if t.Factor == nil {
		fmt.Fprintf(b, " (%s)\n", origins[t.From])
	} else {
		s := t.Factor.Source
		fmt.Fprintf(b, "\n%s    ↳ %s (%s), %s, lu le %s\n", margin, s.Attribution, t.Factor.Locator, t.Factor.ID, s.Retrieved)
	}
	for _, term := range t.Terms {
		node(b, set, term, margin+"  ")
	}
}

func termName(set *factors.Set, id string) string {
	for _, kind := range []string{"term", "stage", "criterion"} {
		if name := set.NameOf(kind, id).FR; name != id {
			return name
		}
	}
	return id
}

// unit writes a unit of the data as French people read it.
func unit(id string) string {
	if id == "1" { // a ratio
		return ""
	}
	return strings.NewReplacer("CO2e", "CO₂e", "/item", "/unité", "item", "unité", "/year", "/an", "year", "ans", "ream", "ramette", "line.", "ligne et ",
		"GB", "Go", "mm2", "mm²", "cm2", "cm²", "core", "cœur").Replace(id)
}
