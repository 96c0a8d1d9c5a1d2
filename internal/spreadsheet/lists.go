package spreadsheet

import (
	"fmt"
	"slices"
	"strings"
)

const (
	listSheet  = "listes" // hidden, in French workbooks as in others
	maxInline  = 255      // UTF-16 units of a list inside a validation
	listedFrom = ",;\"\n\t="
)

// lists places the values to choose from: inside the validation where both
// formats can hold them, else in a column of a hidden sheet.
type lists struct {
	sheet   string // its name
	columns [][]string
}

func (wb *Workbook) placeLists() *lists {
	l := &lists{sheet: listSheet}
	for i := 2; slices.ContainsFunc(wb.Sheets, func(s Sheet) bool { return strings.EqualFold(s.Name, l.sheet) }); i++ {
		l.sheet = fmt.Sprintf("%s %d", listSheet, i)
	}
	for _, s := range wb.Sheets {
		for _, c := range s.Columns {
			l.place(c.List)
		}
		for _, a := range s.Answers {
			l.place(a.List)
		}
	}
	return l
}

// place gives a list that no validation can hold a column, once.
func (l *lists) place(list []string) {
	if len(list) > 0 && !isInline(list) && l.column(list) < 0 {
		l.columns = append(l.columns, list)
	}
}

// column gives the place of a list in the hidden sheet, or -1.
func (l *lists) column(list []string) int {
	return slices.IndexFunc(l.columns, func(other []string) bool { return slices.Equal(list, other) })
}

// isInline tells a list that a validation can hold: short, and without what
// parts or ends its values.
func isInline(list []string) bool {
	for _, v := range list {
		if strings.ContainsAny(v, listedFrom) || strings.TrimSpace(v) != v {
			return false
		}
	}
	return units(strings.Join(list, ",")) <= maxInline
}
