package inventory_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// A stream that breaks counts for nothing, and its devices were not seen: the
// same file read again counts whole.
func TestAStreamThatBreaksCountsForNothing(t *testing.T) {
	acc, err := footprint.NewAccumulator(set(), footprint.Options{Year: 2024})
	require.NoError(t, err)
	text := string(generated(fleet{rows: 2000, numbered: true}))
	seen := new(inventory.Seen)
	broken := errors.New("unplugged")
	err = inventory.Accumulate(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), acc, inventory.Options{Seen: seen})
	require.ErrorIs(t, err, broken)
	require.Zero(t, acc.Result().Counts().Read)
	require.NoError(t, inventory.Accumulate(strings.NewReader(text), acc, inventory.Options{Seen: seen}))
	require.Equal(t, 2000, acc.Result().Counts().Read)
	require.Zero(t, acc.Result().Counts().Duplicates)
	require.NoError(t, inventory.Accumulate(strings.NewReader(text), acc, inventory.Options{Seen: seen}))
	require.Equal(t, 2000, acc.Result().Counts().Duplicates)
	require.Error(t, inventory.Accumulate(strings.NewReader(text), nil, inventory.Options{}))
	require.Error(t, inventory.Accumulate(nil, acc, inventory.Options{}))
}

// A list of monitors tells what its refused rows could be; a list of anything
// does not.
func TestRefusedRowsOfAListOfOneKind(t *testing.T) {
	text := "type;quantite\nécran;2\nécran;zéro\nécran;-1\n"
	inv := read(t, text, inventory.Options{DefaultItem: "monitor"})
	require.Equal(t, 2, inv.Refused)
	require.Equal(t, map[string]int{"screens": 2}, inv.RefusedOf)
	r, err := footprint.Compute(set(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.Equal(t, 2, r.RefusedAtMost(factors.GWP).Lines)
	require.Empty(t, read(t, text, inventory.Options{}).RefusedOf)
}
