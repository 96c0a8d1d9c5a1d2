package inventory

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// links are what the rows of one list name of another's, by name.
type links struct {
	centres  map[string]string // zone, "" where unknown; nil where no list of centres was read
	hosts    map[string]int    // row; nil where no list of equipment that has keys was read
	machines map[string][]int  // places in the inventory's machines
}

// keyed notes the key of a row whose identifier is one, or refuses the row.
func (r *row) keyed() bool {
	key := r.text(r.cell(fieldIdentifier))
	if key == "" {
		r.stop(r.about(fieldIdentifier, "missing-name", "nom absent"))
		return false
	}
	if r.links.hosts == nil {
		r.links.hosts = map[string]int{}
	}
	if first, known := r.links.hosts[key]; known {
		r.stop(r.repeatedKey(fieldIdentifier, first))
		return false
	}
	r.links.hosts[key] = r.number
	return true
}

// settled finds what the line names: its data centre, of which it has the
// country, and its own. A row that names what is not there is refused.
func (r *row) settled(l *footprint.Line) bool {
	zone, known := r.links.centres[l.DataCentre]
	switch {
	case l.DataCentre != "" && r.links.centres != nil && !known:
		r.stop(r.about(fieldDataCentre, "missing-parent", "centre de données absent du fichier des centres"))
		return false
	case l.Zone == "" && len(r.said(r.cell(fieldZone))) > 0:
		r.stop(r.about(fieldZone, "unknown-country", "pays inconnu"))
		return false
	case zone != "":
		l.Zone = zone
	}
	if used := r.cell(fieldServiceUse); len(r.said(used)) > 0 {
		r.add(r.about(fieldServiceUse, "service-use", "usage par un service numérique, non lu\u00a0: l’équipement est compté en entier"))
	}
	return true
}

// inCloud tells a machine of a provider, which no equipment of the inventory
// carries: it is nobody's part, and would be missing without a word.
func (rd *reader) inCloud(rec record) bool {
	if !rd.layout.has(fieldInfrastructure) || rec.comment || rec.fault != "" {
		return false
	}
	rd.row.begin(rec)
	where, _ := meaning("infrastructure", rd.row.said(rd.row.cell(fieldInfrastructure)))
	return where == "cloud"
}

// byStorage leaves out the processors of a machine that says that it shares its
// host by storage: the rule of NumEcoEval takes processors first.
func (r *row) byStorage(m *footprint.Machine) {
	by, _ := meaning("equivalence", r.said(r.cell(fieldEquivalence)))
	if by != "storage" || !m.Storage.Valid || !m.VCPU.Valid {
		return
	}
	m.VCPU = decimal.NullDecimal{}
	r.add(r.about(fieldEquivalence, "storage-machine", "machine partagée par le stockage\u00a0: ses processeurs ne sont pas repris"))
}

// repeatedKey says where a key stands first.
func (r *row) repeatedKey(f field, first int) diag.Problem {
	return r.about(f, "repeated-key", "même nom que la ligne\u00a0"+strconv.Itoa(first)+", alors que le nom est une clé dans ce format")
}
