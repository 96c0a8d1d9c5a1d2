package factors

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"
)

// Limits of what Load reads, so that a hostile folder cannot fill memory.
const (
	maxFileBytes = 32 << 20
	maxRows      = 500_000
)

// Load reads a set in the format of the default one: a folder, or a folder of
// folders, each with manifest.json (the sources) and values.csv (one published
// value a row), and at the root the optional tables items.csv, labels.csv,
// names.csv, criteria.csv, zones.csv and pedigree.csv. The result can be laid
// over another set with With. Errors name the file and the line.
func Load(fsys fs.FS) (*Set, error) {
	l := loader{fsys: fsys, set: &Set{names: map[string]Name{}, sourceByID: map[string]*Source{}, factorByID: map[string]*Factor{}, itemByID: map[string]*Item{}}}
	if err := l.load(); err != nil {
		return nil, fmt.Errorf("factors: %w", err)
	}
	l.set.digest = l.digest()
	l.set.index()
	return l.set, nil
}

// index builds what the lookups need.
func (s *Set) index() {
	s.indexMixes()
	s.indexLabels()
}

type loader struct {
	fsys    fs.FS
	set     *Set
	classes map[string]pedigree
	sums    []string // path and SHA-256 of each file read
}

func (l *loader) load() error {
	folders, err := l.folders()
	if err != nil {
		return err
	}
	l.classes = maps.Clone(houseClasses())
	if err := l.rows("pedigree.csv", l.class, true); err != nil {
		return err
	}
	for _, dir := range folders {
		if err := l.folder(dir); err != nil {
			return err
		}
	}
	for _, table := range []struct {
		file string
		read func(row) error
	}{{"criteria.csv", l.criterion}, {"names.csv", l.name}, {"zones.csv", l.zone}, {"items.csv", l.item},
		{"labels.csv", l.labels}, {"words.csv", l.words}, {"models.csv", l.models}} {
		if err := l.rows(table.file, table.read, true); err != nil {
			return err
		}
	}
	version, err := l.file("VERSION", true)
	l.set.version = strings.TrimSpace(string(version))
	return err
}

// folders finds the folders that hold values, in the order of their names.
func (l *loader) folders() ([]string, error) {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		return nil, err
	}
	var dirs []string
	for _, e := range append([]fs.DirEntry{nil}, entries...) {
		dir := "."
		if e != nil {
			dir = e.Name()
		}
		if e != nil && !e.IsDir() {
			continue
		}
		if _, err := fs.Stat(l.fsys, path.Join(dir, "values.csv")); err == nil {
			dirs = append(dirs, dir)
		}
	}
	if len(dirs) == 0 {
		return nil, errors.New("no values.csv found")
	}
	return dirs, nil
}

func (l *loader) folder(dir string) error {
	name := path.Join(dir, "manifest.json")
	data, err := l.file(name, false)
	if err != nil {
		return err
	}
	var manifest struct {
		Digest  string    `json:"digest"` // of values.csv, for reviewers: our tests compare it, a user's folder needs none
		Sources []*Source `json:"sources"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&manifest); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, s := range manifest.Sources {
		if err := s.check(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := l.classify(s); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if _, twice := l.set.sourceByID[s.ID]; twice {
			return fmt.Errorf("%s: source %q is given twice", name, s.ID)
		}
		l.set.sourceByID[s.ID] = s
		l.set.sources = append(l.set.sources, s)
	}
	return l.rows(path.Join(dir, "values.csv"), l.value, false)
}

func (s *Source) check() error {
	for field, value := range map[string]string{"id": s.ID, "publisher": s.Publisher, "title": s.Title, "version": s.Version, "licence": s.Licence, "retrieved": s.Retrieved} {
		if value == "" {
			return fmt.Errorf("source %q has no %s", s.ID, field)
		}
	}
	return nil
}

func (l *loader) value(r row) error {
	f := &Factor{ID: r.get("id"), Item: r.get("item"), Unit: r.get("unit"), Geography: r.get("geography"), Zone: r.get("zone"), Year: r.get("year"),
		Published: strings.TrimSpace(r.get("published_value") + " " + r.get("published_unit")),
		Locator:   r.get("locator"), Confidence: r.get("confidence"), Boundary: r.get("boundary"), Note: r.get("note")}
	var err error
	if f.Criterion, err = ParseCriterion(r.get("criterion")); err != nil {
		return err
	}
	if f.Criterion.IsImpact() {
		if f.Stage, err = ParseStage(r.get("stage")); err != nil {
			return err
		}
	}
	for _, s := range strings.Fields(r.get("covers")) {
		stage, err := ParseStage(s)
		if err != nil {
			return err
		}
		f.Covers = append(f.Covers, stage)
	}
	if f.Value, err = number(r.get("value")); err != nil {
		return fmt.Errorf("value: %w", err)
	}
	if !f.Criterion.IsImpact() && f.Value.IsNegative() || f.Criterion == Lifetime && f.Value.IsZero() {
		return fmt.Errorf("value: %s is not possible for %s", r.get("value"), f.Criterion)
	}
	if err := f.readSpread(r); err != nil {
		return err
	}
	if f.Role, err = parseRole(r.get("role")); err != nil {
		return err
	}
	if f.Source, err = l.source(r.get("source")); err != nil {
		return err
	}
	if f.ID == "" || f.Unit == "" {
		return errors.New("a value needs an id and a unit")
	}
	if _, twice := l.set.factorByID[f.ID]; twice {
		return fmt.Errorf("id %q is given twice", f.ID)
	}
	l.set.factorByID[f.ID] = f
	l.set.factors = append(l.set.factors, f)
	return nil
}

func (l *loader) source(id string) (*Source, error) {
	if s, ok := l.set.sourceByID[id]; ok {
		return s, nil
	}
	if id == "" && len(l.set.sources) == 1 {
		return l.set.sources[0], nil
	}
	return nil, fmt.Errorf("source %q is not in a manifest.json", id)
}

func (l *loader) criterion(r row) error {
	if _, err := ParseCriterion(r.get("id")); err != nil {
		return err
	}
	l.set.names["criterion/"+r.get("id")] = Name{r.get("name_fr"), r.get("name_en")}
	return nil
}

func (l *loader) name(r row) error {
	l.set.names[r.get("kind")+"/"+r.get("id")] = Name{r.get("name_fr"), r.get("name_en")}
	return nil
}

func (l *loader) zone(r row) error {
	l.set.zones = append(l.set.zones, Zone{ID: r.get("id"), Name: Name{r.get("name_fr"), r.get("name_en")}, prefixes: strings.Fields(r.get("insee_prefixes")), countries: strings.Fields(r.get("countries"))})
	return nil
}
