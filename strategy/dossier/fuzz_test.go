package dossier_test

import (
	"os"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// Whatever the file holds, Open gives a dossier or an error, and every
// problem can be shown.
func FuzzOpen(f *testing.F) {
	sample, err := os.ReadFile("../../examples/dossier/dossier.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{string(sample), minimal, "a: &a [*a]", "? [a]\n: b", "year: !!float x", "means: {fte: 1,5}", "means: {[x]: 1,5}", "means: {fte: 1, fte: 2,5}",
		"inventories:\n  - {file: ../x, types: {a: b}}", "machines:\n  - {file: dossier.yaml, columns: {a: hote}}", "hosting: [{name: a, it_power: 3, share: 2, technical_environment: power, pue: 1}]\ntelework: {employees: 3}\nservices: [{name: a, impacts: {gwp: 1, x: 2}}]\npools: {laptop: {resold: 1}}\nchoice: x",
		"joint: {members: [{body: {name: b}}], posts: [{name: p, by: declared}, {name: q, by: workstations}], shares: [{post: p, body: b, share: 0.5}, {post: p}, {post: q, body: b, share: 1}]}",
		"actions: [{id: a, requires: [a, s], excludes: [s], lever: {kind: pooling, items: [server], place: x}}]\nscenarios: [{id: s, lever: {kind: use, items: [email, x]}}, {id: a, lever: {kind: ai, use: u, share: 1}}]\nuses: [{item: x}]",
		"digital_services: [{name: a, rgesn: {priority: 3, moderate_of: 1, recommended: 4, recommended_of: 2}}]\nlabel: {year: 2025, level: 3}\nself_assessment: [{dimension: 1}, {dimension: 1, score: 0}]\nconnections: [{quantity: 1, migrated: 2}, {}]",
		"ai: [{name: a, wh: 1, wh_low: 2, active_parameters: 3, total_parameters: 2}, {wh_high: 1}]\nreadings: [{indicator: I01, year: 2025, value: 0}, {indicator: I01, year: 2025, value: 1}]\nelectricity_outlook: [{year: 2030}]\nreview: {session: 2026-12-02, debate: 2026-12-01, adjustments: [a]}\nobligations: [{id: beges}, {id: beges}]",
		"joint: [x]\nai: {a: b}\nscenarios: x\ncontracts: {total: 1, clauses: 2}\ndependencies: [{country: fr}]", "- a", "\xff\xfea\x00", "a: *b", "<<: {year: 2024}", "&x year: *x"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: data}}, factors.Default())
		if err != nil {
			if !utf8.ValidString(err.Error()) {
				t.Errorf("not showable: %q", err.Error())
			}
			return
		}
		for _, p := range d.Problems {
			if p.Code == "" || p.Message == "" || p.File == "" || p.Severity == 0 || !utf8.ValidString(p.String()) {
				t.Errorf("incomplete: %+v", p)
			}
		}
	})
}
