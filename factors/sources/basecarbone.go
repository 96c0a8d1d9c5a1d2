package sources

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// baseCarbone reads a row of ADEME's export. A "Poste" splits the total of
// an "Elément" and is never added to it.
func (r row) baseCarbone() *diag.Problem {
	switch kind, _ := BaseCarbone.word("kind", r.get("kind")); kind {
	case "element":
	case "post":
		return notice("post-row", "poste d’un élément, déjà compté dans son total", "")
	default:
		return r.at("kind", refusal("unknown-kind", "type de ligne inconnu", "Le type attendu est «\u00a0Elément\u00a0» ou «\u00a0Poste\u00a0»"))
	}
	id, name := r.get("id"), r.title("name", "attribute", "boundary")
	to, ok := r.lookup(id, name)
	if !ok {
		return noItem()
	}
	if p := r.usable(to); p != nil {
		return p
	}
	if r.again(strings.Join([]string{id, r.get("attribute"), r.get("boundary")}, "\x00")) {
		return r.at("id", refusal("duplicate-row", "élément déjà lu, avec le même attribut et la même frontière", "Gardez une seule des deux lignes"))
	}
	d, p := r.amount("value")
	if p != nil {
		return p
	}
	v := r.impact(factors.GWP, d, to.item, r.get("value")+" "+r.get("unit"))
	v.Locator, v.Geography, v.Boundary, v.Year = "élément "+id, r.get("geography"), r.get("boundary"), r.dated()
	r.doubtful(&v)
	e := &entry{sheet: r.sheet, key: id, name: name + " (Base Carbone " + id + ")", item: to.item, rank: to.rank}
	if to.item.ID == factors.ElectricityItem {
		e.shared = true
		if p := r.mix(&v, to); p != nil {
			return p
		}
	}
	e.add(v)
	r.entries = append(r.entries, e)
	return nil
}

// usable refuses an archived element, and one that is counted per kilogram
// or euro where the item is counted by the piece.
func (r row) usable(to target) *diag.Problem {
	status, _ := BaseCarbone.word("status", r.get("status"))
	switch {
	case status == "archived":
		return r.at("status", refusal("archived", "élément archivé par l’ADEME", "Prenez l’élément qui le remplace"))
	case status != "valid":
		return r.at("status", refusal("unknown-status", "statut inconnu", "Le statut attendu est «\u00a0Valide générique\u00a0», «\u00a0Valide spécifique\u00a0» ou «\u00a0Archivé\u00a0»"))
	case !sameUnit(r.get("unit"), to.item):
		return r.at("unit", refusal("unit-mismatch", "unité différente de celle de l’équipement «\u00a0"+to.item.ID+"\u00a0», compté par «\u00a0"+to.item.Unit+"\u00a0»", "Choisissez un élément de même unité"))
	}
	return nil
}

// mix gives a value of electricity its zone and its year.
func (r row) mix(v *value, to target) *diag.Problem {
	v.Zone, v.Year = to.zone, to.year
	if v.Zone == "" {
		v.Zone = r.zones[fold.Label(r.get("geography"))]
		v.Year = yearIn(r.title("attribute", "boundary"))
	}
	if v.Zone == "" {
		return r.at("geography", refusal("unknown-zone", "zone du mix électrique inconnue", "Les zones sont celles du catalogue"))
	}
	if v.Year == "" && r.Year > 0 {
		v.Year = itoa(r.Year)
	}
	return nil
}

// doubtful reads the uncertainty, which is a half width in per cent.
func (r row) doubtful(v *value) {
	text := strings.TrimSpace(strings.TrimSuffix(r.get("uncertainty"), "%"))
	if text == "" {
		return
	}
	d, err := number(text)
	if err != nil || d.IsNegative() || d.GreaterThan(maxUncertainty) {
		r.tell(r.number, diag.Problem{Code: "bad-uncertainty", Severity: diag.Doubt, Column: r.header("uncertainty"), Value: r.get("uncertainty"),
			Message: "incertitude illisible\u00a0: la valeur est gardée sans elle", Remedy: "Écrivez un pourcentage de 0 à 1000"})
		return
	}
	v.Uncertainty = decimal.NewNullDecimal(d)
}

var maxUncertainty = decimal.NewFromInt(1000)

// dated gives the year of the element: it was last changed or entered then.
func (r row) dated() string {
	for _, field := range []string{"modified", "created"} {
		if y := yearIn(r.dayOf(r.get(field))); y != "" {
			return y
		}
	}
	return ""
}

// title joins the cells that name the element.
func (r row) title(fields ...string) string {
	var parts []string
	for _, f := range fields {
		if text := strings.Join(strings.Fields(r.get(f)), " "); text != "" {
			parts = append(parts, text)
		}
	}
	return diag.Clip(strings.Join(parts, ", "))
}
