package strategy_test

import (
	"os"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// hostedAt gives servers of 2,000 kWh a year in the town hall.
func hostedAt(quantity string) footprint.Line {
	return footprint.Line{ID: "srv" + quantity, Item: "server", Quantity: n(quantity), Energy: maybe("2000"), DataCentre: "Mairie"}
}

// townHall has a PUE of 1.8.
func townHall() footprint.Options {
	return footprint.Options{Year: 2024, DataCentres: map[string]footprint.DataCentre{"Mairie": {PUE: maybe("1.8")},
		"Pompes": {ByPower: true}, "Commun": {PUE: maybe("1.5"), Share: maybe("0.4")}}}
}

func simulateAt(t *testing.T, opts footprint.Options, lines []footprint.Line, actions ...strategy.Action) *strategy.Simulation {
	t.Helper()
	sim, err := strategy.Simulate(factors.Default(), footprint.Inventory{Lines: lines}, opts, actions)
	require.NoError(t, err)
	return sim
}

// A server is 748 kg over 5 years and here 2,000 kWh at the mix of 0.0519: 149.6
// kg of making a year, and 186.84 of electricity at a PUE of 1.8. 3,504 kWh and
// 1.93 are the published electricity and PUE.
func TestHostingSavingsByHand(t *testing.T) {
	for name, c := range map[string]struct {
		lines []footprint.Line
		lever strategy.Lever
		want  string
	}{
		"PUE of 1.8 brought to 1.5: 10 × 2000 × 0.3 × 0.0519": {
			[]footprint.Line{hostedAt("10")}, strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("1.5")}, "311.4"},
		"the published PUE brought to 1.4: 10 × 3504 × 0.53 × 0.0519": {
			[]footprint.Line{{ID: "a", Item: "server", Quantity: n("10"), DataCentre: "Annexe"}, hostedAt("7")},
			strategy.Lever{Kind: strategy.CoolerPlace, Place: "Annexe", PUE: maybe("1.4")}, "963.84528"},
		"the body's part alone of a pooled place: 0.4 × 10 × 2000 × 0.3 × 0.0519": {
			[]footprint.Line{{ID: "a", Item: "server", Quantity: n("10"), Energy: maybe("2000"), DataCentre: "Commun"}},
			strategy.Lever{Kind: strategy.CoolerPlace, Place: "Commun", PUE: maybe("1.2")}, "124.56"},
		"10 servers brought to 4: 6 × (748/5 + 186.84)": {
			[]footprint.Line{hostedAt("10")}, strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie", Quantity: maybe("4")}, "2018.64"},
		"those of other places stay": {
			[]footprint.Line{hostedAt("10"), of("server", "5")}, strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie", Quantity: maybe("4")}, "2018.64"},
		"of every place: 10 + 10 brought to 10 halves both": {
			[]footprint.Line{hostedAt("10"), {ID: "b", Item: "server", Quantity: n("10"), Energy: maybe("2000")}},
			strategy.Lever{Kind: strategy.Consolidation, Quantity: maybe("10")}, "2949.2"}, // 5 × 336.44 + 5 × (149.6 + 103.8)
		"all of 10 servers to a provider of 500 kg": {
			[]footprint.Line{hostedAt("10")}, strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("500"), Basis: strategy.LocationBased}, "2864.4"},
		"half of them": {
			[]footprint.Line{hostedAt("10")}, strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Share: maybe("0.5"), Impact: maybe("500"), Basis: strategy.LocationBased}, "1182.2"},
		"a provider that weighs more costs more": {
			[]footprint.Line{hostedAt("10")}, strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("5000"), Basis: strategy.LocationBased}, "-1635.6"},
		"10 servers to a quarter of 20 at a PUE of 1.3: 3364.4 − 5 × (149.6 + 134.94)": {
			[]footprint.Line{hostedAt("10")}, strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Share: maybe("0.25"), Quantity: maybe("20"), PUE: maybe("1.3")}, "1941.7"},
		"at the published PUE of 1.93: 3364.4 − 5 × (149.6 + 200.334)": {
			[]footprint.Line{hostedAt("10")}, strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Share: maybe("0.25"), Quantity: maybe("20")}, "1614.73"},
		"racks too, where they are named": {
			[]footprint.Line{hostedAt("10"), {ID: "nas", Item: "router", Quantity: n("10"), Energy: maybe("0"), DataCentre: "Mairie"}},
			strategy.Lever{Kind: strategy.Consolidation, Items: []string{"server"}, Place: "Mairie", Quantity: maybe("4")}, "2018.64"},
		"100 reams of 500: 100 × 2.29": {
			[]footprint.Line{of("paper-ream", "500")}, strategy.Lever{Kind: strategy.Fleet, Items: []string{"paper-ream"}, Quantity: maybe("100")}, "229"},
		"a fifth of the reams and of the printers: 229 + 2 × (197/5 + 71 × 0.0519)": {
			[]footprint.Line{of("paper-ream", "500"), of("printer-laser", "10")},
			strategy.Lever{Kind: strategy.Fleet, Items: []string{"paper-ream", "printer-laser"}, Share: maybe("0.2")}, "315.1698"},
	} {
		t.Run(name, func(t *testing.T) {
			sim := simulateAt(t, townHall(), c.lines, act("A", c.lever))
			require.Empty(t, sim.Problems)
			require.Len(t, sim.Steps, 1)
			equal(t, c.want, sim.Saving)
			require.True(t, sim.Steps[0].Alone.Equal(sim.Saving))
			require.True(t, sim.Steps[0].Last.Equal(sim.Saving))
			require.NotEmpty(t, sim.Steps[0].Formula)
		})
	}
}

