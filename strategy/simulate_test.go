package strategy_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/strategy"
)

func simulate(t *testing.T, lines []footprint.Line, actions ...strategy.Action) *strategy.Simulation {
	t.Helper()
	sim, err := strategy.Simulate(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024}, actions)
	require.NoError(t, err)
	return sim
}

func act(id string, l strategy.Lever) strategy.Action { return strategy.Action{ID: id, Lever: &l} }

func of(item, quantity string) footprint.Line {
	return footprint.Line{ID: item + quantity, Item: item, Quantity: n(quantity)}
}

// equal holds a decimal against a rational worked out by hand, to the digits
// that a decimal keeps.
func equal(t *testing.T, want string, got decimal.Decimal) {
	t.Helper()
	r, ok := new(big.Rat).SetString(want)
	require.True(t, ok, want)
	gap := new(big.Rat).Sub(r, exact.FromDecimal(got))
	require.Negative(t, gap.Abs(gap).Cmp(big.NewRat(1, 1_000_000_000)), "want %s, got %s", r.FloatString(12), got)
}

// Answers by hand, from published values: a laptop is 185.09 kg and 29.0175
// kWh a year over 5 years, a monitor 69.84 kg and 73 kWh over 6 years, the
// mainland mix of 2024 is 0.0519 kg/kWh.
func TestSavingsByHand(t *testing.T) {
	for name, c := range map[string]struct {
		lines []footprint.Line
		lever strategy.Lever
		want  string
	}{
		"1,000 laptops from 5 to 6 years: 185.09 × (1/5 − 1/6) × 1000": {
			[]footprint.Line{of("laptop", "1000")},
			strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}, "18509/3"},
		"those at 7 years already are left alone": {
			[]footprint.Line{of("laptop", "1000"), {ID: "old", Item: "laptop", Quantity: n("500"), Lifetime: maybe("7")}},
			strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}, "18509/3"},
		"spare laptops last longer too": {
			[]footprint.Line{{ID: "spare", Item: "laptop", Quantity: n("1000"), State: footprint.Stock}},
			strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}, "18509/3"},
		"250 laptops, one in five after 3 years: 185.09 × 250 × (1/5 − 1/5.6)": {
			[]footprint.Line{of("laptop", "250")},
			strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("3"), Share: maybe("0.2")}, "1110540/1120"},
		"one second screen: 69.84/6 + 73 × 0.0519": {
			[]footprint.Line{of("monitor", "10"), of("laptop", "9")},
			strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")}, "15.4287"},
		"screens per post count every kind of workstation in use": {
			[]footprint.Line{of("monitor", "10"), of("laptop", "4"), of("desktop", "3"), of("workstation", "1"), of("thin-client", "1"),
				{ID: "spare", Item: "laptop", Quantity: n("50"), State: footprint.Stock}},
			strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")}, "15.4287"},
		"a tenth of the electricity: 1000 × 29.0175 × 0.1 × 0.0519": {
			[]footprint.Line{of("laptop", "1000")},
			strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")}, "150.600825"},
		"a tenth of a measured consumption: 1000 × 20 × 0.1 × 0.0519": {
			[]footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000"), Energy: maybe("20")}},
			strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")}, "103.8"},
		"300 of 2,150 screens, spread over two lines": {
			[]footprint.Line{of("monitor", "2000"), {ID: "b", Item: "monitor", Quantity: n("150")}},
			strategy.Lever{Kind: strategy.Fleet, Items: []string{"monitor"}, Quantity: maybe("300")}, "4628.61"},
		"half of the screens": {
			[]footprint.Line{of("monitor", "7")},
			strategy.Lever{Kind: strategy.Fleet, Items: []string{"monitor"}, Share: maybe("0.5")}, "54.00045"},
		"retired screens save nothing": {
			[]footprint.Line{of("monitor", "10"), {ID: "gone", Item: "monitor", Quantity: n("90"), State: footprint.Retired}},
			strategy.Lever{Kind: strategy.Fleet, Items: []string{"monitor"}, Quantity: maybe("1")}, "15.4287"},
	} {
		t.Run(name, func(t *testing.T) {
			sim := simulate(t, c.lines, act("A", c.lever))
			require.Empty(t, sim.Problems)
			require.Len(t, sim.Steps, 1)
			equal(t, c.want, sim.Saving)
			for _, d := range []decimal.Decimal{sim.Steps[0].Saving, sim.Steps[0].Alone, sim.Steps[0].Last} {
				require.True(t, d.Equal(sim.Saving), "%s, %s", d, sim.Saving)
			}
			require.NotEmpty(t, sim.Steps[0].Formula)
		})
	}
}

// Levers do not commute: a tenth less then 50 fewer is 850, the reverse 855.
// Whatever the caller's order, units go before shares.
func TestCanonicalOrder(t *testing.T) {
	tenth := act("A", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: maybe("0.1")})
	fifty := act("B", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("50")})
	for _, plan := range [][]strategy.Action{{tenth, fifty}, {fifty, tenth}} {
		sim := simulate(t, []footprint.Line{of("laptop", "1000")}, plan...)
		require.Equal(t, "B", sim.Steps[0].Action)
		equal(t, "32938.02705375", sim.Final) // 855 × (185.09/5 + 29.0175 × 0.0519)
	}
}

