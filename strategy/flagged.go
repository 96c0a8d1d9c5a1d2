package strategy

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// Flagged is equipment of the inventory files whose words say that it may work
// through copper, 2G or 3G: a clue to check, never a count of what is stranded.
// Each row is in one Flagged alone, by the first word or item of the table
// stranded-words.csv that it has.
type Flagged struct {
	Use     string  // as Connection.Use
	Network Network // that the word tells, empty where it does not
	Word    string  // of the table, or the id of an item
	File    string
	Lines   int             // rows that the inventory holds
	Units   decimal.Decimal // of them
	Refused int             // rows that were refused, such as those of no item: their units are not known
	Example string          // one type or model, as written
}

// strandedWord is a word, or an item, that tells a use of networks that end.
type strandedWord struct {
	word, item, use string
	network         Network
}

func (l *Law) readStrandedWord(r record) {
	w := strandedWord{r.get("word"), r.get("item"), r.get("use"), Network(r.get("network"))}
	if w.word == "" {
		l.strandedItems = append(l.strandedItems, w)
		return
	}
	l.strandedWords.add(w.word)
	l.stranded = append(l.stranded, w)
}

// apart parts texts, so that no phrase of the table spans two of them.
const apart = " 0 "

// strandedBy finds the first word of the table that some texts have, else what the
// item tells.
func (l *Law) strandedBy(item string, texts ...string) (strandedWord, bool) {
	if at := l.strandedWords.find(strings.Join(texts, apart)); at >= 0 {
		return l.stranded[at], true
	}
	for _, w := range l.strandedItems {
		if w.item == item {
			return w, true
		}
	}
	return strandedWord{}, false
}

// flagged goes through the lines in use or in stock, then through the refused
// rows that no line is of. Names serve to find and are not shown.
func (a *Assessment) flagged() []Flagged {
	f := flags{at: map[flagKey]int{}, rows: map[rowKey]bool{}}
	for n := range a.inventory.Lines {
		l := &a.inventory.Lines[n]
		if l.File != "" {
			f.rows[rowKey{l.File, l.Row}] = true
		}
		counted := l.State == footprint.InUse || l.State == footprint.Stock
		if w, ok := DefaultLaw().strandedBy(l.Item, l.Label, l.Model, l.Manufacturer, l.Name); ok && counted && validUnits(l.Quantity) && l.File != dossierFile {
			f.line(w, l)
		}
	}
	for _, p := range a.inventory.Problems {
		key := rowKey{p.File, p.Row}
		if p.Severity != diag.Refused || f.rows[key] {
			continue
		}
		if w, ok := DefaultLaw().strandedBy("", p.Value); ok {
			f.rows[key] = p.Row > 0
			f.refused(w, p)
		}
	}
	return f.sorted()
}

type (
	flagKey struct{ file, word string }
	rowKey  struct {
		file string
		row  int
	}
)

// flags groups rows by file and word.
type flags struct {
	all   []Flagged
	units []*big.Rat
	at    map[flagKey]int
	rows  map[rowKey]bool // seen
}

func (f *flags) of(w strandedWord, file, example string) int {
	key := flagKey{file, cmp.Or(w.word, w.item)}
	n, seen := f.at[key]
	if !seen {
		n = len(f.all)
		f.at[key] = n
		f.all = append(f.all, Flagged{Use: w.use, Network: w.network, Word: key.word, File: file, Example: diag.Clip(example)})
		f.units = append(f.units, new(big.Rat))
	}
	return n
}

func (f *flags) line(w strandedWord, l *footprint.Line) {
	n := f.of(w, l.File, cmp.Or(l.Label, l.Model))
	f.all[n].Lines++
	f.units[n].Add(f.units[n], exact.FromDecimal(l.Units()))
}

func (f *flags) refused(w strandedWord, p diag.Problem) {
	f.all[f.of(w, p.File, p.Value)].Refused++
}

// sorted gives the groups by use, file and word.
func (f *flags) sorted() []Flagged {
	for n := range f.all {
		f.all[n].Units = exact.Decimal(f.units[n])
	}
	slices.SortFunc(f.all, func(x, y Flagged) int {
		return cmp.Or(cmp.Compare(x.Use, y.Use), cmp.Compare(x.File, y.File), cmp.Compare(x.Word, y.Word))
	})
	return f.all
}
