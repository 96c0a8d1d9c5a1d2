package inventory

import "slices"

// takeApplication accounts for one row of a list of applications, each of
// which is served by a machine.
func (rd *reader) takeApplication(rec record) error {
	return rd.takeOther(rec, (*row).application)
}

// application gives an application to its machine.
func (r *row) application() end {
	name, machine := r.unique(fieldApplication), r.text(r.cell(fieldName))
	switch {
	case name == "":
		return r.stop(r.about(fieldApplication, "missing-name", "nom absent"))
	case machine == "":
		return r.stop(r.about(fieldName, "missing-host", "machine virtuelle absente"))
	}
	served := r.links.machines[machine]
	if len(served) == 0 {
		return r.stop(r.about(fieldName, "missing-parent", "machine virtuelle absente des fichiers lus"))
	}
	for _, n := range served {
		m := &r.inv.Machines[n]
		if slices.Contains(m.Applications, name) {
			return duplicate
		}
		m.Applications = append(m.Applications, name)
	}
	return attached
}
