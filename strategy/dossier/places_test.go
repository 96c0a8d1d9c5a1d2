package dossier_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// A place is written alike on both sides, or both are asked about: a PUE that
// bears on nothing changes the figure without a word.
func TestPlacesThatAreNotNamedAlikeAreDoubted(t *testing.T) {
	for name, c := range map[string]struct {
		hosting string
		want    []string
	}{
		"alike":            {"{name: Salle, pue: 1.2}", nil},
		"another letter":   {"{name: Sale, pue: 1.2}", []string{"unused-hosting Sale Vouliez-vous dire «\u00a0Salle\u00a0»\u202f?", "undeclared-hosting Salle Vouliez-vous dire «\u00a0Sale\u00a0»\u202f?"}},
		"none declared":    {"", []string{"undeclared-hosting Salle Écrivez le nom du lieu de même dans la liste hosting et dans la colonne centre"}},
		"says nothing":     {"{name: Salle}, {name: Ailleurs}", nil},
		"power of its own": {"{name: Salle, pue: 1.2}, {name: Ailleurs, it_power: 4}", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := dossier.Open(fstest.MapFS{
				"dossier.yaml": {Data: []byte("year: 2024\ninventories: [{file: l.csv}]\nhosting: [" + c.hosting + "]\n")},
				"l.csv":        {Data: []byte("type;quantite;centre\nserver;1;\nserver;2;Salle\nserver;3;Salle\n")},
			}, factors.Default())
			require.NoError(t, err)
			var got []string
			for _, p := range d.Problems.Only(diag.Doubt) {
				switch p.Code {
				case "unused-hosting":
					got = append(got, p.Code+" "+p.Value+" "+p.Remedy)
				case "undeclared-hosting":
					require.Equal(t, "l.csv, ligne\u00a03, colonne «\u00a0centre\u00a0»", p.Place(), "the first line that names it")
					got = append(got, p.Code+" "+p.Value+" "+p.Remedy)
				}
			}
			require.Equal(t, c.want, got)
		})
	}
}
