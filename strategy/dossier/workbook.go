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
	book        *spreadsheet.Book
	name        string
	set         *factors.Set
	items       map[string]string // id by folded French name
	text        int               // bytes of cells read
	nodes       int               // values read
	root        *yaml.Node
	rows        map[string]int    // of the labels of forms, by path
	titles      map[*sheet]string // of those that another name stands for
	grids       []*grid           // of the inventory, in the order of the table
	unread      diag.List         // rows of sheets that are not read
	brokenCells diag.List         // of the inventory
	problems    diag.List
}

// OpenWorkbook reads a dossier from one workbook, XLSX or ODS, whose sheets and
// headers are those that [WriteWorkbook] writes, in any order; a sheet that is
// missing is empty. A sheet of another name is read where it has most headers of
// one of ours; else its rows are refused, as lines that were not read. The name is the
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
	w := &workbook{name: name, set: set, root: &yaml.Node{Kind: yaml.MappingNode}, rows: map[string]int{}, titles: map[*sheet]string{}}
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
// other file: it has a sheet "collectivité", or two with headers of ours.
func IsWorkbook(data []byte) bool {
	if _, ok := spreadsheet.FormatOf(data); !ok || len(data) > maxWorkbook {
		return false
	}
	book, err := spreadsheet.Open(data, spreadsheet.Limits{})
	if err != nil {
		return false
	}
	defer func() { _ = book.Close() }() // nothing was written
	ours, err := holdsDossier(book)
	return ours && err == nil
}

func (w *workbook) open(r io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(r, maxWorkbook+1))
	switch {
	case err != nil:
		return err
	case len(data) > maxWorkbook:
		return delimited.TooLargef("classeur de plus de %s", delimited.Size(maxWorkbook))
	}
	if _, ok := spreadsheet.FormatOf(data); !ok {
		return delimited.Failf("ce n’est pas un classeur XLSX ou ODS")
	}
	if w.book, err = spreadsheet.Open(data, spreadsheet.Limits{}); err != nil {
		return err
	}
	ours, err := holdsDossier(w.book)
	if err == nil && !ours {
		return delimited.Failf("ce classeur n’est pas un dossier\u00a0: il n’a pas de feuille «\u00a0%s\u00a0»", bodySheet().name)
	}
	return err
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
	out.lose(w.unread)
	out.Inventory.Problems = append(out.Inventory.Problems, w.brokenCells...)
	out.Problems = append(w.problems, out.Problems...)
	out.Problems = append(out.Problems, w.placed(checkPlaces(doc.Hosting, &out.Inventory, placesHere()))...)
	lines, problems := doc.Strategy.Lines(w.set)
	out.Inventory.Append(footprint.Inventory{Lines: lines})
	out.Problems = append(out.Problems, w.placed(problems)...)
	slices.SortStableFunc(out.Problems, w.before)
	for _, g := range w.grids {
		g.rows = nil // not to be kept with what places problems
	}
	out.place = w.replace
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
