package inventory

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/embedded"
)

// Format is a kind of file that is read.
type Format struct {
	ID   string // "glpi": for Options.Format
	Name string // in French
}

// Formats gives the kinds of files that are read, in the order in which they
// are preferred where the headers of a file are those of several.
func Formats() []Format {
	var out []Format
	for _, f := range formats() {
		out = append(out, f.public())
	}
	return out
}

func (f *format) public() Format { return Format{f.id, f.name} }

// Recognised is what a file, or a sheet of one, was read as.
type Recognised struct {
	File   string
	Format Format
	Rows   int // below the header
}

// list is what the rows of a file are. The order is that in which the files
// of one inventory are read: a row may name one of an earlier list.
type list uint8

const (
	centres list = iota
	equipment
	machines
	applications
	documents // of agents, which have no header
)

var lists = map[string]list{"centres": centres, "equipment": equipment, "machines": machines, "applications": applications, "documents": documents}

// format is a kind of file, known by its headers.
type format struct {
	id, family, name string
	list             list
	device           bool      // a row is one device, unless a column says how many
	least            int       // headers of its own that a file must have
	needs            [][]field // each group: one of them
	common           bool      // its headers serve the other formats of its list
	paths            bool      // entities and places are paths; texts may be escaped as in HTML
	strict           bool      // identifiers are keys, and references must be found
	headers          map[string]header
	keys             []string // of the headers that are read, in the order of the table: among equals the first is meant
}

// header is what one known header means.
type header struct {
	field field
	text  string
	rank  int  // the first of the table wins where several columns have values
	own   bool // of the format itself, not of those that serve all
}

//go:embed data/columns.csv
var columnsTable string

//go:embed data/formats.csv
var formatsTable string

// formats are those of the tables.
var formats = sync.OnceValue(func() []*format {
	var out []*format
	byID := map[string]*format{}
	for _, r := range embedded.Table(formatsTable) {
		f := newFormat(r)
		out, byID[f.id] = append(out, f), f
	}
	rows := embedded.Table(columnsTable)
	for rank, r := range rows {
		f := byID[r[0]]
		f.know(r[1], r[2], rank, true)
	}
	for _, f := range out { // then what the others say that they do not
		for rank, r := range rows {
			if other := byID[r[0]]; other.common && other.list == f.list {
				f.know(r[1], r[2], len(rows)+rank, false)
			}
		}
	}
	return out
})

// native is our own format, the first of the table.
func native() *format { return formats()[0] }

func newFormat(r []string) *format {
	least, err := strconv.Atoi(r[5])
	if err != nil {
		panic(err) // the embedded tables are checked by the tests
	}
	traits := strings.Fields(r[7])
	f := &format{id: r[0], family: r[1], name: r[2], list: lists[r[3]], device: r[4] == "device", least: least, headers: map[string]header{},
		common: slices.Contains(traits, "common"), paths: slices.Contains(traits, "paths"), strict: slices.Contains(traits, "strict")}
	for _, group := range strings.Fields(r[6]) {
		var any []field
		for _, name := range strings.Split(group, "|") {
			any = append(any, mustField(name))
		}
		f.needs = append(f.needs, any)
	}
	return f
}

func mustField(name string) field {
	f, ok := fieldOf(name)
	if !ok {
		panic("inventory: unknown field " + name)
	}
	return f
}

// know adds a header that the format does not know yet.
func (f *format) know(name, text string, rank int, own bool) {
	key := headerKey(text)
	if _, known := f.headers[key]; known {
		return
	}
	h := header{field: mustField(name), text: text, rank: rank, own: own}
	f.headers[key] = h
	if h.field != fieldIgnored && h.field != fieldUser {
		f.keys = append(f.keys, key)
	}
}

// nearest gives the known header nearest to an unknown one, or "".
func (f *format) nearest(text string) string {
	return f.headers[diag.Suggest(headerKey(text), f.keys)].text
}

// meaningOf gives what a header means, first by what was chosen.
func (f *format) meaningOf(key string, chosen map[string]field) (header, bool) {
	if field, ok := chosen[key]; ok {
		return header{field: field, rank: -1}, true
	}
	h, ok := f.headers[key]
	return h, ok
}

// withoutUnit gives a header without what stands in parentheses at its end, "durée
// de vie (ans)", unless it is a unit that is not that of the field.
func withoutUnit(header string) (string, bool) {
	name, unit, ok := strings.Cut(strings.TrimSuffix(strings.TrimSpace(header), ")"), "(")
	if _, other := meaning("other-unit", unit); !ok || other || strings.TrimSpace(name) == "" {
		return "", false
	}
	return headerKey(name), true
}

// formatsOf gives the formats that a name asks for, all but documents where it
// is empty.
func formatsOf(id string) ([]*format, error) {
	var out []*format
	var ids []string
	for _, f := range formats() {
		if f.id == id || f.family == id || id == "" {
			out = append(out, f)
		}
		if f.family == "" || f.family == f.id {
			ids = append(ids, f.id)
		}
	}
	if len(out) == 0 {
		return nil, delimited.Failf("format «\u00a0%s\u00a0» inconnu\u00a0: %s", diag.Clip(id), strings.Join(ids, ", "))
	}
	if id != "" {
		return forced(out), nil
	}
	return out, nil
}

// forced are formats that were named: their needs alone make a header.
func forced(named []*format) []*format {
	out := make([]*format, len(named))
	for n, f := range named {
		own := *f
		own.least = min(own.least, 1)
		out[n] = &own
	}
	return out
}
