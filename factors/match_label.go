package factors

import (
	"slices"
	"strings"
)

// Bounds of a label that is matched by rules; a longer one is a text.
const (
	maxLabelBytes = 200
	maxLabelWords = 24
	maxMisspelt   = 40 // of a type that may be misspelt
)

// finding is what a label or a model comes to.
type finding struct {
	items  []*Item // in the order of the catalogue
	likely bool
	rule   string
	other  bool // it names a thing that is no item
	open   bool // it says nothing
}

// label finds the items of a free label: as it is in the table, by rule, or
// by the model that it names.
func (m *matcher) label(label string) finding {
	label = strings.TrimSpace(label)
	if i, ok := m.itemByID[strings.ToLower(label)]; ok {
		return finding{items: []*Item{i}, rule: "id " + i.ID}
	}
	if len(label) > maxLabelBytes {
		return finding{}
	}
	words := m.words(label)
	key := strings.Join(words, " ")
	if found := m.exact[key]; len(found) > 0 {
		return finding{items: found, rule: "label " + key}
	}
	if key == "" || m.open[key] {
		return finding{open: true}
	}
	if len(words) > maxLabelWords {
		return finding{}
	}
	if f := m.byRules(m.withoutMakers(words)); len(f.items) > 0 {
		return f
	}
	if f := m.byModelInLabel(label); len(f.items) > 0 {
		return f
	}
	return finding{other: slices.ContainsFunc(words, m.others.has)}
}

// byRules finds the items whose labels the words hold, with nothing beside
// them but what may stand there.
func (m *matcher) byRules(words []string) finding {
	words = m.withoutExtras(m.essential(words))
	held := m.held(words)
	var best []claim
	for _, c := range held {
		if m.allows(c, words) && !slices.ContainsFunc(held, func(o claim) bool { return o.saysMore(c) && m.allows(o, words) }) {
			best = append(best, c)
		}
	}
	var f finding
	var texts []string
	for _, c := range best {
		f.items = append(f.items, c.item)
		texts = append(texts, c.text)
	}
	if len(best) > 0 {
		f.rule = "words " + strings.Join(texts, ", ")
	}
	return f
}

// claim is what words say of an item: those that its labels hold.
type claim struct {
	item *Item
	said map[string]bool
	text string // the label that says most
	most int
}

// held gathers the labels that the words hold whole, by item in the order of
// the catalogue.
func (m *matcher) held(words []string) []claim {
	var out []claim
	for _, w := range words {
		for _, r := range m.rules[w] {
			if slices.ContainsFunc(r.words, func(w string) bool { return !slices.Contains(words, w) }) {
				continue
			}
			n := slices.IndexFunc(out, func(c claim) bool { return c.item == r.item })
			if n < 0 {
				n = len(out)
				out = append(out, claim{item: r.item, said: map[string]bool{}})
			}
			out[n].add(r)
		}
	}
	slices.SortFunc(out, func(a, b claim) int { return m.order[a.item] - m.order[b.item] })
	return out
}

func (c *claim) add(r *labelRule) {
	for _, w := range r.words {
		c.said[w] = true
	}
	if len(r.words) > c.most {
		c.text, c.most = r.text, len(r.words)
	}
}

// saysMore tells whether a claim says all that another does, and more.
func (c claim) saysMore(other claim) bool {
	if len(c.said) <= len(other.said) {
		return false
	}
	for w := range other.said {
		if !c.said[w] {
			return false
		}
	}
	return true
}

// allows tells whether the other words are those that an item bears beside
// its labels, in no order that it forbids.
func (m *matcher) allows(c claim, words []string) bool {
	g := m.grammars[c.item]
	for _, w := range words {
		if !c.said[w] && !slices.ContainsFunc(g.beside, func(s *wordSet) bool { return s.has(w) }) {
			return false
		}
	}
	return !slices.ContainsFunc(g.never, func(phrase []string) bool { return containsRun(words, phrase) })
}

// withoutExtras cuts what comes with a thing: "PC portable avec sacoche".
// Words after the joint that are no accessories stay, and match nothing.
func (m *matcher) withoutExtras(words []string) []string {
	n := slices.IndexFunc(words, m.joints.has)
	if n <= 0 {
		return words
	}
	extras := m.fillers["extra"]
	for _, w := range words[n+1:] {
		if extras == nil || !extras.has(w) && !m.joints.has(w) {
			return words
		}
	}
	return words[:n]
}

// withoutMakers leaves out the names of makers.
func (m *matcher) withoutMakers(words []string) []string {
	out := make([]string, 0, len(words))
	for n := 0; n < len(words); {
		if maker, ok := m.makers.at(words[n:]); ok {
			n += len(maker.words)
			continue
		}
		out = append(out, words[n])
		n++
	}
	return out
}

// containsRun tells whether the words of a phrase follow each other.
func containsRun(words, phrase []string) bool {
	for n := 0; n+len(phrase) <= len(words) && len(phrase) > 0; n++ {
		if slices.Equal(words[n:n+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
