package strategy_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/strategy"
)

func cheapest(t testing.TB, lines []footprint.Line, plan []strategy.Action, target decimal.Decimal) *strategy.Selection {
	t.Helper()
	out, err := strategy.Cheapest(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, plan, target, 6)
	require.NoError(t, err)
	return out
}

func smallest(t testing.TB, lines []footprint.Line, plan []strategy.Action, target decimal.Decimal) *strategy.Selection {
	t.Helper()
	out, err := strategy.Smallest(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, plan, target, 6)
	require.NoError(t, err)
	return out
}

func yearly(a strategy.Action, euros string) strategy.Action {
	a.Yearly = maybe(euros)
	return a
}

// Answers by hand: 1,000 laptops kept six years instead of five save 18509/3
// kg, 6,169.67; a screen of 1,300 removed saves 15.4287 kg.
func threeWays() ([]footprint.Line, []strategy.Action) {
	lines := []footprint.Line{of("laptop", "1000"), of("monitor", "1300")}
	return lines, []strategy.Action{
		yearly(act("keep", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}), "900"),
		yearly(act("few", strategy.Lever{Kind: strategy.Fleet, Items: []string{"monitor"}, Quantity: maybe("300")}), "500"), // 4,628.61 kg
		yearly(act("fewer", strategy.Lever{Kind: strategy.Fleet, Items: []string{"monitor"}, Quantity: maybe("200")}), "350"),
	}
}

func TestTheCheapestAndTheSmallestByHand(t *testing.T) {
	lines, plan := threeWays()
	base := simulate(t, lines).Base
	for name, c := range map[string]struct {
		less     string // kg that must be saved
		cheapest string
		cost     string
		smallest string
	}{
		"nothing to find":                        {"0", "[]", "0", "[]"},
		"one way is enough, and costs least":     {"3000", "[fewer]", "350", "[fewer]"},
		"to the last gram":                       {"3085.74", "[fewer]", "350", "[fewer]"},
		"a gram more":                            {"3085.741", "[few]", "500", "[few]"},
		"the dear one alone against two cheap":   {"6000", "[few fewer]", "850", "[keep]"},
		"two at least":                           {"7714", "[few fewer]", "850", "[few fewer]"},
		"two of three: the cheaper saves enough": {"9000", "[fewer keep]", "1250", "[fewer keep]"},
	} {
		t.Run(name, func(t *testing.T) {
			target := base.Sub(n(c.less))
			cheap, small := cheapest(t, lines, plan, target), smallest(t, lines, plan, target)
			require.Equal(t, c.cheapest, fmt.Sprint(cheap.Actions))
			require.Equal(t, c.smallest, fmt.Sprint(small.Actions))
			require.Equal(t, c.cost, exact.String(cheap.Cost.Decimal))
			for _, s := range []*strategy.Selection{cheap, small} {
				require.True(t, s.Exact && s.Reachable && s.Missing.IsZero() && s.Gap.Valid && s.Gap.Decimal.IsZero())
				require.True(t, s.Saving.Equal(base.Sub(s.Final)))
			}
		})
	}
}

// 84,000 euros over 6 years and 46,000 a year less: −32,000 a year.
func TestTheCostOfAYear(t *testing.T) {
	lines, plan := threeWays()
	plan[0].Investment, plan[0].Yearly = maybe("84000"), maybe("-46000")
	s := cheapest(t, lines, plan, simulate(t, lines).Base.Sub(n("1")))
	require.Equal(t, "[keep]", fmt.Sprint(s.Actions))
	require.Equal(t, "-32000", exact.String(s.Cost.Decimal))

	// A third of 1,000 euros never ends.
	plan[0].Investment, plan[0].Yearly = maybe("1000"), decimal.NullDecimal{}
	s, err := strategy.Cheapest(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, plan[:1], simulate(t, lines).Base.Sub(n("1")), 3)
	require.NoError(t, err)
	require.Equal(t, "333.333333333333333", exact.String(s.Cost.Decimal))
}

