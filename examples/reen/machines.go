package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/exact"
)

// sharing holds the options that say which machines share the hosts, and how.
type sharing struct {
	files []string
	rule  string
}

func (s *sharing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&s.files, "machines", nil, "`FICHIER` de machines virtuelles (nom;hote;vcpu;ram_go;stockage_go;heures;cle;application), en plus de celles du dossier (répétable)")
	f.StringVar(&s.rule, "allocation", "", "`RÈGLE` qui partage un hôte entre ses machines (défaut : rcp-dc, ou interoperable avec --from g4it) :"+`
rcp-dc         vCPU, mémoire et stockage × heures (ADEME, RCP-DC 2025,
               tableau 20, charge de 30 %)
vcpu, storage  une seule ressource × heures
key            la clé que donne chaque machine
interoperable  comme NumEcoEval et G4IT : clé, sinon vCPU, sinon stockage,
               sinon à parts égales`)
}

// check refuses a rule that does not exist, and chooses one where none is given:
// that of G4IT for its own files.
func (s *sharing) check(from string) error {
	if s.rule == "" {
		s.rule = string(footprint.RCPDC)
		if from == "g4it" {
			s.rule = string(footprint.Interoperable)
		}
	}
	if slices.Contains(footprint.AllocationRules(), footprint.AllocationRule(s.rule)) {
		return nil
	}
	var names []string
	for _, r := range footprint.AllocationRules() {
		names = append(names, string(r))
	}
	last := len(names) - 1
	return misused("allocation «\u00a0%s\u00a0» inconnue\u00a0: %s ou %s", s.rule, strings.Join(names[:last], ", "), names[last])
}

// read adds the machines of the files to what was read.
func (s *sharing) read(in *input) error {
	seen, given := in.seen, fileNames{}
	if seen == nil {
		seen = new(inventory.Seen)
	}
	for _, path := range s.files {
		name, err := given.add(path)
		if err != nil {
			return err
		}
		machines, err := inventory.OpenMachines(given, name, inventory.Options{Seen: seen})
		if err != nil {
			return failed("%s", err) // without its cause: what mends a list of equipment does not mend one of machines
		}
		in.lines.Append(machines)
	}
	return nil
}

// share gives the machines their part; nil where there is none.
func (s *sharing) share(r *footprint.Result, machines []footprint.Machine) (*footprint.Allocation, error) {
	if len(machines) == 0 {
		return nil, nil
	}
	a, err := r.Allocate(machines, footprint.AllocationOptions{Rule: footprint.AllocationRule(s.rule)})
	if err != nil {
		return nil, failed("%w", err)
	}
	return a, nil
}

// tablesOfMachines writes the machines host by host, then the applications.
func (q *quick) tablesOfMachines(c console, r *footprint.Result, a *footprint.Allocation) error {
	criteria := r.Options().Criteria
	byHost := map[string][]footprint.MachinePortion{} // under the empty id those without a figure
	for _, m := range a.Machines {
		host := m.HostID
		if !m.Valued {
			host = ""
		}
		byHost[host] = append(byHost[host], m)
	}
	t := portions([]string{"Hôte", "Machine"}, criteria)
	row := func(host, machine string, p footprint.Portion) {
		t.add(append([]string{host, machine}, values(p, criteria)...)...)
	}
	for _, h := range a.Hosts {
		host := q.named(h.ID, h.Name)
		for _, m := range byHost[h.ID] {
			row(host, q.named(m.ID, m.Name), m.Portion)
		}
		row(host, "(non affecté)", h.Unallocated)
	}
	for _, m := range byHost[""] {
		row("(sans chiffre)", q.named(m.ID, m.Name), m.Portion)
	}
	fmt.Fprintln(c.out)
	if err := t.write(c.out); err != nil {
		return err
	}
	if err := tableOfApplications(c, a.Applications, criteria); err != nil {
		return err
	}
	_, err := fmt.Fprintf(c.out, "Partage des hôtes\u00a0: %s. Les machines sont dans le total par leurs hôtes, et ne s’y ajoutent pas.\n", a.Options.Rule)
	return err
}

func tableOfApplications(c console, apps []footprint.ApplicationPortion, criteria []factors.Criterion) error {
	t := portions([]string{"Application", "Machines", "dont sans chiffre"}, criteria)
	t.right[1], t.right[2] = true, true
	for _, app := range apps {
		name := app.Name
		if name == "" {
			name = "(sans application)"
		}
		t.add(append([]string{name, strconv.Itoa(app.Machines), strconv.Itoa(app.Unvalued)}, values(app.Portion, criteria)...)...)
	}
	fmt.Fprintln(c.out)
	return t.write(c.out)
}

// named shows a machine or a host by its line, with its name for those who
// ask for identifiers.
func (q *quick) named(id, name string) string {
	if q.identifiers && name != "" {
		return id + " " + name
	}
	return id
}

// portions is a table with a column for each criterion.
func portions(head []string, criteria []factors.Criterion) *table {
	t := &table{head: head, right: map[int]bool{}}
	for _, criterion := range criteria {
		t.right[len(t.head)] = true
		t.head = append(t.head, criterion.Unit()+"/an")
	}
	return t
}

func values(p footprint.Portion, criteria []factors.Criterion) []string {
	out := make([]string, len(criteria))
	for n, criterion := range criteria {
		out[n] = "n.d."
		if value, ok := p.Total(criterion); ok {
			out[n] = figure(value)
		}
	}
	return out
}

// rowsOfMachines gives machines, hosts and applications as rows of CSV; a
// value that is unknown is an empty cell.
func (q *quick) rowsOfMachines(r *footprint.Result, a *footprint.Allocation) [][]string {
	var rows [][]string
	add := func(dimension, key, name string, p footprint.Portion) {
		for _, criterion := range r.Options().Criteria {
			text := ""
			if value, ok := p.Total(criterion); ok {
				text = exact.String(value)
			}
			rows = append(rows, []string{dimension, key, name, criterion.String(), text, criterion.Unit() + "/an", "", ""})
		}
	}
	shown := func(name string) string {
		if q.identifiers {
			return name
		}
		return ""
	}
	for _, m := range a.Machines {
		add("machine", m.ID, shown(m.Name), m.Portion)
	}
	for _, h := range a.Hosts {
		add("host-allocated", h.ID, shown(h.Name), h.Allocated)
		add("host-unallocated", h.ID, shown(h.Name), h.Unallocated)
	}
	for _, app := range a.Applications {
		add("application", app.Name, app.Name, app.Portion)
	}
	return rows
}
