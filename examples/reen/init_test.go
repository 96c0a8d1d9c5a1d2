package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What init writes is read by the other commands, which say what is missing.
func TestInitWritesADossierToFillIn(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{filepath.Join(dir, "valmorne")}, {"--workbook", filepath.Join(dir, "valmorne.xlsx")}, {"--workbook", filepath.Join(dir, "VALMORNE.ODS")}} {
		code, out, stderr := reen(t, append([]string{"init"}, args...)...)
		require.Equal(t, exitDone, code, stderr)
		require.Empty(t, out)
		require.Contains(t, stderr, "Écrit\u00a0: ")
		path := args[len(args)-1]
		code, _, stderr = reen(t, append([]string{"init"}, args...)...)
		require.Equal(t, exitFailed, code)
		require.Contains(t, stderr, "existe déjà\u00a0: rien n’a été écrit")
		code, _, stderr = reen(t, "check", path)
		require.Equal(t, exitDone, code, stderr)
		require.Contains(t, stderr, "cette valeur est nécessaire et manque")
		code, _, _ = reen(t, "check", path, "--strict")
		require.Equal(t, exitStrict, code)
	}
	require.FileExists(t, filepath.Join(dir, "valmorne", "inventories", "equipements.csv"))
	require.FileExists(t, filepath.Join(dir, "valmorne", "dossier.schema.json"), "which dossier.yaml names")
}

// A file in the way is kept, and nothing is written beside it.
func TestInitReplacesNothing(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "inventories", "equipements.csv")
	require.NoError(t, os.MkdirAll(filepath.Dir(mine), 0o755))
	require.NoError(t, os.WriteFile(mine, []byte("à moi"), 0o600))
	code, _, _ := reen(t, "init", dir)
	require.Equal(t, exitFailed, code)
	require.NoFileExists(t, filepath.Join(dir, "dossier.yaml"))
	data, err := os.ReadFile(mine)
	require.NoError(t, err)
	require.Equal(t, "à moi", string(data))
}

func TestInitMisused(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"flag forgotten":    {[]string{filepath.Join(dir, "a.ODS")}, exitUsage, "--workbook " + filepath.Join(dir, "a.ODS")},
		"nothing":           {nil, exitUsage, "indiquez le répertoire"},
		"two folders":       {[]string{"a", "b"}, exitUsage, "au plus 1 argument"},
		"another extension": {[]string{"--workbook", filepath.Join(dir, "a.docx")}, exitUsage, "extension inconnue"},
		"no such dossier":   {[]string{"--workbook", filepath.Join(dir, "a.ods"), filepath.Join(dir, "rien")}, exitFailed, "n’existe pas"},
		"no such folder":    {[]string{"--workbook", filepath.Join(dir, "rien", "a.ods")}, exitFailed, "n’a pas pu être écrit"},
		"not a dossier":     {[]string{"--workbook", filepath.Join(dir, "a.ods"), file(t, "l.csv", "type;quantite\n")}, exitFailed, "un dossier"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := reen(t, append([]string{"init"}, c.args...)...)
			require.Equal(t, c.code, code)
			require.Contains(t, stderr, c.says)
			require.NoFileExists(t, filepath.Join(dir, "a.ods"))
			require.NoDirExists(t, filepath.Join(dir, "a.ODS"))
		})
	}
}

// A dossier and its workbook give the same document and the same figures.
func TestAWorkbookIsADossierForEveryCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("every command, twice")
	}
	dir := t.TempDir()
	workbook := filepath.Join(dir, "valmorne.ods")
	code, _, stderr := reen(t, "init", "--workbook", workbook, sample)
	require.Equal(t, exitDone, code, stderr)

	for _, said := range []string{"«\u00a0Carte SIM\u00a0»\u00a0: type inconnu", "d’après ses premiers mots", "22 lignes refusées", "17 lignes en double", "24 lignes rattachées à d’autres", "2 lignes sans donnée"} {
		require.Contains(t, stderr, said)
	}

	figures := func(path string) map[string]any {
		code, out, stderr := reen(t, "footprint", path, "--format", "json", "--by", "tier,category", "--by", "site")
		require.Equal(t, exitDone, code, stderr)
		var got map[string]any
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		return map[string]any{"totals": got["totals"], "by": got["by"], "quality": got["quality"], "counts": got["counts"]}
	}
	require.Equal(t, figures(sample), figures(workbook))

	plans := func(path string) map[string]any {
		code, out, stderr := reen(t, "simulate", path, "--format", "json")
		require.Equal(t, exitDone, code, stderr)
		var got map[string]any
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		delete(got, "problems") // each at its own place
		return got
	}
	require.Equal(t, plans(sample), plans(workbook))

	code, out, _ := reen(t, "explain", workbook, "--line", "valmorne.ods#équipements:6")
	require.Equal(t, exitDone, code)
	require.NotEmpty(t, out)

	for _, kind := range []string{"strategy", "summary"} {
		text := func(path string) string {
			out := filepath.Join(dir, kind+".md")
			code, _, stderr := reen(t, "report", kind, path, "-o", out)
			require.Equal(t, exitDone, code, stderr)
			file, err := os.ReadFile(out)
			require.NoError(t, err)
			before, _, _ := strings.Cut(string(file), "\n## Annexe") // which say in which file a line stands, as one table before them does
			return strings.NewReplacer("inventories/telephones.csv", "", `valmorne.ods\#équipements`, "").Replace(before)
		}
		require.True(t, text(sample) == text(workbook), kind)
		require.Contains(t, text(workbook), "Valmorne")
	}
}

// A workbook without our sheet is a list of equipment, or nothing.
func TestAnotherWorkbookIsNoDossier(t *testing.T) {
	require.False(t, isWorkbook(file(t, "a.xlsx", "PK")))
	require.False(t, isWorkbook(file(t, "a.csv", "type;quantite\n")))
	require.False(t, isWorkbook(t.TempDir()))
	require.False(t, isWorkbook("rien"))
}
