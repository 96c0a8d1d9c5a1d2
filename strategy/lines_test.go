package strategy_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func ExampleStrategy_Lines() {
	s := strategy.Strategy{
		Year:     2024,
		Hosting:  []strategy.Hosting{{Name: "Syndicat", Share: maybe("0.25"), Power: maybe("40"), Technical: strategy.ByPower}},
		Telework: &strategy.Telework{Employees: 250, Days: maybe("100")},
		Services: []strategy.Service{
			{Name: "Messagerie", Item: "saas-user", Quantity: maybe("300"), Impacts: map[string]decimal.Decimal{"gwp": n("2.5")}, Level: 3},
			{Name: "Visioconférence", Spend: maybe("24")},
		},
		Pools:  map[string]strategy.Pool{"laptop": {Refurbished: maybe("0.2"), Upstream: maybe("3")}},
		Choice: strategy.ConservativeChoice,
	}
	lines, problems := s.Lines(factors.Default())
	for _, l := range lines {
		fmt.Println(l.ID, l.Item, l.Units().StringFixed(1))
	}
	fmt.Println(len(problems), "problems")
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: lines})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, v := range a.Services {
		fmt.Println(v.Name, v.Basis, v.Value.Decimal, "kg CO2e a year")
	}
	// Output:
	// dossier.yaml:hosting.1 technical-environment 40.0
	// dossier.yaml:telework internet-box 31.7
	// dossier.yaml:services.1 saas-user 300.0
	// dossier.yaml:services.2 spend-it-services 24.0
	// 0 problems
	// Messagerie provider 750 kg CO2e a year
	// Visioconférence spend 1800 kg CO2e a year
}

// 300 users × 2.5 kg = 750 kg are in the total; 24 k€ × the published ratio are
// apart; a contract of which nothing is known has no value.
func TestServicesAreValuedByTheBestThatIsKnown(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Services: []strategy.Service{
		{Name: "a", Item: "saas-user", Quantity: maybe("300"), Impacts: map[string]decimal.Decimal{"gwp": n("2.5")}, Level: 3, Spend: maybe("9")},
		{Name: "b", Spend: maybe("24")}, {Name: "c"}, {Name: "d", Item: "laptop"}}}
	lines, problems := s.Lines(factors.Default())
	require.Len(t, problems, 1)
	require.Equal(t, "d", problems[0].Value)
	a := assess(t, s, lines...)
	require.Equal(t, "750", a.Result.Total(factors.GWP).Value.String())
	ratio, ok := factors.Default().Factor("base-carbone-monetary-2023-it-services")
	require.True(t, ok)
	require.Len(t, a.Services, 3)
	for n, want := range []struct {
		basis footprint.Basis
		value string
	}{{footprint.ByProvider, "750"}, {footprint.BySpend, ratio.Value.Mul(decimal.NewFromInt(24)).String()}, {footprint.Unvalued, ""}} {
		v := a.Services[n]
		require.Equal(t, want.basis, v.Basis)
		require.Equal(t, want.value != "", v.Value.Valid)
		if v.Value.Valid {
			require.Equal(t, want.value, v.Value.Decimal.String())
		}
	}
	without := assess(t, s)
	require.False(t, without.Services[0].Value.Valid, "its line was left out")
}

// UF1: 40 kW × a quarter × (97.059 kg + 4,220 kWh × 0.0519); with the PUE, its
// electricity is there.
func TestTheTechnicalEnvironmentOfAPart(t *testing.T) {
	for _, c := range []struct {
		technical strategy.Technical
		want      string
	}{{strategy.ByPower, "3160.770"}, {strategy.ByPUE, "970.590"}, {"", "970.590"}} {
		s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"},
			Hosting: []strategy.Hosting{{Name: "Syndicat", Share: maybe("0.25"), Power: maybe("40"), Technical: c.technical}}}
		lines, _ := s.Lines(factors.Default())
		require.Equal(t, c.want, assess(t, s, lines...).Result.Total(factors.GWP).Value.StringFixed(3), c.technical)
	}
}

// Whoever makes a Strategy without a dossier is told what makes no sense.
func TestDeclarationsThatMakeNoSense(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	for want, s := range map[string]strategy.Strategy{
		"bad-power":    {Hosting: []strategy.Hosting{{Name: "a", Power: huge}}},
		"bad-telework": {Telework: &strategy.Telework{Employees: 3}},
		"bad-service":  {Services: []strategy.Service{{Name: "a", Impacts: map[string]decimal.Decimal{"lifetime": n("3")}}}},
	} {
		lines, problems := s.Lines(factors.Default())
		require.Empty(t, lines)
		require.Len(t, problems, 1)
		require.Equal(t, want, problems[0].Code)
		require.NotEmpty(t, problems[0].Remedy)
	}
	for name, s := range map[string]strategy.Service{"no name": {}, "level": {Name: "a", Level: 6}, "quantity": {Name: "a", Quantity: maybe("-1")}, "spend": {Name: "a", Spend: huge},
		"impact": {Name: "a", Impacts: map[string]decimal.Decimal{"gwp": n("-1")}}} {
		_, problems := strategy.Strategy{Services: []strategy.Service{s}}.Lines(factors.Default())
		require.Len(t, problems, 1, name)
	}
	twice := strategy.Strategy{Hosting: []strategy.Hosting{{Name: "a"}, {Name: "a", Power: maybe("4")}}}
	lines, problems := twice.Lines(factors.Default())
	require.Empty(t, lines, "of two places of one name the first is kept")
	require.Empty(t, problems)
}

func TestOptionsThatMakeNoSense(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"},
		Hosting: []strategy.Hosting{{Name: "a", Share: maybe("0")}, {Name: "b", Share: huge}, {Name: "c", Technical: strategy.ByPower},
			{Name: "d", Technical: strategy.ByPower, Power: maybe("4"), PUE: maybe("1.4")}},
		Pools: map[string]strategy.Pool{"laptop": {Refurbished: maybe("0.1")}, "lapto": {}, "monitor": {Resold: maybe("2"), TotalLife: maybe("8")},
			"tablet": {Resold: maybe("0.2"), TotalLife: huge}, "screens": {Resold: maybe("0.2"), TotalLife: maybe("9")}}}
	opts, problems := strategy.OptionsOf(factors.Default(), s)
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code)
		require.NotEmpty(t, p.Message)
		require.NotEmpty(t, p.Remedy)
	}
	require.Equal(t, []string{"unknown-item", "bad-pool", "bad-pool", "bad-pool", "bad-share", "bad-share", "no-power", "pue-and-power"}, codes)
	require.Len(t, opts.Pools, 1)
	_, err := footprint.Compute(factors.Default(), footprint.Inventory{}, opts)
	require.NoError(t, err, "the engine takes what is left")
}
