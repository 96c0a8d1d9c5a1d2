package spreadsheet_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

var bothFormats = []spreadsheet.Format{spreadsheet.XLSX, spreadsheet.ODS}

func written(t testing.TB, f spreadsheet.Format, wb spreadsheet.Workbook) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, spreadsheet.Write(&b, f, wb))
	return b.Bytes()
}

// harmless are texts that a careless writer would run, trim or damage.
var harmless = []string{"=1+1", "+1", "-1", "@SUM(A1)", " =1", "=cmd|'/C calc'!A0", "{=1}", " before", "after ", "  two  inside  ", "a\nb", "a\n\n b \n", "'quoted'", `"quoted"`,
	"<b>&amp;</b>", "00123", "1E5", "32.799999999999997", "12345678901234567890", "true", "#N/A", "_x0041_", "_x005F_", "_x000D_", "_xD800_", "é œ € ₂ \u202f \u00a0", "😀", "1/2", "2024-01-31", "7024-01-31", "9999-12-31", "]]>", "&#10;"}

// fleet is a workbook with everything that one may hold.
func fleet() spreadsheet.Workbook {
	long := make([]string, 40)
	for i := range long {
		long[i] = fmt.Sprintf("catégorie n°%d, autres", i+1)
	}
	texts := spreadsheet.Sheet{Name: "Textes", Columns: []spreadsheet.Column{{Header: "texte", Width: 30}, {Header: "nombre", Kind: spreadsheet.Number}, {Header: "date", Kind: spreadsheet.Date}}}
	for _, s := range harmless {
		texts.Rows = append(texts.Rows, []string{s, s, s})
	}
	return spreadsheet.Workbook{Title: "Parc numérique", Language: "fr", Sheets: []spreadsheet.Sheet{
		{Name: "Lisez-moi", Intro: []string{"Parc numérique", "Une feuille par sujet. Les colonnes en bleu sont à remplir."}},
		{
			Name:  "Équipements",
			Intro: []string{"Équipements", "Une ligne par modèle ou par appareil. Seules les deux premières colonnes sont obligatoires : ce qui manque prend une valeur publiée, et le rapport le dit."},
			Columns: []spreadsheet.Column{
				{Header: "type", Note: "Nature de l’appareil.\nExemple : ordinateur portable", Width: 28, List: long},
				{Header: "quantite", Note: "Nombre d’appareils", Width: 12, Kind: spreadsheet.Number},
				{Header: "etat", Width: 14, List: []string{"en service", "en stock", "réformé"}, Strict: true},
				{Header: "date d’achat", Width: 14, Kind: spreadsheet.Date},
				{Header: "consommation annuelle d’un appareil, en kWh", Width: 16, Kind: spreadsheet.Number},
				{Header: "commentaire", Width: 40},
			},
			Rows: [][]string{
				{"ordinateur portable", "250", "en service", "2021-09-01", "32.5", ""},
				{"écran 24\"", "310", "en service", "", "-0.5", "=1+1"},
				{"serveur", "une dizaine", "réformé", "2019", "", "deux\nlignes"},
			},
			Protected: true,
		},
		texts,
	}}
}

