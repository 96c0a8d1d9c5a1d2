package inventory

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// archiveOf writes an archive of empty files and a comment.
func archiveOf(t testing.TB, files int, comment string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for n := range files {
		_, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(n)})
		require.NoError(t, err)
	}
	require.NoError(t, z.SetComment(comment))
	require.NoError(t, z.Close())
	return b.Bytes()
}

func TestEntriesAtMost(t *testing.T) {
	three := archiveOf(t, 3, "")
	var around bytes.Buffer
	z := zip.NewWriter(&around)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "a.zip", Method: zip.Store})
	require.NoError(t, err)
	_, err = w.Write(three)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	elsewhere := bytes.Clone(three)
	binary.LittleEndian.PutUint16(elsewhere[len(elsewhere)-endSize+10:], 1<<16-1)
	lying := bytes.Clone(three)
	binary.LittleEndian.PutUint32(lying[len(lying)-endSize+16:], 1<<31)

	for _, tt := range []struct {
		name string
		data []byte
		want int
	}{
		{"three files", three, 3},
		{"behind a program", append(make([]byte, 5000), three...), 3},
		{"with a comment", archiveOf(t, 3, "parc"), 3},
		{"in an archive", around.Bytes(), 1},
		{"told by another record", elsewhere, 3},
		{"told to start elsewhere", lying, 3},
		{"more than the record can tell", archiveOf(t, 1<<16+2, ""), 1<<16 + 2},
		{"no record", three[:len(three)-1], 3},
		{"nothing", nil, 0},
		{"a record alone", three[len(three)-endSize:], 0},
	} {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, entriesAtMost(tt.data)) })
	}
}

// An archive of too many files costs no more than its bytes.
func TestTooManyEntriesAreNotRead(t *testing.T) {
	reading := func(files int) func() {
		data := string(archiveOf(t, files, ""))
		return func() {
			_, err := whole(data, Options{Limits: Limits{Files: 1000}})
			require.ErrorContains(t, err, "plus de 1000 fichiers")
		}
	}
	few, many := testing.AllocsPerRun(1, reading(2_000)), testing.AllocsPerRun(1, reading(64_000))
	require.Less(t, many, 2*few, "32 times the files")
}

// Whatever the bytes, no more files are made of them than were counted.
func FuzzEntriesAtMost(f *testing.F) {
	f.Add(archiveOf(f, 3, ""))
	f.Add(archiveOf(f, 1, "PK\x05\x06 comment that is long enough"))
	f.Add(append([]byte("before"), archiveOf(f, 2, "x")...))
	f.Fuzz(func(t *testing.T, data []byte) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		require.LessOrEqual(t, len(z.File), entriesAtMost(data))
	})
}
