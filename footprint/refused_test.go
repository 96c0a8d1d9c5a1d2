package footprint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// Three refused rows of a list of printing could be three A3 copiers, 139.79 kg
// a year each, the heaviest; of the fourth nothing is known.
func TestWhatRefusedLinesCouldWeigh(t *testing.T) {
	inv := footprint.Inventory{Lines: []footprint.Line{line("laptop", "10")}, Refused: 4, RefusedOf: map[string]int{"printing": 3}}
	r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.Equal(t, "385.2400825", total(r), "it is added to nothing")
	got := r.RefusedAtMost(factors.GWP)
	one := compute(t, footprint.Options{}, line("copier-a3", "3"))
	require.Equal(t, total(one), exact.String(got.Value.Decimal))
	require.Equal(t, []int{3, 1}, []int{got.Lines, got.Unknown})

	nothing := compute(t, footprint.Options{}, line("toaster", "1")).RefusedAtMost(factors.GWP)
	require.Equal(t, footprint.RefusedWeight{Unknown: 1}, nothing)
	require.False(t, r.RefusedAtMost(factors.ADPe).Value.Valid)

	both := footprint.Inventory{}
	both.Append(inv)
	both.Append(footprint.Inventory{Refused: 2, RefusedOf: map[string]int{"printing": 1, "screens": 1}})
	require.Equal(t, map[string]int{"printing": 4, "screens": 1}, both.RefusedOf)
	require.Equal(t, map[string]int{"printing": 3}, inv.RefusedOf, "not changed")
}
