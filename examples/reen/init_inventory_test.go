package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

const smallFleet = "type;quantite\nlaptop;1000\nécran;1300\n"

// answer fills in the keys that nothing can be computed without.
func answer(t *testing.T, folder string) {
	t.Helper()
	path := filepath.Join(folder, "dossier.yaml")
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	text := string(data)
	for key, value := range map[string]string{"  name:": "Essai", "  kind:": "commune", "year:": "2024", "date:": "2026-01-15"} {
		text = strings.Replace(text, "\n"+key+" ", "\n"+key+" "+value+" ", 1)
		text = strings.Replace(text, "\n"+key+"\n", "\n"+key+" "+value+"\n", 1)
	}
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
}

// The dossier holds the files and proposes what fits them; it opens without a
// refusal once it says who and when, and the other commands run on it.
func TestInitWithAnInventory(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "valmorne")
	code, out, stderr := reen(t, "init", folder, "--inventory", file(t, "parc.csv", smallFleet), "--inventory", file(t, "salle.csv", "type;quantite\nserver;3\n"))
	require.Equal(t, exitDone, code, stderr)
	require.Empty(t, out)
	require.Regexp(t, `\d+ actions du catalogue proposées, dont \d+ chiffrées, à la clé`, stderr)
	require.Contains(t, stderr, "gains calculés avec le mix électrique de 20")
	require.NoFileExists(t, filepath.Join(folder, "inventories", "equipements.csv"))
	require.FileExists(t, filepath.Join(folder, "dossier.schema.json"))

	answer(t, folder)
	d, err := dossier.Open(os.DirFS(folder), factors.Default())
	require.NoError(t, err)
	require.Empty(t, d.Problems.Only(diag.Refused))
	require.Len(t, d.Inventory.Lines, 3)
	require.Empty(t, d.Strategy.Actions, "nothing is decided")
	for _, command := range []string{"check", "simulate"} {
		code, _, stderr := reen(t, command, folder)
		require.Equal(t, exitDone, code, stderr)
	}
}

// An action that someone keeps, with its indicators, counts at once.
func TestAProposalThatIsKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "valmorne")
	code, _, stderr := reen(t, "init", folder, "--inventory", file(t, "parc.csv", smallFleet))
	require.Equal(t, exitDone, code, stderr)
	answer(t, folder)
	path := filepath.Join(folder, "dossier.yaml")
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	text := string(data)
	start := strings.Index(text, "#  - id: B1-1\n")
	end := start + strings.Index(text[start:], "\n#\n")
	text = text[:start] + strings.ReplaceAll(strings.TrimPrefix(text[start:end], "#"), "\n#", "\n") + text[end:]
	text = strings.NewReplacer("\n#  - { id: I08 }", "\n  - { id: I08 }", "\n#  - { id: I09 }", "\n  - { id: I09 }").Replace(text)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	code, out, stderr := reen(t, "simulate", folder, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Saving string
		Steps  []struct{ Action, Saving string }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Steps, 1)
	require.Equal(t, "B1-1", got.Steps[0].Action)
	require.True(t, strings.HasPrefix(got.Saving, "6169.6666"), got.Saving) // 185,090 × (1/5 − 1/6)
}

// No row of a workbook is a comment: the proposals are in the plan, marked as such.
func TestAWorkbookWithAnInventory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "valmorne.xlsx")
	code, _, stderr := reen(t, "init", "--workbook", path, "--inventory", file(t, "parc.csv", smallFleet))
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, stderr, "à la feuille des actions")
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	d, err := dossier.OpenWorkbook(f, "valmorne.xlsx", factors.Default())
	require.NoError(t, err)
	for _, p := range d.Problems.Only(diag.Refused) {
		require.Equal(t, "missing-value", p.Code, p)
	}
	require.Len(t, d.Inventory.Lines, 2)
	require.Greater(t, len(d.Strategy.Actions), 30)
	for _, a := range d.Strategy.Actions {
		if a.Lever != nil {
			require.Contains(t, a.Description, "à ajuster", a.ID)
		}
		require.False(t, a.Investment.Valid || a.Yearly.Valid || a.From != 0, a.ID)
	}
}

// A file that lies in the folder keeps its place.
func TestInitAroundAnInventory(t *testing.T) {
	folder := t.TempDir()
	inside := filepath.Join(folder, "exports", "parc.csv")
	require.NoError(t, os.MkdirAll(filepath.Dir(inside), 0o755))
	require.NoError(t, os.WriteFile(inside, []byte(smallFleet), 0o600))
	code, _, stderr := reen(t, "init", folder, "--inventory", inside)
	require.Equal(t, exitDone, code, stderr)
	require.NoFileExists(t, filepath.Join(folder, "inventories", "parc.csv"))
	answer(t, folder)
	d, err := dossier.Open(os.DirFS(folder), factors.Default())
	require.NoError(t, err)
	require.Len(t, d.Inventory.Lines, 2)
	code, _, stderr = reen(t, "init", folder, "--inventory", inside)
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "existe déjà\u00a0: rien n’a été écrit")
}

func TestInitWithAnInventoryMisused(t *testing.T) {
	dir := t.TempDir()
	a := file(t, "parc.csv", smallFleet)
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no such file":      {[]string{filepath.Join(dir, "a"), "--inventory", filepath.Join(dir, "rien.csv")}, exitFailed, "rien.csv"},
		"twice":             {[]string{filepath.Join(dir, "a"), "--inventory", a, "--inventory", a}, exitUsage, "deux fois"},
		"a dossier":         {[]string{filepath.Join(dir, "a"), "--inventory", sample}, exitUsage, "attend des fichiers"},
		"dossier and files": {[]string{"--workbook", filepath.Join(dir, "a.ods"), sample, "--inventory", a}, exitUsage, "pas les deux"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := reen(t, append([]string{"init"}, c.args...)...)
			require.Equal(t, c.code, code, stderr)
			require.Contains(t, stderr, c.says)
			require.NoDirExists(t, filepath.Join(dir, "a"))
			require.NoFileExists(t, filepath.Join(dir, "a.ods"))
		})
	}
}

func TestSimulateWithTheCatalogue(t *testing.T) {
	code, out, stderr := reen(t, "simulate", sample, "--catalogue")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, out, "Actions du catalogue qui conviennent et ne sont pas au plan")
	require.Contains(t, out, "ces gains ne s’additionnent pas")
	require.Contains(t, out, "A8 Demander la traçabilité sociale et minière")

	code, out, stderr = reen(t, "simulate", sample, "--catalogue", "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Catalogue []struct {
			Action, Catalogue, Alone string
			Quantifiable             bool
			Missing                  []string
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.NotEmpty(t, got.Catalogue)
	for _, p := range got.Catalogue {
		require.True(t, p.Alone == "" || p.Quantifiable && len(p.Missing) == 0, p.Action)
	}

	code, out, _ = reen(t, "simulate", sample, "--format", "json")
	require.Equal(t, exitDone, code)
	require.NotContains(t, out, `"catalogue"`)
}
