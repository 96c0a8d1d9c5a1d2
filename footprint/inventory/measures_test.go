package inventory

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The comparison by whole parts is that of decimals.
func TestExceeds(t *testing.T) {
	draw := rand.New(rand.NewPCG(3, 4))
	for range 10_000 {
		d, most := decimal.New(draw.Int64N(1_000), -draw.Int32N(4)), draw.Int64N(120)
		require.Equal(t, d.GreaterThan(decimal.New(most, 0)), exceeds(d, most), "%s and %d", d, most)
	}
	require.True(t, exceeds(decimal.New(999_999_999_999_999_999, 0), 1_000_000))
	require.True(t, exceeds(decimal.RequireFromString("50.00000000000001"), 50))
	require.False(t, exceeds(decimal.RequireFromString("50.0000"), 50))
}
