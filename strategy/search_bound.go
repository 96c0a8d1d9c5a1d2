package strategy

import "math/big"

// A price is p ÷ q units of weight for one unit saved. At a price, the set of
// least weight − price × saving is the shortest path of a diagram. For any price
// at all, the weight of a set that saves what is needed is at least that
// shortest length + price × need (Lagrange): this bounds every part of the
// search. The best of these bounds is the lower convex hull of all sets at the
// need, which a few prices find (each is the slope between two known sets).
type price struct{ p, q *big.Int }

// length of a weight and a saving at the price, × q.
func (x price) length(weight, saving *big.Int) *big.Int {
	l := new(big.Int).Mul(x.q, weight)
	return l.Sub(l, new(big.Int).Mul(x.p, saving))
}

// rest is the shortest way from a state to the end.
type rest struct {
	length, weight, saving *big.Int
	taken                  bool
}

// shortest gives the shortest way from each state of each layer; from the
// first state of the first layer it is the best set.
func (d *diagram) shortest(x price, weights []*big.Int) [][]rest {
	ways := make([][]rest, len(d.layers)+1)
	for t := len(d.layers) - 1; t >= 0; t-- {
		l := d.layers[t]
		ways[t] = make([]rest, len(l.arcs))
		for k := range l.arcs {
			for bit, a := range l.arcs[k] {
				if a.to < 0 {
					continue
				}
				next := rest{length: zero, weight: zero, saving: zero}
				if t+1 < len(d.layers) {
					next = ways[t+1][a.to]
				}
				if next.length == nil {
					continue // all that follows is forbidden
				}
				way := rest{weight: next.weight, saving: new(big.Int).Add(next.saving, a.gain), taken: bit == 1}
				if way.taken {
					way.weight = new(big.Int).Add(next.weight, weights[l.option])
				}
				way.length = x.length(way.weight, way.saving)
				if best := &ways[t][k]; best.length == nil || way.length.Cmp(best.length) < 0 {
					*best = way
				}
			}
		}
	}
	return ways
}

var zero = new(big.Int) // never changed in place

// follow gives the set of the shortest way from a state.
func (d *diagram) follow(ways [][]rest, t, state int, taken []bool) {
	for ; t < len(d.layers); t++ {
		way := ways[t][state]
		taken[d.layers[t].option] = way.taken
		bit := 0
		if way.taken {
			bit = 1
		}
		state = d.layers[t].arcs[state][bit].to
	}
}

// most gives the price of a saving that nothing outweighs: the shortest way
// then saves most, and of such sets it is the least.
func most(weights []*big.Int) price {
	sum := big.NewInt(1)
	for _, w := range weights {
		sum.Add(sum, new(big.Int).Abs(w))
	}
	return price{sum, big.NewInt(1)}
}

// hull gives the price whose bound at the need is the highest, with its ways,
// and a set that saves enough. Low saves too little and high saves enough.
func (d *diagram) hull(need *big.Int, weights []*big.Int, low rest, high [][]rest) (price, [][]rest, [][]rest) {
	for {
		enough := high[0][0]
		x := price{new(big.Int).Sub(enough.weight, low.weight), new(big.Int).Sub(enough.saving, low.saving)}
		ways := d.shortest(x, weights)
		best := ways[0][0]
		switch {
		case best.length.Cmp(x.length(enough.weight, enough.saving)) == 0:
			return x, ways, high
		case best.saving.Cmp(need) >= 0:
			high = ways
		default:
			low = best
		}
	}
}

// least gives the lowest weight that a set can have which begins with some
// weight and saving, in a state: rounded up.
func (x price) least(weight, saving, need *big.Int, onward rest) *big.Int {
	total := x.length(weight, new(big.Int).Sub(saving, need))
	total.Add(total, onward.length)
	quotient, remainder := new(big.Int).DivMod(total, x.q, new(big.Int))
	if remainder.Sign() > 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	return quotient
}
