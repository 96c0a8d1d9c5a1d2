package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// kind is a document by its name on the command line.
type kind struct {
	name    string
	what    string // in French
	compose func(r *reportOptions, c console, path string) (*report.Document, *strategy.Assessment, error)
}

// kinds are the documents that can be written.
var kinds = []kind{
	{"strategy", "la stratégie numérique responsable", plain(report.Strategy)},
	{"programme", "le programme de travail préalable", plain(report.Programme)},
	{"review", "le bilan annuel, avec l’année précédente par --against", (*reportOptions).review},
	{"deliberation", "le projet de délibération", (*reportOptions).deliberation},
	{"summary", "la synthèse pour les élus, en deux pages", plain(report.Summary)},
	{"footprint", "l’étude de l’empreinte seule, avec sa méthode et ses sources", plain(report.Footprint)},
}

// plain is for a document that takes nothing but an assessment.
func plain(build func(*strategy.Assessment) *report.Document) func(*reportOptions, console, string) (*report.Document, *strategy.Assessment, error) {
	return func(r *reportOptions, c console, path string) (*report.Document, *strategy.Assessment, error) {
		a, err := assess(c, r.factors, path)
		if err != nil {
			return nil, nil, err
		}
		return build(a), a, nil
	}
}

// deliberation drafts the act of one body of the dossier.
func (r *reportOptions) deliberation(c console, path string) (*report.Document, *strategy.Assessment, error) {
	a, err := assess(c, r.factors, path)
	if err != nil {
		return nil, nil, err
	}
	if bodies := bodiesOf(a); r.body != "" && !slices.Contains(bodies, r.body) {
		return nil, nil, misused("collectivité «\u00a0%s\u00a0» inconnue dans ce dossier\u00a0: %s", r.body, strings.Join(bodies, ", "))
	}
	write := report.Deliberation
	if r.programme {
		write = report.ProgrammeDeliberation
	}
	doc, err := write(a, r.body)
	return doc, a, err
}

func bodiesOf(a *strategy.Assessment) []string {
	names := []string{a.Strategy.Body.Name}
	for _, m := range a.Strategy.Joint.Members {
		names = append(names, m.Body.Name)
	}
	return names
}

// check refuses options that a kind would leave out without a word.
func (r *reportOptions) check(kind string) error {
	switch {
	case kind != "deliberation" && (r.body != "" || r.programme):
		return misused("--body et --programme ne servent qu’au genre «\u00a0deliberation\u00a0»")
	case kind != "review" && (r.against != "" || r.againstFactors != nil):
		return misused("--against et --against-factors sont du bilan annuel\u00a0: report review")
	case r.against == "" && r.againstFactors != nil:
		return misused("--against-factors demande le dossier de l’année précédente\u00a0: --against DOSSIER")
	}
	return nil
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
