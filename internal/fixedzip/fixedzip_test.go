package fixedzip_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/fixedzip"
)

func TestArchive(t *testing.T) {
	var b bytes.Buffer
	z := fixedzip.New(&b)
	require.NoError(t, z.Store("mimetype", "a/b"))
	part, err := z.Create("part.xml")
	require.NoError(t, err)
	_, err = io.WriteString(part, "<a/>")
	require.NoError(t, err)
	require.NoError(t, z.Close())

	require.Equal(t, "mimetypea/b", string(b.Bytes()[30:41]), "the type stands at a fixed place")
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	require.Len(t, r.File, 2)
	for _, f := range r.File {
		require.Equal(t, "1980-01-01 01:00", f.Modified.Format("2006-01-02 15:04"), f.Name)
		require.Empty(t, f.Extra, f.Name)
		rc, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(rc) // which checks the sum
		require.NoError(t, err)
		require.Equal(t, map[string]string{"mimetype": "a/b", "part.xml": "<a/>"}[f.Name], string(text))
	}
}
