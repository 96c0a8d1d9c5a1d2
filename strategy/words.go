package strategy

import (
	"strings"

	"github.com/reen-numerique/reen/internal/fold"
)

// words finds the words of a table in what people write, whole or in the plural,
// and never as letters of a longer word.
type words struct {
	padded []string         // in the order of the table, between spaces but for the last
	first  map[string][]int // of those that begin with a word, by their rank
}

// add takes a word, or several that follow each other, already folded.
func (w *words) add(word string) {
	if w.first == nil {
		w.first = map[string][]int{}
	}
	rank := len(w.padded)
	w.padded = append(w.padded, " "+word)
	head, _, several := strings.Cut(word, " ")
	w.first[head] = append(w.first[head], rank)
	if !several {
		w.first[head+"s"] = append(w.first[head+"s"], rank)
	}
}

// find gives the rank of the first word of the table that a text has, or -1.
func (w *words) find(text string) int {
	label := " " + fold.Label(text) + " "
	found := -1
	for head := range strings.FieldsSeq(label) {
		for _, rank := range w.first[head] {
			if (found < 0 || rank < found) && (strings.Contains(label, w.padded[rank]+" ") || strings.Contains(label, w.padded[rank]+"s ")) {
				found = rank
			}
		}
	}
	return found
}
