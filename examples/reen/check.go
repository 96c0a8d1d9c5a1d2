package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/strategy"
)

func checkCommand(c console) *cobra.Command {
	var paths []string
	var format string
	var strict bool
	cmd := &cobra.Command{
		Use:     "check DOSSIER",
		Short:   "La loi élément par élément, la méthode point par point, et la qualité des données",
		Example: "  reen check dossier/",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			assessment, err := assess(c, paths, args[0])
			if err != nil {
				return err
			}
			return c.check(assessment, format, strict)
		},
	}
	f := cmd.Flags()
	factorsFlag(cmd, &paths)
	f.StringVar(&format, "format", "table", "`FORMAT` : table ou json")
	f.BoolVar(&strict, "strict", false, "code de sortie 3 si des lignes sont refusées ou des éléments obligatoires manquent")
	return cmd
}

func (c console) check(a *strategy.Assessment, format string, strict bool) error {
	switch format {
	case "json":
		if err := writeJSON(c.out, checkJSON(a)); err != nil {
			return failed("écriture impossible\u00a0: %w", err)
		}
	case "table":
		if _, err := io.WriteString(c.out, checkText(a)); err != nil {
			return failed("écriture impossible\u00a0: %w", err)
		}
	default:
		return misused("format «\u00a0%s\u00a0» inconnu\u00a0: table ou json", format)
	}
	c.firstRemarks(problemsOf(a), maxCheckCauses)
	if strict && incomplete(a) {
		return errStrict
	}
	return nil
}

// marks make the answers readable without colour.
var marks = map[strategy.Status]string{strategy.Met: "✔ présent", strategy.NotMet: "✘ absent", strategy.Unknown: "? à compléter", strategy.NotApplicable: "– sans objet"}

var forces = map[strategy.Force]string{strategy.Must: "demandé", strategy.MustIfAny: "demandé le cas échéant", strategy.May: "facultatif"}

func checkText(a *strategy.Assessment) string {
	var b strings.Builder
	indent(&b, "", a.Scope.Reason)
	if a.Scope.Warning != "" {
		indent(&b, "", "À vérifier\u00a0: "+a.Scope.Warning)
	}
	findingsText(&b, a.Findings)
	bodiesText(&b, a.Scopes)
	b.WriteString("\nObligations voisines\n")
	for _, n := range a.Neighbours {
		neighbourText(&b, n)
	}
	b.WriteString(methodText(a))
	if a.Result != nil {
		quality, n := a.Result.Quality(), a.Result.Counts()
		fmt.Fprintf(&b, "\nQualité des données d’inventaire\u00a0: haute %s, moyenne %s, basse %s. Lignes refusées\u00a0: %d sur %d.\n", percent(quality.High), percent(quality.Medium), percent(quality.Low), n.Refused, n.Read)
	}
	return b.String()
}

// forceOf never says that a text asks something of a body that it does not hold.
func forceOf(f strategy.Finding) string {
	if f.Force != strategy.May && !f.Required {
		return forces[f.Force] + " aux collectivités tenues"
	}
	return forces[f.Force]
}

func findingsText(b *strings.Builder, findings []strategy.Finding) {
	for _, f := range findings {
		fmt.Fprintf(b, "\n%-3s %-14s %s\n", f.Code, marks[f.Status], f.Title)
		indent(b, "      ", fmt.Sprintf("%s, %s", f.Article, forceOf(f)))
		for _, text := range f.Found {
			indent(b, "      ", text)
		}
		for _, text := range f.Missing {
			indent(b, "      → ", text)
		}
	}
}

func checkJSON(a *strategy.Assessment) any {
	elements, neighbours := elementsJSON(a.Findings), []any{}
	for _, n := range a.Neighbours {
		neighbours = append(neighbours, neighbourJSON(n))
	}
	return map[string]any{"schema": 1, "scope": scopeJSON(a.Scope), "bodies": bodiesJSON(a.Scopes),
		"elements": elements, "neighbours": neighbours, "method": methodJSON(a.Method), "problems": problemsJSON(a)}
}

func elementsJSON(findings []strategy.Finding) any {
	type element struct {
		Code     string   `json:"code"`
		Title    string   `json:"title"`
		Article  string   `json:"article"`
		Force    string   `json:"force"`
		Status   string   `json:"status"`
		Required bool     `json:"required"`
		Evidence string   `json:"evidence"`
		Found    []string `json:"found"`
		Missing  []string `json:"missing"`
	}
	elements := []element{}
	for _, f := range findings {
		elements = append(elements, element{f.Code, f.Title, f.Article, string(f.Force), string(f.Status), f.Required, string(f.Evidence), list(f.Found), list(f.Missing)})
	}
	return elements
}

func scopeJSON(s strategy.Scope) any {
	return map[string]any{"standing": string(s.Standing), "reason": s.Reason, "warning": s.Warning, "population": s.Population}
}

func problemsJSON(a *strategy.Assessment) any {
	problems := problemsOf(a)
	if problems == nil {
		return []string{}
	}
	return problems
}

func list(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
