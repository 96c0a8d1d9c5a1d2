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
		Use:   "report GENRE DOSSIER -o FICHIER…",
		Short: "Rédige un document à partir d’un dossier",
		Long: "Rédige un document à partir d’un dossier. GENRE\u00a0:\n\n" + kindsHelp() + `
Le format suit l’extension du fichier : .pdf, .html, .odt, .md ou .json ; -o
peut être donné plusieurs fois.`,
		Example: `  reen report strategy dossier/ -o strategie.pdf -o strategie.html
  reen report programme dossier/ -o programme.pdf
  reen report deliberation dossier/ -o deliberation.pdf
  reen report deliberation dossier/ --body "Communauté d’agglomération" -o agglo.pdf
  reen report summary dossier/ -o synthese.pdf`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return r.run(c, args[0], args[1]) },
	}
	f := cmd.Flags()
	f.StringArrayVarP(&r.outputs, "output", "o", nil, "`FICHIER` à écrire (.pdf, .html, .odt, .md, .json)")
	f.StringVar(&r.body, "body", "", "`NOM` de celle qui délibère, dans un dossier commun à plusieurs collectivités (deliberation)")
	f.BoolVar(&r.programme, "programme", false, "délibération sur le programme de travail, et non sur la stratégie (deliberation)")
	factorsFlag(cmd, &r.factors)
	f.BoolVar(&r.strict, "strict", false, "code de sortie 3 si des lignes sont refusées ou des éléments obligatoires manquent")
	if err := cmd.MarkFlagRequired("output"); err != nil {
		panic(err) // the flag is declared above
	}
	return cmd
}

type reportOptions struct {
	outputs   []string
	factors   []string
	body      string // which deliberates; that of the strategy when empty
	programme bool   // what is adopted is the work programme
	strict    bool
}

// kinds are the documents that can be written.
var kinds = []kind{
	{"strategy", "la stratégie numérique responsable", plain(report.Strategy)},
	{"programme", "le programme de travail préalable", plain(report.Programme)},
	{"deliberation", "le projet de délibération", deliberation},
	{"summary", "la synthèse pour les élus, en deux pages", plain(report.Summary)},
}

// kind is a document by its name on the command line.
type kind struct {
	name  string
	what  string // in French
	write func(r *reportOptions, a *strategy.Assessment) (*report.Document, error)
}

// plain is for a document that takes nothing but an assessment.
func plain(build func(*strategy.Assessment) *report.Document) func(*reportOptions, *strategy.Assessment) (*report.Document, error) {
	return func(_ *reportOptions, a *strategy.Assessment) (*report.Document, error) { return build(a), nil }
}

// deliberation drafts the act of one body of the dossier.
func deliberation(r *reportOptions, a *strategy.Assessment) (*report.Document, error) {
	if bodies := bodiesOf(a); r.body != "" && !slices.Contains(bodies, r.body) {
		return nil, misused("collectivité «\u00a0%s\u00a0» inconnue dans ce dossier\u00a0: %s", r.body, strings.Join(bodies, ", "))
	}
	if r.programme {
		return report.ProgrammeDeliberation(a, r.body)
	}
	return report.Deliberation(a, r.body)
}

func bodiesOf(a *strategy.Assessment) []string {
	names := []string{a.Strategy.Body.Name}
	for _, m := range a.Strategy.Joint.Members {
		names = append(names, m.Body.Name)
	}
	return names
}

func kindNamed(name string) (kind, bool) {
	n := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
	if n < 0 {
		return kind{}, false
	}
	return kinds[n], true
}

func kindNames() string {
	names := make([]string, len(kinds))
	for n, k := range kinds {
		names[n] = k.name
	}
	return strings.Join(names, ", ")
}

// kindsHelp lists the documents, one a line.
func kindsHelp() string {
	var b strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&b, "  %-13s %s\n", k.name, k.what)
	}
	return b.String()
}

// renderers write a document in the format of a file's extension.
var renderers = map[string]func(io.Writer, *report.Document) error{
	".pdf":  func(w io.Writer, d *report.Document) error { return report.PDF(w, d, report.PDFOptions{}) },
	".html": report.HTML,
	".odt":  func(w io.Writer, d *report.Document) error { return report.ODT(w, d, report.ODTOptions{}) },
	".md":   report.Markdown,
	".json": report.JSON,
}

func (r *reportOptions) run(c console, name, path string) error {
	kind, ok := kindNamed(name)
	if !ok {
		return misused("genre de document «\u00a0%s\u00a0» inconnu\u00a0: %s", name, kindNames())
	}
	if kind.name != "deliberation" && (r.body != "" || r.programme) {
		return misused("--body et --programme ne servent qu’au genre «\u00a0deliberation\u00a0»")
	}
	for _, out := range r.outputs {
		if renderers[strings.ToLower(filepath.Ext(out))] == nil {
			return misused("«\u00a0%s\u00a0»\u00a0: extension inconnue\u00a0; .pdf, .html, .odt, .md ou .json", out)
		}
	}
	assessment, err := assess(c, r.factors, path)
	if err != nil {
		return err
	}
	doc, err := kind.write(r, assessment)
	if err != nil {
		return err
	}
	for _, out := range r.outputs {
		if err := writeDocument(out, doc); err != nil {
			return err
		}
	}
	c.remarks(problemsOf(assessment))
	fmt.Fprintf(c.err, "Écrit\u00a0: %s\n", strings.Join(r.outputs, ", "))
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
	return slices.ContainsFunc(a.Findings, func(f strategy.Finding) bool {
		return f.Required && f.Status != strategy.Met && f.Status != strategy.NotApplicable
	})
}
