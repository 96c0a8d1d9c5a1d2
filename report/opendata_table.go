package report

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/sheet"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// record is a row by the names of its columns: what is left out is unknown.
type record map[string]string

// openTable is a table with its rows.
type openTable struct {
	*dataForm
	rows []record
}

// csv writes the table as RFC 4180 has it.
func (t openTable) csv() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	row := make([]string, len(t.Fields))
	for n, f := range t.Fields {
		row[n] = f.Name
	}
	if err := w.Write(row); err != nil {
		return nil, err
	}
	for _, r := range t.rows {
		for n, f := range t.Fields {
			row[n] = f.cell(r[f.Name])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// cell writes a value: codes as they are published, texts on one line and
// harmless in a spreadsheet, numbers untouched.
func (f dataField) cell(value string) string {
	if f.Type != "string" {
		return value
	}
	for _, code := range f.Codes {
		if code[0] == value {
			return code[1]
		}
	}
	if f.Codes != nil {
		return ""
	}
	return behindSemicolon.ReplaceAllString(sheet.Neutral(oneLine(value)), "$1$3'$2$4")
}

// behindSemicolon finds what would be a formula where a spreadsheet parts cells at
// semicolons, as those of France do.
var behindSemicolon = regexp.MustCompile(`(;["' ]*)([=@])|(;["']*)([+-])`)

// oneLine drops what has no place in a cell, and spaces that nobody sees.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(visible.Text(s), func(r rune) bool { return r == ' ' }), " ")
}

// plainNumbers writes a number with a point. One of a thousand digits, that only
// a program can give, stays unknown.
func plainNumbers(d decimal.Decimal) string {
	if !payable(d) {
		return ""
	}
	return exact.String(d)
}

func known(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return plainNumbers(d.Decimal)
}

// calendarYear writes a year of four digits; any other number is none.
func calendarYear(y int) string {
	if y < 1000 || y > 9999 {
		return ""
	}
	return strconv.Itoa(y)
}

func isoDay(t time.Time) string {
	if t.IsZero() || calendarYear(t.Year()) == "" {
		return ""
	}
	return t.Format(time.DateOnly)
}

// sameDay keeps a day that is written as ISO 8601 has it, and no other text.
func sameDay(text string) string {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return ""
	}
	return isoDay(t)
}

var sirenForm = regexp.MustCompile(`^[0-9]{9}$`)

// siren gives the body's number where it is one.
func (d *openData) siren() string {
	if s := d.a.Strategy.Body.SIREN; sirenForm.MatchString(s) {
		return s
	}
	return ""
}
