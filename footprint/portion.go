package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Portion is a part of the figures of the hosts, per year. It has no figure for
// a criterion or a stage that the hosts have none for: absent is not 0.
type Portion struct {
	criteria []factors.Criterion
	figures  figures
}

// figures are exact values by criterion and stage; nil where there is none.
type figures [criterionCount][stageCount]*big.Rat

// Impacts gives the figures by criterion, in the order of the options of the
// result, and by stage of the life cycle.
func (p Portion) Impacts() []Impact {
	var out []Impact
	for _, c := range p.criteria {
		for s, value := range p.figures[c] {
			if value != nil {
				out = append(out, Impact{c, factors.Stage(s), exact.Decimal(value)})
			}
		}
	}
	return out
}

// Total gives the sum of the stages for a criterion; false where there is no
// figure.
func (p Portion) Total(c factors.Criterion) (decimal.Decimal, bool) {
	if int(c) >= criterionCount {
		return decimal.Decimal{}, false
	}
	var sum *big.Rat
	for _, value := range p.figures[c] {
		if value != nil {
			sum = plus(sum, value)
		}
	}
	return decimalOf(sum), sum != nil
}

// empty tells whether there is no figure at all.
func (f *figures) empty() bool { return *f == figures{} }

// times gives the part of each figure that a share of its stage is.
func (f *figures) times(s stageShares) figures {
	var out figures
	for c := range f {
		for stage, value := range f[c] {
			if value != nil {
				out[c][stage] = new(big.Rat).Mul(value, s.of(factors.Stage(stage)))
			}
		}
	}
	return out
}

// add adds other figures to these.
func (f *figures) add(other *figures) {
	for c := range f {
		for stage, value := range other[c] {
			if value != nil {
				f[c][stage] = plus(f[c][stage], value)
			}
		}
	}
}

// less gives what is left once a part is taken.
func (f *figures) less(part *figures) figures {
	out := *f
	for c := range out {
		for stage, value := range part[c] {
			if value != nil {
				out[c][stage] = new(big.Rat).Sub(out[c][stage], value)
			}
		}
	}
	return out
}

// over divides by a number of applications. The quotients are trimmed one by
// one, so that sums over many hosts stay short.
func (f *figures) over(n int) figures {
	var out figures
	for c := range f {
		for stage, value := range f[c] {
			if value != nil {
				out[c][stage] = exact.Trim(new(big.Rat).Quo(value, big.NewRat(int64(n), 1)))
			}
		}
	}
	return out
}

// plus adds where nil is nothing yet, and changes neither.
func plus(a, b *big.Rat) *big.Rat {
	if a == nil {
		return b
	}
	return new(big.Rat).Add(a, b)
}
