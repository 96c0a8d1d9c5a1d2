package lookup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/lookup"
)

func TestItem(t *testing.T) {
	for name, want := range map[string]string{"laptop": "laptop", "Ordinateur portable": "laptop", "ÉCRAN": "monitor"} {
		item, err := lookup.Item(factors.Default(), name)
		require.NoError(t, err)
		require.Equal(t, want, item.ID)
	}
	_, err := lookup.Item(factors.Default(), "latop")
	require.ErrorContains(t, err, "absent du catalogue")
	require.ErrorContains(t, err, "laptop")
	_, err = lookup.Item(factors.Default(), "")
	require.Error(t, err)
}
