package inventory

import (
	"errors"
	"io"
	"io/fs"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/alike"
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
	var lines []footprint.Line
	inv, err := Stream(r, set, opts, func(l *footprint.Line) error {
		lines = append(lines, *l)
		return nil
	})
	if err != nil {
		return footprint.Inventory{}, err
	}
	inv.Lines = lines
	return inv, nil
}

// Stream reads a list of equipment and hands each line that is kept to a
// function as it comes, so that a file of any size takes little memory: a
// memory that grows with the number of problems and, where devices are
// numbered, with that of devices. It gives the account of all the rest: an
// inventory without lines, whose Read leaves out those that were handed over.
//
// The line is the reader's, valid until the function returns; a copy of the
// value is for good. An error of the function ends the reading, and errors.Is
// finds it in the one that is returned. Whatever the error, what was handed
// over is to be dropped by the caller; Options.Seen is as it was before.
func Stream(r io.Reader, set *factors.Set, opts Options, each func(*footprint.Line) error) (footprint.Inventory, error) {
	if each == nil {
		return footprint.Inventory{}, errors.New("inventory: nil function")
	}
	rd, err := read(r, set, opts, each)
	if err != nil {
		return footprint.Inventory{}, err
	}
	return rd.inv, nil
}

var errNoReader = errors.New("inventory: nil reader")

// reader turns rows into lines.
type reader struct {
	*resolved
	columns
	set    *factors.Set
	layout *layout
	seen   *Seen
	each   func(*footprint.Line) error
	row    row

	inv      footprint.Inventory // without lines
	rows     int
	verdicts map[factors.Label]verdict
	shared   map[string]string // one copy of each text
	hints    int               // suggestions made
	others   alike.Others
}

func read(r io.Reader, set *factors.Set, opts Options, each func(*footprint.Line) error) (*reader, error) {
	if r == nil {
		return nil, errNoReader
	}
	o, err := opts.resolve(set)
	if err != nil {
		return nil, err
	}
	rd := newReader(o)
	rd.set, rd.each = set, each
	return rd, rd.all(r, rd.take)
}

func newReader(o *resolved) *reader {
	rd := &reader{resolved: o, seen: o.Seen, verdicts: map[factors.Label]verdict{}, shared: map[string]string{}}
	rd.row.reader = rd
	if rd.seen == nil {
		rd.seen = new(Seen)
	}
	return rd
}

// all reads a stream; what was seen in one that cannot be read is forgotten.
func (rd *reader) all(r io.Reader, take func(record) error) error {
	rd.seen.begin(rd.Name)
	err := rd.rowsOf(r, take)
	if err != nil {
		rd.seen.forget()
	}
	return delimited.InFile(rd.Name, delimited.WithLimit(err, rd.Limits.Bytes))
}

// rowsOf reads the header, then every row.
func (rd *reader) rowsOf(r io.Reader, take func(record) error) error {
	in, err := openLines(r, rd.resolved)
	if err != nil {
		return err
	}
	d, err := detect(in, rd.resolved)
	if err != nil {
		return err
	}
	rd.layout = d.layout
	rd.remember()
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
		if err := take(rec); err != nil {
			return err
		}
	}
	rd.inv.Problems = append(rd.inv.Problems, rd.others.Problems(remedyOf)...)
	rd.fileProblems(in.Mixed(), d)
	rd.remedy()
	return nil
}

// take accounts for one row. The error is that of the function which takes
// the lines.
func (rd *reader) take(rec record) error {
	switch {
	case rec.comment:
		rd.inv.NotData++
		return nil
	case rec.fault != "":
		rd.refuse(faultProblem(rec.fault), rec.row)
		return nil
	}
	rd.row.begin(rec)
	end := rd.row.line()
	switch end {
	case refused:
		rd.refuse(rd.row.refusal, rec.row)
		return nil
	case attached:
		rd.inv.Attached++
	case duplicate:
		rd.inv.Duplicates++
	case notData:
		rd.inv.NotData++
	case kept:
		rd.row.checkWidth()
	}
	rd.note(rd.row.problems)
	if end != kept {
		return nil
	}
	return rd.each(&rd.row.made)
}

// note lists the problems of a row: all that refuse it, and the doubts that
// were not told too often.
func (rd *reader) note(problems diag.List) {
	for _, p := range problems {
		if rd.others.Lists(p) {
			rd.inv.Problems = append(rd.inv.Problems, p)
		}
	}
}

// refuse counts a row as refused and says why.
func (rd *reader) refuse(p diag.Problem, row int) {
	p.Severity = diag.Refused
	p.File, p.Row = rd.Name, row
	rd.inv.Refused++
	if rd.item != nil { // the file lists one kind of thing
		if rd.inv.RefusedOf == nil {
			rd.inv.RefusedOf = map[string]int{}
		}
		rd.inv.RefusedOf[rd.item.Category]++
	}
	rd.inv.Problems = append(rd.inv.Problems, p)
}

// remedyOf gives the remedy of a cause.
func remedyOf(p diag.Problem) string { return remedies()[p.Code] }
