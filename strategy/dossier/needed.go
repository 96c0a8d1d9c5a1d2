package dossier

import (
	"regexp"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"
)

// needs refuses a mapping that lacks a number which Go would hold for 0: absent
// is not zero. It is false too where the number was refused, which is said at its
// key.
func (d *decoder) needs(key string, isZero bool, given pairs, at place) bool {
	if !given.has(key) {
		return d.refuse("missing-value", "cette valeur est nécessaire et manque", "Renseignez-la", &yaml.Node{}, at.key(key, at.line, ""))
	}
	return given.kept(key, isZero)
}

// kept tells whether a number that is written was taken.
func (p pairs) kept(key string, isZero bool) bool {
	return p.has(key) && (!isZero || wroteZero(p.node(key)))
}

var zeroText = regexp.MustCompile(`^\s*[+-]?0+(\.0+)?\s*$`)

// wroteZero tells a declared 0 from a number that was refused.
func wroteZero(n *yaml.Node) bool { return zeroText.MatchString(n.Value) }

// part refuses a number that is above what it is a part of.
func (d *decoder) part(key string, x *decimal.NullDecimal, of string, whole decimal.NullDecimal, given pairs, at place) {
	if !x.Valid || !whole.Valid || !x.Decimal.GreaterThan(whole.Decimal) {
		return
	}
	d.abovePart(key, of, given, at)
	*x = decimal.NullDecimal{}
}

func (d *decoder) abovePart(key, of string, given pairs, at place) {
	d.above("part-above-whole", key, of, given, at)
}

// above is abovePart with a code of its own.
func (d *decoder) above(code, key, of string, given pairs, at place) {
	d.refuse(code, "cette valeur dépasse "+d.quoted(at, of)+", dont elle est une partie", "Corrigez l’une des deux\u00a0; celle-ci n’est pas reprise",
		given.node(key), at.key(key, given.line(key), ""))
}

// once refuses an element that says again what another one said, of a year or of a
// body.
func (d *decoder) once(key, name string, given pairs, at place) bool {
	where := at.key(key, given.line(key), "")
	p, ok := d.unique(where.pattern, name, where.line)
	if !ok {
		p.Remedy = "Gardez une seule des deux lignes"
		d.report(p, given.node(key), where)
	}
	return ok
}