func TestSparingMoneyIsTakenBeyondTheNeed(t *testing.T) {
	lines, plan := threeWays()
	plan[2].Yearly = maybe("-10")
	base := simulate(t, lines).Base
	require.Equal(t, "[few fewer]", fmt.Sprint(cheapest(t, lines, plan, base.Sub(n("5000"))).Actions))
	require.Equal(t, "[fewer]", fmt.Sprint(cheapest(t, lines, plan, base).Actions))
	require.Empty(t, smallest(t, lines, plan, base).Actions)
}

func TestPrerequisitesAndExclusions(t *testing.T) {
	lines, plan := threeWays()
	base := simulate(t, lines).Base
	train := strategy.Action{ID: "train", Title: "Former", Yearly: maybe("1000")}

	plan[0].Requires = []string{"train"}
	s := cheapest(t, lines, append(plan, train), base.Sub(n("9000")))
	require.Equal(t, "[fewer keep train]", fmt.Sprint(s.Actions))
	require.Equal(t, "2250", exact.String(s.Cost.Decimal))
	require.Equal(t, "[few fewer]", fmt.Sprint(smallest(t, lines, append(plan, train), base.Sub(n("5000"))).Actions))

	// Done and without a figure: nothing to take.
	train.Progress = strategy.Done
	require.Equal(t, "[fewer keep]", fmt.Sprint(cheapest(t, lines, append(plan, train), base.Sub(n("9000"))).Actions))

	// Unknown, or without a cost: what requires it cannot be taken, and says so.
	train.Progress, train.Yearly = "", decimal.NullDecimal{}
	for _, candidates := range [][]strategy.Action{plan, append(slices.Clone(plan), train)} {
		s = cheapest(t, lines, candidates, base.Sub(n("9000")))
		require.False(t, s.Reachable)
		require.Equal(t, "keep", s.LeftOut[0].Action)
		require.Contains(t, s.LeftOut[0].Why, "préalable")
	}
	require.Equal(t, "[fewer keep train]", fmt.Sprint(smallest(t, lines, append(plan, train), base.Sub(n("9000"))).Actions))

	// An exclusion holds both ways.
	plan[0].Requires, plan[0].Excludes = nil, []string{"few"}
	require.Equal(t, "[fewer keep]", fmt.Sprint(cheapest(t, lines, plan, base.Sub(n("9000"))).Actions))
	s = cheapest(t, lines, plan, base.Sub(n("9300")))
	require.False(t, s.Reachable)
	require.Equal(t, "[fewer keep]", fmt.Sprint(s.Actions), "the set that saves most")
	equal(t, "44.593333333333", s.Missing) // 9,300 − 18509/3 − 3,085.74
	require.False(t, s.Gap.Valid)
	require.True(t, s.Exact)
}

func TestWhatIsLeftOutIsNamed(t *testing.T) {
	lines, plan := threeWays()
	base := simulate(t, lines).Base
	plan[0].Yearly = decimal.NullDecimal{}
	plan[1].Progress = strategy.Dropped
	plan = append(plan, act("wrong", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}}), strategy.Action{ID: "train", Title: "Former"})
	s := cheapest(t, lines, plan, base.Sub(n("5000")))
	require.False(t, s.Reachable)
	equal(t, "1914.26", s.Missing)
	var names []string
	for _, u := range s.LeftOut {
		require.NotEmpty(t, u.Why)
		names = append(names, u.Action)
	}
	require.Equal(t, "few keep wrong", strings.Join(names, " "))

	s = smallest(t, lines, plan, base.Sub(n("5000")))
	require.Equal(t, "[keep]", fmt.Sprint(s.Actions))
	require.False(t, s.Cost.Valid, "absent is not zero")
	require.Len(t, s.LeftOut, 2)

	// Without years an investment has no yearly cost.
	plan[2].Investment = maybe("100")
	s, err := strategy.Cheapest(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, plan, base.Sub(n("1")), 0)
	require.NoError(t, err)
	require.Len(t, s.LeftOut, 4)
}

