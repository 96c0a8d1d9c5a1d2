package footprint_test

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// machine makes a virtual machine of "hv" from its vCPU, GB of memory and GB
// of storage; an empty text is a measure that is not told.
func machine(name, vcpu, ram, storage string, applications ...string) footprint.Machine {
	told := func(text string) decimal.NullDecimal {
		if text == "" {
			return decimal.NullDecimal{}
		}
		return opt(text)
	}
	return footprint.Machine{ID: name, Name: name, Host: "hv", VCPU: told(vcpu), RAM: told(ram), Storage: told(storage), Applications: applications}
}

// hypervisor is one device of an item, named as machines do.
func hypervisor(item, name string) footprint.Line {
	l := line(item, "1")
	l.ID, l.Name = "id of "+name, name
	return l
}

func allocate(t testing.TB, r *footprint.Result, opts footprint.AllocationOptions, machines ...footprint.Machine) *footprint.Allocation {
	t.Helper()
	a, err := r.Allocate(machines, opts)
	require.NoError(t, err)
	return a
}

// told gives the total of a portion, or "none".
func told(p footprint.Portion, c factors.Criterion) string {
	value, ok := p.Total(c)
	if !ok {
		return "none"
	}
	return exact.String(value)
}

func stages(p footprint.Portion) map[string]string {
	out := map[string]string{}
	for _, i := range p.Impacts() {
		out[i.Stage.String()] = exact.String(i.Value)
	}
	return out
}

func codes(l diag.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, p.Code)
	}
	return out
}

// By hand. A server: 748 kg ÷ 5 years = 149.6, and 3,504 kWh × 0.0519 = 181.8576.
// Of 16 vCPU, 32 GB and 400 GB, a has 4, 16 and 100: ¼, ½ and ¼.
//
//	embodied 0.02 ÷ 4 + 0.85 ÷ 2 + 0.13 ÷ 4 = 0.4625, × 149.6    =  69.19
//	use      0.60 ÷ 4 + 0.30 ÷ 2 + 0.10 ÷ 4 = 0.325,  × 181.8576 =  59.10372
//
// b has the rest: 0.5375 × 149.6 = 80.41, and 0.675 × 181.8576 = 122.75388.
func TestTwoMachinesOnOneServer(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	a := allocate(t, r, footprint.AllocationOptions{}, machine("a", "4", "16", "100"), machine("b", "12", "16", "300"))
	require.Empty(t, a.Problems)
	require.Equal(t, map[string]string{"manufacturing": "69.19", "use": "59.10372"}, stages(a.Machines[0].Portion))
	require.Equal(t, map[string]string{"manufacturing": "80.41", "use": "122.75388"}, stages(a.Machines[1].Portion))
	require.Equal(t, "128.29372", told(a.Machines[0].Portion, factors.GWP))
	require.Equal(t, total(r), told(a.Hosts[0].Allocated, factors.GWP))
	require.Equal(t, "0", told(a.Hosts[0].Unallocated, factors.GWP))
	require.Equal(t, "id of hv", a.Machines[0].HostID)
}

// By hand, for the same two machines: the use weights of the two other loads,
// and the distribution: ½ and ¾ make 5/4, so 0.4 and 0.6.
func TestSharesByLoadAndStage(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("laptop", "hv")) // which has a figure of distribution, 12.3 ÷ 5
	for load, want := range map[footprint.Load]string{
		footprint.LoadIdle: "0.385",  // 0.13 ÷ 4 + 0.54 ÷ 2 + 0.33 ÷ 4
		footprint.Load30:   "0.325",  // 0.60 ÷ 4 + 0.30 ÷ 2 + 0.10 ÷ 4
		footprint.Load100:  "0.2875", // 0.80 ÷ 4 + 0.15 ÷ 2 + 0.05 ÷ 4
	} {
		a := allocate(t, r, footprint.AllocationOptions{Load: load}, machine("a", "4", "16", "100"), machine("b", "12", "16", "300"))
		m := a.Machines[0]
		require.Equal(t, want, exact.String(m.Share(factors.Use)), load)
		require.Equal(t, "0.4625", exact.String(m.Share(factors.Manufacturing)))
		require.Equal(t, "0.4", exact.String(m.Share(factors.Distribution)))
		require.Equal(t, "0.984", stages(m.Portion)["distribution"], "0.4 × 2.46")
		require.Equal(t, "0.6", exact.String(a.Machines[1].Share(factors.Distribution)))
		require.Equal(t, "0", told(a.Hosts[0].Unallocated, factors.GWP))
	}
}

