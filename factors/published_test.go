package factors_test

import (
	"encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// The column published_value keeps what the source prints: a number, or the
// sum or the product of numbers that it prints. This test computes it again,
// converts the unit, and compares with the value.
func TestEveryValueEqualsThePublishedDigits(t *testing.T) {
	files, err := filepath.Glob("data/*/values.csv")
	require.NoError(t, err)
	for _, name := range optIn {
		more, err := filepath.Glob(name + "/*/values.csv")
		require.NoError(t, err)
		files = append(files, more...)
	}
	require.Greater(t, len(files), 10)
	rows := 0
	for _, path := range files {
		for _, r := range table(t, path) {
			rows++
			want := new(big.Rat).Mul(evaluate(t, r["published_value"]), conversion(t, r))
			value := decimal.RequireFromString(r["value"])
			switch {
			case strings.Contains(r["note"], "three digits published"):
				want = digits(want, 3)
			case strings.Contains(r["published_value"], "×"):
				want = places(want, -value.Exponent()) // a product is given to the digits of its terms
			}
			require.Zero(t, want.Cmp(value.Rat()), "%s: %s is not %s %s", r["id"], r["value"], r["published_value"], r["published_unit"])
		}
	}
	require.Equal(t, len(everyFactor(t)), rows)
}

func table(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err, path)
	var out []map[string]string
	for _, cells := range records[1:] {
		r := map[string]string{}
		for n, title := range records[0] {
			r[title] = cells[n]
		}
		out = append(out, r)
	}
	return out
}

// evaluate computes "a + b", "a × b", "a × (1 − b)" and "a %", with a comma
// or a point, exactly.
func evaluate(t *testing.T, text string) *big.Rat {
	t.Helper()
	sum := new(big.Rat)
	for term := range strings.SplitSeq(text, " + ") {
		product := big.NewRat(1, 1)
		for part := range strings.SplitSeq(term, " × ") {
			part = strings.TrimSuffix(part, " %")
			rest, complement := strings.CutPrefix(part, "(1 − ")
			n, err := decimal.NewFromString(strings.ReplaceAll(strings.TrimSuffix(rest, ")"), ",", "."))
			require.NoError(t, err, text)
			x := n.Rat()
			if complement {
				x.Sub(big.NewRat(1, 1), x)
			}
			product.Mul(product, x)
		}
		sum.Add(sum, product)
	}
	return sum
}

// conversion is the factor from the published unit to ours.
func conversion(t *testing.T, r map[string]string) *big.Rat {
	t.Helper()
	published, _, _ := strings.Cut(r["published_unit"], "/")
	c, err := factors.ParseCriterion(r["criterion"])
	require.NoError(t, err)
	ours, _, _ := strings.Cut(r["unit"], "/")
	switch pair := strings.TrimSpace(published) + " → " + strings.TrimSpace(ours); {
	case strings.HasSuffix(r["published_unit"], "/byte"):
		return big.NewRat(1_000_000_000, 1) // a GB of 10⁹ bytes
	case r["published_unit"] == "cm2/core":
		return big.NewRat(100, 1)
	case pair == "gCO2e → kg CO2e", pair == "Wh → kWh", pair == "l → m³ world eq", pair == "L → m³":
		return big.NewRat(1, 1000)
	case pair == "t → kg CO2e":
		return big.NewRat(1000, 1)
	case pair == "% → 1":
		return big.NewRat(1, 100)
	default:
		same := strings.NewReplacer("kgCO2e", "kg CO2e", "kgSbeq", "kg Sb eq", "Go", "GB", "unité", "item").Replace
		require.Equal(t, ours, strings.TrimSpace(same(published)), "%s: no conversion is known (%s)", r["id"], c)
		return big.NewRat(1, 1)
	}
}

// digits rounds to n significant digits.
func digits(x *big.Rat, n int) *big.Rat {
	d := exact.Decimal(x)
	return d.RoundBank(int32(n-d.NumDigits()) - d.Exponent()).Rat()
}

// places rounds to n decimals.
func places(x *big.Rat, n int32) *big.Rat { return exact.Decimal(x).RoundBank(max(0, n)).Rat() }
