package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// lawDossier writes a dossier whose one line of inventory is read.
func lawDossier(t *testing.T, keys string) string {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "parc.csv"), []byte("type;quantite\nlaptop;10\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "dossier.yaml"), []byte("inventories: [{file: parc.csv}]\nyear: 2024\n"+keys), 0o600))
	return folder
}

const wholeDossier = `
date: 2026-01-15
body: {name: Essai, kind: commune, insee: "38185", agents: 900, population: {total: 60000, municipal: 59000}}
adoption: {programme: 2022-12-01, strategy: 2024-12-12, last_review: 2025-11-20}
stakeholders:
  - {name: Agglomération, sector: public, involvement: Réunion}
  - {name: Recyclerie, sector: association, involvement: Visite}
territory: {text: La fibre est partout.}
no_past_action: true
objectives: [{id: O1, title: Réduire, footprint: true, indicators: [I01]}]
actions: [{id: A1, title: Former, theme: 4}]
means: {fte: 1}
indicators: [{id: I01}]
`

type lawJSON struct {
	Bodies []struct {
		Name  string
		Scope struct{ Standing string }
		Acts  []struct {
			Code, Status string
			Required     bool
		}
	}
	Neighbours []struct {
		ID, Force, From, Concerned, Why, Status, Value, Target, Found, Bring, Doubt string
		Articles                                                                    []string
		Declared                                                                    bool
	}
}

func checkedLaw(t *testing.T, folder string) (out lawJSON) {
	code, text, stderr := reen(t, "check", folder, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	require.NoError(t, json.Unmarshal([]byte(text), &out))
	return out
}

func TestCheckSaysWhomEachObligationConcerns(t *testing.T) {
	folder := lawDossier(t, wholeDossier+`
purchasing: {it_spend: 100, it_spend_reused: 10, year: 2024}
obligations: [{id: beges, year: 2024, text: Bilan publié}]
`)
	got := checkedLaw(t, folder)
	require.Len(t, got.Neighbours, 20)
	require.Empty(t, got.Bodies)
	for _, n := range got.Neighbours {
		require.Contains(t, []string{"concerned", "not-concerned", "in-draft", "unknown"}, n.Concerned, n.ID)
		require.NotEmpty(t, n.Why, n.ID)
		switch n.ID {
		case "agec":
			require.Equal(t, "not-met 10 20 concerned 2024-07-01", strings.Join([]string{n.Status, n.Value, n.Target, n.Concerned, n.From}, " "))
			require.Contains(t, n.Doubt, "à vérifier")
		case "beges":
			require.Equal(t, "met 2 3", strings.Join([]string{n.Status, n.Value, n.Target}, " "))
			require.Contains(t, n.Why, "60\u202f000 habitants")
			require.Empty(t, n.Bring)
		case "nis2", "cloud":
			require.Equal(t, "watch in-draft noted", strings.Join([]string{n.Force, n.Concerned, n.Status}, " "))
		}
	}
	code, text, stderr := reen(t, "check", folder)
	require.Equal(t, exitDone, code, stderr)
	text = strings.Join(strings.Fields(plainSpaces(text)), " ")
	require.Contains(t, text, "✘ non atteint Part d’achats issus du réemploi")
	require.Contains(t, text, "Concernée : en projet. Viserait")
	require.Contains(t, text, "à surveiller, n’oblige pas à ce jour")
	require.Contains(t, text, "Concernée : non. Vise les établissements publics de coopération intercommunale")
}

// --strict asks for what article 35 requires, and for nothing else.
func TestStrictLeavesTheOtherObligationsAlone(t *testing.T) {
	folder := lawDossier(t, wholeDossier+"purchasing: {it_spend: 100, it_spend_reused: 0, year: 2024}\n")
	code, out, stderr := reen(t, "check", folder, "--strict")
	require.Contains(t, out, "✘ non atteint")
	require.Equal(t, exitDone, code, stderr)
	folder = lawDossier(t, strings.Replace(wholeDossier, "strategy: 2024-12-12, ", "", 1))
	code, _, _ = reen(t, "check", folder, "--strict")
	require.Equal(t, exitStrict, code)
}

// Each body of a joint strategy votes for itself: one that did not is missing.
func TestCheckOfAJointStrategy(t *testing.T) {
	members := func(acts string) string {
		return wholeDossier + `
joint:
  members:
    - body: {name: Agglomération d’essai, kind: communaute-d-agglomeration, population: {total: 90000}}
      adoption: {` + acts + `}
`
	}
	folder := lawDossier(t, members("programme: 2022-12-05, last_review: 2025-11-27"))
	got := checkedLaw(t, folder)
	require.Len(t, got.Bodies, 2)
	require.Equal(t, "Agglomération d’essai", got.Bodies[1].Name)
	require.Equal(t, "concerned", got.Bodies[1].Scope.Standing)
	require.Equal(t, "unknown", got.Bodies[1].Acts[1].Status)
	code, out, _ := reen(t, "check", folder, "--strict")
	require.Equal(t, exitStrict, code)
	require.NotContains(t, out, "demandé aux collectivités tenues", "both are held")
	require.Contains(t, plainSpaces(out), "Stratégie commune : chaque assemblée délibère pour elle-même")
	small := strings.Replace(members("programme: 2022-12-05"), "total: 90000", "total: 50000", 1)
	code, out, stderr := reen(t, "check", lawDossier(t, small), "--strict")
	require.Equal(t, exitDone, code, "a body that is not held lacks nothing: "+stderr)
	require.Contains(t, out, "demandé aux collectivités tenues")
	code, _, stderr = reen(t, "check", lawDossier(t, members("programme: 2022-12-05, strategy: 2024-12-19, last_review: 2025-11-27")), "--strict")
	require.Equal(t, exitDone, code, stderr)
}
