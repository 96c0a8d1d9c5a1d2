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
			d.doubt("key-without-effect", "cette clé est sans effet sur un levier «\u00a0"+string(l.Kind)+"\u00a0»", "Retirez-la, ou changez de levier",
				at.key(size.key, given.line(size.key), ""))
		default:
			written++
			if size.value.Valid {
				read++
			}
		}
	}
	needed, remedy := len(keys), "Renseignez "+strings.Join(keys, " et ")
	if l.Kind == strategy.Fleet {
		needed, remedy = 1, "Renseignez soit share, soit quantity"
	}
	if written != needed {
		return d.refuse("incomplete-lever", "le levier «\u00a0"+string(l.Kind)+"\u00a0» ne dit pas de combien il agit", remedy, &yaml.Node{}, at)
	}
	return read == needed // what was refused is said at its key
}
