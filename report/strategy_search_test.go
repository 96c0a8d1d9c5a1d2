package report_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func TestTheSetsThatReachAnObjectiveAreShown(t *testing.T) {
	number := func(s string) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.RequireFromString(s)) }
	s := small()
	s.Period = strategy.Period{From: 2025, To: 2030}
	s.Actions = []strategy.Action{
		{ID: "A1", Title: "Garder", Investment: number("6600"), Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: number("6")}},
		{ID: "A2", Title: "Retirer", Lever: &strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: number("0.1")}},
	}
	laptops := footprint.Line{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(1000)}
	for reduction, want := range map[string][]string{
		"0.15": {"| Le moins coûteux | A1 | 1\u202f100 | 32,4 | optimum démontré |", "A2 (coût absent du dossier)"},
		"0.2":  {"| Le moins coûteux | hors d’atteinte", "| Le moins d’actions | A1, A2 | n.d. | 29,1 | optimum démontré |"},
		"0.5":  {"n’y suffisent pas. Même avec A1, A2, en plein effet, il manque 9,86\u00a0t"}, // 38,524 ÷ 2 − 9,405
	} {
		t.Run(reduction, func(t *testing.T) {
			s.Objectives = []strategy.Objective{{ID: "O1", Title: "Réduire", Footprint: true, TargetYear: 2030, Reduction: number(reduction)}}
			text := markdown(t, assess(t, s, laptops))
			for _, part := range want {
				require.Contains(t, text, part)
			}
		})
	}
	s.Actions = nil
	require.Contains(t, markdown(t, assess(t, s, laptops)), "aucune action du dossier n’a de gain calculé")
}
