package footprint_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// RCP-SI v2: 250 × (100/365) ÷ 2.3 = 29.779631 boxes; 31.709792 with the 2.16
// persons per household of France (case rcp-si-02).
func TestBoxesOfTeleworkers(t *testing.T) {
	for want, households := range map[string]decimal.NullDecimal{"29.779631": opt("2.3"), "31.709792": {}} {
		l, err := footprint.Telework{Employees: 250, Days: dec("100"), Households: households}.Line(factors.Default())
		require.NoError(t, err)
		r := compute(t, footprint.Options{}, l)
		require.Equal(t, want, r.Quantities()[0].InUse.StringFixed(6))
		require.Equal(t, footprint.Complete, r.Lines()[0].Status)
		trace, err := r.Explain("telework", factors.GWP)
		require.NoError(t, err)
		require.Equal(t, r.Total(factors.GWP).Value.String(), trace.Evaluate().String())
		require.Equal(t, !households.Valid, strings.Contains(trace.String(), "rcp-si-2024-persons-per-household-fr"), "down to its source")
	}
}

func TestTeleworkThatMakesNoSenseIsRefused(t *testing.T) {
	for want, w := range map[string]footprint.Telework{
		"0 teleworkers":                    {Days: dec("100")},
		"-3 teleworkers":                   {Employees: -3, Days: dec("100")},
		"0 days of telework":               {Employees: 3},
		"367 days of telework":             {Employees: 3, Days: dec("367")},
		"hors limites days":                {Employees: 3, Days: dec("1e400")},
		"0.5 persons per household":        {Employees: 3, Days: dec("100"), Households: opt("0.5")},
		"21 persons per household are not": {Employees: 3, Days: dec("100"), Households: opt("21")},
	} {
		_, err := w.Line(factors.Default())
		require.ErrorContains(t, err, want)
	}
}

func TestUnitsOfALine(t *testing.T) {
	require.Equal(t, "2.5", line("laptop", "10").Scaled(dec("1"), dec("4")).Units().String())
	require.Equal(t, "10", line("laptop", "10").Units().String())
	huge := footprint.Line{Item: "laptop", Quantity: decimal.New(1, 900_000)}
	require.Equal(t, int32(900_000), huge.Units().Exponent(), "no computation accepts it, and it fills no memory")
}
