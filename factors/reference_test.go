package factors_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// common holds the 25 common municipal items of the audit of the sources:
// embodied kg, years, kWh a year, and kg CO2e a year with the French mix of
// 2024, two decimals. Four of them come from the set of manufacturers' sheets.
var common = map[string][4]string{
	"laptop": {"185.09", "5", "29.0175", "38.52"}, "desktop": {"211.46", "6", "153.3", "43.20"}, "workstation": {"296", "6", "202.22", "59.83"},
	"thin-client": {"47.6", "6", "41.42", "10.08"}, "monitor": {"69.84", "6", "73", "15.43"}, "tablet": {"84.294", "3", "18.25", "29.05"},
	"smartphone": {"79.516", "2.5", "4.9275", "32.06"}, "feature-phone": {"23.4", "2.5", "0", "9.36"}, "ip-phone": {"17", "10", "40", "3.78"},
	"docking-station": {"26", "5", "1.3", "5.27"}, "tv": {"340.16", "8", "71.175", "46.21"}, "interactive-display": {"1102.1", "6", "304.41", "199.48"},
	"projector": {"145", "8", "120", "24.35"}, "printer-laser": {"197", "5", "71", "43.08"}, "printer-inkjet": {"88.2", "5", "21.9", "18.78"},
	"printer-mfp-office": {"140.2", "5", "71", "31.72"}, "copier-a3": {"660", "5", "150", "139.79"}, "server": {"748", "5", "3504", "331.46"},
	"switch": {"367", "5", "332.88", "90.68"}, "firewall": {"355", "5", "892.82", "117.34"}, "router": {"41.2", "5", "70.08", "11.88"},
	"wifi-access-point": {"10", "6", "70", "5.30"}, "internet-box": {"63.04", "5", "70.08", "16.25"}, "camera": {"32.8", "5", "20", "7.60"},
	"rack": {"500", "10", "0", "50.00"},
}

func TestTheCommonItemsAreThoseOfTheAudit(t *testing.T) {
	set := with(t, "boavizta")
	mix := set.Electricity("FR", 2024, factors.GWP).Value
	require.Len(t, common, 25)
	for id, want := range common {
		i, ok := set.Item(id)
		require.True(t, ok, id)
		embodied := total(i.Factors)
		require.Equal(t, want[0], embodied.String(), id)
		require.Equal(t, want[1], i.Lifetime.Value.String(), id)
		require.Equal(t, want[2], i.Energy.Value.String(), id)
		yearly := embodied.DivRound(i.Lifetime.Value, 20).Add(i.Energy.Value.Mul(mix))
		require.Equal(t, want[3], yearly.StringFixed(2), id)
	}
}

// total sums the climate impact of some values.
func total(values []*factors.Factor) decimal.Decimal {
	var sum decimal.Decimal
	for _, f := range values {
		if f.Criterion == factors.GWP {
			sum = sum.Add(f.Value)
		}
	}
	return sum
}

// Totals that the publications print besides the parts, with the tolerance
// that the rounding of the parts leaves.
func TestStagesSumToThePublishedTotals(t *testing.T) {
	set := factors.Default()
	value := func(id string) decimal.Decimal {
		f, ok := set.Factor(id)
		require.True(t, ok, id)
		return f.Value
	}
	for id, c := range map[string]struct {
		posts     []string
		tolerance string // relative
	}{
		"base-carbone-elec-fr-2024": {[]string{"0.035", "0.0131", "0.0038"}, "0"},               // combustion, upstream, losses: element 43642
		"base-carbone-laptop":       {[]string{"120", "1.89", "0.75", "1.9", "31.7"}, "0.002"},  // element 27002
		"base-carbone-monitor-21":   {[]string{"205", "4.26", "1.9", "2.17", "7.98"}, "0.0035"}, // element 27005: 221.31 for 222
	} {
		var sum decimal.Decimal
		for _, p := range c.posts {
			sum = sum.Add(decimal.RequireFromString(p))
		}
		gap := sum.Sub(value(id)).Abs()
		require.True(t, gap.LessThanOrEqual(value(id).Mul(decimal.RequireFromString(c.tolerance))), "%s: %s", id, sum)
	}
	// Impact CO2 prints the whole life of the same objects: stages + years × a year of use (kWh × the mix of 2024).
	mix := value("base-carbone-elec-fr-2024")
	for id, want := range map[string]string{"laptop": "192.62004125", "monitor": "92.5722"} {
		i, _ := set.Item(id)
		whole := total(i.Factors).Add(i.Energy.Value.Mul(mix).Mul(i.Lifetime.Value))
		require.Equal(t, want, whole.String(), id)
	}
	// RCP-DC: 10 kW of IT power, a year.
	unit, _ := set.Item("technical-environment")
	ten := decimal.NewFromInt(10)
	require.Equal(t, "970.59", total(unit.Factors).Mul(ten).String())
	require.Equal(t, "2190.18", unit.EnergyAlternatives[0].Value.Mul(ten).Mul(mix).String())
	// Base Carbone: 500 sheets of 0.06237 m² and 80 g are the ream, within its three digits.
	sheets := decimal.RequireFromString("500").Mul(decimal.RequireFromString("0.06237")).Mul(decimal.RequireFromString("0.08"))
	require.Equal(t, value("base-carbone-paper-ream").String(), sheets.Mul(value("base-carbone-paper-kg")).StringFixed(2))
}

func TestAZoneFromACountry(t *testing.T) {
	set := factors.Default()
	for code, want := range map[string]string{"FR": "FR", "fra": "FR", " GP ": "GP", "MTQ": "MQ", "GUF": "GF", "RE": "RE", "MYT": "YT", "SPM": "PM", "BL": "BL", "MF": "MF",
		"PF": "", "NC": "", "DE": "", "": "", "F": ""} {
		zone, ok := set.ZoneOfCountry(code)
		require.Equal(t, want, zone, code)
		require.Equal(t, want != "", ok, code)
	}
	germany, ok := with(t, "digital4better").ZoneOfCountry("DE")
	require.True(t, ok)
	require.Equal(t, "DE", germany)
	corsica, ok := with(t, "digital4better").ZoneOf("2A004")
	require.True(t, ok)
	require.Equal(t, "FR-20R", corsica)
}
