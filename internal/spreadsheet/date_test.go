package spreadsheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// Serial numbers are those that Excel shows: 1 is 1 January 1900, 60 the day
// that never was, 61 is 1 March 1900, 45322 is 31 January 2024. The system of
// 1904 counts 1,462 days fewer.
func TestDate(t *testing.T) {
	in1900 := open(t, xlsx(t, ""), spreadsheet.Limits{})
	in1904 := open(t, archive(t, "xl/workbook.xml", workbookXML(`<workbookPr date1904="1"/>`), "xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", sheetHead+sheetTail), spreadsheet.Limits{})
	inODS := open(t, ods(t, ""), spreadsheet.Limits{})
	since1970 := open(t, archive(t, "mimetype", mimetype, "content.xml", contentHead+
		`<table:calculation-settings><table:null-date table:date-value="1970-01-01"/></table:calculation-settings>`+contentTail), spreadsheet.Limits{})
	for name, c := range map[string]struct {
		book *spreadsheet.Book
		cell string
		want string
	}{
		"first day":             {in1900, "1", "1900-01-01"},
		"last of February":      {in1900, "59", "1900-02-28"},
		"day that never was":    {in1900, "60", ""},
		"first of March":        {in1900, "61", "1900-03-01"},
		"a day":                 {in1900, "45322", "2024-01-31"},
		"a day and a time":      {in1900, "45322.75", "2024-01-31"},
		"last day":              {in1900, "2958465", "9999-12-31"},
		"beyond":                {in1900, "2958466", ""},
		"zero":                  {in1900, "0", ""},
		"negative":              {in1900, "-1", ""},
		"year alone":            {in1900, "2024", "1905-07-16"},
		"system of 1904":        {in1904, "43860", "2024-01-31"},
		"its first day":         {in1904, "0", "1904-01-01"},
		"OpenDocument":          {inODS, "45322", "2024-01-31"},
		"OpenDocument, settled": {since1970, "1", "1970-01-02"},
		"ISO":                   {inODS, " 2024-01-31 ", "2024-01-31"},
		"ISO with a time":       {inODS, "2024-01-31 10:30:00", "2024-01-31"},
		"ISO with a zone":       {inODS, "2024-01-31T10:30:00Z", "2024-01-31"},
		"no such day":           {inODS, "2024-02-30", ""},
		"ISO and more":          {inODS, "2024-01-31 ou plus tard", ""},
		"text":                  {in1900, "janvier", ""},
		"empty":                 {in1900, "", ""},
		"comma":                 {in1900, "45322,5", ""},
		"power":                 {in1900, "1e3", ""},
		"endless":               {in1900, "99999999999999999999", ""},
	} {
		t.Run(name, func(t *testing.T) {
			day, ok := c.book.Date(c.cell)
			require.Equal(t, c.want != "", ok)
			if ok {
				require.Equal(t, c.want, day.Format("2006-01-02"))
			}
		})
	}
}
