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
// Uncertainty reads, and so checks its first order: the mean of the draws lies
// above the value, for what varies is divided by too. The same seed gives the
// same draws.
//
// Draws are in floating point, as nothing else is: they are a check, on the way
// to no other figure, and differ between platforms beyond the 3 digits that are
// kept. The error is for a criterion that was not asked for, and for
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
	at := func(p float64) decimal.Decimal { return kept(totals[int(math.Round(p*float64(draws-1)))]) }
	return Sample{Draws: draws, Mean: kept(sum / float64(draws)), Low: at(0.025), High: at(0.975)}, nil
}

// kept gives the digits of a draw that are published. A draw is finite: a set
// holds no interval of more than a factor of a million.
func kept(x float64) decimal.Decimal { return significant(decimal.NewFromFloat(x), 3) }

// draw gives a number of mean 1 and of this variance.
func draw(rnd *rand.Rand, variance float64, normal bool) float64 {
	if normal {
		return 1 + math.Sqrt(variance)*rnd.NormFloat64()
	}
	s2 := math.Log1p(variance)
	return math.Exp(math.Sqrt(s2)*rnd.NormFloat64() - s2/2)
}

// drawnUnit is a unit as it is drawn: what varies line by line is drawn once,
// with the relative variance of the sum of its lines.
type drawnUnit struct {
	stages   []drawnStage
	quantity float64 // variance of the figure, by the quantities
	perUnit  float64 // variance of the sum of n, by a datum that each line gives
	perKWh   float64 // the same of k: by the electricity that each line gives
	key      string
}

type drawnStage struct {
	trace *Trace
	times float64
}

// drawn gives the units in an order that is not that of the lines.
func (r *Result) drawn(c factors.Criterion) []drawnUnit {
	var out []drawnUnit
	for at, u := range r.units {
		n, k := r.total(at, ofN), r.total(at, ofK)
		p := drawnUnit{key: u.item.ID + "/" + n.RatString()}
		whole, value := sensitivity{}, new(big.Rat)
		for s, t := range u.impacts[c] {
			if t == nil {
				continue
			}
			times := u.times(factors.Stage(s), n, k)
			of, _ := times.Float64()
			p.stages = append(p.stages, drawnStage{t, of})
			p.key += "/" + t.exact.RatString()
			whole.add(u.measured && factors.Stage(s) == factors.Use, t.exact)
			value.Add(value, product(t.exact, times))
		}
		for quality := range r.sums[at] {
			of := &r.sums[at][quality]
			p.quantity += relative(whole.squares(of), value) * inventorySpread(Quality(quality)).InexactFloat64()
		}
		own := inventorySpread(High).InexactFloat64()
		p.perUnit, p.perKWh = relative(r.total(at, ofNN), n)*own, relative(r.total(at, ofKK), k)*own
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b drawnUnit) int { return cmp.Compare(a.key, b.key) })
	return out
}

// relative gives a sum of squares over the square of a sum; 0 where there is none.
func relative(squares, sum *big.Rat) float64 {
	if squares == nil || sum.Sign() == 0 {
		return 0
	}
	out, _ := new(big.Rat).Quo(squares, product(sum, sum)).Float64()
	return out
}

func (p *drawnUnit) draw(rnd *rand.Rand, shared map[string]float64) float64 {
	own := map[string]float64{}
	sum := 0.0
	for _, s := range p.stages {
		sum += s.times * s.trace.draw(func(leaf *Trace) float64 {
			if m, ok := shared[leaf.sharedKey()]; ok {
				return m
			}
			if leaf.From != FromInventory {
				return 1
			}
			if _, drawn := own[leaf.Name]; !drawn {
				variance := p.perUnit
				if leaf.Name == energyName {
					variance = p.perKWh
				}
				own[leaf.Name] = draw(rnd, variance, false)
			}
			return own[leaf.Name]
		})
	}
	return sum * draw(rnd, p.quantity, false)
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