// A machine that ran a third of the year weighs a third: 4 × 2,920 h beside
// 4 × 8,760 h is a quarter.
func TestHoursWeigh(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	short, long := machine("a", "4", "8", "10"), machine("b", "4", "8", "10")
	short.Hours = opt("2920")
	a := allocate(t, r, footprint.AllocationOptions{}, short, long)
	require.Equal(t, "0.25", exact.String(a.Machines[0].Share(factors.Use)))
	require.Equal(t, "0.25", exact.String(a.Machines[0].Share(factors.Manufacturing)))
	short.Hours = opt("0")
	a = allocate(t, r, footprint.AllocationOptions{}, short, long)
	require.Equal(t, "0", told(a.Machines[0].Portion, factors.GWP), "it says that it never ran")
	require.True(t, a.Machines[0].Valued)
	require.Equal(t, total(r), told(a.Machines[1].Portion, factors.GWP))
}

// The rules for interoperability, on machines of 4 and 12 vCPU, 100 and 300 GB
// and another that tells nothing.
func TestOtherRules(t *testing.T) {
	keyed := func(m footprint.Machine, key string) footprint.Machine { m.Key = opt(key); return m }
	two := []footprint.Machine{machine("a", "4", "16", "100"), machine("b", "12", "16", "700")}
	for name, c := range map[string]struct {
		rule     footprint.AllocationRule
		machines []footprint.Machine
		want     []string // shares, then what is left
	}{
		"vCPU":                      {footprint.ByVCPU, two, []string{"0.25", "0.75", "0"}},
		"storage":                   {footprint.ByStorage, two, []string{"0.125", "0.875", "0"}},
		"keys":                      {footprint.ByKey, []footprint.Machine{keyed(two[0], "0.3"), keyed(two[1], "0.2")}, []string{"0.3", "0.2", "0.5"}},
		"a key of 0":                {footprint.ByKey, []footprint.Machine{keyed(two[0], "0"), keyed(two[1], "1")}, []string{"0", "1", "0"}},
		"as others: key, else vCPU": {footprint.Interoperable, []footprint.Machine{keyed(two[0], "0.1"), two[1]}, []string{"0.1", "0.75", "0.15"}},
		"as others: else storage":   {footprint.Interoperable, []footprint.Machine{machine("a", "", "8", "1"), machine("b", "", "", "3")}, []string{"0.25", "0.75", "0"}},
		"as others: else their number": {footprint.Interoperable, []footprint.Machine{machine("a", "", "8", ""), machine("b", "", "", ""), machine("c", "0", "", ""), machine("d", "", "", "0")},
			[]string{"0.25", "0.25", "0.25", "0.25", "0"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
			a := allocate(t, r, footprint.AllocationOptions{Rule: c.rule}, c.machines...)
			require.Empty(t, a.Problems)
			value := r.Total(factors.GWP).Value
			for n, m := range a.Machines {
				require.Equal(t, c.want[n], exact.String(m.Share(factors.Use)))
				require.Equal(t, exact.String(value.Mul(dec(c.want[n]))), told(m.Portion, factors.GWP))
			}
			require.Equal(t, exact.String(value.Mul(dec(c.want[len(a.Machines)]))), told(a.Hosts[0].Unallocated, factors.GWP))
		})
	}
}

// Nobody tells the storage: 13 % of the embodied impact and 10 % of the use stay.
func TestAResourceThatNoMachineTellsStaysUnallocated(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	a := allocate(t, r, footprint.AllocationOptions{}, machine("a", "4", "16", ""), machine("b", "12", "16", ""))
	require.Equal(t, []string{"host-resource-unknown"}, codes(a.Problems))
	require.Equal(t, "stockage_go", a.Problems[0].Column)
	require.Equal(t, map[string]string{"manufacturing": "19.448", "use": "18.18576"}, stages(a.Hosts[0].Unallocated), "0.13 × 149.6, 0.1 × 181.8576")
	require.Equal(t, "0.43", exact.String(a.Machines[0].Share(factors.Manufacturing)), "0.02 ÷ 4 + 0.85 ÷ 2")
}

