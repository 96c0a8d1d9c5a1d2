package sources

import (
	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// empreinteCriteria are the columns that have a criterion of ours. ADPf is
// no primary energy, and the columns of toxicity, eutrophication and land use
// have no counterpart: they are listed as not read.
var empreinteCriteria = []struct {
	field     string
	criterion factors.Criterion
}{{"gwp", factors.GWP}, {"adpe", factors.ADPe}, {"ap", factors.AP}, {"pm", factors.PM}, {"ir", factors.IR}, {"wu", factors.WU}}

// empreinte reads a row of Base Empreinte numérique as Boavizta republishes
// it: one row is all of an item but its use, end of life included.
func (r row) empreinte() *diag.Problem {
	key := r.get("name")
	if key == "" {
		return r.at("name", refusal("absent-value", "équipement absent", "Complétez la cellule, ou supprimez la ligne"))
	}
	if kind := r.get("type"); kind != "" {
		key += "/" + kind
	}
	to, ok := r.lookup(key, r.get("name"))
	if !ok {
		p := noItem()
		p.Value = key
		return p
	}
	if r.again(key) {
		return r.at("name", refusal("duplicate-row", "équipement déjà lu", "Gardez une seule des deux lignes"))
	}
	e := &entry{sheet: r.sheet, key: key, name: diag.Clip(key) + " (Base Empreinte numérique)", item: to.item, rank: to.rank}
	for _, c := range empreinteCriteria {
		if r.get(c.field) == "" {
			continue
		}
		d, p := r.amount(c.field)
		if p != nil {
			return p
		}
		v := r.impact(c.criterion, d, to.item, r.get(c.field)+" "+c.criterion.Unit())
		v.Locator = "ligne " + itoa(r.number) + ", " + key
		v.Boundary = "fabrication, distribution et fin de vie, crédits de recyclage compris\u202f; hors utilisation"
		e.add(v)
	}
	if len(e.values) == 0 {
		return refusal("absent-value", "aucune valeur dans la ligne", "Complétez-la, ou supprimez-la")
	}
	r.entries = append(r.entries, e)
	return nil
}
