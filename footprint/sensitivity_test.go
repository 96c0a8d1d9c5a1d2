package footprint_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// Ten laptops with the Base Carbone's 156 kg, which leaves the end of life out,
// in place of 185.09 kg: 10 × (156 − 185.09) ÷ 5.
func TestSensitivityToAnotherPublication(t *testing.T) {
	r := compute(t, footprint.Options{}, line("laptop", "10"))
	alternatives, err := r.Sensitivity(factors.GWP)
	require.NoError(t, err)
	got := map[string]string{}
	for _, a := range alternatives {
		require.Equal(t, "laptop", a.Item.ID)
		got[a.By.ID] = exact.String(a.Difference)
		require.Equal(t, exact.String(r.Total(factors.GWP).Value.Add(a.Difference)), exact.String(a.Value))
	}
	require.Equal(t, "-58.18", got["base-carbone-laptop"])
	_, err = r.Sensitivity(factors.PE)
	require.Error(t, err)
}

// Each item's lowest and highest alternatives, taken together, are the ends of
// the total.
func TestAlternativesTogetherAreTheEnds(t *testing.T) {
	for seed := range uint64(10) {
		r := compute(t, footprint.Options{}, fleet(seed, 80)...)
		total := r.Total(factors.GWP)
		alternatives, err := r.Sensitivity(factors.GWP)
		require.NoError(t, err)
		low, high := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
		for n, a := range alternatives {
			low[a.Item.ID] = decimal.Min(low[a.Item.ID], a.Difference)
			high[a.Item.ID] = decimal.Max(high[a.Item.ID], a.Difference)
			if n > 0 {
				require.True(t, alternatives[n-1].Difference.Abs().GreaterThanOrEqual(a.Difference.Abs()), "the largest first")
			}
		}
		least, most := total.Value, total.Value
		for id := range low {
			least, most = least.Add(low[id]), most.Add(high[id])
		}
		require.True(t, least.Sub(total.Low).Abs().LessThan(dec("0.0000001")), "%s %s", least, total.Low)
		require.True(t, most.Sub(total.High).Abs().LessThan(dec("0.0000001")), "%s %s", most, total.High)
	}
}

// The conservative choice is the high end, whatever the criteria and the lines.
func TestTheConservativeChoiceIsTheHighEnd(t *testing.T) {
	criteria := []factors.Criterion{factors.GWP, factors.PE}
	lines := anyLines(rand.New(rand.NewPCG(9, 9)), factors.Default(), 300)
	chosen := compute(t, footprint.Options{Criteria: criteria}, lines...)
	highest := compute(t, footprint.Options{Criteria: criteria, Conservative: true}, lines...)
	for _, c := range criteria {
		require.Equal(t, exact.String(chosen.Total(c).High), exact.String(highest.Total(c).Value), c)
		require.Equal(t, exact.String(chosen.Total(c).High), exact.String(highest.Total(c).High), c)
		require.Equal(t, exact.String(chosen.Total(c).Low), exact.String(highest.Total(c).Low), c)
	}
	require.True(t, highest.Options().Conservative)
	trace, err := compute(t, footprint.Options{Conservative: true}, line("monitor", "1")).Explain("monitor", factors.GWP)
	require.NoError(t, err)
	require.Equal(t, "75.46", trace.Value.StringFixed(2)) // 430/6 + 73×0.0519
}
