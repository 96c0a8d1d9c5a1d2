package sources

import (
	"io"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// archiveMagic is how a workbook starts.
const archiveMagic = "PK\x03\x04"

// maxSheets is how many sheets of a workbook are searched for a header.
const maxSheets = 32

// workbook is one sheet of a workbook.
type workbook struct {
	book   *spreadsheet.Book
	rows   *spreadsheet.Rows
	limits Limits
}

// openWorkbook finds the sheet that has a known header.
func openWorkbook(data []byte, o *resolved) (*workbook, *layout, error) {
	b, err := spreadsheet.Open(data, spreadsheet.Limits{Unzipped: o.Limits.Unzipped, Columns: o.Limits.Columns, Line: o.Limits.Line})
	if err != nil {
		return nil, nil, err
	}
	var near *layout
	for sheet := range min(maxSheets, len(b.Sheets())) {
		w, l, err := openSheet(b, sheet, o)
		if err != nil || w != nil {
			return w, l, err
		}
		near = nearer(near, l)
	}
	return nil, nil, unrecognised(near, o.Format)
}

// openSheet stands below the header, or gives what is nearest to one.
func openSheet(b *spreadsheet.Book, sheet int, o *resolved) (*workbook, *layout, error) {
	rows, err := b.Rows(sheet)
	if err != nil {
		return nil, nil, err
	}
	w := &workbook{book: b, rows: rows, limits: o.Limits}
	var near *layout
	for {
		rec, err := w.next()
		if err == io.EOF || err == nil && rec.row > headerLines {
			return nil, near, nil
		}
		if err != nil {
			return nil, nil, err
		}
		l := layOut(rec.cells, o.Format)
		if l == nil {
			continue
		}
		if l.row = rec.row; l.missing() == nil {
			return w, l, nil
		}
		near = nearer(near, l)
	}
}

// next gives the next row that is not blank.
func (w *workbook) next() (record, error) {
	row, err := w.rows.Next()
	if err != nil {
		return record{}, err
	}
	if row.Fault == delimited.TooManyColumns {
		return record{}, delimited.TooLargef("ligne\u00a0%d\u00a0: plus de %d colonnes", row.Number, w.limits.Columns)
	}
	rec := record{row: row.Number, cells: row.Cells}
	if row.Fault != "" {
		rec.fault = faultRefusal(row.Fault)
	}
	for i, c := range rec.cells {
		rec.cells[i] = strings.TrimSpace(c)
	}
	return rec, nil
}
