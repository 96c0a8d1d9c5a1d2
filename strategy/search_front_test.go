package strategy_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// samePlan gives actions on the same laptops, of some kinds in turn: shares of
// units, of electricity, years, refurbished purchases, and numbers of units.
func samePlan(r *rand.Rand, count, kinds int) ([]footprint.Line, []strategy.Action) {
	lines := []footprint.Line{of("laptop", "1000"), {ID: "old", Item: "laptop", Quantity: n("300"), Lifetime: maybe("4")}, of("monitor", "900")}
	share := func(least, more int) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.New(int64(least+r.IntN(more)), -3))
	}
	var plan []strategy.Action
	for k := range count {
		on := []string{"laptop"}
		if kinds > 5 && r.IntN(4) == 0 {
			on = append(on, "monitor")
		}
		l := strategy.Lever{Kind: strategy.Fleet, Items: on, Share: share(5, 60)}
		switch k % kinds {
		case 1:
			l = strategy.Lever{Kind: strategy.Consumption, Items: on, Share: share(5, 200)}
		case 2:
			l = strategy.Lever{Kind: strategy.Longer, Items: on, Years: decimal.NewNullDecimal(decimal.New(int64(52+r.IntN(40)), -1))}
		case 3:
			l = strategy.Lever{Kind: strategy.RefurbishedBy, Items: on, Years: maybe("3"), Share: share(10, 80)}
		case 4:
			l = strategy.Lever{Kind: strategy.Fleet, Items: on, Quantity: decimal.NewNullDecimal(decimal.NewFromInt(int64(2 + r.IntN(30))))}
		}
		a := act(fmt.Sprintf("A%02d", k), l)
		a.Yearly = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(30_000) + 500)))
		plan = append(plan, a)
	}
	return lines, plan
}

// The search set by set gives what going through all the sets gives, with costs of
// any sign, rules, and targets that nothing reaches.
func TestTheFrontEqualsBruteForce(t *testing.T) {
	long(t)
	random := rand.New(rand.NewPCG(12, 2026))
	opts := footprint.Options{Year: 2024}
	settled, reached, beyond := 0, 0, 0
	for round := range 36 {
		kinds := 1 + round%6
		lines, plan := samePlan(random, 6, kinds)
		if round%2 == 0 {
			plan = randomCosts(random, plan)
		}
		sets := setsOf(t, lines, opts, plan, map[string]decimal.Decimal{})
		base, least := sets[0].final, sets[0].final
		for _, s := range sets {
			least = decimal.Min(least, s.final)
		}
		for _, part := range []int64{20, 70, 98, 103} {
			target := base.Sub(base.Sub(least).Mul(decimal.New(part, -2)))
			for _, cost := range []bool{true, false} {
				where := fmt.Sprintf("round %d, part %d, cost %t", round, part, cost)
				got, ok, err := strategy.FindByFront(1<<14, footprint.Inventory{Lines: lines}, opts, plan, target, cost)
				require.NoError(t, err)
				require.True(t, ok, where)
				settled++
				best := firstOf(sets, target.Add(base.Shift(-15)), cost)
				require.Equal(t, best != nil, got.Reachable, where)
				require.True(t, got.Exact, where)
				if best != nil {
					reached++
					require.Equal(t, best.ids, strings.Join(got.Actions, " "), where)
					continue
				}
				beyond++
				most := base
				for _, s := range sets {
					if !cost || s.unknown == 0 {
						most = decimal.Min(most, s.final)
					}
				}
				require.True(t, most.Sub(got.Final).Abs().LessThanOrEqual(base.Shift(-14)), "%s: the set that saves most: %s, got %s", where, most, got.Final)
			}
		}
	}
	require.Greater(t, reached, 100)
	require.Greater(t, beyond, 20)
}

// Where it has no room it says so, and never that a set is the best.
func TestTheFrontSaysWhatItDrops(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 2026))
	no := 0
	for range 10 {
		lines, plan := samePlan(random, 6, 6)
		sim := simulate(t, lines, plan...)
		target := sim.Base.Sub(sim.Saving.Mul(n("0.7")))
		got, ok, err := strategy.FindByFront(3, footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, plan, target, true)
		require.NoError(t, err)
		if !ok {
			no++
			continue
		}
		best := firstOf(allSets(t, lines, plan), target.Add(sim.Base.Shift(-15)), true)
		require.Equal(t, best.ids, strings.Join(got.Actions, " "))
	}
	require.Positive(t, no)
}

// 25 actions on one kind of equipment, whose subsets are 33 million, are exact.
func TestTwentyFiveActionsOnOneEquipmentAreExact(t *testing.T) {
	long(t)
	random := rand.New(rand.NewPCG(14, 2026))
	for kinds := 1; kinds <= 5; kinds++ {
		lines, plan := samePlan(random, 25, kinds)
		sim := simulate(t, lines, plan...)
		for _, part := range []string{"0.6", "1.05"} {
			target := sim.Base.Sub(sim.Saving.Mul(n(part)))
			for _, s := range []*strategy.Selection{cheapest(t, lines, plan, target), smallest(t, lines, plan, target)} {
				where := fmt.Sprintf("kinds %d, part %s", kinds, part)
				require.True(t, s.Exact, where)
				require.Equal(t, part != "1.05", s.Reachable, where)
				// Not one of its actions is too many.
				if s.Reachable {
					for _, id := range s.Actions {
						less := slices.DeleteFunc(slices.Clone(plan), func(a strategy.Action) bool { return a.ID == id || !slices.Contains(s.Actions, a.ID) })
						require.True(t, simulate(t, lines, less...).Final.GreaterThan(target), "%s: %s", where, id)
					}
				}
			}
		}
	}
}
