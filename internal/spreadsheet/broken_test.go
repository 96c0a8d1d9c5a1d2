package spreadsheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// A row of which nothing else is left is given, for its reader to count.
func TestARowOfBrokenCellsIsNoBlankRow(t *testing.T) {
	want := spreadsheet.Row{Number: 2, Broken: []spreadsheet.Broken{{Column: 1, Shown: "#N/A"}, {Column: 2, Shown: "#N/A"}}}
	cell := `<table:table-cell table:formula="of:=NA()" office:value-type="string" table:number-columns-repeated="2"><text:p>#N/A</text:p></table:table-cell>`
	inODS := ods(t, `<table:table-row><table:table-cell/></table:table-row><table:table-row><table:table-cell/>`+cell+`</table:table-row>`)
	inXLSX := xlsx(t, `<row r="1"><c/></row><row r="2"><c r="B2" t="e"><v>#N/A</v></c><c r="C2" t="e"><f>B2</f><v>#N/A</v></c></row>`)
	for _, data := range [][]byte{inODS, inXLSX} {
		require.Equal(t, []spreadsheet.Row{want}, rowsOf(t, open(t, data, spreadsheet.Limits{}), 0))
		tight := rowsOf(t, open(t, data, spreadsheet.Limits{Columns: 2}), 0)
		require.Equal(t, []spreadsheet.Row{{Number: 2, Fault: delimited.TooManyColumns}}, tight)
		tight = rowsOf(t, open(t, data, spreadsheet.Limits{Line: 7}), 0)
		require.Equal(t, []spreadsheet.Row{{Number: 2, Fault: delimited.LineTooLong}}, tight)
	}
}
