package factors

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// Match finds the items that a free label names: an id, or a French or
// English name in any case, with or without accents, singular or plural, in
// any order and with the words that commonly stand beside it. One item is an
// answer, several are an ambiguity to report, none is unknown.
func (s *Set) Match(label string) []*Item {
	return slices.Clone(s.matcher().label(label).items)
}

// Suggest gives the known label nearest to an unknown one, or "".
func (s *Set) Suggest(label string) string {
	if len(label) > maxLabelBytes {
		return ""
	}
	return s.matcher().suggest(label)
}

func (m *matcher) suggest(label string) string {
	return m.shown[diag.Suggest(normalise(label), m.known)]
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
