package dossier

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// Format is how a workbook is stored.
type Format string

// Formats of workbooks.
const (
	XLSX Format = Format(spreadsheet.XLSX) // Office Open XML
	ODS  Format = Format(spreadsheet.ODS)  // OpenDocument
)

// workbook reads a dossier from sheets.
type workbook struct {
	book     *spreadsheet.Book
	name     string
	set      *factors.Set
	items    map[string]string // id by folded French name
	text     int               // bytes of cells read
	nodes    int               // values read
	root     *yaml.Node
	rows     map[string]int // of the labels of forms, by path
	grids    []*grid        // of the inventory, in the order of the table
	problems diag.List
}

// OpenWorkbook reads a dossier from one workbook, XLSX or ODS, whose sheets and
// headers are those that [WriteWorkbook] writes, in any order; a sheet that is
// missing is empty, and sheets of other names are not read. The name is the
// file's, for messages. In problems File is "name#sheet", Row the row of the
// sheet, and Column the French header. Lines of the inventory have ids such as
// "dossier.xlsx#équipements:12".
//
// The error says, in one French sentence, why there is no dossier at all: no
// workbook, a damaged one, or one beyond the limits, 64 MiB and a million rows
// a sheet.
func OpenWorkbook(r io.Reader, name string, set *factors.Set) (*Dossier, error) {
	switch {
	case set == nil:
		return nil, errors.New("dossier: nil set of factors")
	case r == nil:
		return nil, errors.New("dossier: nil reader")
	}
	w := &workbook{name: name, set: set, root: &yaml.Node{Kind: yaml.MappingNode}, rows: map[string]int{}}
	if err := w.open(r); err != nil {
		return nil, delimited.InFile(name, err)
	}
	defer func() { _ = w.book.Close() }() // nothing was written
	if err := w.readSheets(); err != nil {
		return nil, delimited.InFile(name, err)
	}
	return w.dossier(), nil
}

// IsWorkbook tells the bytes of a workbook that holds a dossier, from any
// other file: it has a sheet "collectivité".
func IsWorkbook(data []byte) bool {
	if _, ok := spreadsheet.FormatOf(data); !ok || len(data) > maxWorkbook {
		return false
	}
	book, err := spreadsheet.Open(data, spreadsheet.Limits{})
	if err != nil {
		return false
	}
	defer func() { _ = book.Close() }() // nothing was written
	return hasBody(book.Sheets())
}

// hasBody tells whether one of the names is that of the sheet of the body.
func hasBody(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		s := sheetNamed(name)
		return s != nil && s.form == singleForm && s.labels()[0].path == "body.name"
	})
}

func (w *workbook) open(r io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(r, maxWorkbook+1))
	switch {
	case err != nil:
		return err
	case len(data) > maxWorkbook:
		return delimited.Failf("classeur de plus de %s", delimited.Size(maxWorkbook))
	}
	if _, ok := spreadsheet.FormatOf(data); !ok {
		return delimited.Failf("ce n’est pas un classeur XLSX ou ODS")
	}
	if w.book, err = spreadsheet.Open(data, spreadsheet.Limits{}); err != nil {
		return err
	}
	if !hasBody(w.book.Sheets()) {
		return delimited.Failf("ce classeur n’est pas un dossier\u00a0: il n’a pas de feuille «\u00a0%s\u00a0»", bodySheet().name)
	}
	return nil
}

// bodySheet is the sheet that makes a workbook a dossier.
func bodySheet() *sheet {
	all := sheets()
	at := slices.IndexFunc(all, func(s sheet) bool { return hasBody([]string{s.name}) })
	return &all[at]
}

// sheetNamed finds a sheet by its name as people write it, or nil.
func sheetNamed(name string) *sheet {
	all := sheets()
	for i := range all {
		if fold.Label(all[i].name) == fold.Label(name) {
			return &all[i]
		}
	}
	return nil
}