// In 2024, 1,000 laptops bought in 2016 cannot take Windows 11, 500 bought in 2020
// can, and 200 of no date are not known. 185.09 × (1/5 − 1/8) × 1000 = 13,881.75.
func laptopsOfThreeAges() []footprint.Line {
	return []footprint.Line{
		{ID: "old", Item: "laptop", Quantity: n("1000"), Purchased: on(2016, 5, 1), System: "Microsoft Windows 10 Professionnel"},
		{ID: "new", Item: "laptop", Quantity: n("500"), Purchased: on(2020, 5, 1), System: "Microsoft Windows 10 Professionnel"},
		{ID: "undated", Item: "laptop", Quantity: n("200")},
		{ID: "spare", Item: "laptop", Quantity: n("50"), Purchased: on(2016, 5, 1), State: footprint.Stock},
		{ID: "free", Item: "laptop", Quantity: n("80"), Purchased: on(2015, 5, 1), System: "Ubuntu 22.04.4 LTS"},
	}
}

func TestAFreeSystemKeepsTheMachinesThatCannotTakeWindows11(t *testing.T) {
	sim := simulate(t, laptopsOfThreeAges(), act("A", strategy.Lever{Kind: strategy.FreeSystem, Years: maybe("8")}))
	require.Empty(t, sim.Problems)
	equal(t, "13881.75", sim.Saving)
	require.Equal(t, []strategy.LifeChange{{Item: "laptop", From: n("5"), To: n("8"), Lines: 1}}, sim.Steps[0].Lives)
}

// Laptops are kept 6 years, and those that cannot take Windows 11 go to 8: from 5
// to 6 for 1,830 of them, spare ones included, then from 6 to 8 for 1,000, and
// nothing twice.
func TestLifetimeAndFreeSystemNeverCountTwice(t *testing.T) {
	keep := act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")})
	free := act("B", strategy.Lever{Kind: strategy.FreeSystem, Items: []string{"laptop"}, Years: maybe("8")})
	sim := simulate(t, laptopsOfThreeAges(), free, keep)
	require.Equal(t, "A", sim.Steps[0].Action)
	equal(t, "11290.49", sim.Steps[0].Saving)  // 185.09 × (1/5 − 1/6) × 1830
	equal(t, "185090/24", sim.Steps[1].Saving) // 185,090 × (1/6 − 1/8)
	equal(t, "13881.75", sim.Steps[1].Alone)
	equal(t, "1536247/300", sim.Steps[0].Last) // 185.09 × (1/5 − 1/6) × the 830 others
	shorter := act("C", strategy.Lever{Kind: strategy.FreeSystem, Years: maybe("6")})
	none := simulate(t, laptopsOfThreeAges(), keep, shorter)
	require.True(t, none.Steps[1].Saving.IsZero(), "who lasts 6 years already gains nothing from a lever that asks for 6")
}

