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
	}
}
