package factors

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/reen-numerique/reen/factors/diag"
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
	words := strings.Fields(fold(query))
	var out []*Item
	for _, i := range s.items {
		text := fold(strings.Join(append([]string{i.ID, i.NameFR, i.NameEN, i.Category, s.NameOf("category", i.Category).FR}, i.Labels...), " "))
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

// fold removes case and accents and keeps letters and digits, separated by
// single spaces.
func fold(label string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(label) {
		switch {
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
	}
	return b.String()
}

// normalise is fold without the plurals: labels that differ by number alone
// are the same.
func normalise(label string) string {
	words := strings.Fields(fold(label))
	for n, w := range words {
		if len(w) > 3 && (strings.HasSuffix(w, "s") || strings.HasSuffix(w, "x")) {
			words[n] = w[:len(w)-1]
		}
	}
	return strings.Join(words, " ")
}
