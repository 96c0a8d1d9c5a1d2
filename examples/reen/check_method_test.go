package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCheckHoldsTheMethodAgainstAnnexC(t *testing.T) {
	type point struct {
		Code, Asks, Source, Status string
		Found, Missing             []string
	}
	var got struct {
		Schema int
		Method struct {
			Claim      string
			AnnexC     []point `json:"annex_c"`
			Own        []point
			Unreliable []struct {
				Item, Datum, From, Quality string
				Lines                      int
			}
		}
	}
	code, out, stderr := reen(t, "check", sample, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	m := got.Method
	require.Contains(t, plainSpaces(m.Claim), "Points non atteints : 4. Points atteints en partie : 5, 6, 10, 11, 13.")
	require.Len(t, m.AnnexC, 16)
	require.Len(t, m.Own, 7)
	require.Equal(t, "C4", m.AnnexC[3].Code)
	require.Equal(t, "not-met", m.AnnexC[3].Status)
	require.Equal(t, "partly-met", m.AnnexC[4].Status)
	require.Equal(t, "laptop", m.Unreliable[0].Item)
	require.Equal(t, "energy", m.Unreliable[0].Datum)
	require.Equal(t, "low", m.Unreliable[0].Quality)
	require.Equal(t, 523, m.Unreliable[0].Lines)
}

// A dossier without inventory has the list all the same, in text and in JSON.
func TestCheckOfAnEmptyDossier(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "dossier.yaml"), []byte("body: {name: Essai, kind: commune}\n"), 0o600))
	code, out, stderr := reen(t, "check", folder)
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, strings.Join(strings.Fields(plainSpaces(out)), " "), "Points non atteints : 1, 3, 4,")
	require.NotContains(t, out, "Données de qualité basse (point C15)")
	code, out, _ = reen(t, "check", folder, "--format", "json")
	require.Equal(t, exitDone, code)
	require.Contains(t, out, `"unreliable": []`)
}
