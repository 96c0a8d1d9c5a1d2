package footprint

import (
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// anyHosts draws hosts and machines of all sorts, some of which cannot be valued.
func anyHosts(rnd *rand.Rand, hosts, machines int) ([]Line, []Machine) {
	some := func(most int64, places int32) decimal.NullDecimal {
		return decimal.NullDecimal{Valid: rnd.IntN(4) > 0, Decimal: decimal.New(rnd.Int64N(most), -places)}
	}
	lines, out := make([]Line, hosts), make([]Machine, machines)
	for n := range lines {
		lines[n] = Line{ID: strconv.Itoa(n), Name: "hv" + strconv.Itoa(n), Item: []string{"server", "laptop", "nas", "camera"}[rnd.IntN(4)], Quantity: decimal.NewFromInt(1 + rnd.Int64N(9)/8),
			State: []State{InUse, InUse, InUse, Stock}[rnd.IntN(4)], Lifetime: decimal.NewNullDecimal(decimal.New(rnd.Int64N(90)+30, -1)), Energy: some(9_000_000, 3)}
	}
	for n := range out {
		out[n] = Machine{ID: strconv.Itoa(n), Host: "hv" + strconv.Itoa(rnd.IntN(hosts+1)), VCPU: some(64, 0), RAM: some(4000, 1), Storage: some(90_000, 2), Hours: some(8785, 0), Key: some(300, 3),
			Applications: []string{"a", "b", "c"}[rnd.IntN(3):]}
	}
	return lines, out
}

// Machines and what is unallocated sum to the hosts, and the hosts to their
// lines, exactly, by criterion and stage, whatever the rule; applications sum to
// the machines to the last digit shown; and no part is negative.
func TestNothingIsLostOrMadeBySharing(t *testing.T) {
	for seed := range uint64(25) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		lines, machines := anyHosts(rnd, 12, 40)
		r, err := Compute(factors.Default(), Inventory{Lines: lines}, Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.PE}})
		require.NoError(t, err)
		for _, rule := range AllocationRules() {
			a, err := r.Allocate(machines, AllocationOptions{Rule: rule, Load: []Load{LoadIdle, Load30, Load100}[seed%3]})
			require.NoError(t, err)
			byHost, valued := map[string]*figures{}, new(figures)
			for n := range a.Machines {
				m := &a.Machines[n]
				require.Equal(t, m.Valued, !m.figures.empty())
				if byHost[m.HostID] == nil {
					byHost[m.HostID] = new(figures)
				}
				byHost[m.HostID].add(&m.figures)
				valued.add(&m.figures)
			}
			require.NotEmpty(t, a.Hosts)
			for _, h := range a.Hosts {
				at, _ := strconv.Atoi(h.ID)
				line := r.hostFigures(&r.lines[at])
				sum := h.Allocated.figures
				sum.add(&h.Unallocated.figures)
				same(t, &line, &sum)
				same(t, &h.Allocated.figures, byHost[h.ID])
				notNegative(t, &h.Unallocated.figures)
			}
			apps := new(figures)
			for _, app := range a.Applications {
				apps.add(&app.figures)
			}
			for c := range apps {
				for s, value := range apps[c] {
					if value != nil {
						require.Equal(t, rounded(valued[c][s]), rounded(value), "seed %d, %s", seed, rule)
					}
				}
			}
		}
	}
}

// rounded keeps 15 digits.
func rounded(r *big.Rat) string {
	return exact.Decimal(new(big.Rat).SetFrac(new(big.Int).Quo(new(big.Int).Mul(r.Num(), big.NewInt(1e15)), r.Denom()), big.NewInt(1))).Round(-2).String()
}

func same(t *testing.T, want, got *figures) {
	t.Helper()
	for c := range want {
		for s, value := range want[c] {
			if value == nil {
				require.True(t, got[c][s] == nil || got[c][s].Sign() == 0)
				continue
			}
			other := got[c][s]
			if other == nil {
				other = new(big.Rat)
			}
			require.Zero(t, value.Cmp(other), "%s and %s", value, other)
		}
	}
}

func notNegative(t *testing.T, f *figures) {
	t.Helper()
	for c := range f {
		for _, value := range f[c] {
			require.False(t, value != nil && value.Sign() < 0)
		}
	}
}

// The order of machines and lines changes no figure.
func TestOrderOfMachines(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	lines, machines := anyHosts(rnd, 10, 60)
	sum := func() map[string]string {
		r, err := Compute(factors.Default(), Inventory{Lines: lines}, Options{Year: 2024})
		require.NoError(t, err)
		a, err := r.Allocate(machines, AllocationOptions{})
		require.NoError(t, err)
		out := map[string]string{}
		for _, m := range a.Machines {
			value, ok := m.Total(factors.GWP)
			out[m.ID] = strconv.FormatBool(ok) + exact.String(value)
		}
		for _, app := range a.Applications {
			value, _ := app.Total(factors.GWP)
			out["app "+app.Name] = exact.String(value)
		}
		return out
	}
	want := sum()
	for range 5 {
		rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		rnd.Shuffle(len(machines), func(i, j int) { machines[i], machines[j] = machines[j], machines[i] })
		require.Equal(t, want, sum())
	}
}