// Searches give what going through all the sets gives.
func TestSearchesEqualBruteForce(t *testing.T) {
	long(t)
	random := rand.New(rand.NewPCG(6, 2026))
	reached := 0
	for round := range 70 {
		lines, plan := randomFleet(random), randomCosts(random, randomPlan(random))
		if random.IntN(3) == 0 {
			lines = append(lines, of("monitor", "200"), of("laptop", "150"))
		}
		base := simulate(t, lines).Base
		sets, most := allSets(t, lines, plan), base
		for _, s := range sets {
			most = decimal.Min(most, s.final)
		}
		// From nothing to find to a little more than can be.
		target := base.Sub(base.Sub(most).Mul(decimal.New(int64(random.IntN(105)), -2)))
		for name, c := range map[string]struct {
			got  *strategy.Selection
			cost bool
		}{
			"cheapest": {cheapest(t, lines, plan, target), true},
			"smallest": {smallest(t, lines, plan, target), false},
		} {
			best := firstOf(sets, target.Add(base.Shift(-15)), c.cost)
			where := fmt.Sprintf("round %d, %s", round, name)
			require.True(t, c.got.Exact, where)
			require.Equal(t, best != nil, c.got.Reachable, where)
			if best != nil {
				reached++
				require.Equal(t, best.ids, strings.Join(c.got.Actions, " "), where)
				require.Equal(t, best.final.String(), c.got.Final.String(), where)
				continue
			}
			least := base
			for _, s := range sets {
				if !c.cost || s.unknown == 0 {
					least = decimal.Min(least, s.final)
				}
			}
			gap := least.Sub(target).Sub(c.got.Missing)
			require.True(t, gap.Abs().LessThanOrEqual(base.Shift(-15)), where)
		}
	}
	require.Greater(t, reached, 80)
}

// With little room the best set may be missed: what is found reaches the
// target, and the gap tells how much better the best one can be.
func TestTheGapHoldsTheBest(t *testing.T) {
	long(t)
	random := rand.New(rand.NewPCG(7, 2026))
	exactly, not := 0, 0
	for round := range 50 {
		lines, plan := randomFleet(random), randomCosts(random, randomPlan(random))
		base := simulate(t, lines).Base
		sets, most := allSets(t, lines, plan), base
		for _, s := range sets {
			most = decimal.Min(most, s.final)
		}
		target := base.Sub(base.Sub(most).Mul(decimal.New(int64(random.IntN(100)), -2)))
		for _, room := range [][4]int{{4, 2, 50, 8}, {64, 1, 3, 1}, {1 << 14, 12, 1 << 14, 1}} {
			for _, cost := range []bool{true, false} {
				got, err := strategy.FindWithin(room[0], room[1], room[2], room[3], footprint.Inventory{Lines: lines}, plan, target, cost)
				require.NoError(t, err)
				best := firstOf(sets, target.Add(base.Shift(-15)), cost)
				where := fmt.Sprintf("round %d, room %v, cost %t", round, room, cost)
				if best == nil {
					require.False(t, got.Reachable, where)
					continue
				}
				if !got.Reachable {
					require.False(t, got.Exact, where)
					not++
					continue
				}
				found := indexOf(sets, got.Actions)
				require.True(t, found.final.LessThanOrEqual(target.Add(base.Shift(-15))), where)
				value := func(c candidate) *big.Rat {
					if cost {
						return c.cost
					}
					return big.NewRat(int64(c.count), 1)
				}
				excess := new(big.Rat).Sub(value(*found), value(*best))
				require.GreaterOrEqual(t, excess.Sign(), 0, where)
				slack := new(big.Rat).Sub(exact.FromDecimal(got.Gap.Decimal), excess)
				require.True(t, slack.Sign() >= 0 || slack.Abs(slack).Cmp(big.NewRat(1, 1_000_000)) < 0, where)
				if got.Exact {
					require.Equal(t, best.ids, found.ids, where)
					exactly++
				} else {
					not++
				}
			}
		}
	}
	require.Greater(t, exactly, 80)
	require.Greater(t, not, 10)
}

// long leaves out of the short tests, such as those under the race detector, what goes
// through sets by the thousand, one after the other.
func long(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
}

