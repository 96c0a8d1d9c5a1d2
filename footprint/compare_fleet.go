package footprint

import (
	"math/big"

	"github.com/reen-numerique/reen/factors"
)

// fleetLine is a line that counts, in use or in stock, and what of it has a
// value. Lines of one variant may stand as one.
type fleetLine struct {
	Line
	embodied, used bool
}

// fleet gives the lines that count, and portions what they sum to: a
// comparison knows nothing else of how a result is kept.
func (r *Result) fleet(c factors.Criterion) ([]fleetLine, error) {
	var out []fleetLine
	for _, l := range r.lines {
		if u := l.unit; u != nil {
			out = append(out, fleetLine{*l.line, u.hasEmbodied(c), u.hasUse(c)})
		}
	}
	if r.lines != nil {
		return out, nil
	}
	for n, u := range r.units {
		line, err := r.engine.prototype(&r.variants[n])
		if err != nil {
			return nil, err
		}
		line.standFor(r.total(n, ofN), r.total(n, ofK))
		out = append(out, fleetLine{line, u.hasEmbodied(c), u.hasUse(c)})
	}
	return out, nil
}

// portion is one of the two things that are counted of an item: its embodied
// impact or its use.
type portion struct {
	item string
	use  bool
}

// measures is what a result has of a portion.
type measures struct {
	units  big.Rat // embodied: in use and in stock; use: in use, or all of a flow
	valued big.Rat // those of them that have a value
	value  big.Rat // their impact in the year
	kwh    big.Rat // use: electricity of those with a value, PUE and share of use included; units of a flow
	weight big.Rat // embodied: impact before it is spread; use: units by their share of use; of those with a value
}

// portions sums the result by portion.
func (r *Result) portions(c factors.Criterion) map[portion]*measures {
	out := map[portion]*measures{}
	of := func(p portion) *measures {
		if out[p] == nil {
			out[p] = new(measures)
		}
		return out[p]
	}
	for at, u := range r.units {
		n, k := r.total(at, ofN), r.total(at, ofK)
		if u.equipment() {
			of(portion{u.item.ID, false}).embody(u, c, n)
		}
		if !u.equipment() || r.variants[at].state != Stock {
			of(portion{u.item.ID, true}).use(u, c, n, u.times(factors.Use, n, k))
		}
	}
	return out
}

func (m *measures) embody(u *unit, c factors.Criterion, amount *big.Rat) {
	m.units.Add(&m.units, amount)
	if u.hasEmbodied(c) {
		m.valued.Add(&m.valued, amount)
	}
	for s, t := range u.impacts[c] {
		if t != nil && factors.Stage(s) != factors.Use {
			m.value.Add(&m.value, new(big.Rat).Mul(t.exact, amount))
		}
	}
}

// use adds n units whose figures are multiplied by times.
func (m *measures) use(u *unit, c factors.Criterion, n, times *big.Rat) {
	m.units.Add(&m.units, n)
	if !u.hasUse(c) {
		return
	}
	m.valued.Add(&m.valued, n)
	m.value.Add(&m.value, new(big.Rat).Mul(u.impacts[c][factors.Use].exact, times))
	kwh := n // units of a flow
	if u.kwh != nil {
		kwh = new(big.Rat).Mul(u.kwh, times)
	}
	m.kwh.Add(&m.kwh, kwh)
}

// hasEmbodied tells whether a unit has an embodied value, as coverage counts it.
func (u *unit) hasEmbodied(c factors.Criterion) bool {
	return u.impacts[c][factors.Manufacturing] != nil || u.impacts[c][factors.Embodied] != nil
}

func (u *unit) hasUse(c factors.Criterion) bool { return u.impacts[c][factors.Use] != nil }
