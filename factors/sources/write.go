package sources

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/exact"
)

// set writes what was kept in our own format and loads it.
func (c *collector) set() (*factors.Set, diag.List, error) {
	c.applyTypes()
	c.applyMatches()
	placed := c.place()
	for _, s := range c.sheets {
		s.sum()
	}
	w := writer{collector: c, entries: placed, sources: map[string]*factors.Source{}, ids: map[string]bool{}}
	files, err := w.files()
	if err != nil {
		return nil, c.problems, err
	}
	set, err := factors.Load(files)
	if err != nil {
		return nil, c.problems, delimited.InFile(c.Name, delimited.Because(err, "valeurs refusées\u00a0: "+diag.Clip(err.Error())))
	}
	return set, c.problems, nil
}

// writer writes entries as a folder of ours.
type writer struct {
	*collector
	entries []*entry
	sources map[string]*factors.Source // by id
	cited   []*factors.Source
	ids     map[string]bool
}

// files writes the folder. Values come first: they get their ids.
func (w *writer) files() (memory, error) {
	values, items, labels := [][]string{valueColumns}, [][]string{itemColumns}, [][]string{{"item", "labels"}}
	for _, e := range w.entries {
		for i := range e.values {
			f := &e.values[i].Factor
			w.cite(f.Source)
			f.ID = w.id(e, f)
			values = append(values, valueRow(f))
		}
		if e.id != "" {
			items = append(items, e.itemRow())
			if len(e.labels) > 0 {
				labels = append(labels, []string{e.id, strings.Join(e.labels, "|")})
			}
		}
	}
	manifest, err := json.Marshal(map[string]any{"sources": w.cited})
	if err != nil {
		return nil, err
	}
	out := memory{"manifest.json": manifest, "VERSION": []byte(w.version())}
	for name, rows := range map[string][][]string{"values.csv": values, "items.csv": items, "labels.csv": labels} {
		if out[name], err = written(rows); err != nil {
			return nil, err
		}
	}
	out["names.csv"] = []byte("kind,id,name_fr,name_en\ncategory," + otherCategory + ",Autres équipements,Other equipment\n")
	return out, nil
}

// cite lists a source once, under an id of its own: two files may give one
// id to two publications.
func (w *writer) cite(s *factors.Source) {
	base := s.ID
	for n := 2; w.sources[s.ID] != s; n++ {
		if w.sources[s.ID] == nil {
			w.sources[s.ID] = s
			s.Database = w.version() // what is read together was put together
			w.cited = append(w.cited, s)
			return
		}
		s.ID = base + "-" + itoa(n)
	}
}

func written(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// version names the files in the version of a set that they are laid over.
func (c *collector) version() string {
	var names []string
	for _, s := range c.sheets {
		names = append(names, userID(s.format, path.Base(s.file)))
	}
	return strings.Join(names, "+")
}

// id gives a value an id that no other value of the set has.
func (w *writer) id(e *entry, f *factors.Factor) string {
	id := f.ID
	if id == "" {
		parts := []string{f.Source.ID, slug(e.key), f.Criterion.String()}
		for _, part := range []string{strings.ReplaceAll(f.Stage.String(), "_", "-"), slugOr(f.Zone), f.Year} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		id = strings.Join(parts, "-")
	}
	unique := id
	for n := 2; w.ids[unique]; n++ {
		unique = id + "-" + itoa(n)
	}
	w.ids[unique] = true
	return unique
}

func slugOr(s string) string {
	if s == "" {
		return ""
	}
	return slug(s)
}

var valueColumns = []string{"id", "item", "criterion", "stage", "value", "unit", "published_value", "uncertainty_percent", "covers",
	"geography", "zone", "year", "source", "locator", "confidence", "boundary", "note"}

func valueRow(f *factors.Factor) []string {
	var covers []string
	for _, s := range f.Covers {
		covers = append(covers, s.String())
	}
	uncertainty := ""
	if f.Uncertainty.Valid {
		uncertainty = exact.String(f.Uncertainty.Decimal)
	}
	return []string{f.ID, f.Item, f.Criterion.String(), f.Stage.String(), exact.String(f.Value), f.Unit, f.Published, uncertainty, strings.Join(covers, " "),
		f.Geography, f.Zone, f.Year, f.Source.ID, f.Locator, f.Confidence, f.Boundary, f.Note}
}

var itemColumns = []string{"id", "name_fr", "name_en", "tier", "category", "kind", "unit", "default", "lifetime", "energy", "why", "remedy"}

// otherCategory is that of an item of which the tier alone is known.
const otherCategory = "other-equipment"

// itemRow describes an item of its own.
func (e *entry) itemRow() []string {
	class := factors.Item{Tier: e.tier, Category: otherCategory, Kind: factors.Asset, Unit: "item"}
	if e.class != nil {
		class = *e.class
	}
	var impacts []string
	var lifetime, energy string
	for _, v := range e.values {
		switch v.Criterion {
		case factors.Lifetime:
			lifetime = v.ID
		case factors.Energy:
			energy = v.ID
		default:
			impacts = append(impacts, v.ID)
		}
	}
	remedy := ""
	if lifetime == "" || energy == "" {
		remedy = "Donnez dans l’inventaire la durée de vie et la consommation que la source ne publie pas."
	}
	return []string{e.id, e.name, e.name, string(class.Tier), class.Category, string(class.Kind), class.Unit,
		strings.Join(impacts, " "), lifetime, energy, "Valeur d’un fichier fourni par l’utilisateur\u00a0: " + e.source.Title + ".", remedy}
}
