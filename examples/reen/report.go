package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

func reportCommand(c console) *cobra.Command {
	var r reportOptions
	cmd := &cobra.Command{
		Use:   "report GENRE DOSSIER [-o FICHIER…] [--open-data CHEMIN]",
		Short: "Rédige un document à partir d’un dossier",
		Long: "Rédige un document à partir d’un dossier. GENRE\u00a0:\n\n" + kindsHelp() + `
Le format suit l’extension du fichier : .pdf, .html, .odt, .md ou .json ; -o
peut être donné plusieurs fois. --open-data écrit en données ouvertes les tableaux
des annexes (CSV, schémas Table Schema, datapackage.json), avec ou sans document.`,
		Example: `  reen report strategy dossier/ -o strategie.pdf -o strategie.html
  reen report programme dossier/ -o programme.pdf
  reen report deliberation dossier/ -o deliberation.pdf
  reen report deliberation dossier/ --body "Communauté d’agglomération" -o agglo.pdf
  reen report summary dossier/ -o synthese.pdf
  reen report footprint dossier/ -o empreinte.pdf --open-data donnees.zip
  reen report review dossier-2025/ --against dossier-2024/ -o bilan.pdf`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return r.run(c, args[0], args[1]) },
	}
	f := cmd.Flags()
	f.StringArrayVarP(&r.outputs, "output", "o", nil, "`FICHIER` à écrire (.pdf, .html, .odt, .md, .json)")
	f.StringVar(&r.openData, "open-data", "", "`CHEMIN` des données ouvertes : archive si le nom finit par .zip, sinon nouveau dossier")
	f.StringVar(&r.body, "body", "", "`NOM` de celle qui délibère, dans un dossier commun à plusieurs collectivités (deliberation)")
	f.BoolVar(&r.programme, "programme", false, "délibération sur le programme de travail, et non sur la stratégie (deliberation)")
	f.StringVar(&r.against, "against", "", "`DOSSIER` de l’année précédente, pour le bilan annuel (review)")
	f.StringArrayVar(&r.againstFactors, "against-factors", nil, "`CHEMIN` des facteurs avec lesquels l’année précédente a été publiée (défaut : ceux de --factors)")
	factorsFlag(cmd, &r.factors)
	f.BoolVar(&r.strict, "strict", false, "code de sortie 3 si des lignes sont refusées ou des éléments obligatoires manquent")
	return cmd
}

type reportOptions struct {
	outputs   []string
	openData  string // archive or folder to write; none when empty
	factors   []string
	body      string // which deliberates; that of the strategy when empty
	programme bool   // what is adopted is the work programme
	strict    bool

	against        string   // of a review
	againstFactors []string // of its earlier dossier
}

// renderers write a document in the format of a file's extension.
var renderers = map[string]func(io.Writer, *report.Document) error{
	".pdf":  report.PDF,
	".html": report.HTML,
	".odt":  report.ODT,
	".md":   report.Markdown,
	".json": report.JSON,
}

func (r *reportOptions) run(c console, name, path string) error {
	kind, ok := kindNamed(name)
	if !ok {
		return misused("genre de document «\u00a0%s\u00a0» inconnu\u00a0: %s", name, kindNames())
	}
	if err := r.check(kind.name); err != nil {
		return err
	}
	if len(r.outputs) == 0 && r.openData == "" {
		return misused("option obligatoire absente\u00a0: --output, ou --open-data")
	}
	for _, out := range r.outputs {
		if renderers[strings.ToLower(filepath.Ext(out))] == nil {
			return misused("«\u00a0%s\u00a0»\u00a0: extension inconnue\u00a0; .pdf, .html, .odt, .md ou .json", out)
		}
	}
	if err := checkOpenData(r.openData); err != nil {
		return err
	}
	doc, assessment, err := kind.compose(r, c, path)
	if err != nil {
		return err
	}
	for _, out := range r.outputs {
		if err := writeDocument(out, doc); err != nil {
			return err
		}
	}
	written := r.outputs
	if r.openData != "" {
		if err := writeOpenData(r.openData, assessment); err != nil {
			return err
		}
		written = append(written, r.openData)
	}
	c.remarks(problemsOf(assessment))
	fmt.Fprintf(c.err, "Écrit\u00a0: %s\n", strings.Join(written, ", "))
	if r.strict && incomplete(assessment) {
		return errStrict
	}
	return nil
}

// writeDocument writes a file whole or not at all.
func writeDocument(name string, doc *report.Document) error {
	var b bytes.Buffer
	if err := renderers[strings.ToLower(filepath.Ext(name))](&b, doc); err != nil {
		return failed("«\u00a0%s\u00a0» n’a pas pu être composé\u00a0: %w", name, err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		return failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez le dossier et les droits", name)
	}
	return nil
}

func problemsOf(a *strategy.Assessment) diag.List {
	problems := slices.Clone(a.Problems)
	if a.Result != nil {
		problems = append(problems, a.Result.Problems()...)
	}
	return problems
}

// incomplete tells whether lines were refused or something that the law asks
// for is missing.
func incomplete(a *strategy.Assessment) bool {
	if problemsOf(a).Count(diag.Refused) > 0 || a.Result == nil || a.Result.Counts().Refused > 0 {
		return true
	}
	return lacking(a.Findings) || slices.ContainsFunc(a.Scopes, func(b strategy.BodyScope) bool { return lacking(b.Acts) })
}

// lacking tells whether an element that article 35 requires is not there.
func lacking(findings []strategy.Finding) bool {
	return slices.ContainsFunc(findings, func(f strategy.Finding) bool {
		return f.Required && f.Status != strategy.Met && f.Status != strategy.NotApplicable
	})
}
