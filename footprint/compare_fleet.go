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
func (r *Result) fleet(c factors.Criterion) []fleetLine {
	out := make([]fleetLine, 0, len(r.lines))
	for _, l := range r.lines {
		if l.unit >= 0 {
			u := r.units[l.unit]
			out = append(out, fleetLine{*l.line, u.hasEmbodied(c), u.hasUse(c)})
		}
	}
	return out
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
	for at, q := range r.groups {
		u, amount := r.units[at.unit], q.exact()
		if u.item.Kind == factors.Asset {
			of(portion{u.item.ID, false}).embody(u, c, amount)
		}
		if u.item.Kind == factors.Flow || !at.stock {
			of(portion{u.item.ID, true}).use(u, c, amount)
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

func (m *measures) use(u *unit, c factors.Criterion, amount *big.Rat) {
	m.units.Add(&m.units, amount)
	if !u.hasUse(c) {
		return
	}
	m.valued.Add(&m.valued, amount)
	m.value.Add(&m.value, new(big.Rat).Mul(u.impacts[c][factors.Use].exact, amount))
	if u.kwh != nil {
		amount = new(big.Rat).Mul(u.kwh, amount)
	}
	m.kwh.Add(&m.kwh, amount)
}

// hasEmbodied tells whether a unit has an embodied value, as coverage counts it.
func (u *unit) hasEmbodied(c factors.Criterion) bool {
	return u.impacts[c][factors.Manufacturing] != nil || u.impacts[c][factors.Embodied] != nil
}

func (u *unit) hasUse(c factors.Criterion) bool { return u.impacts[c][factors.Use] != nil }
