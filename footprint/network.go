package footprint

import (
	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// has tells whether some unit of an item counts.
func (a *Accumulator) has(item string) bool {
	for g := range a.groups.all() {
		c := &a.classes[g.cell.class()]
		if c.item.ID == item && c.unit != nil && g.sums.exact(ofN).Sign() > 0 {
			return true
		}
	}
	return false
}

// setAside tells an item whose lines would count something twice: the data of
// the fixed network, where its lines are counted too.
func (r *Result) setAside(item *factors.Item) bool {
	return r.linesAndData && item.ID == factors.FixedDataItem
}

func (r *Result) checkNetwork() {
	if !r.linesAndData {
		return
	}
	item, _ := r.set.Item(factors.FixedDataItem)
	r.problems = append(r.problems, diag.Problem{Code: "network-twice", Severity: diag.Doubt, Column: "type", Value: diag.Clip(item.NameFR),
		Message: "données et lignes du réseau fixe sont toutes deux données\u00a0: les lignes contiennent les données, qui ne sont pas ajoutées",
		Remedy:  "Donnez le réseau fixe par ligne ou par Go, pas les deux"})
}
