package strategy_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// placePlan gives actions on what two places host, and on screens and workstations, of
// every kind of lever, some on several items and places at once.
func placePlan(r *rand.Rand, count int) ([]footprint.Line, footprint.Options, []strategy.Action) {
	lines := []footprint.Line{{ID: "a", Item: "server", Quantity: n("40"), DataCentre: "A"}, {ID: "b", Item: "server", Quantity: n("25"), DataCentre: "A", Energy: maybe("1500"), Lifetime: maybe("4")},
		{ID: "c", Item: "server", Quantity: n("17"), DataCentre: "B"}, {ID: "n", Item: "nas", Quantity: n("9"), DataCentre: "A"}, {ID: "s", Item: "switch", Quantity: n("30"), DataCentre: "A"},
		of("laptop", "90"), of("desktop", "60"), of("monitor", "150"), {ID: "tv", Item: "tv", Quantity: n("40")}}
	opts := footprint.Options{Year: 2024, DataCentres: map[string]footprint.DataCentre{"A": {PUE: maybe("1.9")}, "B": {}}}
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	share := func(least, more int) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.New(int64(least+r.IntN(more)), -3))
	}
	units := func(least, more int) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.NewFromInt(int64(least + r.IntN(more))))
	}
	on := func() []string {
		return [][]string{{"server"}, {"server", "nas"}, {"laptop"}, {"laptop", "desktop"}, {"monitor"}, {"server", "switch"}, {"monitor", "tv"}}[r.IntN(7)]
	}
	var plan []strategy.Action
	for k := range count {
		var l strategy.Lever
		switch r.IntN(11) {
		case 0, 1:
			l = strategy.Lever{Kind: strategy.CoolerPlace, Place: one("A", "A", "B"), PUE: decimal.NewNullDecimal(decimal.New(int64(110+r.IntN(70)), -2))}
		case 2:
			l = strategy.Lever{Kind: strategy.Consolidation, Place: one("A", "B", ""), Quantity: units(10, 60)}
		case 3:
			l = strategy.Lever{Kind: strategy.ToCloud, Place: one("A", "A", "B", ""), Share: share(100, 900), Impact: units(100, 3000), Basis: strategy.LocationBased, Source: "essai"}
		case 4:
			l = strategy.Lever{Kind: strategy.PooledServers, Place: one("A", "B", ""), Share: share(50, 300), Quantity: units(20, 100), PUE: decimal.NewNullDecimal(decimal.New(int64(110+r.IntN(50)), -2))}
		case 5:
			l = strategy.Lever{Kind: strategy.SecondScreens, Items: [][]string{{"monitor"}, {"monitor", "tv"}}[r.IntN(2)], PerPost: share(300, 900)}
		case 6:
			l = strategy.Lever{Kind: strategy.Longer, Items: on(), Years: units(6, 4)}
		case 7:
			l = strategy.Lever{Kind: strategy.RefurbishedBy, Items: on(), Years: maybe("3"), Share: share(10, 300)}
		case 8:
			l = strategy.Lever{Kind: strategy.Fleet, Items: on(), Quantity: units(2, 20)}
		case 9:
			l = strategy.Lever{Kind: strategy.Fleet, Items: on(), Share: share(5, 300)}
		default:
			l = strategy.Lever{Kind: strategy.Consumption, Items: on(), Share: share(5, 300)}
		}
		a := act(fmt.Sprintf("A%02d", k), l)
		a.Yearly = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(30_000) + 500)))
		plan = append(plan, a)
	}
	return lines, opts, plan
}

// So it does on what a place hosts and on screens for each workstation.
func TestTheFrontEqualsBruteForceInPlaces(t *testing.T) {
	long(t)
	random := rand.New(rand.NewPCG(15, 2026))
	reached := 0
	for round := range 12 {
		lines, opts, plan := placePlan(random, 6)
		if round%3 == 0 {
			plan = randomCosts(random, plan)
		}
		sets := setsOf(t, lines, opts, plan, map[string]decimal.Decimal{})
		base, least := sets[0].final, sets[0].final
		for _, s := range sets {
			least = decimal.Min(least, s.final)
		}
		for _, part := range []int64{10, 40, 70, 95, 103} {
			target := base.Sub(base.Sub(least).Mul(decimal.New(part, -2)))
			for _, cost := range []bool{true, false} {
				where := fmt.Sprintf("round %d, part %d, cost %t", round, part, cost)
				got, ok, err := strategy.FindByFront(1<<14, footprint.Inventory{Lines: lines}, opts, plan, target, cost)
				require.NoError(t, err)
				require.True(t, ok, where)
				best := firstOf(sets, target.Add(base.Shift(-15)), cost)
				require.Equal(t, best != nil, got.Reachable, where)
				require.True(t, got.Exact, where)
				if best != nil {
					reached++
					require.Equal(t, best.ids, strings.Join(got.Actions, " "), where)
				}
			}
		}
	}
	require.Greater(t, reached, 60)
}

