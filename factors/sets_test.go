package factors_test

import (
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// optIn are the folders of data under another licence. They are modules of
// their own, and folders that Load reads as they are.
var optIn = []string{"boavizta", "digital4better"}

func optional(t *testing.T, name string) *factors.Set {
	t.Helper()
	set, err := factors.Load(os.DirFS(name))
	require.NoError(t, err, name)
	return set
}

// with lays the named sets over the default one.
func with(t *testing.T, names ...string) *factors.Set {
	t.Helper()
	set := factors.Default()
	for _, name := range names {
		over, err := set.With(optional(t, name))
		require.NoError(t, err, name)
		set = over
	}
	return set
}

// everyFactor gives the values of all data folders.
func everyFactor(t *testing.T) []*factors.Factor {
	t.Helper()
	all := slices.Clone(factors.Default().Factors())
	for _, name := range optIn {
		all = append(all, optional(t, name).Factors()...)
	}
	return all
}