func TestTakenLastIsAfterTheOthers(t *testing.T) {
	lines := []footprint.Line{of("laptop", "1000")}
	half := act("A", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: maybe("0.5")})
	longer := act("B", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")})
	sim := simulate(t, lines, longer, half)
	equal(t, "18509/3", sim.Steps[1].Alone)
	equal(t, "18509/6", sim.Steps[1].Saving)
	equal(t, "18509/6", sim.Steps[1].Last)
	// Half of 185.09/6 + 29.0175 × 0.0519 for 1,000 laptops.
	equal(t, "16177.170791666666", sim.Steps[0].Last)
}

// A longer life and a refurbished purchase add up whichever comes last:
// 1,000 laptops go from 5 to 7 + 4 × 0.3 = 8.2 years.
func TestLifetimeAndRefurbishedAddUp(t *testing.T) {
	sim := simulate(t, []footprint.Line{of("laptop", "1000")},
		act("A", strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("4"), Share: maybe("0.3")}),
		act("B", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("7")}))
	require.Equal(t, "B", sim.Steps[0].Action)
	equal(t, "592288/41", sim.Saving)           // 185,090 × (1/5 − 1/8.2)
	equal(t, "74036/7", sim.Steps[0].Saving)    // 1/5 − 1/7
	equal(t, "9254500/1271", sim.Steps[0].Last) // 1/6.2 − 1/8.2
	require.True(t, n("7").Equal(sim.Steps[1].Lives[0].From))
	require.True(t, n("8.2").Equal(sim.Steps[1].Lives[0].To))
}

func TestActionsWithoutLeverHaveNoFigure(t *testing.T) {
	lines := []footprint.Line{of("laptop", "10")}
	sim := simulate(t, lines, strategy.Action{ID: "T1", Title: "Former"}, strategy.Action{ID: "A0", Title: "Nommer"})
	require.Empty(t, sim.Steps)
	require.True(t, sim.Saving.IsZero())
	require.True(t, sim.Base.Equal(sim.Final))
	require.Equal(t, "A0", sim.Unquantified[0].Action)
	require.Equal(t, "T1", sim.Unquantified[1].Action)
}

// What was given up saves nothing more; what is done still does, for it is not in
// the inventory of the year of reference.
func TestDroppedActionsHaveNoFigure(t *testing.T) {
	lines, plan := []footprint.Line{of("laptop", "1000")}, act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")})
	plan.Progress = strategy.Dropped
	sim := simulate(t, lines, plan)
	require.Empty(t, sim.Steps)
	require.Contains(t, sim.Unquantified[0].Why, "abandonnée")
	plan.Progress = strategy.Done
	require.Len(t, simulate(t, lines, plan).Steps, 1)
}

