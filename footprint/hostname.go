package footprint

import (
	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// hostNames finds the line that a machine names as its host.
type hostNames struct {
	set    *factors.Set
	lines  []lineOf
	byName map[string][]int // by folded name: people write srv-01 for SRV-01
	byID   map[string][]int
	hints  int // suggestions made
}

// Bounds of what unknown hosts may cost.
const (
	maxHostHints = 50     // suggestions searched
	maxHostNames = 10_000 // names searched for one
)

func newHostNames(r *Result) *hostNames {
	h := &hostNames{set: r.set, lines: r.lines, byName: map[string][]int{}, byID: map[string][]int{}}
	for n, l := range r.lines {
		if key := fold.Label(l.line.Name); key != "" {
			h.byName[key] = append(h.byName[key], n)
		}
		if l.line.ID != "" {
			h.byID[l.line.ID] = append(h.byID[l.line.ID], n)
		}
	}
	return h
}

// find gives the one line of a name or, where none has it, of an ID. Of
// several lines, those of the very letters win, then those in use.
func (h *hostNames) find(m *Machine) (int, *diag.Problem) {
	found := h.byName[fold.Label(m.Host)]
	for _, prefer := range []func(lineOf) bool{
		func(l lineOf) bool { return l.line.Name == m.Host },
		func(l lineOf) bool { return l.line.State == InUse },
	} {
		if len(found) > 1 {
			if some := h.only(found, prefer); len(some) > 0 {
				found = some
			}
		}
	}
	if len(found) == 0 {
		found = h.byID[m.Host]
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return 0, m.refusal("unknown-host", "hote", m.Host, "aucun équipement compté de l’inventaire n’a ce nom", h.remedy(m.Host))
	}
	return 0, m.refusal("ambiguous-host", "hote", m.Host, "plusieurs équipements de l’inventaire ont ce nom", "Donnez à chacun un nom différent")
}

func (h *hostNames) only(found []int, keep func(lineOf) bool) []int {
	var out []int
	for _, n := range found {
		if keep(h.lines[n]) {
			out = append(out, n)
		}
	}
	return out
}

// remedy asks for the name that was meant, among those of the equipment of
// data centres.
func (h *hostNames) remedy(name string) string {
	if h.hints < maxHostHints {
		h.hints++
		var names []string
		for _, l := range h.lines {
			item, known := h.set.Item(l.line.Item)
			if known && l.line.Name != "" && item.Tier == factors.DataCentre && len(names) < maxHostNames {
				names = append(names, l.line.Name)
			}
		}
		if question := diag.DidYouMean(name, names); question != "" {
			return question
		}
	}
	return "Écrivez le nom de l’hôte comme dans l’inventaire, sur une ligne de quantité\u00a01"
}
