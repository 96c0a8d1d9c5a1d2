package inventory

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/embedded"
)

// The headers of a format stand together, in the order of the formats, each
// once: the order tells which column is preferred, and which of two formats
// means what a third does not say.
func TestColumnsStandByFormat(t *testing.T) {
	var order []string
	for _, f := range formats() {
		order = append(order, f.id)
	}
	at := 0
	seen := map[[2]string]string{}
	for _, row := range embedded.Table(columnsTable) {
		id, header := row[0], row[2]
		require.GreaterOrEqual(t, slices.Index(order, id), at, "%v stands after a later format", row)
		at = slices.Index(order, id)
		key := [2]string{id, headerKey(header)}
		require.NotEmpty(t, key[1], "%v has no letter and no digit", row)
		require.NotContains(t, seen, key, "%s knows %q twice", id, header)
		seen[key] = header
	}
}

// A file that has all the headers of a format, and no other, is of that format.
func TestAFormatIsKnownByItsHeaders(t *testing.T) {
	headers := map[string][][]byte{}
	for _, row := range embedded.Table(columnsTable) {
		headers[row[0]] = append(headers[row[0]], []byte(row[2]))
	}
	o, err := Options{}.resolve(factors.Default())
	require.NoError(t, err)
	for _, f := range formats() {
		if f.list == documents {
			continue
		}
		l := o.layOut(headers[f.id])
		require.Equal(t, f.id, l.id)
		require.True(t, l.ready(false), f.id)
		require.Empty(t, l.unknown, f.id)
		require.Empty(t, l.repeated, f.id)
	}
}
