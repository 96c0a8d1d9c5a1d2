package strategy

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/fr"
)

// families of ids that the code completes with a value.
var completed = []string{"article.", "evidence.", "part.", "theme."}

func TestEveryPhraseAskedForExistsAndIsUsed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	id := regexp.MustCompile(`"((?:ai|annex|article|label|network|own|place|reading|sharing|assess|check|evidence|formula|action|lever|neighbour|part|scope|territory|theme|trajectory|unquantified|use)\.[a-z0-9.-]*)"`)
	used := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range id.FindAllStringSubmatch(string(source), -1) {
			if slices.Contains(completed, m[1]) || m[1] == "lever." || strings.HasSuffix(m[1], ".csv") {
				continue
			}
			require.NotEmpty(t, phrases()[m[1]], "%s: %s", name, m[1])
			used[m[1]] = true
		}
	}
	for phrase := range phrases() {
		byFamily := slices.ContainsFunc(completed, func(prefix string) bool { return strings.HasPrefix(phrase, prefix) })
		require.True(t, used[phrase] || byFamily, "%s is never said", phrase)
	}
}

func TestNoBlankIsLeft(t *testing.T) {
	require.Equal(t, "a b {c}", fill("{x} {y} {c}", "x", "a", "y", "b"))
	require.Equal(t, "1\u00a0234", fill("{n}", "n", "1\u00a0234"))
	require.Equal(t, "1 action", sayCount("check.actions", 1))
	require.Equal(t, "2 actions", sayCount("check.actions", 2))
}

// What people read has the spaces and apostrophes of French typography.
func TestTablesAreTypeset(t *testing.T) {
	files, err := lawFiles.ReadDir("law")
	require.NoError(t, err)
	for _, f := range files {
		table(f.Name(), func(r record) {
			for n, cell := range r.cells {
				if !strings.HasPrefix(cell, "http") {
					require.Equal(t, fr.Typo(cell), cell, "%s, %s", r.name, r.columns[n])
				}
			}
		})
	}
}
