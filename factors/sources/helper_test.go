package sources_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/factors/sources"
)

var testdata = os.DirFS("testdata")

// open reads a sample and lays it over the catalogue.
func open(t *testing.T, name string, opts sources.Options) (mine, set *factors.Set, problems diag.List) {
	t.Helper()
	mine, problems, err := sources.Open(testdata, name, opts)
	require.NoError(t, err)
	return mine, over(t, mine), problems
}

// read does the same with a text.
func read(t *testing.T, text string, opts sources.Options) (mine, set *factors.Set, problems diag.List) {
	t.Helper()
	mine, problems, err := sources.Read(strings.NewReader(text), opts)
	require.NoError(t, err)
	return mine, over(t, mine), problems
}

func over(t *testing.T, mine *factors.Set) *factors.Set {
	t.Helper()
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	return set
}

func item(t *testing.T, set *factors.Set, id string) *factors.Item {
	t.Helper()
	i, ok := set.Item(id)
	require.True(t, ok, id)
	return i
}

// codes gives the codes of the problems that have a row, with it.
func codes(l diag.List) []string {
	var out []string
	for _, p := range l {
		if p.Row > 0 {
			out = append(out, fmt.Sprintf("%d %s", p.Row, p.Code))
		}
	}
	return out
}

// raw is the XML of a cell, for book.
type raw string

// cell writes a cell of a workbook.
func cell(v any) string {
	if x, ok := v.(raw); ok {
		return string(x)
	}
	var b bytes.Buffer
	_ = xml.EscapeText(&b, fmt.Append(nil, v))
	if _, isText := v.(string); isText {
		return `<c t="inlineStr"><is><t xml:space="preserve">` + b.String() + `</t></is></c>`
	}
	return "<c><v>" + b.String() + "</v></c>"
}

// sheetXML writes the sheet of a workbook.
func sheetXML(rows [][]any) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for _, r := range rows {
		b.WriteString("<row>")
		for _, c := range r {
			b.WriteString(cell(c))
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData></worksheet>")
	return b.String()
}

// book writes the smallest workbook, with more parts if any.
func book(t testing.TB, sheet string, more ...string) []byte {
	t.Helper()
	parts := append([]string{
		"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Base" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", sheet,
	}, more...)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		require.NoError(t, err)
		_, err = w.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}
