package footprint

import (
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// AllocationOptions say how hosts are shared; the zero value is RCPDC at 30 %.
type AllocationOptions struct {
	Rule AllocationRule
	Load Load
}

// Allocation shares the figures of hosts among their virtual machines, and
// those of the machines among their applications. Nothing is added to the
// result, which counts the hosts whole: machines and what is unallocated sum
// to them, by criterion and stage.
type Allocation struct {
	Options      AllocationOptions    // defaults filled in
	Machines     []MachinePortion     // in the order given
	Hosts        []HostPortion        // those that machines name, in the order of the inventory
	Applications []ApplicationPortion // in the order of their names
	Problems     diag.List            // machines without a figure, and why; doubts
}

// MachinePortion is one machine with its part of the figures of its host.
type MachinePortion struct {
	Machine
	Portion
	HostID  string   // of the host's line; empty where it is not known
	Valued  bool     // it has a part, which may be 0 where it says 0; else Problems says why
	Missing []string // columns of what it does not tell and other machines of its host do

	share stageShares
}

// Share gives the part of the host that falls to the machine for a stage of
// the life cycle, 0 to 1; 0 for a machine that is not valued.
func (m MachinePortion) Share(s factors.Stage) decimal.Decimal { return decimalOf(m.share.of(s)) }

// HostPortion is one host: the figures of its machines, and what is left.
type HostPortion struct {
	*Line
	Allocated   Portion
	Unallocated Portion
}

// Allocate shares the figures of the hosts, computed by this result, among
// their machines. A machine whose host is not one device in use with a figure,
// or that lacks what the rule shares by, is listed in the problems and not
// valued, and so is every machine of a host whose parts sum to more than 1.
// What machines leave of their host stays unallocated. The error is for
// options that are unknown, and for a set without the weights of the rule.
func (r *Result) Allocate(machines []Machine, opts AllocationOptions) (*Allocation, error) {
	if r == nil || r.set == nil {
		return nil, errors.New("footprint: no result to allocate")
	}
	if len(r.lines) == 0 && len(r.units) > 0 {
		return nil, errors.New("footprint: machines are allocated on a result that keeps its lines, that of Compute")
	}
	opts, err := opts.complete()
	if err != nil {
		return nil, err
	}
	p, err := opts.partition(r.set)
	if err != nil {
		return nil, err
	}
	a := &allocator{result: r, partition: p, out: &Allocation{Options: opts, Machines: make([]MachinePortion, len(machines))}}
	for n, m := range machines {
		m.own()
		a.out.Machines[n] = MachinePortion{Machine: m, Portion: a.portion(figures{}), share: noShare()}
	}
	for _, h := range a.hosts() {
		a.shareOut(h)
	}
	a.applications()
	return a.out, nil
}

// allocator makes one allocation.
type allocator struct {
	result    *Result
	partition partition
	out       *Allocation
}

// host is a device that machines share.
type host struct {
	line     *lineOf
	figures  figures
	machines []*MachinePortion
}

func (a *allocator) portion(f figures) Portion { return Portion{a.result.opts.Criteria, f} }

// hostFigures gives the exact figures of a line, by criterion and stage.
func (r *Result) hostFigures(l *lineOf) figures {
	var out figures
	for _, c := range r.opts.Criteria {
		out[c] = l.impacts(c)
	}
	return out
}

// hosts attaches the machines to their hosts, in the order of the inventory.
func (a *allocator) hosts() []*host {
	names := newHostNames(a.result)
	found := map[int]*host{}
	for n := range a.out.Machines {
		m := &a.out.Machines[n]
		problem := m.check()
		if problem == nil {
			problem = a.attach(m, names, found)
		}
		if problem != nil {
			a.out.Problems = append(a.out.Problems, *problem)
		}
	}
	out := make([]*host, 0, len(found))
	for n := range a.result.lines {
		if h := found[n]; h != nil {
			out = append(out, h)
		}
	}
	return out
}

// attach finds the host of a machine, or says why it has none.
func (a *allocator) attach(m *MachinePortion, names *hostNames, found map[int]*host) *diag.Problem {
	at, problem := names.find(&m.Machine)
	if problem != nil {
		return problem
	}
	l := &a.result.lines[at]
	m.HostID = l.line.ID
	h := found[at]
	if h == nil {
		h = &host{line: l, figures: a.result.hostFigures(l)}
	}
	if problem := h.fault(&m.Machine, a.out.Options.Rule); problem != nil {
		return problem
	}
	found[at] = h
	if follows := a.partition.follows; len(follows) > 0 && !slices.ContainsFunc(follows, m.tells) {
		return m.refusal("machine-unmeasured", follows[0].column, placed(m.File, m.ID), "rien ne dit quelle part de son hôte revient à cette machine", "Renseignez "+listed(wordsOf(follows)))
	}
	h.machines = append(h.machines, m)
	return nil
}

// fault says why a host cannot be shared. It is one device but where one shares
// as NumEcoEval does: a line of several alike is then shared as a whole.
func (h *host) fault(m *Machine, rule AllocationRule) *diag.Problem {
	refuse := func(code, message, remedy string) *diag.Problem {
		return m.refusal(code, "hote", m.Host, message, remedy)
	}
	switch l := h.line; {
	case l.status() == NotInUse || l.status() == ExcludedByRules:
		return refuse("host-not-in-use", "l’hôte de cette machine n’est pas compté en service", "Corrigez l’hôte de la machine, ou l’état de l’équipement")
	case l.unit.item.Kind != factors.Asset || l.line.amount().Cmp(whole) != 0 && rule != Interoperable:
		return refuse("host-not-one-device", "l’hôte est une ligne de plusieurs équipements\u00a0: on ne sait pas lequel partager", "Donnez à l’hôte une ligne à lui, de quantité\u00a01")
	case h.figures.empty():
		return refuse("host-unvalued", "l’hôte de cette machine n’a pas de chiffre à partager", "Complétez la ligne de l’hôte")
	}
	return nil
}

// placed names what has no row in a file by its id. Names stay out: they can
// name a person.
func placed(file, id string) string {
	if file != "" {
		return ""
	}
	return diag.Clip(id)
}

func (m *Machine) tells(c capacity) bool { return c.of(m).Valid }

func wordsOf(capacities []capacity) []string {
	words := make([]string, len(capacities))
	for n, c := range capacities {
		words[n] = c.french
	}
	return words
}

// shareOut gives each machine of a host its part.
func (a *allocator) shareOut(h *host) {
	machines := make([]*Machine, len(h.machines))
	for n, m := range h.machines {
		machines[n] = &m.Machine
	}
	a.incomplete(h)
	shares := a.partition.share(machines)
	allocated := h.figures.times(noShare()) // a host that nothing is taken of
	if sum := largestSum(shares); sum.Cmp(whole) > 0 {
		a.out.Problems = append(a.out.Problems, diag.Problem{Code: "shares-above-one", Severity: diag.Refused, File: h.line.line.File, Row: h.line.line.Row,
			Column: ofKey.column, Value: placed(h.line.line.File, h.line.line.ID), Message: "les parts des machines de cet hôte font " + strings.Replace(plain(exact.Decimal(sum)), ".", ",", 1) + ", plus que 1\u00a0: aucune n’est retenue",
			Remedy: "Corrigez les clés de ses machines"})
	} else {
		for n, m := range h.machines {
			m.Valued, m.share = true, shares[n]
			m.figures = h.figures.times(shares[n])
			allocated.add(&m.figures)
		}
	}
	a.out.Hosts = append(a.out.Hosts, HostPortion{h.line.line, a.portion(allocated), a.portion(h.figures.less(&allocated))})
}

// largestSum gives the largest of the sums of the shares by stage.
func largestSum(shares []stageShares) *big.Rat {
	most := new(big.Rat)
	for _, stage := range []factors.Stage{factors.Embodied, factors.Distribution, factors.Use} {
		sum := new(big.Rat)
		for _, s := range shares {
			sum.Add(sum, s.of(stage))
		}
		if sum.Cmp(most) > 0 {
			most = sum
		}
	}
	return most
}

// incomplete doubts what the rule follows and machines do not tell: what one
// leaves out goes to the others, what all leave out stays unallocated.
func (a *allocator) incomplete(h *host) {
	if len(h.machines) == 0 {
		return
	}
	for _, c := range a.partition.follows {
		told := slices.ContainsFunc(h.machines, func(m *MachinePortion) bool { return m.tells(c) })
		if !told {
			a.out.Problems = append(a.out.Problems, diag.Problem{Code: "host-resource-unknown", Severity: diag.Doubt, File: h.line.line.File, Row: h.line.line.Row,
				Column: c.column, Value: placed(h.line.line.File, h.line.line.ID), Message: c.french + "\u00a0: aucune machine de cet hôte ne donne cette mesure, et la part qui en dépend reste non affectée", Remedy: "Complétez la liste des machines"})
			continue
		}
		for _, m := range h.machines {
			if !m.tells(c) {
				m.Missing = append(m.Missing, c.column)
				p := m.refusal("machine-incomplete", c.column, placed(m.File, m.ID), c.french+" manque\u00a0: la part qui en dépend va aux autres machines de l’hôte", "Complétez la ligne de la machine")
				p.Severity = diag.Doubt
				a.out.Problems = append(a.out.Problems, *p)
			}
		}
	}
}