func TestAMachineThatTellsLessThanOthersIsDoubted(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	a := allocate(t, r, footprint.AllocationOptions{}, machine("a", "4", "", "100"), machine("b", "12", "16", "300"))
	require.Equal(t, []string{"machine-incomplete"}, codes(a.Problems))
	require.Equal(t, diag.Doubt, a.Problems[0].Severity)
	require.Equal(t, []string{"ram_go"}, a.Machines[0].Missing)
	require.Empty(t, a.Machines[1].Missing)
	require.Equal(t, "0.0375", exact.String(a.Machines[0].Share(factors.Manufacturing)), "0.02 ÷ 4 + 0.13 ÷ 4")
}

func TestKeysAboveOneLeaveTheHostUnallocated(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	a, b := machine("a", "", "", ""), machine("b", "", "", "")
	a.Key, b.Key = opt("0.6"), opt("0.5")
	got := allocate(t, r, footprint.AllocationOptions{Rule: footprint.ByKey}, a, b)
	require.Equal(t, []string{"shares-above-one"}, codes(got.Problems))
	require.Contains(t, got.Problems[0].Message, "font 1,1, plus que 1")
	require.Equal(t, "id of hv", got.Problems[0].Value)
	for _, m := range got.Machines {
		require.False(t, m.Valued)
		require.Equal(t, "none", told(m.Portion, factors.GWP))
	}
	require.Equal(t, "0", told(got.Hosts[0].Allocated, factors.GWP))
	require.Equal(t, total(r), told(got.Hosts[0].Unallocated, factors.GWP))
}

// What cannot be valued is listed with its reason, and has no figure: never 0.
func TestMachinesWithoutAHostToShareAreNotValued(t *testing.T) {
	fleet := []footprint.Line{hypervisor("server", "hv"), hypervisor("server", "twin"), hypervisor("server", "Twin"), hypervisor("server", "TWIN"),
		hypervisor("server", "spare"), hypervisor("server", "gone"), hypervisor("server", "four"), hypervisor("camera", "nothing"), hypervisor("electricity", "flow"),
		hypervisor("keyboard", "keys")}
	fleet[4].State, fleet[5].State, fleet[6].Quantity = footprint.Stock, footprint.Retired, dec("4")
	r := compute(t, footprint.Options{}, fleet...)
	for host, want := range map[string]string{
		"": "unknown-host", "nowhere": "unknown-host", "tWiN": "ambiguous-host", "spare": "host-not-in-use", "gone": "host-not-in-use",
		"four": "host-not-one-device", "flow": "host-not-one-device", "nothing": "host-unvalued", "keys": "host-not-in-use",
	} {
		for _, rule := range footprint.AllocationRules() {
			if host == "four" && rule == footprint.Interoperable {
				continue
			}
			m := machine("a", "4", "16", "100", "GED")
			m.Host, m.Key, m.File, m.Row = host, opt("0.5"), "vm.csv", 7
			a := allocate(t, r, footprint.AllocationOptions{Rule: rule}, m)
			require.Equal(t, []string{want}, codes(a.Problems), host)
			require.Equal(t, diag.Refused, a.Problems[0].Severity)
			require.Equal(t, []any{"vm.csv", 7, "hote", host}, []any{a.Problems[0].File, a.Problems[0].Row, a.Problems[0].Column, a.Problems[0].Value})
			require.NotEmpty(t, a.Problems[0].Remedy)
			require.False(t, a.Machines[0].Valued)
			require.Empty(t, a.Machines[0].Impacts())
			require.Empty(t, a.Hosts)
			require.Equal(t, 1, a.Applications[0].Unvalued)
			require.Equal(t, "none", told(a.Applications[0].Portion, factors.GWP))
		}
	}
}

