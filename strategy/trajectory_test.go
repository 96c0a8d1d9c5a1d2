package strategy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

func project(s strategy.Strategy, savings map[string]string) *strategy.Trajectory {
	sim := &strategy.Simulation{Base: n("1000")}
	for _, a := range s.Actions {
		sim.Steps = append(sim.Steps, strategy.Step{Action: a.ID, Saving: n(savings[a.ID])})
	}
	return strategy.Project(s, sim)
}

func TestPhases(t *testing.T) {
	for name, c := range map[string]struct {
		from, to int
		want     []string // 2024 to 2028, with a saving of 300
	}{
		"three years":                  {2025, 2027, []string{"1000", "900", "800", "700", "700"}},
		"one year":                     {2026, 2026, []string{"1000", "1000", "700", "700", "700"}},
		"only the first year given":    {2026, 0, []string{"1000", "1000", "700", "700", "700"}},
		"only the last year given":     {0, 2026, []string{"1000", "1000", "700", "700", "700"}},
		"begun before the inventory":   {2020, 2026, []string{"1000", "850", "700", "700", "700"}},
		"done before the inventory":    {2018, 2020, []string{"1000", "700", "700", "700", "700"}},
		"unfinished at the end":        {2027, 2032, []string{"1000", "1000", "1000", "950", "900"}},
		"no calendar: stays out of it": {0, 0, []string{"1000", "1000", "1000", "1000", "1000"}},
		"backwards: stays out of it":   {2027, 2026, []string{"1000", "1000", "1000", "1000", "1000"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := strategy.Strategy{Year: 2024, Period: strategy.Period{From: 2025, To: 2028}, Actions: []strategy.Action{{ID: "A", From: c.from, To: c.to}}}
			got := project(s, map[string]string{"A": "300"})
			require.Len(t, got.Points, len(c.want))
			for i, p := range got.Points {
				require.Equal(t, 2024+i, p.Year)
				require.True(t, n(c.want[i]).Equal(p.Value), "%d: %s", p.Year, p.Value)
			}
			require.Contains(t, got.Hypothesis, "Hypothèse")
			unusable := c.from == 0 && c.to == 0 || c.to != 0 && c.to < c.from
			require.Equal(t, unusable, len(got.Undated) == 1)
			require.Equal(t, unusable, len(got.Problems) == 1)
		})
	}
}

func TestGoalsAndGaps(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Period: strategy.Period{From: 2025, To: 2026}, Actions: []strategy.Action{{ID: "A", From: 2025, To: 2027}},
		Objectives: []strategy.Objective{
			{ID: "far", Footprint: true, Reduction: maybe("0.4"), TargetYear: 2030},
			{ID: "near", Footprint: true, Reduction: maybe("0.1"), TargetYear: 2026, BaseYear: 2024},
			{ID: "other", Reduction: maybe("0.5"), TargetYear: 2030}, // of something else
			{ID: "silent", Footprint: true, TargetYear: 2030},
			{ID: "2015", Footprint: true, Reduction: maybe("0.5"), TargetYear: 2030, BaseYear: 2015},
			{ID: "no-year", Footprint: true, Reduction: maybe("0.5")},
			{ID: "past", Footprint: true, Reduction: maybe("0.5"), TargetYear: 2024},
			{ID: "never", Footprint: true, Reduction: maybe("0.5"), TargetYear: 1_000_000_000},
		}}
	got := project(s, map[string]string{"A": "300"})
	require.Len(t, got.Goals, 2)
	require.Equal(t, "far", got.Goals[0].Objective)
	require.True(t, n("600").Equal(got.Goals[0].Target))
	require.True(t, n("700").Equal(got.Goals[0].Planned))
	require.True(t, n("100").Equal(got.Goals[0].Gap))
	require.True(t, n("900").Equal(got.Goals[1].Target))
	require.True(t, n("-100").Equal(got.Goals[1].Gap), "better than the objective")
	require.Equal(t, 2030, got.Points[len(got.Points)-1].Year)
	require.Len(t, got.Problems, 4)
}

func TestTrajectoryEndsAtTheSimulation(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Period: strategy.Period{To: 2030}, Actions: []strategy.Action{{ID: "A", From: 2025, To: 2027}, {ID: "B", From: 2026, To: 2029}}}
	got := project(s, map[string]string{"A": "100.333333333333333", "B": "33.1"})
	require.True(t, n("866.566666666666667").Equal(got.Points[6].Value))
	require.True(t, n("1000").Equal(got.Points[0].Value))
}

func TestTrajectoryIsBounded(t *testing.T) {
	got := project(strategy.Strategy{Year: 2024, Period: strategy.Period{To: 1_000_000_000}}, nil)
	require.Len(t, got.Points, 101)
}
