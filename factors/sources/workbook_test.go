package sources_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/sources"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// rowsOf gives the sample as the rows of a workbook.
func rowsOf(t testing.TB) [][]any {
	t.Helper()
	data, err := os.ReadFile("testdata/Base_Carbone_V23.6.csv")
	require.NoError(t, err)
	r := csv.NewReader(charmap.Windows1252.NewDecoder().Reader(bytes.NewReader(data)))
	r.Comma = ';'
	records, err := r.ReadAll()
	require.NoError(t, err)
	var rows [][]any
	for _, rec := range records {
		row := make([]any, len(rec))
		for i, c := range rec {
			switch c {
			case "32,8":
				row[i] = raw("<c><v>32.799999999999997</v></c>")
			case "156":
				row[i] = raw("<c><f>78*2</f><v>156</v></c>")
			case "01/12/2018":
				row[i] = 43435
			default:
				row[i] = c
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func TestWorkbookGivesTheSameValuesAsText(t *testing.T) {
	want, _, wantProblems := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	got, problems, err := sources.Read(bytes.NewReader(book(t, sheetXML(rowsOf(t)))), sources.Options{Name: "Base_Carbone_V23.6.xlsx"})
	require.NoError(t, err)
	require.Len(t, problems, len(wantProblems))
	require.Len(t, got.Factors(), len(want.Factors()))
	for i, f := range got.Factors() {
		w := want.Factors()[i]
		require.Equal(t, []string{w.ID, w.Item, w.Value.String(), w.Unit, w.Year, w.Zone}, []string{f.ID, f.Item, f.Value.String(), f.Unit, f.Year, f.Zone})
	}
}

// writtenBook gives the sample as a workbook that a program of today writes,
// below a line of explanation and behind another sheet.
func writtenBook(t *testing.T, f spreadsheet.Format) []byte {
	t.Helper()
	base := spreadsheet.Sheet{Name: "Base Carbone", Intro: []string{"Export de la Base Carbone"}}
	for i, row := range rowsOf(t) {
		cells := make([]string, len(row))
		for j, c := range row {
			cells[j] = map[any]string{raw("<c><v>32.799999999999997</v></c>"): "32.8", raw("<c><f>78*2</f><v>156</v></c>"): "156", 43435: "2018-12-01"}[c]
			if text, isText := c.(string); isText {
				cells[j] = text
			}
		}
		if i > 0 {
			base.Rows = append(base.Rows, cells)
			continue
		}
		for _, c := range cells {
			base.Columns = append(base.Columns, spreadsheet.Column{Header: c, Kind: spreadsheet.Number})
		}
		base.Columns[slices.Index(cells, "Date de création")].Kind = spreadsheet.Date
	}
	var out bytes.Buffer
	require.NoError(t, spreadsheet.Write(&out, f, spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{{Name: "Lisez-moi", Intro: []string{"Facteurs"}}, base}}))
	return out.Bytes()
}

func TestWorkbookOfEitherFormatGivesTheSameValuesAsText(t *testing.T) {
	want, _, _ := open(t, "Base_Carbone_V23.6.csv", sources.Options{})
	for _, f := range []spreadsheet.Format{spreadsheet.XLSX, spreadsheet.ODS} {
		t.Run(string(f), func(t *testing.T) {
			folder := fstest.MapFS{"facteurs/Base_Carbone_V23.6." + string(f): {Data: writtenBook(t, f)}}
			got, _, err := sources.Open(folder, "facteurs", sources.Options{})
			require.NoError(t, err)
			require.Len(t, got.Factors(), len(want.Factors()))
			for i, g := range got.Factors() {
				w := want.Factors()[i]
				require.Equal(t, []string{w.Item, w.Value.String(), w.Unit, w.Year, w.Zone}, []string{g.Item, g.Value.String(), g.Unit, g.Year, g.Zone})
			}
		})
	}
}

func TestWorkbookFloatIsWhatWasTyped(t *testing.T) {
	set, _, err := sources.Read(bytes.NewReader(book(t, sheetXML(rowsOf(t)))), sources.Options{})
	require.NoError(t, err)
	phone := over(t, set)
	require.Equal(t, "32.8 kgCO2e/unité", item(t, phone, "smartphone").Impact(factors.GWP, factors.Embodied).Published)
}

func TestWorkbookRefusals(t *testing.T) {
	good := sheetXML(rowsOf(t))
	whole := book(t, good)
	for name, c := range map[string]struct {
		data []byte
		opts sources.Options
		want string
	}{
		"nested archive":        {book(t, good, "xl/media/more.zip", "PK"), sources.Options{}, "il contient une autre archive"},
		"compression bomb":      {book(t, good, "xl/media/zeros.bin", strings.Repeat("\x00", 8<<20)), sources.Options{}, "compression anormale"},
		"too large once open":   {book(t, good), sources.Options{Limits: sources.Limits{Unzipped: 1000}}, "trop volumineux"},
		"too large":             {whole, sources.Options{Limits: sources.Limits{Bytes: 100}}, "trop volumineux"},
		"truncated":             {whole[:len(whole)/2], sources.Options{}, "illisible ou endommagé"},
		"sheet cut in its XML":  {book(t, good[:len(good)/2]), sources.Options{}, "illisible ou endommagé"},
		"archive, no workbook":  {bytes.ReplaceAll(whole, []byte("xl/workbook.xml"), []byte("xl/workbook.xyz")), sources.Options{}, "et non classeur XLSX ou ODS"},
		"no known header":       {book(t, sheetXML([][]any{{"a", "b"}, {1, 2}})), sources.Options{}, "aucun en-tête connu"},
		"too many rows":         {whole, sources.Options{Limits: sources.Limits{Rows: 3}}, "plus de 3 lignes"},
		"too many columns":      {whole, sources.Options{Limits: sources.Limits{Columns: 20}}, "plus de 20 colonnes"},
		"row beyond the sheet":  {book(t, strings.Replace(good, "<row>", `<row r="99999999">`, 1)), sources.Options{}, "illisible ou endommagé"},
		"column beyond the row": {book(t, strings.Replace(good, "<c ", `<c r="ZZZZZZ1" `, 1)), sources.Options{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := sources.Read(bytes.NewReader(c.data), c.opts)
			require.Error(t, err)
			require.Contains(t, err.Error(), c.want)
		})
	}
}

// FuzzWorkbook mutates the sheet inside an archive that is whole.
func FuzzWorkbook(f *testing.F) {
	f.Add(sheetXML(rowsOf(f)[:4]))
	f.Add(sheetXML([][]any{{"Category", "type", "GWP", "ADPe"}, {"Monitor", "", 64, raw("<c><f>1/0</f><v>#DIV/0!</v></c>")}}))
	f.Fuzz(func(t *testing.T, sheet string) {
		mine, _, err := sources.Read(bytes.NewReader(book(t, sheet)), sources.Options{Limits: sources.Limits{Unzipped: 4 << 20, Rows: 2000}})
		if err == nil {
			over(t, mine)
		}
	})
}
