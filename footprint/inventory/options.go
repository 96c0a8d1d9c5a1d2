package inventory

import (
	"errors"
	"maps"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/lookup"
)

// Options tells what a file does not say. Its zero value reads the files
// that say everything.
type Options struct {
	// Name of the file in messages and identifiers; Open has its own.
	Name string
	// Format is the id of one of Formats, for files that are not recognised as
	// what they are.
	Format string
	// DefaultItem is the item of the rows that have no usable type, such as
	// "monitor" for GLPI's list of monitors.
	DefaultItem string
	// Types gives the item of a type as written: "UC petit format" → "desktop";
	// Ignored for what is no equipment.
	Types map[string]string
	// Sheets takes the manufacturer's sheet of the very model, where the set
	// has one as an item of its own, in the place of the item of its kind.
	Sheets bool
	// States gives the state of a status as written.
	States map[string]footprint.State
	// Columns gives the native column of a header as written: "Nb postes" →
	// "quantite". Beside the native columns there are "nom", "serie",
	// "inventaire", "utilisateur" and "ignore".
	Columns map[string]string
	// Departments gives the department of a site as written, for the lines that
	// name none.
	Departments map[string]string
	// Unknowns, where it is not nil, is told what was not understood.
	Unknowns *Unknowns
	// Rejects, where it is not nil, keeps the rows that were refused or left a doubt.
	Rejects *Rejects
	// Seen, shared by the readings of several files, finds the devices that
	// stand in more than one.
	Seen *Seen
	// Recognised is told what each table was read as.
	Recognised func(Recognised)
	// Progress is told the number of bytes read so far, of all the files of one
	// reading; those of an archive count as they are packed.
	Progress func(done int64)
	// Limits bound what is read.
	Limits Limits
}

// Ignored is the meaning of a type that is no digital equipment: its rows are no
// data.
const Ignored = "ignore"

// Limits bound what is read; each has its default where it is 0. Too many
// bytes, rows or columns in the header end the reading with an error; a row
// too long or too wide is refused.
type Limits struct {
	Bytes    int64 // of a file: 256 MiB
	Unzipped int64 // of an archive, unpacked: 1 GiB
	Files    int   // of a folder or an archive: 100,000
	Rows     int   // of a table: 2 million
	AllRows  int   // of all the tables of one reading: no bound where it is 0
	Line     int   // bytes of a row: 1 MiB
	Columns  int   // of a row: 512
}

func (l Limits) orDefault() Limits {
	setOr(&l.Bytes, 256<<20)
	setOr(&l.Unzipped, 1<<30)
	setOr(&l.Files, 100_000)
	setOr(&l.Rows, 2_000_000)
	setOr(&l.Line, 1<<20)
	setOr(&l.Columns, 512)
	return l
}

func setOr[N int | int64](limit *N, usual N) {
	if *limit <= 0 {
		*limit = usual
	}
}

// resolved is Options with every name looked up.
type resolved struct {
	Options
	set         *factors.Set             // nil where only machines are read
	formats     []*format                // that a table may have
	item        *factors.Item            // of DefaultItem, or nil
	types       map[string]*factors.Item // by folded label
	states      map[string]footprint.State
	columns     map[string]field
	departments map[string]string // by folded site
	zones       map[string]string // id by folded id or name
}

// resolve checks the options against the set. A key that is written twice,
// differing by case or accents alone, counts once, the first in order.
func (o Options) resolve(set *factors.Set) (*resolved, error) {
	if set == nil {
		return nil, errors.New("inventory: nil set of factors")
	}
	out, err := o.plain()
	if err != nil {
		return nil, err
	}
	out.set, out.types, out.states, out.zones, out.departments = set, map[string]*factors.Item{}, map[string]footprint.State{}, map[string]string{}, map[string]string{}
	for _, z := range set.Zones() {
		for _, name := range []string{z.ID, z.Name.FR, z.Name.EN} {
			setOnce(out.zones, fold.Label(name), z.ID)
		}
	}
	if o.DefaultItem != "" {
		item, err := lookup.Item(set, o.DefaultItem)
		if err != nil {
			return nil, err
		}
		out.item = item
	}
	for _, label := range slices.Sorted(maps.Keys(o.Types)) {
		if o.Types[label] == Ignored {
			setOnce(out.types, fold.Label(label), nil)
			continue
		}
		item, err := lookup.Item(set, o.Types[label])
		if err != nil {
			return nil, err
		}
		setOnce(out.types, fold.Label(label), item)
	}
	for _, site := range slices.Sorted(maps.Keys(o.Departments)) {
		setOnce(out.departments, fold.Label(site), o.Departments[site])
	}
	return out, out.resolveStates()
}

func (o *resolved) resolveStates() error {
	for _, label := range slices.Sorted(maps.Keys(o.States)) {
		state := o.States[label]
		if _, ok := stateNames[state.String()]; !ok {
			return delimited.Failf("état «\u00a0%s\u00a0» inconnu", diag.Clip(string(state)))
		}
		setOnce(o.states, stem(label), state)
	}
	return nil
}

// plain looks up what the reading of any list needs.
func (o Options) plain() (*resolved, error) {
	if o.Name == "" {
		o.Name = "inventaire"
	}
	o.Limits = o.Limits.orDefault()
	out := &resolved{Options: o, columns: map[string]field{}}
	var err error
	if out.formats, err = formatsOf(o.Format); err != nil {
		return nil, err
	}
	for _, header := range slices.Sorted(maps.Keys(o.Columns)) {
		f, ok := fieldOf(o.Columns[header])
		if !ok {
			return nil, delimited.Failf("colonne «\u00a0%s\u00a0» inconnue%s", diag.Clip(o.Columns[header]), delimited.Question(diag.Suggest(o.Columns[header], fieldNames[:])))
		}
		setOnce(out.columns, headerKey(header), f)
	}
	return out, nil
}

// setOnce keeps the first value of a key.
func setOnce[K comparable, V any](m map[K]V, key K, value V) {
	if _, ok := m[key]; !ok {
		m[key] = value
	}
}
