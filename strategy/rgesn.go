package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// rgesnCriteria is how many criteria the version of 2024 has in all.
const rgesnCriteria = 78

// weightOf is the weight of a priority in the score.
type weightOf struct {
	priority string
	weight   decimal.Decimal
}

func (l *Law) readWeight(r record) {
	l.weights = append(l.weights, weightOf{r.get("priority"), r.decimal("weight")})
}

// Score is the progress score of a service, per cent (RGESN 2024, p. 8):
//
//	100 × Σ(validated × weight) ÷ Σ(applicable × weight)
//
// with the weights of the table rgesn.csv: 1.5 for priority criteria, 1.25 for
// recommended ones, 1 for moderate ones. It is not valid where no criterion
// applies, where more are validated than apply, and for counts that the
// référentiel cannot have.
func (r RGESN) Score() decimal.NullDecimal {
	counts := map[string][2]int{"priority": {r.Priority, r.PriorityOf}, "recommended": {r.Recommended, r.RecommendedOf}, "moderate": {r.Moderate, r.ModerateOf}}
	validated, applicable, all := new(big.Rat), new(big.Rat), 0
	for _, w := range DefaultLaw().weights {
		n := counts[w.priority]
		if n[0] < 0 || n[0] > n[1] || n[1] > rgesnCriteria {
			return decimal.NullDecimal{}
		}
		all += n[1]
		weight := exact.FromDecimal(w.weight)
		validated.Add(validated, new(big.Rat).Mul(weight, big.NewRat(int64(n[0]), 1)))
		applicable.Add(applicable, new(big.Rat).Mul(weight, big.NewRat(int64(n[1]), 1)))
	}
	if all == 0 || all > rgesnCriteria {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(percent(validated.Quo(validated, applicable)))
}
