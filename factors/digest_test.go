package factors_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

var digestLine = regexp.MustCompile(`(?m)^\{\n(  "digest": "[^"]*",\n)?`)

// A manifest carries the digest of the values beside it, so that a reviewer
// sees that a folder is the one that was checked.
func TestManifestsCarryTheDigestOfTheirValues(t *testing.T) {
	for _, root := range append([]string{"data"}, optIn...) {
		files, err := filepath.Glob(root + "/*/manifest.json")
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, path := range files {
			values, err := os.ReadFile(filepath.Join(filepath.Dir(path), "values.csv"))
			require.NoError(t, err)
			sum := sha256.Sum256(values)
			want := "sha256:" + hex.EncodeToString(sum[:])
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			if *update {
				text = digestLine.ReplaceAll(text, []byte("{\n  \"digest\": \""+want+"\",\n"))
				require.NoError(t, os.WriteFile(path, text, 0o644))
			}
			var manifest struct{ Digest string }
			require.NoError(t, json.Unmarshal(text, &manifest))
			require.Equal(t, want, manifest.Digest, "%s: the values changed (go test ./factors -run TestManifests -update)", path)
			require.FileExists(t, filepath.Join(filepath.Dir(path), "LICENSE"))
		}
	}
}

func TestTheDefaultSetIsReadOnce(t *testing.T) {
	require.Same(t, factors.Default(), factors.Default())
}
