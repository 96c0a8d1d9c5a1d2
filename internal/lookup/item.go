// Package lookup finds what people name.
package lookup

import (
	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// Item finds the item of an id or of an unambiguous label. The error, in
// French, offers the nearest one.
func Item(set *factors.Set, name string) (*factors.Item, error) {
	switch found := set.Match(name); len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, delimited.Failf("équipement «\u00a0%s\u00a0» absent du catalogue%s", diag.Clip(name), delimited.Question(set.Suggest(name)))
	}
	return nil, delimited.Failf("équipement «\u00a0%s\u00a0» ambigu\u00a0: donnez son identifiant", diag.Clip(name))
}
