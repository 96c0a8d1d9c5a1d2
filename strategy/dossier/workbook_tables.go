package dossier

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/internal/embedded"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/strategy"
)

// sheet is one sheet of a workbook: what stands in it, and where that goes in
// a dossier.
type sheet struct {
	name    string
	form    form
	tier    string // of the items that its lines list
	intro   []string
	columns []column
}

// form tells how a sheet is laid out.
type form string

// Forms of the table of sheets.
const (
	noticeForm    form = "notice"   // explanations alone
	singleForm    form = "form"     // one key a row, its value beside
	listForm      form = "list"     // one element a row
	columnsForm   form = "columns"  // each column a list of its own
	equipmentForm form = "lines"    // lines of the inventory
	machinesForm  form = "machines" // virtual machines
	refusedForm   form = "refused"  // lines of the inventory that were refused
)

// column is one header of a sheet, or one label of a form.
type column struct {
	path    string // actions[].lever.kind; the native column in a sheet of the inventory
	header  string
	unit    string
	kind    kind
	width   int
	example string
	help    string
}

// kind tells what the cells of a column hold.
type kind string

// Kinds of the table of columns.
const (
	textKind    kind = "text"
	numberKind  kind = "number"
	dateKind    kind = "date"
	yesKind     kind = "yes"
	choiceKind  kind = "choice" // a word of the table of choices
	themeKind   kind = "theme"  // of the decree, by its number
	dutyKind    kind = "duty"   // beside article 35, by its id
	itemKind    kind = "item"   // of the catalogue
	itemsKind   kind = "items"  // several, one a line or parted by semicolons
	idsKind     kind = "ids"    // several names, likewise
	textsKind   kind = "texts"  // several texts, one a line
	sectionKind kind = "section"
)

// several tells a cell that holds a list.
func (k kind) several() bool { return k == itemsKind || k == idsKind || k == textsKind }

//go:embed data/sheets.csv
var sheetsTable string

//go:embed data/workbook.csv
var columnsTable string

//go:embed data/choices.csv
var choicesTable string

//go:embed data/remedies.csv
var remediesTable string

// sheets are those of a workbook, in their order.
var sheets = sync.OnceValue(func() []sheet {
	var out []sheet
	for _, row := range embedded.Table(sheetsTable) {
		s := sheet{name: row[0], form: form(row[1]), tier: row[2], intro: strings.Split(row[3], "|")}
		for _, c := range embedded.Table(columnsTable) {
			if c[0] == s.name {
				width, _ := strconv.Atoi(c[5]) // absent in a form
				s.columns = append(s.columns, column{path: c[1], header: c[2], unit: c[3], kind: kind(c[4]), width: width, example: c[6], help: c[7]})
			}
		}
		out = append(out, s)
	}
	return out
})

// word is a value of a list with the French word that stands for it in a cell.
type word struct{ value, text string }

// words are those that a column offers, in their order; nil where it is free.
func (c column) words() []word {
	switch c.kind {
	case yesKind:
		return choices()[string(yesKind)]
	case choiceKind:
		return choicesOf(c.path)
	case themeKind:
		return themeWords()
	case dutyKind:
		return dutyWords()
	}
	return nil
}

// choicesOf gives the words of a path, or of the end of it that has words: those of
// a lever are the same in the plan and in a scenario.
func choicesOf(path string) []word {
	for more := true; more; _, path, more = strings.Cut(path, ".") {
		if words := choices()[path]; words != nil {
			return words
		}
	}
	return nil
}

var choices = sync.OnceValue(func() map[string][]word {
	out := map[string][]word{}
	for _, row := range embedded.Table(choicesTable) {
		out[row[0]] = append(out[row[0]], word{row[1], row[2]})
	}
	return out
})

// themeWords are the themes of the decree, as the law's own table names them,
// after what stands outside of them.
var themeWords = sync.OnceValue(func() []word {
	out := slices.Clone(choices()[string(themeKind)])
	for _, t := range strategy.DefaultLaw().Themes {
		number := strconv.Itoa(t.Number)
		out = append(out, word{number, number + " – " + t.Title})
	}
	return out
})

// dutyWords are the obligations beside article 35, each once, by their titles.
var dutyWords = sync.OnceValue(func() []word {
	var out []word
	for _, o := range strategy.DefaultLaw().Neighbours {
		if !slices.ContainsFunc(out, func(w word) bool { return w.value == o.ID }) {
			out = append(out, word{o.ID, o.Title})
		}
	}
	return out
})

// valueOf gives the value that a cell means: that of its word, or the value
// itself; a cell that means neither is left as it is, to be refused by name.
func (c column) valueOf(cell string) string {
	for _, w := range c.words() {
		if fold.Label(cell) == fold.Label(w.text) || cell == w.value {
			return w.value
		}
	}
	return cell
}

// wordOf gives the word of a value, or the value where it has none.
func (c column) wordOf(value string) string {
	for _, w := range c.words() {
		if w.value == value {
			return w.text
		}
	}
	return value
}

// title is the header as it is written, with its unit.
func (c column) title() string {
	if c.unit == "" {
		return c.header
	}
	return c.header + " (" + c.unit + ")"
}

// titleKey compares headers as people copy them: without unit, case or accents.
func titleKey(header string) string {
	if at := strings.IndexByte(header, '('); at > 0 {
		header = header[:at]
	}
	return fold.Label(header)
}

// steps are the keys of a path from the root, "*" for any element:
// actions[].lever.kind is actions, *, lever, kind.
func (c column) steps() []string { return stepsOf(c.path) }

func stepsOf(path string) []string {
	path = strings.TrimSuffix(path, "{#}") + map[bool]string{true: "{}"}[strings.HasSuffix(path, "{#}")]
	return strings.Split(strings.NewReplacer("[]", ".*", "{}", ".*").Replace(path), ".")
}

// keys are those that lead to what a cell holds: a list is held whole.
func (c column) keys(steps []string) []string {
	if c.kind.several() {
		return steps[:len(steps)-1] // the last is any element
	}
	return steps
}

// isKey tells the column of the keys of a map.
func (c column) isKey() bool { return strings.HasSuffix(c.path, "{#}") }

// root is where the elements of a list stand: actions, territory.facts.
func (s *sheet) root() []string {
	steps := s.columns[0].steps()
	return steps[:slices.Index(steps, "*")]
}

// labels are the columns of a sheet that hold values.
func (s *sheet) labels() []*column {
	var out []*column
	for i := range s.columns {
		if s.columns[i].kind != sectionKind {
			out = append(out, &s.columns[i])
		}
	}
	return out
}
