package footprint

import (
	"slices"
	"strconv"
	"time"

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
	maxMass     = decimal.New(1, 5) // kg
	maxDiagonal = decimal.New(1, 3) // inches
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
	}{{"quantite", line.Quantity}, {"duree_vie", line.Lifetime.Decimal}, {"duree_amont", line.Upstream.Decimal}, {"conso_kwh_an", line.Energy.Decimal},
		{"masse_kg", line.Mass.Decimal}, {"diagonale_pouces", line.Diagonal.Decimal}} {
		if !bounded(n.value) {
			return refuse("bad-number", n.column, plain(n.value), "nombre hors limites")
		}
	}
	switch {
	case !ok:
		return refuse("unknown-item", "type", line.Item, "type inconnu du catalogue de facteurs")
	case !line.Quantity.IsPositive() || line.Quantity.GreaterThan(maxQuantity) || !line.scale.plausible(line.Quantity):
		return refuse("bad-quantity", "quantite", plain(line.Quantity), "la quantité doit être supérieure à 0 et plausible")
	case line.Lifetime.Valid && !plausibleLife(line.Lifetime.Decimal):
		return refuse("bad-lifetime", "duree_vie", plain(line.Lifetime.Decimal), "la durée de vie doit être supérieure à 0 et d’au plus 50\u00a0ans")
	case line.Upstream.Valid && (line.Upstream.Decimal.IsNegative() || line.Upstream.Decimal.GreaterThan(decimal.NewFromInt(maxLife))):
		return refuse("bad-upstream", "duree_amont", plain(line.Upstream.Decimal), "la durée d’usage avant l’achat doit être comprise entre 0 et 50\u00a0ans")
	case line.Energy.Valid && (line.Energy.Decimal.IsNegative() || line.Energy.Decimal.GreaterThan(maxEnergy)):
		return refuse("bad-energy", "conso_kwh_an", plain(line.Energy.Decimal), "la consommation doit être positive ou nulle et plausible")
	case !within(line.Mass, maxMass):
		return refuse("bad-mass", "masse_kg", plain(line.Mass.Decimal), "la masse doit être supérieure à 0 et d’au plus 100\u202f000\u00a0kg")
	case !within(line.Diagonal, maxDiagonal):
		return refuse("bad-diagonal", "diagonale_pouces", plain(line.Diagonal.Decimal), "la diagonale doit être supérieure à 0 et d’au plus 1\u202f000\u00a0pouces")
	case !known(line.State, InUse, Stock, Retired, Lost, Ordered):
		return refuse("bad-state", "etat", string(line.State), "état inconnu")
	case !known(line.Mode, Professional, COPE, BYOD):
		return refuse("bad-mode", "mode", string(line.Mode), "mode d’usage inconnu")
	case !known(line.Origin, New, Refurbished):
		return refuse("bad-origin", "origine", string(line.Origin), "origine inconnue")
	case line.Quality > Low:
		return refuse("bad-quality", "qualite", strconv.Itoa(int(line.Quality)), "qualité inconnue")
	case !plausibleDay(line.Purchased):
		return refuse("bad-date", "date_achat", line.Purchased.Format(time.DateOnly), "l’année de la date d’achat n’est pas plausible")
	case !plausibleDay(line.Withdrawn):
		return refuse("bad-date", "date_retrait", line.Withdrawn.Format(time.DateOnly), "l’année de la date de retrait n’est pas plausible")
	case !line.Purchased.IsZero() && !line.Withdrawn.IsZero() && line.Withdrawn.Before(line.Purchased):
		return refuse("dates-inverted", "date_retrait", line.Withdrawn.Format("2006-01-02"), "la date de retrait précède la date d’achat")
	case e.opts.Convention == ByAge && item.Kind == factors.Asset && !line.Purchased.IsZero() && e.ageInDays(line) < 1:
		return refuse("bad-age", "date_achat", line.Purchased.Format("2006-01-02"), "l’âge de l’équipement est inférieur à un jour à la date du calcul")
	case line.Zone != "" && !e.hasZone(line.Zone):
		return refuse("unknown-zone", "zone", line.Zone, "zone d’électricité inconnue")
	}
	if line.Declared != nil {
		if fault := line.Declared.fault(item); fault != "" {
			return refuse("bad-declared", "type", line.Label, fault)
		}
	}
	if item.ID == factors.ServerItem && line.Configuration != nil {
		if fault := serverFault(line.Configuration.Check()); fault != nil {
			return refuse("bad-server", measureNames[fault.Measure].column, fault.Value, fault.french())
		}
	}
	return item, nil
}

// hasZone tells a zone of the set, or the code of a country (ISO 3166-1, two
// letters), for which it may have no mix: the electricity alone is then missing.
func (e *engine) hasZone(id string) bool {
	_, ok := e.set.Zone(id)
	return ok || isCountry(id)
}

// isCountry tells two capital letters but those that ISO 3166-1 leaves to its
// users: AA, QM to QZ, XA to XZ and ZZ.
func isCountry(id string) bool {
	if len(id) != 2 || id[0] < 'A' || id[0] > 'Z' || id[1] < 'A' || id[1] > 'Z' {
		return false
	}
	return id != "AA" && id != "ZZ" && id[0] != 'X' && (id[0] != 'Q' || id[1] < 'M')
}

// plausibleDay tells a day that equipment can have come or gone, or none.
func plausibleDay(t time.Time) bool {
	return t.IsZero() || t.Year() >= firstPurchase && t.Year() <= lastYear
}

// within tells whether an optional measure is above 0 and at most so much.
func within(d decimal.NullDecimal, most decimal.Decimal) bool {
	return !d.Valid || d.Decimal.IsPositive() && d.Decimal.LessThanOrEqual(most)
}

func known[T comparable](value T, values ...T) bool { return slices.Contains(values, value) }

// bounded tells whether a decimal can be compared and multiplied at a
// reasonable cost: 10^400 would fill the memory with its zeros.
func bounded(d decimal.Decimal) bool {
	return smallExponent(d) && d.Coefficient().BitLen() <= 256
}

func smallExponent(d decimal.Decimal) bool { return d.Exponent() <= 20 && d.Exponent() >= -40 }

func plain(d decimal.Decimal) string {
	if !bounded(d) {
		return "hors limites"
	}
	return exact.String(d)
}
