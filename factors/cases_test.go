package factors_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

func valueOf(t *testing.T, id string) decimal.Decimal {
	t.Helper()
	f, ok := factors.Default().Factor(id)
	require.True(t, ok, id)
	return f.Value
}

// Figures that others publish, or that follow from what is published by
// arithmetic, recomputed from the values of the set.
func TestPublishedCases(t *testing.T) {
	dec := decimal.RequireFromString
	wholeLife := func(item string) decimal.Decimal {
		i, _ := factors.Default().Item(item)
		sum := i.Energy.Value.Mul(valueOf(t, "base-carbone-elec-fr-2024")).Mul(i.Lifetime.Value)
		for _, f := range i.Factors {
			if f.Criterion == factors.GWP {
				sum = sum.Add(f.Value)
			}
		}
		return sum
	}
	uf1 := valueOf(t, "rcp-dc-uf1-gwp-manufacturing").Add(valueOf(t, "rcp-dc-uf1-gwp-distribution")).Add(valueOf(t, "rcp-dc-uf1-gwp-end-of-life"))
	for name, c := range map[string]struct {
		got  decimal.Decimal
		want string
	}{
		"Impact CO2, a laptop over its life":                {wholeLife("laptop"), "192.62004125"},
		"Impact CO2, a screen over its life":                {wholeLife("monitor"), "92.5722"},
		"RCP-DC table 29, 10 kW over a year":                {uf1.Mul(dec("10")), "970.59"},
		"RCP-DC table 29, electricity of 10 kW, mix 2024":   {dec("42200").Mul(valueOf(t, "base-carbone-elec-fr-2024")), "2190.18"},
		"Base Carbone, a ream from its mass, in hundredths": {dec("500").Mul(dec("0.06237")).Mul(dec("0.080")).Mul(dec("0.919")).Round(2), valueOf(t, "base-carbone-paper-ream").String()},
		"ADEME 2025, France from 434 kg an inhabitant, Mt":  {valueOf(t, "ademe-2025-per-inhabitant-gwp").Mul(dec("67972350")).Shift(-9).Round(1), "29.5"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.got.String()) })
	}
}