// wanted gives what reading a sheet back must find.
func wanted(s spreadsheet.Sheet) []spreadsheet.Row {
	var rows []spreadsheet.Row
	add := func(number int, cells []string) {
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		rows = append(rows, row(number, cells...))
	}
	for i, text := range s.Intro {
		add(i+1, []string{text})
	}
	if len(s.Columns) == 0 {
		return rows
	}
	var headers []string
	for _, c := range s.Columns {
		headers = append(headers, c.Header)
	}
	add(len(s.Intro)+1, headers)
	first := len(s.Intro) + 2
	if s.Protected { // below an empty row
		first++
	}
	for i, cells := range s.Rows {
		add(first+i, slices.Clone(cells))
	}
	return rows
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	for _, f := range bothFormats {
		t.Run(string(f), func(t *testing.T) {
			wb := fleet()
			data := written(t, f, wb)
			got, ok := spreadsheet.FormatOf(data)
			require.True(t, ok)
			require.Equal(t, f, got)
			b := open(t, data, spreadsheet.Limits{})
			require.Equal(t, f, b.Format())
			require.Equal(t, []string{"Lisez-moi", "Équipements", "Textes", "listes"}, b.Sheets())
			for i, s := range wb.Sheets {
				require.Equal(t, wanted(s), rowsOf(t, b, i), s.Name)
			}
			require.Equal(t, "catégorie n°40, autres", rowsOf(t, b, 3)[39].Cells[0])
			require.NoError(t, b.Close())
		})
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for _, f := range bothFormats {
		require.Equal(t, written(t, f, fleet()), written(t, f, fleet()), f)
	}
}

func TestListsToChooseFrom(t *testing.T) {
	long := []string{strings.Repeat("a", 200), strings.Repeat("b", 60)}
	wb := spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{{Name: "Listes", Columns: []spreadsheet.Column{
		{Header: "short", List: []string{"x", "", "y"}},
		{Header: "comma", List: []string{"x, y", "z"}},
		{Header: "long", List: long},
		{Header: "the same", List: long},
		{Header: "space", List: []string{" x"}},
	}}}}
	for _, f := range bothFormats {
		b := open(t, written(t, f, wb), spreadsheet.Limits{})
		require.Equal(t, []string{"Listes", "listes 2"}, b.Sheets(), "a name that is taken is not taken again")
		require.Equal(t, []spreadsheet.Row{row(1, "x, y", long[0], " x"), row(2, "z", long[1])}, rowsOf(t, b, 1), "a list is written once, and a short one not at all")
	}
}

func TestControlCharactersBecomeSpaces(t *testing.T) {
	wb := spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{{Name: "s", Columns: []spreadsheet.Column{{Header: "h\x00"}}, Rows: [][]string{{"a\x07b\r\nc\rd\xffe\ufffef"}, {"\t=1+1"}}}}}
	for _, f := range bothFormats {
		got := rowsOf(t, open(t, written(t, f, wb), spreadsheet.Limits{}), 0)
		require.Equal(t, []spreadsheet.Row{row(1, "h "), row(2, "a b\nc d e f"), row(3, " =1+1")}, got, f)
	}
}

func TestWhatNoWorkbookHolds(t *testing.T) {
	column := []spreadsheet.Column{{Header: "h"}}
	for name, c := range map[string]struct {
		sheets []spreadsheet.Sheet
		want   string
	}{
		"no sheet":        {nil, "without sheets"},
		"no name":         {[]spreadsheet.Sheet{{}}, "1 to 31 characters"},
		"long name":       {[]spreadsheet.Sheet{{Name: strings.Repeat("é", 32)}}, "1 to 31 characters"},
		"slash":           {[]spreadsheet.Sheet{{Name: "a/b"}}, "none of"},
		"apostrophe":      {[]spreadsheet.Sheet{{Name: "'a"}}, "none of"},
		"same names":      {[]spreadsheet.Sheet{{Name: "Parc"}, {Name: "parc"}}, "two sheets"},
		"long cell":       {[]spreadsheet.Sheet{{Name: "a", Columns: column, Rows: [][]string{{strings.Repeat("é", 32_768)}}}}, "more than 32767 characters"},
		"long cell, wide": {[]spreadsheet.Sheet{{Name: "a", Columns: column, Rows: [][]string{{strings.Repeat("😀", 16_384)}}}}, "more than 32767 characters"},
		"long header":     {[]spreadsheet.Sheet{{Name: "a", Columns: []spreadsheet.Column{{Header: strings.Repeat("h", 32_768)}}}}, "more than 32767 characters"},
		"ragged row":      {[]spreadsheet.Sheet{{Name: "a", Columns: column, Rows: [][]string{{"1", "2"}}}}, "2 cells for 1 columns"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range bothFormats {
				require.ErrorContains(t, spreadsheet.Write(&bytes.Buffer{}, f, spreadsheet.Workbook{Sheets: c.sheets}), c.want)
			}
		})
	}
	require.ErrorContains(t, spreadsheet.Write(&bytes.Buffer{}, "csv", fleet()), `unknown format "csv"`)
	exact := spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{{Name: strings.Repeat("é", 31), Columns: column, Rows: [][]string{{strings.Repeat("é", 32_767)}}}}}
	for _, f := range bothFormats {
		require.Equal(t, exact.Sheets[0].Rows[0], rowsOf(t, open(t, written(t, f, exact), spreadsheet.Limits{}), 0)[1].Cells)
	}
}
