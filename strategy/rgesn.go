package strategy

import (
	"math/big"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// Score is the progress of a service, in per cent: 100 × Σ(validated × weight)
// ÷ Σ(applicable × weight), with the weights of table rgesn.csv (RGESN, version
// 2024, p. 8). It is not valid where no criterion applies,
// or where the counts cannot be: more validated than apply, more than there are.
func (r RGESN) Score() decimal.NullDecimal {
	weights := rgesnWeights()
	done, asked, all := new(big.Rat), new(big.Rat), 0
	for _, p := range []struct {
		priority string
		done, of int
	}{{"priority", r.Priority, r.PriorityOf}, {"recommended", r.Recommended, r.RecommendedOf}, {"moderate", r.Moderate, r.ModerateOf}} {
		if p.done < 0 || p.done > p.of || p.of > weights.criteria {
			return decimal.NullDecimal{}
		}
		all += p.of
		done.Add(done, new(big.Rat).Mul(big.NewRat(int64(p.done), 1), weights.of[p.priority]))
		asked.Add(asked, new(big.Rat).Mul(big.NewRat(int64(p.of), 1), weights.of[p.priority]))
	}
	if all == 0 || all > weights.criteria {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(percent(done.Quo(done, asked)))
}

// weighting is the table of the weights, and the number of criteria in all.
type weighting struct {
	of       map[string]*big.Rat
	criteria int
}

var rgesnWeights = sync.OnceValue(func() weighting {
	w := weighting{of: map[string]*big.Rat{}}
	table("rgesn.csv", func(r record) {
		if r.get("priority") == "all" {
			w.criteria = r.int("criteria")
			return
		}
		w.of[r.get("priority")] = exact.FromDecimal(r.decimal("weight"))
	})
	return w
})
