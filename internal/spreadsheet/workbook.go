package spreadsheet

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Workbook is what is written: tables for people to read or to fill in.
type Workbook struct {
	Sheets   []Sheet
	Title    string
	Language string // of the texts, BCP 47: "fr" where it is empty
}

// Sheet is a table: lines of explanation, headers, rows.
type Sheet struct {
	Name      string     // up to 31 characters, without any of []:*?/\
	Intro     []string   // lines of explanation above the headers, the first as a title
	Columns   []Column   // none for a sheet of explanations alone
	Rows      [][]string // text of the cells; "" is an empty cell
	Protected bool       // headers and intro locked, input cells open, no password
	Answers   []Answer   // of a form: what the second cell of each row is; none for a table
}

// Column is what the cells of a column are.
type Column struct {
	Header string
	Note   string // comment shown on the header: unit, example
	Width  int    // characters, 16 where it is 0
	Kind   Kind
	List   []string // values to choose from
	Strict bool     // other values than those of List are refused
}

// Kind is how cells are stored. A cell that is not of its column's kind is
// stored as text.
type Kind int

// Kinds.
const (
	Text   Kind = iota
	Number      // plain notation with a point, up to 15 digits: "32.8"
	Date        // ISO 8601: "2024-01-31"
)

// Bounds of what both formats can hold, those of Excel.
const (
	maxName    = 31        // UTF-16 units of the name of a sheet
	maxCell    = 32_767    // UTF-16 units of a cell
	maxColumns = 16_384    // of a sheet
	maxRows    = 1_048_576 // of a sheet
)

const (
	defaultWidth = 16
	spareRows    = 1000 // rows below the last, ready to be filled in
	introWidth   = 110  // characters: wider lines are tiring to read
)

// Write writes a workbook, the same bytes for the same input. Every cell is
// stored as a text, a number or a date and never as a formula, whatever it
// starts with. A control character becomes a space, other than a line break. What no workbook can hold (the name of a sheet, a cell of more
// than 32,767 characters, more cells than columns) is an error.
func Write(w io.Writer, f Format, wb Workbook) error {
	clean, err := wb.cleaned()
	if err != nil {
		return err
	}
	switch f {
	case XLSX:
		return writeXLSX(w, clean)
	case ODS:
		return writeODS(w, clean)
	}
	return fmt.Errorf("spreadsheet: unknown format %q", f)
}

// cleaned checks a workbook and makes a copy that both formats can hold.
func (wb Workbook) cleaned() (*Workbook, error) {
	if len(wb.Sheets) == 0 {
		return nil, fmt.Errorf("spreadsheet: a workbook without sheets")
	}
	out := &Workbook{Title: writable(wb.Title), Language: writable(wb.Language)}
	if out.Language == "" {
		out.Language = "fr"
	}
	seen := map[string]bool{}
	for _, s := range wb.Sheets {
		if err := s.check(); err != nil {
			return nil, fmt.Errorf("spreadsheet: sheet %q: %w", s.Name, err)
		}
		if key := strings.ToLower(s.Name); seen[key] {
			return nil, fmt.Errorf("spreadsheet: two sheets %q", s.Name)
		}
		seen[strings.ToLower(s.Name)] = true
		out.Sheets = append(out.Sheets, s.cleaned())
	}
	return out, nil
}

