package report_test

import (
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// planned is a plan on 1,000 laptops and 10 servers, with a scenario and a saving
// beside the fleet.
func planned() (strategy.Strategy, []footprint.Line) {
	maybe := func(text string) decimal.NullDecimal {
		return decimal.NewNullDecimal(decimal.RequireFromString(text))
	}
	s := small()
	s.Period = strategy.Period{From: 2025, To: 2027}
	s.Hosting = []strategy.Hosting{{Name: "Mairie", PUE: maybe("1.8")}}
	s.Uses = []strategy.UseOf{{Item: "video-call", Quantity: decimal.NewFromInt(4000)}}
	s.Outlook = []strategy.ElectricityYear{{Year: 2027, Factor: decimal.RequireFromString("0.04")}}
	s.Actions = []strategy.Action{
		{ID: "A1", Title: "Garder les portables huit ans", From: 2025, To: 2025, Investment: maybe("9000"), Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("8")}},
		{ID: "A2", Title: "Couper la caméra", Lever: &strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Share: maybe("0.5")}},
		{ID: "A3", Title: "Confier les serveurs à un hébergeur", From: 2025, To: 2025,
			Lever: &strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("200"), Basis: strategy.LocationBased}},
	}
	s.Scenarios = []strategy.Action{
		{ID: "S1", Title: "Mutualiser les serveurs", Description: "Une convention", From: 2026, To: 2026, Yearly: maybe("4000"),
			Lever: &strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Share: maybe("0.25"), Quantity: maybe("20"), PUE: maybe("1.3")}},
		{ID: "S2", Title: "Acheter de l’électricité verte", Lever: &strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("0"), Basis: strategy.MarketBased}},
	}
	return s, []footprint.Line{{ID: "l", Item: "laptop", Quantity: decimal.NewFromInt(1000)}, {ID: "s", Item: "server", Quantity: decimal.NewFromInt(10), Energy: maybe("2000"), DataCentre: "Mairie"}}
}

// row gives the line of a table that begins with an id, its spaces plain.
func row(text, id string) (found []string) {
	for line := range strings.Lines(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)) {
		if strings.HasPrefix(line, "| "+id+" ") {
			found = append(found, strings.TrimSpace(line))
		}
	}
	return found
}

func TestTheStrategyShowsSavingsCostsAndScenarios(t *testing.T) {
	s, lines := planned()
	text := markdown(t, assess(t, s, lines...))
	a1 := row(text, "A1")
	require.Contains(t, a1[0], "13,9", "13,881.75 kg")
	// 7,403.6 kg in 2025, then 13,881.75 in 2026 and 2027: 35.2 t, and 9,000 € for them.
	require.Contains(t, a1[1], "9 000")
	require.Contains(t, a1[1], "35,2")
	require.Contains(t, a1[1], "256")
	require.Contains(t, strings.Join(row(text, "A2"), "\n"), "| 30,0 |", "2,000 hours × 15 g, apart")
	s1 := row(text, "S1")[1] // after that of the law's checklist
	require.Contains(t, s1, "| 8 000 | 1,94 |")
	require.Contains(t, text, "**S1**. Dépendance\u00a0: Une convention", "apart from euros and from carbon")
	require.Contains(t, row(text, "S2")[1], "| n.d. |")
	require.Contains(t, text, "Carbone\u00a0: gain non démontré")
	require.Contains(t, row(text, "2027")[0], "−0,35", "29,017.5 kWh × (0.04 − 0.0519), the servers gone: the effect of another mix in its own column")
	require.NotContains(t, text, "Gains du plan sur les autres critères")
}

func TestTheOtherCriteriaAreInAnAnnexWhereTheyAreComputed(t *testing.T) {
	more, err := factors.Load(os.DirFS("../factors/digital4better"))
	require.NoError(t, err)
	set, err := factors.Default().With(more)
	require.NoError(t, err)
	s, lines := planned()
	a, err := strategy.Assess(set, s, footprint.Inventory{Lines: lines})
	require.NoError(t, err)
	text := markdown(t, a)
	require.Contains(t, text, "Gains du plan sur les autres critères")
	moved := row(text, "A3")
	require.Contains(t, moved[len(moved)-1], "n.d.", "a provider that publishes climate alone says nothing of the others")
	require.NoError(t, report.JSON(&strings.Builder{}, report.Strategy(a)))
}
