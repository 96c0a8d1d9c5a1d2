package inventory

import (
	"strconv"

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
	return true
}

// repeatedKey says where a key stands first.
func (r *row) repeatedKey(f field, first int) diag.Problem {
	return r.about(f, "repeated-key", "même nom que la ligne\u00a0"+strconv.Itoa(first)+", alors que le nom est une clé dans ce format")
}
