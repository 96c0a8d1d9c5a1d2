package footprint_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func hosted(item, quantity, centre string) footprint.Line {
	l := line(item, quantity)
	l.DataCentre = centre
	return l
}

func centres(dc footprint.DataCentre) footprint.Options {
	return footprint.Options{Year: 2024, DataCentres: map[string]footprint.DataCentre{"A": dc}}
}

// RCP-DC 2025, table 29: 10 kW are 970.59 kg a year of building and equipment,
// and 2,190.18 kg of electricity of 2024 (cases rcp-dc-01 and rcp-dc-02).
func TestTechnicalEnvironmentByPower(t *testing.T) {
	byStage := func(opts footprint.Options) map[string]string {
		out := map[string]string{}
		for _, c := range compute(t, opts, hosted(factors.TechnicalItem, "10", "A")).By(factors.GWP, footprint.ByStage) {
			out[c.Keys[0]] = exact.String(c.Value)
		}
		return out
	}
	made := map[string]string{"manufacturing": "910", "distribution": "9.69", "end_of_life": "50.9", "use": "2190.18"}
	require.Equal(t, made, byStage(centres(footprint.DataCentre{ByPower: true})))
	made["use"] = "0" // in the PUE of what it hosts
	require.Equal(t, made, byStage(centres(footprint.DataCentre{PUE: opt("1.5")})))
	for _, convention := range footprint.Conventions() { // a year's value is spread no further
		opts := centres(footprint.DataCentre{ByPower: true})
		opts.Convention, opts.On = convention, day("2024-12-31")
		require.Equal(t, "3160.77", total(compute(t, opts, hosted(factors.TechnicalItem, "10", "A"))), convention)
	}
}

// A server of 1,000 kWh: with a PUE of 1.5 its use is 1,500 kWh; by power it is
// 1,000, and the kW bring the rest. Nothing is counted twice.
func TestElectricityOfTheTechnicalEnvironmentIsCountedOnce(t *testing.T) {
	server := hosted("server", "1", "A")
	server.Energy = opt("1000")
	kwh := func(opts footprint.Options, lines ...footprint.Line) string {
		return exact.String(compute(t, opts, lines...).ElectricityUse())
	}
	environment := hosted(factors.TechnicalItem, "2", "A")
	require.Equal(t, "1500", kwh(centres(footprint.DataCentre{PUE: opt("1.5")}), server, environment))
	require.Equal(t, "1930", kwh(centres(footprint.DataCentre{}), server, environment)) // the published default, 1.93
	require.Equal(t, "9440", kwh(centres(footprint.DataCentre{ByPower: true}), server, environment))
	r := compute(t, centres(footprint.DataCentre{ByPower: true}), server)
	require.Equal(t, "1000", exact.String(r.ElectricityUse()))
	require.Equal(t, "no-technical-environment", r.Problems()[0].Code)
	require.Equal(t, diag.Doubt, r.Problems()[0].Severity)
	require.NotContains(t, r.Lines()[0].Missing, "pue")
}

// A place shared by key counts by it at every stage: the parts of the bodies
// sum to the whole.
func TestASharedPlaceCountsByItsKey(t *testing.T) {
	whole := compute(t, centres(footprint.DataCentre{PUE: opt("1.4")}), hosted("server", "8", "A"), hosted(factors.TechnicalItem, "5", "A"))
	sum := decimal.Decimal{}
	for _, key := range []string{"0.25", "0.6", "0.15"} {
		part := compute(t, centres(footprint.DataCentre{PUE: opt("1.4"), Share: opt(key)}), hosted("server", "8", "A"), hosted(factors.TechnicalItem, "5", "A"))
		require.Equal(t, exact.String(whole.ElectricityUse().Mul(dec(key))), exact.String(part.ElectricityUse()))
		require.True(t, part.Total(factors.GWP).Value.Sub(whole.Total(factors.GWP).Value.Mul(dec(key))).Abs().LessThan(dec("0.0000000001")))
		require.True(t, part.Total(factors.GWP).High.Sub(whole.Total(factors.GWP).High.Mul(dec(key))).Abs().LessThan(dec("0.0000000001")))
		sum = sum.Add(part.Total(factors.GWP).Value)
	}
	require.True(t, sum.Sub(whole.Total(factors.GWP).Value).Abs().LessThan(dec("0.0000000001")))

	elsewhere := compute(t, centres(footprint.DataCentre{Share: opt("0.25")}), line("laptop", "10"))
	require.Equal(t, "385.2400825", total(elsewhere), "what is hosted nowhere is the body's own")

	shared := hosted("laptop", "10", "A") // of mixed use in a shared place: 85 % × 25 %
	shared.Mode = footprint.COPE
	r := compute(t, centres(footprint.DataCentre{PUE: opt("1"), Share: opt("0.25")}), shared)
	require.Equal(t, "81.86351753125", total(r))
	trace, err := r.Explain("laptop", factors.GWP)
	require.NoError(t, err)
	require.Contains(t, trace.String(), "allocation-key = 0.25 1 [dossier]")
}

func TestPlacesThatMakeNoSenseAreRefused(t *testing.T) {
	for name, dc := range map[string]footprint.DataCentre{
		"a PUE of 0.9 is not between 1 and 10":           {PUE: opt("0.9")},
		"a PUE of 11 is not between 1 and 10":            {PUE: opt("11")},
		"a share of 0 is not above 0 and at most 1":      {Share: opt("0")},
		"a share of 1.01 is not above 0 and at most 1":   {Share: opt("1.01")},
		"a share of -0.5 is not above 0 and at most 1":   {Share: opt("-0.5")},
		"a share of hors limites is not above 0":         {Share: opt("1e400")},
		"counted by its power or by a PUE, never by bot": {ByPower: true, PUE: opt("1.2")},
	} {
		_, err := footprint.NewAccumulator(factors.Default(), centres(dc))
		require.ErrorContains(t, err, name)
	}
}

// 100 servers in a place of unknown stock are made as 106, and use as 100:
// 149.6 × 106 + 3,504 × 0.0519 × 100. A line in stock adds nothing more.
func TestSpareEquipmentOfUnknownNumber(t *testing.T) {
	opts := centres(footprint.DataCentre{PUE: opt("1"), SpareUnknown: true})
	servers := hosted("server", "100", "A")
	require.Equal(t, "34043.36", total(compute(t, opts, servers)))
	require.Equal(t, "33145.76", total(compute(t, centres(footprint.DataCentre{PUE: opt("1")}), servers)))
	stock := hosted("server", "6", "A")
	stock.State = footprint.Stock
	require.Equal(t, "34940.96", total(compute(t, opts, servers, stock)), "6 × 149.6 more, and no spare of the spare")
	require.Equal(t, "385.2400825", total(compute(t, opts, line("laptop", "10"))), "hosted nowhere")
	require.Equal(t, "970.59", total(compute(t, centres(footprint.DataCentre{PUE: opt("1"), SpareUnknown: true}), hosted(factors.TechnicalItem, "10", "A"))))
	shared := centres(footprint.DataCentre{PUE: opt("1"), SpareUnknown: true, Share: opt("0.5")})
	require.Equal(t, "17021.68", total(compute(t, shared, servers)))
	trace, err := compute(t, opts, servers).Explain("server", factors.GWP)
	require.NoError(t, err)
	require.Contains(t, trace.String(), "rcp-dc-spare-share")
}
