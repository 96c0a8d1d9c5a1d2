package inventory

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
	"github.com/reen-numerique/reen/internal/alike"
	"github.com/reen-numerique/reen/internal/delimited"
)

// Open reads a file of a folder, or a folder or an archive of files, which
// together are one inventory: an agent's partial files are merged, and files
// that name each other's rows are read together.
func Open(fsys fs.FS, name string, set *factors.Set, opts Options) (footprint.Inventory, error) {
	return OpenAll(fsys, []string{name}, set, opts)
}

// OpenAll reads several files of a folder as one inventory.
func OpenAll(fsys fs.FS, names []string, set *factors.Set, opts Options) (footprint.Inventory, error) {
	return collected(func(each func(*footprint.Line) error) (footprint.Inventory, error) {
		return StreamAll(fsys, names, set, opts, each)
	})
}

// Read reads a list of equipment. The error is for a stream that cannot be
// read at all, and the inventory is then empty; what is wrong in a row is a
// problem of the inventory.
func Read(r io.Reader, set *factors.Set, opts Options) (footprint.Inventory, error) {
	return collected(func(each func(*footprint.Line) error) (footprint.Inventory, error) {
		return Stream(r, set, opts, each)
	})
}

func collected(stream func(func(*footprint.Line) error) (footprint.Inventory, error)) (footprint.Inventory, error) {
	var lines []footprint.Line
	inv, err := stream(func(l *footprint.Line) error {
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
// memory that grows, where devices are numbered, with their number. Of a cause
// of problems the first ten thousand are listed, and the others counted. A
// workbook, an archive, an exchange file or that of an agent is held whole. It
// gives the account of all the rest: an inventory without lines, whose Read
// leaves out those that were handed over.
//
// The line is the reader's, valid until the function returns; a copy of the
// value is for good. An error of the function ends the reading, and errors.Is
// finds it in the one that is returned. Whatever the error, what was handed
// over is to be dropped by the caller; Options.Seen is as it was before.
func Stream(r io.Reader, set *factors.Set, opts Options, each func(*footprint.Line) error) (footprint.Inventory, error) {
	return accountOf(read(set, opts, each, func(g *reading) error {
		if r == nil {
			return errNoReader
		}
		return g.stream(r, g.Name)
	}))
}

// StreamAll does so for files of a folder, as OpenAll reads them.
func StreamAll(fsys fs.FS, names []string, set *factors.Set, opts Options, each func(*footprint.Line) error) (footprint.Inventory, error) {
	return accountOf(read(set, opts, each, func(g *reading) error { return g.files(fsys, names) }))
}

func read(set *factors.Set, opts Options, each func(*footprint.Line) error, from func(*reading) error) (*reading, error) {
	if each == nil {
		return nil, errors.New("inventory: nil function")
	}
	o, err := opts.resolve(set)
	if err != nil {
		return nil, err
	}
	g := newReading(o)
	g.each = each
	return g, g.all(from)
}

// accountOf is the inventory of what could be read.
func accountOf(g *reading, err error) (footprint.Inventory, error) {
	if err != nil {
		return footprint.Inventory{}, err
	}
	return g.inv, nil
}

var errNoReader = errors.New("inventory: nil reader")

// reading is what the files of one inventory have in common.
type reading struct {
	*resolved
	seen      *Seen
	each      func(*footprint.Line) error
	inv       footprint.Inventory // without lines
	rows      int                 // met, of which inv is the account
	bytes     int64               // read, where Progress is told
	parts     int                 // attached rows that were refused
	shared    map[string]string   // one copy of each text
	hints     int                 // suggestions made
	others    alike.Others
	links     links
	met       map[string]bool // headers of the tables, by key
	tables    diag.List       // places of their headers
	agents    []*agent.Device
	contents  map[[sha256.Size]byte]string // names of the files read together, by their digests; nil for one
	unpacking bool                         // an archive
}

func newReading(o *resolved) *reading {
	g := &reading{resolved: o, seen: o.Seen, shared: map[string]string{}, met: map[string]bool{}}
	if g.seen == nil {
		g.seen = new(Seen)
	}
	return g
}

// all reads whatever there is; what was seen in what cannot be read is
// forgotten.
func (g *reading) all(from func(*reading) error) error {
	mark := g.seen.mark()
	err := from(g)
	if err == nil {
		err = g.takeAgents()
	}
	if err != nil {
		g.seen.forget(mark)
		return err
	}
	g.absentColumns()
	g.inv.Problems = append(g.inv.Problems, g.others.Problems(remedyOf)...)
	g.remedy()
	return nil
}

// files reads files that were named.
func (g *reading) files(fsys fs.FS, names []string) error {
	if fsys == nil {
		return errors.New("inventory: nil file system")
	}
	var all []member
	for _, name := range names {
		info, err := fs.Stat(fsys, name)
		if err != nil {
			return delimited.InFile(name, err)
		}
		if !info.IsDir() {
			all = append(all, fileOf(fsys, name, name))
			continue
		}
		found, err := g.membersOf(fsys, name, name)
		if err != nil {
			return delimited.InFile(name, err)
		}
		all = append(all, found...)
	}
	return g.members(all)
}

// file reads one file, which it opens and closes.
func (g *reading) file(m member) error {
	f, err := m.open()
	if err != nil {
		return delimited.InFile(m.name, err)
	}
	defer func() { _ = f.Close() }() // nothing was written
	if g.contents == nil {
		return g.stream(f, m.name)
	}
	before, sum := g.rows, sha256.New()
	if err := g.stream(io.TeeReader(f, sum), m.name); err != nil {
		return err
	}
	g.checkCopy([sha256.Size]byte(sum.Sum(nil)), m.name, g.rows > before)
	return nil
}

// checkCopy notes a file that is a copy of another: without numbers, its devices
// count twice. The files of agents are merged by device.
func (g *reading) checkCopy(sum [sha256.Size]byte, name string, counted bool) {
	first, copied := g.contents[sum]
	if !copied {
		g.contents[sum] = name
		return
	}
	if counted {
		g.tell(diag.Problem{Code: "copied-file", Severity: diag.Doubt, File: name, Message: "même contenu que «\u00a0" + first + "\u00a0»\u00a0: ses lignes comptent sans doute deux fois"})
	}
}

// note lists the problems of a row: all that refuse it, and the doubts that
// were not told too often.
func (g *reading) note(problems diag.List) {
	for _, p := range problems {
		if g.others.Lists(p) {
			g.inv.Problems = append(g.inv.Problems, p)
		}
	}
}

// tell lists a problem of a file.
func (g *reading) tell(p diag.Problem) { g.inv.Problems = append(g.inv.Problems, p) }

// remedyOf gives the remedy of a cause.
func remedyOf(p diag.Problem) string { return remedies()[p.Code] }
