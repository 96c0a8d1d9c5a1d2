package footprint

import (
	"github.com/reen-numerique/reen/factors"
)

// jsonAllocation is what an allocation adds to the JSON of a result.
type jsonAllocation struct {
	Rule         jsonRule          `json:"allocation"`
	Machines     []jsonMachine     `json:"machines"`
	Hosts        []jsonHost        `json:"hosts"`
	Applications []jsonApplication `json:"applications"`
}

type jsonRule struct {
	Rule AllocationRule `json:"rule"`
	Load Load           `json:"load"`
}

type jsonMachine struct {
	ID      string   `json:"id"`
	File    string   `json:"file"`
	Row     int      `json:"row"`
	Name    string   `json:"name"`
	Host    string   `json:"host"` // id of its line, empty where it is unknown
	Valued  bool     `json:"valued"`
	Missing []string `json:"missing"`
	jsonPortion
}

type jsonHost struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Allocated   jsonPortion `json:"allocated"`
	Unallocated jsonPortion `json:"unallocated"`
}

type jsonApplication struct {
	Name     string `json:"name"`
	Machines int    `json:"machines"`
	Unvalued int    `json:"unvalued"`
	jsonPortion
}

// jsonPortion has no total for a criterion without a figure.
type jsonPortion struct {
	Totals  []jsonSum    `json:"totals"`
	Impacts []jsonImpact `json:"impacts"`
}

type jsonSum struct {
	Criterion string     `json:"criterion"`
	Value     jsonFigure `json:"value"`
}

// allocationJSON writes an allocation, with the names of machines and hosts
// only where identifiers are asked for.
func allocationJSON(a *Allocation, criteria []factors.Criterion, identifiers bool) *jsonAllocation {
	named := func(name string) string {
		if identifiers {
			return name
		}
		return ""
	}
	out := &jsonAllocation{Rule: jsonRule{a.Options.Rule, a.Options.Load},
		Machines: []jsonMachine{}, Hosts: []jsonHost{}, Applications: []jsonApplication{}}
	for _, m := range a.Machines {
		out.Machines = append(out.Machines, jsonMachine{m.ID, m.File, m.Row, named(m.Name), m.HostID, m.Valued,
			append([]string{}, m.Missing...), portionJSON(m.Portion, criteria)})
	}
	for _, h := range a.Hosts {
		out.Hosts = append(out.Hosts, jsonHost{h.ID, named(h.Name), portionJSON(h.Allocated, criteria), portionJSON(h.Unallocated, criteria)})
	}
	for _, app := range a.Applications {
		out.Applications = append(out.Applications, jsonApplication{app.Name, app.Machines, app.Unvalued, portionJSON(app.Portion, criteria)})
	}
	return out
}

func portionJSON(p Portion, criteria []factors.Criterion) jsonPortion {
	out := jsonPortion{Totals: []jsonSum{}, Impacts: impactsJSON(p.Impacts())}
	for _, c := range criteria {
		if value, ok := p.Total(c); ok {
			out.Totals = append(out.Totals, jsonSum{c.String(), figureJSON(value)})
		}
	}
	return out
}
