package strategy_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func TestAnEmptyStrategyInventsNothing(t *testing.T) {
	a := assess(t, strategy.Strategy{})
	require.Equal(t, strategy.Undetermined, a.Scope.Standing)
	require.Nil(t, a.Result)
	require.Nil(t, a.Simulation)
	require.Nil(t, a.Trajectory)
	require.Nil(t, a.Territory)
	require.Empty(t, a.Uses)
	require.Len(t, a.Findings, 14)
	for _, f := range a.Findings {
		require.Contains(t, []strategy.Status{strategy.Unknown, strategy.NotMet}, f.Status, f.Code)
		require.False(t, f.Required, f.Code)
		require.NotEmpty(t, f.Missing, f.Code)
	}
	for _, theme := range a.Themes {
		require.Equal(t, strategy.NotTreated, theme.Treatment)
	}
	require.Equal(t, "no-year", a.Problems[len(a.Problems)-1].Code)
}

// Lines that could not be read are no footprint of 0, and no plan reaches an
// objective with it.
func TestNothingMeasuredGivesNoFigure(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Objectives: []strategy.Objective{{ID: "O1", TargetYear: 2030}}}
	for name, lines := range map[string][]footprint.Line{"no line": nil, "refused alone": {{Item: "toaster", Quantity: decimal.NewFromInt(1)}}} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, s, lines...)
			require.False(t, a.Measured())
			require.NotNil(t, a.Result)
			require.Nil(t, a.Simulation)
			require.Nil(t, a.Trajectory)
			require.Equal(t, "no-figure", a.Problems[0].Code)
		})
	}
}

func TestBothHalvesOfTheAssessment(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Date: on(2025, time.June, 30), Body: strategy.Body{INSEE: "38185", Population: strategy.Population{Total: 61_000, Municipal: 60_000}}}
	status := func(a *strategy.Assessment) strategy.Status { return a.Findings[3].Status }
	require.Equal(t, "P3", assess(t, s).Findings[3].Code)
	require.Equal(t, strategy.Met, status(assess(t, s, of("laptop", "10"))))
	require.Equal(t, strategy.Unknown, status(assess(t, s)), "the national ratio alone says nothing of the place")
	require.Equal(t, strategy.Unknown, status(assess(t, s, of("thin-client", "10"))), "an inventory without a value measures nothing")
	s.Body.Population.Municipal = 0
	a := assess(t, s, of("laptop", "10"))
	require.Equal(t, strategy.Unknown, status(a), "the text speaks of the territory")
	require.Nil(t, a.Territory, "the population totale serves the threshold alone")
}

func TestOptionsOfTheDossier(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "97411", Agents: 12, Population: strategy.Population{Municipal: 60_000}},
		Lifetimes: map[string]decimal.Decimal{"laptop": n("6"), "desk": n("7"), "monitor": n("0"), "tablet": decimal.New(1, 999_999_999)},
		Hosting: []strategy.Hosting{{Name: "Mairie", PUE: maybe("1.6")}, {Name: "Mairie", PUE: maybe("3")}, {Name: "Annexe", PUE: maybe("0.5")},
			{Name: "Cave", PUE: decimal.NewNullDecimal(decimal.New(1, 999_999_999))}, {Name: "Nuage"}},
	}
	a := assess(t, s, of("laptop", "10"))
	require.Equal(t, "RE", a.Options.Zone)
	require.Equal(t, 12, a.Options.Agents)
	require.Equal(t, 60_000, a.Options.Inhabitants)
	require.Len(t, a.Options.Lifetimes, 1)
	require.True(t, n("1.6").Equal(a.Options.DataCentres["Mairie"].PUE.Decimal))
	require.False(t, a.Options.DataCentres["Annexe"].PUE.Valid)
	require.Contains(t, a.Options.DataCentres, "Nuage")
	var codes []string
	for _, p := range a.Problems {
		codes = append(codes, p.Code)
		require.NotEmpty(t, p.Message)
		require.NotEmpty(t, p.Remedy)
	}
	require.Equal(t, []string{"unknown-item", "bad-lifetime", "bad-lifetime", "duplicate-hosting", "bad-pue", "bad-pue"}, codes)
}

func TestZone(t *testing.T) {
	for name, c := range map[string]struct {
		zone, insee string
		want, code  string
	}{
		"given":                       {"MQ", "38185", "MQ", ""},
		"of the commune":              {"", "2A004", "FR-20R", ""},
		"unknown zone":                {"XX", "38185", "FR", "unknown-zone"},
		"nothing known":               {"", "", "FR", "no-zone"},
		"a code that settles nothing": {"", "98735", "FR", "no-zone"},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, strategy.Strategy{Year: 2024, Zone: c.zone, Body: strategy.Body{INSEE: c.insee}}, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(1)})
			require.Equal(t, c.want, a.Options.Zone)
			if c.code == "" {
				require.Empty(t, a.Problems)
			} else {
				require.Equal(t, c.code, a.Problems[0].Code)
			}
		})
	}
}

