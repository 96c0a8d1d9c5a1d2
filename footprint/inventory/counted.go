package inventory

import (
	"strings"

	"github.com/reen-numerique/reen/internal/fold"
)

// countHeader reads a header that says what its column counts, "Nombre de
// bornes", in a list that has no other quantity. Where it names a known item
// and no column gives the type, all rows are of that item. Of two such columns
// neither is taken: a row would be several things.
func (o *resolved) countHeader(l *layout) {
	if l.list != equipment || l.has(fieldQuantity) || l.device {
		return
	}
	at, what := -1, ""
	for _, i := range l.unknown {
		if counted, ok := countedIn(l.headers[i]); ok {
			if at >= 0 {
				return
			}
			at, what = i, counted
		}
	}
	if at < 0 {
		return
	}
	if id := o.set.Identify(labelOf(what)); !l.has(fieldType) && o.item == nil && len(id.Items) == 1 {
		l.item = id.Items[0]
	}
	l.columns[fieldQuantity] = []int{at}
	l.unknown = without(l.unknown, at)
	l.known++
	l.own++
	l.place()
}

// countedHeaders gives the headers that say what their columns count.
func (l *layout) countedHeaders() []string {
	var out []string
	for _, h := range l.headers {
		if _, ok := countedIn(h); ok {
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
