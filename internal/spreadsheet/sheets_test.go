package spreadsheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

const odsCell = `<table:table-cell><text:p>a</text:p></table:table-cell>`

func TestRowsOfODS(t *testing.T) {
	blank := `<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
	for name, c := range map[string]struct {
		table string
		want  []spreadsheet.Row
	}{
		"no row":                   {``, nil},
		"blank rows cost nothing":  {blank + `<table:table-row>` + odsCell + `</table:table-row>` + blank, []spreadsheet.Row{row(1048001, "a")}},
		"spaces alone are blank":   {`<table:table-row><table:table-cell><text:p><text:s/></text:p></table:table-cell></table:table-row><table:table-row>` + odsCell + `</table:table-row>`, []spreadsheet.Row{row(2, "a")}},
		"row given again":          {`<table:table-row table:number-rows-repeated="3">` + odsCell + `</table:table-row>`, []spreadsheet.Row{row(1, "a"), row(2, "a"), row(3, "a")}},
		"cell given again":         {`<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell></table:table-row>`, []spreadsheet.Row{row(1, "", "", "a", "a")}},
		"covered cells":            {`<table:table-row>` + odsCell + `<table:covered-table-cell table:number-columns-repeated="2"/>` + odsCell + `</table:table-row>`, []spreadsheet.Row{row(1, "a", "", "", "a")}},
		"headers and groups":       {`<table:table-header-rows><table:table-row>` + odsCell + `</table:table-row></table:table-header-rows><table:table-row-group><table:table-row-group><table:table-row>` + odsCell + `</table:table-row></table:table-row-group></table:table-row-group><table:table-rows><table:table-row>` + odsCell + `</table:table-row></table:table-rows>`, []spreadsheet.Row{row(1, "a"), row(2, "a"), row(3, "a")}},
		"shapes and columns":       {`<table:shapes><draw:frame><table:table><table:table-row>` + odsCell + `</table:table-row></table:table></draw:frame></table:shapes><table:table-column/><table:table-row>` + odsCell + `</table:table-row>`, []spreadsheet.Row{row(1, "a")}},
		"repetitions that are not": {`<table:table-row table:number-rows-repeated="0">` + odsCell + `</table:table-row><table:table-row table:number-rows-repeated="x">` + odsCell + `</table:table-row>`, []spreadsheet.Row{row(1, "a"), row(2, "a")}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, rowsOf(t, open(t, ods(t, c.table), spreadsheet.Limits{}), 0))
		})
	}
}

func TestRowsOfODSAreTheirOwn(t *testing.T) {
	rows := rowsOf(t, open(t, ods(t, `<table:table-row table:number-rows-repeated="2">`+odsCell+`</table:table-row>`), spreadsheet.Limits{}), 0)
	rows[0].Cells[0] = "changed"
	require.Equal(t, "a", rows[1].Cells[0])
}

func TestRowsOfXLSX(t *testing.T) {
	const cell = `<c t="str"><v>a</v></c>`
	for name, c := range map[string]struct {
		rows string
		want []spreadsheet.Row
	}{
		"no row":                {``, nil},
		"rows without a number": {`<row>` + cell + `</row><row/><row>` + cell + `</row>`, []spreadsheet.Row{row(1, "a"), row(3, "a")}},
		"rows with a number":    {`<row r="5">` + cell + `</row><row>` + cell + `</row><row r="2">` + cell + `</row>`, []spreadsheet.Row{row(5, "a"), row(6, "a"), row(7, "a")}},
		"cells with a name":     {`<row r="1"><c r="C1" t="str"><v>c</v></c>` + cell + `<c r="A1" t="str"><v>first</v></c></row>`, []spreadsheet.Row{row(1, "first", "", "c", "a")}},
		"column AA":             {`<row><c r="AA1"><v>1</v></c></row>`, []spreadsheet.Row{row(1, append(make([]string, 26), "1")...)}},
		"trailing cells":        {`<row>` + cell + `<c/><c t="str"><v></v></c></row>`, []spreadsheet.Row{row(1, "a")}},
		"what is no cell":       {`<extLst><ext><c><v>1</v></c></ext></extLst><row><x/>` + cell + `</row>`, []spreadsheet.Row{row(1, "a")}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, rowsOf(t, open(t, xlsx(t, c.rows), spreadsheet.Limits{}), 0))
		})
	}
}

// TestPartsOfXLSX reads workbooks as other programs lay them out.
func TestPartsOfXLSX(t *testing.T) {
	sheet := sheetHead + `<row><c><v>1</v></c></row>` + sheetTail
	for name, parts := range map[string][]string{
		"absolute target":  {"xl/_rels/workbook.xml.rels", replace(relations, `Target="`, `Target="/xl/`), "xl/worksheets/sheet1.xml", sheet},
		"backslashes":      {`xl\_rels\workbook.xml.rels`, replace(relations, `worksheets/`, `worksheets\`), `xl\worksheets\sheet1.xml`, sheet},
		"other case":       {"xl/_rels/workbook.xml.rels", relations, "xl/Worksheets/Sheet1.xml", sheet},
		"strict namespace": {"xl/_rels/workbook.xml.rels", replace(relations, "schemas.openxmlformats.org/officeDocument/2006/relationships", "purl.oclc.org/ooxml/officeDocument/relationships"), "xl/worksheets/sheet1.xml", replace(sheet, "schemas.openxmlformats.org/spreadsheetml/2006/main", "purl.oclc.org/ooxml/spreadsheetml/main")},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, archive(t, append([]string{"xl/workbook.xml", workbookXML("")}, parts...)...), spreadsheet.Limits{})
			require.Equal(t, []string{"Parc"}, b.Sheets())
			require.Equal(t, []spreadsheet.Row{row(1, "1")}, rowsOf(t, b, 0))
		})
	}
}

func TestChartIsNoSheet(t *testing.T) {
	book := replace(workbookXML(""), `<sheets>`, `<sheets><sheet name="Graphique" sheetId="2" r:id="rId2"/><sheet name="Masquée" sheetId="3" state="hidden" r:id="rId1"/>`)
	rels := replace(relations, `<Relationship `, `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship `)
	b := open(t, archive(t, "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", rels, "xl/worksheets/sheet1.xml", sheetHead+sheetTail), spreadsheet.Limits{})
	require.Equal(t, []string{"Masquée", "Parc"}, b.Sheets())
}

func TestSheetsAreReadTogether(t *testing.T) {
	wb := spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{
		{Name: "un", Columns: []spreadsheet.Column{{Header: "a"}}, Rows: [][]string{{"1"}, {"2"}}},
		{Name: "deux", Columns: []spreadsheet.Column{{Header: "b"}}, Rows: [][]string{{"3"}}},
	}}
	for _, f := range bothFormats {
		b := open(t, written(t, f, wb), spreadsheet.Limits{})
		one, err := b.Rows(0)
		require.NoError(t, err)
		two, err := b.Rows(1)
		require.NoError(t, err)
		for _, want := range []string{"a", "1", "2"} {
			got, err := one.Next()
			require.NoError(t, err)
			require.Equal(t, want, got.Cells[0])
			if want == "1" {
				got, err = two.Next()
				require.NoError(t, err)
				require.Equal(t, "b", got.Cells[0])
			}
		}
		_, err = b.Rows(2)
		require.EqualError(t, err, "feuille\u00a03 absente du classeur")
		_, err = b.Rows(-1)
		require.Error(t, err)
	}
}