func TestUsesStandApart(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Uses: []strategy.UseOf{
		{Item: "video-call", Quantity: n("1000")}, {Item: "laptop", Quantity: n("1")}, {Item: "vidéo", Quantity: n("1")},
		{Item: "email", Quantity: n("-1")}, {Item: "email", Quantity: decimal.New(1, 999_999_999)}}}
	with, without := assess(t, s, of("laptop", "10")), assess(t, strategy.Strategy{Year: 2024, Body: s.Body}, of("laptop", "10"))
	require.True(t, with.Result.Total(factors.GWP).Value.Equal(without.Result.Total(factors.GWP).Value))
	require.Len(t, with.Uses, 1)
	u := with.Uses[0]
	require.True(t, u.Value.Decimal.Equal(u.Factor.Value.Mul(n("1000"))))
	require.Equal(t, "Une heure de visioconférence", u.Name)
	require.Contains(t, u.Note, "ne s’ajoute jamais")
	require.Equal(t, 4, with.Problems.Count(diag.Refused))
}

func TestTheTerritoryIsNeverAdded(t *testing.T) {
	a := assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185", Population: strategy.Population{Municipal: 100}}}, of("laptop", "1"))
	require.True(t, n("43400").Equal(a.Territory.Value))
	require.Contains(t, a.Territory.Note, "non spécifique au territoire")
	equal(t, "38.52400825", a.Result.Total(factors.GWP).Value)
}

func TestProblemsOfThePlanAndItsCalendarAreKept(t *testing.T) {
	longer := &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}
	a := assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"},
		Actions: []strategy.Action{{ID: "A1", Lever: longer}, {ID: "A2", Lever: &strategy.Lever{Kind: "magic", Items: []string{"laptop"}}}}}, of("laptop", "1"))
	require.Len(t, a.Problems, 2)
	require.Equal(t, "unknown-lever", a.Problems[0].Code)
	require.Equal(t, "no-calendar", a.Problems[1].Code)
	require.Equal(t, []string{"A1"}, a.Trajectory.Undated)
}

func TestAYearThatCannotBeIsAnError(t *testing.T) {
	_, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 12}, footprint.Inventory{})
	require.ErrorContains(t, err, "year 12")
	_, err = strategy.Assess(nil, strategy.Strategy{}, footprint.Inventory{})
	require.Error(t, err)
}

func TestSameDossierSameAnswer(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Date: on(2025, time.June, 30), Body: strategy.Body{Kind: strategy.Commune, INSEE: "38185", Population: strategy.Population{Total: 61_000, Municipal: 60_000}},
		Lifetimes: map[string]decimal.Decimal{"laptop": n("6"), "monitor": n("8"), "x": n("1"), "y": n("1"), "z": n("1")}}
	first := assess(t, s, of("laptop", "10"), of("monitor", "10"))
	for range 20 {
		again := assess(t, s, of("laptop", "10"), of("monitor", "10"))
		require.Equal(t, first.Problems, again.Problems)
		require.Equal(t, first.Findings, again.Findings)
		require.Equal(t, first.Indicators, again.Indicators)
		require.Equal(t, first.Method, again.Method)
	}
}

// A machine whose host is not in the inventory is told by the assessment too.
func TestMachinesWithoutAHostAreTold(t *testing.T) {
	inv := footprint.Inventory{
		Lines:    []footprint.Line{{ID: "a:2", Item: "server", Name: "SRV-01", Quantity: decimal.NewFromInt(1)}},
		Machines: []footprint.Machine{{ID: "vm:2", File: "vm.csv", Row: 2, Name: "ged", Host: "SRV-01", VCPU: decimal.NewNullDecimal(decimal.NewFromInt(4)), RAM: decimal.NewNullDecimal(decimal.NewFromInt(8)), Storage: decimal.NewNullDecimal(decimal.NewFromInt(10))}, {ID: "vm:3", File: "vm.csv", Row: 3, Name: "paie", Host: "SRV-09"}},
		Attached: 2,
	}
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "45999"}}, inv)
	require.NoError(t, err)
	require.Len(t, a.Machines.Machines, 2)
	var rows []int
	for _, p := range a.Problems {
		if p.File == "vm.csv" && p.Severity == diag.Refused {
			rows = append(rows, p.Row)
		}
	}
	require.Equal(t, []int{3}, rows)
}
