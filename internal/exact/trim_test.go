package exact

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTrim(t *testing.T) {
	for name, c := range map[string]struct {
		in   *big.Rat
		want string
	}{
		"ends":              {big.NewRat(3, 8), "0.375"},
		"whole":             {big.NewRat(-7, 1), "-7"},
		"never ends":        {big.NewRat(1, 3), "0." + strings.Repeat("3", 60)},
		"rounded up":        {big.NewRat(2, 3), "0." + strings.Repeat("6", 59) + "7"},
		"negative":          {big.NewRat(-2, 3), "-0." + strings.Repeat("6", 59) + "7"},
		"nothing":           {new(big.Rat), "0"},
		"less than is kept": {new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(pow10(61), big.NewInt(3))), "0"},
	} {
		t.Run(name, func(t *testing.T) {
			want, ok := new(big.Rat).SetString(c.want)
			require.True(t, ok)
			require.Zero(t, want.Cmp(Trim(c.in)))
		})
	}
}

// Thirds, sevenths and ninths that make a whole make a whole when trimmed.
func TestTrimmedPartsOfAWholeMakeIt(t *testing.T) {
	for _, parts := range [][]*big.Rat{
		{big.NewRat(1, 3), big.NewRat(1, 3), big.NewRat(1, 3)},
		{big.NewRat(22, 7), big.NewRat(-1, 7)},
		{big.NewRat(-4, 9), big.NewRat(-5, 9), big.NewRat(1, 8)},
	} {
		want, sum := new(big.Rat), new(big.Rat)
		for _, p := range parts {
			times := big.NewRat(1_000_000_000_000, 1)
			want.Add(want, new(big.Rat).Mul(p, times))
			sum.Add(sum, new(big.Rat).Mul(Trim(p), times))
		}
		require.Equal(t, String(Decimal(want)), String(Decimal(sum)))
		require.NotContains(t, String(Decimal(sum)), "99999")
	}
	tiny := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(big.NewInt(7), pow10(20)))
	require.Equal(t, "0.00000000000000000000142857142857142857", String(Decimal(tiny)), "18 digits of what is small")
	tiny.Quo(tiny, new(big.Rat).SetInt(pow10(40)))
	require.False(t, Decimal(tiny).IsZero(), "nothing becomes 0")
}