// firstOf gives the best set that reaches a target, nil where none does.
func firstOf(sets []candidate, target decimal.Decimal, cost bool) *candidate {
	var best *candidate
	for n, s := range sets {
		less := byCount
		if cost {
			less = byCost
		}
		if (!cost || s.unknown == 0) && s.final.LessThanOrEqual(target) && (best == nil || less(s, *best) < 0) {
			best = &sets[n]
		}
	}
	return best
}

func indexOf(sets []candidate, ids []string) *candidate {
	for n := range sets {
		if sets[n].ids == strings.Join(ids, " ") {
			return &sets[n]
		}
	}
	return nil
}

// candidate is a set that respects the rules.
type candidate struct {
	ids            string
	count, unknown int
	cost           *big.Rat
	final          decimal.Decimal
}

func byCost(a, b candidate) int {
	if c := a.cost.Cmp(b.cost); c != 0 {
		return c
	}
	if a.count != b.count {
		return a.count - b.count
	}
	return strings.Compare(a.ids, b.ids)
}

func byCount(a, b candidate) int {
	if a.count != b.count {
		return a.count - b.count
	}
	if a.unknown != b.unknown {
		return a.unknown - b.unknown
	}
	return byCost(a, b)
}

// allSets goes through the subsets of the actions that have a figure and of what
// they require, each computed by Simulate.
func allSets(t *testing.T, lines []footprint.Line, plan []strategy.Action) []candidate {
	return setsOf(t, lines, footprint.Options{Year: 2024}, plan, map[string]decimal.Decimal{})
}

// setsOf keeps the totals, which costs do not change.
func setsOf(t *testing.T, lines []footprint.Line, opts footprint.Options, plan []strategy.Action, finals map[string]decimal.Decimal) []candidate {
	simulated := func(plan []strategy.Action) *strategy.Simulation {
		sim, err := strategy.Simulate(factors.Default(), footprint.Inventory{Lines: lines}, opts, plan)
		require.NoError(t, err)
		return sim
	}
	figured := map[string]bool{}
	for _, s := range simulated(plan).Steps {
		figured[s.Action] = true
	}
	var actions []strategy.Action
	for _, a := range plan {
		// What is required may be so by what has no figure.
		if figured[a.ID] || slices.ContainsFunc(plan, func(b strategy.Action) bool { return slices.Contains(b.Requires, a.ID) }) {
			actions = append(actions, a)
		}
	}
	slices.SortFunc(actions, func(a, b strategy.Action) int { return strings.Compare(a.ID, b.ID) })
	var out []candidate
	for bits := range 1 << len(actions) {
		var chosen []strategy.Action
		c := candidate{cost: new(big.Rat)}
		var ids []string
		for n, a := range actions {
			if bits&(1<<n) == 0 {
				continue
			}
			chosen, ids = append(chosen, a), append(ids, a.ID)
			c.count++
			if !a.Yearly.Valid && !a.Investment.Valid {
				c.unknown++
			}
			c.cost.Add(c.cost, exact.FromDecimal(a.Yearly.Decimal))
			c.cost.Add(c.cost, new(big.Rat).Mul(exact.FromDecimal(a.Investment.Decimal), big.NewRat(1, 6)))
		}
		if !respects(chosen, ids, figured) {
			continue
		}
		c.ids = strings.Join(ids, " ")
		if _, known := finals[c.ids]; !known {
			finals[c.ids] = simulated(chosen).Final
		}
		c.final = finals[c.ids]
		out = append(out, c)
	}
	return out
}

func respects(chosen []strategy.Action, ids []string, figured map[string]bool) bool {
	for _, a := range chosen {
		required := slices.ContainsFunc(chosen, func(b strategy.Action) bool { return b.ID != a.ID && slices.Contains(b.Requires, a.ID) })
		if !figured[a.ID] && !required {
			return false
		}
		for _, id := range a.Requires {
			if !slices.Contains(ids, id) {
				return false
			}
		}
		for _, id := range a.Excludes {
			if slices.Contains(ids, id) {
				return false
			}
		}
	}
	return true
}

