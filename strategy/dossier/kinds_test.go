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

// Each with what its formula needs, in the plan and in a scenario.
func TestEveryLeverIsKnown(t *testing.T) {
	const beside = "hosting: [{name: salle}]\nuses: [{item: email, quantity: 9}]\nai: [{name: résumé}]\n"
	for kind, keys := range map[strategy.LeverKind]string{strategy.Longer: "items: [monitor], years: 7", strategy.FreeSystem: "items: [laptop], years: 8", strategy.RefurbishedBy: "items: [monitor], share: 0.3, years: 3",
		strategy.Fleet: "items: [monitor], quantity: 12", strategy.SecondScreens: "items: [monitor], per_post: 1.1", strategy.Consumption: "items: [monitor], share: 0.2",
		strategy.CoolerPlace: "place: salle, pue: 1.3", strategy.Consolidation: "quantity: 4", strategy.ToCloud: "place: salle", strategy.PooledServers: "place: salle, share: 0.4, quantity: 8, pue: 1.2",
		strategy.LessUse: "items: [email], share: 0.2", strategy.LighterPages: "views: 1000, lighter_mb: 1.5", strategy.LessAI: "use: résumé, share: 0.5"} {
		for _, list := range []string{"actions", "scenarios"} {
			d := open(t, minimal+beside+list+":\n  - {id: a, title: b, lever: {kind: "+string(kind)+", "+keys+"}}\n")
			require.Empty(t, d.Problems)
			all := append(d.Strategy.Actions, d.Strategy.Scenarios...)
			require.NotNil(t, all[0].Lever, kind)
			require.Equal(t, kind, all[0].Lever.Kind)
		}
	}
}

// With all that it may have, none is doubted; without a key that was refused, it
// would be another lever.
func TestALeverIsWholeOrNone(t *testing.T) {
	const beside = "hosting: [{name: salle}]\nactions:\n  - {id: a, title: b, lever: {kind: "
	d := open(t, minimal+beside+"cloud, place: salle, items: [server], share: 0.5, impact: 2400, basis: location, source: a}}\n")
	require.Empty(t, d.Problems)
	require.Equal(t, strategy.LocationBased, d.Strategy.Actions[0].Lever.Basis)
	for _, lever := range []string{"cloud, place: salle, share: 50}}", "consolidation, quantity: 3, place: cave}}", "consolidation, quantity: 3, items: [servor]}}", "pooling, place: salle, share: 0.4, quantity: 8, pue: 0.9}}"} {
		d := open(t, minimal+beside+lever+"\n")
		require.Len(t, d.Problems, 1, lever)
		require.Nil(t, d.Strategy.Actions[0].Lever, lever)
	}
}
