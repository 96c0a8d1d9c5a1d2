package footprint

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// Largest values that a line can plausibly hold; more is a slip of the
// keyboard and is refused.
var (
	maxQuantity = decimal.New(1, 12)
	maxEnergy   = decimal.New(1, 7) // kWh a year for one unit
)

// check finds a line's item and refuses the values that cannot be computed.
// Readers check their files first; this is for lines made by a program.
func (e *engine) check(line *Line) (*factors.Item, *diag.Problem) {
	refuse := func(code, column, value, message string) (*factors.Item, *diag.Problem) {
		return nil, &diag.Problem{Code: code, Severity: diag.Refused, File: line.File, Row: line.Row, Column: column, Value: diag.Clip(value), Message: message,
			Remedy: "Corrigez cette valeur de la ligne"}
	}
	item, ok := e.set.Item(line.Item)
	for _, n := range []struct {
		column string
		value  decimal.Decimal
	}{{"quantite", line.Quantity}, {"duree_vie", line.Lifetime.Decimal}, {"duree_amont", line.Upstream.Decimal}, {"conso_kwh_an", line.Energy.Decimal}} {
		if !bounded(n.value) {
			return refuse("bad-number", n.column, plain(n.value), "nombre hors limites")
		}
	}
	switch {
	case !ok:
		return refuse("unknown-item", "type", line.Item, "type inconnu du catalogue de facteurs")
	case !line.Quantity.IsPositive() || line.Quantity.GreaterThan(maxQuantity):
		return refuse("bad-quantity", "quantite", plain(line.Quantity), "la quantité doit être supérieure à 0 et plausible")
	case line.Lifetime.Valid && !plausibleLife(line.Lifetime.Decimal):
		return refuse("bad-lifetime", "duree_vie", plain(line.Lifetime.Decimal), "la durée de vie doit être supérieure à 0 et d’au plus 50\u00a0ans")
	case line.Upstream.Valid && (line.Upstream.Decimal.IsNegative() || line.Upstream.Decimal.GreaterThan(decimal.NewFromInt(maxLife))):
		return refuse("bad-upstream", "duree_amont", plain(line.Upstream.Decimal), "la durée d’usage avant l’achat doit être comprise entre 0 et 50\u00a0ans")
	case line.Energy.Valid && (line.Energy.Decimal.IsNegative() || line.Energy.Decimal.GreaterThan(maxEnergy)):
		return refuse("bad-energy", "conso_kwh_an", plain(line.Energy.Decimal), "la consommation doit être positive ou nulle et plausible")
	case !line.Purchased.IsZero() && !line.Withdrawn.IsZero() && line.Withdrawn.Before(line.Purchased):
		return refuse("dates-inverted", "date_retrait", line.Withdrawn.Format("2006-01-02"), "la date de retrait précède la date d’achat")
	case line.Zone != "" && !knownZone(e.set, line.Zone):
		return refuse("unknown-zone", "zone", line.Zone, "zone d’électricité inconnue")
	}
	return item, nil
}

// bounded tells whether a decimal can be compared and multiplied at a
// reasonable cost: 10^400 would fill the memory with its zeros.
func bounded(d decimal.Decimal) bool {
	return d.Exponent() <= 20 && d.Exponent() >= -40 && d.Coefficient().BitLen() <= 256
}

func plain(d decimal.Decimal) string {
	if !bounded(d) {
		return "hors limites"
	}
	return exact.String(d)
}
