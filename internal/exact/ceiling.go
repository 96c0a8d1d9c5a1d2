package exact

import "math/big"

// Ceiling gives the smallest whole number that is not below a rational.
func Ceiling(r *big.Rat) *big.Rat {
	n, rest := new(big.Int).DivMod(r.Num(), r.Denom(), new(big.Int))
	if rest.Sign() != 0 {
		n.Add(n, big.NewInt(1))
	}
	return new(big.Rat).SetInt(n)
}
