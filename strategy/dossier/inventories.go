package dossier

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// source is one file of the inventory, with what its reader has to know.
type source struct {
	File        string            `yaml:"file" validate:"required"`
	DefaultItem string            `yaml:"default_item"`                                                   // of lines that give no type
	Sheets      bool              `yaml:"sheets"`                                                         // the manufacturer's sheet of the very model, where one is loaded
	Types       map[string]string `yaml:"types"`                                                          // local word → item
	States      map[string]string `yaml:"states" validate:"dive,oneof=in-use stock retired lost ordered"` // local word → state
	Columns     map[string]string `yaml:"columns"`                                                        // header as written → native column
	Departments map[string]string `yaml:"departments"`                                                    // site as written → department
	Format      string            `yaml:"format"`                                                         // of files that are not recognised as what they are
	Site        string            `yaml:"site"`                                                           // of lines that give none
	Department  string            `yaml:"department"`
	DataCentre  string            `yaml:"data_centre"`

	line int // of the key file
}

// virtual is one file of virtual machines.
type virtual struct {
	File    string            `yaml:"file" validate:"required"`
	Columns map[string]string `yaml:"columns"` // header as written → native column

	line int // of the key file
}

// withKey gives the name of a file that stands alone its key.
func withKey(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.ScalarNode {
		return n
	}
	key := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "file", Line: n.Line}
	return &yaml.Node{Kind: yaml.MappingNode, Line: n.Line, Content: []*yaml.Node{key, n}}
}

// readFiles reads the files in their order. Devices and machines seen twice
// are found across files, so the order tells which one is kept.
func (d *Dossier) readFiles(fsys fs.FS, set *factors.Set, doc document) {
	seen := &inventory.Seen{}
	d.Seen = seen
	var files []string
	mapping := d.mapping(fsys, set, listed{"mapping", doc.Mapping, doc.mappingLine, fsys})
	if doc.Mapping != "" {
		files = append(files, path.Clean(doc.Mapping))
	}
	for _, s := range doc.Inventories {
		files = append(files, path.Clean(s.File))
		inv, err := inventory.Open(fsys, path.Clean(s.File), set, mapping.Into(s.options(seen)))
		for i := range inv.Lines {
			s.complete(&inv.Lines[i])
		}
		d.take(inv, err, listed{"inventories.file", s.File, s.line, fsys})
	}
	for _, v := range doc.Machines {
		files = append(files, path.Clean(v.File))
		inv, err := inventory.OpenMachines(fsys, path.Clean(v.File), inventory.Options{Columns: v.Columns, Seen: seen})
		d.take(inv, err, listed{"machines.file", v.File, v.line, fsys})
	}
	d.Problems = append(d.Problems, unlisted(fsys, files)...)
}

// mapping reads the file of correspondences, if there is one.
func (d *Dossier) mapping(fsys fs.FS, set *factors.Set, from listed) inventory.Mapping {
	name := from.file
	if name == "" {
		return inventory.Mapping{}
	}
	file, err := fsys.Open(path.Clean(name))
	if err != nil {
		d.Problems = append(d.Problems, from.failed(err))
		return inventory.Mapping{}
	}
	defer func() { _ = file.Close() }() // nothing was written
	m, problems, err := inventory.ReadMapping(file, path.Clean(name), set)
	if err != nil {
		d.Problems = append(d.Problems, from.failed(err))
	}
	d.Problems = append(d.Problems, problems...)
	return m
}

// take adds what a file holds, or says why it was not read.
func (d *Dossier) take(inv footprint.Inventory, err error, from listed) {
	if err != nil {
		d.Problems = append(d.Problems, from.failed(err))
		return
	}
	d.noteRefused(inv, from.key == "machines.file")
	d.Inventory.Append(inv)
}

func (s source) options(seen *inventory.Seen) inventory.Options {
	states := make(map[string]footprint.State, len(s.States))
	for word, state := range s.States {
		if state == footprint.InUse.String() {
			state = string(footprint.InUse)
		}
		states[word] = footprint.State(state)
	}
	return inventory.Options{DefaultItem: s.DefaultItem, Sheets: s.Sheets, Types: s.Types, States: states, Columns: s.Columns, Departments: s.Departments, Format: s.Format, Seen: seen}
}

// complete gives a line what it does not say of itself.
func (s source) complete(l *footprint.Line) {
	for _, f := range []struct {
		field *string
		value string
	}{{&l.Site, s.Site}, {&l.Department, s.Department}, {&l.DataCentre, s.DataCentre}} {
		if *f.field == "" {
			*f.field = f.value
		}
	}
}

// listed is a file where dossier.yaml names it.
type listed struct {
	key  string
	file string
	line int
	fsys fs.FS
}

// failed says why the file was not read.
func (l listed) failed(err error) diag.Problem {
	p := diag.Problem{Code: "unreadable-file", Severity: diag.Refused, File: fileName, Row: l.line, Column: l.key, Value: diag.Clip(l.file),
		Message: "ce fichier d’inventaire ne peut pas être lu\u00a0: " + strings.TrimPrefix(err.Error(), path.Clean(l.file)+"\u00a0: ")}
	if errors.Is(err, fs.ErrNotExist) {
		p.Code, p.Message = "missing-file", "ce fichier d’inventaire n’existe pas"
		if p.Remedy = diag.DidYouMean(path.Base(l.file), filesIn(l.fsys, path.Dir(path.Clean(l.file)))); p.Remedy == "" {
			p.Remedy = "Vérifiez le nom du fichier et son dossier"
		}
	}
	return p
}

// inventoryKinds are the endings of files that hold inventories.
var inventoryKinds = [...]string{".csv", ".xlsx", ".ods", ".json", ".xml"}

// unlisted notices the files that lie beside those of the lists and are in
// none: a part of the equipment may have been forgotten.
func unlisted(fsys fs.FS, files []string) diag.List {
	var dirs []string
	for _, name := range files {
		if dir := path.Dir(name); dir != "." && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	var out diag.List
	for _, dir := range dirs {
		for _, base := range filesIn(fsys, dir) {
			name := path.Join(dir, base)
			if slices.Contains(files, name) || !slices.Contains(inventoryKinds[:], strings.ToLower(path.Ext(name))) {
				continue
			}
			out = append(out, diag.Problem{Code: "unlisted-file", Severity: diag.Doubt, File: fileName, Column: "inventories", Value: diag.Clip(name),
				Message: "ce fichier est à côté des inventaires et n’est pas repris", Remedy: "Ajoutez-le à la liste, ou rangez-le ailleurs"})
		}
	}
	return out
}

func filesIn(fsys fs.FS, dir string) []string {
	entries, _ := fs.ReadDir(fsys, dir) // a folder that cannot be listed has no names to offer
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}
