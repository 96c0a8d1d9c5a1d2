package dossier

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// rgesn drops what is validated without what applies, what applies without what is
// validated, and what is validated beyond what applies.
func (d *decoder) rgesn(x *strategy.RGESN, given pairs, at place) {
	whole := true
	for _, level := range []struct {
		key     string
		met, of *int
	}{{"priority", &x.Priority, &x.PriorityOf}, {"recommended", &x.Recommended, &x.RecommendedOf}, {"moderate", &x.Moderate, &x.ModerateOf}} {
		of := level.key + "_of"
		both := d.pair(level.key, of, given, at) && given.kept(level.key, *level.met == 0) && given.kept(of, *level.of == 0)
		if both && *level.met <= *level.of {
			continue
		}
		if both {
			d.abovePart(level.key, of, given, at)
		}
		whole = whole && !given.has(level.key) && !given.has(of)
	}
	if !whole {
		*x = strategy.RGESN{}
	}
}

// pair tells whether two keys that go together are both written; one alone is
// refused.
func (d *decoder) pair(key, other string, given pairs, at place) bool {
	if given.has(key) == given.has(other) {
		return given.has(key)
	}
	written, lacking := key, other
	if !given.has(key) {
		written, lacking = other, key
	}
	return d.refuse("incomplete-pair", "cette valeur va avec "+d.quoted(at, lacking), "Renseignez "+d.called(at, lacking)+", à 0 s’il n’y en a aucun", given.node(written), at.key(written, given.line(written), ""))
}

// contracts holds what contracts ask for to their number.
func (d *decoder) contracts(x *strategy.Contracts, given pairs, at place) {
	for _, p := range []struct {
		key   string
		value *decimal.NullDecimal
	}{{"clauses", &x.Clauses}, {"reversible", &x.Reversible}, {"open_formats", &x.OpenFormats}, {"local_suppliers", &x.Local}} {
		d.part(p.key, p.value, "total", x.Total, given, at)
	}
}

// connection needs its number: none is not unknown.
func (d *decoder) connection(x *strategy.Connection, given pairs, at place) bool {
	if !d.needs("quantity", x.Quantity == 0, given, at) {
		return false
	}
	if x.Migrated > x.Quantity {
		d.above("migrated-above-quantity", "migrated", "quantity", given, at) // and kept: 0 would be another count
	}
	return true
}
