package inventory

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// workbook reads the sheets that have a known header, each as a table. The
// name of a line says which sheet it is of, unless there is only one.
func (g *reading) workbook(data []byte, name string) error {
	book, err := spreadsheet.Open(data, spreadsheet.Limits{Unzipped: g.Limits.Unzipped, Rows: g.Limits.Rows + headerLines, Columns: g.Limits.Columns, Line: g.Limits.Line})
	if err != nil {
		return err
	}
	defer func() { _ = book.Close() }() // nothing was written
	var found []bookSheet
	var last error
	for n, title := range book.Sheets() {
		s, err := g.sheet(book, n)
		switch {
		case err == nil:
			s.file, s.title = name, title
			if len(book.Sheets()) > 1 {
				s.file += "#" + title
			}
			found = append(found, s)
		case !errors.Is(err, errUnrecognised):
			return err
		default:
			last = err
			g.unknownHeader(s.dialect, name, err)
			p := diag.Problem{Code: "sheet-not-read", Severity: diag.Notice, File: name, Value: diag.Clip(title), Message: "feuille laissée de côté\u00a0: " + delimited.Sentence(err)}
			if errors.Is(err, ErrUnknownTable) {
				p.Severity = diag.Doubt
			}
			g.tell(p)
		}
	}
	if len(found) == 0 && last != nil {
		return last
	}
	return g.sheets(found, book.Date)
}

// sheets reads sheets in the order of their lists.
func (g *reading) sheets(found []bookSheet, date func(string) (time.Time, bool)) error {
	for l := centres; l < documents; l++ {
		for _, s := range found {
			if s.list != l {
				continue
			}
			if isSummary(s.title) && len(found) > 1 {
				g.tell(diag.Problem{Code: "summary-sheet", Severity: diag.Doubt, File: s.file, Row: s.row, Value: diag.Clip(s.title), Message: "feuille lue avec les autres, alors que son nom est celui d’une récapitulation\u00a0: ses lignes comptent peut-être deux fois"})
			}
			rd := g.reader(s.file, s.layout)
			rd.serial = plausibleDate(date)
			if err := rd.drain(s.dialect, s.rows); err != nil {
				return err
			}
		}
	}
	return nil
}

// bookSheet is a table of a workbook, below its header.
type bookSheet struct {
	dialect
	file  string
	title string
	rows  *sheetRows
}

// sheet finds the header of a sheet among its first rows.
func (g *reading) sheet(book *spreadsheet.Book, n int) (bookSheet, error) {
	in, err := book.Rows(n)
	if err != nil {
		return bookSheet{}, err
	}
	rows := &sheetRows{in: in}
	var near dialect
	for before := range headerLines {
		rec, err := rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return bookSheet{}, err
		}
		if rec.fault != "" {
			continue
		}
		d := dialect{layout: g.layOut(rec.cells), before: before, row: rec.row}
		switch {
		case d.layout == nil || d.commented():
		case d.ready(g.item != nil):
			return bookSheet{dialect: d, rows: rows}, nil
		case near.layout == nil || d.likeness() > near.likeness() || len(near.headers) < 2 && near.likeness() == 0:
			near = d
		}
	}
	return bookSheet{dialect: near}, near.unrecognised(g.resolved)
}

// isSummary tells the name of a sheet that sums up others.
func isSummary(title string) bool {
	for word := range strings.FieldsSeq(fold.Label(title)) {
		if _, ok := meaning("summary", word); ok {
			return true
		}
	}
	return false
}

// sheetRows gives the rows of a sheet as those of a text.
type sheetRows struct{ in *spreadsheet.Rows }

func (s *sheetRows) next() (record, error) {
	row, err := s.in.Next()
	if err != nil {
		return record{}, err
	}
	rec := record{row: row.Number, fault: row.Fault, broken: len(row.Broken) > 0, cells: make([][]byte, len(row.Cells))}
	for i, text := range row.Cells {
		rec.cells[i] = bytes.TrimSpace([]byte(text))
	}
	if len(rec.cells) > 0 && bytes.HasPrefix(rec.cells[0], []byte("#")) {
		rec.comment = opensComment(rec.cells[0]) || isBlank(rec.cells[1:])
	}
	return rec, nil
}

// firstDate is the first day that a bare number is taken for: a year alone, 2024,
// is the number of a day of 1905 too.
var firstDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// plausibleDate reads the dates that a workbook keeps as numbers.
func plausibleDate(date func(string) (time.Time, bool)) func(string) (time.Time, bool) {
	return func(cell string) (time.Time, bool) {
		day, ok := date(cell)
		return day, ok && !day.Before(firstDate)
	}
}