// randomCosts gives costs of any sign, some unknown, prerequisites and exclusions.
func randomCosts(r *rand.Rand, plan []strategy.Action) []strategy.Action {
	for n := range plan {
		a := &plan[n]
		switch r.IntN(8) {
		case 0:
		case 1:
			a.Investment = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(50)) * 1000))
		case 2:
			a.Yearly = decimal.NewNullDecimal(decimal.NewFromInt(1000)) // costs alike
		default:
			a.Yearly = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(3000)) - 400))
			if r.IntN(2) == 0 {
				a.Investment = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(9000))))
			}
		}
		other := plan[r.IntN(len(plan))].ID
		switch r.IntN(6) {
		case 0:
			a.Requires = append(a.Requires, other)
		case 1:
			if other != a.ID {
				a.Excludes = append(a.Excludes, other)
			}
		}
	}
	return plan
}

// Whatever the order of the candidates, and however often, the answer is the same.
func TestTheOrderOfCandidatesDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 2026))
	lines, plan := townPlan(40)
	target := simulate(t, lines).Base.Mul(n("0.8"))
	cheap, small := cheapest(t, lines, plan, target), smallest(t, lines, plan, target)
	for range 4 {
		random.Shuffle(len(plan), func(i, j int) { plan[i], plan[j] = plan[j], plan[i] })
		require.Equal(t, cheap, cheapest(t, lines, plan, target))
		require.Equal(t, small, smallest(t, lines, plan, target))
	}
}

func TestTwentyFiveActionsAreExact(t *testing.T) {
	lines, plan := townPlan(25)
	base := simulate(t, lines).Base
	last := decimal.NewFromInt(-1_000_000)
	for _, share := range []string{"0.05", "0.1", "0.15", "0.2", "0.25", "0.3", "0.32"} {
		target := base.Mul(n("1").Sub(n(share)))
		cheap, small := cheapest(t, lines, plan, target), smallest(t, lines, plan, target)
		for _, s := range []*strategy.Selection{cheap, small} {
			require.True(t, s.Exact, share)
			require.True(t, s.Reachable, share)
			var chosen []strategy.Action
			for _, a := range plan {
				if slices.Contains(s.Actions, a.ID) {
					chosen = append(chosen, a)
				}
			}
			require.Equal(t, simulate(t, lines, chosen...).Final.String(), s.Final.String(), "the figures are those of the plan")
			require.True(t, s.Final.LessThanOrEqual(target))
		}
		require.True(t, cheap.Cost.Decimal.GreaterThanOrEqual(last), "a harder target costs as much or more")
		require.True(t, cheap.Cost.Decimal.LessThanOrEqual(small.Cost.Decimal))
		require.LessOrEqual(t, len(small.Actions), len(cheap.Actions))
		last = cheap.Cost.Decimal
	}
}

