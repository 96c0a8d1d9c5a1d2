package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// folder writes a dossier of these files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

// The same inventory as a file is computed with the dossier's zone, lives and
// places: nothing changed, and no step moves.
func TestAnEarlierFileIsComputedAsTheLaterDossier(t *testing.T) {
	const list = "type;quantite;centre\nlaptop;10;\nserver;2;Salle\n"
	dir := folder(t, map[string]string{"l.csv": list, "dossier.yaml": "year: 2024\nzone: RE\nlifetimes: {laptop: 8}\n" +
		"hosting: [{name: Salle, pue: 1.2}]\ninventories: [{file: l.csv}]\n"})
	code, out, stderr := reen(t, "footprint", dir, "--against", filepath.Join(dir, "l.csv"), "--against-year", "2024", "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Comparison struct {
			Changes []struct {
				Steps []struct{ Difference string }
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Comparison.Changes[0].Steps, 6)
	for _, s := range got.Comparison.Changes[0].Steps {
		require.Equal(t, "0", s.Difference)
	}
	require.Contains(t, stderr, "les choix du dossier comparé")
}

// A machine that stands in the dossier and in a file beside it counts once.
func TestMachinesOfADossierAndOfAFileCountOnce(t *testing.T) {
	dir := folder(t, map[string]string{"l.csv": "type;quantite;identifiant\nserver;1;H1\n", "vm.csv": "nom;hote;vcpu;ram_go;stockage_go\nv1;H1;1;1;1\nv2;H1;1;1;1\n",
		"dossier.yaml": "year: 2024\ninventories: [{file: l.csv}]\nmachines: [vm.csv]\n"})
	other := file(t, "autre.csv", "nom;hote;vcpu;ram_go;stockage_go\nv1;H1;1;1;1\nv2;H1;1;1;1\nv3;H1;2;2;2\n")
	code, out, stderr := reen(t, "footprint", dir, "--machines", other, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Counts   struct{ Attached, Duplicates int }
		Machines []struct{ ID string }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Machines, 3)
	require.Equal(t, 3, got.Counts.Attached)
	require.Equal(t, 2, got.Counts.Duplicates)
}

// What is unknown is an empty cell, and each row has the columns of the first.
func TestTheCSVHasNoZeroForWhatIsUnknownAndOneWidth(t *testing.T) {
	list := file(t, "l.csv", "type;quantite;site\nlaptop;1;A\nterritory;2;\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--criteria", "adpe,gwp", "--format", "csv", "--by", "site,category", "--against", list, "--sensitivity")
	require.Equal(t, exitDone, code, stderr)
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll() // which refuses rows of another width
	require.NoError(t, err)
	for _, row := range rows {
		if row[0] == "total" && row[3] == "adpe" || row[0] == "step" && row[3] == "adpe" {
			require.Empty(t, row[4], row)
		}
	}
}

// A column that was nearly known is asked about, and a doubt reaches the JSON.
func TestAMisspeltColumnIsAskedAbout(t *testing.T) {
	list := file(t, "l.csv", "type;quantite;conso_kwh_ann\nserver;2;5000\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--format", "json")
	require.Equal(t, exitDone, code)
	require.Contains(t, stderr, "Vouliez-vous dire «\u00a0conso_kwh_an\u00a0»")
	var got struct {
		Doubts []struct {
			Code  string
			Count int
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, "unknown-column", got.Doubts[0].Code)
	require.Equal(t, 1, got.Doubts[0].Count)
}

// The draws are written as the interval is, with their seed.
func TestDrawsInJSON(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\n")
	run := func() string {
		code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--format", "json", "--uncertainty", "--monte-carlo", "1000", "--seed", "7")
		require.Equal(t, exitDone, code, stderr)
		return out
	}
	var got struct {
		Totals []struct {
			Uncertainty struct{ Low, High string }
			MonteCarlo  struct {
				Draws     int
				Seed      uint64
				Low, High string
			} `json:"monte_carlo"`
		}
	}
	out := run()
	require.Equal(t, out, run())
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, 1000, got.Totals[0].MonteCarlo.Draws)
	require.Equal(t, uint64(7), got.Totals[0].MonteCarlo.Seed)
	require.NotEmpty(t, got.Totals[0].Uncertainty.Low)
	require.NotEmpty(t, got.Totals[0].MonteCarlo.High)
}
