// Package exact carries exact rationals to decimals and decimals to text.
//
// Inside the engine a value is a big.Rat, so that sums depend neither on the
// order of lines nor on how they were grouped. It becomes a decimal once, at
// the public edge: exact if it ends within 30 places, else rounded half-even
// to 18 significant digits. A quotient that never ends is kept to 60 places,
// and a sum of such that ends is known for one.
package exact

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// Places and digits of the one rounding.
const (
	maxPlaces = 30
	digits    = 18
)

// Decimal gives the decimal of a rational.
func Decimal(r *big.Rat) decimal.Decimal {
	if d, ok := finite(r); ok {
		return d
	}
	if d, ok := trimmed(r); ok {
		return d
	}
	return rounded(r)
}

// trimmed gives the decimal of a sum that ends within maxPlaces but for what
// Trim dropped of its terms: 1/3 of 1 and 2/3 of 1 are 1, at the 60th place
// only nearly so.
func trimmed(r *big.Rat) (decimal.Decimal, bool) {
	n := scaled(new(big.Int).Abs(r.Num()), r.Denom(), maxPlaces)
	if r.Sign() < 0 {
		n.Neg(n)
	}
	gap := new(big.Rat).SetFrac(n, pow10(maxPlaces))
	gap.Sub(gap, r)
	if n.Sign() == 0 || gap.Abs(gap).Cmp(dropped) >= 0 {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromBigInt(n, -maxPlaces), true
}

// dropped is far more than Trim drops of the terms of a sum, times any quantity,
// and far less than is shown.
var dropped = new(big.Rat).SetFrac(big.NewInt(1), pow10(42))

// finite gives the decimal when the expansion ends within maxPlaces.
func finite(r *big.Rat) (decimal.Decimal, bool) {
	places, ok := expansion(r.Denom())
	if !ok || places > maxPlaces {
		return decimal.Decimal{}, false
	}
	n := new(big.Int).Mul(r.Num(), pow10(places))
	n.Quo(n, r.Denom())
	return decimal.NewFromBigInt(n, int32(-places)), true
}

// expansion gives the number of places of 1/den, or false when it never ends.
func expansion(den *big.Int) (int, bool) {
	twos := int(den.TrailingZeroBits())
	rest := new(big.Int).Rsh(den, uint(twos))
	five, mod := big.NewInt(5), new(big.Int)
	fives := 0
	for rest.Cmp(big.NewInt(1)) > 0 {
		q, m := new(big.Int).QuoRem(rest, five, mod)
		if m.Sign() != 0 || fives > maxPlaces {
			return 0, false
		}
		rest, fives = q, fives+1
	}
	return max(twos, fives), true
}

// rounded keeps 18 significant digits, half to even.
func rounded(r *big.Rat) decimal.Decimal {
	num := new(big.Int).Abs(r.Num())
	// The number of digits before the point, give or take one.
	shift := digits - (len(num.String()) - len(r.Denom().String()))
	n := scaled(num, r.Denom(), shift)
	for len(n.String()) > digits {
		shift--
		n = scaled(num, r.Denom(), shift)
	}
	if r.Sign() < 0 {
		n.Neg(n)
	}
	return decimal.NewFromBigInt(n, int32(-shift))
}

// scaled is num ÷ den × 10^shift rounded half to even.
func scaled(num, den *big.Int, shift int) *big.Int {
	a, b := new(big.Int).Set(num), new(big.Int).Set(den)
	if shift >= 0 {
		a.Mul(a, pow10(shift))
	} else {
		b.Mul(b, pow10(-shift))
	}
	q, rest := new(big.Int).QuoRem(a, b, new(big.Int))
	switch rest.Lsh(rest, 1).Cmp(b) {
	case 1:
		q.Add(q, big.NewInt(1))
	case 0:
		q.Add(q, new(big.Int).And(q, big.NewInt(1)))
	}
	return q
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// FromDecimal gives the rational of a decimal.
func FromDecimal(d decimal.Decimal) *big.Rat { return d.Rat() }

// String writes a decimal in plain notation without trailing zeros. Unlike
// Decimal.String it obeys no global of the host program.
func String(d decimal.Decimal) string {
	coefficient, exponent := d.Coefficient(), int(d.Exponent())
	sign := ""
	if coefficient.Sign() < 0 {
		sign = "-"
	}
	s := new(big.Int).Abs(coefficient).String()
	if exponent >= 0 {
		if s == "0" {
			return s
		}
		return sign + s + strings.Repeat("0", exponent)
	}
	if len(s) <= -exponent {
		s = strings.Repeat("0", -exponent-len(s)+1) + s
	}
	whole, rest := s[:len(s)+exponent], strings.TrimRight(s[len(s)+exponent:], "0")
	if rest == "" {
		if whole == "0" {
			return whole
		}
		return sign + whole
	}
	return sign + whole + "." + rest
}
