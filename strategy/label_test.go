package strategy_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func ExampleLabelState() {
	for _, l := range []strategy.Label{{Year: 2022, Level: "4"}, {Year: 2025, Level: "or"}} {
		a, err := strategy.Assess(factors.Default(), strategy.Strategy{Date: on(2026, time.January, 15), Label: l}, footprint.Inventory{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(a.Label.Of.Name, "scale", a.Label.Of.Scale, "closed", a.Label.Closed, "—", a.Label.Of.Doubt)
	}
	// Output:
	// niveau 4 scale 1-5 closed true — Définition non lue : à vérifier
	// or scale 2025 closed false — Définition non lue : à vérifier
}

func ExampleLaw_LabelLevels() {
	for _, year := range []int{2015, 2024, 2025} {
		for _, level := range strategy.DefaultLaw().LabelLevels(year) {
			fmt.Print(level.Level, " ")
		}
		fmt.Println(year)
	}
	// Output:
	// 2015
	// 1 2 3 4 5 2024
	// badge bronze argent or 2025
}

// The levels 1 to 5 are no current ones from 2025 on, and no level of one scale is
// taken for one of the other.
func TestEachScaleHasItsYears(t *testing.T) {
	for name, c := range map[string]struct {
		label strategy.Label
		on    time.Time
		scale string
		open  bool
		code  string
	}{
		"5 in 2024, the same year": {strategy.Label{Year: 2024, Level: "5"}, on(2024, time.December, 31), "1-5", true, ""},
		"5 in 2024, a year after":  {strategy.Label{Year: 2024, Level: "5"}, on(2025, time.January, 1), "1-5", false, ""},
		"5 in 2025":                {strategy.Label{Year: 2025, Level: "5"}, on(2026, time.January, 1), "", false, "label-scale"},
		"argent in 2024":           {strategy.Label{Year: 2024, Level: "argent"}, on(2026, time.January, 1), "", false, "label-scale"},
		"argent in 2025":           {strategy.Label{Year: 2025, Level: "argent"}, on(2026, time.January, 1), "2025", true, ""},
		"before the label":         {strategy.Label{Year: 2015, Level: "1"}, on(2026, time.January, 1), "", false, "label-scale"},
		"no year":                  {strategy.Label{Level: "or"}, on(2026, time.January, 1), "", false, "half-label"},
		"no level":                 {strategy.Label{Year: 2025}, on(2026, time.January, 1), "", false, "half-label"},
		"no date of the document":  {strategy.Label{Year: 2024, Level: "5"}, time.Time{}, "1-5", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, strategy.Strategy{Year: 2024, Date: c.on, Body: strategy.Body{INSEE: "38185"}, Label: c.label}, of("laptop", "1"))
			require.Equal(t, c.scale, a.Label.Of.Scale)
			require.Equal(t, c.open, a.Label.Of.Scale != "" && !a.Label.Closed)
			if c.code == "" {
				require.Empty(t, codes(a))
			} else {
				require.Equal(t, []string{c.code}, codes(a))
			}
		})
	}
	require.Nil(t, assess(t, strategy.Strategy{Year: 2024}).Label)
}

func TestSelfAssessment(t *testing.T) {
	a := assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, SelfAssessment: []strategy.DimensionScore{
		{Dimension: 3, Score: 2, Text: "Bureautique"}, {Dimension: 1, Score: 0}, {Dimension: 3, Score: 3}, {Dimension: 6, Score: 1}, {Dimension: 2, Score: 4}, {Dimension: 4, Score: -1}}}, of("laptop", "1"))
	require.Len(t, a.Dimensions, 5)
	require.True(t, a.Dimensions[0].Scored, "a score of 0 is a score")
	require.Equal(t, 0, a.Dimensions[0].Score)
	require.False(t, a.Dimensions[1].Scored, "silence is no score of 0")
	require.Equal(t, "démarche suivie", a.Dimensions[2].Meaning)
	require.Equal(t, "Bureautique", a.Dimensions[2].Text)
	require.Equal(t, []string{"bad-score", "bad-score", "bad-score", "bad-score"}, codes(a))
	again := assess(t, strategy.Strategy{Year: 2024})
	require.False(t, again.Dimensions[2].Scored, "the table is not written to")
}

func ExampleLabelDimension() {
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{SelfAssessment: []strategy.DimensionScore{{Dimension: 3, Score: 1, Text: "Bureautique libre"}}}, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range a.Dimensions[2:4] {
		fmt.Printf("%d %s %t %d %q\n", d.Number, d.Title, d.Scored, d.Score, d.Meaning)
	}
	// Output:
	// 3 Logiciels et systèmes libres true 1 "premières initiatives"
	// 4 Communication et écosystème false 0 ""
}

func TestEveryFactAcrossTheThemesSaysHowItWasChecked(t *testing.T) {
	law := strategy.DefaultLaw()
	said := func(e strategy.Evidence, source, name string) {
		require.NotEmpty(t, e.String(), name)
		require.NotEmpty(t, source, name)
	}
	for _, e := range law.Networks {
		said(e.Evidence, e.Source, e.ID)
		require.Equal(t, e.Full.IsZero() && e.From.IsZero(), e.When == "non annoncée" || e.When == "début 2025", "%s: a date that was announced is one that can be compared", e.ID)
	}
	for _, year := range []int{2020, 2026} {
		for _, level := range law.LabelLevels(year) {
			said(level.Evidence, level.Source, level.Name)
			require.Equal(t, level.Meaning == "", level.Doubt != "", level.Name)
		}
	}
	for _, d := range assess(t, strategy.Strategy{}).Dimensions {
		said(d.Evidence, d.Source, d.Title)
	}
	overseas, _ := law.Country("RE")
	require.Equal(t, strategy.ToCheck, overseas.Evidence)
}
