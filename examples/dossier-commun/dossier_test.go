package dossiercommun_test

import (
	"os"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// The sample is read without a problem: two bodies, the parts of each agreed post
// making 1, and nine lines.
func TestTheSharedDossierHasNoProblem(t *testing.T) {
	d, err := dossier.Open(os.DirFS("."), factors.Default())
	require.NoError(t, err)
	require.Empty(t, d.Problems)
	require.Empty(t, d.Inventory.Problems)
	require.Len(t, d.Inventory.Lines, 9)
	require.Len(t, d.Strategy.Joint.Members, 1)
	require.Len(t, d.Strategy.Joint.Posts, 4)
	sums := map[string]decimal.Decimal{}
	for _, s := range d.Strategy.Joint.Shares {
		sums[s.Post] = sums[s.Post].Add(s.Share)
	}
	require.Len(t, sums, 2)
	for post, sum := range sums {
		require.True(t, sum.Equal(decimal.NewFromInt(1)), post)
	}
	for _, a := range d.Strategy.Actions {
		require.NotNil(t, a.Lever, a.ID)
	}
	workstations := int64(0)
	for _, l := range d.Inventory.Lines {
		if l.Item == "laptop" || l.Item == "desktop" {
			workstations += l.Quantity.IntPart()
		}
	}
	require.EqualValues(t, d.Strategy.Body.Workstations+d.Strategy.Joint.Members[0].Body.Workstations, workstations, "the key is the fleet")
}
