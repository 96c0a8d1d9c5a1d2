package footprint

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Rest is what a short list of parts leaves out.
type Rest struct {
	Parts int // how many were left out
	Value decimal.Decimal
}

// Top gives the n largest parts of a total split as By does, the largest
// first, and the sum of the others with their number. Parts of one value come
// in the order of By. The sum is exact before it is rounded once, so that the
// parts and the rest make the total. Below 1, n keeps no part; n may be larger
// than the number of parts, and the rest is then of no part.
func (r *Result) Top(c factors.Criterion, n int, dims ...Dimension) ([]Cell, Rest) {
	parts := r.split(c, dims)
	slices.SortStableFunc(parts, func(a, b *part) int { return b.sum.Cmp(&a.sum) })
	n = min(max(n, 0), len(parts))
	var largest []Cell
	for _, p := range parts[:n] {
		largest = append(largest, Cell{Keys: p.keys, Value: exact.Decimal(&p.sum)})
	}
	sum := new(big.Rat)
	for _, p := range parts[n:] {
		sum.Add(sum, &p.sum)
	}
	return largest, Rest{Parts: len(parts) - n, Value: exact.Decimal(sum)}
}
