package inventory

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// Whatever the bytes and whatever they hold, workbook, archive, JSON or XML,
// every row is accounted for, and the same bytes give the same inventory.
func FuzzContainers(f *testing.F) {
	for _, pattern := range []string{"testdata/agent/*", "testdata/*.csv"} {
		names, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, name := range names {
			data, err := os.ReadFile(name)
			require.NoError(f, err)
			if len(data) < 4000 {
				f.Add(data)
			}
		}
	}
	sheet := spreadsheet.Sheet{Name: "parc", Columns: []spreadsheet.Column{{Header: "type"}, {Header: "quantite", Kind: spreadsheet.Number}}, Rows: [][]string{{"laptop", "3"}, {"bidule", "x"}}}
	for _, format := range []spreadsheet.Format{spreadsheet.XLSX, spreadsheet.ODS} {
		var b bytes.Buffer
		require.NoError(f, spreadsheet.Write(&b, format, spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{sheet, {Name: "autre"}}}))
		f.Add(b.Bytes())
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, h := range []zip.FileHeader{{Name: "a.csv"}, {Name: "\x90\\b.csv", NonUTF8: true}, {Name: "a.csv", Flags: 1}, {Name: "../\x1b", NonUTF8: true}} {
		w, err := z.CreateHeader(&h)
		require.NoError(f, err)
		_, err = w.Write([]byte("type;quantite\nlaptop;1\n;;\n"))
		require.NoError(f, err)
	}
	require.NoError(f, z.Close())
	f.Add(b.Bytes())
	for _, text := range []string{
		`{"inventory":[{"equipment_type":"laptop","quantity":2,"unit":"piece"},{"quantity":{}},3,null,{"unit":"hours"}]}`, `{"inventory":null}`, `[[[[`, `{"content":{}}`,
		`<?xml version="1.0"?><REQUEST><CONTENT><HARDWARE><NAME>x</NAME></HARDWARE></CONTENT><DEVICEID>a</DEVICEID></REQUEST>`, "<", "PK\x03\x04",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rejects, unknowns := new(Rejects), new(Unknowns)
		opts := Options{Name: "f", Rejects: rejects, Unknowns: unknowns, Limits: Limits{Rows: 2000, Line: 4096, Columns: 40, Unzipped: 4 << 20, Bytes: 4 << 20, Files: 20}}
		g, err := whole(string(data), opts)
		if err != nil {
			require.True(t, utf8.ValidString(err.Error()))
			require.True(t, strings.HasPrefix(err.Error(), "f"), err)
			return
		}
		require.Equal(t, g.rows, g.inv.Read(), "every row is accounted for")
		require.Equal(t, g.inv.Refused+g.parts, g.inv.Problems.Count(diag.Refused), "a refused row has one reason")
		ids := map[string]bool{}
		for _, l := range g.inv.Lines {
			require.False(t, ids[l.ID], "two lines named %s", l.ID)
			ids[l.ID] = true
			require.True(t, l.Quantity.IsPositive())
			require.NotEmpty(t, l.Item)
		}
		for _, p := range g.inv.Problems {
			require.NotEmpty(t, p.Message)
			require.True(t, utf8.ValidString(p.Message+p.Value+p.Column+p.File))
		}
		var out bytes.Buffer
		require.NoError(t, rejects.Write(&out, RejectOptions{Identifiers: true}))
		require.NoError(t, WriteMapping(&out, Mapping{}, unknowns.List()))
		again, err := whole(string(data), Options{Name: "f", Limits: opts.Limits})
		require.NoError(t, err)
		require.Equal(t, g.inv, again.inv, "the same bytes give the same inventory")
	})
}

// What a mapping holds is what its file says, whatever its bytes.
func FuzzReadMapping(f *testing.F) {
	for _, text := range []string{"quoi;ecrit;signifie\ntype;UC;desktop\n", "quoi,ecrit,signifie\n\"etat\",\"x\ny\",stock\n", "signifie\tecrit\tquoi\n\t\t\n", "quoi;ecrit;signifie\n#\n;;;\ncolonne;'=a;type\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, problems, err := ReadMapping(strings.NewReader(text), "m.csv", factors.Default())
		if err != nil {
			require.True(t, utf8.ValidString(err.Error()))
			return
		}
		for _, p := range problems {
			require.NotEmpty(t, p.Message)
			require.Positive(t, p.Row)
		}
		var out bytes.Buffer
		require.NoError(t, WriteMapping(&out, m, nil))
		same, _, err := ReadMapping(&out, "m.csv", factors.Default())
		require.NoError(t, err)
		require.Equal(t, len(m.Types)+len(m.States)+len(m.Columns)+len(m.Departments), len(same.Types)+len(same.States)+len(same.Columns)+len(same.Departments))
	})
}
