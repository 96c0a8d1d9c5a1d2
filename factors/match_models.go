package factors

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/fold"
)

// ends gives the number of words that a rule takes at the start of some, or
// 0. A gap takes as few as it can.
func ends(rule, words []string) int {
	n := 0
	for i, w := range rule {
		if w == gap {
			for skip := n; skip < len(words); skip++ {
				if taken := ends(rule[i+1:], words[skip:]); taken > 0 {
					return skip + taken
				}
			}
			return 0
		}
		if n == len(words) || !glob(w, words[n]) {
			return 0
		}
		n++
	}
	return n
}

// model is the answer of a model rule, and where the model stands.
type model struct {
	finding
	from, to int
}

// model finds the items of a maker's model.
func (m *matcher) model(maker, text string) finding {
	if len(text) > maxLabelBytes || len(maker) > maxLabelBytes {
		return finding{}
	}
	words := strings.Fields(fold.Label(text))
	if len(words) == 0 || len(words) > maxLabelWords {
		return finding{}
	}
	by := m.maker(strings.Fields(fold.Label(maker)))
	if own, ok := m.makers.at(words); ok { // the model says more than the column
		by = own.name
	}
	return m.inWords(by, words).finding
}

// maker gives the maker that the words name first, or "".
func (m *matcher) maker(words []string) string {
	for n := range words {
		if p, ok := m.makers.at(words[n:]); ok {
			return p.name
		}
	}
	return ""
}

// inWords finds the most precise rules. Words of other things, such as
// "dock" or "battery", are passed over by no rule: a rule holds them or fails.
func (m *matcher) inWords(maker string, words []string) model {
	var best []*modelRule
	var at model
	for n := range words {
		m.models.at(maker, words[n], func(r *modelRule) {
			taken := ends(r.words, words[n:])
			if taken == 0 || len(best) > 0 && r.weight < best[0].weight || !m.namesAll(r, words) {
				return
			}
			if len(best) > 0 && r.weight > best[0].weight {
				best = nil
			}
			best = append(best, r)
			at.from, at.to = n, n+taken
		})
	}
	for _, r := range best {
		at.items = append(at.items, r.items...)
		at.likely = at.likely || r.likely
	}
	if len(best) > 0 {
		at.items = m.sorted(at.items)
		at.rule = strings.TrimSpace("model " + best[0].maker + " " + best[0].text)
	}
	return at
}

// namesAll tells whether a rule names every other thing that the words do.
func (m *matcher) namesAll(r *modelRule, words []string) bool {
	for _, w := range words {
		if m.others.has(strings.TrimRight(w, "s")) && !slices.Contains(r.words, w) {
			return false
		}
	}
	return true
}

// byModelInLabel finds the items of a label that names a model: "PC portable
// HP ProBook 450 G8". What stands beside the model must name the same thing,
// or nothing.
func (m *matcher) byModelInLabel(label string) finding {
	words := strings.Fields(fold.Label(joined(label)))
	if len(words) > maxLabelWords {
		return finding{}
	}
	found := m.inWords(m.maker(words), words)
	if found.rule == "" {
		return finding{}
	}
	rest := m.withoutMakers(m.besideModel(words, found))
	bag := m.withoutExtras(m.essential(m.same.replace(singular(rest))))
	if len(bag) == 0 {
		return found.finding
	}
	named := m.byRules(bag)
	common := intersection(named.items, found.items)
	if len(common) == 0 {
		return m.accessories(named)
	}
	out := found.finding
	out.items = common
	return out
}

// besideModel leaves out the words of the model: those of its rule, and those
// that models are told apart with.
func (m *matcher) besideModel(words []string, at model) []string {
	series := m.fillers["series"]
	var out []string
	for n, w := range words {
		told := n >= at.to && series != nil && series.has(strings.TrimRight(w, "s"))
		if n >= at.from && n < at.to || strings.ContainsAny(w, "0123456789") || told {
			continue
		}
		out = append(out, w)
	}
	return out
}

// accessories keeps what is sold for a model without being it: the charger of
// a laptop is a charger.
func (m *matcher) accessories(f finding) finding {
	family := m.fillers["family"]
	for _, i := range f.items {
		if family == nil || !slices.Contains(m.grammars[i].beside, family) {
			return finding{}
		}
	}
	return f
}

func intersection(a, b []*Item) []*Item {
	var out []*Item
	for _, i := range a {
		if slices.Contains(b, i) {
			out = append(out, i)
		}
	}
	return out
}
