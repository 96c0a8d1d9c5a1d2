package inventory_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// The name of a processor is kept, for it tells what systems a machine takes; the
// native file has no column for it, and whoever writes one is told.
func TestTheNameOfAProcessorIsKept(t *testing.T) {
	text := "\"Nom\";\"Statut\";\"Fabricant\";\"Numéro de série\";\"Type\";\"Modèle\";\"Système d'exploitation - Nom\";\"Composants - Processeur\"\n" +
		"\"PC-1\";\"En service\";\"HP\";\"AZ09873\";\"Portable\";\"HP EliteBook 840 G4\";\"Microsoft Windows 10 Professionnel\";\"Intel(R) Core(TM) i5-7300U CPU @ 2.60GHz\"\n"
	inv, err := inventory.Read(strings.NewReader(text), factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Len(t, inv.Lines, 1)
	require.Equal(t, "Intel(R) Core(TM) i5-7300U CPU @ 2.60GHz", inv.Lines[0].Processor)
	_, lost := writeNative(t, inventory.WriteOptions{}, inv.Lines...)
	require.Len(t, lost, 1)
	require.Contains(t, lost[0].Message, "nom du processeur")
}
