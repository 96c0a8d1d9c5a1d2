package sources_test

import (
	"errors"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/factors/sources"
)

// endless gives one letter for ever.
type endless struct{ given int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.given += int64(len(p))
	return len(p), nil
}

func TestTwoGigabytesOfOneLineAreNotKept(t *testing.T) {
	for name, start := range map[string]string{"from the start": "", "below the header": header, "inside quotes": header + "\"", "as an archive": "PK\x03\x04"} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			long := &endless{}
			_, _, err := sources.Read(io.MultiReader(strings.NewReader(start), io.LimitReader(long, 2<<30)), sources.Options{Limits: sources.Limits{Bytes: 8 << 20}})
			runtime.ReadMemStats(&after)
			require.ErrorContains(t, err, "trop volumineux")
			require.Less(t, long.given, int64(16<<20), "the reading ends at the limit")
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(128<<20))
		})
	}
}

func TestLongLineIsRefusedAlone(t *testing.T) {
	_, set, problems := read(t, header+strings.Repeat("a", 300<<10)+"\nElément;27002;Valide générique;Ordinateur;portable;kgCO2e/unité;France;156\n", sources.Options{})
	require.Equal(t, []string{"2 line-too-long"}, codes(problems))
	require.Equal(t, "156", item(t, set, "laptop").Impact(factors.GWP, factors.Embodied).Value.String())
}

func TestWhatIsNoFactorFile(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"empty":          {"", "fichier vide"},
		"blank":          {"\n \n", "fichier vide"},
		"binary":         {"a\x00b", "données binaires"},
		"PDF":            {"%PDF-1.7", "données binaires"},
		"JSON":           {`{"a": 1}`, "JSON ou XML"},
		"another table":  {"type;quantite\nlaptop;3\n", "aucun en-tête connu"},
		"header damaged": {"Type Ligne;Identifiant de l'élément;Nom base français;Unité français\n", "il manque, pour le format base-carbone, à la ligne 1, «\u00a0Statut de l'élément\u00a0», «\u00a0Total poste non décomposé\u00a0»"},
	} {
		t.Run(name, func(t *testing.T) {
			set, _, err := sources.Read(strings.NewReader(c.data), sources.Options{Name: "f.csv"})
			require.Nil(t, set)
			require.ErrorContains(t, err, "f.csv\u00a0: ")
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestNumbersThatAreNone(t *testing.T) {
	for name, text := range map[string]string{"NaN": "NaN", "infinite": "Inf", "huge": "1e999", "tiny": "1e-999", "formula": "=1+1", "command": "=cmd|'/C calc'!A0",
		"hexadecimal": "0x10", "two marks": "1.234,5", "long": strings.Repeat("9", 60), "underscore": "1_000", "exponent alone": "e5", "sign alone": "-"} {
		t.Run(name, func(t *testing.T) {
			mine, _, problems := read(t, header+"Elément;27002;Valide générique;Ordinateur;portable;kgCO2e/unité;France;"+text+"\n", sources.Options{})
			require.Empty(t, mine.Factors())
			require.Equal(t, []string{"2 bad-number"}, codes(problems))
		})
	}
}

func TestLimitsAndOptions(t *testing.T) {
	good := header + "Elément;27002;Valide générique;Ordinateur;portable;kgCO2e/unité;France;156\n"
	for name, c := range map[string]struct {
		opts sources.Options
		want string
	}{
		"rows":           {sources.Options{Limits: sources.Limits{Rows: 1}}, ""},
		"bytes":          {sources.Options{Limits: sources.Limits{Bytes: 50}}, "trop volumineux"},
		"another format": {sources.Options{Format: sources.Boavizta}, "format boavizta"},
		"no format":      {sources.Options{Format: "ecoinvent"}, "format «\u00a0ecoinvent\u00a0» inconnu"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := sources.Read(strings.NewReader(good), c.opts)
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, c.want)
		})
	}
	_, _, err := sources.Read(strings.NewReader(good+good), sources.Options{Limits: sources.Limits{Rows: 1}})
	require.ErrorContains(t, err, "plus de 1 lignes")
	require.ErrorIs(t, err, diag.ErrTooLarge)
	_, _, err = sources.Read(nil, sources.Options{})
	require.Error(t, err)
	_, _, err = sources.Open(nil, "x", sources.Options{})
	require.Error(t, err)
	_, _, err = sources.Open(testdata, "../x", sources.Options{})
	require.ErrorIs(t, err, fs.ErrInvalid)
}

func TestReadingThatFails(t *testing.T) {
	broken := errors.New("cable out")
	_, _, err := sources.Read(io.MultiReader(strings.NewReader(header), failing{broken}), sources.Options{})
	require.ErrorIs(t, err, broken)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
