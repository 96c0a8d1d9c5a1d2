package footprint

import (
	"maps"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// states are the values of the states that the steps lead to, in their order.
type states [len(stepOrder)]*big.Rat

// substitute gives the states between two results that can be compared. One
// result is computed whole: the lines and options of after with the values of
// before, which is the state before the last step. What lies between is
// proportional to a quantity that both have, measured by the engine with the
// values of before: so no mean has to be rounded into a line, and a state that
// equals its neighbour does so exactly.
func substitute(before, after *Result, c factors.Criterion) (states, error) {
	crossed, err := cross(before, after, c)
	if err != nil {
		return states{}, err
	}
	from, err := before.survey(c)
	if err != nil {
		return states{}, err
	}
	with, err := crossed.survey(c)
	if err != nil {
		return states{}, err
	}
	to := survey(after.portions(c))
	out := all(new(big.Rat))
	for p := range from.and(to) { // the sums are exact: the order does not matter
		b, x, a := from.of(p), with.of(p), to.of(p)
		values := all(&a.value)
		if from.has(p.item) && to.has(p.item) && followed(b, x, a) {
			values = p.follow(b, x, a)
		}
		for n, value := range values {
			out[n] = new(big.Rat).Add(out[n], value)
		}
	}
	return out, nil
}

// cross computes the lines and options of after with the values of before. What
// these do not know is left out of the options, and refused of the lines: their
// items cannot be followed.
func cross(before, after *Result, c factors.Criterion) (*Result, error) {
	opts := after.opts.own()
	opts.Criteria = []factors.Criterion{c}
	opts.Zone, opts.Conservative = before.opts.Zone, before.opts.Conservative // a choice of values
	maps.DeleteFunc(opts.Lifetimes, func(item string, _ decimal.Decimal) bool {
		_, known := before.set.Item(item)
		return !known
	})
	maps.DeleteFunc(opts.Amortisation, func(key string, _ decimal.Decimal) bool {
		_, known := before.set.Item(key)
		return !known && !before.set.HasCategory(key)
	})
	maps.DeleteFunc(opts.Pools, func(key string, _ Pool) bool {
		_, known := before.set.Item(key)
		return !known && !before.set.HasCategory(key)
	})
	var lines []Line
	counted, err := after.fleet(c)
	if err != nil {
		return nil, err
	}
	for _, l := range counted {
		l.Zone = l.zone(after.opts)
		lines = append(lines, l.Line)
	}
	return Compute(before.set, Inventory{Lines: lines}, opts)
}

// survey is what a result has of every portion.
type survey map[portion]*measures

func (s survey) of(p portion) *measures {
	if m := s[p]; m != nil {
		return m
	}
	return new(measures)
}

// and gives the portions of either.
func (s survey) and(other survey) survey {
	out := maps.Clone(s)
	maps.Copy(out, other)
	return out
}

// has tells whether some unit of an item counts.
func (s survey) has(item string) bool {
	return s.of(portion{item, false}).units.Sign() > 0 || s.of(portion{item, true}).units.Sign() > 0
}

// survey measures the portions, their weights included: the lines that have a
// value are computed again, alike in all but what weighs.
func (r *Result) survey(c factors.Criterion) (survey, error) {
	out := survey(r.portions(c))
	var made, used []Line
	counted, err := r.fleet(c)
	if err != nil {
		return nil, err
	}
	for _, l := range counted {
		if l.embodied {
			made = append(made, l.unspread())
		}
		if l.used {
			used = append(used, l.oneKWh())
		}
	}
	impacts, err := r.again(made, c)
	if err != nil {
		return nil, err
	}
	shares, err := r.again(used, c)
	if err != nil {
		return nil, err
	}
	for p, m := range out {
		if p.use {
			m.weight.Set(&shares.of(p).kwh)
		} else {
			m.weight.Set(&impacts.of(p).value)
		}
	}
	return out, nil
}

// again computes lines with the values and the mixes of a result.
func (r *Result) again(lines []Line, c factors.Criterion) (survey, error) {
	opts := r.opts.own()
	opts.Criteria, opts.Convention, opts.Lifetimes, opts.Pools = []factors.Criterion{c}, TotalLife, nil, nil
	places := map[string]DataCentre{}
	for n := range lines { // the key is a share of use, and no PUE is counted: not the default either
		if name := lines[n].DataCentre; name != "" {
			places[name] = DataCentre{PUE: noPUE, Share: opts.DataCentres[name].Share}
		}
	}
	opts.DataCentres = places
	out, err := Compute(r.set, Inventory{Lines: lines}, opts)
	if err != nil {
		return nil, err
	}
	return out.portions(c), nil
}

// noPUE is a PUE of 1: the technical environment is not counted.
var noPUE = decimal.NewNullDecimal(decimal.NewFromInt(1))

// unspread gives the line one year of life and no sharing: its embodied impact
// is then counted whole.
func (l Line) unspread() Line {
	l.Mode, l.Origin, l.DataCentre = Professional, New, ""
	l.Lifetime = decimal.NewNullDecimal(decimal.NewFromInt(1))
	return l
}

// oneKWh gives each unit 1 kWh a year: without a PUE its electricity is then
// its share of use.
func (l Line) oneKWh() Line {
	l.Energy, l.kwh = kWh, ratio{}
	return l
}

// follow gives the states of a portion from its measures before, after, and
// after with the values of before.
func (p portion) follow(before, crossed, after *measures) states {
	out := all(&after.value)
	if before.valued.Sign() == 0 || after.valued.Sign() == 0 { // one has the item in stock alone
		out[0] = &before.value
		return out
	}
	out[0] = before.scaled(new(big.Rat).Mul(&after.valued, &before.units), new(big.Rat).Mul(&before.valued, &after.units), crossed)
	out[4] = &crossed.value
	if p.use {
		out[1] = before.scaled(&crossed.valued, &before.valued, crossed)
		out[2] = before.scaled(&crossed.weight, &before.weight, crossed)
		out[3] = before.scaled(&crossed.kwh, &before.kwh, crossed)
		return out
	}
	out[1] = before.scaled(&crossed.weight, &before.weight, crossed)
	out[2], out[3] = &crossed.value, &crossed.value // electricity has no part in it
	return out
}

// followed tells whether the values of before count the same units of after as
// its own.
func followed(before, crossed, after *measures) bool {
	return !before.unknown() && !after.unknown() && crossed.valued.Cmp(&after.valued) == 0
}

// unknown tells a portion that has units and no value.
func (m *measures) unknown() bool { return m.units.Sign() > 0 && m.valued.Sign() == 0 }

// scaled gives the value in proportion, and where there is none the value of
// the state that the proportion leads to.
func (m *measures) scaled(part, whole *big.Rat, to *measures) *big.Rat {
	if whole.Sign() == 0 {
		return &to.value
	}
	out := new(big.Rat).Quo(part, whole)
	return out.Mul(out, &m.value)
}

// all gives the same value to every state.
func all(value *big.Rat) states {
	var out states
	for n := range out {
		out[n] = value
	}
	return out
}