// What weighs more where there is less of it, data that count once the lines are gone
// or a factor below 0, what is refurbished already and what a provider declares are
// searched set by set too.
func TestTheFrontEqualsBruteForceOnWhatIsOdd(t *testing.T) {
	opts := footprint.Options{Year: 2024, Pools: map[string]footprint.Pool{"computers": {Refurbished: maybe("0.2"), Upstream: maybe("3")}}}
	service := of("cloud-service", "2")
	service.Declared = &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: n("400")}}
	dearer := of("cloud-service", "10")
	dearer.Declared = &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: n("9000")}}
	lines := []footprint.Line{of("laptop", "90"), of("fixed-line", "20"), of("fixed-data", "3000000"), service, dearer}
	less := func(id, item, share, euros string) strategy.Action {
		return yearly(act(id, strategy.Lever{Kind: strategy.Fleet, Items: []string{item}, Share: maybe(share)}), euros)
	}
	refurbished := func(id, share, euros string) strategy.Action {
		return yearly(act(id, strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop", "cloud-service"}, Years: maybe("4"), Share: maybe(share)}), euros)
	}
	plan := []strategy.Action{less("cloud", "cloud-service", "0.5", "700"),
		yearly(act("fewer", strategy.Lever{Kind: strategy.Fleet, Items: []string{"cloud-service"}, Quantity: maybe("6")}), "300"), less("data", "fixed-data", "0.4", "100"), less("lines", "fixed-line", "1", "90"),
		refurbished("r1", "0.1", "60"), refurbished("r2", "0.2", "150"), refurbished("r3", "0.35", "240"),
		yearly(act("both", strategy.Lever{Kind: strategy.Fleet, Items: []string{"fixed-data", "fixed-line"}, Share: maybe("0.1")}), "40")}
	sets := setsOf(t, lines, opts, plan, map[string]decimal.Decimal{})
	base, least := sets[0].final, sets[0].final
	for _, s := range sets {
		least = decimal.Min(least, s.final)
	}
	for part := int64(4); part <= 104; part += 10 {
		target := base.Sub(base.Sub(least).Mul(decimal.New(part, -2)))
		for _, cost := range []bool{true, false} {
			got, ok, err := strategy.FindByFront(1<<14, footprint.Inventory{Lines: lines}, opts, plan, target, cost)
			require.NoError(t, err)
			require.True(t, ok && got.Exact, part)
			best := firstOf(sets, target.Add(base.Shift(-15)), cost)
			require.Equal(t, best != nil, got.Reachable, part)
			if best != nil {
				require.Equal(t, best.ids, strings.Join(got.Actions, " "), "part %d, cost %t", part, cost)
			}
		}
	}
}

// 25 actions on what one place hosts, or on workstations and their screens, are exact.
func TestTwentyFiveActionsInOnePlaceAreExact(t *testing.T) {
	long(t)
	for round := range 4 {
		random := rand.New(rand.NewPCG(uint64(round), 2028))
		lines, opts, plan := oneCell(random, round == 1)
		simulated := func(plan []strategy.Action) *strategy.Simulation {
			sim, err := strategy.Simulate(factors.Default(), footprint.Inventory{Lines: lines}, opts, plan)
			require.NoError(t, err)
			return sim
		}
		sim := simulated(plan)
		for _, part := range []string{"0.8", "1.01"} {
			target := sim.Base.Sub(sim.Saving.Mul(n(part)))
			for name, search := range map[string]func(*factors.Set, footprint.Inventory, footprint.Options, []strategy.Action, decimal.Decimal, int) (*strategy.Selection, error){"cheapest": strategy.Cheapest, "smallest": strategy.Smallest} {
				where := fmt.Sprintf("round %d, part %s, %s", round, part, name)
				got, err := search(factors.Default(), footprint.Inventory{Lines: lines}, opts, plan, target, 6)
				require.NoError(t, err)
				require.True(t, got.Exact, where)
				if !got.Reachable {
					continue
				}
				for _, id := range got.Actions { // not one of its actions is too many
					less := slices.DeleteFunc(slices.Clone(plan), func(a strategy.Action) bool { return a.ID == id || !slices.Contains(got.Actions, a.ID) })
					require.True(t, simulated(less).Final.GreaterThan(target), "%s: %s", where, id)
				}
			}
		}
	}
}

// oneCell gives 25 small actions that bear on what place A hosts, or on screens and
// workstations, so that no two of them are apart.
func oneCell(random *rand.Rand, screens bool) (lines []footprint.Line, opts footprint.Options, plan []strategy.Action) {
	hosted := [][]string{{"server"}, {"server", "nas"}, {"server", "switch"}}
	if screens {
		hosted = [][]string{{"monitor"}, {"laptop", "monitor"}, {"laptop", "desktop"}, {"monitor", "tv"}}
	}
	for len(plan) < 25 {
		var more []strategy.Action
		lines, opts, more = placePlan(random, 1)
		a := more[0]
		l := a.Lever
		atPlace := l.Kind == strategy.CoolerPlace || l.Kind == strategy.Consolidation || l.Kind == strategy.ToCloud || l.Kind == strategy.PooledServers
		if screens && atPlace || !screens && l.Kind == strategy.SecondScreens {
			continue
		}
		switch l.Kind {
		case strategy.ToCloud:
			l.Share, l.Impact, l.Place = decimal.NewNullDecimal(l.Share.Decimal.Shift(-1)), decimal.NewNullDecimal(l.Impact.Decimal.Shift(-2)), "A"
		case strategy.PooledServers:
			l.Items, l.Quantity = []string{"nas"}, maybe("20")
		case strategy.Consolidation:
			l.Quantity = decimal.NewNullDecimal(l.Quantity.Decimal.Add(n("20")))
		case strategy.Fleet, strategy.Consumption, strategy.RefurbishedBy, strategy.Longer:
			l.Items = hosted[random.IntN(len(hosted))]
		}
		a.ID = fmt.Sprintf("A%02d", len(plan))
		plan = append(plan, a)
	}
	return lines, opts, plan
}