// readSheets reads every sheet that is ours, the first of each name.
func (w *workbook) readSheets() error {
	w.items = namesOf(w.set)
	seen := map[*sheet]bool{}
	for n, name := range w.book.Sheets() {
		s := sheetNamed(name)
		switch {
		case s == nil && name == listsSheet:
		case s == nil:
			w.unknownSheet(name)
		case seen[s]:
			w.refuse("repeated-sheet", w.file(s), 0, "", "une autre feuille a le même nom\u00a0: seule la première est lue", "Réunissez les deux feuilles")
		default:
			seen[s] = true
			if err := w.readSheet(n, s); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *workbook) file(s *sheet) string { return w.name + "#" + s.name }

// unknownSheet says that a sheet is not read: it may be a person's own notes.
func (w *workbook) unknownSheet(name string) {
	var names []string
	for _, s := range sheets() {
		names = append(names, s.name)
	}
	remedy := diag.DidYouMean(fold.Label(name), names)
	if remedy == "" {
		remedy = "Si elle doit l’être, donnez-lui un nom du modèle"
	}
	w.problems = append(w.problems, diag.Problem{Code: "unknown-sheet", Severity: diag.Doubt, File: w.name, Value: diag.Clip(name),
		Message: "feuille inconnue, non lue", Remedy: remedy})
}

func (w *workbook) readSheet(n int, s *sheet) error {
	if s.form == noticeForm {
		return nil
	}
	rows, lost, err := w.readRows(n, w.file(s))
	if err != nil || len(rows) == 0 {
		w.problems = append(w.problems, lost...)
		return err
	}
	g := layOut(s, w.file(s), rows)
	if g == nil || g.form != equipmentForm {
		w.problems = append(w.problems, lost...)
	} else {
		g.lost = lost // lines that count as refused
	}
	switch {
	case g == nil:
		w.refuse("no-header", w.file(s), 0, "", "les en-têtes du modèle manquent\u00a0: la feuille n’est pas lue", "Remettez-les au-dessus des lignes")
		return nil
	case s.form == singleForm:
		return w.single(g)
	case s.form == listForm:
		return w.list(g)
	case s.form == columnsForm:
		return w.lists(g)
	}
	w.grids = append(w.grids, g)
	return nil
}

func (w *workbook) refuse(code, file string, row int, column, message, remedy string) {
	w.problems = append(w.problems, diag.Problem{Code: code, Severity: diag.Refused, File: file, Row: row, Column: diag.Clip(column), Message: message, Remedy: remedy})
}

func (w *workbook) doubt(code, file string, row int, message, remedy string) {
	w.problems = append(w.problems, diag.Problem{Code: code, Severity: diag.Doubt, File: file, Row: row, Message: message, Remedy: remedy})
}

// dossier makes a dossier of what was read.
func (w *workbook) dossier() *Dossier {
	doc, found := decode(w.root, w.set, headers)
	out := &Dossier{Strategy: doc.Strategy, Seen: &inventory.Seen{}, Problems: w.placed(found)}
	slices.SortStableFunc(w.grids, func(a, b *grid) int { return cmp.Compare(orderOf(a.sheet), orderOf(b.sheet)) })
	for _, g := range w.grids {
		w.inventory(g, out)
	}
	out.Problems = append(w.problems, out.Problems...)
	out.Problems = append(out.Problems, w.placed(checkPlaces(doc.Hosting, out.Inventory.Lines, placesHere()))...)
	lines, problems := doc.Strategy.Lines(w.set)
	out.Inventory.Append(footprint.Inventory{Lines: lines})
	out.Problems = append(out.Problems, w.placed(problems)...)
	slices.SortStableFunc(out.Problems, w.before)
	return out
}

// before puts problems in the order of the sheets, then of the rows.
func (w *workbook) before(a, b diag.Problem) int {
	order := func(p diag.Problem) int {
		_, name, _ := strings.Cut(p.File, w.name+"#")
		return orderOf(sheetNamed(name))
	}
	return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a.Row, b.Row))
}

// orderOf is the place of a sheet in the table, -1 for none.
func orderOf(s *sheet) int {
	return slices.IndexFunc(sheets(), func(known sheet) bool { return s != nil && known.name == s.name })
}
