package inventory

import (
	"errors"
	"io"
	"io/fs"
	"strconv"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/delimited"
)

// Open reads a file of a folder.
func Open(fsys fs.FS, name string, set *factors.Set, opts Options) (footprint.Inventory, error) {
	opts.Name = name
	return inFile(fsys, name, func(r io.Reader) (footprint.Inventory, error) { return Read(r, set, opts) })
}

// inFile reads a file of a folder, which it opens and closes.
func inFile(fsys fs.FS, name string, read func(io.Reader) (footprint.Inventory, error)) (footprint.Inventory, error) {
	if fsys == nil {
		return footprint.Inventory{}, errors.New("inventory: nil file system")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return footprint.Inventory{}, delimited.InFile(name, err)
	}
	defer func() { _ = f.Close() }() // nothing was written
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return footprint.Inventory{}, delimited.InFile(name, delimited.Failf("c’est un dossier, et non un fichier"))
	}
	return read(f)
}

// Read reads a list of equipment. The error is for a stream that cannot be
// read at all, and the inventory is then empty; what is wrong in a row is a
// problem of the inventory.
func Read(r io.Reader, set *factors.Set, opts Options) (footprint.Inventory, error) {
	rd, err := read(r, set, opts)
	if err != nil {
		return footprint.Inventory{}, err
	}
	return rd.inv, nil
}

var errNoReader = errors.New("inventory: nil reader")

// reader turns rows into lines.
type reader struct {
	*resolved
	set    *factors.Set
	layout *layout
	seen   *Seen
	noted  []change // in seen, by this reading

	inv      footprint.Inventory
	rows     int
	verdicts map[factors.Label]verdict
	texts    map[string]string    // one copy of each text
	answers  map[[2]string]answer // by kind and text
	hints    int                  // suggestions made
}

func read(r io.Reader, set *factors.Set, opts Options) (*reader, error) {
	if r == nil {
		return nil, errNoReader
	}
	o, err := opts.resolve(set)
	if err != nil {
		return nil, err
	}
	rd := newReader(o)
	rd.set = set
	return rd, rd.all(r, rd.take)
}

func newReader(o *resolved) *reader {
	rd := &reader{resolved: o, seen: o.Seen, verdicts: map[factors.Label]verdict{}, texts: map[string]string{}, answers: map[[2]string]answer{}}
	if rd.seen == nil {
		rd.seen = new(Seen)
	}
	return rd
}

// all reads a stream; what was seen in one that cannot be read is forgotten.
func (rd *reader) all(r io.Reader, take func(record)) error {
	err := rd.rowsOf(r, take)
	if err != nil {
		rd.seen.forget(rd.noted)
	}
	return delimited.InFile(rd.Name, delimited.WithLimit(err, rd.Limits.Bytes))
}

// rowsOf reads the header, then every row.
func (rd *reader) rowsOf(r io.Reader, take func(record)) error {
	in, err := openLines(r, rd.resolved)
	if err != nil {
		return err
	}
	d, err := detect(in, rd.resolved)
	if err != nil {
		return err
	}
	rd.layout = d.layout
	rd.rows, rd.inv.NotData = d.before, d.before
	rd.headerProblems(d)
	split := delimited.Splitter{Separator: d.separator, Most: rd.Limits.Columns, Columns: len(d.headers)}
	recs := records{delimited.Rows{Lines: in, Split: split, Bytes: rd.Limits.Line}}
	for {
		rec, err := recs.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if rd.rows-d.before >= rd.Limits.Rows {
			return delimited.Failf("plus de %d lignes", rd.Limits.Rows)
		}
		rd.rows++
		take(rec)
	}
	rd.fileProblems(in.Mixed(), d)
	rd.remedy()
	return nil
}

// take accounts for one row.
func (rd *reader) take(rec record) {
	switch {
	case rec.comment:
		rd.inv.NotData++
		return
	case rec.fault != "":
		rd.refuse(faultProblem(rec.fault), rec.row)
		return
	}
	row := row{reader: rd, number: rec.row, cells: rec.cells}
	line, end := row.line()
	switch end {
	case refused:
		rd.refuse(row.refusal, rec.row)
		return
	case attached:
		rd.inv.Attached++
	case duplicate:
		rd.inv.Duplicates++
	case notData:
		rd.inv.NotData++
	case kept:
		row.checkWidth()
		rd.inv.Lines = append(rd.inv.Lines, line)
	}
	rd.inv.Problems = append(rd.inv.Problems, row.problems...)
}

// refuse counts a row as refused and says why.
func (rd *reader) refuse(p diag.Problem, row int) {
	p.Severity = diag.Refused
	p.File, p.Row = rd.Name, row
	rd.inv.Refused++
	rd.inv.Problems = append(rd.inv.Problems, p)
}

// maxTexts bounds the texts of which one copy is kept.
const maxTexts = 1 << 16

// share gives the copy that is kept of a text that comes again.
func (rd *reader) share(s string) string {
	if known, ok := rd.texts[s]; ok {
		return known
	}
	if len(rd.texts) < maxTexts {
		rd.texts[s] = s
	}
	return s
}

// id is the identifier of a line.
func (rd *reader) id(row int) string { return rd.Name + ":" + strconv.Itoa(row) }
