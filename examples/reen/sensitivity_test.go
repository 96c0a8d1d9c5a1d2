package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The laptop of Base Carbone is 156 kg instead of 185.09: for ten over five years,
// (156 − 185.09) × 10 ÷ 5 = −58.18 kg from 385.2400825.
func TestTheTotalWithEachOtherPublishedValue(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--sensitivity")
	require.Equal(t, exitDone, code, stderr)
	require.Regexp(t, `(?m)^Ordinateur portable +ADEME, Base Carbone® V23\.6 \(base-carbone-laptop\) +327 +\x{2212}58,2$`, out)
	code, out, _ = reen(t, "footprint", list, "--year", "2024", "--sensitivity", "--format", "csv")
	require.Equal(t, exitDone, code)
	require.Contains(t, out, "sensitivity;laptop;Ordinateur portable, ADEME, Base Carbone® V23.6 (base-carbone-laptop);gwp;327.0600825;kg CO2e/an;;;;\n")
	require.Contains(t, out, ";gwp;-58.18;kg CO2e/an;;;;\n")
	code, out, _ = reen(t, "footprint", list, "--year", "2024", "--sensitivity", "--format", "json")
	require.Equal(t, exitDone, code)
	var got struct {
		Sensitivity []struct{ Item, Factor, Value, Difference string }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Contains(t, got.Sensitivity, struct{ Item, Factor, Value, Difference string }{"laptop", "base-carbone-laptop", "327.0600825", "-58.18"})
	_, out, _ = reen(t, "footprint", file(t, "p.csv", "type;quantite\nramette de papier;3\n"), "--year", "2024", "--sensitivity")
	require.Contains(t, out, "aucune autre valeur n’est publiée")
}

// The table keeps the ten largest and counts the others, which JSON holds.
func TestTheLargestChangesAreShown(t *testing.T) {
	_, out, _ := reen(t, "footprint", sample, "--sensitivity")
	table := strings.Split(out[strings.Index(out, "Sensibilité"):], "\n")
	require.Regexp(t, `autres écarts, plus petits, en --format json ou csv\.$`, table[2+mostAlternatives])
}

// A monitor is 69.84 kg by the catalogue's choice and 430 at most, over 6 years:
// 24 of them are 24 × (430 − 69.84) ÷ 6 = 1,440.64 kg a year more.
func TestTheConservativeChoiceIsTheHighEnd(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nmonitor;24\n")
	total := func(args ...string) (value, high string, conservative bool) {
		code, out, stderr := reen(t, append([]string{"footprint", list, "--year", "2024", "--format", "json"}, args...)...)
		require.Equal(t, exitDone, code, stderr)
		var got struct {
			Conservative bool
			Totals       []struct{ Value, High string }
		}
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		return got.Totals[0].Value, got.Totals[0].High, got.Conservative
	}
	value, high, conservative := total()
	require.Equal(t, "1440.64", decimal.RequireFromString(high).Sub(decimal.RequireFromString(value)).String())
	require.False(t, conservative)
	chosen, top, conservative := total("--conservative")
	require.Equal(t, high, chosen)
	require.Equal(t, high, top)
	require.True(t, conservative)
	_, out, _ := reen(t, "footprint", list, "--year", "2024", "--conservative")
	require.Contains(t, out[strings.LastIndex(strings.TrimSpace(out), "\n"):], "Choix prudent")
	_, out, _ = reen(t, "footprint", list, "--year", "2024")
	require.NotContains(t, out, "Choix prudent")
}

// What is apart is said with why, and adds nothing.
func TestWhatIsApartIsShownAndNeverAdded(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\nterritory;21000\nspend-it-services;12\nemail;100\nai-request;5\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024")
	require.Equal(t, exitDone, code, stderr)
	require.Regexp(t, `(?m)^Changement climatique +385 `, out)
	require.Regexp(t, `(?m)^Numérique par habitant en France +21\x{202f}000 +habitant et an +9\x{202f}114\x{202f}000 +ordre de grandeur national, qui contient l’administration$`, out)
	require.Regexp(t, `(?m)^Achats de services informatiques .* ratio monétaire, ± 80\x{202f}%$`, out)
	require.Regexp(t, `(?m)^Une requête .* n\.d\. +illustration, qui contient une part des terminaux$`, out)
	_, out, _ = reen(t, "footprint", list, "--year", "2024", "--format", "csv")
	require.Contains(t, out, "apart;territory;Numérique par habitant en France;gwp;9114000;kg CO2e/an;;;;\n")
	_, out, _ = reen(t, "footprint", file(t, "p.csv", "type;quantite\nlaptop;10\n"), "--year", "2024")
	require.NotContains(t, out, "À part")
}

// Every term of what a dossier declares has its French name.
func TestDeclaredLinesAreExplainedInFrench(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "dossier.yaml"), []byte(`body: {name: Essai, kind: commune, insee: "45999", agents: 10, population: {total: 60000, municipal: 59000, year: 2023}}
year: 2024
date: 2026-01-15
inventories: [{file: parc.csv}]
hosting:
  - {name: Salle, pue: 1.5, pue_source: measured, it_power: 12}
  - {name: Syndicat, share: 0.25, it_power: 40, technical_environment: power}
telework: {employees: 250, days: 100}
services:
  - {name: Messagerie, item: saas-user, quantity: 300, impacts: {gwp: 2.5}, level: 3, source: "ACV, 2024"}
  - {name: Visioconférence, spend_keur: 24}
pools:
  laptop: {refurbished: 0.2, upstream: 3, resold: 0.1, total_life: 9}
choice: conservative
`), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "parc.csv"), []byte("type;quantite\nlaptop;250\n"), 0o600))
	for line, wants := range map[string][]string{
		"parc.csv:2":              {"Durée de vie totale = ", "Usage avant l’achat, réparti = 0,6 ans", "Part achetée reconditionnée = 0,2 (dossier)", "Usage après la revente, réparti", "Part revendue ou donnée = 0,1"},
		"dossier.yaml:hosting.1":  {"Électricité, comprise dans le PUE = 0"},
		"dossier.yaml:hosting.2":  {"Clé de répartition du lieu = 0,25 (dossier)", "Consommation annuelle = 4\u202f220"},
		"dossier.yaml:telework":   {"Quantité = 31,7"},
		"dossier.yaml:services.1": {"= 750 kg CO₂e/an", "Valeur publiée par le fournisseur = 2,5 kg CO₂e/utilisateur et an (fournisseur\u00a0: ACV, 2024)"},
	} {
		code, out, stderr := reen(t, "explain", folder, "--line", line)
		require.Equal(t, exitDone, code, "%s: %s", line, stderr)
		for _, want := range wants {
			require.Contains(t, out, want, line)
		}
		require.NotRegexp(t, `(?m)^ *[a-z]+(-[a-z]+)+ = `, out, "%s: an English term", line)
	}
	code, _, stderr := reen(t, "explain", folder, "--line", "dossier.yaml:services.2")
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "n’est pas comptée")
}

// 10 k€ at 75 kg, in prices of which 1 is 0.94 of 2023.
func TestADeflatorIsSaidAndChecked(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;1\nspend-it-services;10\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--deflator", "0,94")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, out, " 705  ") // 750 × 0.94
	require.Contains(t, out, "prix déflatés par 0,94")
	for _, bad := range []string{"0", "-1", "11", "beaucoup"} {
		code, _, stderr = reen(t, "footprint", list, "--year", "2024", "--deflator="+bad)
		require.Equal(t, exitUsage, code)
		require.Contains(t, stderr, "déflateur")
	}
}
