package digital4better_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/digital4better"
	"github.com/reen-numerique/reen/footprint"
)

var criteria = []factors.Criterion{factors.ADPe, factors.AP, factors.PM, factors.IR, factors.WU}

// lives are the service lives by which the published values per second are
// multiplied; they are those of the default set.
var lives = map[string]string{"laptop": "5", "desktop": "6", "desktop-home": "6", "monitor": "6", "smartphone": "2.5", "tablet": "3",
	"cloud-vm-small": "5", "cloud-vm-medium": "5", "cloud-vm-large": "5"}

func overlaid(t *testing.T) *factors.Set {
	t.Helper()
	open, err := digital4better.Set()
	require.NoError(t, err)
	set, err := factors.Default().With(open)
	require.NoError(t, err)
	return set
}

func Example() {
	open, err := digital4better.Set()
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := factors.Default().With(open)
	if err != nil {
		fmt.Println(err)
		return
	}
	inv := footprint.Inventory{Lines: []footprint.Line{
		{Item: "laptop", Quantity: decimal.NewFromInt(10)},
		{Item: "printer-laser", Quantity: decimal.NewFromInt(1)},
	}}
	result, err := footprint.Compute(set, inv, footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.ADPe}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range []factors.Criterion{factors.GWP, factors.ADPe} {
		total := result.Total(c)
		fmt.Println(c, total.Value.StringFixed(4), c.Unit(), "embodied coverage", total.Coverage.Embodied.Decimal)
	}
	// Output:
	// gwp 428.3250 kg CO2e embodied coverage 1
	// adpe 0.0192 kg Sb eq embodied coverage 0.5
}

func TestTerminalsHaveTheFiveCriteria(t *testing.T) {
	set := overlaid(t)
	for item := range lives {
		i, ok := set.Item(item)
		require.True(t, ok, item)
		for _, c := range criteria {
			f := i.Impact(c, factors.Embodied)
			require.NotNil(t, f, "%s %s", item, c)
			require.Equal(t, "digital4better", f.Source.ID)
			require.Contains(t, f.Source.Note, "300 fois", "the note on ir and pm goes with the values")
		}
	}
}

func TestClimateChangeStaysThatOfTheDefaultSet(t *testing.T) {
	set := overlaid(t)
	for _, i := range factors.Default().Items() {
		after, _ := set.Item(i.ID)
		if strings.HasPrefix(i.ID, "cloud-vm-") {
			require.Equal(t, "opt-in", i.Status())
			require.Equal(t, "default", after.Status())
			continue
		}
		for _, s := range factors.Stages() {
			require.Same(t, i.Impact(factors.GWP, s), after.Impact(factors.GWP, s), "%s %s", i.ID, s)
		}
		require.Equal(t, i.Energy, after.Energy, i.ID)
		require.Equal(t, i.Lifetime, after.Lifetime, i.ID)
	}
	require.Equal(t, "0.0519", set.Electricity("FR", 2024, factors.GWP).Value.String())
	require.Nil(t, set.Electricity("DE", 2024, factors.GWP))
}

// The published climate impact of the terminals is the default set's own, per
// second: so the other criteria describe the same objects. Three digits.
func TestTheyAreTheObjectsOfTheDefaultSet(t *testing.T) {
	second := decimal.NewFromInt(31_557_600)
	for item, published := range map[string]string{"laptop": "1.18E-06", "desktop": "1.12E-06", "desktop-home": "1.42E-06", "monitor": "3.69E-07",
		"smartphone": "1.01E-06", "tablet": "8.91E-07"} {
		i, _ := factors.Default().Item(item)
		require.Equal(t, lives[item], i.Lifetime.Value.String(), item)
		var sum decimal.Decimal
		for _, f := range i.Factors {
			sum = sum.Add(f.Value)
		}
		theirs := decimal.RequireFromString(published).Mul(second).Mul(i.Lifetime.Value)
		require.True(t, theirs.Sub(sum).Abs().LessThan(sum.Shift(-2)), "%s: %s and %s", item, theirs, sum)
	}
}

func TestElectricityByCountryYearAndCriterion(t *testing.T) {
	set := overlaid(t)
	for zone, want := range map[string]string{"FR": "0.0109222", "fra": "0.0109222"} {
		id, ok := set.ZoneOfCountry(zone)
		require.True(t, ok)
		require.Equal(t, want, set.Electricity(id, 2024, factors.IR).Value.String())
	}
	for _, iso := range []string{"BE", "CHE", "CN", "DEU", "ES", "FI", "GB", "IRL", "IT", "LU", "NL", "PL", "SE", "USA", "GP", "MTQ", "GF", "REU"} {
		zone, ok := set.ZoneOfCountry(iso)
		require.True(t, ok, iso)
		for year := 2019; year <= 2026; year++ {
			for _, c := range criteria {
				f := set.Electricity(zone, year, c)
				require.NotNil(t, f, "%s %d %s", iso, year, c)
				require.Equal(t, fmt.Sprint(year), f.Year)
			}
		}
	}
	zone, ok := set.ZoneOf("97411")
	require.True(t, ok, "the communes of the default set's zones keep theirs")
	require.Equal(t, "RE", zone)
}

func TestAMachineOfAProvider(t *testing.T) {
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "cloud-vm-small", Quantity: decimal.NewFromInt(1)}}}
	result, err := footprint.Compute(overlaid(t), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.Equal(t, 1, result.Counts().Complete)
	// 1.20E-07 kg a second × 31 557 600 s × 5 years, three digits, over 5 years; 4 W × 8760 h × 0.0519 kg/kWh.
	require.Equal(t, "5.598576", result.Total(factors.GWP).Value.String())
}
