package factors_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// none is what a table of labels expects where there is no item.
const none = "none"

// score counts what became of the labels of a table.
type score struct{ right, of, wrong int }

// add compares the items of a label with those expected. Wrong is one item
// for another, for several or for none: what no one would check.
func (s *score) add(t *testing.T, label, want string, items []*factors.Item) {
	t.Helper()
	got := named(items)
	if want != none {
		s.of++
	}
	switch {
	case got == want && want != none:
		s.right++
	case got != want && len(items) == 1:
		s.wrong++
		t.Logf("WRONG %q: %s, not %s", label, got, want)
	case got != want:
		t.Logf("%q: %s, not %s", label, got, want)
	}
}

func (s *score) hold(t *testing.T) {
	t.Helper()
	t.Logf("%d of %d known (%.1f %%), %d wrong with certainty", s.right, s.of, 100*float64(s.right)/float64(s.of), s.wrong)
	require.Zero(t, s.wrong, "wrong with certainty")
	require.GreaterOrEqual(t, 100*s.right, 97*s.of, "known")
}

// named writes items as the tables do.
func named(items []*factors.Item) string {
	if len(items) == 0 {
		return none
	}
	ids := make([]string, len(items))
	for n, i := range items {
		ids[n] = i.ID
	}
	return strings.Join(ids, "|")
}

// cases reads a table of testdata without its header.
func cases(t testing.TB, file string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", file))
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	return rows[1:]
}

func TestMatchOfTheTableOfLabels(t *testing.T) {
	rows := cases(t, "labels.csv")
	require.GreaterOrEqual(t, len(rows), 400)
	var s score
	for _, row := range rows {
		s.add(t, row[1], row[0], factors.Default().Match(row[1]))
	}
	s.hold(t)
}

func TestIdentifyOfTheTableOfModels(t *testing.T) {
	rows := cases(t, "models.csv")
	require.GreaterOrEqual(t, len(rows), 300)
	var s score
	likely := 0
	for _, row := range rows {
		id := factors.Default().Identify(factors.Label{Manufacturer: row[1], Model: row[2]})
		if id.Certainty == factors.Likely && named(id.Items) != row[0] {
			t.Logf("%s %s: likely %s, not %s", row[1], row[2], named(id.Items), row[0])
			if row[0] != none {
				s.of++
			}
			continue
		}
		if id.Certainty == factors.Likely {
			likely++
		}
		s.add(t, row[1]+" "+row[2], row[0], id.Items)
	}
	t.Logf("%d of them only likely", likely)
	s.hold(t)
}

func fileOf(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
