package strategy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

func neighbour(t *testing.T, s strategy.Strategy, id string) strategy.Neighbour {
	t.Helper()
	for _, o := range assess(t, s).Neighbours {
		if o.ID == id {
			return o
		}
	}
	require.Fail(t, "no neighbour "+id)
	return strategy.Neighbour{}
}

func TestReuseInPurchases(t *testing.T) {
	for name, c := range map[string]struct {
		p      strategy.Purchasing
		want   strategy.Status
		target string
	}{
		"unknown":                   {strategy.Purchasing{}, strategy.Unknown, ""},
		"spend alone":               {strategy.Purchasing{Spend: maybe("100"), Year: 2024}, strategy.Unknown, ""},
		"nothing spent":             {strategy.Purchasing{Spend: maybe("0"), Reused: maybe("0"), Year: 2024}, strategy.Unknown, ""},
		"a known nil":               {strategy.Purchasing{Spend: maybe("100"), Reused: maybe("0"), Year: 2024}, strategy.NotMet, "20"},
		"just below":                {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("199.99"), Year: 2024}, strategy.NotMet, "20"},
		"exactly":                   {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("200"), Year: 2026}, strategy.Met, "20"},
		"the same, a year later":    {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("200"), Year: 2027}, strategy.NotMet, "25"},
		"the next step":             {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("299"), Year: 2030}, strategy.NotMet, "30"},
		"before the decree's rates": {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("10"), Year: 2023}, strategy.NotApplicable, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := neighbour(t, strategy.Strategy{Year: 2024, Purchasing: c.p}, "agec")
			require.Equal(t, c.want, o.Status)
			require.Equal(t, c.target != "", o.Target.Valid)
			if o.Target.Valid {
				require.True(t, n(c.target).Equal(o.Target.Decimal))
				require.NotEmpty(t, o.Found)
			}
			require.Contains(t, o.Doubt, "à vérifier", "the doubt on the decree's column stays in sight")
		})
	}
}

func TestReuseOfDecommissioned(t *testing.T) {
	for name, c := range map[string]struct {
		d     strategy.Disposal
		want  strategy.Status
		value string
	}{
		"unknown":             {strategy.Disposal{}, strategy.Unknown, ""},
		"no stock":            {strategy.Disposal{Reused: 5, Year: 2025}, strategy.Unknown, ""},
		"none reused":         {strategy.Disposal{Stock: 40, Year: 2025}, strategy.NotMet, "0"},
		"half":                {strategy.Disposal{Stock: 40, Reused: 20, Year: 2025}, strategy.Met, "50"},
		"a third in 2024":     {strategy.Disposal{Stock: 300, Reused: 104, Year: 2024}, strategy.NotMet, ""},
		"35 % in 2024":        {strategy.Disposal{Stock: 300, Reused: 105, Year: 2024}, strategy.Met, "35"},
		"more than the stock": {strategy.Disposal{Stock: 40, Reused: 60, Year: 2025}, strategy.Met, "150"},
		"before the decree":   {strategy.Disposal{Stock: 40, Reused: 60, Year: 2022}, strategy.NotApplicable, "150"},
	} {
		t.Run(name, func(t *testing.T) {
			o := neighbour(t, strategy.Strategy{Year: 2024, Disposal: c.d}, "reen-reuse")
			require.Equal(t, c.want, o.Status)
			if c.value != "" {
				require.True(t, n(c.value).Equal(o.Value.Decimal), "%s", o.Value.Decimal)
			}
		})
	}
}

func TestFiguresWithoutAYearAreNotJudged(t *testing.T) {
	o := neighbour(t, strategy.Strategy{Purchasing: strategy.Purchasing{Spend: maybe("100"), Reused: maybe("50")}}, "agec")
	require.Equal(t, strategy.Unknown, o.Status)
	require.NotEmpty(t, o.Found)
}

func TestOtherNeighboursAreLeftToCheck(t *testing.T) {
	for _, o := range assess(t, strategy.Strategy{Year: 2024}).Neighbours {
		require.Equal(t, strategy.Unknown, o.Status, o.ID)
		require.NotEmpty(t, o.Bring, o.ID)
		require.NotEmpty(t, o.Threshold, o.ID)
		require.NotEmpty(t, o.Rule, o.ID)
	}
}
