package inventory

import (
	_ "embed"
	"encoding/csv"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/factors/diag"
)

// field is what a column holds.
type field uint8

// Fields: the columns of the native file, then those that only other files
// have, at last those of virtual machines alone.
const (
	fieldType field = iota
	fieldQuantity
	fieldModel
	fieldIdentifier
	fieldManufacturer
	fieldState
	fieldPurchased
	fieldWithdrawn
	fieldLifetime
	fieldEnergy
	fieldOrigin
	fieldUpstream
	fieldProof
	fieldMode
	fieldDepartment
	fieldSite
	fieldZone
	fieldSystem
	fieldDataCentre
	fieldMass
	fieldDiagonal
	fieldCPU
	fieldCores
	fieldMemory
	fieldSSD
	fieldHDD
	fieldQuality
	fieldComment

	fieldName   // of the equipment, which need not be unique
	fieldSerial // hashed, to find duplicates
	fieldAsset  // inventory number, likewise
	fieldUser   // a person, not read; in NumEcoEval also how the device is used
	fieldIgnored

	fieldHost // of a virtual machine
	fieldVCPU
	fieldStorage
	fieldHours
	fieldKey
	fieldApplication

	fieldCount
)

// fieldNames are the names of the fields in the tables and in
// Options.Columns.
var fieldNames = [fieldCount]string{
	"type", "quantite", "modele", "identifiant", "fabricant", "etat", "date_achat", "date_retrait", "duree_vie",
	"conso_kwh_an", "origine", "duree_amont", "preuve", "mode", "service", "site", "zone", "systeme", "centre",
	"masse_kg", "diagonale_pouces", "cpu", "coeurs", "ram_go", "ssd_go", "hdd_go", "qualite", "commentaire",
	"nom", "serie", "inventaire", "utilisateur", "ignore",
	"hote", "vcpu", "stockage_go", "heures", "cle", "application",
}

func fieldOf(name string) (field, bool) {
	i := slices.IndexFunc(fieldNames[:], func(n string) bool { return headerKey(n) == headerKey(name) })
	return field(max(i, 0)), i >= 0
}

// kind is a kind of file.
type kind uint8

const (
	native kind = iota // a row is a quantity of alike things
	glpi               // a row is one device
)

// glpiColumns is how many of GLPI's headers make a list of GLPI, one of them
// naming the device.
const glpiColumns = 3

// header is what one known header means.
type header struct {
	field field
	text  string
	rank  int  // the first of the table wins where several columns have values
	glpi  bool // one of GLPI's
}

//go:embed data/columns.csv
var columnsTable string

// schema is what the headers of one sort of list can be.
type schema struct {
	headers  map[string]header // by key
	keys     []string          // of the headers that are read, in the order of the table: among equals the first is meant
	needed   []field
	expected string // what is said of a file that has none of them
}

// equipment is the schema of a list of equipment.
var equipment = sync.OnceValue(func() *schema {
	return newSchema(func(list string) bool { return list != "machine" }, []field{fieldType, fieldQuantity},
		"une colonne «\u00a0type\u00a0» et une colonne «\u00a0quantite\u00a0» sont attendues, ou une liste exportée de GLPI")
})

// virtual is the schema of a list of virtual machines.
var virtual = sync.OnceValue(func() *schema {
	return newSchema(func(list string) bool { return list == "machine" }, []field{fieldName, fieldHost},
		"une colonne «\u00a0nom\u00a0» et une colonne «\u00a0hote\u00a0» sont attendues")
})

// newSchema takes the rows of the table that are of a sort.
func newSchema(has func(list string) bool, needed []field, expected string) *schema {
	s := &schema{headers: map[string]header{}, needed: needed, expected: expected}
	for rank, row := range table(columnsTable) {
		if !has(row[0]) {
			continue
		}
		f, ok := fieldOf(row[1])
		if !ok {
			panic("inventory: unknown field " + row[1])
		}
		key := headerKey(row[2])
		h := header{field: f, text: row[2], rank: rank, glpi: row[0] == "glpi"}
		if known, ok := s.headers[key]; ok { // GLPI's "Modèle" is also ours
			known.glpi = known.glpi || h.glpi
			h = known
		} else if f != fieldIgnored && f != fieldUser {
			s.keys = append(s.keys, key)
		}
		s.headers[key] = h
	}
	return s
}

