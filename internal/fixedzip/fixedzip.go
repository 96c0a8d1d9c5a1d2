// Package fixedzip writes archives that do not tell when they were written:
// the same files give the same bytes.
package fixedzip

import (
	"archive/zip"
	"hash/crc32"
	"io"
)

// Writer writes an archive whose files all bear the same date.
type Writer struct {
	*zip.Writer
}

// New starts an archive.
func New(w io.Writer) Writer { return Writer{zip.NewWriter(w)} }

// Create starts a compressed file.
func (z Writer) Create(name string) (io.Writer, error) {
	return z.CreateHeader(dated(&zip.FileHeader{Name: name, Method: zip.Deflate}))
}

// Store writes a whole file as it is, with its size before it: the type of an
// OpenDocument file must be readable at a fixed place, ISO/IEC 26300-3 §3.3.
func (z Writer) Store(name, text string) error {
	size := uint64(len(text))
	w, err := z.CreateRaw(dated(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(text)), CompressedSize64: size, UncompressedSize64: size}))
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}

// dated gives a date of 1 January 1980, when those of archives start. Its newer
// field would add an extra one, which the type of an OpenDocument file must not
// have. The hour is not the first, which Java takes for a date out of reach
// and writes, or sees, such a field for.
func dated(h *zip.FileHeader) *zip.FileHeader {
	const hour = 1 << 11
	//lint:ignore SA1019 for want of a field that adds nothing
	h.ModifiedDate, h.ModifiedTime = 1<<5|1, hour
	return h
}
