package footprint

import (
	"math/big"

	"github.com/reen-numerique/reen/internal/exact"
)

// slopes gives, for each leaf, how much the value of the tree changes for a
// relative change of 1 of the leaf, × weight: the partial derivative × the
// leaf. A leaf that occurs twice is given twice. A number that is rounded up
// does not change for a small change. Quotients are trimmed as values are:
// exact.Trim says why.
func (t *Trace) slopes(weight *big.Rat, give func(leaf *Trace, slope *big.Rat)) {
	switch t.Op {
	case Leaf:
		give(t, new(big.Rat).Mul(weight, t.exact))
	case Sum:
		for _, term := range t.Terms {
			term.slopes(weight, give)
		}
	case Product:
		for n, term := range t.Terms {
			others := new(big.Rat).Set(weight)
			for m, other := range t.Terms {
				if m != n {
					others.Mul(others, other.exact)
				}
			}
			term.slopes(others, give)
		}
	case Quotient:
		over := new(big.Rat).Set(weight)
		for _, term := range t.Terms[1:] {
			over.Quo(over, term.exact)
		}
		over = exact.Trim(over)
		t.Terms[0].slopes(over, give)
		for _, term := range t.Terms[1:] {
			under := new(big.Rat).Mul(weight, t.exact)
			under.Quo(under, term.exact)
			term.slopes(under.Neg(exact.Trim(under)), give)
		}
	}
}
