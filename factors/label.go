package factors

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// Match finds the items that a free label names: an id, or a French or
// English name in any case, with or without accents, singular or plural. One
// item is an answer, several are an ambiguity to report, none is unknown.
func (s *Set) Match(label string) []*Item {
	if i, ok := s.itemByID[strings.ToLower(strings.TrimSpace(label))]; ok {
		return []*Item{i}
	}
	return slices.Clone(s.byLabel[normalise(label)])
}

// Suggest gives the known label nearest to an unknown one, or "".
func (s *Set) Suggest(label string) string {
	known := make([]string, 0, len(s.byLabel))
	for l := range s.byLabel {
		known = append(known, l)
	}
	slices.Sort(known) // map order must not choose among equals
	near := diag.Suggest(normalise(label), known)
	for _, i := range s.byLabel[near] {
		for _, l := range i.Labels {
			if normalise(l) == near {
				return l
			}
		}
	}
	return near
}

// Search gives the items whose names or labels contain every word of the
// query, in the order of the catalogue; all of them for an empty query.
func (s *Set) Search(query string) []*Item {
	words := strings.Fields(fold.Label(query))
	var out []*Item
	for _, i := range s.items {
		text := fold.Label(strings.Join(append([]string{i.ID, i.NameFR, i.NameEN, i.Category, s.NameOf("category", i.Category).FR}, i.Labels...), " "))
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			out = append(out, i)
		}
	}
	return out
}

// indexLabels maps every normalised id, name and label to its items.
func (s *Set) indexLabels() {
	s.byLabel = map[string][]*Item{}
	for _, i := range s.items {
		for _, l := range append([]string{i.ID, i.NameFR, i.NameEN}, i.Labels...) {
			key := normalise(l)
			if key != "" && !slices.Contains(s.byLabel[key], i) {
				s.byLabel[key] = append(s.byLabel[key], i)
			}
		}
	}
}

// normalise is a folded label without the plurals: labels that differ by number alone
// are the same.
func normalise(label string) string {
	words := strings.Fields(fold.Label(label))
	for n, w := range words {
		if len(w) > 3 && (strings.HasSuffix(w, "s") || strings.HasSuffix(w, "x")) {
			words[n] = w[:len(w)-1]
		}
	}
	return strings.Join(words, " ")
}
