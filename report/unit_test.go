package report

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUnitsAreReplacedByWholeWords(t *testing.T) {
	for unit, want := range map[string]string{
		"score": "score", "points de score": "points\u00a0de\u00a0score", "items": "items", "streaming": "streaming",
		"t CO2e/year": "t\u00a0CO₂e/an", "kg CO2e/item": "kg\u00a0CO₂e/unité", "GB.year": "Go.an", "kg CO2e/inhabitant.an": "kg\u00a0CO₂e/hab./an", "mm2": "mm²", "disease incidence": "incidence\u00a0de\u00a0maladies",
	} {
		require.Equal(t, want, (&writer{texts: french()}).unitFR(unit))
	}
}
