package strategy

import (
	"math/big"
	"slices"
)

// nearby searches by local moves where interactions reach too far for an exact
// search: it adds what saves most for its weight until the target is reached,
// then drops and exchanges options while that is better. It starts from
// nothing and from what the relaxed search proposes, whose weight is the
// bound that the gap is measured from.
func (s *search) nearby(p purpose, relaxed *diagram) (found, error) {
	bound, reachable := relaxed.search(p)
	out := found{exact: !reachable}
	var weight *big.Int
	for _, start := range [][]bool{make([]bool, len(s.options)), bound.taken} {
		if !s.allows(start) {
			continue
		}
		m := mover{s: s, p: p, taken: slices.Clone(start)}
		if err := m.run(); err != nil {
			return out, err
		}
		better := out.taken == nil || m.enough() && weight == nil
		if m.enough() && weight != nil {
			better = m.weight.Cmp(weight) < 0
		}
		if !m.enough() && out.taken != nil && weight == nil {
			better = m.saving.Cmp(s.saved(out.taken)) > 0
		}
		if better {
			out.taken = m.taken
			if m.enough() {
				weight = m.weight
			}
		}
	}
	if weight != nil {
		out.least = bound.least
		out.exact = weight.Cmp(bound.least) <= 0
	}
	return out, nil
}

// mover is a set that changes by one or a few options at a time.
type mover struct {
	s              *search
	p              purpose
	taken          []bool
	weight, saving *big.Int
}

// moves bounds the moves of a search.
const moves = 400

func (m *mover) enough() bool { return m.saving.Cmp(m.p.need) >= 0 }

func (m *mover) run() (err error) {
	if m.weight, m.saving, err = m.worth(m.taken); err != nil {
		return err
	}
	for range moves {
		to, err := m.next()
		if err != nil || to == nil {
			return err
		}
		if m.weight, m.saving, err = m.worth(to); err != nil {
			return err
		}
		m.taken = to
	}
	return nil
}

func (m *mover) worth(taken []bool) (weight, saving *big.Int, err error) {
	saving = new(big.Int)
	for _, c := range m.s.cells {
		v, err := m.s.saving(c, taken)
		if err != nil {
			return nil, nil, err
		}
		saving.Add(saving, v)
	}
	return m.p.weigh(taken), saving, nil
}

// next gives the best move: while the target is not reached, what saves most
// for its weight; then what weighs least.
func (m *mover) next() ([]bool, error) {
	var best []bool
	var bestWeight, bestSaving *big.Int
	for _, to := range m.around() {
		weight, saving, err := m.worth(to)
		if err != nil {
			return nil, err
		}
		weight.Sub(weight, m.weight)
		saving.Sub(saving, m.saving)
		if !m.helps(weight, saving) {
			continue
		}
		if best == nil || m.better(weight, saving, bestWeight, bestSaving) {
			best, bestWeight, bestSaving = to, weight, saving
		}
	}
	return best, nil
}

func (m *mover) helps(weight, saving *big.Int) bool {
	if m.enough() {
		return weight.Sign() < 0 && new(big.Int).Add(m.saving, saving).Cmp(m.p.need) >= 0
	}
	return saving.Sign() > 0
}

func (m *mover) better(weight, saving, thanWeight, thanSaving *big.Int) bool {
	if m.enough() {
		return weight.Cmp(thanWeight) < 0
	}
	if weight.Sign() <= 0 || thanWeight.Sign() <= 0 {
		return weight.Cmp(thanWeight) < 0
	}
	return new(big.Int).Mul(saving, thanWeight).Cmp(new(big.Int).Mul(thanSaving, weight)) > 0
}

// around gives the sets one move away: an option more, with what it requires; or,
// once the target is reached, one less, with what requires it, or both.
func (m *mover) around() [][]bool {
	var out [][]bool
	add := func(from []bool) {
		for n := range from {
			if !from[n] && m.p.usable[n] && !m.taken[n] {
				to := slices.Clone(from)
				m.require(to, n)
				if m.s.allows(to) {
					out = append(out, to)
				}
			}
		}
	}
	add(m.taken)
	if !m.enough() {
		return out
	}
	for n, taken := range m.taken {
		if !taken {
			continue
		}
		less := slices.Clone(m.taken)
		m.release(less, n)
		if m.s.allows(less) {
			out = append(out, less)
		}
		add(less)
	}
	return out
}

// require takes an option and all that it requires.
func (m *mover) require(taken []bool, n int) {
	if taken[n] {
		return
	}
	taken[n] = true
	at := m.s.index()
	for _, id := range m.s.options[n].action.Requires {
		if k, ok := at[id]; ok {
			m.require(taken, k)
		}
	}
}

// release leaves an option and all that requires it.
func (m *mover) release(taken []bool, n int) {
	taken[n] = false
	for k, o := range m.s.options {
		if taken[k] && slices.Contains(o.action.Requires, m.s.options[n].action.ID) {
			m.release(taken, k)
		}
	}
}
