package inventory

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
)

// Whatever the bytes of an exchange file, every item is accounted for and
// nothing impossible is kept.
func FuzzExchange(f *testing.F) {
	for _, text := range []string{
		`{"inventory":[{"id":"a","equipment_type":"server","equipment_name":"R740","quantity":42,"unit":"piece","lifetime":4.6,"quality":"medium","yearly_electricity_consumption":1000,"mix_of_use":"France","tags":["A"]}]}`,
		`{"inventory":[{"equipement_type":"LAPTOP","quantity":1e400,"tag":["x",null,{}]},null,"x",[],{"quantity":{"a":1},"unit":"kWh"},{"equipment_type":"non-IT"},{"equipment_type":"cloud","impacts":{}}]}`,
		"\ufeff{\"inventory\":[{\"equipment_type\":\"laptop\",\"quantity\":1.234,\"id\":\"\\u0000=1\"},]}", `[{}]`, `{"inventory":{}}`, `{"inventory":[{"equipment_type":"laptop","quantity":-1e-9999999999}]}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !opensJSON([]byte(text)) {
			return
		}
		opts := Options{Name: "f.json", Limits: Limits{Rows: 2000, Bytes: 1 << 20}}
		rd, err := whole(text, opts)
		if err != nil {
			require.True(t, utf8.ValidString(err.Error()))
			return
		}
		require.Equal(t, rd.rows, rd.inv.Read())
		require.Equal(t, rd.inv.Refused+rd.parts, rd.inv.Problems.Count(diag.Refused))
		for _, l := range rd.inv.Lines {
			require.True(t, l.Quantity.IsPositive())
			for _, text := range []string{l.Label, l.Name, l.Model, l.Site} {
				require.True(t, utf8.ValidString(text) && !strings.ContainsAny(text, "\n\x00"))
			}
		}
		again, err := whole(text, opts)
		require.NoError(t, err)
		require.Equal(t, rd.inv, again.inv)
	})
}
