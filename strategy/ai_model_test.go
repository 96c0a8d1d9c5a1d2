package strategy

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

func rat(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	require.True(t, ok, s)
	return r
}

// near asks for a relative gap of 1e-9, the tolerance of the published cases.
func near(t *testing.T, want, got *big.Rat) {
	t.Helper()
	gap := new(big.Rat).Sub(got, want)
	gap.Quo(gap.Abs(gap), want)
	require.Negative(t, gap.Cmp(big.NewRat(1, 1_000_000_000)), "want %s, got %s", want.FloatString(15), got.FloatString(15))
}

// The reference's cases ecologits-01: 7.3 thousand million parameters, 200 tokens,
// 5 s, PUE 1.26 and 0.590478 kg CO2e a kWh, run with the authors' own code.
func TestTheModelGivesItsAuthorsFigures(t *testing.T) {
	m := inference{active: rat(t, "7.3"), total: rat(t, "7.3"), tokens: rat(t, "200"), latency: rat(t, "5"), pue: rat(t, "1.26")}
	kwh := m.request("batch", "gpu-decay")
	near(t, rat(t, "1.536243521642994e-05"), kwh)
	near(t, rat(t, "9.071180021727118e-06"), new(big.Rat).Mul(kwh, rat(t, "0.590478")))
}

// Without a latency the model's own stands: (0.000678… × 7.3 + 0.000311… × 64 +
// 0.019473…) × 200 = 8.878004… s, and a longer one measured changes nothing.
func TestLatencyIsBoundedByTheModels(t *testing.T) {
	m := inference{active: rat(t, "7.3"), total: rat(t, "7.3"), tokens: rat(t, "200"), pue: rat(t, "1")}
	near(t, rat(t, "8.87808357306"), m.generation(rat(t, "64")))
	long := m
	long.latency = rat(t, "60")
	require.Equal(t, m.request("batch", "gpu-decay").RatString(), long.request("batch", "gpu-decay").RatString())
}

// The two powers of e of the table are those of the published exponent: the series
// 1 + x + x²/2! + … in exact arithmetic.
func TestDecaysAreTheExponentials(t *testing.T) {
	law := DefaultLaw()
	for decay, batch := range map[string]string{"gpu-decay": "batch", "gpu-decay-low": "batch-low"} {
		x := new(big.Rat).Mul(law.constant("gpu-beta"), law.constant(batch))
		sum, term := big.NewRat(1, 1), big.NewRat(1, 1)
		for k := int64(1); k < 30; k++ {
			term.Mul(term, x).Quo(term, big.NewRat(k, 1))
			sum.Add(sum, term)
		}
		gap := new(big.Rat).Sub(sum, law.constant(decay))
		require.Negative(t, gap.Abs(gap).Cmp(rat(t, "1e-30")), decay)
	}
}

// Weights of 2 bytes with 20 % more on cards of 80 GB, by powers of two: 33.3
// thousand million parameters fill one, and 100 need three, hence four.
func TestCards(t *testing.T) {
	for total, want := range map[string]string{"0.001": "1", "33.3": "1", "33.4": "2", "66.7": "4", "100": "4", "405": "16"} {
		require.Equal(t, want, inference{total: rat(t, total)}.cards().RatString(), total)
	}
}

func TestTheModelGrowsWithEachOfItsInputs(t *testing.T) {
	base := inference{active: rat(t, "20"), total: rat(t, "100"), tokens: rat(t, "300"), pue: rat(t, "1.2")}
	for name, change := range map[string]func(*inference){
		"active parameters": func(m *inference) { m.active = rat(t, "21") }, "total parameters": func(m *inference) { m.total = rat(t, "200") },
		"tokens": func(m *inference) { m.tokens = rat(t, "301") }, "pue": func(m *inference) { m.pue = rat(t, "1.3") },
	} {
		more := base
		change(&more)
		require.Positive(t, more.request("batch", "gpu-decay").Cmp(base.request("batch", "gpu-decay")), name)
	}
	e := base.modelled()
	require.True(t, e.High.Decimal.GreaterThan(e.Value.Decimal))
}
