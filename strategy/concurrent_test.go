package strategy_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// The tables are parsed once and shared: assessments run side by side, which the
// race detector watches, and a caller who changes an action of the catalogue
// changes it for no other.
func TestAssessmentsRunSideBySide(t *testing.T) {
	inv := footprint.Inventory{Lines: []footprint.Line{of("laptop", "10")}}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			set := factors.Default()
			s := strategy.Strategy{Year: 2024, Actions: []strategy.Action{act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")})}}
			if _, err := strategy.Assess(set, s, inv); err != nil {
				t.Error(err)
			}
			strategy.Propose(set, s, inv)
			for _, a := range strategy.ActionCatalogue() {
				a.Indicators, a.Title = append(a.Indicators, "mine"), "mine"
				clear(a.Indicators)
				clear(a.Requires)
				clear(a.Orders)
				clear(a.Excludes)
				clear(a.Levers)
			}
		})
	}
	all.Wait()
	for _, a := range strategy.ActionCatalogue() {
		require.NotEqual(t, "mine", a.Title)
		require.NotContains(t, a.Indicators, "")
		require.NotContains(t, a.Requires, "")
	}
}
