package inventory

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
)

// maxPUE is beyond what a data centre can have.
const maxPUE = 10

// takeCentre accounts for one row of a list of data centres: its PUE and its
// country are those of the equipment that it hosts.
func (rd *reader) takeCentre(rec record) error {
	return rd.takeOther(rec, (*row).centre)
}

// centre reads a data centre.
func (r *row) centre() end {
	name := r.text(r.cell(fieldDataCentre))
	if r.links.centres == nil {
		r.links.centres, r.inv.DataCentres = map[string]string{}, map[string]footprint.DataCentre{}
	}
	if name == "" {
		return r.stop(r.about(fieldDataCentre, "missing-name", "nom absent"))
	}
	if _, known := r.links.centres[name]; known {
		return r.stop(r.about(fieldDataCentre, "repeated-key", "centre de données déjà décrit plus haut"))
	}
	var centre footprint.DataCentre
	if text := r.text(r.cell(fieldPUE)); text != "" {
		pue, err := fr.ParseNumber(text)
		if err != nil || pue.LessThan(one) || pue.GreaterThan(decimal.NewFromInt(maxPUE)) {
			return r.stop(r.about(fieldPUE, "out-of-range", "PUE impossible\u00a0: un nombre de 1 à "+fr.Integer(decimal.NewFromInt(maxPUE))+" est attendu"))
		}
		centre.PUE = decimal.NewNullDecimal(pue)
	}
	zone := r.zoneOf(r.cell(fieldZone))
	if zone.value == "" && zone.doubt != nil {
		return r.stop(r.about(fieldZone, "unknown-country", "pays inconnu"))
	}
	r.links.centres[name], r.inv.DataCentres[name] = zone.value, centre
	return attached
}