// NumEcoEval shares the impact of a row, whatever its quantity: of 2 servers,
// machines of 6 and 2 processors have 3/4 and 1/4 of the two.
func TestInteroperableSharesALineOfSeveralAsAWhole(t *testing.T) {
	two := hypervisor("server", "hv")
	two.Quantity = dec("2")
	r := compute(t, footprint.Options{}, two)
	a := allocate(t, r, footprint.AllocationOptions{Rule: footprint.Interoperable}, machine("a", "6", "", ""), machine("b", "2", "", ""))
	require.Empty(t, a.Problems)
	quarter := dec(total(r)).Mul(dec("0.25"))
	require.Equal(t, dec(total(r)).Mul(dec("0.75")).String(), told(a.Machines[0].Portion, factors.GWP))
	require.Equal(t, quarter.String(), told(a.Machines[1].Portion, factors.GWP))
	require.Equal(t, "0", told(a.Hosts[0].Unallocated, factors.GWP))
}

func TestTheHostIsFoundAsPeopleWriteIt(t *testing.T) {
	old, mine := hypervisor("server", "SRV-01"), hypervisor("server", "srv 01")
	old.State = footprint.Retired
	r := compute(t, footprint.Options{}, old, mine, hypervisor("server", "srv-02"), hypervisor("server", "srv-03"))
	for host, want := range map[string]string{
		"Srv_01": "id of srv 01", // of two, the one in use
		"srv 01": "id of srv 01", "SRV-02": "id of srv-02", "id of srv-03": "id of srv-03",
	} {
		m := machine("a", "4", "16", "100")
		m.Host = host
		a := allocate(t, r, footprint.AllocationOptions{}, m)
		require.Empty(t, a.Problems, host)
		require.Equal(t, want, a.Machines[0].HostID)
	}
	m := machine("a", "4", "16", "100")
	m.Host = "srv-02x"
	require.Equal(t, "Vouliez-vous dire «\u00a0srv-02\u00a0»\u202f?", allocate(t, r, footprint.AllocationOptions{}, m).Problems[0].Remedy)
}

func TestMachinesThatCannotBeAreRefusedByName(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	for _, d := range []decimal.Decimal{dec("-1"), dec("1e19"), dec("1e400"), vast, tiny.Neg()} {
		some := decimal.NewNullDecimal(d)
		for column, m := range map[string]footprint.Machine{"vcpu": {VCPU: some}, "ram_go": {RAM: some}, "stockage_go": {Storage: some}, "heures": {Hours: some}, "cle": {Key: some}} {
			m.Host = "hv"
			a := allocate(t, r, footprint.AllocationOptions{}, m, machine("b", "1", "1", "1"))
			require.Equal(t, column, a.Problems[0].Column)
			require.Equal(t, diag.Refused, a.Problems[0].Severity)
			require.False(t, a.Machines[0].Valued)
			require.True(t, a.Machines[1].Valued, "the others go on")
		}
	}
	for column, m := range map[string]footprint.Machine{"heures": {Hours: opt("8784.5")}, "cle": {Key: opt("1.01")}} {
		m.Host, m.VCPU = "hv", opt("1")
		require.Equal(t, column, allocate(t, r, footprint.AllocationOptions{}, m).Problems[0].Column)
	}
	for rule, column := range map[footprint.AllocationRule]string{footprint.RCPDC: "vcpu", footprint.ByVCPU: "vcpu", footprint.ByStorage: "stockage_go", footprint.ByKey: "cle"} {
		a := allocate(t, r, footprint.AllocationOptions{Rule: rule}, machine("a", "", "", ""))
		require.Equal(t, []string{"machine-unmeasured"}, codes(a.Problems))
		require.Equal(t, column, a.Problems[0].Column)
		require.Equal(t, total(r), told(a.Hosts[0].Unallocated, factors.GWP))
	}
}

