package footprint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// A country whose mix the set does not have: what was made is counted, and the
// electricity is missing, never that of France.
func TestACountryWithoutAMixLacksItsElectricityAlone(t *testing.T) {
	_, known := factors.Default().Zone("IS")
	require.False(t, known)
	abroad, home := line("laptop", "1"), line("laptop", "1")
	abroad.Zone = "IS"
	r := compute(t, footprint.Options{}, abroad, home)
	require.Empty(t, r.Problems())
	got, want := r.Lines()[0], r.Lines()[1]
	require.Equal(t, footprint.Partial, got.Status)
	require.Equal(t, []string{"electricity"}, got.Missing)
	require.Len(t, got.Impacts, len(want.Impacts)-1)
	for n, i := range got.Impacts {
		require.NotEqual(t, factors.Use, i.Stage)
		if want.Impacts[n].Stage == i.Stage {
			require.Equal(t, want.Impacts[n].Value.String(), i.Value.String())
		}
	}
}
