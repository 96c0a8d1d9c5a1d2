package footprint

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// Bounds of a Monte Carlo run.
const (
	minDraws = 100
	maxDraws = 1_000_000
)

// Sample is the outcome of a Monte Carlo run, to 3 significant digits.
type Sample struct {
	Draws     int
	Mean      decimal.Decimal
	Low, High decimal.Decimal // 2.5 % and 97.5 % points
}

// MonteCarlo draws the total of a criterion many times, with the laws that
// Uncertainty reads, in floating point as no other figure is, and so checks its first order: the mean of the draws lies
// above the value, for what varies is divided by too. The same seed gives the
// same draws. The error is for a criterion that was not asked for, and for
// fewer than 100 draws or more than a million.
func (r *Result) MonteCarlo(c factors.Criterion, draws int, seed uint64) (Sample, error) {
	if draws < minDraws || draws > maxDraws {
		return Sample{}, fmt.Errorf("footprint: %d draws are not between %d and %d", draws, minDraws, maxDraws)
	}
	m, err := r.model(c)
	if err != nil {
		return Sample{}, err
	}
	parts := r.drawn(c)
	rnd := rand.New(rand.NewPCG(seed, 0))
	totals, sum := make([]float64, draws), 0.0
	shared := map[string]float64{}
	spreads := make([]float64, len(m.drivers))
	for i, d := range m.drivers {
		spreads[i] = d.spread.InexactFloat64()
	}
	for n := range totals {
		for i := range m.drivers {
			if d := &m.drivers[i]; d.spread.IsPositive() {
				shared[d.key] = draw(rnd, spreads[i], d.normal)
			}
		}
		for _, p := range parts {
			totals[n] += p.draw(rnd, shared)
		}
		sum += totals[n]
	}
	slices.Sort(totals)
	rounded := func(x float64) decimal.Decimal { return significant(decimal.NewFromFloat(x), 3) }
	at := func(p float64) decimal.Decimal { return rounded(totals[int(math.Round(p*float64(draws-1)))]) }
	return Sample{Draws: draws, Mean: rounded(sum / float64(draws)), Low: at(0.025), High: at(0.975)}, nil
}

// draw gives a number of mean 1 and of this variance.
func draw(rnd *rand.Rand, variance float64, normal bool) float64 {
	if normal {
		return 1 + math.Sqrt(variance)*rnd.NormFloat64()
	}
	s2 := math.Log1p(variance)
	return math.Exp(math.Sqrt(s2)*rnd.NormFloat64() - s2/2)
}

// drawnUnit is a unit as it is drawn: what varies line by line is drawn once,
// with the variance of the sum of its lines.
type drawnUnit struct {
	traces   []*Trace
	amount   float64
	quantity float64 // relative variance of the sum of the quantities
	own      float64 // relative variance of a datum that each line gives
	key      string
}

// drawn gives the units in an order that is not that of the lines.
func (r *Result) drawn(c factors.Criterion) []drawnUnit {
	amounts, squares := r.amounts()
	var spread [Low + 1]float64
	for q := range spread {
		spread[q] = inventorySpread(Quality(q)).InexactFloat64()
	}
	var out []drawnUnit
	for n, u := range r.units {
		if amounts[n].Sign() == 0 {
			continue
		}
		p := drawnUnit{key: u.item.ID + "/" + amounts[n].RatString()}
		p.amount, _ = amounts[n].Float64()
		for quality, square := range squares[n] {
			if square != nil {
				part, _ := new(big.Rat).Quo(square, new(big.Rat).Mul(&amounts[n], &amounts[n])).Float64()
				p.quantity += part * spread[quality]
				p.own += part * spread[High]
			}
		}
		for _, t := range u.impacts[c] {
			if t != nil {
				p.traces = append(p.traces, t)
				p.key += "/" + t.exact.RatString()
			}
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b drawnUnit) int { return cmp.Compare(a.key, b.key) })
	return out
}

func (p *drawnUnit) draw(rnd *rand.Rand, shared map[string]float64) float64 {
	own := map[string]float64{}
	sum := 0.0
	for _, t := range p.traces {
		sum += t.draw(func(leaf *Trace) float64 {
			if m, ok := shared[leaf.sharedKey()]; ok {
				return m
			}
			if leaf.From != FromInventory {
				return 1
			}
			if _, drawn := own[leaf.Name]; !drawn {
				own[leaf.Name] = draw(rnd, p.own, false)
			}
			return own[leaf.Name]
		})
	}
	return sum * p.amount * draw(rnd, p.quantity, false)
}

// draw evaluates the tree with each leaf multiplied by what varies it.
func (t *Trace) draw(vary func(leaf *Trace) float64) float64 {
	if t.Op == Leaf {
		v, _ := t.exact.Float64()
		return v * vary(t)
	}
	out := t.Terms[0].draw(vary)
	if t.Op == Ceiling {
		return math.Ceil(out)
	}
	for _, term := range t.Terms[1:] {
		switch v := term.draw(vary); t.Op {
		case Sum:
			out += v
		case Product:
			out *= v
		case Quotient:
			out /= v
		}
	}
	return out
}