func TestAllocationsThatMakeNoSense(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	for _, opts := range []footprint.AllocationOptions{{Rule: "fair"}, {Load: "50"}, {Rule: footprint.ByKey, Load: "50"}} {
		_, err := r.Allocate(nil, opts)
		require.Error(t, err)
	}
	_, err := (*footprint.Result)(nil).Allocate(nil, footprint.AllocationOptions{})
	require.Error(t, err)
	heavy := laid(t, factors.Default(), "mine", "rcp-dc-vm-embodied-ram,,share,,0.95,1,,2024\n")
	r, err = footprint.Compute(heavy, footprint.Inventory{}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	_, err = r.Allocate(nil, footprint.AllocationOptions{})
	require.ErrorContains(t, err, "more than 1")
	_, err = r.Allocate(nil, footprint.AllocationOptions{Rule: footprint.ByVCPU})
	require.NoError(t, err, "which needs no weight")
}

// By hand: a serves two applications, b one of them, c none. Of 181.8576 +
// 149.6 = 331.4576 kg, a quarter each to a and b, half to c.
func TestApplicationsShareTheirMachines(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	a := allocate(t, r, footprint.AllocationOptions{Rule: footprint.ByVCPU}, machine("a", "1", "", "", "GED", "Paie", " GED "), machine("b", "1", "", "", "Paie"), machine("c", "2", "", "", " "))
	var got []string
	for _, app := range a.Applications {
		got = append(got, app.Name+" "+strconv.Itoa(app.Machines)+" "+told(app.Portion, factors.GWP))
	}
	require.Equal(t, []string{" 1 165.7288", "GED 1 41.4322", "Paie 2 124.2966"}, got)
}

func TestTheCallersMachinesAreTheirs(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	given := []footprint.Machine{machine("a", "1", "", "", " GED ", "GED")}
	a := allocate(t, r, footprint.AllocationOptions{}, given...)
	require.Equal(t, []string{" GED ", "GED"}, given[0].Applications)
	given[0].Applications[0] = "changed"
	require.Equal(t, []string{"GED"}, a.Machines[0].Applications)
}

// sharesOf computes the rule of table 20 as it is written, on fractions, and
// shares nothing with the engine.
func sharesOf(all []footprint.Machine, n int) (embodied, distribution, use *big.Rat) {
	hours := func(m footprint.Machine) *big.Rat {
		if m.Hours.Valid {
			return m.Hours.Decimal.Rat()
		}
		return big.NewRat(8760, 1)
	}
	ratio := func(i int, of func(footprint.Machine) decimal.NullDecimal) *big.Rat {
		sum := new(big.Rat)
		for _, m := range all {
			sum.Add(sum, new(big.Rat).Mul(of(m).Decimal.Rat(), hours(m)))
		}
		if sum.Sign() == 0 {
			return sum
		}
		return new(big.Rat).Quo(new(big.Rat).Mul(of(all[i]).Decimal.Rat(), hours(all[i])), sum)
	}
	three := func(i int) [3]*big.Rat {
		return [3]*big.Rat{ratio(i, func(m footprint.Machine) decimal.NullDecimal { return m.VCPU }),
			ratio(i, func(m footprint.Machine) decimal.NullDecimal { return m.RAM }), ratio(i, func(m footprint.Machine) decimal.NullDecimal { return m.Storage })}
	}
	largest := func(i int) *big.Rat {
		p := three(i)
		return slices.MaxFunc(p[:], (*big.Rat).Cmp)
	}
	weigh := func(a, b, c int64) *big.Rat {
		sum := new(big.Rat)
		for k, w := range []int64{a, b, c} {
			sum.Add(sum, new(big.Rat).Mul(big.NewRat(w, 100), three(n)[k]))
		}
		return sum
	}
	sum := new(big.Rat)
	for i := range all {
		sum.Add(sum, largest(i))
	}
	distribution = largest(n)
	if sum.Cmp(big.NewRat(1, 1)) > 0 {
		distribution = new(big.Rat).Quo(distribution, sum)
	}
	return weigh(2, 85, 13), distribution, weigh(60, 30, 10)
}

// anyMachines draws machines of one host, some of whose measures are not told.
func anyMachines(rnd *rand.Rand, host string, n int) []footprint.Machine {
	maybe := func(most int64, places int32) decimal.NullDecimal {
		if rnd.IntN(5) == 0 {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(decimal.New(rnd.Int64N(most), -places))
	}
	apps := []string{"GED", "Paie", "État civil", "Cantine"}
	out := make([]footprint.Machine, n)
	for i := range out {
		out[i] = footprint.Machine{ID: host + strconv.Itoa(i), Host: host, VCPU: maybe(64, 0), RAM: decimal.NewNullDecimal(decimal.New(rnd.Int64N(5000)+1, -1)), Storage: maybe(90_000, 2),
			Hours: maybe(87_840, 1), Key: maybe(1000/int64(n), 3), Applications: apps[rnd.IntN(3):][:rnd.IntN(3)]}
	}
	return out
}

func TestMachinesAgreeWithTheOracleToTheLastDigit(t *testing.T) {
	set := factors.Default()
	opts := footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.PE}, DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.37")}}}
	for seed := range uint64(30) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		host := hypervisor([]string{"server", "laptop", "desktop"}[seed%3], "hv")
		host.DataCentre, host.Lifetime, host.Energy = "A", opt(strconv.Itoa(3+rnd.IntN(7))), opt(strconv.Itoa(rnd.IntN(4000)))
		machines := anyMachines(rnd, "hv", 1+rnd.IntN(8))
		r := compute(t, opts, host)
		a := allocate(t, r, footprint.AllocationOptions{}, machines...)
		o := oracle{set, opts}
		item, _ := set.Item(host.Item)
		use := o.use(&host, item, factors.GWP)
		for n, m := range a.Machines {
			embodied, distribution, used := sharesOf(machines, n)
			want := new(big.Rat).Mul(use, used)
			for _, f := range item.Factors {
				part := embodied
				if f.Stage == factors.Distribution {
					part = distribution
				}
				if f.Criterion == factors.GWP && f.Stage != factors.Use && f.Unit == "kg CO2e/item" {
					want.Add(want, new(big.Rat).Mul(part, new(big.Rat).Quo(f.Value.Rat(), host.Lifetime.Decimal.Rat())))
				}
			}
			require.Equal(t, exact.String(exact.Decimal(want)), told(m.Portion, factors.GWP), "seed %d, machine %d", seed, n)
		}
	}
}

