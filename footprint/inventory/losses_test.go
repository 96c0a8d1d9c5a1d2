package inventory

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/embedded"
)

// The table says all that the writers may lose, once for each format, in the
// typography of French.
func TestLossesTable(t *testing.T) {
	known := map[string]bool{}
	for _, row := range embedded.Table(lossesTable) {
		require.Contains(t, []string{"native", "g4it", "pcr-si"}, row[0])
		require.Contains(t, []string{"doubt", "notice"}, row[2])
		require.False(t, known[row[0]+" "+row[1]], "%v", row)
		known[row[0]+" "+row[1]], known[row[1]] = true, true
		for _, text := range row[3:] {
			require.NotEmpty(t, text)
			require.NotRegexp(t, " [:;?!»%]|« ", text)
		}
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	named := regexp.MustCompile(`lost\.(?:of|at)\("([a-z-]+)"|"([a-z-]+)": +!?l\.[A-Z]`)
	found := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range named.FindAllStringSubmatch(string(text), -1) {
			require.True(t, known[m[1]+m[2]], "%s: the table does not say %q", name, m[1]+m[2])
			found++
		}
	}
	require.Greater(t, found, 20)
}
