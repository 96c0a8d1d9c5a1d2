package spreadsheet

import (
	"io"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Row is a row of a sheet.
type Row struct {
	Number int // in the sheet, from 1
	Cells  []string
	Fault  delimited.Fault // LineTooLong or TooManyColumns: Cells is then nil
	Broken []Broken        // cells that are empty for want of what their formula gives
}

// Broken is a cell whose formula gave an error, or whose value no program stored.
type Broken struct {
	Column int    // from 0
	Shown  string // the error: #N/A; "" where no value was stored
}

// Rows gives the rows of a sheet.
type Rows struct {
	source rowSource
	sheet  string
	limits Limits
	given  int
	err    error // given again
}

// rowSource gives the rows of a format, blank ones or not.
type rowSource interface {
	next() (Row, error)
}

// Next gives the next row that is not blank, then io.EOF. Cells are text:
// numbers in plain notation as they were typed (32.8 where the file keeps the
// float 32.799999999999997), booleans VRAI or FAUX, dates as 2024-01-31 or
// 2024-01-31 10:30:00, times of day as 10:30:00. A day that stands in a cell of
// XLSX whose style shows none is a number: see [Book.Date]. A formula
// gives its stored value; one without, or with an error such as #N/A, leaves an
// empty cell in Row.Broken. Trailing empty cells are cut. Any other error than io.EOF is a *delimited.Failure.
func (r *Rows) Next() (Row, error) {
	for r.err == nil {
		row, err := r.source.next()
		if err != nil {
			r.end(err)
			break
		}
		if row.Fault == "" && row.Broken == nil && isBlank(row.Cells) {
			continue
		}
		if r.given++; r.given > r.limits.Rows {
			r.end(delimited.TooLargef("classeur trop volumineux\u00a0: plus de %d lignes dans la feuille «\u00a0%s\u00a0»", r.limits.Rows, r.sheet))
			break
		}
		return row, nil
	}
	return Row{}, r.err
}

func (r *Rows) end(err error) {
	if err != io.EOF {
		err = failure(err)
	}
	r.source, r.err = nil, err
}

func isBlank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// line gathers the cells of a row within its limits.
type line struct {
	limits Limits
	cells  []string
	broken []Broken
	width  int // of the row before, which the next one is likely to have
	size   int
	fault  delimited.Fault
}

func (l *line) reset() {
	l.width = len(l.cells)
	l.cells, l.broken, l.size, l.fault = nil, nil, 0, ""
}

// takes makes room for a text in so many cells, or notes what the row is at
// fault for.
func (l *line) takes(column, times int, text string) bool {
	switch {
	case l.fault != "":
		return false
	case column >= l.limits.Columns || times > l.limits.Columns-column:
		l.fail(delimited.TooManyColumns)
		return false
	case len(text) > (l.limits.Line-l.size)/times:
		l.fail(delimited.LineTooLong)
		return false
	}
	l.size += len(text) * times
	return true
}

// set puts a text in so many cells from a column on, counted from 0.
func (l *line) set(column, times int, text string) {
	if text == "" || !l.takes(column, times, text) {
		return
	}
	if l.cells == nil {
		l.cells = make([]string, 0, max(l.width, column+times))
	}
	for len(l.cells) < column+times {
		l.cells = append(l.cells, "")
	}
	for i := range times {
		l.cells[column+i] = text
	}
}

// fails notes as many cells whose formula gave nothing.
func (l *line) fails(column, times int, shown string) {
	if !l.takes(column, times, shown) {
		return
	}
	for i := range times {
		l.broken = append(l.broken, Broken{column + i, shown})
	}
}

func (l *line) fail(f delimited.Fault) { l.cells, l.broken, l.fault = nil, nil, f }

// row gives what was gathered.
func (l *line) row(number int) Row {
	return Row{Number: number, Cells: l.cells, Fault: l.fault, Broken: l.broken}
}

// clean replaces what no sheet can show: control characters other than a tab
// and a line break, and bytes that are no UTF-8.
func clean(text string) string {
	text = strings.ToValidUTF8(text, " ")
	if !strings.ContainsFunc(text, isControl) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return ' '
		}
		return r
	}, text)
}

func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff
}