func TestAllocationInJSON(t *testing.T) {
	r := compute(t, footprint.Options{}, hypervisor("server", "hv"))
	lost := machine("b", "1", "1", "1", "Paie")
	lost.Host = "nowhere"
	a := allocate(t, r, footprint.AllocationOptions{}, machine("a", "4", "16", "100", "GED"), lost)
	write := func(opts footprint.JSONOptions) string {
		var b strings.Builder
		require.NoError(t, r.WriteJSON(&b, opts))
		return b.String()
	}
	require.NotContains(t, write(footprint.JSONOptions{}), "machines", "additive: absent where no machine is asked for")
	text := write(footprint.JSONOptions{Allocation: a})
	for _, name := range []string{`"name": "a"`, `"name": "hv"`} {
		require.NotContains(t, text, name, "names of equipment stay out")
		require.Contains(t, write(footprint.JSONOptions{Allocation: a, Identifiers: true}), name)
	}
	var got struct {
		Allocation map[string]string
		Machines   []struct {
			ID, Host string
			Valued   bool
			Totals   []map[string]string
			Impacts  []map[string]string
		}
		Hosts []struct {
			Allocated, Unallocated struct{ Totals []map[string]string }
		}
		Applications []struct {
			Name               string
			Machines, Unvalued int
			Totals             []map[string]string
		}
		Rejected []struct{ Code, Value string }
	}
	require.NoError(t, json.Unmarshal([]byte(text), &got))
	require.Equal(t, map[string]string{"rule": "rcp-dc", "load": "30"}, got.Allocation)
	require.Equal(t, "id of hv", got.Machines[0].Host)
	require.Equal(t, []map[string]string{{"criterion": "gwp", "value": "331.4576"}}, got.Machines[0].Totals)
	require.Equal(t, []map[string]string{{"criterion": "gwp", "stage": "manufacturing", "value": "149.6"}, {"criterion": "gwp", "stage": "use", "value": "181.8576"}}, got.Machines[0].Impacts)
	require.False(t, got.Machines[1].Valued)
	require.Empty(t, got.Machines[1].Totals, "unknown, which is not 0")
	require.Equal(t, []map[string]string{{"criterion": "gwp", "value": "0"}}, got.Hosts[0].Unallocated.Totals)
	require.Equal(t, "Paie", got.Applications[1].Name)
	require.Equal(t, 1, got.Applications[1].Unvalued)
	require.Equal(t, "nowhere", got.Rejected[0].Value)
}
