package spreadsheet

import (
	"archive/zip"
	"bytes"
	"time"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Format is how a workbook is stored.
type Format string

// Formats.
const (
	XLSX Format = "xlsx" // Office Open XML, ISO/IEC 29500
	ODS  Format = "ods"  // OpenDocument, ISO/IEC 26300
)

// Limits bound what is read; each has its default where it is 0.
type Limits struct {
	Unzipped int64 // bytes of the archive once unpacked, in all: 512 MiB
	Sheets   int   // of a workbook: 64
	Rows     int   // of a sheet, those that hold something: 2 million
	Columns  int   // of a row: 512
	Line     int   // bytes of a row: 1 MiB
}

func (l Limits) orDefault() Limits {
	setDefault(&l.Unzipped, 512<<20)
	setDefault(&l.Sheets, 64)
	setDefault(&l.Rows, 2_000_000)
	setDefault(&l.Columns, 512)
	setDefault(&l.Line, 1<<20)
	return l
}

func setDefault[T int | int64](limit *T, value T) {
	if *limit <= 0 {
		*limit = value
	}
}

// Book is a workbook open for reading. Its sheets may be read together, each
// by one goroutine.
type Book struct {
	format  Format
	archive *archive
	sheets  []sheetPlace
	limits  Limits
	epoch   epoch
	shared  *sharedStrings // of XLSX
	looks   []look         // likewise, by style; nil where none shows a date
	roots   string         // of ODS: the start tags that its sheets stand in
}

// sheetPlace is where a sheet stands: a part of its own in XLSX, an offset in
// the one content of ODS.
type sheetPlace struct {
	name   string
	part   *zip.File
	offset int64
}

// FormatOf tells a workbook from any other archive, and from text, by its
// content. It unpacks nothing but a few bytes.
func FormatOf(data []byte) (Format, bool) {
	if !bytes.HasPrefix(data, []byte(archiveMagic)) {
		return "", false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", false
	}
	return (&archive{parts: byName(z)}).format()
}

// Open checks the archive before anything is unpacked at large, and reads
// its list of sheets. The error is a *delimited.Failure, in French. What is
// damaged inside a sheet of XLSX is met where it is read, by [Rows.Next]; the
// one content of an ODS file is gone through here.
func Open(data []byte, l Limits) (*Book, error) {
	b := &Book{limits: l.orDefault()}
	var err error
	if b.archive, err = openArchive(data, b.limits); err != nil {
		return nil, err
	}
	known := false
	if b.format, known = b.archive.format(); !known {
		return nil, delimited.Failf("archive, et non classeur XLSX ou ODS\u00a0: décompressez-la et donnez le fichier qu’elle contient")
	}
	if b.format == ODS {
		err = b.openODS()
	} else {
		err = b.openXLSX()
	}
	if err != nil {
		return nil, failure(err)
	}
	return b, nil
}

// Format tells how the workbook is stored.
func (b *Book) Format() Format { return b.format }

// Sheets gives the names in order, those of hidden sheets too.
func (b *Book) Sheets() []string {
	names := make([]string, len(b.sheets))
	for i, s := range b.sheets {
		names[i] = s.name
	}
	return names
}

// Rows reads a sheet by its place in [Book.Sheets], from its first row.
func (b *Book) Rows(sheet int) (*Rows, error) {
	if sheet < 0 || sheet >= len(b.sheets) || b.archive == nil {
		return nil, delimited.Failf("feuille\u00a0%d absente du classeur", sheet+1)
	}
	r := &Rows{sheet: b.sheets[sheet].name, limits: b.limits}
	var err error
	if b.format == ODS {
		r.source, err = b.rowsOfODS(b.sheets[sheet])
	} else {
		r.source, err = b.rowsOfXLSX(b.sheets[sheet])
	}
	if err != nil {
		return nil, failure(err)
	}
	return r, nil
}

// Date gives the day of a cell where a date is expected: an ISO date, with a
// time of day or not, or the serial number of a day in this book, which stands
// in a cell of XLSX whose style shows a number. A year
// alone is such a number as well (2024 is 16 July 1905): it is for the caller
// to say from which day on a date makes sense.
func (b *Book) Date(cell string) (time.Time, bool) { return b.epoch.day(cell) }

// Close lets the memory go. Rows that were not read to their end may no
// longer be.
func (b *Book) Close() error {
	b.archive, b.shared = nil, nil
	return nil
}
