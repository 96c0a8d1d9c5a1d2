package fr

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// What is read in one go is what the long way reads.
func FuzzParsePlain(f *testing.F) {
	for _, seed := range []string{"", "0", "007", "28,4", "1.250", ",5", "5,", "1,2,3", "999999999999999999", "1234567890123456789", " 1", "-1", "1 234"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := parsePlain(s)
		if !ok {
			return
		}
		want, err := parseNumber(s)
		require.NoError(t, err)
		require.Equal(t, want, got)
	})
}