func (s Sheet) check() error {
	switch {
	case s.Name == "" || units(s.Name) > maxName || writable(s.Name) != s.Name:
		return fmt.Errorf("a name has 1 to %d characters", maxName)
	case strings.ContainsAny(s.Name, "[]:*?/\\\t\n") || strings.Trim(s.Name, "' ") != s.Name:
		return fmt.Errorf(`a name has none of []:*?/\, and neither starts nor ends with an apostrophe or a space`)
	case len(s.Columns) > maxColumns || len(s.Rows) > maxRows-spareRows-len(s.Intro)-1:
		return fmt.Errorf("%d columns and %d rows are too many", len(s.Columns), len(s.Rows))
	}
	for i, row := range s.Rows {
		if len(row) > len(s.Columns) {
			return fmt.Errorf("row %d has %d cells for %d columns", i+1, len(row), len(s.Columns))
		}
		if err := checkCells(row); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	for _, c := range s.Columns {
		if err := checkCells(append([]string{c.Header, c.Note}, c.List...)); err != nil {
			return fmt.Errorf("column %q: %w", c.Header, err)
		}
	}
	return checkCells(s.Intro)
}

func checkCells(cells []string) error {
	for i, c := range cells {
		if len(c) > maxCell/codeLength && units(escape(c)) > maxCell {
			return fmt.Errorf("cell %d has more than %d characters", i+1, maxCell)
		}
	}
	return nil
}

// units counts the characters of a text as Excel does.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

func (s Sheet) cleaned() Sheet {
	s.Intro = eachWritable(s.Intro)
	columns := slices.Clone(s.Columns)
	for i := range columns {
		c := &columns[i]
		c.Header, c.Note, c.List = writable(c.Header), writable(c.Note), slices.DeleteFunc(eachWritable(c.List), isEmpty)
		if c.Width <= 0 {
			c.Width = defaultWidth
		}
	}
	rows := make([][]string, len(s.Rows))
	for i, row := range s.Rows {
		rows[i] = eachWritable(row)
	}
	s.Columns, s.Rows = columns, rows
	return s
}

func isEmpty(s string) bool { return s == "" }

func eachWritable(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = writable(t)
	}
	return out
}

// writable has line breaks be LF alone, then leaves what a sheet can show. A
// tab is no such thing: LibreOffice loses those of its own files.
func writable(text string) string { return clean(withoutTabs.Replace(text)) }

var withoutTabs = strings.NewReplacer("\r\n", "\n", "\t", " ")

func (c Column) hasList() bool { return len(c.List) > 0 }

// hasLists tells a sheet of which a column or an answer has values to choose from.
func (s Sheet) hasLists() bool {
	return slices.ContainsFunc(s.Columns, Column.hasList) || slices.ContainsFunc(s.Answers, func(a Answer) bool { return len(a.List) > 0 })
}

// hasTable tells a table from a sheet of explanations alone.
func (s Sheet) hasTable() bool { return len(s.Columns) > 0 }

// header gives the row of the headers, from 1, below the intro.
func (s Sheet) header() int { return len(s.Intro) + 1 }

// last gives the last row that is ready to be filled in.
func (s Sheet) last() int { return s.first() - 1 + len(s.Rows) + s.spare() }

// first gives the first row below the headers, from 1.
func (s Sheet) first() int {
	if s.isSpaced() {
		return s.header() + 2
	}
	return s.header() + 1
}

// isSpaced tells a table with an empty row below its headers, open to typing. A
// row that is inserted takes the look of the one above it: above the first row,
// that of the headers would be locked.
func (s Sheet) isSpaced() bool { return s.Protected && s.hasTable() && !s.isForm() }

// isOpenBeside tells a table whose columns on the right are open to typing: no
// spreadsheet removes a row of which a cell is locked.
func (s Sheet) isOpenBeside() bool { return s.isSpaced() && len(s.Columns) < maxColumns }

// span gives the columns that the intro is merged across, and their width in
// characters: as many as a line can use.
func (s Sheet) span() (columns, width int) {
	for _, c := range s.Columns {
		if columns > 0 && width+c.Width > introWidth {
			break
		}
		columns, width = columns+1, width+c.Width
	}
	if columns == 0 {
		return 1, introWidth
	}
	return columns, width
}

// linesOf counts the lines that a text takes in so many characters, each
// broken between words.
func linesOf(text string, width int) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		used := 0
		n++
		for word := range strings.SplitSeq(line, " ") {
			size := utf8.RuneCountInString(word)
			if used > 0 && used+1+size > width {
				n, used = n+1, 0
			}
			used += size + 1
		}
	}
	return n
}
