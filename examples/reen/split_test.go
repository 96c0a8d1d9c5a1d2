package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Paper weighs 2.29 kg a ream: every part is known by hand.
const places = "type;quantite;site;service\nramette;100;Mairie;DSI\nramette;300;École, A;Écoles\nramette;10;Mairie;Écoles\nramette;1;;\n"

func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

func TestDimensionsThatAreCrossed(t *testing.T) {
	list := file(t, "l.csv", places)
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--by", "site,department", "--by", "site")
	require.Equal(t, exitDone, code, stderr)
	out = plainSpaces(out)
	require.Contains(t, out, `Site           Service        kg CO2e/an
─────────────  ─────────────  ──────────
(non précisé)  (non précisé)        2,29
Mairie         DSI                   229
Mairie         Écoles               22,9
École, A       Écoles                687

Site           kg CO2e/an
─────────────  ──────────
(non précisé)        2,29
Mairie                252
École, A              687
`)
}

func TestTheLargestPartsOnTheCommandLine(t *testing.T) {
	list := file(t, "l.csv", places)
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--by", "site,department", "--top", "2")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, plainSpaces(out), `Site        Service  kg CO2e/an
──────────  ───────  ──────────
École, A    Écoles          687
Mairie      DSI             229
autres (2)                 25,2
`)
	code, out, _ = reen(t, "footprint", list, "--year", "2024", "--by", "site,department", "--top", "2", "--format", "json")
	require.Equal(t, exitDone, code)
	require.Contains(t, strings.Join(strings.Fields(out), " "), `{ "dimension": "site,department", "key": "others", "others": 2, "criterion": "gwp", "value": "25.19" }`)
}

// The largest parts of one criterion are not those of another.
func TestEachCriterionHasItsOwnLargestParts(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "manifest.json"), []byte(`{"sources":[{"id":"m","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "values.csv"), []byte("id,item,criterion,stage,value,unit\nm1,server,pe,embodied,100,MJ/item\n"), 0o600))
	list := file(t, "l.csv", "type;quantite;site\nramette;10000;A\nserveur;1;B\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--by", "site", "--top", "1", "--criteria", "gwp,pe", "--factors", folder)
	require.Equal(t, exitDone, code, stderr)
	out = plainSpaces(out)
	require.Contains(t, out, "A               22 900\nautres (1)")
	require.Regexp(t, `Site +MJ/an\n─+  ─+\nB `, out)
}

func TestCrossedDimensionsHaveColumnsInCSV(t *testing.T) {
	list := file(t, "l.csv", places)
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--by", "site,department", "--by", "stage", "--top", "2", "--format", "csv")
	require.Equal(t, exitDone, code, stderr)
	require.Equal(t, `dimension;cle;nom;critere;valeur;unite;bas;haut;couverture_hors_usage;couverture_usage;site;department
total;;Total;gwp;941.19;kg CO2e/an;941.19;941.19;;1;;
site,department;École, A,Écoles;École, A, Écoles;gwp;687;kg CO2e/an;;;;;École, A;Écoles
site,department;Mairie,DSI;Mairie, DSI;gwp;229;kg CO2e/an;;;;;Mairie;DSI
site,department;others;autres (2);gwp;25.19;kg CO2e/an;;;;;;
stage;use;Utilisation;gwp;941.19;kg CO2e/an;;;;;;
`, plainSpaces(out))
	code, out, _ = reen(t, "footprint", list, "--year", "2024", "--by", "site", "--format", "csv")
	require.Equal(t, exitDone, code)
	require.True(t, strings.HasPrefix(out, "dimension;cle;nom;critere;valeur;unite;bas;haut;couverture_hors_usage;couverture_usage\n"), "as for single dimensions")
}
