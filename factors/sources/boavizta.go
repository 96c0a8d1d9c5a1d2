package sources

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fold"
)

// boavizta reads a manufacturer's sheet. Its total holds the use that the
// maker supposes: the embodied part is total × (1 − share of use), exactly. A
// sheet is of one model: it is an item of its own, that Set.Match finds by
// the maker's and the model's name, unless the user says that it stands for an item.
func (r row) boavizta() *diag.Problem {
	maker, model := r.get("manufacturer"), r.get("name")
	if model == "" {
		return r.at("name", refusal("absent-value", "modèle absent", "Complétez la cellule, ou supprimez la ligne"))
	}
	name := strings.TrimSpace(maker + " " + model)
	to, ok := r.lookup(name, model, r.get("subcategory"))
	if !ok {
		p := noItem()
		p.Column, p.Value = r.header("subcategory"), r.get("subcategory")
		return p
	}
	embodied, p := r.embodied(to.item)
	if p != nil {
		return p
	}
	e := &entry{sheet: r.sheet, key: name, name: diag.Clip(name) + " (fiche du constructeur)", item: to.item, rank: to.rank}
	if to.like {
		e.item, e.class = nil, to.item
		e.labels = sheetLabels(maker, model)
	}
	e.add(embodied)
	if p := r.habits(e); p != nil {
		return p
	}
	for i := range e.values {
		f := &e.values[i].Factor
		f.Locator, f.Year = diag.Clip(r.get("locator")), yearIn(r.get("date"))
		f.Geography = r.get("geography")
	}
	r.entries = append(r.entries, e)
	return nil
}

// sheetLabels are the names under which a sheet is found: the maker's and the
// model's, once where the model repeats the maker.
func sheetLabels(maker, model string) []string {
	label := diag.Clip(strings.TrimSpace(maker + " " + model))
	if strings.HasPrefix(fold.Label(model), fold.Label(maker)) {
		label = diag.Clip(model)
	}
	if strings.Contains(label, "|") {
		return nil // the mark between labels
	}
	return []string{label}
}

// embodied takes the use out of the sheet's total.
func (r row) embodied(item *factors.Item) (value, *diag.Problem) {
	if item.Kind != factors.Asset && item.Kind != factors.Excluded {
		return value{}, r.at("subcategory", refusal("not-equipment", "«\u00a0"+item.ID+"\u00a0» n’est pas un équipement", "Indiquez un équipement"))
	}
	total, p := r.amount("total")
	if p == nil && total.IsNegative() {
		p = r.at("total", refusal("negative-value", "valeur négative", "Corrigez la cellule"))
	}
	if p != nil {
		return value{}, p
	}
	if r.get("use_ratio") == "" {
		return value{}, r.at("use_ratio", refusal("absent-use-ratio", "part de l’utilisation absente\u00a0: le total la contient et ne peut pas en être séparé", "Complétez la part de l’utilisation d’après la fiche du constructeur"))
	}
	ratio, p := r.parse("use_ratio", percent)
	if p != nil {
		return value{}, p
	}
	v := r.impact(factors.GWP, total.Mul(one.Sub(ratio)), item, r.get("total")+" × (1 − "+r.get("use_ratio")+") kgCO2e")
	if len(exact.String(v.Value)) > maxPlain {
		return value{}, r.at("total", refusal("bad-number", errBounds.Error(), "Corrigez la cellule"))
	}
	v.Confidence = "secondary"
	v.Note = "Total de la fiche, utilisation comprise, dont la part d’utilisation est retirée."
	r.spread(&v)
	return v, nil
}

// spread reads the half width that the maker gives; 0 stands for none.
func (r row) spread(v *value) {
	if r.get("error_ratio") == "" {
		return
	}
	ratio, p := r.parse("error_ratio", number)
	if strings.HasSuffix(r.get("error_ratio"), "%") {
		ratio, p = r.parse("error_ratio", percent)
	}
	if p != nil || ratio.IsNegative() || ratio.Shift(2).GreaterThan(maxUncertainty) {
		r.tell(r.number, diag.Problem{Code: "bad-uncertainty", Severity: diag.Doubt, Column: r.header("error_ratio"), Value: r.get("error_ratio"),
			Message: "incertitude illisible\u00a0: la valeur est gardée sans elle", Remedy: "Écrivez une part de 0 à 10"})
		return
	}
	if !ratio.IsZero() {
		v.Uncertainty = decimal.NewNullDecimal(ratio.Shift(2))
	}
}

// habits reads the electricity of a year and the service life that the sheet
// supposes. They follow the row: it is kept for its impact.
func (r row) habits(e *entry) *diag.Problem {
	energy, p := r.positive("energy")
	if p != nil {
		return p
	}
	if energy.Valid {
		v := r.parameter(factors.Energy, energy.Decimal, r.get("energy")+" kWh/an")
		v.counted = false
		e.add(v)
	}
	life, p := r.positive("lifetime")
	if p != nil {
		return p
	}
	if life.Valid && !life.Decimal.IsZero() {
		v := r.parameter(factors.Lifetime, life.Decimal, r.get("lifetime")+" ans")
		v.counted = false
		e.add(v)
	}
	return nil
}
