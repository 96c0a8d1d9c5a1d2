package exact_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/exact"
)

func TestCeiling(t *testing.T) {
	for in, want := range map[string]string{"0": "0", "1/32": "1", "1": "1", "33/32": "2", "-1/2": "0", "-3/2": "-1", "12": "12"} {
		r, ok := new(big.Rat).SetString(in)
		require.True(t, ok)
		require.Equal(t, want, exact.Ceiling(r).RatString(), in)
		require.Equal(t, r.RatString(), in, "not changed in place")
	}
}