func TestLeversThatCannotBeComputedAreRefused(t *testing.T) {
	lines := []footprint.Line{of("laptop", "10"), of("thin-client", "5"), of("paper-ream", "100")}
	for name, c := range map[string]struct {
		lever strategy.Lever
		code  string
	}{
		"no kind":                {strategy.Lever{Items: []string{"laptop"}}, "unknown-lever"},
		"no item":                {strategy.Lever{Kind: strategy.Longer, Years: maybe("6")}, "no-item"},
		"unknown item":           {strategy.Lever{Kind: strategy.Longer, Items: []string{"laptpo"}, Years: maybe("6")}, "unknown-item"},
		"no years":               {strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}}, "bad-lever"},
		"negative years":         {strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("-1")}, "bad-lever"},
		"a century":              {strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("100")}, "bad-lever"},
		"beyond any measure":     {strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: decimal.NewNullDecimal(decimal.New(1, 999_999_999))}, "bad-lever"},
		"shorter than now":       {strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("4")}, "no-life"},
		"as now":                 {strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("5")}, "no-life"},
		"no life published":      {strategy.Lever{Kind: strategy.Longer, Items: []string{"thin-client"}, Years: maybe("9")}, "unknown-life"},
		"none in the inventory":  {strategy.Lever{Kind: strategy.Longer, Items: []string{"tablet"}, Years: maybe("9")}, "no-line"},
		"share above 1":          {strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("1.01")}, "bad-lever"},
		"share of nothing":       {strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0")}, "bad-lever"},
		"no consumption":         {strategy.Lever{Kind: strategy.Consumption, Items: []string{"paper-ream"}, Share: maybe("0.1")}, "no-energy"},
		"fleet without number":   {strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}}, "bad-lever"},
		"fleet with both":        {strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: maybe("0.1"), Quantity: maybe("1")}, "bad-lever"},
		"fleet below nothing":    {strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("-1")}, "bad-lever"},
		"refurbished, no share":  {strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("3")}, "bad-lever"},
		"refurbished, no years":  {strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Share: maybe("0.3")}, "bad-lever"},
		"screens without number": {strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}}, "bad-lever"},
		"no screen":              {strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")}, "no-line"},
	} {
		t.Run(name, func(t *testing.T) {
			sim := simulate(t, lines, act("A", c.lever))
			require.Len(t, sim.Problems, 1)
			require.Equal(t, c.code, sim.Problems[0].Code)
			require.Equal(t, diag.Refused, sim.Problems[0].Severity)
			require.NotEmpty(t, sim.Problems[0].Message)
			require.NotEmpty(t, sim.Problems[0].Remedy)
			require.Empty(t, sim.Steps)
			require.Len(t, sim.Unquantified, 1)
			require.True(t, sim.Saving.IsZero())
		})
	}
}

func TestNothingFallsBelowZero(t *testing.T) {
	sim := simulate(t, []footprint.Line{of("laptop", "10"), of("monitor", "1")},
		act("A", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("11")}),
		act("B", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("5")}))
	equal(t, "15.4287", sim.Final)
	require.Equal(t, "too-many", sim.Problems[0].Code)
	require.Equal(t, diag.Doubt, sim.Problems[0].Severity)
	require.True(t, sim.Steps[1].Saving.IsZero())
}

func TestScreensAlreadyFewAreLeftAlone(t *testing.T) {
	lines := []footprint.Line{of("laptop", "10"), of("monitor", "10")}
	screens := act("A", strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")})
	sim := simulate(t, lines, screens)
	require.Equal(t, diag.Notice, sim.Problems[0].Severity)
	require.True(t, sim.Steps[0].Saving.IsZero())

	// With four workstations fewer, four screens are too many.
	sim = simulate(t, lines, screens, act("B", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("4")}))
	require.Equal(t, "A", sim.Steps[1].Action)
	equal(t, "61.7148", sim.Steps[1].Saving)
	require.True(t, sim.Steps[1].Alone.IsZero())
}

