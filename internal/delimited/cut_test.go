package delimited

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// A row without quotes is parted the same by the short way and by the long.
func FuzzCutAgreesWithUnquote(f *testing.F) {
	for _, seed := range []string{"", "a", ";", "a;b; c ;", "\u00a0é;à ;\u202f", "a;;;b", "\x00;\x1f\t", "Ä;É\u3000"} {
		f.Add(seed, 2, false)
		f.Add(strings.Repeat(seed, 40), 300, false)
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

// Separators are found at every place of lines of every length.
func TestAppendPlaces(t *testing.T) {
	draw := rand.New(rand.NewPCG(5, 6))
	for size := range 200 {
		line, want := bytes.Repeat([]byte("a"), size), []int(nil)
		for at := range line {
			switch draw.IntN(4) {
			case 0:
				line[at] = ';'
				want = append(want, at)
			case 1:
				line[at] = ';' ^ 1<<draw.IntN(8) // one bit away
			}
		}
		require.Equal(t, want, appendPlaces(nil, line, ';'), "%q", line)
		require.Empty(t, appendPlaces(nil, line, 0), "nothing beyond the line")
	}
}

// written gives cells as texts, for nil and empty are the same.
func written(cells [][]byte) []string {
	var out []string
	for _, c := range cells {
		out = append(out, string(c))
	}
	return out
}
