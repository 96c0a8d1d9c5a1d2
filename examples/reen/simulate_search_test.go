package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// searched is a dossier with one objective, a fleet of 1,000 laptops that weighs 38,524 kg
// and two actions: one of 6,169.67 kg for 100 euros, one of a tenth without a price.
func searched(t *testing.T, reduction string) string {
	t.Helper()
	dir := t.TempDir()
	dossier := `body: {name: Essai, kind: commune, insee: "45234"}
year: 2024
date: 2025-06-30
period: {from: 2025, to: 2030}
inventories: [{file: parc.csv}]
objectives: [{id: O1, title: Réduire, footprint: true, target_year: 2030, reduction: ` + reduction + `}]
actions:
  - {id: A1, title: Garder six ans, theme: 2, from: 2025, to: 2026, investment: 600, lever: {kind: lifetime, items: [laptop], years: 6}}
  - {id: A2, title: Retirer, theme: 2, from: 2025, to: 2026, lever: {kind: fleet, items: [laptop], share: 0.1}}
`
	require.NoError(t, os.WriteFile(filepath.Join(dir, "dossier.yaml"), []byte(dossier), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "parc.csv"), []byte("type;quantite\nlaptop;1000\n"), 0o600))
	return dir
}

func TestSimulateSaysWhatReachesAnObjective(t *testing.T) {
	for reduction, want := range map[string][]string{
		"0.15": {"Le moins coûteux\u00a0: A1.", "Coût 100,00\u00a0€ par an", "optimum démontré", "Écartée du moins coûteux, A2\u00a0: Coût absent du dossier."},
		"0.2":  {"Le moins coûteux\u00a0: hors d’atteinte avec les actions dont le coût est connu", "Le moins d’actions\u00a0: A1, A2.", "Coût inconnu"},
		"0.5":  {"Hors d’atteinte avec les actions du dossier\u00a0: il manque", "même avec A1, A2"},
	} {
		t.Run(reduction, func(t *testing.T) {
			code, out, stderr := reen(t, "simulate", searched(t, reduction))
			require.Equal(t, exitDone, code, stderr)
			flat := strings.Join(strings.FieldsFunc(out, func(r rune) bool { return r == '\n' || r == ' ' }), " ")
			for _, text := range want {
				require.Contains(t, flat, text)
			}
		})
	}
}

func TestSimulateGivesTheSetsInJSON(t *testing.T) {
	code, out, stderr := reen(t, "simulate", searched(t, "0.15"), "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Selections []struct {
			Objective, Target string
			Cheapest          struct {
				Actions          []string
				Cost, Final, Gap string
				Reachable, Exact bool
				LeftOut          []map[string]string `json:"left_out"`
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Selections, 1)
	best := got.Selections[0].Cheapest
	require.Equal(t, []string{"A1"}, best.Actions)
	require.Equal(t, "100", best.Cost)
	require.Equal(t, "0", best.Gap)
	require.True(t, best.Reachable && best.Exact)
	require.Equal(t, "A2", best.LeftOut[0]["action"])
}
