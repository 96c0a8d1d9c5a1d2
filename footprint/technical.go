package footprint

import (
	"maps"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// checkTechnical says which places count their technical environment by its
// power, and have no line that gives it: with a PUE of 1 its electricity would
// be counted nowhere.
func (r *Result) checkTechnical() {
	hosts, powered := map[string]bool{}, map[string]bool{}
	for n := range r.variants {
		v := &r.variants[n]
		hosts[v.centre] = true
		powered[v.centre] = powered[v.centre] || v.item == factors.TechnicalItem
	}
	for _, name := range slices.Sorted(maps.Keys(r.opts.DataCentres)) {
		if r.opts.DataCentres[name].ByPower && hosts[name] && !powered[name] {
			r.problems = append(r.problems, diag.Problem{Code: "no-technical-environment", Severity: diag.Doubt, Column: "centre", Value: diag.Clip(name),
				Message: "l’environnement technique de ce lieu se compte par sa puissance, qui n’est pas donnée\u00a0: son électricité manque",
				Remedy:  "Donnez la puissance informatique du lieu, en kW, ou un PUE"})
		}
	}
}
