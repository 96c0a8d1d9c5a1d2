package dossier

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/strategy"
)

// leverKeys gives the keys that the formula of a lever uses: all of them,
// but for a smaller fleet, which takes one.
func leverKeys(kind strategy.LeverKind) []string {
	switch kind {
	case strategy.Longer:
		return []string{"years"}
	case strategy.RefurbishedBy:
		return []string{"share", "years"}
	case strategy.Fleet:
		return []string{"share", "quantity"}
	case strategy.SecondScreens:
		return []string{"per_post"}
	}
	return []string{"share"}
}

// lever refuses a lever that lacks what its formula needs, and doubts a key
// that the formula does not use. The simulation would refuse it too, but
// could not give the line.
func (d *decoder) lever(l *strategy.Lever, given pairs, at place) bool {
	if l.Kind == "" || len(l.Items) == 0 {
		return false // said already, at the key
	}
	keys := leverKeys(l.Kind)
	written, read := 0, 0
	for _, size := range []struct {
		key   string
		value decimal.NullDecimal
	}{{"years", l.Years}, {"share", l.Share}, {"quantity", l.Quantity}, {"per_post", l.PerPost}} {
		switch {
		case !given.has(size.key):
		case !slices.Contains(keys, size.key):
			d.doubt("key-without-effect", "cette valeur est sans effet sur un "+d.leverName(l.Kind), "Retirez-la, ou changez de levier",
				at.key(size.key, given.line(size.key), ""))
		default:
			written++
			if size.value.Valid {
				read++
			}
		}
	}
	needed, remedy := len(keys), "Renseignez "+strings.Join(d.calledAll(at, keys), " et ")
	if l.Kind == strategy.Fleet {
		needed, remedy = 1, "Renseignez soit "+strings.Join(d.calledAll(at, keys), ", soit ")
	}
	if written > needed { // of a smaller fleet alone
		return d.refuse("incomplete-lever", "le "+d.leverName(l.Kind)+" donne les deux à la fois\u00a0: "+strings.Join(d.calledAll(at, keys), " et "), "Gardez soit "+strings.Join(d.calledAll(at, keys), ", soit "), &yaml.Node{}, at)
	}
	if written != needed {
		return d.refuse("incomplete-lever", "le "+d.leverName(l.Kind)+" ne dit pas de combien il agit", remedy, &yaml.Node{}, at)
	}
	return read == needed // what was refused is said at its key
}

// leverName names a lever as the person wrote it.
func (d *decoder) leverName(kind strategy.LeverKind) string {
	name := string(kind)
	if d.headers != nil {
		_, c := columnOf("actions.*.lever.kind", false)
		name = c.wordOf(name)
	}
	return "levier «\u00a0" + name + "\u00a0»"
}

// calledAll gives the names of keys in messages.
func (d *decoder) calledAll(at place, keys []string) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = d.called(at, key)
	}
	return out
}
