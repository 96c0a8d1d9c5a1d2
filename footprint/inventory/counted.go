package inventory

import (
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fold"
)

// countHeader reads a header that says what its column counts, "Nombre de
// bornes", in a list that has no other quantity: an item, or a word for devices
// of any kind. Where it names a known item and no column gives the type, all
// rows are of that item. Of two such columns neither is taken: a row would be
// several things.
func (o *resolved) countHeader(l *layout) {
	if l.list != equipment || l.has(fieldQuantity) {
		return
	}
	at := -1
	var item *factors.Item
	for _, i := range l.unknown {
		what, ok := countedIn(l.headers[i])
		if !ok {
			continue
		}
		id := o.set.Identify(labelOf(what))
		if _, things := meaning("things", what); !things && len(id.Items) == 0 && strings.Trim(what, "0123456789") != "" {
			continue // of cores, of users
		}
		if at >= 0 {
			return
		}
		if at = i; len(id.Items) == 1 {
			item = id.Items[0]
		}
	}
	if at < 0 {
		return
	}
	if !l.has(fieldType) && o.item == nil {
		l.item = item
	}
	l.columns[fieldQuantity], l.counted = []int{at}, true
	l.unknown = without(l.unknown, at)
	l.known++
	l.own++
	l.place()
}

// columnsOfThings gives the headers that are each a kind of device, or say what
// they count: of two or more, a row is several things.
func (o *resolved) columnsOfThings(l *layout) []string {
	var out []string
	for _, i := range l.unknown {
		h := l.headers[i]
		_, counts := countedIn(h)
		if counts || o.set != nil && len(o.set.Identify(labelOf(h)).Items) > 0 {
			out = append(out, h)
		}
	}
	return out
}

// countedIn gives what a header counts: "ecrans" for "Nb d’écrans".
func countedIn(header string) (string, bool) {
	first, rest, _ := strings.Cut(fold.Label(header), " ")
	if _, ok := meaning("count", first); !ok {
		return "", false
	}
	if second, more, ok := strings.Cut(rest, " "); ok && (second == "de" || second == "d" || second == "des") {
		rest = more
	}
	return rest, rest != ""
}

func without(list []int, value int) []int {
	var out []int
	for _, n := range list {
		if n != value {
			out = append(out, n)
		}
	}
	return out
}
