package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/sheet"
)

func TestNeutral(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "PC portable": "PC portable", "-12.5": "-12.5", "-": "'-", "=1+1": "'=1+1", "+33 1": "'+33 1", "-2+3": "'-2+3",
		"@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "a=1": "a=1",
	} {
		require.Equal(t, want, sheet.Neutral(cell), "%q", cell)
	}
}
