package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// simulated is a plan with a part of each kind, on values of several criteria.
func simulated(t *testing.T) *strategy.Assessment {
	t.Helper()
	number := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	maybe := func(text string) decimal.NullDecimal { return decimal.NewNullDecimal(number(text)) }
	more, err := factors.Load(os.DirFS("../../factors/digital4better"))
	require.NoError(t, err)
	set, err := factors.Default().With(more)
	require.NoError(t, err)
	title := "Un intitulé bien plus long que la place que lui laisse une colonne, et qui continue"
	s := strategy.Strategy{Year: 2024, Zone: "FR", Period: strategy.Period{From: 2025, To: 2027},
		Hosting: []strategy.Hosting{{Name: "Mairie", PUE: maybe("1.8")}}, Uses: []strategy.UseOf{{Item: "video-call", Quantity: number("4000")}},
		Outlook:    []strategy.ElectricityYear{{Year: 2027, Factor: number("0.04")}},
		Objectives: []strategy.Objective{{ID: "O1", Footprint: true, Reduction: maybe("0.5"), TargetYear: 2027}},
		Actions: []strategy.Action{
			{ID: "A1", Title: title, From: 2025, To: 2026, Investment: maybe("9000"), Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("8")}},
			{ID: "A2", Title: title, From: 2025, To: 2026, Lever: &strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("200"), Basis: strategy.LocationBased}},
			{ID: "A3", Title: title, Lever: &strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Share: maybe("0.5")}},
			{ID: "A4", Title: title},
		},
		Scenarios: []strategy.Action{
			{ID: "S1", Title: title, Description: "Une convention", From: 2026, To: 2026, Yearly: maybe("-100"), Lever: &strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("1.3")}},
			{ID: "S2", Title: title},
		}}
	lines := []footprint.Line{{ID: "l", Item: "laptop", Quantity: number("1000")}, {ID: "s", Item: "server", Quantity: number("10"), Energy: maybe("2000"), DataCentre: "Mairie"}}
	a, err := strategy.Assess(set, s, footprint.Inventory{Lines: lines})
	require.NoError(t, err)
	return a
}

func TestSimulationIsReadableInAHundredColumns(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, console{out: &out}.simulationTables(simulated(t)))
	for line := range strings.Lines(out.String()) {
		require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 100, line)
	}
	for _, text := range []string{"Total du plan", "€ par t", "À part, hors du total", "Scénario", "dépendance\u00a0: Une convention", "Autre mix, à part", "il reste", "de 5 à 8 ans", "adpe", "Sans gain chiffré"} {
		require.Contains(t, out.String(), text)
	}
}

func TestSimulationAsJSON(t *testing.T) {
	var out bytes.Buffer
	a := simulated(t)
	a.Problems = append(a.Problems, diag.Problem{Code: "bad-pool", Severity: diag.Refused, Message: "refusé"})
	a.Trajectory.Undated = []string{"A9"}
	require.NoError(t, writeJSON(&out, simulationJSON(a)))
	var got struct {
		Schema   int
		Problems []struct{ Code, Message string }
		Undated  []string
		Base     string
		Criteria []struct{ Criterion, Unit, Saving string }
		Steps    []struct {
			Action, Saving, Low, High string
			Criteria                  []struct{ Criterion string }
			Paces                     []struct{ Item, Saving, Life, Longer string }
			Avoidance                 struct {
				Years    int
				Cost     *string `json:"cost_eur"`
				Avoided  string  `json:"avoided_t"`
				PerTonne *string `json:"eur_per_t"`
			}
		}
		Apart     []struct{ Action, Saving string }
		Scenarios []struct {
			Action, Dependency, Why string
			Step                    *struct{ Saving string }
		}
		Trajectory []struct {
			Year                 int
			Value, Embodied, Use string
			Electricity          *string `json:"electricity_apart"`
		}
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &got))
	require.Equal(t, 2, got.Schema)
	require.Equal(t, "bad-pool", got.Problems[len(got.Problems)-1].Code, "the error output shortens the list and refers to this one")
	require.Equal(t, []string{"A9"}, got.Undated)
	require.Greater(t, len(got.Criteria), 4)
	require.Equal(t, "13881.75", got.Steps[0].Saving)
	require.Equal(t, "8", got.Steps[0].Paces[0].Longer)
	require.Equal(t, "9000", *got.Steps[0].Avoidance.Cost)
	require.Equal(t, 3, got.Steps[0].Avoidance.Years)
	require.Len(t, got.Steps[1].Criteria, 1, "the provider publishes climate alone")
	require.Nil(t, got.Steps[1].Avoidance.Cost)
	require.Equal(t, "30", got.Apart[0].Saving)
	require.Equal(t, "Une convention", got.Scenarios[0].Dependency)
	require.Equal(t, "519", got.Scenarios[0].Step.Saving) // 10 × 2000 × 0.5 × 0.0519
	require.Nil(t, got.Scenarios[1].Step)
	require.NotEmpty(t, got.Scenarios[1].Why)
	require.Equal(t, got.Base, got.Trajectory[0].Value)
	require.Nil(t, got.Trajectory[2].Electricity)
	require.NotNil(t, got.Trajectory[3].Electricity)
}
