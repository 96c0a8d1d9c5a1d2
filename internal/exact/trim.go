package exact

import "math/big"

// keptPlaces is how far a quotient that never ends is kept: some 40 digits
// beyond what is shown.
const keptPlaces = 60

// Trim gives a quotient that never ends to 60 decimal places, half to even, and
// others as they are. Without it a sum over thousands of different divisors has
// a denominator of as many factors, and takes minutes. A value is trimmed
// before it is summed, on its own: sums stay independent of order and grouping.
func Trim(r *big.Rat) *big.Rat {
	if _, ends := expansion(r.Denom()); ends {
		return r
	}
	n := scaled(new(big.Int).Abs(r.Num()), r.Denom(), keptPlaces)
	if r.Sign() < 0 {
		n.Neg(n)
	}
	return new(big.Rat).SetFrac(n, pow10(keptPlaces))
}
