package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// archive writes parts by name and content.
func archive(t testing.TB, parts ...string) []byte {
	t.Helper()
	return packed(t, zip.Deflate, parts)
}

func packed(t testing.TB, method uint16, parts []string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		require.NoError(t, err)
		_, err = w.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

const (
	sheetHead = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView/></sheetViews><sheetData>`
	sheetTail = `</sheetData><pageMargins/></worksheet>`
	relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
)

// workbookXML lists one sheet, after what else a workbook says.
func workbookXML(properties string) string {
	return `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` + properties + `<sheets><sheet name="Parc" sheetId="1" r:id="rId1"/></sheets></workbook>`
}

// xlsx writes the smallest XLSX around the rows of a sheet, with more parts
// if any.
func xlsx(t testing.TB, rows string, more ...string) []byte {
	t.Helper()
	return archive(t, xlsxParts(rows, more...)...)
}

func xlsxParts(rows string, more ...string) []string {
	return append([]string{"xl/workbook.xml", workbookXML(""), "xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", sheetHead + rows + sheetTail}, more...)
}

const (
	contentHead = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
		`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">` +
		`<office:scripts/><office:body><office:spreadsheet>`
	contentTail = `</office:spreadsheet></office:body></office:document-content>`
	mimetype    = "application/vnd.oasis.opendocument.spreadsheet"
)

// ods writes the smallest ODS around the inside of a sheet.
func ods(t testing.TB, table string, more ...string) []byte {
	t.Helper()
	return archive(t, odsParts(table, more...)...)
}

func odsParts(table string, more ...string) []string {
	return append([]string{"mimetype", mimetype, "content.xml", contentHead + `<table:table table:name="Parc">` + table + `</table:table>` + contentTail}, more...)
}

func open(t testing.TB, data []byte, l spreadsheet.Limits) *spreadsheet.Book {
	t.Helper()
	b, err := spreadsheet.Open(data, l)
	require.NoError(t, err)
	return b
}

// rowsOf reads a sheet to its end.
func rowsOf(t testing.TB, b *spreadsheet.Book, sheet int) []spreadsheet.Row {
	t.Helper()
	rows, err := readAll(b, sheet)
	require.NoError(t, err)
	return rows
}

func readAll(b *spreadsheet.Book, sheet int) ([]spreadsheet.Row, error) {
	in, err := b.Rows(sheet)
	if err != nil {
		return nil, err
	}
	var rows []spreadsheet.Row
	for {
		row, err := in.Next()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
}

func row(number int, cells ...string) spreadsheet.Row {
	return spreadsheet.Row{Number: number, Cells: cells}
}