// Places of their own PUE and key, pooled purchases, values of providers, a
// network by line and by GB: what savings are made of does not matter.
func TestSearchesEqualBruteForceInEveryKindOfInventory(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 2026))
	opts := footprint.Options{Year: 2024, DataCentres: map[string]footprint.DataCentre{"A": {PUE: maybe("1.6")}, "B": {Share: maybe("0.3"), SpareUnknown: true}},
		Pools: map[string]footprint.Pool{"computers": {Refurbished: maybe("0.1"), Upstream: maybe("3")}}}
	service := of("cloud-service", "2")
	service.Declared = &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: n("400")}}
	lines := []footprint.Line{{ID: "a", Item: "server", Quantity: n("12"), DataCentre: "A"}, {ID: "b", Item: "server", Quantity: n("7"), DataCentre: "B", Energy: maybe("1500")},
		{ID: "n", Item: "nas", Quantity: n("3"), DataCentre: "A"}, of("laptop", "90"), {ID: "r", Item: "laptop", Quantity: n("10"), Origin: footprint.Refurbished, Upstream: maybe("3"), Proof: true},
		of("monitor", "150"), of("fixed-line", "20"), of("fixed-data", "30000"), service}
	plans := map[string][]strategy.Action{"equipment": {
		act("cloud", strategy.Lever{Kind: strategy.Fleet, Items: []string{"cloud-service"}, Share: maybe("0.5")}),
		act("data", strategy.Lever{Kind: strategy.Fleet, Items: []string{"fixed-data"}, Share: maybe("0.4")}),
		act("lines", strategy.Lever{Kind: strategy.Fleet, Items: []string{"fixed-line"}, Share: maybe("1")}),
		act("pc", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("30")}),
		act("pool", strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("4"), Share: maybe("0.4")}),
		act("screens", strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")}),
		act("servers", strategy.Lever{Kind: strategy.Fleet, Items: []string{"server", "nas"}, Quantity: maybe("6")}),
		act("sleep", strategy.Lever{Kind: strategy.Consumption, Items: []string{"server", "laptop"}, Share: maybe("0.3")}),
	}, "places": {
		act("cooler", strategy.Lever{Kind: strategy.CoolerPlace, Place: "A", PUE: maybe("1.2")}),
		act("fewer", strategy.Lever{Kind: strategy.Consolidation, Quantity: maybe("13")}),
		act("half", strategy.Lever{Kind: strategy.ToCloud, Place: "A", Share: maybe("0.5"), Impact: maybe("300"), Basis: strategy.LocationBased, Source: "essai"}),
		act("linux", strategy.Lever{Kind: strategy.FreeSystem, Items: []string{"laptop"}, Years: maybe("8")}),
		act("sleep", strategy.Lever{Kind: strategy.Consumption, Items: []string{"server", "laptop"}, Share: maybe("0.3")}),
		act("together", strategy.Lever{Kind: strategy.PooledServers, Place: "B", Share: maybe("0.1"), Quantity: maybe("20"), PUE: maybe("1.3")}),
		act("years", strategy.Lever{Kind: strategy.Longer, Items: []string{"server", "laptop"}, Years: maybe("7")}),
	}}
	for name, plan := range plans {
		t.Run(name, func(t *testing.T) {
			finals := map[string]decimal.Decimal{}
			for range 4 {
				for n := range plan {
					plan[n].Yearly = decimal.NewNullDecimal(decimal.NewFromInt(int64(random.IntN(900) - 100)))
				}
				sets := setsOf(t, lines, opts, plan, finals)
				base := sets[0].final
				for _, share := range []string{"0.05", "0.1", "0.2", "0.3", "0.5", "0.6"} {
					target := base.Mul(n("1").Sub(n(share)))
					for _, cost := range []bool{true, false} {
						search := strategy.Smallest
						if cost {
							search = strategy.Cheapest
						}
						got, err := search(factors.Default(), footprint.Inventory{Lines: lines}, opts, plan, target, 6)
						require.NoError(t, err)
						best := firstOf(sets, target.Add(base.Shift(-15)), cost)
						require.True(t, got.Exact)
						require.Equal(t, best != nil, got.Reachable, share)
						if best != nil {
							require.Equal(t, best.ids, strings.Join(got.Actions, " "))
						}
					}
				}
			}
		})
	}
}

func TestAbsurdSearchesDoNotPanic(t *testing.T) {
	lines, _ := threeWays()
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	tiny := decimal.NewNullDecimal(decimal.New(1, -999_999_999))
	keep := strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}
	plan := []strategy.Action{
		{ID: "huge", Investment: huge, Lever: &keep}, {ID: "tiny", Yearly: tiny, Lever: &keep}, {ID: "both", Investment: maybe("-1e19"), Yearly: maybe("-1e-19"), Lever: &keep},
		{ID: "self", Yearly: maybe("1"), Requires: []string{"self"}, Excludes: []string{"self"}, Lever: &keep},
		{ID: "loop1", Yearly: maybe("1"), Requires: []string{"loop2"}, Lever: &keep}, {ID: "loop2", Yearly: maybe("-1"), Requires: []string{"loop1"}},
		{ID: "", Yearly: maybe("1"), Lever: &keep}, {ID: "twice", Yearly: maybe("1"), Lever: &keep}, {ID: "twice", Yearly: maybe("1"), Lever: &keep},
		{ID: "bad", Yearly: maybe("1"), Lever: &strategy.Lever{Kind: "?", Years: huge}}, {ID: "none"},
	}
	for _, years := range []int{-5, 0, 1, math.MaxInt} {
		for _, target := range []string{"-1e19", "0", "1e19", "50000"} {
			for _, search := range []func(*factors.Set, footprint.Inventory, footprint.Options, []strategy.Action, decimal.Decimal, int) (*strategy.Selection, error){strategy.Cheapest, strategy.Smallest} {
				for _, candidates := range [][]strategy.Action{nil, plan} {
					_, err := search(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, candidates, n(target), years)
					require.NoError(t, err)
				}
			}
		}
	}
	_, err := strategy.Cheapest(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, plan, huge.Decimal, 6)
	require.ErrorContains(t, err, "target")
	_, err = strategy.Smallest(factors.Default(), footprint.Inventory{}, footprint.Options{}, plan, n("1"), 6)
	require.ErrorContains(t, err, "year")
	_, err = strategy.Cheapest(nil, footprint.Inventory{}, footprint.Options{Year: 2024}, plan, n("1"), 6)
	require.Error(t, err)
}

