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
