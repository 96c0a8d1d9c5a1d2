package footprint

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// Without any variance the interval is the figure, above 0, below and at 0: zero
// uncertainty in gives zero out.
func TestNoVarianceIsNoInterval(t *testing.T) {
	for _, total := range []int64{385, -20, 0} {
		m := model{total: big.NewRat(total, 1)}
		u := m.interval(new(big.Rat))
		require.Equal(t, big.NewRat(total, 1).RatString(), u.Low.String())
		require.Equal(t, u.Low.String(), u.High.String())
		require.True(t, u.Percent.IsZero())
	}
}

// A datum that does not vary has no part in the variance, whatever its slope.
func TestWhatDoesNotVaryContributesNothing(t *testing.T) {
	d := driver{Contribution: Contribution{Factor: new(factors.Factor)}}
	d.slope.SetInt64(1_000_000)
	require.Zero(t, d.variance().Sign())
}
