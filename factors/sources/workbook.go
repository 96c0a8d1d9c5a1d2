package sources

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Bounds of a workbook beside Limits.
const (
	maxParts  = 4096    // files in the archive
	maxRatio  = 200     // times that a part grows once unpacked
	ratioFrom = 1 << 20 // parts below are not judged by their ratio
	maxSheets = 32
)

// archiveMagic is how a workbook starts.
const archiveMagic = "PK\x03\x04"

// workbook is one sheet of an XLSX file.
type workbook struct {
	rows   *excelize.Rows
	row    int
	limits Limits
}

// openWorkbook checks the archive, then finds the sheet that has a known
// header. It must be closed.
func openWorkbook(data []byte, o *resolved) (_ *workbook, _ *layout, closed func(), err error) {
	defer saved(&err)
	if err := checkArchive(data, o.Limits); err != nil {
		return nil, nil, nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true,
		UnzipSizeLimit: o.Limits.Unzipped, UnzipXMLSizeLimit: o.Limits.Unzipped}) // nothing goes to temporary files
	if err != nil {
		return nil, nil, nil, damaged(err)
	}
	closed = func() { _ = f.Close() }
	var near *layout
	names := f.GetSheetList()
	for _, sheet := range names[:min(maxSheets, len(names))] {
		w, l, err := openSheet(f, sheet, o)
		if err != nil {
			closed()
			return nil, nil, nil, err
		}
		if w != nil {
			return w, l, closed, nil
		}
		near = nearer(near, l)
	}
	closed()
	return nil, nil, nil, unrecognised(near, o.Format)
}

// openSheet stands below the header, or gives what is nearest to one.
func openSheet(f *excelize.File, sheet string, o *resolved) (*workbook, *layout, error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, nil, nil // a sheet without cells, such as a chart
	}
	w := &workbook{rows: rows, limits: o.Limits}
	var near *layout
	for w.row < headerLines {
		rec, err := w.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		l := layOut(rec.cells, o.Format)
		if l == nil {
			continue
		}
		if l.row = rec.row; l.missing() == nil {
			return w, l, nil
		}
		near = nearer(near, l)
	}
	return nil, near, rows.Close()
}

// next gives the next row that is not blank.
func (w *workbook) next() (_ record, err error) {
	defer saved(&err)
	for { // the library gives the rows that are not there, a million at most
		if !w.rows.Next() {
			return record{}, orEOF(w.rows.Error())
		}
		w.row++
		cells, err := w.rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return record{}, damaged(err)
		}
		if len(cells) > w.limits.Columns {
			return record{}, delimited.Failf("ligne\u00a0%d\u00a0: plus de %d colonnes", w.row, w.limits.Columns)
		}
		if isBlank(cells) {
			continue
		}
		return w.record(cells), nil
	}
}

func (w *workbook) record(cells []string) record {
	rec := record{row: w.row, cells: cells}
	total := 0
	for i, c := range cells {
		total += len(c)
		cells[i] = strings.TrimSpace(strings.ToValidUTF8(c, " "))
	}
	if total > w.limits.Line {
		rec.cells, rec.fault = nil, faultRefusal(delimited.LineTooLong)
	}
	return rec
}

// checkArchive reads the directory of the archive before anything is
// unpacked, then makes sure that each sheet is whole: the library ends a
// sheet without a word where its XML is damaged.
func checkArchive(data []byte, limits Limits) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return damaged(err)
	}
	if len(z.File) > maxParts {
		return delimited.Failf("classeur refusé\u00a0: plus de %d fichiers dans l’archive", maxParts)
	}
	total := uint64(0)
	isWorkbook := false
	for _, part := range z.File {
		total += part.UncompressedSize64
		switch {
		case slices.Contains(nested, strings.ToLower(path.Ext(part.Name))):
			return delimited.Failf("classeur refusé\u00a0: il contient une autre archive")
		case part.UncompressedSize64 > uint64(limits.Unzipped) || total > uint64(limits.Unzipped):
			return delimited.Failf("classeur trop volumineux\u00a0: plus de %s une fois décompressé", delimited.Size(limits.Unzipped))
		case part.UncompressedSize64 > ratioFrom && part.UncompressedSize64/maxRatio > part.CompressedSize64:
			return delimited.Failf("classeur refusé\u00a0: compression anormale")
		}
		isWorkbook = isWorkbook || part.Name == "xl/workbook.xml"
	}
	if !isWorkbook {
		return delimited.Failf("archive, et non classeur XLSX\u00a0: décompressez-la et donnez le fichier CSV ou XLSX qu’elle contient")
	}
	return checkSheets(z)
}

// nested are the extensions of archives, which a factor file has no reason
// to hold.
var nested = []string{".zip", ".xlsx", ".xlsm", ".xlsb", ".ods", ".docx", ".jar", ".7z", ".rar", ".gz", ".tar"}

func checkSheets(z *zip.Reader) error {
	for _, part := range z.File {
		if path.Dir(part.Name) != "xl/worksheets" || path.Ext(part.Name) != ".xml" {
			continue
		}
		if err := checkSheet(part); err != nil {
			return damaged(err)
		}
	}
	return nil
}

func checkSheet(part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // nothing was written
	for d := xml.NewDecoder(r); ; {
		switch _, err := d.Token(); err {
		case nil:
		case io.EOF:
			return nil
		default:
			return err
		}
	}
}

func damaged(err error) error {
	return delimited.Because(err, "classeur illisible ou endommagé\u00a0: enregistrez-le à nouveau au format XLSX, ou au format CSV")
}

func orEOF(err error) error {
	if err == nil {
		return io.EOF
	}
	return damaged(err)
}

// saved turns a panic of the library on a hostile file into an error.
func saved(err *error) {
	if r := recover(); r != nil {
		*err = damaged(nil)
	}
}
