package sources

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// value is one value with the row that it comes from.
type value struct {
	factors.Factor
	row     int
	counted bool // the row is kept for this value
}

// entry is what a publisher says of one thing.
type entry struct {
	*sheet
	key   string        // the publisher's name or number
	name  string        // for people, of an item of its own
	item  *factors.Item // that it gives values to, or nil
	class *factors.Item // that an item of its own is classed as, or nil
	tier  factors.Tier  // of an item of its own without a class
	rank  int           // the lowest gives the item its values
	// shared: rows of our own format, mixes and service lives give their item
	// what they hold, whoever else gives it something.
	shared bool
	values []value
	labels []string // of an item of its own
	id     string   // of an item of its own, once placed
}

// add takes a value, unless the entry has one for the criterion and stage.
func (e *entry) add(v value) bool {
	for i := range e.values {
		if overlaps(&e.values[i].Factor, &v.Factor) {
			return false
		}
	}
	e.values = append(e.values, v)
	return true
}

// overlaps tells whether two values count the same stage of one item.
func overlaps(a, b *factors.Factor) bool {
	if a.Criterion != b.Criterion {
		return false
	}
	return a.Stage == b.Stage || a.Stage == factors.Embodied && b.Stage != factors.Use || b.Stage == factors.Embodied && a.Stage != factors.Use
}

// impact makes a value for one unit of an item: for all but use, or as a
// whole for what is counted in the year.
func (r row) impact(c factors.Criterion, d decimal.Decimal, item *factors.Item, published string) value {
	f := factors.Factor{Criterion: c, Value: d, Unit: c.Unit() + "/" + item.Unit, Published: published, Source: r.source, Confidence: "verified"}
	if f.Stage = factors.Use; item.Kind == factors.Asset || item.Kind == factors.Excluded {
		f.Stage, f.Covers = factors.Embodied, r.covers
	}
	return value{f, r.number, true}
}

// parameter makes a value of a service life or of a year's electricity.
func (r row) parameter(c factors.Criterion, d decimal.Decimal, published string) value {
	return value{factors.Factor{Criterion: c, Value: d, Unit: c.Unit(), Published: published, Source: r.source, Confidence: "verified"}, r.number, true}
}

// place gives every entry its place: the values of an item, or an item of
// its own. Where several rows would give one item its values, the first in
// rank does, then in the order of the files: the others stay within reach as
// items of their own.
func (c *collector) place() []*entry {
	order := slices.Clone(c.entries)
	slices.SortStableFunc(order, func(a, b *entry) int { return cmp.Compare(a.rank, b.rank) })
	p := placing{taken: map[string][]*factors.Factor{}, whole: map[string]bool{}, mixes: map[string]bool{}, ids: map[string]bool{}}
	var out []*entry
	for _, e := range order {
		if p.put(e) {
			out = append(out, e)
		}
	}
	return out
}

type placing struct {
	taken map[string][]*factors.Factor // by item
	whole map[string]bool              // items that an entry gives all its values
	mixes map[string]bool
	ids   map[string]bool
}

// put tells whether something of the entry is kept.
func (p *placing) put(e *entry) bool {
	if !slices.ContainsFunc(e.values, func(v value) bool { return v.counted }) {
		return false // the rows are accounted for, and gave no impact
	}
	switch {
	case e.shared:
		return p.share(e)
	case e.item == nil && e.class == nil && e.tier == "":
		return e.leave(noItem())
	case e.item != nil && !p.whole[e.item.ID] && len(p.taken[e.item.ID]) == 0:
		p.whole[e.item.ID] = true
		p.take(e)
		return true
	case e.class == nil:
		e.class = e.item
	}
	e.own(p.ids)
	return true
}

func (p *placing) take(e *entry) {
	for i := range e.values {
		f := &e.values[i].Factor
		f.Item = e.item.ID
		p.taken[f.Item] = append(p.taken[f.Item], f)
	}
}

// share adds what no other row has given the item.
func (p *placing) share(e *entry) bool {
	kept := e.values[:0]
	for _, v := range e.values {
		if e.item != nil {
			v.Item = e.item.ID
		}
		if p.counted(&v.Factor) {
			e.drop(v.row, refusal("duplicate-value", "une autre ligne donne déjà cette valeur pour le même équipement", "Gardez une seule ligne par équipement, critère et étape"))
			continue
		}
		kept = append(kept, v)
	}
	e.values = kept
	return len(kept) > 0
}

// counted tells whether the value counts again what another has counted.
func (p *placing) counted(f *factors.Factor) bool {
	if f.Zone != "" {
		key := f.Zone + "/" + f.Year + "/" + f.Criterion.String()
		again := p.mixes[key]
		p.mixes[key] = true
		return again
	}
	if f.Item == "" {
		return false
	}
	for _, g := range p.taken[f.Item] {
		if overlaps(g, f) {
			return true
		}
	}
	p.taken[f.Item] = append(p.taken[f.Item], f)
	return false
}

// leave takes back the rows of an entry that has no place.
func (e *entry) leave(p *diag.Problem) bool {
	last := 0
	for _, v := range e.values {
		if v.counted && v.row != last {
			e.drop(v.row, p)
			last = v.row
		}
	}
	return false
}

// own makes the entry an item of its own.
func (e *entry) own(ids map[string]bool) {
	e.item = nil
	e.id = e.source.ID + "-" + slug(e.key)
	for n := 2; ids[e.id]; n++ {
		e.id = e.source.ID + "-" + slug(e.key) + "-" + itoa(n)
	}
	ids[e.id] = true
	for i := range e.values {
		e.values[i].Item = e.id
	}
}
