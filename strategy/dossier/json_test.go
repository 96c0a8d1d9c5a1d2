package dossier_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// JSON is YAML: the JSON of a strategy is a dossier.yaml that gives it back, so that
// an application can keep strategies in that form.
func TestTheJSONOfAStrategyIsADossier(t *testing.T) {
	for _, sample := range []string{"dossier", "dossier-commun", "bilan/2024", "bilan/2025"} {
		t.Run(sample, func(t *testing.T) {
			folder := os.DirFS(filepath.Join("..", "..", "examples", filepath.FromSlash(sample)))
			d, err := dossier.Open(folder, factors.Default())
			require.NoError(t, err)
			text, err := json.Marshal(d.Strategy)
			require.NoError(t, err)
			again, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: text}}, factors.Default())
			require.NoError(t, err)
			require.Empty(t, again.Problems.Only(diag.Refused))
			back, err := json.Marshal(again.Strategy)
			require.NoError(t, err)
			require.JSONEq(t, string(text), string(back))
		})
	}
}
