package sources

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

func TestTablesSpeakOfTheCatalogue(t *testing.T) {
	set := factors.Default()
	for _, r := range table("items.csv") {
		_, ok := set.Item(r[2])
		require.True(t, ok, r)
		require.Contains(t, []string{"1", "2", rankLike}, r[3], r)
		require.Contains(t, Formats(), Format(r[0]), r)
	}
	require.Len(t, foreigners(), len(table("items.csv")), "no name twice")
	for _, r := range table("words.csv") {
		switch r[1] {
		case "criterion":
			_, err := factors.ParseCriterion(r[3])
			require.NoError(t, err, r)
		case "stage":
			_, err := factors.ParseStage(r[3])
			require.NoError(t, err, r)
		}
	}
	require.NotEmpty(t, units())
	for _, f := range Formats() {
		require.Contains(t, publications(), f)
	}
}

// TestElementsOfTheCatalogueAreKnown compares what the package makes of the
// numbers of the Base Carbone with the values that were read one by one.
func TestElementsOfTheCatalogueAreKnown(t *testing.T) {
	set := factors.Default()
	known := elements(set)
	require.Greater(t, len(known), 50)
	require.Equal(t, foreign{item: "laptop", rank: "2"}, known["27002"])
	require.Equal(t, foreign{item: "electricity", rank: "2", zone: "FR", year: "2024"}, known["43642"])
	for _, r := range table("items.csv") {
		if Format(r[0]) == BaseCarbone {
			require.Equal(t, known[r[1]].item, r[2], r)
		}
	}
	for _, id := range []string{"base-carbone-laptop", "base-carbone-server", "base-carbone-elec-fr-2024", "base-carbone-weee-mean", "base-carbone-monetary-2023-telecom", "base-carbone-toner-mono-100p", "base-carbone-cable-m", "base-carbone-paper-ream"} {
		f, ok := set.Factor(id)
		require.True(t, ok, id)
		i, _ := set.Item(f.Item)
		_, unit, _ := strings.Cut(f.Published, " ")
		require.True(t, sameUnit(unit, i), "%s: %s for %s", id, unit, i.Unit)
	}
}
