package spreadsheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var aForm = Workbook{Sheets: []Sheet{{Name: "qui", Intro: []string{"Qui"}, Protected: true,
	Columns: []Column{{Header: "rubrique", Width: 20}, {Header: "valeur", Width: 30}, {Header: "aide"}},
	Rows:    [][]string{{"La ville", "", ""}, {"nom", "012", "aide"}, {"agents", "1400", ""}, {"date", "2026-01-15", ""}, {"nature", "", ""}, {"long", "", ""}},
	Answers: []Answer{{Title: true}, {}, {Kind: Number}, {Kind: Date}, {List: []string{"commune", "région"}}, {List: []string{"a, b", "c"}}}}}}

// Each answer of a form is stored as its own kind, and read back as it was.
func TestAnswersAreOfTheirOwnKind(t *testing.T) {
	for _, f := range []Format{XLSX, ODS} {
		t.Run(string(f), func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, Write(&out, f, aForm))
			b, err := Open(out.Bytes(), Limits{})
			require.NoError(t, err)
			rows, err := b.Rows(0)
			require.NoError(t, err)
			got := map[string]string{}
			for {
				r, err := rows.Next()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				if len(r.Cells) > 1 {
					got[r.Cells[0]] = r.Cells[1]
				}
			}
			require.Equal(t, "012", got["nom"])
			require.Equal(t, "1400", got["agents"])
			day, ok := b.Date(got["date"])
			require.True(t, ok)
			require.Equal(t, "2026-01-15", day.Format("2006-01-02"))
			require.Equal(t, []string{"qui", "listes"}, b.Sheets(), "a list with a comma stands in the hidden sheet")
		})
	}
}

// Only the answers are open to typing, and each has its own values.
func TestOnlyAnswersAreOpen(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, Write(&out, ODS, aForm))
	content := partOf(t, out.Bytes(), "content.xml")
	require.Equal(t, 1, strings.Count(content, `<table:content-validation table:name="answer-1-5"`))
	require.Equal(t, 1, strings.Count(content, `<table:content-validation table:name="answer-1-6"`))
	out.Reset()
	require.NoError(t, Write(&out, XLSX, aForm))
	sheet := partOf(t, out.Bytes(), "xl/worksheets/sheet1.xml")
	require.Contains(t, sheet, `sqref="B7:B7"`)
	require.Contains(t, sheet, `sqref="B8:B8"`)
	require.NotContains(t, sheet, "<autoFilter", "a form is not sorted")
}

func partOf(t *testing.T, archive []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	require.NoError(t, err)
	f, err := z.Open(name)
	require.NoError(t, err)
	data, err := io.ReadAll(f)
	require.NoError(t, err)
	return string(data)
}
