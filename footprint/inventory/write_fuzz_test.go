package inventory

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/sheet"
)

// Whatever a text holds, the row is one row, no cell is a formula, and the text
// is read back as one line.
func FuzzWriter(f *testing.F) {
	for _, text := range []string{"Mairie", "=1+1", "'=1", "\t@x", "a;b\"c\nd", "\r", "#", "\xff\x00", "\u00a0+1", "\u2028=x", "- 1", "\ufeff=1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		line := footprint.Line{Item: "laptop", Quantity: decimal.New(1, 0), Site: text, Department: text, DataCentre: text, System: text, Manufacturer: "x", Name: text}
		var out bytes.Buffer
		w := NewWriter(&out, WriteOptions{Identifiers: true})
		require.NoError(t, w.Write(&line))
		require.NoError(t, w.Flush())
		in := csv.NewReader(bytes.NewReader(out.Bytes()))
		in.Comma = ';'
		rows, err := in.ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, 2)
		for _, cell := range rows[1] {
			require.False(t, strings.ContainsAny(cell[:min(1, len(cell))], "=+@\t\r"), "%q", cell)
		}
		rd, err := whole(out.String(), Options{})
		require.NoError(t, err)
		require.Len(t, rd.inv.Lines, 1)
		got := rd.inv.Lines[0]
		for _, back := range []string{got.Site, got.Department, got.DataCentre, got.System, got.Name} {
			require.Equal(t, sheet.Plain(sheet.Neutral(oneLine(text))), back)
		}
	})
}
