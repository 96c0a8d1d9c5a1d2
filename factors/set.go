package factors

import "slices"

// Set is a collection of published values and of the items that they
// describe. It is read only and safe for concurrent use.
type Set struct {
	version string
	digest  string

	sources []*Source
	factors []*Factor
	items   []*Item
	zones   []Zone
	names   map[string]Name // "tier/terminals" → its names

	sourceByID map[string]*Source
	factorByID map[string]*Factor
	itemByID   map[string]*Item
	vocabulary vocabulary       // the words and rules that labels are matched with
	matcher    func() *matcher  // the vocabulary, ready to match
	mixes      map[string][]mix // zone → mixes by year
}

// Name is a term in the languages of the set.
type Name struct{ FR, EN string }

// Version names the release of the set, followed by those laid over it.
func (s *Set) Version() string { return s.version }

// Digest is the SHA-256 of the files that the set was read from, "sha256:…".
// Two results with the same digest come from the same values.
func (s *Set) Digest() string { return s.digest }

// Items gives every item, in the order of the catalogue.
func (s *Set) Items() []*Item { return slices.Clone(s.items) }

// HasCategory tells whether some item is of a category.
func (s *Set) HasCategory(id string) bool {
	return slices.ContainsFunc(s.items, func(i *Item) bool { return i.Category == id })
}

// Item finds an item by its id.
func (s *Set) Item(id string) (*Item, bool) {
	i, ok := s.itemByID[id]
	return i, ok
}

// Factors gives every value, those chosen and the others.
func (s *Set) Factors() []*Factor { return slices.Clone(s.factors) }

// Factor finds a value by its id.
func (s *Set) Factor(id string) (*Factor, bool) {
	f, ok := s.factorByID[id]
	return f, ok
}

// Sources gives every publication.
func (s *Set) Sources() []*Source { return slices.Clone(s.sources) }

// NameOf gives the names of a tier, a category, a stage or a criterion:
// kind is "tier", "category", "stage" or "criterion". An unknown id is its
// own name.
func (s *Set) NameOf(kind, id string) Name {
	if n, ok := s.names[kind+"/"+id]; ok {
		return n
	}
	return Name{FR: id, EN: id}
}
