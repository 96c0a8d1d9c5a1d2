package dossier

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// aiUse drops a range that does not hold its value, and numbers of parameters that
// contradict each other.
func (d *decoder) aiUse(x *strategy.AIUse, given pairs, at place) {
	if x.Active.Valid && x.Total.Valid && x.Active.Decimal.GreaterThan(x.Total.Decimal) {
		d.refuse("part-above-whole", "les paramètres actifs dépassent le total", "Corrigez l’un des deux\u00a0; aucun n’est repris", given.node("active_parameters"), at.key("active_parameters", given.line("active_parameters"), ""))
		x.Active, x.Total = decimal.NullDecimal{}, decimal.NullDecimal{}
	}
	for _, key := range []string{"wh_low", "wh_high"} {
		if given.has(key) && !given.has("wh") {
			d.doubt("key-without-effect", "cette borne encadre "+d.quoted(at, "wh")+", qui manque", "Renseignez "+d.called(at, "wh")+", ou retirez la borne", at.key(key, given.line(key), ""))
		}
	}
	var sizes []decimal.Decimal
	for _, size := range []decimal.NullDecimal{x.EnergyMin, x.Energy, x.EnergyMax} {
		if size.Valid {
			sizes = append(sizes, size.Decimal)
		}
	}
	if slices.IsSortedFunc(sizes, decimal.Decimal.Cmp) {
		return
	}
	key := "wh_low"
	if !given.has(key) || x.Energy.Valid && x.EnergyMin.Valid && x.EnergyMin.Decimal.LessThanOrEqual(x.Energy.Decimal) {
		key = "wh_high"
	}
	d.refuse("range-reversed", "la fourchette n’encadre pas la valeur", "Écrivez "+d.called(at, "wh_low")+", "+d.called(at, "wh")+" et "+d.called(at, "wh_high")+" du plus petit au plus grand\u00a0; les bornes ne sont pas reprises",
		given.node(key), at.key(key, given.line(key), ""))
	x.EnergyMin, x.EnergyMax = decimal.NullDecimal{}, decimal.NullDecimal{}
}