func TestRefurbishedLinesKeepTheirOwnUpstream(t *testing.T) {
	lines := []footprint.Line{{ID: "r", Item: "laptop", Quantity: n("10"), Origin: footprint.Refurbished, Upstream: maybe("3"), Proof: true}}
	sim := simulate(t, lines, act("A", strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("3"), Share: maybe("0.5")}))
	require.Equal(t, "no-new", sim.Problems[0].Code)
	require.Empty(t, sim.Steps)
}

// A fifth of 1,000 laptops is bought after 3 years: 5.6 years in all. To buy half of
// them so makes 6.5, not 7.1; a tenth is less than what is done.
func TestARefurbishedShareReplacesThePooledOne(t *testing.T) {
	opts := footprint.Options{Year: 2024, Pools: map[string]footprint.Pool{"computers": {Refurbished: maybe("0.2"), Upstream: maybe("3")}}}
	plan := func(share string) *strategy.Simulation {
		sim, err := strategy.Simulate(factors.Default(), footprint.Inventory{Lines: []footprint.Line{of("laptop", "1000")}}, opts,
			[]strategy.Action{act("A", strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("3"), Share: maybe(share)})})
		require.NoError(t, err)
		return sim
	}
	sim := plan("0.5")
	equal(t, "1665810/364", sim.Saving) // 185,090 × (1/5.6 − 1/6.5) = 185,090 × 9/364
	require.Equal(t, "5.6 6.5", sim.Steps[0].Lives[0].From.String()+" "+sim.Steps[0].Lives[0].To.String())
	require.Equal(t, "no-new", plan("0.1").Problems[0].Code)
}

func TestTheDossiersLifetimeIsTheOneToBeat(t *testing.T) {
	opts := footprint.Options{Year: 2024, Lifetimes: map[string]decimal.Decimal{"laptop": n("6")}}
	sim, err := strategy.Simulate(factors.Default(), footprint.Inventory{Lines: []footprint.Line{of("laptop", "1000")}}, opts,
		[]strategy.Action{act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("7")})})
	require.NoError(t, err)
	equal(t, "185090/42", sim.Saving)
	require.Equal(t, 1, sim.Steps[0].Lives[0].Lines)
	require.True(t, sim.Steps[0].Lives[0].From.Equal(n("6")))
}

func TestTheSameIDTwiceIsRefused(t *testing.T) {
	longer := act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")})
	sim := simulate(t, []footprint.Line{of("laptop", "10")}, longer, longer)
	require.Equal(t, "duplicate-action", sim.Problems[0].Code)
	require.Empty(t, sim.Steps)
	require.Len(t, sim.Unquantified, 2)
}

func TestLinesThatTheEngineRefusesDoNotMatter(t *testing.T) {
	bad := []footprint.Line{{ID: "x", Item: "laptop"}, {ID: "y", Item: "unknown", Quantity: n("3")}, {ID: "z", Item: "laptop", Quantity: n("5"), Lifetime: maybe("-2")},
		{ID: "d", Item: "laptop", Quantity: n("5"), Purchased: on(2024, 1, 1), Withdrawn: on(2020, 1, 1)}, {ID: "z", Item: "laptop", Quantity: n("5"), Zone: "XX"},
		{ID: "e", Item: "laptop", Quantity: n("5"), Energy: maybe("-1")}, {ID: "u", Item: "laptop", Quantity: n("5"), Upstream: maybe("-1"), Origin: footprint.Refurbished}}
	sim := simulate(t, append(bad, of("laptop", "1000")), act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}))
	equal(t, "18509/3", sim.Saving)
}

