package dossier_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// edited is a workbook as a person leaves it, sheet by sheet: the rows of what we
// write, below a first one that is empty.
func edited(t testing.TB, f dossier.Format, d *dossier.Dossier, change func(sheets []spreadsheet.Sheet) []spreadsheet.Sheet) []byte {
	t.Helper()
	from, err := spreadsheet.Open(write(t, f, d), spreadsheet.Limits{})
	require.NoError(t, err)
	var wb spreadsheet.Workbook
	for n, name := range from.Sheets() {
		s := spreadsheet.Sheet{Name: name}
		in, err := from.Rows(n)
		require.NoError(t, err)
		for {
			r, err := in.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			s.Rows = append(s.Rows, r.Cells)
			s.Columns = make([]spreadsheet.Column, max(len(s.Columns), len(r.Cells)))
		}
		wb.Sheets = append(wb.Sheets, s)
	}
	wb.Sheets = change(wb.Sheets)
	var out bytes.Buffer
	require.NoError(t, spreadsheet.Write(&out, spreadsheet.Format(f), wb))
	return out.Bytes()
}

func without(name string) func([]spreadsheet.Sheet) []spreadsheet.Sheet {
	return func(sheets []spreadsheet.Sheet) []spreadsheet.Sheet {
		return slices.DeleteFunc(sheets, func(s spreadsheet.Sheet) bool { return s.Name == name })
	}
}

func renamed(name, to string) func([]spreadsheet.Sheet) []spreadsheet.Sheet {
	return func(sheets []spreadsheet.Sheet) []spreadsheet.Sheet {
		for i := range sheets {
			if sheets[i].Name == name {
				sheets[i].Name = to
			}
		}
		return sheets
	}
}

// Whatever its sheets are called, it is read as what it is, and that is said.
func TestSheetsOfOtherNames(t *testing.T) {
	want := folder(t, "../../examples/reen/testdata/machines")
	for _, name := range []string{"collectivité", "équipements", "serveurs", "réseau", "hébergement", "services", "usages", "durées de vie", "territoire", "périmètre", "objectifs", "actions", "indicateurs", "moyens", "orientations", "à corriger", "scénarios", "relevés", "obligations", "services en ligne", "dépendances", "raccordements", "intelligence artificielle", "libre et ouvert", "bilan annuel", "membres", "clés de partage"} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "équipements" {
				t.Skip("one sheet stands for all")
			}
			data := edited(t, dossier.ODS, want, renamed(name, "Feuille 2024"))
			require.True(t, dossier.IsWorkbook(data))
			got := openWorkbook(t, data, "c.ods")
			require.Equal(t, []string{"sheet-by-headers c.ods#Feuille 2024"}, places(got.Problems))
			require.Contains(t, got.Problems[0].Message, name)
			same(t, want, got)
		})
	}
}

// Without the sheet of the body a workbook is a dossier still: the same
// equipment, with the consumption whose header has a unit, and what is missing is
// said.
func TestTheSheetOfTheBodyIsMissing(t *testing.T) {
	if testing.Short() {
		t.Skip("a large workbook")
	}
	want := folder(t, "../../examples/dossier")
	data := edited(t, dossier.ODS, want, without("collectivité"))
	require.True(t, dossier.IsWorkbook(data))
	got := openWorkbook(t, data, "c.ods")
	require.Equal(t, "missing-sheet c.ods", places(got.Problems)[0])
	require.Equal(t, facts(t, want.Inventory), facts(t, got.Inventory))
}

// Two lists of equipment are no dossier for having our names.
func TestListsOfEquipmentAreNoDossier(t *testing.T) {
	wb := spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{
		{Name: "équipements", Columns: []spreadsheet.Column{{Header: "type"}, {Header: "quantité"}}, Rows: [][]string{{"laptop", "2"}}},
		{Name: "serveurs", Columns: []spreadsheet.Column{{Header: "type"}, {Header: "quantité"}}, Rows: [][]string{{"serveur", "2"}}}}}
	var b bytes.Buffer
	require.NoError(t, spreadsheet.Write(&b, spreadsheet.XLSX, wb))
	require.False(t, dossier.IsWorkbook(b.Bytes()))
}

// A copy of a sheet of equipment adds its lines; one of any other is not read.
func TestACopyOfASheet(t *testing.T) {
	copied := func(name string) func([]spreadsheet.Sheet) []spreadsheet.Sheet {
		return func(sheets []spreadsheet.Sheet) []spreadsheet.Sheet {
			for _, s := range sheets {
				if s.Name == name {
					s.Name += " (2)"
					return append(sheets, s)
				}
			}
			return nil
		}
	}
	want := folder(t, "../../examples/reen/testdata/machines")
	twice := openWorkbook(t, edited(t, dossier.XLSX, want, copied("serveurs")), "c.xlsx")
	once := openWorkbook(t, edited(t, dossier.XLSX, want, copied("risques")), "c.xlsx")
	servers := 0
	for _, l := range once.Inventory.Lines {
		if l.File == "c.xlsx#serveurs" {
			servers++
		}
	}
	require.Positive(t, servers)
	require.Len(t, twice.Inventory.Lines, len(once.Inventory.Lines)+servers)
	require.Contains(t, places(twice.Problems), "sheet-by-headers c.xlsx#serveurs (2)")
	require.Contains(t, places(once.Problems), "repeated-sheet c.xlsx#risques (2)")
	same(t, want, once)
}

// A sheet that is not read leaves as many refused lines as it has rows of several
// cells, below a header.
func TestWhatIsNotReadIsCounted(t *testing.T) {
	for name, c := range map[string]struct {
		sheet string
		rows  rows
		want  []int // rows
	}{
		"another table":          {"parc 2023", rows{{"Nature", "Nombre"}, {"Portable", "3"}, {"Total", ""}, {"Écran", "4"}}, []int{2, 4}},
		"a text":                 {"notes", rows{{"À voir"}, {"les écrans"}, {"les serveurs"}}, nil},
		"our name and no header": {"serveurs", rows{{"Serveur", "2"}, {}, {"Serveur", "3"}}, []int{1, 3}},
	} {
		t.Run(name, func(t *testing.T) {
			d := openWorkbook(t, book(t, dossier.ODS, map[string]rows{c.sheet: c.rows}), "c.ods")
			var got []int
			for _, p := range d.Inventory.Problems {
				require.Equal(t, "unread-row", p.Code)
				require.Equal(t, "c.ods#"+c.sheet, p.File)
				got = append(got, p.Row)
			}
			require.Equal(t, c.want, got)
			require.Equal(t, len(c.want), d.Inventory.Refused)
			require.Len(t, d.Problems, 1, "the sheet itself")
			same(t, d, openWorkbook(t, write(t, dossier.ODS, d), "d.ods"))
		})
	}
}
