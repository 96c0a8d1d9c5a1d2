package strategy_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

// planOn assesses a plan on 10 laptops with what is declared beside them.
func planOn(t *testing.T, actions ...strategy.Action) *strategy.Assessment {
	t.Helper()
	return assess(t, strategy.Strategy{Year: 2024, Zone: "FR", Actions: actions, Period: strategy.Period{From: 2025, To: 2030},
		Uses: []strategy.UseOf{{Item: "video-call", Quantity: n("38400")}, {Item: "stored-gb-year", Quantity: n("60000")}, {Item: "stored-gb-year", Quantity: n("36000")},
			{Item: "laptop", Quantity: n("5")}},
		AI: []strategy.AIUse{{Name: "Résumés", Requests: maybe("100000"), Energy: maybe("3"), PUE: maybe("1.2"), Source: "Fournisseur"}, {Name: "Images", Requests: maybe("10")},
			{Name: "Réunion", Requests: maybe("100000"), Energy: maybe("3"), Zone: "RE"}, {Name: "Muet"},
			{Name: "Absurde", Requests: decimal.NewNullDecimal(decimal.New(1, 999_999_999)), Energy: maybe("3")}}}, of("laptop", "10"))
}

func TestSavingsApartByHand(t *testing.T) {
	for name, c := range map[string]struct {
		lever strategy.Lever
		want  string
	}{
		"10,000 hours of audio instead of video: × 0.015":             {strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Quantity: maybe("10000")}, "150"},
		"a quarter of 38,400 hours: 9,600 × 0.015":                    {strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Share: maybe("0.25")}, "144"},
		"a third of 96,000 GB: 32,000 × 0.00023533417":                {strategy.Lever{Kind: strategy.LessUse, Items: []string{"stored-gb-year"}, Quantity: maybe("32000")}, "7.53069344"},
		"a million pages of 1.5 MB less: 1,500 GB × 0.00950468087":    {strategy.Lever{Kind: strategy.LighterPages, Views: maybe("1000000"), Lighter: maybe("1.5")}, "14.257021305"},
		"half of 100,000 requests: 50,000 × 0.003 × 1.2 × 0.0519":     {strategy.Lever{Kind: strategy.LessAI, Use: "Résumés", Share: maybe("0.5")}, "9.342"},
		"half of those of Réunion, at its mix: 50,000 × 0.003 × 0.78": {strategy.Lever{Kind: strategy.LessAI, Use: "Réunion", Share: maybe("0.5")}, "117"},
	} {
		t.Run(name, func(t *testing.T) {
			a := planOn(t, act("A", c.lever))
			require.Len(t, a.Simulation.Apart, 1)
			got := a.Simulation.Apart[0]
			equal(t, c.want, got.Saving)
			require.Equal(t, "A", got.Action)
			require.NotEmpty(t, got.Source)
			require.Regexp(t, `\d`, got.Formula, "no number without its formula and its inputs")
			require.Contains(t, got.Note, "ne s’ajoutent")
			require.Empty(t, a.Simulation.Steps)
			require.Empty(t, a.Simulation.Unquantified)
			require.True(t, a.Simulation.Saving.IsZero(), "it is in no total")
			require.True(t, a.Simulation.Final.Equal(a.Simulation.Base))
			for _, p := range a.Trajectory.Points {
				require.True(t, p.Value.Equal(a.Simulation.Base), "nor in the trajectory")
			}
		})
	}
}

func TestSavingsApartThatCannotBeComputed(t *testing.T) {
	for name, c := range map[string]struct {
		lever strategy.Lever
		code  string
	}{
		"no use":               {strategy.Lever{Kind: strategy.LessUse, Quantity: maybe("1")}, "one-use"},
		"two uses":             {strategy.Lever{Kind: strategy.LessUse, Items: []string{"email", "video-call"}, Quantity: maybe("1")}, "one-use"},
		"neither nor":          {strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}}, "fleet"},
		"both":                 {strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Quantity: maybe("1"), Share: maybe("0.1")}, "fleet"},
		"undeclared":           {strategy.Lever{Kind: strategy.LessUse, Items: []string{"email"}, Quantity: maybe("1")}, "no-use"},
		"more than there is":   {strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Quantity: maybe("38401")}, "use-too-many"},
		"below zero":           {strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Quantity: maybe("-1")}, "quantity"},
		"more than all":        {strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Share: maybe("1.1")}, "share"},
		"an equipment":         {strategy.Lever{Kind: strategy.LessUse, Items: []string{"laptop"}, Quantity: maybe("1")}, "no-unit-value"},
		"no page":              {strategy.Lever{Kind: strategy.LighterPages, Lighter: maybe("1")}, "pages"},
		"no megabyte":          {strategy.Lever{Kind: strategy.LighterPages, Views: maybe("1")}, "pages"},
		"pages beyond measure": {strategy.Lever{Kind: strategy.LighterPages, Lighter: maybe("1"), Views: decimal.NewNullDecimal(decimal.New(1, 999_999_999))}, "pages"},
		"no entry":             {strategy.Lever{Kind: strategy.LessAI, Share: maybe("0.5")}, "no-ai"},
		"unknown entry":        {strategy.Lever{Kind: strategy.LessAI, Use: "Autre", Share: maybe("0.5")}, "no-ai"},
		"no share":             {strategy.Lever{Kind: strategy.LessAI, Use: "Résumés"}, "share"},
		"no request":           {strategy.Lever{Kind: strategy.LessAI, Use: "Muet", Share: maybe("0.5")}, "no-requests"},
		"absurd requests":      {strategy.Lever{Kind: strategy.LessAI, Use: "Absurde", Share: maybe("0.5")}, "no-requests"},
		"no electricity":       {strategy.Lever{Kind: strategy.LessAI, Use: "Images", Share: maybe("0.5")}, "no-wh"},
	} {
		t.Run(name, func(t *testing.T) {
			a := planOn(t, act("A", c.lever))
			require.Empty(t, a.Simulation.Apart)
			require.Len(t, a.Simulation.Unquantified, 1)
			require.Len(t, a.Simulation.Problems, 1)
			require.Equal(t, c.code, a.Simulation.Problems[0].Code)
			require.NotEmpty(t, a.Simulation.Problems[0].Message)
			require.NotEmpty(t, a.Simulation.Problems[0].Remedy)
		})
	}
}