func TestSimulateRefusesOptionsLikeTheEngine(t *testing.T) {
	_, err := strategy.Simulate(factors.Default(), footprint.Inventory{}, footprint.Options{}, nil)
	require.ErrorContains(t, err, "year")
}

// A third of 10 laptops and a fifth of 10, of which half go: 10 × (1/3 + 1/5) ÷ 2
// times the 38.52400825 kg of a laptop. Two alike services of two providers
// are 12 and 30 kg a year, and stay.
func TestAPlanKeepsScaledLinesAndValuesOfProviders(t *testing.T) {
	service := func(value string) footprint.Line {
		l := of("cloud-service", "1")
		l.Declared = &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: n(value)}}
		return l
	}
	lines := []footprint.Line{of("laptop", "10").Scaled(n("1"), n("3")), of("laptop", "10").Scaled(n("1"), n("5")), service("12"), service("30")}
	sim := simulate(t, lines, act("A", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: maybe("0.5")}))
	require.Equal(t, "102.730688666667", sim.Saving.StringFixed(12))
	require.Equal(t, "42.000000000000", sim.Final.Sub(sim.Saving).StringFixed(12))
}

// Lines that differ by their place alone are put together, and counted.
func TestOneLineOrAThousandIsTheSame(t *testing.T) {
	var many []footprint.Line
	for k := range 1000 {
		many = append(many, footprint.Line{Item: "laptop", Quantity: n("1"), Site: string(rune('A' + k%26)), Name: "pc"})
	}
	plan := []strategy.Action{act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}),
		act("B", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("7")})}
	one, all := simulate(t, []footprint.Line{of("laptop", "1000")}, plan...), simulate(t, many, plan...)
	require.True(t, one.Final.Equal(all.Final))
	require.Equal(t, 1, one.Steps[1].Lives[0].Lines)
	require.Equal(t, 1000, all.Steps[1].Lives[0].Lines)
}

// Laws, on random fleets and plans.

func TestLawsOfSimulation(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		lines, plan := randomFleet(random), randomPlan(random)
		sim := simulate(t, lines, plan...)
		before, sum := sim.Base, decimal.Decimal{}
		for at, s := range sim.Steps {
			require.True(t, s.Before.Equal(before), "step %d starts where the one before ended", at)
			require.True(t, s.Saving.Equal(s.Before.Sub(s.After)))
			moved := s.Kind == strategy.ToCloud || s.Kind == strategy.PooledServers // to what can weigh more
			require.True(t, moved || !s.Saving.IsNegative(), "%s adds %s", s.Action, s.Saving)
			require.True(t, s.Criteria[0].Saving.Equal(s.Saving))
			paced := decimal.Decimal{}
			for _, p := range s.Paces {
				paced = paced.Add(p.Saving)
			}
			require.True(t, paced.Sub(s.Saving).Abs().LessThan(n("1e-12")), "paces of %s: %s, %s", s.Action, paced, s.Saving)
			before, sum = s.After, sum.Add(s.Saving)
		}
		require.True(t, before.Equal(sim.Final))
		require.True(t, sum.Equal(sim.Base.Sub(sim.Final)), "steps telescope: %s, %s", sum, sim.Base.Sub(sim.Final))
		require.True(t, sum.Equal(sim.Saving))
		require.False(t, sim.Final.IsNegative())
		require.Equal(t, len(plan), len(sim.Steps)+len(sim.Unquantified))

		shuffled := slices.Clone(plan)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		require.Equal(t, sim, simulate(t, lines, shuffled...), "the order of the caller does not matter")
	}
}

func TestRemovingMoreSavesMore(t *testing.T) {
	lines := []footprint.Line{of("laptop", "700"), {ID: "b", Item: "laptop", Quantity: n("300"), Lifetime: maybe("7")}}
	last := decimal.NewFromInt(-1)
	for quantity := int64(1); quantity <= 1000; quantity += 111 {
		sim := simulate(t, lines, act("A", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: decimal.NewNullDecimal(decimal.NewFromInt(quantity))}))
		require.True(t, sim.Saving.GreaterThan(last))
		last = sim.Saving
	}
	require.True(t, last.Equal(simulate(t, lines).Base), "all of them is all of it")
}

