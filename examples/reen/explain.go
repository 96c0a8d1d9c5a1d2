package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func explainCommand(c console) *cobra.Command {
	var q quick
	var id, format string
	cmd := &cobra.Command{
		Use:     "explain ENTRÉE… --line ID",
		Short:   "Un chiffre, jusqu’à ses sources",
		Long:    "Déplie le calcul d’une ligne d’inventaire jusqu’aux valeurs publiées. ID est « fichier:ligne », tel que « footprint --lines » le montre. En json, le calcul est un arbre qu’un autre programme peut évaluer.",
		Example: "  reen explain parc.csv --line parc.csv:2 --year 2024\n  reen explain dossier/ --line parc.csv:2 --criteria gwp,pe --format json",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return q.explain(c, args, id, format) },
	}
	q.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "`FORMAT` : text ou json")
	cmd.Flags().StringVar(&id, "line", "", "`ID` de la ligne : fichier:ligne")
	if err := cmd.MarkFlagRequired("line"); err != nil {
		panic(err) // the flag is declared on the line before
	}
	return cmd
}

func (q *quick) explain(c console, paths []string, id, format string) error {
	if format != "text" && format != "json" {
		return misused("format «\u00a0%s\u00a0» inconnu\u00a0: text ou json", format)
	}
	result, _, err := q.compute(c, paths)
	if err != nil {
		return err
	}
	traces, err := c.tracesOf(result, id)
	if err != nil {
		return err
	}
	if format == "json" {
		err = writeJSON(c.out, explainJSON(result, id, traces))
	} else {
		var b strings.Builder
		for _, trace := range traces {
			node(&b, result.Set(), trace, "")
		}
		_, err = io.WriteString(c.out, b.String())
	}
	if err != nil {
		return failed("écriture impossible\u00a0: %w", err)
	}
	return nil
}

// tracesOf opens the figure of a line for every criterion that has one; the
// others are said on the error output.
func (c console) tracesOf(result *footprint.Result, id string) ([]*footprint.Trace, error) {
	var traces []*footprint.Trace
	var unvalued *footprint.UnvaluedError
	var without []string
	for _, criterion := range result.Options().Criteria {
		trace, err := result.Explain(id, criterion)
		switch {
		case errors.As(err, &unvalued):
			without = append(without, result.Set().NameOf("criterion", criterion.String()).FR)
		case err != nil:
			return nil, failed("pas de ligne «\u00a0%s\u00a0»\u00a0; «\u00a0reen footprint … --lines\u00a0» donne les identifiants. Les lignes refusées ne sont pas calculées", id)
		default:
			traces = append(traces, trace)
		}
	}
	if traces == nil {
		return nil, failed("la ligne «\u00a0%s\u00a0» n’est pas comptée (%s)", id, result.Set().NameOf("status", string(unvalued.Status)).FR)
	}
	if without != nil {
		fmt.Fprintf(c.err, "Sans valeur publiée pour cette ligne\u00a0: %s.\n", strings.Join(without, ", "))
	}
	return traces, nil
}

// explainJSON ties the trees to the computation that they are of; the name of
// each root is its criterion.
func explainJSON(r *footprint.Result, id string, traces []*footprint.Trace) any {
	type factorSet struct {
		Version string `json:"version"`
		Digest  string `json:"digest"`
	}
	o := r.Options()
	return struct {
		Schema     int                  `json:"schema"`
		Line       string               `json:"line"`
		Year       int                  `json:"year"`
		Convention footprint.Convention `json:"convention"`
		Set        factorSet            `json:"factor_set"`
		Traces     []*footprint.Trace   `json:"traces"`
		Notices    []string             `json:"notices,omitempty"` // what licences ask to print
	}{1, id, o.Year, o.Convention, factorSet{r.Set().Version(), r.Set().Digest()}, traces, factors.Notices(r.Used())}
}

var signs = map[footprint.Op]string{footprint.Sum: "somme de", footprint.Product: "produit de", footprint.Quotient: "quotient de",
	footprint.Ceiling: "arrondi à l’entier supérieur de"}

var origins = map[footprint.Provenance]string{footprint.FromInventory: "inventaire", footprint.FromDossier: "dossier",
	footprint.FromConvention: "convention", footprint.FromProvider: "fournisseur"}

// node writes one node of a trace and the nodes below.
func node(b *strings.Builder, set *factors.Set, t *footprint.Trace, margin string) {
	b.WriteString(strings.TrimRight(fmt.Sprintf("%s%s = %s %s", margin, termName(set, t.Name), comma(t.Value), unit(t.Unit)), " "))
	if t.Op != footprint.Leaf {
		fmt.Fprintf(b, ", %s\u00a0:\n", signs[t.Op])
	} else if t.Factor == nil {
		origin := origins[t.From]
		if t.Source != "" {
			origin += "\u00a0: " + t.Source
		}
		fmt.Fprintf(b, " (%s)\n", origin)
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
	return strings.NewReplacer("CO2e", "CO₂e", "/item", "/unité", "item", "unité", "/year", "/an", ".year", " et an", "year", "ans", "days", "jours", "day", "jours", "person", "personnes", "household", "foyer", "ream", "ramette", "line", "ligne", "inhabitant", "habitant", "user", "utilisateur", "service", "contrat", "request", "requête", "search", "recherche", "hour", "heure",
		"GB", "Go", "mm2", "mm²", "cm2", "cm²", "core", "cœur").Replace(id)
}
