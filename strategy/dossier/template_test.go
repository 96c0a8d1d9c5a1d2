package dossier_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// The folder to fill in is read as it is: what is missing is said, and no more.
func TestTheTemplateIsValidAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "valmorne")
	require.NoError(t, os.CopyFS(path, dossier.Template()))
	d := folder(t, path)
	var lacking []string
	for _, p := range d.Problems {
		lacking = append(lacking, p.Code+" "+p.Column)
	}
	require.ElementsMatch(t, []string{"missing-value body.name", "missing-value body.kind", "missing-agents body.agents", "missing-population body.population.total",
		"missing-value year", "missing-value date"}, lacking)
	require.Len(t, d.Inventory.Problems, 1)
	require.Equal(t, "no-row", d.Inventory.Problems[0].Code)
	require.Error(t, os.CopyFS(path, dossier.Template()), "nothing is overwritten")
}

// commented finds the examples: two spaces after the mark of a comment.
var commented = regexp.MustCompile(`(?m)^#(  .*)$`)

// Its examples, once they are no comments, have no problem either: what they
// show exists.
func TestTheExamplesOfTheTemplateAreRight(t *testing.T) {
	data, err := fs.ReadFile(dossier.Template(), "dossier.yaml")
	require.NoError(t, err)
	text := commented.ReplaceAllString(string(data), "$1")
	require.Greater(t, strings.Count(string(data), "\n#  "), 60)
	for key, value := range map[string]string{"  name:": "Ville de Valmorne", "  kind:": "commune", "year:": "2024", "date:": "2026-01-15", "  agents:": "3", "    total:": "60000", "    municipal:": "59000", "    year:": "2023"} {
		text = strings.Replace(text, "\n"+key+" ", "\n"+key+" "+value+" ", 1)
		text = strings.Replace(text, "\n"+key+"\n", "\n"+key+" "+value+"\n", 1)
	}
	equipment := "type;quantite;centre\nlaptop;3;\nserver;1;Salle serveurs mairie\nécran;1;\n"
	d, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: []byte(text)}, "inventories/equipements.csv": {Data: []byte(equipment)},
		"inventories/moniteurs.csv": {Data: []byte("type;Nb postes\nécran;1\n")}, "inventories/machines.csv": {Data: []byte("Nom de la VM;hote\na;b\n")}}, factors.Default())
	require.NoError(t, err)
	require.Empty(t, d.Problems.Only(diag.Refused))
	require.Len(t, d.Strategy.Actions, 4)
	require.Len(t, d.Strategy.Scenarios, 6)
	require.Len(t, d.Strategy.Joint.Shares, 2)
	for _, a := range append(d.Strategy.Actions, d.Strategy.Scenarios...) {
		require.NotNil(t, a.Lever, a.ID)
	}
	for _, f := range formats {
		again := openWorkbook(t, write(t, f, d), "modèle")
		require.Empty(t, again.Problems.Only(diag.Refused))
		same(t, d, again)
	}
}
