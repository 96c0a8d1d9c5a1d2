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
	// DefaultItem is the item of the rows that have no usable type, such as
	// "monitor" for GLPI's list of monitors.
	DefaultItem string
	// Types gives the item of a type as written: "UC petit format" → "desktop".
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
	// Seen, shared by the readings of several files, finds the devices that
	// stand in more than one.
	Seen *Seen
	// Progress is told the number of bytes read so far.
	Progress func(done int64)
	// Limits bound what is read.
	Limits Limits
}

// Limits bound what is read; each has its default where it is 0. Too many
// bytes, rows or columns in the header end the reading with an error; a row
// too long or too wide is refused.
type Limits struct {
	Bytes   int64 // of a file: 256 MiB
	Rows    int   // of a file: 2 million
	Line    int   // bytes of a row: 1 MiB
	Columns int   // of a row: 512
}

func (l Limits) orDefault() Limits {
	if l.Bytes <= 0 {
		l.Bytes = 256 << 20
	}
	if l.Rows <= 0 {
		l.Rows = 2_000_000
	}
	if l.Line <= 0 {
		l.Line = 1 << 20
	}
	if l.Columns <= 0 {
		l.Columns = 512
	}
	return l
}

// resolved is Options with every name looked up.
type resolved struct {
	Options
	schema  *schema
	item    *factors.Item            // of DefaultItem, or nil
	types   map[string]*factors.Item // by folded label
	states  map[string]footprint.State
	columns map[string]field
	zones   map[string]string // id by folded id or name
}

// resolve checks the options against the set. A key that is written twice,
// differing by case or accents alone, counts once, the first in order.
func (o Options) resolve(set *factors.Set) (*resolved, error) {
	if set == nil {
		return nil, errors.New("inventory: nil set of factors")
	}
	out, err := o.withSchema(equipment())
	if err != nil {
		return nil, err
	}
	out.types, out.states, out.zones = map[string]*factors.Item{}, map[string]footprint.State{}, map[string]string{}
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
		item, err := lookup.Item(set, o.Types[label])
		if err != nil {
			return nil, err
		}
		setOnce(out.types, fold.Label(label), item)
	}
	for _, label := range slices.Sorted(maps.Keys(o.States)) {
		state := o.States[label]
		if _, ok := stateNames[state.String()]; !ok {
			return nil, delimited.Failf("état «\u00a0%s\u00a0» inconnu", diag.Clip(string(state)))
		}
		setOnce(out.states, stem(label), state)
	}
	return out, nil
}

// withSchema looks up what the reading of any list needs.
func (o Options) withSchema(s *schema) (*resolved, error) {
	if o.Name == "" {
		o.Name = "inventaire"
	}
	o.Limits = o.Limits.orDefault()
	out := &resolved{Options: o, schema: s, columns: map[string]field{}}
	fields := s.fields()
	for _, header := range slices.Sorted(maps.Keys(o.Columns)) {
		f, ok := fieldOf(o.Columns[header])
		if !ok || !slices.Contains(fields, fieldNames[f]) {
			return nil, delimited.Failf("colonne «\u00a0%s\u00a0» inconnue%s", diag.Clip(o.Columns[header]), delimited.Question(diag.Suggest(o.Columns[header], fields)))
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