func TestWhatCannotBeComputedIsSaid(t *testing.T) {
	lines := []footprint.Line{hostedAt("10"), of("laptop", "10"), of("paper-ream", "10"), of("printer-laser", "10"),
		{ID: "kw", Item: factors.TechnicalItem, Quantity: n("4"), DataCentre: "Pompes"}, {ID: "p", Item: "server", Quantity: n("1"), DataCentre: "Pompes"},
		{ID: "none", Item: "server", Quantity: n("1"), DataCentre: "Cave", Energy: maybe("0")}}
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	for name, c := range map[string]struct {
		lever strategy.Lever
		code  string
	}{
		"PUE of no place":            {strategy.Lever{Kind: strategy.CoolerPlace, PUE: maybe("1.2")}, "bad-lever"},
		"PUE of an unknown place":    {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Ailleurs", PUE: maybe("1.2")}, "no-place"},
		"PUE of a place by power":    {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Pompes", PUE: maybe("1.2")}, "by-power"},
		"PUE above today's":          {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("1.9")}, "pue-below"},
		"PUE of today":               {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("1.8")}, "pue-below"},
		"PUE where nothing is used":  {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Cave", PUE: maybe("1.2")}, "no-energy"},
		"PUE below 1":                {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("0.9")}, "bad-lever"},
		"PUE beyond any measure":     {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: huge}, "bad-lever"},
		"no PUE":                     {strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie"}, "bad-lever"},
		"consolidation to no number": {strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie"}, "bad-lever"},
		"consolidation below 0":      {strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie", Quantity: maybe("-1")}, "bad-lever"},
		"consolidation elsewhere":    {strategy.Lever{Kind: strategy.Consolidation, Place: "Ailleurs", Quantity: maybe("1")}, "no-server"},
		"cloud of a market figure":   {strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("5"), Basis: strategy.MarketBased}, "not-shown"},
		"cloud of an unsaid basis":   {strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("5")}, "not-shown"},
		"cloud of nothing":           {strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Basis: strategy.LocationBased}, "not-shown"},
		"cloud of zero":              {strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("0"), Basis: strategy.LocationBased}, "not-shown"},
		"cloud below zero":           {strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("-3"), Basis: strategy.LocationBased}, "bad-lever"},
		"cloud beyond any measure":   {strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: huge, Basis: strategy.LocationBased}, "bad-lever"},
		"cloud elsewhere":            {strategy.Lever{Kind: strategy.ToCloud, Place: "Ailleurs", Impact: maybe("3"), Basis: strategy.LocationBased}, "no-server"},
		"pooling without a share":    {strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Quantity: maybe("4")}, "bad-lever"},
		"pooling without servers":    {strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Share: maybe("0.4")}, "bad-lever"},
		"pooling elsewhere":          {strategy.Lever{Kind: strategy.PooledServers, Place: "Ailleurs", Share: maybe("0.4"), Quantity: maybe("4")}, "no-server"},
		"nothing old enough":         {strategy.Lever{Kind: strategy.FreeSystem, Years: maybe("8")}, "no-incompatible"},
		"free system of no life":     {strategy.Lever{Kind: strategy.FreeSystem}, "bad-lever"},
		"reams and printers by unit": {strategy.Lever{Kind: strategy.Fleet, Items: []string{"paper-ream", "printer-laser"}, Quantity: maybe("5")}, "units"},
		"reams and servers by unit":  {strategy.Lever{Kind: strategy.Consolidation, Items: []string{"paper-ream", "server"}, Quantity: maybe("5")}, "units"},
	} {
		t.Run(name, func(t *testing.T) {
			sim := simulateAt(t, townHall(), lines, act("A", c.lever))
			require.Len(t, sim.Problems, 1)
			require.Equal(t, c.code, sim.Problems[0].Code)
			require.Equal(t, diag.Refused, sim.Problems[0].Severity)
			require.NotEmpty(t, sim.Problems[0].Message)
			require.Empty(t, sim.Steps)
			require.Len(t, sim.Unquantified, 1)
			require.True(t, sim.Saving.IsZero())
			require.Equal(t, c.code == "not-shown", sim.Unquantified[0].Why[:len("Gain non démontré")] == "Gain non démontré")
		})
	}
}

func TestServersAlreadyFewAreLeftAlone(t *testing.T) {
	sim := simulateAt(t, townHall(), []footprint.Line{hostedAt("10")}, act("A", strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie", Quantity: maybe("10")}))
	require.Equal(t, diag.Notice, sim.Problems[0].Severity)
	require.True(t, sim.Steps[0].Saving.IsZero())
}

// The options of the caller are theirs: a lever on a place changes its own copy.
func TestALeverOnAPlaceLeavesTheOptionsOfTheCallerAlone(t *testing.T) {
	opts := townHall()
	simulateAt(t, opts, []footprint.Line{hostedAt("10")}, act("A", strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("1.2")}),
		act("B", strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Share: maybe("0.25"), Quantity: maybe("20"), PUE: maybe("1.3")}))
	require.Equal(t, townHall(), opts)
}

