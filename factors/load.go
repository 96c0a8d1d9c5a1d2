package factors

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
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

// number reads a plain decimal, with a bounded size: decimal.NewFromString
// would take 1e9999 and print ten thousand digits.
func number(s string) (decimal.Decimal, error) {
	if len(s) > 40 || strings.ContainsAny(s, "eE") && len(s) > 24 {
		return decimal.Decimal{}, fmt.Errorf("%.20q… is too long for a number", s)
	}
	d, err := decimal.NewFromString(s)
	if err != nil || d.Exponent() > 20 || d.Exponent() < -40 {
		return decimal.Decimal{}, fmt.Errorf("%q is not a plain number", s)
	}
	return d, nil
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

func (l *loader) item(r row) (err error) {
	i := &Item{ID: r.get("id"), NameFR: r.get("name_fr"), NameEN: r.get("name_en"), Tier: Tier(r.get("tier")), Category: r.get("category"),
		Kind: Kind(r.get("kind")), Unit: r.get("unit"), Why: r.get("why"), Remedy: r.get("remedy"), OptIn: r.get("opt_in")}
	if !slices.Contains([]Tier{Terminals, Network, DataCentre}, i.Tier) {
		return fmt.Errorf("unknown tier %q", i.Tier)
	}
	if !slices.Contains([]Kind{Asset, Flow, Apart, Excluded}, i.Kind) {
		return fmt.Errorf("unknown kind %q", i.Kind)
	}
	if _, twice := l.set.itemByID[i.ID]; twice || i.ID == "" {
		return fmt.Errorf("item %q is given twice or has no id", i.ID)
	}
	if i.Factors, err = l.chosen(i, r.get("default")); err != nil {
		return err
	}
	for group := range strings.SplitSeq(r.get("alternatives"), "|") {
		alternative, err := l.chosen(i, group)
		if err != nil {
			return err
		}
		if alternative != nil {
			i.Alternatives = append(i.Alternatives, alternative)
		}
	}
	if i.Lifetime, err = l.parameter(r.get("lifetime"), Lifetime); err != nil {
		return err
	}
	if i.Energy, err = l.parameter(r.get("energy"), Energy); err != nil {
		return err
	}
	if i.LifetimeAlternatives, err = l.parameters(r.get("lifetime_alternatives"), Lifetime); err != nil {
		return err
	}
	if i.EnergyAlternatives, err = l.parameters(r.get("energy_alternatives"), Energy); err != nil {
		return err
	}
	l.set.itemByID[i.ID] = i
	l.set.items = append(l.set.items, i)
	return nil
}

// chosen finds the impacts of an item, one at most per criterion and stage.
func (l *loader) chosen(i *Item, ids string) ([]*Factor, error) {
	var out []*Factor
	for id := range strings.FieldsSeq(ids) {
		f, ok := l.set.factorByID[id]
		if !ok || !f.Criterion.IsImpact() || f.Item != i.ID {
			return nil, fmt.Errorf("%q is no impact of %q", id, i.ID)
		}
		if g := overlap(out, f); g != nil {
			return nil, fmt.Errorf("%q and %q count the same stage of %q", g.ID, id, i.ID)
		}
		out = append(out, f)
	}
	return out, nil
}

// overlap finds the value that counts a stage which f counts too.
func overlap(chosen []*Factor, f *Factor) *Factor {
	for _, g := range chosen {
		if g.Criterion == f.Criterion && (g.Stage == f.Stage || g.Stage == Embodied && f.Stage != Use || f.Stage == Embodied && g.Stage != Use) {
			return g
		}
	}
	return nil
}

func (l *loader) parameter(id string, c Criterion) (*Factor, error) {
	if id == "" {
		return nil, nil
	}
	f, ok := l.set.factorByID[id]
	if !ok || f.Criterion != c {
		return nil, fmt.Errorf("%q is no %s", id, c)
	}
	return f, nil
}

// parameters finds the other values of a lifetime or an energy.
func (l *loader) parameters(ids string, c Criterion) (out []*Factor, err error) {
	for id := range strings.FieldsSeq(ids) {
		f, err := l.parameter(id, c)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// row is one record of a table, read by column.
type row struct {
	columns map[string]int
	cells   []string
}

func (r row) get(column string) string {
	if n, ok := r.columns[column]; ok && n < len(r.cells) {
		return strings.TrimSpace(r.cells[n])
	}
	return ""
}

func (l *loader) rows(name string, each func(row) error, optional bool) error {
	data, err := l.file(name, optional)
	if err != nil || data == nil {
		return err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	columns := map[string]int{}
	for n := 0; ; n++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		switch {
		case n == 0:
			for c, title := range cells {
				columns[strings.TrimSpace(title)] = c
			}
		case n > maxRows:
			return fmt.Errorf("%s: more than %d rows", name, maxRows)
		default:
			if err := each(row{columns, cells}); err != nil {
				return fmt.Errorf("%s:%d: %w", name, line, err)
			}
		}
	}
}

// file reads a file within the limits and notes its sum. An optional file
// that is missing gives nil.
func (l *loader) file(name string, optional bool) ([]byte, error) {
	f, err := l.fsys.Open(name)
	if optional && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Size() <= maxFileBytes {
		b.Grow(int(info.Size()) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(io.LimitReader(f, maxFileBytes+1)); err != nil {
		return nil, err
	}
	data := b.Bytes()
	if len(data) > maxFileBytes {
		return nil, fmt.Errorf("%s: larger than %d MiB", name, maxFileBytes>>20)
	}
	sum := sha256.Sum256(data)
	l.sums = append(l.sums, name+" "+hex.EncodeToString(sum[:]))
	return data, nil
}

// digest does not depend on the order in which files were read.
func (l *loader) digest() string {
	slices.Sort(l.sums)
	sum := sha256.Sum256([]byte(strings.Join(l.sums, "\n")))
	return "sha256:" + hex.EncodeToString(sum[:])
}
