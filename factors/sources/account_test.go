package sources

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// settled reads a stream and checks what holds of every reading: each row is
// kept, refused or ignored, each of the latter two has its problem, and the
// set can be laid over the catalogue.
func settled(t testing.TB, c *collector) {
	t.Helper()
	set, problems, err := c.set()
	require.NoError(t, err)
	_, err = factors.Default().With(set)
	require.NoError(t, err)
	refused, rows := 0, 0
	for _, s := range c.sheets {
		require.Equal(t, s.rows, s.kept+s.refused+s.ignored, "%s: %+v", s.file, s.account)
		refused, rows = refused+s.refused, rows+s.rows
	}
	require.Equal(t, refused, problems.Count(diag.Refused))
	seen := map[string]bool{}
	for _, f := range set.Factors() {
		require.False(t, seen[f.ID], f.ID)
		seen[f.ID] = true
		require.NotNil(t, f.Source)
	}
}

func TestEveryRowOfTheSamplesIsAccountedFor(t *testing.T) {
	for _, name := range []string{"Base_Carbone_V23.6.csv", "empreinte-numerique.csv", "boavizta-fr.csv", "boavizta-us.csv", "native.csv",
		"numecoeval-1/characterizationFactors.csv", "numecoeval-1/itemTypes.csv", "numecoeval-1/equipmentRefMatching.csv", "numecoeval-2/ref_item_impact.csv", "numecoeval-2/ref_item_type.csv"} {
		t.Run(name, func(t *testing.T) {
			c, err := newCollector(Options{})
			require.NoError(t, err)
			require.NoError(t, c.open(os.DirFS("testdata"), name))
			settled(t, c)
		})
	}
}
