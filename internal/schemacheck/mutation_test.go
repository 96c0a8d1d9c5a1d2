package schemacheck

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// Each value of a whole dossier is made wrong in several ways, one at a time: what
// the schema refuses, Open refuses too. But for a text that is written true, without
// quotes: the schema doubts it, so that editors do not propose it.
func TestWhatTheSchemaRefusesOpenRefuses(t *testing.T) {
	s := compiled(t, dossierSchema)
	d, err := dossier.Open(os.DirFS(filepath.Join("..", "..", samples[0])), factors.Default())
	require.NoError(t, err)
	text, err := json.Marshal(d.Strategy)
	require.NoError(t, err)
	root := fromJSON(t, text)
	refused := 0
	eachPlace(root, "", func(path string, set func(any), value any) {
		for _, wrong := range []any{"zzz", json.Number("-7.5"), []any{"zzz"}, map[string]any{"zzz": "1"}} {
			set(wrong)
			if s.Validate(root) == nil {
				continue
			}
			refused++
			mutant, err := json.Marshal(root)
			require.NoError(t, err)
			again, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: mutant}}, factors.Default())
			require.NoError(t, err, path)
			require.NotEmpty(t, again.Problems.Only(diag.Refused), "%s: %v", path, wrong)
		}
		set(value)
	})
	require.Greater(t, refused, 500)
	require.NoError(t, s.Validate(root), "each value was put back")
}

// eachPlace goes through the values of a tree, the first elements of each list.
func eachPlace(at any, path string, do func(path string, set func(any), value any)) {
	switch at := at.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(at)) {
			value := at[key]
			do(path+"."+key, func(v any) { at[key] = v }, value)
			eachPlace(value, path+"."+key, do)
		}
	case []any:
		for n := range min(len(at), 2) {
			value := at[n]
			do(path+".*", func(v any) { at[n] = v }, value)
			eachPlace(value, path+".*", do)
		}
	}
}
