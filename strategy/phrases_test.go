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
	families := map[string]bool{}
	for phrase := range phrases() {
		family, _, _ := strings.Cut(phrase, ".")
		families[family] = true
	}
	id := regexp.MustCompile(`"(([a-z]+)\.[a-z0-9.-]*)"`)
	used := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range id.FindAllStringSubmatch(string(source), -1) {
			if !families[m[2]] || slices.Contains(completed, m[1]) || m[1] == "lever." || strings.HasSuffix(m[1], ".csv") {
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

// One sentence for an id, in the order of ids: two would be one of them by chance.
func TestPhrasesAreSorted(t *testing.T) {
	before := ""
	table("phrases.csv", func(r record) {
		require.Less(t, before, r.get("id"), r.name)
		before = r.get("id")
	})
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
				if r.columns[n] != "unit" && !strings.HasPrefix(cell, "http") { // a unit is a key
					require.Equal(t, fr.Typo(cell), cell, "%s, %s", r.name, r.columns[n])
				}
			}
		})
	}
}
