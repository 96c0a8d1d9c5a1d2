package exact_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/exact"
)

func TestDecimal(t *testing.T) {
	for name, c := range map[string]struct{ rat, want string }{
		"an integer":                       {"42", "42"},
		"ends":                             {"1/8", "0.125"},
		"ends at the 30th place":           {"1/1000000000000000000000000000000", "0.000000000000000000000000000001"},
		"a third, 18 significant digits":   {"1/3", "0.333333333333333333"},
		"two thirds round up":              {"2/3", "0.666666666666666667"},
		"minus two thirds":                 {"-2/3", "-0.666666666666666667"},
		"a large third":                    {"100000000000000000000/3", "33333333333333333300"},
		"a small seventh keeps its digits": {"1/7000000000000", "0.000000000000142857142857142857"},
		"zero":                             {"0", "0"},
		"a half at the 19th digit goes to the even 8":  {"1234567890123456785/10000000000000000000000000000000", "0.000000000000123456789012345678"},
		"a half at the 19th digit goes from the odd 7": {"1234567890123456775/10000000000000000000000000000000", "0.000000000000123456789012345678"},
		"18509 hundredths times a thirtieth":           {"18509/3000", "6.16966666666666667"},
	} {
		t.Run(name, func(t *testing.T) {
			r, ok := new(big.Rat).SetString(c.rat)
			require.True(t, ok)
			require.Equal(t, c.want, exact.String(exact.Decimal(r)))
		})
	}
}

func TestDecimalIsWithinHalfAUnitOfTheEighteenthDigit(t *testing.T) {
	for n := int64(1); n < 400; n++ {
		r := big.NewRat(n*n*n+7, 3*n+1)
		gap := new(big.Rat).Sub(exact.Decimal(r).Rat(), r)
		bound := new(big.Rat).Mul(r, big.NewRat(1, 100_000_000_000_000_000))
		require.LessOrEqual(t, gap.Abs(gap).Cmp(bound), 0, r.String())
	}
}

func TestStringObeysNoGlobal(t *testing.T) {
	for in, want := range map[string]string{"340.00": "340", "1e3": "1000", "-0.50": "-0.5", "0.0": "0", "-0": "0", "1e-8": "0.00000001", "12.3400": "12.34"} {
		d, err := decimal.NewFromString(in)
		require.NoError(t, err)
		require.Equal(t, want, exact.String(d), in)
	}
}