// all is every criterion that a publication gives, read beside the default set.
func all(t *testing.T) *factors.Set {
	t.Helper()
	more, err := factors.Load(os.DirFS("../factors/digital4better"))
	require.NoError(t, err)
	set, err := factors.Default().With(more)
	require.NoError(t, err)
	return set
}

// For each criterion the steps sum to the difference of the footprints of the two
// inventories, the second of which is written by hand: 900 laptops kept 6 years
// and 3 of 10 servers.
func TestEveryCriterionSumsToTheDifferenceOfTwoInventories(t *testing.T) {
	set := all(t)
	before := []footprint.Line{of("laptop", "1000"), of("monitor", "1200"), hostedAt("10")}
	after := []footprint.Line{{ID: "l", Item: "laptop", Quantity: n("900"), Lifetime: maybe("6")}, of("monitor", "1200"), hostedAt("3")}
	plan := []strategy.Action{act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}),
		act("B", strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Quantity: maybe("100")}),
		act("C", strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie", Quantity: maybe("3")}),
		act("D", strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("100"), Basis: strategy.LocationBased})}
	opts := townHall()
	sim, err := strategy.Simulate(set, footprint.Inventory{Lines: before}, opts, plan[:3])
	require.NoError(t, err)
	require.Greater(t, len(sim.Criteria), 4)
	require.Equal(t, factors.GWP, sim.Criteria[0].Criterion)
	for at, c := range sim.Criteria {
		opts.Criteria = []factors.Criterion{c.Criterion}
		one, err := footprint.Compute(set, footprint.Inventory{Lines: before}, opts)
		require.NoError(t, err)
		two, err := footprint.Compute(set, footprint.Inventory{Lines: after}, opts)
		require.NoError(t, err)
		want := one.Total(c.Criterion).Value.Sub(two.Total(c.Criterion).Value)
		require.True(t, want.IsPositive(), c.Criterion)
		sum := decimal.Decimal{}
		for _, s := range sim.Steps {
			require.Equal(t, c.Criterion, s.Criteria[at].Criterion)
			sum = sum.Add(s.Criteria[at].Saving)
		}
		require.True(t, sum.Equal(c.Saving))
		require.Equal(t, want.StringFixed(15), c.Saving.StringFixed(15), c.Criterion)
	}

	// A provider that publishes climate alone says nothing of the others.
	moved, err := strategy.Simulate(set, footprint.Inventory{Lines: before}, townHall(), plan)
	require.NoError(t, err)
	require.Len(t, moved.Steps[3].Criteria, 1)
	require.True(t, moved.Criteria[1].After.Equal(sim.Criteria[1].After), "no saving out of what is not published")
	require.False(t, moved.Criteria[0].After.Equal(sim.Criteria[0].After))
}

func TestTheDefaultSetHasClimateAlone(t *testing.T) {
	sim := simulate(t, []footprint.Line{of("laptop", "10")}, act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}))
	require.Len(t, sim.Criteria, 1)
	require.True(t, sim.Criteria[0].Saving.Equal(sim.Saving))
	require.True(t, sim.Steps[0].Criteria[0].After.Equal(sim.Final))
}

// With the lowest and the highest of what is published, the savings sum to the
// difference of the ends of the two inventories.
func TestTheEndsOfTheSavings(t *testing.T) {
	sim := simulate(t, []footprint.Line{of("monitor", "1000")}, act("A", strategy.Lever{Kind: strategy.Longer, Items: []string{"monitor"}, Years: maybe("8")}))
	result := func(line footprint.Line) footprint.Total {
		r, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{line}}, footprint.Options{Year: 2024})
		require.NoError(t, err)
		return r.Total(factors.GWP)
	}
	before, after := result(of("monitor", "1000")), result(footprint.Line{ID: "l", Item: "monitor", Quantity: n("1000"), Lifetime: maybe("8")})
	require.True(t, sim.Low.Equal(before.Low))
	require.True(t, sim.High.Equal(before.High))
	require.Equal(t, before.Low.Sub(after.Low).StringFixed(12), sim.Steps[0].Low.StringFixed(12))
	require.Equal(t, before.High.Sub(after.High).StringFixed(12), sim.Steps[0].High.StringFixed(12))
	require.True(t, sim.Steps[0].Low.LessThanOrEqual(sim.Saving))
	require.True(t, sim.Steps[0].High.GreaterThan(sim.Saving))
}