func randomFleet(r *rand.Rand) []footprint.Line {
	items := []string{"laptop", "desktop", "monitor", "smartphone", "thin-client", "server", "paper-ream"}
	var lines []footprint.Line
	for range 1 + r.IntN(12) {
		l := footprint.Line{Item: items[r.IntN(len(items))], Quantity: decimal.NewFromInt(1 + int64(r.IntN(500)))}
		l.State = []footprint.State{footprint.InUse, footprint.InUse, footprint.Stock, footprint.Retired}[r.IntN(4)]
		if r.IntN(3) == 0 {
			l.Lifetime = decimal.NewNullDecimal(decimal.NewFromInt(3 + int64(r.IntN(6))))
		}
		if r.IntN(2) == 0 {
			l.Purchased = on(2014+r.IntN(10), 1, 1)
		}
		if l.Item == "server" && r.IntN(2) == 0 {
			l.DataCentre = "Mairie"
		}
		if r.IntN(4) == 0 {
			l.Energy = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(200))))
		}
		lines = append(lines, l)
	}
	return lines
}

func randomPlan(r *rand.Rand) []strategy.Action {
	var plan []strategy.Action
	share := func() decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(1+int64(r.IntN(99)), -2)) }
	for k := range 1 + r.IntN(7) {
		l := strategy.Lever{Items: [][]string{{"laptop"}, {"laptop", "desktop"}, {"monitor"}, {"smartphone", "monitor"}, {"server"}}[r.IntN(5)]}
		switch r.IntN(11) {
		case 0:
			l.Kind, l.Quantity = strategy.Fleet, decimal.NewNullDecimal(decimal.NewFromInt(1+int64(r.IntN(400))))
		case 1:
			l.Kind, l.Share = strategy.Fleet, share()
		case 2:
			l.Kind, l.PerPost, l.Items = strategy.SecondScreens, decimal.NewNullDecimal(decimal.New(int64(r.IntN(20)), -1)), []string{"monitor"}
		case 3:
			l.Kind, l.Years = strategy.Longer, decimal.NewNullDecimal(decimal.NewFromInt(4+int64(r.IntN(6))))
		case 4:
			l.Kind, l.Years, l.Share = strategy.RefurbishedBy, decimal.NewNullDecimal(decimal.NewFromInt(1+int64(r.IntN(4)))), share()
		case 5:
			l.Kind, l.Share = strategy.Consumption, share()
		case 6:
			l.Kind, l.Place, l.PUE, l.Items = strategy.CoolerPlace, "Mairie", decimal.NewNullDecimal(decimal.New(10+int64(r.IntN(9)), -1)), nil
		case 7:
			l.Kind, l.Quantity, l.Items = strategy.Consolidation, decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(300)))), nil
		case 8:
			l.Kind, l.Share, l.Items, l.Place = strategy.ToCloud, share(), nil, []string{"", "Mairie"}[r.IntN(2)]
			l.Impact, l.Basis = decimal.NewNullDecimal(decimal.NewFromInt(int64(r.IntN(20_000)))), strategy.LocationBased
		case 9:
			l.Kind, l.Share, l.Quantity, l.Items = strategy.PooledServers, share(), decimal.NewNullDecimal(decimal.NewFromInt(1+int64(r.IntN(99)))), nil
			l.PUE = decimal.NewNullDecimal(decimal.New(10+int64(r.IntN(9)), -1))
		case 10:
			l.Kind, l.Years, l.Items = strategy.FreeSystem, decimal.NewNullDecimal(decimal.NewFromInt(4+int64(r.IntN(6)))), nil
		}
		plan = append(plan, act(string(rune('A'+k)), l))
	}
	return append(plan, strategy.Action{ID: "Z"})
}
