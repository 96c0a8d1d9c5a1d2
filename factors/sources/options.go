package sources

import (
	"maps"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/lookup"
)

// Format is how a publisher writes its factors.
type Format string

// Formats. The zero value lets the content tell.
const (
	Native             Format = "native"              // the columns of our values.csv, and those of the source
	BaseCarbone        Format = "base-carbone"        // ADEME's export, CSV, XLSX or ODS
	EmpreinteNumerique Format = "empreinte-numerique" // Base Empreinte numérique (NegaOctet) as Boavizta republishes it
	Boavizta           Format = "boavizta"            // manufacturers' sheets of environmental-footprint-data, both dialects
	NumEcoEval         Format = "numecoeval"          // reference tables of NumEcoEval and G4IT, French or English keys
	PCRSI              Format = "pcr-si"              // electricity mixes of the PCR-SI exchange format (JSON)
)

// Formats gives every format.
func Formats() []Format {
	return []Format{Native, BaseCarbone, EmpreinteNumerique, Boavizta, NumEcoEval, PCRSI}
}

// Options tells what a file does not say. Its zero value reads the files
// that say everything.
type Options struct {
	// Name of the file in messages and identifiers; Open has its own.
	Name string
	// Format, when its recognition by the content is not wanted.
	Format Format
	// Items gives the item of a row, by the publisher's name or number:
	// "27002" → "laptop", "Laptop/perso" → "laptop", "Dell Latitude 5420" →
	// "laptop". It goes before the tables of the package.
	Items map[string]string
	// Catalogue holds the items that values are given to; factors.Default()
	// when nil.
	Catalogue *factors.Set
	// Source completes what is said of the publication: version, day of
	// retrieval, licence. What is not empty goes before what is known of the
	// format; of our own format it fills the columns left empty.
	Source factors.Source
	// Year of the electricity mixes that are published without one, such as
	// G4IT's; 0 leaves them without, and a dated mix then goes before them.
	Year int
	// Limits bound what is read.
	Limits Limits
}

// Limits bound what is read; each has its default where it is 0. Too many
// bytes, rows or columns end the reading with an error; a line too long is
// refused alone.
type Limits struct {
	Bytes    int64 // of a file, as it is stored: 64 MiB
	Unzipped int64 // of a workbook, once unpacked: 256 MiB
	Rows     int   // of a file: 200 000
	Line     int   // bytes of a row: 256 KiB
	Columns  int   // of a row: 256
	Files    int   // read in a folder: 64
}

func (l Limits) orDefault() Limits {
	setDefault(&l.Bytes, 64<<20)
	setDefault(&l.Unzipped, 256<<20)
	setDefault(&l.Rows, 200_000)
	setDefault(&l.Line, 256<<10)
	setDefault(&l.Columns, 256)
	setDefault(&l.Files, 64)
	return l
}

func setDefault[T int | int64](limit *T, value T) {
	if *limit <= 0 {
		*limit = value
	}
}

// resolved is Options with every name looked up.
type resolved struct {
	Options
	items    map[string]*factors.Item // of Items, by folded name
	zones    map[string]string        // id by folded id or name
	elements map[string]foreign       // of the Base Carbone, by number
}

func (o Options) resolve() (*resolved, error) {
	if o.Name == "" {
		o.Name = "facteurs"
	}
	if o.Catalogue == nil {
		o.Catalogue = factors.Default()
	}
	o.Limits = o.Limits.orDefault()
	if o.Format != "" && !slices.Contains(Formats(), o.Format) {
		return nil, delimited.Failf("format «\u00a0%s\u00a0» inconnu", diag.Clip(string(o.Format)))
	}
	out := &resolved{Options: o, items: map[string]*factors.Item{}, zones: map[string]string{}, elements: elements(o.Catalogue)}
	for _, name := range slices.Sorted(maps.Keys(o.Items)) {
		item, err := lookup.Item(o.Catalogue, o.Items[name])
		if err != nil {
			return nil, err
		}
		out.items[fold.Label(name)] = item
	}
	for _, z := range o.Catalogue.Zones() {
		for _, name := range []string{z.ID, z.Name.FR, z.Name.EN} {
			out.zones[fold.Label(name)] = z.ID
		}
	}
	return out, nil
}
