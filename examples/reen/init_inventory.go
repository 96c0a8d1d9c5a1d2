package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// preparation is a folder to fill in before it is written.
type preparation struct {
	text      []byte            // of dossier.yaml
	template  []string          // other files of the template that are written
	copies    map[string]string // inventory files, by their path in the folder; what stands there already is not copied
	proposals []strategy.Proposal
}

// inventoryFolder is where inventory files are copied to.
const inventoryFolder = "inventories"

// prepare composes a folder: the template, or, with inventory files, a dossier
// that names them and proposes actions.
func prepare(c console, folder string, files []string, set *factors.Set) (*preparation, error) {
	p := &preparation{copies: map[string]string{}}
	names, err := templateFiles()
	if err != nil {
		return nil, failed("%w", err)
	}
	p.template = slices.DeleteFunc(names, func(name string) bool {
		return name == "dossier.yaml" || len(files) > 0 && path.Dir(name) == inventoryFolder // theirs stand there
	})
	var listed []string
	if len(files) > 0 {
		lines, err := readInventories(c, files, set)
		if err != nil {
			return nil, err
		}
		year := set.LatestYear(footprint.DefaultZone)
		fmt.Fprintf(c.err, "Année non précisée\u00a0: gains calculés avec le mix électrique de %d.\n", year)
		p.proposals = strategy.Propose(set, strategy.Strategy{Year: year}, lines)
		listed = p.place(folder, files)
	}
	if p.text, err = dossier.Draft(listed, p.proposals); err != nil {
		return nil, failed("%w", err)
	}
	return p, nil
}

// readInventories reads the files of one inventory.
func readInventories(c console, files []string, set *factors.Set) (footprint.Inventory, error) {
	if isDossier(files) {
		return footprint.Inventory{}, misused("«\u00a0%s\u00a0» est un dossier\u00a0: --inventory attend des fichiers d’inventaire", files[0])
	}
	given, names, err := named(files)
	if err != nil {
		return footprint.Inventory{}, err
	}
	var how reading
	opts, err := how.options(c, set, new(inventory.Seen), c.progress("Lecture"))
	if err != nil {
		return footprint.Inventory{}, err
	}
	lines, err := inventory.OpenAll(given, names, set, opts)
	if err != nil {
		return lines, failed("%w", err)
	}
	how.understood(c)
	c.remarks(lines.Problems)
	return lines, nil
}

// place gives the paths of the files in the folder. One that stands there already
// keeps its place; the others are copied.
func (p *preparation) place(folder string, files []string) []string {
	var out []string
	for _, file := range files {
		name := path.Join(inventoryFolder, filepath.Base(filepath.Clean(file)))
		if inside, ok := insideOf(folder, file); ok {
			name = inside
		} else {
			p.copies[name] = file
		}
		out = append(out, name)
	}
	return out
}

// insideOf gives the path of a file from a folder that holds it.
func insideOf(folder, file string) (string, bool) {
	if folder == "" {
		return "", false
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return "", false
	}
	from, err := filepath.Abs(folder)
	if err != nil {
		return "", false
	}
	inside, err := filepath.Rel(from, full)
	return filepath.ToSlash(inside), err == nil && filepath.IsLocal(inside) && inside != "."
}

// write writes the folder, and gives the files. Nothing that exists is replaced.
func (p *preparation) write(folder string) ([]string, error) {
	targets := []string{"dossier.yaml"}
	targets = append(targets, p.template...)
	for name := range p.copies {
		targets = append(targets, name)
	}
	slices.Sort(targets[1:])
	var written []string
	for _, name := range targets {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if _, err := os.Lstat(file); err == nil {
			return nil, failed("«\u00a0%s\u00a0» existe déjà\u00a0: rien n’a été écrit", file)
		}
		written = append(written, file)
	}
	for n, name := range targets {
		if err := p.one(name, written[n]); err != nil {
			return nil, failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez le chemin et les droits", written[n])
		}
	}
	return written, nil
}

// one writes one file of the folder, or a whole folder of inventory files.
func (p *preparation) one(name, target string) error {
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	from, copied := p.copies[name]
	switch info, err := os.Stat(from); {
	case name == "dossier.yaml":
		return os.WriteFile(target, p.text, 0o644)
	case !copied:
		data, err := fs.ReadFile(dossier.Template(), name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	case err != nil:
		return err
	case info.IsDir():
		return os.CopyFS(target, os.DirFS(from))
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(target, data, 0o644)
}

// dossier gives what a workbook is written from: the same inventory, with the
// proposals in the plan, since no row of a workbook can be a comment.
func (p *preparation) dossier(set *factors.Set) (*dossier.Dossier, error) {
	folder, err := os.MkdirTemp("", "reen")
	if err != nil {
		return nil, failed("le répertoire temporaire ne peut pas être écrit")
	}
	defer func() { _ = os.RemoveAll(folder) }() // the system clears what is left
	if _, err := p.write(folder); err != nil {
		return nil, err
	}
	d, err := readDossier(folder, set)
	if err != nil {
		return nil, err
	}
	indicators := map[string]bool{}
	for _, proposal := range p.proposals {
		d.Strategy.Actions = append(d.Strategy.Actions, proposal.Action)
		for _, id := range proposal.Action.Indicators {
			indicators[id] = true
		}
	}
	for _, m := range strategy.DefaultLaw().Indicators {
		if indicators[m.ID] {
			d.Strategy.Indicators = append(d.Strategy.Indicators, strategy.Indicator{ID: m.ID})
		}
	}
	return d, nil
}

// proposed says how many actions were proposed, and where.
func (c console) proposed(proposals []strategy.Proposal, where string) {
	computed := 0
	for _, p := range proposals {
		if p.Saving.Valid {
			computed++
		}
	}
	fmt.Fprintf(c.err, "%s, dont %s, %s.\n", counted(len(proposals), "action du catalogue proposée", "actions du catalogue proposées"), counted(computed, "chiffrée", "chiffrées"), where)
}

// templateFiles are the files of the folder to fill in.
func templateFiles() (names []string, err error) {
	err = fs.WalkDir(dossier.Template(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}
