package spreadsheet_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// fuzzLimits keep what is fuzzed small.
var fuzzLimits = spreadsheet.Limits{Unzipped: 1 << 20, Sheets: 8, Rows: 200, Columns: 40, Line: 1 << 10}

// lawful reads a workbook to its end and holds what is promised of any: errors
// in French, rows in order, within their limits, never blank.
func lawful(t *testing.T, data []byte) {
	b, err := spreadsheet.Open(data, fuzzLimits)
	var failure *delimited.Failure
	if err != nil {
		require.ErrorAs(t, err, &failure)
		return
	}
	for i := range b.Sheets() {
		rows, err := readAll(b, i)
		if err != nil {
			require.ErrorAs(t, err, &failure)
		}
		require.LessOrEqual(t, len(rows), fuzzLimits.Rows)
		last := 0
		for _, r := range rows {
			require.Greater(t, r.Number, last)
			last = r.Number
			text := strings.Join(r.Cells, "")
			require.LessOrEqual(t, len(text), fuzzLimits.Line)
			require.LessOrEqual(t, len(r.Cells), fuzzLimits.Columns)
			require.Equal(t, r.Fault == "", strings.TrimSpace(text) != "" || len(r.Broken) > 0)
			require.NotContains(t, text, "\x00")
			for _, c := range r.Cells {
				b.Date(c)
			}
		}
	}
}

// FuzzXLSX mutates the inside of a sheet and the shared strings.
func FuzzXLSX(f *testing.F) {
	f.Add(`<row r="2"><c r="B2" t="s"><v>0</v></c><c t="e"><v>#N/A</v></c></row>`, `<si><t>a</t></si>`)
	f.Add(`<row><c t="inlineStr"><is><r><t>a_x000D_</t></r></is></c><c><f>1+1</f><v>2E-5</v></c></row>`, `<si><rPh/></si>`)
	f.Add(`<row r="1048576"><c r="XFD1" t="d"><v>2024-01-31T10:00:00</v></c><c t="b"><v>1</v></c></row>`, ``)
	f.Fuzz(func(t *testing.T, rows, shared string) {
		lawful(t, xlsx(t, rows, "xl/sharedStrings.xml", `<sst>`+shared+`</sst>`))
	})
}

// FuzzStyles mutates what a style makes of a number.
func FuzzStyles(f *testing.F) {
	f.Add(`dd/mm/yyyy`, `164`, `46085.75`)
	f.Add(`[$-40C]d mmmm yyyy;@`, `14`, `-1`)
	f.Add(`"jour" 0\d[Red`, `0`, `1E300`)
	f.Add(`[h]:mm`, `46`, `NaN`)
	f.Fuzz(func(t *testing.T, code, id, number string) {
		var quoted bytes.Buffer
		require.NoError(t, xml.EscapeText(&quoted, []byte(code)))
		lawful(t, xlsx(t, `<row><c s="0"><v>1</v></c><c s="1"><v>`+number+`</v></c></row>`, "xl/styles.xml", styles(quoted.String(), id)))
	})
}

// FuzzODS mutates the inside of a sheet.
func FuzzODS(f *testing.F) {
	f.Add(`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell></table:table-row>`)
	f.Add(`<table:table-header-rows><table:table-row><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2024-01-31"/></table:table-row></table:table-header-rows>`)
	f.Add(`<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT1H2M3S"/></table:table-row>`)
	f.Fuzz(func(t *testing.T, table string) { lawful(t, ods(t, table)) })
}

// FuzzWorkbook mutates a whole archive.
func FuzzWorkbook(f *testing.F) {
	for _, format := range bothFormats {
		f.Add(written(f, format, spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{{Name: "a", Columns: []spreadsheet.Column{{Header: "h", List: []string{"x"}}}, Rows: [][]string{{"x"}}}}}))
	}
	f.Add(xlsx(f, `<row><c><v>1</v></c></row>`))
	f.Add(ods(f, `<table:table-row>`+odsCell+`</table:table-row>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		spreadsheet.FormatOf(data)
		lawful(t, data)
	})
}

// FuzzRoundTrip writes any text and reads it back.
func FuzzRoundTrip(f *testing.F) {
	for _, s := range harmless {
		f.Add(s, "Parc")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		wb := spreadsheet.Workbook{Title: text, Sheets: []spreadsheet.Sheet{{Name: name, Intro: []string{"intro " + text}, Rows: [][]string{{"x", text, text, text, "x"}},
			Columns: []spreadsheet.Column{{Header: "h"}, {Note: text}, {Kind: spreadsheet.Number, List: []string{text}}, {Kind: spreadsheet.Date, List: []string{text}, Strict: true}, {}}}}}
		for _, format := range bothFormats {
			var out bytes.Buffer
			if spreadsheet.Write(&out, format, wb) != nil {
				continue
			}
			b, err := spreadsheet.Open(out.Bytes(), spreadsheet.Limits{})
			require.NoError(t, err)
			require.Equal(t, name, b.Sheets()[0])
			in, err := b.Rows(0)
			require.NoError(t, err)
			var cells []string
			for row, err := in.Next(); err != io.EOF; row, err = in.Next() {
				require.NoError(t, err)
				cells = row.Cells
			}
			want := shown(text)
			require.Equal(t, []string{"x", want, want}, cells[:3])
			if day, ok := b.Date(cells[3]); !ok || day.Format("2006-01-02") != text {
				require.Equal(t, want, cells[3])
			}
		}
	})
}

// shown is what a sheet keeps of a text, said in another way than in the
// package.
func shown(text string) string {
	var out []rune
	for _, r := range strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), " ") {
		if r != '\n' && (r < 0x20 || r > 0x7e && r < 0xa0) || r == 0xfffe || r == 0xffff {
			r = ' '
		}
		out = append(out, r)
	}
	return string(out)
}