// Savings of actions that do not interact add up, to the last place.
func TestWhatDoesNotInteractAddsUp(t *testing.T) {
	lines, plan := threeWays()
	base := simulate(t, lines).Base
	alone := decimal.Decimal{}
	for _, a := range plan[:2] {
		alone = alone.Add(simulate(t, lines, a).Saving)
	}
	both := simulate(t, lines, plan[:2]...).Saving
	require.True(t, alone.Sub(both).Abs().LessThanOrEqual(base.Shift(-15)))
	s := cheapest(t, lines, plan[:2], base.Sub(both))
	require.True(t, s.Reachable && s.Missing.IsZero(), "a target to the last place of a set is reached by it")
	require.Len(t, s.Actions, 2)
}

// Twelve actions that do not interact are a knapsack, gone through by sums
// alone; costs near to savings make its bound a poor one.
func TestAKnapsackIsSolved(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 2026))
	var lines []footprint.Line
	var plan []strategy.Action
	for _, item := range factors.Default().Items() {
		if item.Kind == factors.Asset && item.Lifetime != nil && len(item.Factors) > 0 && len(plan) < 12 {
			lines = append(lines, of(item.ID, "100"))
			plan = append(plan, act(item.ID, strategy.Lever{Kind: strategy.Fleet, Items: []string{item.ID}, Share: maybe("0.5")}))
		}
	}
	slices.SortFunc(plan, func(a, b strategy.Action) int { return strings.Compare(a.ID, b.ID) })
	sim := simulate(t, lines, plan...)
	saving := map[string]decimal.Decimal{}
	for _, s := range sim.Steps {
		saving[s.Action] = s.Saving
	}
	require.Len(t, saving, len(plan))
	for round := range 25 {
		for n := range plan {
			plan[n].Yearly = decimal.NewNullDecimal(saving[plan[n].ID].Round(0).Add(decimal.NewFromInt(int64(random.IntN(400)))))
		}
		var sets []candidate
		for bits := range 1 << len(plan) {
			c, saved := candidate{cost: new(big.Rat)}, decimal.Decimal{}
			var ids []string
			for n, a := range plan {
				if bits&(1<<n) != 0 {
					ids, saved, c.count = append(ids, a.ID), saved.Add(saving[a.ID]), c.count+1
					c.cost.Add(c.cost, exact.FromDecimal(a.Yearly.Decimal))
				}
			}
			c.ids, c.final = strings.Join(ids, " "), sim.Base.Sub(saved)
			sets = append(sets, c)
		}
		target := sim.Base.Sub(sim.Saving.Mul(decimal.New(int64(5+random.IntN(90)), -2)))
		for _, cost := range []bool{true, false} {
			got := smallest(t, lines, plan, target)
			if cost {
				got = cheapest(t, lines, plan, target)
			}
			require.True(t, got.Exact)
			require.Equal(t, firstOf(sets, target, cost).ids, strings.Join(got.Actions, " "), "round %d, cost %t", round, cost)
		}
	}
}
