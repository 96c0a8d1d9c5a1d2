package sources

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// typeRow is a type of equipment: its usual life, and the name of its usual
// impacts. What it speaks of is known once every file is read.
type typeRow struct {
	row
	lifetime decimal.NullDecimal
}

// matchRow gives the name of the impacts of a model.
type matchRow struct{ row }

func (r row) numEcoEvalType() *diag.Problem {
	if r.get("name") == "" {
		return r.at("name", refusal("absent-value", "type absent", "Complétez la cellule, ou supprimez la ligne"))
	}
	life, p := r.positive("lifetime")
	if p != nil {
		return p
	}
	if life.Valid && life.Decimal.IsZero() {
		return r.at("lifetime", refusal("bad-lifetime", "durée de vie nulle", "Corrigez la cellule, ou videz-la"))
	}
	if !life.Valid && r.get("ref") == "" {
		return notice("absent-value", "type sans durée de vie ni impacts", "")
	}
	r.types = append(r.types, typeRow{r, life})
	return nil
}

func (r row) numEcoEvalMatch() *diag.Problem {
	if r.get("name") == "" || r.get("ref") == "" {
		return refusal("absent-value", "modèle ou référence absents", "Complétez la ligne, ou supprimez-la")
	}
	r.matches = append(r.matches, matchRow{r})
	return nil
}

// itemOf finds the item that a type or a model names.
func (r row) itemOf(name string) *factors.Item {
	if to, ok := r.lookup(name); ok {
		return to.item
	}
	if found := r.Catalogue.Match(name); len(found) == 1 {
		return found[0]
	}
	return nil
}

// applyTypes gives the usual impacts of a type, and its life, to its item.
func (c *collector) applyTypes() {
	for _, t := range c.types {
		item := t.itemOf(t.get("name"))
		if item != nil && item.Unit != "item" {
			item = nil
		}
		e := c.refs[fold.Label(t.get("ref"))]
		if e != nil && item != nil && (e.item == nil || e.item == item) {
			e.item, e.rank = item, 1
		}
		if !t.live(e, item) {
			t.drop(t.number, notice("type-not-used", "type sans équipement correspondant", "S’il vous sert, indiquez l’équipement auquel il correspond"))
		}
	}
}

// live adds the service life where the type's item will find it.
func (t typeRow) live(e *entry, item *factors.Item) bool {
	if !t.lifetime.Valid {
		return e != nil
	}
	v := t.parameter(factors.Lifetime, t.lifetime.Decimal, t.get("lifetime")+" ans")
	v.Source, v.Locator = t.cited(t.get("source")), "type "+t.get("name")
	switch {
	case e != nil:
		v.counted = false
		return e.add(v)
	case item != nil:
		own := &entry{sheet: t.sheet, key: t.get("name"), item: item, shared: true, rank: lastRank, values: []value{v}}
		t.entries = append(t.entries, own)
		return true
	}
	return false
}

// lastRank is behind the entries that give an item all its values.
const lastRank = 100

// applyMatches lets the models of a matching table name the items that have
// no other name.
func (c *collector) applyMatches() {
	for _, m := range c.matches {
		e, used := c.refs[fold.Label(m.get("ref"))], false
		if e != nil && e.item == nil {
			if item := m.itemOf(m.get("name")); item != nil && item.Unit == "item" {
				e.item, e.rank, used = item, 2, true
			} else if len(m.Catalogue.Match(m.get("name"))) == 0 {
				e.labels, used = append(e.labels, m.get("name")), true
			}
		}
		if !used {
			m.drop(m.number, notice("match-not-used", "correspondance sans effet\u00a0: la référence est inconnue, ou son équipement est déjà connu", ""))
		}
	}
}
