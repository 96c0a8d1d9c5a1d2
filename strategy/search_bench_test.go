package strategy_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// The search on plans larger than a dossier has, each action with its cost:
//
//	go test ./strategy -run '^$' -bench Search
func BenchmarkSearch(b *testing.B) {
	for _, count := range []int{25, 60} {
		lines, plan := townPlan(count)
		for name, search := range map[string]func(testing.TB, []footprint.Line, []strategy.Action, decimal.Decimal) *strategy.Selection{"cheapest": cheapest, "smallest": smallest} {
			for _, share := range []string{"0.10", "0.20", "0.30"} {
				base, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024})
				require.NoError(b, err)
				target := base.Total(factors.GWP).Value.Mul(n("1").Sub(n(share)))
				b.Run(fmt.Sprintf("%s/%d/%s", name, count, share), func(b *testing.B) {
					var s *strategy.Selection
					for b.Loop() {
						s = search(b, lines, plan, target)
					}
					b.Logf("reachable %t, exact %t, gap %s, %d actions, %s euros, missing %s", s.Reachable, s.Exact, s.Gap.Decimal.StringFixed(2), len(s.Actions), s.Cost.Decimal.StringFixed(2), s.Missing.StringFixed(1))
				})
			}
		}
	}
}

// townPlan gives the fleet of a town, in two places, and a plan of some
// actions on it: several on each item, some on several items, screens for each
// workstation, prerequisites, exclusions, and costs of either sign.
func townPlan(count int) ([]footprint.Line, []strategy.Action) {
	r := rand.New(rand.NewPCG(35, uint64(count)))
	items := []string{"laptop", "desktop", "monitor", "smartphone", "tablet", "printer-laser", "printer-mfp", "server", "switch", "wifi-ap", "tv", "projector", "nas"}
	items = slices.DeleteFunc(items, func(id string) bool {
		i, ok := factors.Default().Item(id)
		return !ok || i.Lifetime == nil
	})
	var lines []footprint.Line
	for k, item := range items {
		lines = append(lines, footprint.Line{ID: item, Item: item, Quantity: decimal.NewFromInt(int64(2000 / (k + 1)))},
			footprint.Line{ID: item + "-old", Item: item, Quantity: decimal.NewFromInt(int64(300 / (k + 1))), Lifetime: maybe("4")})
	}
	share := func(least, more int) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.New(int64(least+r.IntN(more)), -2))
	}
	var plan []strategy.Action
	for k := range count {
		on := []string{items[k%len(items)]}
		if r.IntN(8) == 0 {
			on = append(on, items[r.IntN(len(items))])
		}
		l := strategy.Lever{Kind: strategy.Longer, Items: on, Years: decimal.NewNullDecimal(decimal.NewFromInt(int64(7 + r.IntN(4))))}
		switch (k/len(items) + k) % 5 {
		case 1:
			l = strategy.Lever{Kind: strategy.RefurbishedBy, Items: on, Years: maybe("3"), Share: share(10, 40)}
		case 2:
			l = strategy.Lever{Kind: strategy.Fleet, Items: on, Share: share(5, 15)}
		case 3:
			l = strategy.Lever{Kind: strategy.Consumption, Items: on, Share: share(5, 30)}
		case 4:
			l = strategy.Lever{Kind: strategy.Fleet, Items: on[:1], Quantity: decimal.NewNullDecimal(decimal.NewFromInt(int64(5 + r.IntN(40))))}
		}
		if k%20 == 7 {
			l = strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: share(20, 60)}
		}
		a := act(fmt.Sprintf("A%02d", k), l)
		a.Yearly = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(30_000) - 4000)))
		if r.IntN(3) > 0 {
			a.Investment = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(80_000))))
		}
		if k > 0 && r.IntN(8) == 0 {
			a.Requires = []string{plan[r.IntN(k)].ID}
		} else if k > 0 && r.IntN(8) == 0 {
			a.Excludes = []string{plan[r.IntN(k)].ID}
		}
		plan = append(plan, a)
	}
	return lines, plan
}
