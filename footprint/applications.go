package footprint

import (
	"maps"
	"slices"
)

// ApplicationPortion is one application: of each of its machines, the figures
// divided by the number of applications that the machine serves.
// The machines that serve none are under the empty name.
type ApplicationPortion struct {
	Name     string
	Machines int // that serve it
	Unvalued int // of these, without a figure: the portion lacks theirs
	Portion
}

// applications sums the machines by application.
func (a *allocator) applications() {
	byName := map[string]*ApplicationPortion{}
	for n := range a.out.Machines {
		m := &a.out.Machines[n]
		names := m.Applications
		if len(names) == 0 {
			names = []string{""}
		}
		part := m.figures.over(len(names))
		for _, name := range names {
			app := byName[name]
			if app == nil {
				app = &ApplicationPortion{Name: name, Portion: a.portion(figures{})}
				byName[name] = app
			}
			app.Machines++
			if !m.Valued {
				app.Unvalued++
			}
			app.figures.add(&part)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		a.out.Applications = append(a.out.Applications, *byName[name])
	}
}
