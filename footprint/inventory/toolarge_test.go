package inventory_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// Whoever answers to a stranger tells what is too large from what is not
// understood, whatever the limit.
func TestWhatIsTooLargeIsTold(t *testing.T) {
	const list = "type;quantite\nlaptop;1\nlaptop;2\nlaptop;3\n"
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for _, name := range []string{"a.csv", "b.csv"} {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte(list))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	for name, c := range map[string]struct {
		data   string
		limits inventory.Limits
		large  bool
	}{
		"bytes":             {list, inventory.Limits{Bytes: 20}, true},
		"rows":              {list, inventory.Limits{Rows: 2}, true},
		"columns":           {list, inventory.Limits{Columns: 1}, true},
		"unpacked":          {archive.String(), inventory.Limits{Unzipped: 20}, true},
		"files":             {archive.String(), inventory.Limits{Files: 1}, true},
		"nothing":           {"", inventory.Limits{}, false},
		"no known header":   {"a;b\n1;2\n", inventory.Limits{}, false},
		"not understood":    {"\x00\x01\x02", inventory.Limits{}, false},
		"all within limits": {list, inventory.Limits{Bytes: 100, Rows: 3, Columns: 2}, false},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := inventory.Read(strings.NewReader(c.data), factors.Default(), inventory.Options{Limits: c.limits})
			require.Equal(t, c.large, errors.Is(err, diag.ErrTooLarge), "%v", err)
		})
	}
	_, err := inventory.Open(fstest.MapFS{}, "parc.csv", factors.Default(), inventory.Options{})
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NotErrorIs(t, err, diag.ErrTooLarge)
}

// The limit of a server is found too.
func TestTheErrorOfTheStreamIsFound(t *testing.T) {
	request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader("type;quantite\n"+strings.Repeat("laptop;1\n", 1000)))
	_, err := inventory.Read(http.MaxBytesReader(httptest.NewRecorder(), request.Body, 200), factors.Default(), inventory.Options{})
	var tooLarge *http.MaxBytesError
	require.ErrorAs(t, err, &tooLarge)
}
