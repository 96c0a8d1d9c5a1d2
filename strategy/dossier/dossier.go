package dossier

import (
	"cmp"
	"errors"
	"io/fs"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/strategy"
)

// Dossier is a strategy with the inventory that it rests on.
type Dossier struct {
	Strategy  strategy.Strategy
	Inventory footprint.Inventory // the files together, then what the strategy itself declares; what is wrong in the lines of files is in its Problems
	Problems  diag.List           // what is wrong in dossier.yaml, in the order of its lines
	Seen      *inventory.Seen     // the devices of its files, for others that are read beside them

	refused []refusedLine                   // of the inventory, for a workbook to carry on
	place   func(diag.Problem) diag.Problem // nil in a folder
}

// Place puts the problems that computing a dossier tells, those of an
// [strategy.Assessment] or of a footprint's Result, where people can mend them: in
// a workbook at the sheet, the row and the French header of what dossier.yaml
// calls actions.A02.lever or year. In a folder they are as they were. Those that
// Problems tells already, with their line, are left out.
func (d *Dossier) Place(problems diag.List) diag.List {
	out := slices.DeleteFunc(slices.Clone(problems), d.told)
	for i := range out {
		if d.place != nil {
			out[i] = d.place(out[i])
		}
	}
	return out
}

// fileName is the file that a folder must hold.
const fileName = "dossier.yaml"

// document is dossier.yaml: the keys of a strategy, the inventories, and the
// lists of virtual machines.
type document struct {
	strategy.Strategy `yaml:",inline"`
	Inventories       []source  `yaml:"inventories" validate:"dive"`
	Logo              logoFile  `yaml:"logo"`
	Mapping           string    `yaml:"mapping"` // file of correspondences, for all the inventories
	Machines          []virtual `yaml:"machines" validate:"dive"`

	mappingLine int // of the key mapping
}

// Open reads the folder's dossier.yaml and the inventories that it names.
// What cannot be read is left out and listed in the problems; the error says,
// in one French sentence, why there is no dossier at all. No path in the file
// may leave fsys. Whether symbolic links may is for fsys to say: for folders
// that you do not trust, give [os.Root.FS] rather than [os.DirFS].
func Open(fsys fs.FS, set *factors.Set) (*Dossier, error) {
	if set == nil {
		return nil, errors.New("dossier: nil set of factors")
	}
	data, err := read(fsys)
	if err != nil {
		return nil, err
	}
	root, problems, err := parse(data)
	if err != nil {
		return nil, err
	}
	doc, found := decode(root, set, nil)
	out := &Dossier{Strategy: doc.Strategy, Problems: append(problems, found...)}
	doc.mappingLine = child(root, "mapping").Line
	doc.Logo.line = child(child(root, "logo"), "file").Line
	out.readLogo(fsys, doc.Logo)
	out.readFiles(fsys, set, doc)
	out.Problems = append(out.Problems, checkPlaces(doc.Hosting, &out.Inventory, "dans la liste hosting et dans la colonne centre")...)
	lines, problems := doc.Strategy.Lines(set)
	out.Inventory.Append(footprint.Inventory{Lines: lines})
	out.Problems = append(out.Problems, problems...)
	slices.SortStableFunc(out.Problems, func(a, b diag.Problem) int { return cmp.Compare(a.Row, b.Row) })
	return out, nil
}

// decode fills a document. Messages call a key by the name that headers gives it;
// nil where a key is its own name.
func decode(root *yaml.Node, set *factors.Set, headers func(path string) string) (document, diag.List) {
	d := decoder{set: set, headers: headers, declared: declared(root), seen: map[string]spot{}}
	var doc document
	d.value(root, reflect.ValueOf(&doc).Elem(), place{line: root.Line})
	return doc, d.problems
}
