package spreadsheet

import (
	"io"
	"slices"
	"strconv"
	"strings"
)

// maxCount bounds what an ODS file says of repetitions, which cost it a few
// bytes whatever they are.
const maxCount = 1 << 29

// sheetODS reads the rows of a sheet.
type sheetODS struct {
	*markup
	line   line
	number int // of the last row given or passed over
	held   Row // to be given again
	times  int
}

// next gives a row; a blank one counts for all its repetitions.
func (s *sheetODS) next() (Row, error) {
	for s.times == 0 {
		if s.depth < 2 { // out of the table
			return Row{}, io.EOF
		}
		e, found, err := s.child()
		if err != nil {
			return Row{}, err
		}
		if !found || e.space == tableNS && slices.Contains(rowGroups, e.local) {
			continue // the rows inside are the sheet's
		}
		if !e.is(tableNS, "table-row") {
			err = s.skip()
		} else {
			err = s.row(e)
		}
		if err != nil {
			return Row{}, err
		}
	}
	s.times--
	s.number++
	row := s.held
	row.Number, row.Cells, row.Broken = s.number, slices.Clone(row.Cells), slices.Clone(row.Broken)
	return row, nil
}

// rowGroups are the elements of a table that rows stand in.
var rowGroups = []string{"table-header-rows", "table-row-group", "table-rows"}

// row reads a row, to be given as often as it is repeated.
func (s *sheetODS) row(e element) error {
	s.line.reset()
	times := parseCount(e.named(tableNS, "number-rows-repeated"))
	if err := s.cells(); err != nil {
		return err
	}
	if s.number > maxCount {
		return damaged(nil)
	}
	s.held, s.times = s.line.row(0), times
	if s.line.fault == "" && s.line.broken == nil && isBlank(s.line.cells) {
		s.number, s.times = s.number+times, 0
	}
	return nil
}

func (s *sheetODS) cells() error {
	for column := 0; ; {
		e, found, err := s.child()
		if err != nil || !found {
			return err
		}
		isCell := e.is(tableNS, "table-cell")
		times := 1
		if e.space == tableNS {
			times = parseCount(e.named(tableNS, "number-columns-repeated"))
		}
		if !isCell || s.line.fault != "" { // a covered cell shows nothing
			err = s.skip()
		} else {
			err = s.cell(e, column, times)
		}
		if err != nil {
			return err
		}
		column = min(column+times, maxCount)
	}
}

// cell reads the value of a cell by its kind, ISO/IEC 26300-1 §19.387; what
// it shows stands for the value of a text.
func (s *sheetODS) cell(e element, column, times int) error {
	value, isText := valueOf(e)
	isFormula := e.named(tableNS, "formula") != ""
	isStored := e.named(officeNS, "value-type") != ""
	isError := e.ending(":calcext:1.0", "value-type") == "error"
	if !isText && !isFormula {
		s.line.set(column, times, clean(value))
		return s.skip()
	}
	shown := paragraphs{most: s.line.limits.Line}
	if err := shown.read(s.markup); err != nil {
		return err
	}
	if isText && value == "" {
		value = string(shown.out)
	}
	if isError || isFormula && (!isStored && len(shown.out) == 0 || isFault(string(shown.out))) {
		s.line.fails(column, times, clean(string(shown.out)))
		return nil
	}
	s.line.set(column, times, clean(value))
	return nil
}

// valueOf gives the value that a cell keeps beside what it shows, and
// whether it is a text.
func valueOf(e element) (value string, isText bool) {
	switch e.named(officeNS, "value-type") {
	case "float", "percentage", "currency":
		return asTyped(e.named(officeNS, "value")), false
	case "date":
		return isoDate(e.named(officeNS, "date-value")), false
	case "time":
		return clock(e.named(officeNS, "time-value")), false
	case "boolean":
		return boolean(e.named(officeNS, "boolean-value")), false
	}
	return e.named(officeNS, "string-value"), true
}

// isFault tells what a spreadsheet shows of a formula that failed.
func isFault(shown string) bool {
	return strings.HasPrefix(shown, "Err:") || slices.Contains(faults, shown)
}

// faults are what spreadsheets show of an error, in English and in French.
var faults = []string{"#N/A", "#N/D", "#REF!", "#DIV/0!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#NUM!", "#NOMBRE!", "#NULL!", "#NUL!"}

// isoDate gives a day, with the time of day only where there is one.
func isoDate(s string) string {
	day, clock, _ := strings.Cut(strings.TrimSpace(s), "T")
	if strings.Trim(clock, "0:.Z") == "" {
		return day
	}
	return day + " " + clock
}

// clock writes a duration such as PT10H30M00S as a time of day.
func clock(s string) string {
	rest, isDuration := strings.CutPrefix(s, "PT")
	hours, rest, isHours := strings.Cut(rest, "H")
	minutes, rest, isMinutes := strings.Cut(rest, "M")
	seconds, _, _ := strings.Cut(strings.TrimSuffix(rest, "S"), ".")
	if !isDuration || !isHours || !isMinutes || !isDigits(hours) || !isDigits(minutes) || !isDigits(seconds) {
		return s
	}
	return hours + ":" + minutes + ":" + seconds
}

// parseCount reads a number of repetitions or of a row, 1 where it is none.
func parseCount(s string) int {
	if s == "" {
		return 1
	}
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil && !isDigits(s) || n == 0 {
		return 1
	}
	return int(min(n, maxCount))
}
