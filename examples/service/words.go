package main

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// Bounds of the words that a page lists, of each subject.
const (
	mostWords   = 50
	longestWord = 150 // letters
)

var states = []footprint.State{footprint.InUse, footprint.Stock, footprint.Retired, footprint.Lost, footprint.Ordered}

// meanings reads what a person says that words of the files mean: each word
// travels beside its meaning, under the same subject and number.
func (s *server) meanings(fields map[string]string) (inventory.Mapping, error) {
	m := inventory.Mapping{Columns: map[string]string{}, Types: map[string]string{}, States: map[string]footprint.State{}}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		place, is := strings.CutPrefix(name, fieldMeaning)
		if !is {
			continue
		}
		word, meaning := fields[fieldWord+place], fields[name]
		if !listed(word) || !s.mean(&m, place, word, meaning) {
			return m, refusal{Status: http.StatusBadRequest}
		}
	}
	return m, nil
}

// mean adds a meaning, and tells whether it is one.
func (s *server) mean(m *inventory.Mapping, place, word, meaning string) bool {
	subject, number, _ := strings.Cut(place, "-")
	if n, err := strconv.Atoi(number); err != nil || n < 1 || n > mostWords {
		return false
	}
	switch inventory.Subject(subject) {
	case inventory.UnknownColumn:
		if meaning != "" {
			m.Columns[word] = meaning
		}
		return meaning == "" || isColumn(meaning)
	case inventory.UnknownType:
		item, known := s.set.Item(meaning)
		switch {
		case meaning == inventory.Ignored, known && item.Kind == factors.Asset:
			m.Types[word] = meaning
		case meaning != "":
			return false
		}
		return true
	case inventory.UnknownState:
		n := slices.IndexFunc(states, func(s footprint.State) bool { return s.String() == meaning })
		if n >= 0 {
			m.States[word] = states[n]
		}
		return n >= 0 || meaning == ""
	}
	return false
}

// listed tells what a page lists: a word of a person, not a text.
func listed(word string) bool {
	return strings.TrimSpace(word) != "" && utf8.RuneCountInString(word) <= longestWord && !strings.ContainsFunc(word, unicode.IsControl)
}

// settling is what a page asks of the words that were not understood.
type settling struct {
	Columns   []wordRow
	Words     []wordRow // types and states
	MoreWords int       // that the page does not list
}

// wordRow is one word with its meaning, chosen or to choose.
type wordRow struct {
	Place   string // in the names of its fields
	Subject string // "Type" or "État"
	Text    string
	Rows    int    // 0 where its meaning was chosen: it is in no list of unknown words
	Maybe   string // what it may mean, for the eye
	Chosen  string
	Groups  []choices
}

// choices are meanings under one title.
type choices struct {
	Name string
	Of   []choice
}

type choice struct{ ID, Name string }

// settling lists the words that have a meaning, then those that wait for one, and
// counts those that the page does not list.
func (s *server) settling(made *study) settling {
	var out settling
	of := map[inventory.Subject]*struct {
		name   string
		groups []choices
		listed int
		into   *[]wordRow
	}{
		inventory.UnknownColumn: {"Colonne", columnChoices, 0, &out.Columns},
		inventory.UnknownType:   {"Type", s.typeChoices(), 0, &out.Words},
		inventory.UnknownState:  {"État", s.stateChoices(), 0, &out.Words},
	}
	add := func(subject inventory.Subject, w wordRow) {
		to := of[subject]
		switch {
		case to == nil: // a site, which is no word to settle here
			return
		case to.listed == mostWords || !listed(w.Text):
			out.MoreWords++
			return
		}
		to.listed++
		w.Place, w.Subject, w.Groups = fmt.Sprintf("%s-%d", subject, to.listed), to.name, to.groups
		*to.into = append(*to.into, w)
	}
	m := made.ask.mapping
	for _, word := range slices.Sorted(maps.Keys(m.Columns)) {
		add(inventory.UnknownColumn, wordRow{Text: word, Chosen: m.Columns[word]})
	}
	for _, word := range slices.Sorted(maps.Keys(m.Types)) {
		add(inventory.UnknownType, wordRow{Text: word, Chosen: m.Types[word]})
	}
	for _, word := range slices.Sorted(maps.Keys(m.States)) {
		add(inventory.UnknownState, wordRow{Text: word, Chosen: m.States[word].String()})
	}
	for _, u := range made.unknowns.List() {
		add(u.Subject, wordRow{Text: u.Text, Rows: u.Rows, Maybe: s.maybe(u)})
	}
	return out
}

// maybe names what a word is near to.
func (s *server) maybe(u inventory.Unknown) string {
	switch u.Subject {
	case inventory.UnknownColumn:
		return columnName(u.Suggestion)
	case inventory.UnknownType:
		if item, known := s.set.Item(u.Suggestion); known {
			return item.NameFR
		}
	}
	return ""
}

// typeChoices are the equipment of the catalogue, by category in its order.
func (s *server) typeChoices() []choices {
	out := []choices{{Name: "Autre", Of: []choice{{inventory.Ignored, "Ce n’est pas un équipement"}}}}
	for _, item := range s.set.Items() {
		if item.Kind != factors.Asset {
			continue
		}
		name := s.set.NameOf("category", item.Category).FR
		n := slices.IndexFunc(out, func(c choices) bool { return c.Name == name })
		if n < 0 {
			n = len(out)
			out = append(out, choices{Name: name})
		}
		out[n].Of = append(out[n].Of, choice{item.ID, item.NameFR})
	}
	return append(out[1:], out[0])
}

func (s *server) stateChoices() []choices {
	group := choices{Name: "État"}
	for _, state := range states {
		group.Of = append(group.Of, choice{state.String(), s.set.NameOf("state", state.String()).FR})
	}
	return []choices{group}
}

// correspondences writes the words with the meanings that were chosen, and those
// that wait for one, as the other programs read them.
func (m *study) correspondences(w io.Writer) error {
	return inventory.WriteMapping(w, m.ask.mapping, m.unknowns.List())
}
