package delimited

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// A row without quotes is parted the same by the short way and by the long.
func FuzzCutAgreesWithUnquote(f *testing.F) {
	for _, seed := range []string{"", "a", ";", "a;b; c ;", "\u00a0é;à ;\u202f", "a;;;b", "\x00;\x1f\t", "Ä;É\u3000"} {
		f.Add(seed, 2, false)
		f.Add(seed, 0, true)
	}
	f.Fuzz(func(t *testing.T, line string, most int, strict bool) {
		if strings.ContainsAny(line, "\"\n") || !utf8.ValidString(line) || most < 0 {
			t.Skip()
		}
		short := Splitter{Separator: ';', Most: most, Strict: strict}
		long := short
		short.reset()
		require.Equal(t, complete, short.feed([]byte(line)))
		long.reset()
		require.Equal(t, complete, long.unquote([]byte(line)))
		require.Equal(t, long.Wide(), short.Wide())
		if !long.Wide() {
			require.Equal(t, long.binary(), short.binary())
		}
		require.Equal(t, written(long.Cells()), written(short.Cells()))
		require.Equal(t, written(long.Cells()), written(short.Cells()), "asked again")
	})
}

// written gives cells as texts, for nil and empty are the same.
func written(cells [][]byte) []string {
	var out []string
	for _, c := range cells {
		out = append(out, string(c))
	}
	return out
}