// fields gives the names of what a column can hold.
func (s *schema) fields() []string {
	var has [fieldCount]bool
	for _, h := range s.headers {
		has[h.field] = true
	}
	var out []string
	for f, name := range fieldNames {
		if has[f] {
			out = append(out, name)
		}
	}
	return out
}

// nearest gives the known header nearest to an unknown one, or "".
func (s *schema) nearest(text string) string {
	return s.headers[diag.Suggest(headerKey(text), s.keys)].text
}

// table gives the rows of an embedded table, below its header.
func table(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic(err) // the embedded tables are checked by the tests
	}
	return rows[1:]
}

// layout tells where the fields of a file are.
type layout struct {
	schema   *schema
	kind     kind
	headers  []string          // as written
	columns  [fieldCount][]int // by field, the preferred first
	only     [fieldCount]int   // by field, its column, or none or several
	unknown  []int
	repeated []int // the same header again: not read
	known    int
}

// Columns of a field that has not one of its own.
const (
	several = -1
	nowhere = math.MaxInt
)

// layOut recognises the headers of a row. It is a guess until ready says
// that what is needed is there.
func layOut(cells [][]byte, s *schema, chosen map[string]field) *layout {
	l := &layout{schema: s}
	for _, c := range cells {
		l.headers = append(l.headers, firstLine(string(c)))
	}
	for len(l.headers) > 0 && l.headers[len(l.headers)-1] == "" { // a separator at the end of the lines
		l.headers = l.headers[:len(l.headers)-1]
	}
	var ranks [fieldCount][]int
	seen := map[string]bool{}
	ofGLPI := 0
	for i := range l.headers {
		key := headerKey(string(cells[i]))
		h, ok := s.meaningOf(key, chosen)
		switch {
		case key == "":
		case !ok:
			l.unknown = append(l.unknown, i)
		case seen[key]:
			l.repeated = append(l.repeated, i)
		default:
			seen[key] = true
			l.known++
			if h.glpi {
				ofGLPI++
			}
			at, _ := slices.BinarySearch(ranks[h.field], h.rank)
			ranks[h.field] = slices.Insert(ranks[h.field], at, h.rank)
			l.columns[h.field] = slices.Insert(l.columns[h.field], at, i)
		}
	}
	for f, columns := range l.columns {
		switch len(columns) {
		case 0:
			l.only[f] = nowhere
		case 1:
			l.only[f] = columns[0]
		default:
			l.only[f] = several
		}
	}
	if ofGLPI >= glpiColumns && l.names() && !l.has(fieldQuantity) {
		l.kind = glpi
	}
	return l
}

// meaningOf gives what a header means, first by what was chosen.
func (s *schema) meaningOf(key string, chosen map[string]field) (header, bool) {
	if f, ok := chosen[key]; ok {
		return header{field: f, rank: -1}, true
	}
	h, ok := s.headers[key]
	return h, ok
}

func (l *layout) has(f field) bool { return len(l.columns[f]) > 0 }

// names tells whether a column names each device.
func (l *layout) names() bool { return l.has(fieldName) || l.has(fieldSerial) || l.has(fieldAsset) }

// ready tells whether the headers are enough to read rows.
func (l *layout) ready(typed bool) bool { return l.kind == glpi || len(l.missing(typed)) == 0 }

// missing gives the native columns that are needed and not there; a default
// item does for the type.
func (l *layout) missing(typed bool) []string {
	var out []string
	for _, f := range l.schema.needed {
		if !l.has(f) && !(typed && f == fieldType) {
			out = append(out, fieldNames[f])
		}
	}
	return out
}

// header gives the text above the column of a field, for messages.
func (l *layout) header(f field) string {
	if !l.has(f) {
		return fieldNames[f]
	}
	return l.headers[l.columns[f][0]]
}
