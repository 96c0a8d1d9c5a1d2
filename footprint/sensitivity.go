package footprint

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Alternative is a total with another published value for one item.
type Alternative struct {
	Item *factors.Item
	// By is the first value of the publication that would be taken, whose Source
	// names it; nil where it is the sum of the components of a server.
	By         *factors.Factor
	Value      decimal.Decimal // the total would be
	Difference decimal.Decimal // from the total
}

// Sensitivity gives what the total of a criterion would be with each of the
// other values published for each item, all the rest unchanged: the largest
// change first. It is what Total.Low and Total.High take together.
// The error is for a criterion that was not asked for.
func (r *Result) Sensitivity(c factors.Criterion) ([]Alternative, error) {
	if !slices.Contains(r.opts.Criteria, c) {
		return nil, fmt.Errorf("footprint: criterion %s was not computed", c)
	}
	type publication struct {
		item *factors.Item
		by   *factors.Factor
	}
	changes := map[publication]*big.Rat{}
	for at, u := range r.units {
		n := r.total(at, ofN)
		for _, other := range u.others[c] {
			p := publication{u.item, other.by}
			changes[p] = sumOf(changes[p], product(other.difference, n))
		}
	}
	out := make([]Alternative, 0, len(changes))
	total := r.totals[c].value
	for p, change := range changes {
		out = append(out, Alternative{Item: p.item, By: p.by, Value: exact.Decimal(new(big.Rat).Add(total, change)), Difference: exact.Decimal(change)})
	}
	slices.SortFunc(out, func(a, b Alternative) int {
		return cmp.Or(b.Difference.Abs().Cmp(a.Difference.Abs()), strings.Compare(a.Item.ID, b.Item.ID), strings.Compare(a.by(), b.by()))
	})
	return out, nil
}

func (a *Alternative) by() string {
	if a.By == nil {
		return ""
	}
	return a.By.ID
}
