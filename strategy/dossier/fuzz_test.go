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
		"- a", "\xff\xfea\x00", "a: *b", "<<: {year: 2024}", "&x year: *x"} {
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
