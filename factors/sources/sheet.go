package sources

import (
	"path"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// collector gathers what the files say before it is known which row gives an
// item its values.
type collector struct {
	*resolved
	sheets   []*sheet
	entries  []*entry
	refs     map[string]*entry // of NumEcoEval, by folded name
	types    []typeRow
	matches  []matchRow
	problems diag.List
}

func newCollector(opts Options) (*collector, error) {
	o, err := opts.resolve()
	if err != nil {
		return nil, err
	}
	return &collector{resolved: o, refs: map[string]*entry{}}, nil
}

// sheet is one file being read.
type sheet struct {
	*collector
	*layout
	account
	file    string
	source  *factors.Source // nil for our own format, where each row has its own
	sources map[string]*factors.Source
	covers  []factors.Stage
	book    *spreadsheet.Book   // nil for text
	seen    map[string]struct{} // keys met
	ids     map[string]struct{} // of values, in our own format
}

func (c *collector) newSheet(file string, l *layout, book *spreadsheet.Book) *sheet {
	s := &sheet{collector: c, layout: l, file: file, book: book, sources: map[string]*factors.Source{}, seen: map[string]struct{}{}, ids: map[string]struct{}{}}
	if l.format != Native {
		s.source = c.publication(l.format, file)
		s.covers = publications()[l.format].covers
	}
	c.sheets = append(c.sheets, s)
	return s
}

// unsaid stands where a file does not say what a source must have.
const unsaid = "non indiqué"

// publication names the source that the values of a file come from: the
// publisher's, and the user's file.
func (c *collector) publication(f Format, file string) *factors.Source {
	s := publications()[f].Source
	base := path.Base(file)
	s.ID = userID(f, base)
	s.Version, s.Retrieved = versionIn(base), unsaid
	s.Title += ", fichier «\u00a0" + diag.Clip(base) + "\u00a0»"
	if s.Version != unsaid {
		s.Attribution += " " + s.Version
	}
	given := c.Source
	for _, field := range []struct{ to, from *string }{{&s.ID, &given.ID}, {&s.Publisher, &given.Publisher}, {&s.Title, &given.Title}, {&s.Version, &given.Version},
		{&s.URL, &given.URL}, {&s.Licence, &given.Licence}, {&s.Attribution, &given.Attribution}, {&s.Retrieved, &given.Retrieved}, {&s.Note, &given.Note}} {
		if *field.from != "" {
			*field.to = *field.from
		}
	}
	s.ID = joined(s.ID)
	return &s
}

// userID names a file apart from the publications of the catalogue.
func userID(f Format, base string) string {
	name := slug(strings.TrimSuffix(base, path.Ext(base)))
	if name == string(f) || strings.HasPrefix(name, string(f)+"-") {
		return "user-" + name
	}
	return "user-" + string(f) + "-" + name
}

// joined makes one word of an id, as our tables part them by spaces.
func joined(id string) string { return strings.Join(strings.Fields(id), "-") }

var versionPattern = regexp.MustCompile(`(?i)v[ _]?(\d+(?:\.\d+)+)`)

// versionIn finds "V23.6" in the name of a file.
func versionIn(name string) string {
	if m := versionPattern.FindStringSubmatch(name); m != nil {
		return "V" + m[1]
	}
	return unsaid
}

// slug makes an identifier of a name.
func slug(name string) string {
	s := strings.ReplaceAll(fold.Label(name), " ", "-")
	if runes := []rune(s); len(runes) > 60 {
		s = strings.Trim(string(runes[:60]), "-")
	}
	if s == "" {
		return "sans-nom"
	}
	return s
}

// tellUnread names the columns that are not read where a person may expect
// a figure of them: criteria that have no counterpart, columns of their own.
// In the other formats they are descriptions.
func (s *sheet) tellUnread() {
	if s.format != EmpreinteNumerique && s.format != Native {
		return
	}
	for _, i := range s.unread {
		s.tell(s.layout.row, diag.Problem{Code: "unread-column", Severity: diag.Notice, Column: diag.Clip(s.headers[i]), Message: "colonne non lue"})
	}
}

// take gives a row to the reader of its table, which tells why it is left
// out, or nothing.
func (s *sheet) take(r row) *diag.Problem {
	switch s.kind {
	case kind{Native, "values"}:
		return r.native()
	case kind{BaseCarbone, "values"}:
		return r.baseCarbone()
	case kind{EmpreinteNumerique, "values"}:
		return r.empreinte()
	case kind{Boavizta, "values"}:
		return r.boavizta()
	case kind{PCRSI, "values"}:
		return r.pcrSI()
	case kind{NumEcoEval, "types"}:
		return r.numEcoEvalType()
	case kind{NumEcoEval, "matches"}:
		return r.numEcoEvalMatch()
	}
	return r.numEcoEval()
}

// row is one row of a sheet, read by field.
type row struct {
	*sheet
	number int
	cells  []string
}

// get gives a cell, "" where it is absent. NULL is what databases print for
// nothing.
func (r row) get(field string) string {
	i, ok := r.columns[field]
	if !ok || i >= len(r.cells) || r.cells[i] == "NULL" {
		return ""
	}
	return r.cells[i]
}

// at puts the cell of a field in a problem.
func (r row) at(field string, p *diag.Problem) *diag.Problem {
	p.Column, p.Value = r.header(field), r.get(field)
	return p
}

// amount reads a number that the row cannot do without.
func (r row) amount(field string) (decimal.Decimal, *diag.Problem) {
	return r.parse(field, number)
}

// parse reads a cell with a grammar.
func (r row) parse(field string, read func(string) (decimal.Decimal, error)) (decimal.Decimal, *diag.Problem) {
	text := r.get(field)
	if text == "" {
		return decimal.Decimal{}, r.at(field, refusal("absent-value", "valeur absente", "Complétez la cellule, ou supprimez la ligne"))
	}
	d, err := read(text)
	if err != nil {
		return d, r.at(field, refusal("bad-number", err.Error(), "Écrivez un nombre, avec une virgule ou un point avant les décimales"))
	}
	return d, nil
}

// positive reads a number that may be absent and is then not valid.
func (r row) positive(field string) (decimal.NullDecimal, *diag.Problem) {
	if r.get(field) == "" {
		return decimal.NullDecimal{}, nil
	}
	d, p := r.amount(field)
	if p == nil && d.IsNegative() {
		p = r.at(field, refusal("negative-value", "valeur négative", "Corrigez la cellule, ou videz-la"))
	}
	return decimal.NewNullDecimal(d), p
}

// again tells whether a key was met in an earlier row.
func (s *sheet) again(key string) bool {
	if _, ok := s.seen[key]; ok {
		return true
	}
	s.seen[key] = struct{}{}
	return false
}

// target is the item that a row speaks of.
type target struct {
	item *factors.Item
	like bool // the row is an item of its own, classed as that one
	rank int
	foreign
}

// lookup finds the item of a row, by the user's names first, then by those
// of the package.
func (s *sheet) lookup(names ...string) (target, bool) {
	for _, n := range names {
		if item, ok := s.items[fold.Label(n)]; ok {
			known, _ := s.foreign(n)
			return target{item: item, foreign: foreign{zone: known.zone, year: known.year}}, true
		}
	}
	for _, n := range names {
		known, ok := s.foreign(n)
		if !ok {
			continue
		}
		if item, ok := s.Catalogue.Item(known.item); ok {
			rank := 2
			if known.rank == "1" {
				rank = 1
			}
			return target{item, known.rank == rankLike, rank, known}, true
		}
	}
	return target{}, false
}

// foreign finds what a name means in the format of the sheet.
func (s *sheet) foreign(name string) (foreign, bool) {
	known, ok := foreigners()[foreignKey{s.format, fold.Label(name)}]
	if !ok && s.format == BaseCarbone {
		known, ok = s.elements[name]
	}
	return known, ok
}

// noItem says that a row speaks of nothing in the catalogue.
func noItem() *diag.Problem {
	return notice("no-item", "aucun équipement du catalogue ne correspond à la ligne", "Si elle vous sert, indiquez l’équipement auquel elle correspond")
}

var yearPattern = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// yearIn finds a year in a text: the last one, for "01/02/2019".
func yearIn(text string) string {
	found := yearPattern.FindAllString(text, -1)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}
