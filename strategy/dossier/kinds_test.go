package dossier_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

// The tags of strategy.Strategy list the values that its constants name.
func TestEveryKindIsKnown(t *testing.T) {
	for _, k := range []strategy.Kind{strategy.Commune, strategy.CommunauteCom, strategy.CommunauteAgglo, strategy.CommunauteUrb, strategy.Metropole,
		strategy.MetropoleLyon, strategy.Paris, strategy.Departement, strategy.Region, strategy.Syndicat, strategy.OtherBody} {
		d := open(t, strings.Replace(minimal, "kind: commune", "kind: "+string(k), 1))
		require.Empty(t, d.Problems)
		require.Equal(t, k, d.Strategy.Body.Kind)
	}
}

func TestEveryLeverIsKnown(t *testing.T) {
	for kind, size := range map[strategy.LeverKind]string{strategy.Longer: "years: 7", strategy.RefurbishedBy: "share: 0.3, years: 3",
		strategy.Fleet: "quantity: 12", strategy.SecondScreens: "per_post: 1.1", strategy.Consumption: "share: 0.2"} {
		d := open(t, minimal+"actions:\n  - {id: a, title: b, lever: {kind: "+string(kind)+", items: [monitor], "+size+"}}\n")
		require.Empty(t, d.Problems)
		require.Equal(t, kind, d.Strategy.Actions[0].Lever.Kind)
	}
}
