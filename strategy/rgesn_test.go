package strategy_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

func ExampleRGESN_Score() {
	site := strategy.RGESN{Priority: 20, PriorityOf: 30, Recommended: 10, RecommendedOf: 20, Moderate: 5, ModerateOf: 10}
	fmt.Println(site.Score().Decimal, "%")
	fmt.Println(strategy.RGESN{}.Score().Valid)
	// Output:
	// 59.375 %
	// false
}

func TestScoreByHand(t *testing.T) {
	for name, c := range map[string]struct {
		counts strategy.RGESN
		want   string // "" where there is none
	}{
		"(20×1.5 + 10×1.25 + 5) ÷ (30×1.5 + 20×1.25 + 10)": {strategy.RGESN{Priority: 20, PriorityOf: 30, Recommended: 10, RecommendedOf: 20, Moderate: 5, ModerateOf: 10}, "950/16"},
		"all 78":                                   {strategy.RGESN{Priority: 30, PriorityOf: 30, Recommended: 30, RecommendedOf: 30, Moderate: 18, ModerateOf: 18}, "100"},
		"nothing validated is a known 0":           {strategy.RGESN{PriorityOf: 30}, "0"},
		"one of three, all moderate":               {strategy.RGESN{Moderate: 1, ModerateOf: 3}, "100/3"},
		"weights differ: (1.5) ÷ (1.5 + 1.25 + 1)": {strategy.RGESN{Priority: 1, PriorityOf: 1, RecommendedOf: 1, ModerateOf: 1}, "40"},
		"nothing known":                            {strategy.RGESN{}, ""},
		"more validated than apply":                {strategy.RGESN{Priority: 2, PriorityOf: 1}, ""},
		"validated of nothing":                     {strategy.RGESN{Priority: 2}, ""},
		"below 0":                                  {strategy.RGESN{Moderate: -1, ModerateOf: 3}, ""},
		"more than the 78 criteria":                {strategy.RGESN{PriorityOf: 40, RecommendedOf: 39}, ""},
		"far more":                                 {strategy.RGESN{Priority: math.MaxInt, PriorityOf: math.MaxInt}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := c.counts.Score()
			require.Equal(t, c.want != "", got.Valid)
			if got.Valid {
				equal(t, c.want, got.Decimal)
			}
		})
	}
}

// One more criterion validated never lowers the score.
func TestScoreGrowsWithEachCriterion(t *testing.T) {
	before := n("-1")
	for k := range 79 {
		r := strategy.RGESN{PriorityOf: 26, RecommendedOf: 26, ModerateOf: 26, Priority: min(k, 26), Recommended: min(max(0, k-26), 26), Moderate: max(0, k-52)}
		got := r.Score()
		require.True(t, got.Valid && got.Decimal.GreaterThan(before), k)
		before = got.Decimal
	}
	require.True(t, before.Equal(n("100")))
}
