package factors

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/internal/fold"
)

// matcher is the vocabulary of a set, ready to match. It is built when the
// first label is matched: most programs load a set without matching any.
type matcher struct {
	itemByID map[string]*Item
	order    map[*Item]int      // the catalogue's, so that answers do not depend on map order
	exact    map[string][]*Item // words of a label, in their order → items, several when ambiguous
	shown    map[string]string  // normalised label → the label as the table writes it
	known    []string           // the keys of shown, in order
	same     phrases
	units    map[string]bool     // that follow a number without a space: "24p"
	fillers  map[string]*wordSet // by group
	others   *wordSet            // words of things that are no item
	open     map[string]bool     // types that say nothing
	joints   *wordSet            // "avec": what follows comes with the thing
	makers   phrases
	grammars map[*Item]grammar
	rules    map[string][]*labelRule // by the first of their words
	models   modelIndex
}

// grammar tells what may stand beside the labels of an item, and what not.
type grammar struct {
	beside   []*wordSet
	never    [][]string
	includes []*Item // what a model may narrow the item to
}

// labelRule is one label of an item without its order and its fillers.
type labelRule struct {
	item  *Item
	words []string // sorted
	text  string
}

func (s *Set) indexLabels() {
	s.matcher = sync.OnceValue(func() *matcher { return newMatcher(s) })
}

func newMatcher(s *Set) *matcher {
	m := &matcher{itemByID: s.itemByID, order: map[*Item]int{}, exact: map[string][]*Item{}, shown: map[string]string{},
		fillers: map[string]*wordSet{}, others: newWordSet(), open: map[string]bool{}, units: map[string]bool{}, joints: newWordSet(),
		same: phrases{}, makers: phrases{}, grammars: map[*Item]grammar{}, rules: map[string][]*labelRule{}}
	m.indexWords(s.vocabulary.words)
	for n, i := range s.items {
		m.order[i] = n
		m.indexItem(i, s.vocabulary.grammars[i.ID])
	}
	m.known = slices.Sorted(maps.Keys(m.shown)) // map order must not choose among equals
	m.models = newModelIndex(s.vocabulary.models, s.itemByID)
	return m
}

// indexWords puts every word of the table where it is looked up.
func (m *matcher) indexWords(words []wordRow) {
	for _, w := range words {
		switch text := strings.Fields(fold.Label(w.text)); w.kind { // first: the others are written in any spelling
		case "same":
			m.same.add(singular(text), w.name)
		case "unit":
			m.units[strings.Join(singular(text), " ")] = true
		}
	}
	for _, w := range words {
		switch w.kind {
		case "filler":
			group, ok := m.fillers[w.name]
			if !ok {
				group = newWordSet()
				m.fillers[w.name] = group
			}
			m.addWord(group, w.text)
		case "other":
			m.addWord(m.others, w.text)
		case "joint":
			m.addWord(m.joints, w.text)
		case "open":
			m.open[strings.Join(m.words(w.text), " ")] = true
		case "maker":
			name := strings.Fields(fold.Label(w.text))
			m.makers.add(name, w.name)
			if in := singular(slices.Clone(name)); !slices.Equal(in, name) {
				m.makers.add(in, w.name) // as it comes in a label
			}
		}
	}
}

// addWord adds a word as labels have it, and as models do.
func (m *matcher) addWord(set *wordSet, word string) {
	if strings.ContainsAny(word, globSigns) {
		set.globs = append(set.globs, word)
		return
	}
	set.exact[normalise(word)] = true
	set.exact[strings.Join(m.words(word), " ")] = true
}

// indexItem makes the labels of an item known, in order and as rules. An id is
// known as it is: "monitor-27" is no word for a monitor of 27 inches.
func (m *matcher) indexItem(i *Item, row grammarRow) {
	m.shown[normalise(i.ID)] = i.ID
	for _, l := range append([]string{i.NameFR, i.NameEN}, i.Labels...) {
		words := m.words(l)
		key := strings.Join(words, " ")
		if key == "" || slices.Contains(m.exact[key], i) {
			continue
		}
		m.exact[key] = append(m.exact[key], i)
		if _, ok := m.shown[normalise(l)]; !ok {
			m.shown[normalise(l)] = l
		}
		if i.Kind == Asset || i.Kind == Excluded { // no rule makes a purchase or a use of a thing
			m.addRule(i, l, words)
		}
	}
	var g grammar
	for _, name := range row.beside {
		if group, ok := m.fillers[name]; ok {
			g.beside = append(g.beside, group)
		}
	}
	for _, phrase := range row.never {
		g.never = append(g.never, m.essential(m.words(phrase)))
	}
	for _, id := range row.includes {
		if item, ok := m.itemByID[id]; ok {
			g.includes = append(g.includes, item)
		}
	}
	m.grammars[i] = g
}

// addRule makes a rule of a label. What is left of a label without its
// fillers must still say something.
func (m *matcher) addRule(i *Item, label string, words []string) {
	bag := m.essential(words)
	if len(bag) == 0 {
		return
	}
	slices.Sort(bag)
	bag = slices.Compact(bag)
	m.rules[bag[0]] = append(m.rules[bag[0]], &labelRule{item: i, words: bag, text: label})
}

// words gives the words of a label in one number and one spelling.
func (m *matcher) words(label string) []string {
	return m.same.replace(m.spaced(singular(strings.Fields(fold.Label(joined(label))))))
}

// spaced parts the numbers from their units.
func (m *matcher) spaced(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		digits := len(w) - len(strings.TrimLeft(w, "0123456789"))
		if digits > 0 && m.units[w[digits:]] {
			out = append(out, w[:digits], w[digits:])
		} else {
			out = append(out, w)
		}
	}
	return out
}

// essential leaves out the words that say nothing anywhere.
func (m *matcher) essential(words []string) []string {
	any := m.fillers["any"]
	out := make([]string, 0, len(words))
	for _, w := range words {
		if any == nil || !any.has(w) {
			out = append(out, w)
		}
	}
	return out
}

// sorted puts items in the order of the catalogue, each once.
func (m *matcher) sorted(items []*Item) []*Item {
	out := slices.Clone(items)
	slices.SortFunc(out, func(a, b *Item) int { return cmp.Compare(m.order[a], m.order[b]) })
	return slices.Compact(out)
}
