package strategy

import (
	"math/big"
	"slices"
	"strings"
)

// ahead is the least that what follows can weigh for what it can save: the sums of
// its pieces, those that weigh least for what they save first.
type ahead struct{ weights, savings []*big.Int }

// piece is an option, or what one saves beyond another that it would take the place of.
type piece struct{ weight, saving *big.Int }

// look bounds what some options can weigh and save. Each saves at most what is given for
// it; of those of one family, that raise one life or lower one PUE, the one that
// saves most saves all.
func (b *front) look(options []int, most []*big.Int) ahead {
	weight, saving := new(big.Int), new(big.Int)
	var dear []piece
	families := map[string][]piece{}
	var order []string
	for _, n := range options {
		family := b.family[n]
		free := b.p.weights[n].Sign() <= 0
		switch {
		case !b.p.usable[n]:
		case free && family == "":
			weight.Add(weight, b.p.weights[n])
			saving.Add(saving, most[n])
		case most[n].Sign() <= 0 && !free:
		case family == "":
			dear = append(dear, piece{b.p.weights[n], most[n]})
		default:
			if _, seen := families[family]; !seen {
				order = append(order, family)
			}
			families[family] = append(families[family], piece{b.p.weights[n], most[n]})
		}
	}
	for _, family := range order {
		free, rest := oneOf(families[family])
		weight.Add(weight, free.weight)
		saving.Add(saving, free.saving)
		dear = append(dear, rest...)
	}
	slices.SortFunc(dear, piece.compare)
	out := ahead{[]*big.Int{weight}, []*big.Int{saving}}
	for _, d := range dear {
		weight, saving = new(big.Int).Add(weight, d.weight), new(big.Int).Add(saving, d.saving)
		out.weights, out.savings = append(out.weights, weight), append(out.savings, saving)
	}
	return out
}

// compare puts first what weighs least for what it saves.
func (d piece) compare(e piece) int {
	return new(big.Int).Mul(d.weight, e.saving).Cmp(new(big.Int).Mul(e.weight, d.saving))
}

// oneOf gives, of options of which one saves all, what they give for nothing and then
// the steps of their lower hull: what each dearer one saves beyond the one before.
func oneOf(all []piece) (free piece, hull []piece) {
	free = piece{new(big.Int), new(big.Int)}
	var dear []piece
	for _, d := range all {
		if d.weight.Sign() > 0 {
			dear = append(dear, d)
			continue
		}
		free.weight.Add(free.weight, d.weight)
		if d.saving.Cmp(free.saving) > 0 {
			free.saving.Set(d.saving)
		}
	}
	at := piece{new(big.Int), free.saving}
	for {
		var best *piece
		var to piece
		for _, d := range dear {
			beyond := piece{new(big.Int).Sub(d.weight, at.weight), new(big.Int).Sub(d.saving, at.saving)}
			if beyond.saving.Sign() > 0 && (best == nil || beyond.compare(*best) < 0) {
				best, to = &beyond, d
			}
		}
		if best == nil {
			return free, hull
		}
		hull, at = append(hull, *best), to
	}
}

// familyOf names the options of which the one that asks for most does all: it raises the
// same lives, or lowers the PUE of the same place.
func (b *front) familiesOf() []string {
	out := make([]string, len(b.s.options))
	for n, o := range b.s.options {
		if o.lever == nil {
			continue
		}
		switch l := *o.lever.action.Lever; l.Kind {
		case CoolerPlace:
			out[n] = "pue " + l.Place
		case Longer, FreeSystem:
			out[n] = string(l.Kind) + " " + strings.Join(slices.Sorted(slices.Values(l.machines())), " ")
		}
	}
	return out
}

// least gives the lowest weight of what follows that can save an amount; false where
// nothing can. The quotient is of whole numbers and goes down: a bound may be too low,
// never too high, and no figure is made of it.
func (a ahead) least(need *big.Int) (*big.Int, bool) {
	k, _ := slices.BinarySearchFunc(a.savings, need, func(s, need *big.Int) int { return s.Cmp(need) })
	switch {
	case k == len(a.savings):
		return nil, false
	case k == 0:
		return a.weights[0], true
	}
	part := new(big.Int).Sub(need, a.savings[k-1])
	part.Mul(part, new(big.Int).Sub(a.weights[k], a.weights[k-1]))
	part.Div(part, new(big.Int).Sub(a.savings[k], a.savings[k-1]))
	return part.Add(part, a.weights[k-1]), true
}
