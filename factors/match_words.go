package factors

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/fold"
)

// vocabulary is what labels and models are matched with, as the tables
// labels.csv, words.csv and models.csv give it.
type vocabulary struct {
	grammars map[string]grammarRow // by item
	words    []wordRow
	models   []modelRow
}

// grammarRow is what the table of labels says of an item beside its labels.
type grammarRow struct{ beside, never, includes []string }

// wordRow is one word or phrase of words.csv.
type wordRow struct{ kind, name, text string }

// with gives the words of both; the user's rules come after and, being as
// long, do not overrule.
func (v vocabulary) with(user vocabulary) vocabulary {
	out := vocabulary{grammars: map[string]grammarRow{}, words: slices.Concat(v.words, user.words), models: slices.Concat(v.models, user.models)}
	maps.Copy(out.grammars, v.grammars)
	for id, g := range user.grammars {
		before := out.grammars[id]
		out.grammars[id] = grammarRow{slices.Concat(before.beside, g.beside), slices.Concat(before.never, g.never), slices.Concat(before.includes, g.includes)}
	}
	return out
}

func (l *loader) labels(r row) error {
	i, ok := l.set.itemByID[r.get("item")]
	if !ok {
		return fmt.Errorf("labels of an unknown item %q", r.get("item"))
	}
	i.Labels = append(i.Labels, list(r.get("labels"))...)
	g := grammarRow{beside: list(r.get("beside")), never: list(r.get("never")), includes: list(r.get("includes"))}
	for _, id := range g.includes {
		if _, ok := l.set.itemByID[id]; !ok {
			return fmt.Errorf("%q includes an unknown item %q", i.ID, id)
		}
	}
	if l.set.vocabulary.grammars == nil {
		l.set.vocabulary.grammars = map[string]grammarRow{}
	}
	l.set.vocabulary.grammars[i.ID] = g
	return nil
}

func (l *loader) words(r row) error {
	kind := r.get("kind")
	if !slices.Contains([]string{"same", "filler", "other", "open", "joint", "maker", "unit"}, kind) {
		return fmt.Errorf("unknown kind of word %q", kind)
	}
	for _, text := range list(r.get("words")) {
		l.set.vocabulary.words = append(l.set.vocabulary.words, wordRow{kind, r.get("name"), text})
	}
	return nil
}

// list parts the elements of a cell.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// normalise is a folded label without the plurals: labels that differ by number alone
// are the same.
func normalise(label string) string {
	return strings.Join(singular(strings.Fields(fold.Label(label))), " ")
}

// singular takes the plurals off, in place.
func singular(words []string) []string {
	for n, w := range words {
		if len(w) > 3 && (w[len(w)-1] == 's' || w[len(w)-1] == 'x') {
			words[n] = w[:len(w)-1]
		}
	}
	return words
}

// joined writes the signs that put a thing beside another as a word, since
// folding drops signs.
func joined(label string) string {
	for _, sign := range []string{" + ", " & "} {
		label = strings.ReplaceAll(label, sign, " avec ")
	}
	return label
}

// wordSet is a set of words, some of them written as patterns: "##p".
type wordSet struct {
	exact map[string]bool
	globs []string
}

func newWordSet() *wordSet { return &wordSet{exact: map[string]bool{}} }

func (s *wordSet) has(word string) bool {
	return s.exact[word] || slices.ContainsFunc(s.globs, func(g string) bool { return glob(g, word) })
}

// phrases gives the one word that stands for several, by the first of these.
type phrases map[string][]phrase

type phrase struct {
	words []string
	name  string
}

func (p phrases) add(words []string, name string) {
	if len(words) == 0 {
		return
	}
	p[words[0]] = append(p[words[0]], phrase{words, name})
	slices.SortStableFunc(p[words[0]], func(a, b phrase) int { return len(b.words) - len(a.words) })
}

// at gives the longest phrase that begins the words.
func (p phrases) at(words []string) (phrase, bool) {
	if len(words) == 0 {
		return phrase{}, false
	}
	for _, candidate := range p[words[0]] {
		if len(candidate.words) <= len(words) && slices.Equal(candidate.words, words[:len(candidate.words)]) {
			return candidate, true
		}
	}
	return phrase{}, false
}

// replace puts the word that stands for each phrase in its place.
func (p phrases) replace(words []string) []string {
	out := make([]string, 0, len(words))
	for n := 0; n < len(words); {
		found, ok := p.at(words[n:])
		if !ok {
			out = append(out, words[n])
			n++
			continue
		}
		out = append(out, found.name)
		n += len(found.words)
	}
	return out
}
