package inventory_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// A table that only its headers keep from being read is told from a file that is
// no table, in whatever it came.
func TestATableOfUnknownHeadersIsTold(t *testing.T) {
	const list = "Machine;Combien\nportable;12\n"
	archive := func(text string, names ...string) string {
		files := map[string][]byte{}
		for _, name := range names {
			files[name] = []byte(text)
		}
		return string(zipOf(t, files, names...))
	}
	book := func(format spreadsheet.Format) string {
		var b bytes.Buffer
		require.NoError(t, spreadsheet.Write(&b, format, spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{
			{Name: "parc", Columns: []spreadsheet.Column{{Header: "Machine"}, {Header: "Combien"}}, Rows: [][]string{{"portable", "12"}}}}}))
		return b.String()
	}
	for name, c := range map[string]struct {
		data  string
		table bool
	}{
		"text":                   {list, true},
		"no type alone":          {"Nom du site;Nombre de bornes\nMairie;2\n", true},
		"XLSX":                   {book(spreadsheet.XLSX), true},
		"ODS":                    {book(spreadsheet.ODS), true},
		"one in an archive":      {archive(list, "a.csv"), true},
		"two in an archive":      {archive(list, "a.csv", "b.csv"), true},
		"none in an archive":     {archive("bonjour", "a.txt", "b.txt"), false},
		"one column":             {"Machine\nportable\n", false},
		"empty":                  {"", false},
		"JSON of something else": {`{"a": 1}`, false},
		"binary":                 {"\x00\x01\x02", false},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := inventory.Read(strings.NewReader(c.data), factors.Default(), inventory.Options{})
			require.Error(t, err)
			if c.table {
				require.ErrorIs(t, err, inventory.ErrUnknownTable)
				return
			}
			require.NotErrorIs(t, err, inventory.ErrUnknownTable)
		})
	}
	_, err := inventory.Read(strings.NewReader("Nom du site;Nombre de bornes\nMairie;2\n"), factors.Default(), inventory.Options{DefaultItem: "borne wifi"})
	require.NoError(t, err, "what the table lists makes it one")
}
