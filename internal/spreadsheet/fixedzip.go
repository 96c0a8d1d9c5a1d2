package spreadsheet

import (
	"archive/zip"
	"hash/crc32"
	"io"
)

// fixedZip writes an archive whose files all bear the same date, the first
// that the format can hold: 1 January 1980.
type fixedZip struct {
	*zip.Writer
}

const firstZipDate = 1<<5 | 1

func newFixedZip(w io.Writer) fixedZip { return fixedZip{zip.NewWriter(w)} }

// Create starts a compressed file.
func (z fixedZip) Create(name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: firstZipDate})
}

// store writes a whole file as it is, with its size before it: the type of an
// ODS file must be readable at a fixed place, ISO/IEC 26300-3 §3.3.
func (z fixedZip) store(name, text string) error {
	w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, ModifiedDate: firstZipDate, CRC32: crc32.ChecksumIEEE([]byte(text)),
		CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))})
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}
