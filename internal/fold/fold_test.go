package fold_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/fold"
)

func TestLabel(t *testing.T) {
	for label, want := range map[string]string{
		" Numéro d’Inventaire ": "numero d inventaire",
		"Cœur²":                 "coeur2",
		"ÉCRAN-24\"":            "ecran 24",
		"  ":                    "",
		"l'œuvre, ŒUVRE":        "l oeuvre oeuvre",
	} {
		require.Equal(t, want, fold.Label(label), label)
		require.Equal(t, want, string(fold.Append(nil, []byte(label))), label)
	}
}

// The short way of plain labels gives what the long way gives: an accent that
// is dropped sends a label by the long one.
func FuzzAppend(f *testing.F) {
	for _, seed := range []string{"", " HP EliteBook 840-G9 ", "a_b", "\x00Z\x7f9"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, label string) {
		for _, c := range []byte(label) {
			if c >= 0x80 {
				t.Skip()
			}
		}
		require.Equal(t, fold.Label(label+" \u0301"), fold.Label(label))
	})
}
