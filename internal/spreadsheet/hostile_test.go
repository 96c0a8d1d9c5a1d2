package spreadsheet_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

func replace(s, from, to string) string { return strings.Replace(s, from, to, -1) }

// read opens a workbook and reads every sheet.
func read(data []byte, l spreadsheet.Limits) error {
	b, err := spreadsheet.Open(data, l)
	if err != nil {
		return err
	}
	for i := range b.Sheets() {
		if _, err := readAll(b, i); err != nil {
			return err
		}
	}
	return b.Close()
}

func TestFormatOf(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want spreadsheet.Format
	}{
		"XLSX":            {xlsx(t, ""), spreadsheet.XLSX},
		"ODS":             {ods(t, ""), spreadsheet.ODS},
		"plain archive":   {archive(t, "a.csv", "type;quantite"), ""},
		"text document":   {archive(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"), ""},
		"content alone":   {archive(t, "content.xml", "<x/>"), ""},
		"text":            {[]byte("type;quantite\n"), ""},
		"nothing":         {nil, ""},
		"archive damaged": {[]byte("PK\x03\x04..."), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := spreadsheet.FormatOf(c.data)
			require.Equal(t, c.want, got)
			require.Equal(t, c.want != "", ok)
		})
	}
}

func TestHostileWorkbooks(t *testing.T) {
	const declared = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	const textCell = `<c t="str"><v>a</v></c>`
	deep := strings.Repeat("<g>", 200) + strings.Repeat("</g>", 200)
	encrypted := `<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
	whole := xlsx(t, `<row>`+textCell+`</row>`)
	for name, c := range map[string]struct {
		data   []byte
		limits spreadsheet.Limits
		want   string
	}{
		"no archive":                    {[]byte("PK\x03\x04"), spreadsheet.Limits{}, "illisible ou endommagé"},
		"truncated archive":             {whole[:len(whole)-30], spreadsheet.Limits{}, "illisible ou endommagé"},
		"plain archive":                 {archive(t, "a.csv", ""), spreadsheet.Limits{}, "archive, et non classeur"},
		"archive in the archive":        {xlsx(t, "", "xl/embeddings/more.zip", "PK"), spreadsheet.Limits{}, "il contient une autre archive"},
		"compression bomb":              {xlsx(t, "", "xl/media/zeros.bin", strings.Repeat("\x00", 8<<20)), spreadsheet.Limits{}, "compression anormale"},
		"compression bomb, ODS":         {ods(t, strings.Repeat(" ", 8<<20)), spreadsheet.Limits{}, "compression anormale"},
		"too much in all":               {whole, spreadsheet.Limits{Unzipped: 500}, "plus de 500\u00a0octets une fois décompressé"},
		"too many files":                {archive(t, strings.Split(strings.Repeat("a||", 4097), "|")[:2*4097]...), spreadsheet.Limits{}, "plus de 4096 fichiers"},
		"entities, XLSX":                {archive(t, "xl/workbook.xml", workbookXML(""), "xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", declared+sheetHead+sheetTail), spreadsheet.Limits{}, "entités XML"},
		"entities, shared strings":      {xlsx(t, "", "xl/sharedStrings.xml", declared+`<sst><si><t>&b;</t></si></sst>`), spreadsheet.Limits{}, "entités XML"},
		"entities, workbook":            {archive(t, "xl/workbook.xml", declared+workbookXML(""), "xl/_rels/workbook.xml.rels", relations), spreadsheet.Limits{}, "entités XML"},
		"entities, ODS":                 {archive(t, "mimetype", mimetype, "content.xml", declared+contentHead+contentTail), spreadsheet.Limits{}, "entités XML"},
		"entity not declared":           {xlsx(t, `<row><c t="str"><v>&b;</v></c></row>`), spreadsheet.Limits{}, "illisible ou endommagé"},
		"deep XML":                      {xlsx(t, deep), spreadsheet.Limits{}, "plus de 128 éléments XML imbriqués"},
		"deep XML, ODS":                 {ods(t, deep), spreadsheet.Limits{}, "plus de 128 éléments XML imbriqués"},
		"endless text":                  {xlsx(t, `<row><c t="str"><v>`+noise(9<<20)+`</v></c></row>`), spreadsheet.Limits{}, "un texte ou une balise y dépasse 8\u00a0Mio"},
		"endless tag":                   {xlsx(t, `<row x="`+noise(9<<20)+`"/>`), spreadsheet.Limits{}, "un texte ou une balise y dépasse 8\u00a0Mio"},
		"endless text, ODS":             {ods(t, `<table:table-row><table:table-cell><text:p>`+noise(9<<20)), spreadsheet.Limits{}, "un texte ou une balise y dépasse 8\u00a0Mio"},
		"endless shared string":         {xlsx(t, "", "xl/sharedStrings.xml", `<sst><si>`+strings.Repeat(`<t>`+noise(1<<20)+`</t>`, 9)+`</si></sst>`), spreadsheet.Limits{}, "un texte ou une balise y dépasse 8\u00a0Mio"},
		"sheet cut in its XML":          {archive(t, "xl/workbook.xml", workbookXML(""), "xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", sheetHead+`<row>`+textCell), spreadsheet.Limits{}, "illisible ou endommagé"},
		"sheet cut below its rows":      {archive(t, "xl/workbook.xml", workbookXML(""), "xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", sheetHead+`</sheetData>`), spreadsheet.Limits{}, "illisible ou endommagé"},
		"content cut":                   {archive(t, "mimetype", mimetype, "content.xml", contentHead), spreadsheet.Limits{}, "illisible ou endommagé"},
		"no spreadsheet in the content": {archive(t, "mimetype", mimetype, "content.xml", "<x/>"), spreadsheet.Limits{}, "illisible ou endommagé"},
		"sheet that is not there":       {archive(t, "xl/workbook.xml", workbookXML(""), "xl/_rels/workbook.xml.rels", relations), spreadsheet.Limits{}, "la feuille «\u00a0Parc\u00a0» en est absente"},
		"sheet outside the archive":     {archive(t, "xl/workbook.xml", workbookXML(""), "xl/_rels/workbook.xml.rels", replace(relations, "worksheets/", "../../../etc/")), spreadsheet.Limits{}, "la feuille «\u00a0Parc\u00a0» en est absente"},
		"no relationships":              {archive(t, "xl/workbook.xml", workbookXML("")), spreadsheet.Limits{}, "la liste de ses parties en est absente"},
		"shared string not there":       {xlsx(t, `<row><c t="s"><v>0</v></c></row>`), spreadsheet.Limits{}, "illisible ou endommagé"},
		"row beyond the sheet":          {xlsx(t, `<row r="99999999"/>`), spreadsheet.Limits{}, "illisible ou endommagé"},
		"password":                      {ods(t, "", "META-INF/manifest.xml", encrypted), spreadsheet.Limits{}, "protégé par un mot de passe"},
		"too many sheets":               {archive(t, "xl/workbook.xml", replace(workbookXML(""), `<sheet `, `<sheet r:id="rId1"/><sheet `), "xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", sheetHead+sheetTail), spreadsheet.Limits{Sheets: 1}, "plus de 1 feuilles"},
		"too many rows":                 {xlsx(t, strings.Repeat(`<row>`+textCell+`</row>`, 4)), spreadsheet.Limits{Rows: 3}, "plus de 3 lignes dans la feuille «\u00a0Parc\u00a0»"},
		"row given a million times":     {ods(t, `<table:table-row table:number-rows-repeated="1000000">`+odsCell+`</table:table-row>`), spreadsheet.Limits{Rows: 1000}, "plus de 1000 lignes"},
		"rows without end":              {ods(t, strings.Repeat(`<table:table-row table:number-rows-repeated="99999999999999999999"/>`, 5)), spreadsheet.Limits{}, "illisible ou endommagé"},
	} {
		t.Run(name, func(t *testing.T) {
			err := read(c.data, c.limits)
			require.ErrorContains(t, err, c.want)
			var failure *delimited.Failure
			require.ErrorAs(t, err, &failure)
		})
	}
}

// noise is text that does not compress more than text does.
func noise(size int) string {
	out, state := make([]byte, size), uint32(1)
	for i := range out {
		state = state*1664525 + 1013904223
		out[i] = 'a' + byte(state>>24)%26
	}
	return string(out)
}

func TestFaultsOfARow(t *testing.T) {
	next := `<row><c t="str"><v>a</v></c></row>`
	nextODS := `<table:table-row>` + odsCell + `</table:table-row>`
	limits := spreadsheet.Limits{Columns: 10, Line: 100}
	for name, c := range map[string]struct {
		data []byte
		want delimited.Fault
	}{
		"ten million columns, XLSX":      {xlsx(t, `<row><c r="NNNNN1"><v>1</v></c></row>`+next), delimited.TooManyColumns},
		"column without end, XLSX":       {xlsx(t, `<row><c r="`+strings.Repeat("Z", 50)+`1"><v>1</v></c></row>`+next), delimited.TooManyColumns},
		"cells one by one, XLSX":         {xlsx(t, `<row>`+strings.Repeat(`<c><v>1</v></c>`, 11)+`</row>`+next), delimited.TooManyColumns},
		"long cell, XLSX":                {xlsx(t, `<row><c t="str"><v>`+strings.Repeat("a", 101)+`</v></c></row>`+next), delimited.LineTooLong},
		"long row, XLSX":                 {xlsx(t, `<row>`+strings.Repeat(`<c t="str"><v>`+strings.Repeat("a", 51)+`</v></c>`, 2)+`</row>`+next), delimited.LineTooLong},
		"ten million columns, ODS":       {ods(t, `<table:table-row><table:table-cell table:number-columns-repeated="10000000"><text:p>a</text:p></table:table-cell></table:table-row>`+nextODS), delimited.TooManyColumns},
		"far column, ODS":                {ods(t, `<table:table-row><table:table-cell table:number-columns-repeated="10000000"/>`+odsCell+`</table:table-row>`+nextODS), delimited.TooManyColumns},
		"columns beyond any number, ODS": {ods(t, `<table:table-row>`+strings.Repeat(`<table:table-cell table:number-columns-repeated="99999999999999999999"/>`, 5)+odsCell+`</table:table-row>`+nextODS), delimited.TooManyColumns},
		"spaces without end, ODS":        {ods(t, `<table:table-row><table:table-cell><text:p>a<text:s text:c="2000000000"/></text:p></table:table-cell></table:table-row>`+nextODS), delimited.LineTooLong},
		"long text, ODS":                 {ods(t, `<table:table-row><table:table-cell><text:p>`+strings.Repeat("<text:span>abc</text:span>", 34)+`</text:p></table:table-cell></table:table-row>`+nextODS), delimited.LineTooLong},
		"paragraphs without end, ODS":    {ods(t, `<table:table-row><table:table-cell>`+strings.Repeat("<text:p/>", 102)+`</table:table-cell></table:table-row>`+nextODS), delimited.LineTooLong},
		"text given again, ODS":          {ods(t, `<table:table-row><table:table-cell table:number-columns-repeated="5"><text:p>`+strings.Repeat("a", 21)+`</text:p></table:table-cell></table:table-row>`+nextODS), delimited.LineTooLong},
	} {
		t.Run(name, func(t *testing.T) {
			want := []spreadsheet.Row{{Number: 1, Fault: c.want}, row(2, "a")}
			require.Equal(t, want, rowsOf(t, open(t, c.data, limits), 0), "a row at fault is alone at fault")
		})
	}
	full := xlsx(t, `<row>`+strings.Repeat(`<c t="str"><v>`+strings.Repeat("a", 10)+`</v></c>`, 10)+`</row>`)
	require.Len(t, rowsOf(t, open(t, full, limits), 0)[0].Cells, 10, "a row at its limits")
}

// TestMemoryIsBounded reads what would unpack to hundreds of megabytes of
// cells.
func TestMemoryIsBounded(t *testing.T) {
	line := `<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="500"><text:p>` + strings.Repeat("a", 400) + `</text:p></table:table-cell></table:table-row>`
	for name, c := range map[string]struct {
		data []byte
		rows int
	}{
		"rows given again, ODS": {ods(t, line), 1000},
		"long row, XLSX":        {xlsx(t, `<row>`+cells(`<c><v>`, `</v></c>`, 1<<18)+`</row>`), 1},
		"wide row, ODS":         {ods(t, `<table:table-row>`+cells(`<table:table-cell office:value-type="float" office:value="`, `"/>`, 1<<16)+`</table:table-row>`), 1},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, c.data, spreadsheet.Limits{})
			in, err := b.Rows(0)
			require.NoError(t, err)
			before, peak, rows := heap(), uint64(0), 0
			for {
				_, err := in.Next()
				if err != nil {
					break
				}
				if rows++; rows%100 == 1 {
					peak = max(peak, heap())
				}
			}
			require.Equal(t, c.rows, rows)
			require.Less(t, peak, before+16<<20)
		})
	}
}

// cells writes a row of numbers that differ.
func cells(before, after string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprint(&b, before, i, after)
	}
	return b.String()
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestSizesThatLie(t *testing.T) {
	whole := xlsx(t, strings.Repeat(`<row><c><v>1</v></c></row>`, 1000))
	size := func(n int) []byte { return []byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)} }
	length := len(sheetHead) + 1000*len(`<row><c><v>1</v></c></row>`) + len(sheetTail)
	require.Equal(t, 2, bytes.Count(whole, size(length)), "after the data, and in the directory")
	lying := bytes.ReplaceAll(whole, size(length), size(100))
	require.ErrorContains(t, read(lying, spreadsheet.Limits{}), "illisible ou endommagé")
}
