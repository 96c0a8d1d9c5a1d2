package inventory

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/embedded"
	"github.com/reen-numerique/reen/internal/fold"
)

//go:embed data/words.csv
var wordsTable string

//go:embed data/types.csv
var typesTable string

// words maps what people write in a column of few values to its meaning, by
// kind and stem.
var words = sync.OnceValue(func() map[[2]string]string {
	out := map[[2]string]string{}
	for _, row := range embedded.Table(wordsTable) {
		setOnce(out, [2]string{row[0], stem(row[1])}, row[2])
	}
	return out
})

func meaning[T string | []byte](kind string, text T) (string, bool) {
	var short [64]byte
	value, ok := words()[[2]string{kind, string(appendStem(short[:0], text))}]
	return value, ok
}

// aliases maps a type that only some lists use to an item, by category of
// the list, or by format, and fold: a "Portable" is a telephone among telephones.
var aliases = sync.OnceValue(func() map[[2]string]string {
	out := map[[2]string]string{}
	for _, row := range embedded.Table(typesTable) {
		out[[2]string{row[0], fold.Label(row[1])}] = row[2]
	}
	return out
})

// alias gives the item of such a type in a list of a category.
func alias(set *factors.Set, category, label string) *factors.Item {
	item, _ := set.Item(aliases()[[2]string{category, fold.Label(label)}])
	return item
}

// states are all there are.
var states = [...]footprint.State{footprint.InUse, footprint.Stock, footprint.Retired, footprint.Lost, footprint.Ordered}

// stateNames maps the names of states in results and in the table.
var stateNames = map[string]footprint.State{
	footprint.InUse.String(): footprint.InUse, "stock": footprint.Stock, "retired": footprint.Retired,
	"lost": footprint.Lost, "ordered": footprint.Ordered,
}

// frenchState is a state as the native file has it.
func frenchState(s footprint.State) string {
	return map[footprint.State]string{
		footprint.InUse: "en service", footprint.Stock: "en stock", footprint.Retired: "réformé", footprint.Lost: "perdu", footprint.Ordered: "commandé",
	}[s]
}

// openingState reads a status that says more than its state: "Réformé le
// 12/03/2021", "HS - à réformer".
func (o *resolved) openingState(text string) (footprint.State, bool) {
	words := strings.Fields(fold.Label(text))
	for n := len(words) - 1; n > 0; n-- {
		if s, ok := o.state(strings.Join(words[:n], " ")); ok {
			return s, true
		}
	}
	return footprint.InUse, false
}

// state reads a status. Where it is a path, "Parc > En stock", the last part
// that is known counts; a name with a word in parentheses is known by either.
func (o *resolved) state(text string) (footprint.State, bool) {
	parts := strings.Split(text, ">")
	slices.Reverse(parts)
	if name, meta, ok := strings.Cut(strings.TrimSuffix(text, ")"), "("); ok { // "Réserve DSI (deployable)"
		parts = append(parts, name, meta)
	}
	for _, part := range append([]string{text}, parts...) {
		if s, ok := o.states[stem(part)]; ok {
			return s, true
		}
		if name, ok := meaning("state", part); ok {
			return stateNames[name], true
		}
	}
	return footprint.InUse, false
}
