package footprint

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/reen-numerique/reen/factors"
)

// AllocationRule tells how the figures of a host are shared among its machines.
type AllocationRule string

// Rules. Sums (Σ) run over the machines that the host is said to have.
//
// RCPDC, the default, is that of ADEME, RCP-DC 2025, table 20: all but the use
// follows 0.02 × vCPU·h ÷ Σ + 0.85 × GB of memory·h ÷ Σ + 0.13 × GB of
// storage·h ÷ Σ, and the use three other weights that depend on the Load. The
// distribution follows the largest of a machine's three shares; since these sum
// to more than 1 on most hosts, they are then brought back to a sum of 1 (our
// convention: the table does not say).
//
// The others are there to reconcile with other tools, one share for all stages.
// ByVCPU and ByStorage are one resource alone, × hours ÷ Σ. ByKey is the key that
// each machine gives. Interoperable is what NumEcoEval and G4IT do, hours left
// out: the key, else vCPU ÷ Σ, else storage ÷ Σ, else 1 ÷ number of machines; a
// host that is a line of several alike devices is shared as a whole.
const (
	RCPDC         AllocationRule = "rcp-dc"
	ByVCPU        AllocationRule = "vcpu"
	ByStorage     AllocationRule = "storage"
	ByKey         AllocationRule = "key"
	Interoperable AllocationRule = "interoperable"
)

// AllocationRules gives every rule, the default first.
func AllocationRules() []AllocationRule {
	return []AllocationRule{RCPDC, ByVCPU, ByStorage, ByKey, Interoperable}
}

// Load is that of the processors of the hosts over the year, which the weights
// of the use depend on in RCPDC.
type Load string

// Loads that the RCP-DC, table 20, has weights for, as vCPU, memory, storage:
// 0.13, 0.54, 0.33 when idle; 0.60, 0.30, 0.10 at 30 %, the default; 0.80,
// 0.15, 0.05 at 100 %.
const (
	LoadIdle Load = "idle"
	Load30   Load = "30"
	Load100  Load = "100"
)

// stageShares is the part of a host that falls to one machine, by stage.
type stageShares struct{ embodied, distribution, use *big.Rat }

func noShare() stageShares { return stageShares{new(big.Rat), new(big.Rat), new(big.Rat)} }

func (s stageShares) of(stage factors.Stage) *big.Rat {
	switch stage {
	case factors.Use:
		return s.use
	case factors.Distribution:
		return s.distribution
	}
	return s.embodied
}

// partition is a rule ready to be applied.
type partition struct {
	follows []capacity // of which a machine must tell one; none where it need not
	share   func([]*Machine) []stageShares
}

// resources are what the shares of table 20 follow, in the order of its weights.
var resources = []capacity{ofVCPU, ofRAM, ofStorage}

// resourceIDs end the ids of the published weights.
var resourceIDs = [...]string{"vcpu", "ram", "storage"}

// weights say which part of a host follows each resource.
type weights [len(resourceIDs)]*big.Rat

// partition looks up what the rule needs. The error is for options that are
// unknown, and for a set that lacks the published weights.
func (o AllocationOptions) partition(set *factors.Set) (partition, error) {
	switch o.Rule {
	case RCPDC:
		embodied, err := publishedWeights(set, "rcp-dc-vm-embodied-")
		if err != nil {
			return partition{}, err
		}
		use, err := publishedWeights(set, "rcp-dc-vm-use-"+string(o.Load)+"-")
		return partition{resources, weighing{embodied, use}.share}, err
	case ByVCPU:
		return alone(0), nil
	case ByStorage:
		return alone(2), nil
	case ByKey:
		return partition{[]capacity{ofKey}, byKey}, nil
	case Interoperable:
		return partition{nil, interoperable}, nil
	}
	return partition{}, fmt.Errorf("footprint: unknown allocation rule %q", o.Rule)
}

