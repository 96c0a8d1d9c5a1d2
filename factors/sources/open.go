package sources

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// Open reads a file or a folder of factors into a set that factors.Set.With
// lays over another. A folder is one of ours (manifest.json and values.csv,
// as factors.Load reads it), or holds files of the other formats, such as
// the tables of NumEcoEval, which are read together.
//
// The error is for what cannot be read at all, in a French sentence. What is
// wrong in a row is a problem of the list, and the reading goes on: every row
// is kept, refused or ignored for a reason, which the notice "rows-read"
// sums up for each file.
func Open(fsys fs.FS, name string, opts Options) (*factors.Set, diag.List, error) {
	if fsys == nil {
		return nil, nil, errors.New("sources: nil file system")
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, nil, delimited.InFile(name, err)
	}
	opts.Name = name
	c, err := newCollector(opts)
	if err != nil {
		return nil, nil, delimited.InFile(name, err)
	}
	if info.IsDir() {
		return c.folder(fsys, name)
	}
	if err := c.open(fsys, name); err != nil {
		return nil, nil, delimited.InFile(name, err)
	}
	return c.set()
}

// Read reads one file of factors from a stream.
func Read(r io.Reader, opts Options) (*factors.Set, diag.List, error) {
	if r == nil {
		return nil, nil, errors.New("sources: nil reader")
	}
	c, err := newCollector(opts)
	if err != nil {
		return nil, nil, err
	}
	if err := c.read(r, c.Name); err != nil {
		return nil, nil, delimited.InFile(c.Name, err)
	}
	return c.set()
}

// folder reads our own folders as they are, and any other file by file.
func (c *collector) folder(fsys fs.FS, name string) (*factors.Set, diag.List, error) {
	sub, err := fs.Sub(fsys, name)
	if err != nil {
		return nil, nil, delimited.InFile(name, err)
	}
	if found, _ := fs.Glob(sub, "*/values.csv"); len(found) > 0 || exists(sub, "values.csv") && exists(sub, "manifest.json") {
		set, err := factors.Load(sub)
		if err != nil {
			return nil, nil, delimited.InFile(name, delimited.Because(err, "dossier de facteurs refusé\u00a0: "+diag.Clip(err.Error())))
		}
		return set, nil, nil
	}
	entries, err := fs.ReadDir(sub, ".")
	if err != nil {
		return nil, nil, delimited.InFile(name, err)
	}
	for _, e := range entries {
		if err := c.part(fsys, path.Join(name, e.Name()), e.IsDir()); err != nil {
			return nil, nil, delimited.InFile(path.Join(name, e.Name()), err)
		}
	}
	if len(c.sheets) == 0 {
		return nil, nil, delimited.InFile(name, delimited.Failf("aucun fichier de facteurs dans ce dossier"))
	}
	return c.set()
}

func exists(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// part reads one file of a folder, or says why it does not.
func (c *collector) part(fsys fs.FS, name string, dir bool) error {
	extension := strings.ToLower(path.Ext(name))
	aside := diag.Problem{Code: "file-not-read", Severity: diag.Notice, File: name, Message: "fichier laissé de côté\u00a0: ce n’est pas une table de facteurs connue"}
	if dir || extension != ".csv" && extension != ".xlsx" && extension != ".ods" && extension != ".json" {
		c.problems = append(c.problems, aside)
		return nil
	}
	if len(c.sheets) >= c.Limits.Files {
		return delimited.TooLargef("plus de %d fichiers dans le dossier", c.Limits.Files)
	}
	before := len(c.sheets)
	err := c.open(fsys, name)
	if err == nil || len(c.sheets) > before {
		return err
	}
	if !errors.Is(err, errUnrecognised) {
		aside.Severity, aside.Message, aside.Remedy = diag.Refused, delimited.Sentence(err), "Réparez le fichier, ou ôtez-le du dossier"
	}
	c.problems = append(c.problems, aside)
	return nil
}

func (c *collector) open(fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // nothing was written
	return c.read(f, name)
}

// read reads a stream, whose first bytes tell a workbook from text.
func (c *collector) read(r io.Reader, name string) error {
	in := bufio.NewReader(r)
	head, err := in.Peek(len(archiveMagic))
	if err != nil && err != io.EOF {
		return err
	}
	if string(head) == archiveMagic {
		return c.workbook(in, name)
	}
	if opensJSON(in) {
		return c.exchanged(in, name)
	}
	t, l, err := openText(in, c.resolved)
	if err != nil {
		return err
	}
	return c.drain(t, c.newSheet(name, l, nil))
}

func (c *collector) workbook(r io.Reader, name string) error {
	var data bytes.Buffer
	if _, err := io.Copy(&data, delimited.Bounded(r, c.Limits.Bytes)); err != nil {
		return delimited.WithLimit(err, c.Limits.Bytes)
	}
	w, l, err := openWorkbook(data.Bytes(), c.resolved)
	if err != nil {
		return err
	}
	return c.drain(w, c.newSheet(name, l, w.book))
}

// drain reads every row below the header.
func (c *collector) drain(in records, s *sheet) error {
	s.tellUnread()
	for {
		rec, err := in.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if s.rows >= c.Limits.Rows {
			return delimited.TooLargef("plus de %d lignes", c.Limits.Rows)
		}
		p := rec.fault
		if p == nil {
			p = s.take(row{s, rec.row, rec.cells})
		}
		s.settle(rec.row, p)
	}
}
