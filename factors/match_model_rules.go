package factors

import (
	"fmt"
	"strings"
)

// modelRow is one model rule of models.csv.
type modelRow struct {
	maker  string // whose models they are, or "" for anyone's
	alone  bool   // holds too where no maker is known
	items  []string
	likely bool
	text   string // the models, parted by "|"; of a rule, its own
}

func (l *loader) models(r row) error {
	base := modelRow{maker: r.get("maker"), items: list(r.get("items"))}
	base.alone = base.maker == "" || r.get("alone") == "yes"
	for _, id := range base.items {
		if _, ok := l.set.itemByID[id]; !ok {
			return fmt.Errorf("models of an unknown item %q", id)
		}
	}
	switch r.get("certainty") {
	case "", "exact":
	case "likely":
		base.likely = true
	default:
		return fmt.Errorf("unknown certainty %q", r.get("certainty"))
	}
	if base.text = r.get("models"); !areModels(base.text) {
		return fmt.Errorf("%q are no models", base.text)
	}
	l.set.vocabulary.models = append(l.set.vocabulary.models, base)
	return nil
}

// areModels checks the models of a row at once; they are parted when the first
// label is matched.
func areModels(cell string) bool {
	parted := "|" + cell + "|"
	return strings.Trim(cell, modelSigns+"|") == "" && !strings.Contains(parted, "||") && !strings.Contains(parted, "|"+gap)
}

const (
	gap        = ".." // stands in a rule for any words
	modelSigns = "abcdefghijklmnopqrstuvwxyz0123456789. " + globSigns
	// faint is the weight under which a rule is a guess: a number of so many
	// digits, or one letter and a number.
	faint = 2
)

// modelRule tells what the models of a family are.
type modelRule struct {
	modelRow
	words  []string
	items  []*Item
	weight int // letters and digits that it fixes: the more, the more precise
}

// modelIndex finds the rules that a word may begin, by maker.
type modelIndex struct {
	byMaker map[string]*modelBucket
	alone   *modelBucket // those that hold where no maker is known
}

// modelBucket holds rules by their first word, or by the first letter of the
// pattern that it is; 0 stands for a sign.
type modelBucket struct {
	byWord   map[string][]*modelRule
	byLetter map[byte][]*modelRule
}

func newModelBucket() *modelBucket {
	return &modelBucket{byWord: map[string][]*modelRule{}, byLetter: map[byte][]*modelRule{}}
}

func newModelIndex(rows []modelRow, itemByID map[string]*Item) modelIndex {
	index := modelIndex{byMaker: map[string]*modelBucket{}, alone: newModelBucket()}
	for _, row := range rows {
		if index.byMaker[row.maker] == nil {
			index.byMaker[row.maker] = newModelBucket()
		}
		for _, text := range list(row.text) {
			r := newModelRule(row, text, itemByID)
			index.byMaker[row.maker].add(r)
			if r.alone && r.maker != "" {
				index.alone.add(r)
			}
		}
	}
	return index
}

func newModelRule(row modelRow, text string, itemByID map[string]*Item) *modelRule {
	r := &modelRule{modelRow: row, words: strings.Fields(text)}
	r.text = text
	for _, id := range row.items {
		r.items = append(r.items, itemByID[id])
	}
	for _, w := range r.words {
		if w != gap {
			r.weight += len(strings.Map(fixed, w))
		}
	}
	r.likely = r.likely || r.weight < faint
	return r
}

func (b *modelBucket) add(r *modelRule) {
	first := r.words[0]
	if !strings.ContainsAny(first, globSigns) {
		b.byWord[first] = append(b.byWord[first], r)
		return
	}
	letter := first[0]
	if strings.IndexByte(globSigns, letter) >= 0 {
		letter = 0
	}
	b.byLetter[letter] = append(b.byLetter[letter], r)
}

// fixed drops the signs of patterns.
func fixed(c rune) rune {
	if strings.ContainsRune(globSigns, c) {
		return -1
	}
	return c
}

// at gives the rules of a maker that a word may begin, and those of anyone.
func (x modelIndex) at(maker, word string, each func(*modelRule)) {
	x.byMaker[""].at(word, each)
	switch {
	case maker == "":
		x.alone.at(word, each)
	default:
		x.byMaker[maker].at(word, each)
	}
}

func (b *modelBucket) at(word string, each func(*modelRule)) {
	if b == nil {
		return
	}
	for _, rules := range [][]*modelRule{b.byWord[word], b.byLetter[word[0]], b.byLetter[0]} {
		for _, r := range rules {
			each(r)
		}
	}
}