// complete fills in the defaults.
func (o AllocationOptions) complete() (AllocationOptions, error) {
	if o.Rule == "" {
		o.Rule = RCPDC
	}
	if o.Load == "" {
		o.Load = Load30
	}
	if !slices.Contains([]Load{LoadIdle, Load30, Load100}, o.Load) {
		return o, fmt.Errorf("footprint: unknown load %q", o.Load)
	}
	return o, nil
}

// publishedWeights gives three weights of the set. A user's set may replace
// them: they must still be parts of one host.
func publishedWeights(set *factors.Set, prefix string) (weights, error) {
	var w weights
	sum := new(big.Rat)
	for n, id := range resourceIDs {
		f, ok := set.Factor(prefix + id)
		if !ok || f.Value.IsNegative() {
			return w, fmt.Errorf("footprint: the set has no weight %q of at least 0", prefix+id)
		}
		w[n] = f.Value.Rat()
		sum.Add(sum, w[n])
	}
	if sum.Cmp(whole) > 0 {
		return w, fmt.Errorf("footprint: the weights %q sum to more than 1", prefix)
	}
	return w, nil
}

var whole = big.NewRat(1, 1)

// alone is the rule of one resource.
func alone(resource int) partition {
	w := weights{new(big.Rat), new(big.Rat), new(big.Rat)}
	w[resource] = whole
	return partition{resources[resource : resource+1], weighing{w, w}.share}
}

// weighing shares a host by weighted resources.
type weighing struct{ embodied, use weights }

func (w weighing) share(machines []*Machine) []stageShares {
	out, sum := make([]stageShares, len(machines)), new(big.Rat)
	for n := range out {
		out[n] = noShare()
	}
	for r, resource := range resources {
		if w.embodied[r].Sign() == 0 && w.use[r].Sign() == 0 {
			continue
		}
		for n, part := range parts(machines, resource, true) {
			if part == nil {
				continue
			}
			out[n].embodied.Add(out[n].embodied, new(big.Rat).Mul(w.embodied[r], part))
			out[n].use.Add(out[n].use, new(big.Rat).Mul(w.use[r], part))
			if part.Cmp(out[n].distribution) > 0 {
				out[n].distribution.Set(part)
			}
		}
	}
	for _, s := range out {
		sum.Add(sum, s.distribution)
	}
	if sum.Cmp(whole) > 0 {
		for _, s := range out {
			s.distribution.Quo(s.distribution, sum)
		}
	}
	return out
}

// parts gives what each machine has of the sum of a resource, times its hours
// or not; nil for the machines that do not tell, and for all where the sum is 0.
func parts(machines []*Machine, resource capacity, timed bool) []*big.Rat {
	out, sum := make([]*big.Rat, len(machines)), new(big.Rat)
	for n, m := range machines {
		amount := resource.of(m)
		if !amount.Valid {
			continue
		}
		out[n] = amount.Decimal.Rat()
		if timed {
			out[n].Mul(out[n], m.hours())
		}
		sum.Add(sum, out[n])
	}
	if sum.Sign() == 0 {
		return make([]*big.Rat, len(machines))
	}
	for _, part := range out {
		if part != nil {
			part.Quo(part, sum)
		}
	}
	return out
}

func (m *Machine) hours() *big.Rat {
	if m.Hours.Valid {
		return m.Hours.Decimal.Rat()
	}
	return big.NewRat(hoursOfAYear, 1)
}

// even is one share for every stage.
func even(part *big.Rat) stageShares { return stageShares{part, part, part} }

func byKey(machines []*Machine) []stageShares {
	out := make([]stageShares, len(machines))
	for n, m := range machines {
		out[n] = even(m.Key.Decimal.Rat())
	}
	return out
}

func interoperable(machines []*Machine) []stageShares {
	out := make([]stageShares, len(machines))
	cpu, disk := parts(machines, ofVCPU, false), parts(machines, ofStorage, false)
	for n, m := range machines {
		switch {
		case m.Key.Valid:
			out[n] = even(m.Key.Decimal.Rat())
		case cpu[n] != nil:
			out[n] = even(cpu[n])
		case disk[n] != nil:
			out[n] = even(disk[n])
		default:
			out[n] = even(big.NewRat(1, int64(len(machines))))
		}
	}
	return out
}
