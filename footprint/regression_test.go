package footprint_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func streamedLines(t testing.TB, opts footprint.Options, lines ...footprint.Line) *footprint.Accumulator {
	t.Helper()
	if opts.Year == 0 {
		opts.Year = 2024
	}
	a := accumulator(t, opts)
	for n := range lines {
		a.Add(&lines[n])
	}
	return a
}

// A refurbished line without proof takes no part in the pool, whatever comes
// first: 10 laptops at 5.6 years and 10 at 5.
func TestAnUnprovedRefurbishedLineIsNotOfThePool(t *testing.T) {
	opts := pools(footprint.Pool{Refurbished: opt("0.2"), Upstream: opt("3")})
	fresh, second := line("laptop", "10"), line("laptop", "10")
	second.ID, second.Origin = "second", footprint.Refurbished
	want := "730.818022142857143"
	for _, lines := range [][]footprint.Line{{fresh, second}, {second, fresh}} {
		r := compute(t, opts, lines...)
		require.Equal(t, want, total(r))
		trace, err := r.Explain("second", factors.GWP)
		require.NoError(t, err)
		require.Equal(t, "385.2400825", exact.String(trace.Value))
		data, err := streamedLines(t, opts, lines...).MarshalBinary()
		require.NoError(t, err)
		back := accumulator(t, opts)
		require.NoError(t, back.UnmarshalBinary(data))
		require.Equal(t, want, total(back.Result()))
	}
}

// What an accumulator writes, another of the same options reads: numbers with
// zeros at their end, ages at a withdrawal to come, quotients of many kinds.
func TestAnAccumulatorReadsWhatItWrote(t *testing.T) {
	zeros := line("laptop", "10")
	zeros.Lifetime = opt("5.0000000000000000000")
	old := line("laptop", "10")
	old.Purchased, old.Withdrawn = day("1999-01-01"), day("2079-01-01")
	var parts []footprint.Line
	for n := range int64(3000) {
		parts = append(parts, line("laptop", "1").Scaled(dec("1"), decimal.NewFromInt(7+2*n)))
	}
	for name, c := range map[string]struct {
		opts  footprint.Options
		lines []footprint.Line
	}{
		"zeros":    {footprint.Options{Year: 2024}, []footprint.Line{zeros}},
		"by age":   {footprint.Options{Year: 2024, Convention: footprint.ByAge, On: day("2024-12-31")}, []footprint.Line{old}},
		"quotient": {footprint.Options{Year: 2024}, parts},
	} {
		t.Run(name, func(t *testing.T) {
			a := streamedLines(t, c.opts, c.lines...)
			data, err := a.MarshalBinary()
			require.NoError(t, err)
			back := accumulator(t, c.opts)
			require.NoError(t, back.UnmarshalBinary(data))
			require.Equal(t, total(a.Result()), total(back.Result()))
			double := append(append([]footprint.Line{}, c.lines...), c.lines...)
			change, err := footprint.Compare(a.Result(), streamedLines(t, c.opts, double...).Result(), factors.GWP)
			require.NoError(t, err)
			require.Len(t, moved(change), 1)
			require.Equal(t, footprint.StepFleet, change.Steps[1].Name)
			require.True(t, change.Steps[1].Difference.Sub(a.Result().Total(factors.GWP).Value).Abs().LessThan(dec("0.000000000001")))
		})
	}
}

// Bytes that no accumulator wrote are refused: two one after the other, counts
// that are not those of the groups, a group twice.
func TestBytesThatNoAccumulatorWroteAreRefused(t *testing.T) {
	opts := footprint.Options{Year: 2024}
	one, err := streamedLines(t, opts, line("laptop", "10")).MarshalBinary()
	require.NoError(t, err)
	require.Contains(t, string(one), "criteria gwp")
	group := bytes.TrimSuffix(bytes.TrimPrefix(one[bytes.Index(one, []byte(`"groups":[`)):], []byte(`"groups":[`)), []byte("]}\n"))
	for name, data := range map[string][]byte{
		"two":      append(append([]byte{}, one...), one...),
		"garbage":  append(append([]byte{}, one...), "hello"...),
		"read":     bytes.Replace(one, []byte(`"read":1`), []byte(`"read":5`), 1),
		"complete": bytes.Replace(one, []byte(`"complete":0`), []byte(`"complete":7`), 1),
		"twice":    bytes.Replace(one, group, append(append(append([]byte{}, group...), ','), group...), 1),
		"refused":  bytes.Replace(one, []byte(`"groups"`), []byte(`"refused_of":{"computers":1000},"groups"`), 1),
	} {
		require.NotEqual(t, string(one), string(data), name)
		require.Error(t, accumulator(t, opts).UnmarshalBinary(data), name)
	}
}

// The default PUE of a place that is not declared is a PUE: 10 servers, 3,504
// kWh each, × (1.2 − 1.93) × 0.0519. The choice of the highest values moves the factors.
func TestAPUEThatWasNotDeclaredMovesTheConsumption(t *testing.T) {
	server := line("server", "10")
	server.DataCentre = "A"
	declared := footprint.Options{DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.2")}}}
	change, err := footprint.Compare(compute(t, footprint.Options{}, server), compute(t, declared, server), factors.GWP)
	require.NoError(t, err)
	require.Equal(t, []string{"consumption -1327.56048"}, moved(change))
	screens := line("monitor", "10")
	change, err = footprint.Compare(compute(t, footprint.Options{}, screens), compute(t, footprint.Options{Conservative: true}, screens), factors.GWP)
	require.NoError(t, err)
	require.Equal(t, []string{"factors 600.266666666666667"}, moved(change)) // 10 × (430 − 69.84) ÷ 6
}

// Lines of which nothing is left hide no data.
func TestFixedLinesScaledToNothingHideNoData(t *testing.T) {
	none := line("fixed-line", "10").Scaled(dec("0"), dec("10"))
	require.Equal(t, "25.9", total(compute(t, footprint.Options{}, none, line("fixed-data", "10000"))))
}

// The bound holds in each convention that has one: a laptop bought this year
// weighs 185.09 kg in it.
func TestWhatRefusedLinesCouldWeighInEachConvention(t *testing.T) {
	inv := footprint.Inventory{Refused: 1, RefusedOf: map[string]int{"computers": 1}}
	for convention, bounded := range map[footprint.Convention]bool{footprint.TotalLife: true, footprint.PurchaseYear: true, footprint.AccountingLife: false, footprint.ByAge: false} {
		opts := footprint.Options{Year: 2024, Convention: convention, On: day("2024-12-31")}
		r, err := footprint.Compute(factors.Default(), inv, opts)
		require.NoError(t, err)
		most := r.RefusedAtMost(factors.GWP)
		require.Equal(t, bounded, most.Value.Valid, convention)
		bought := line("laptop", "1")
		bought.Purchased = day("2024-02-01")
		if bounded {
			require.True(t, most.Value.Decimal.GreaterThan(compute(t, opts, bought).Total(factors.GWP).Value), convention)
		}
	}
}

// The electricity of the technical environment is in the PUE, whatever its line says.
func TestATechnicalEnvironmentWithItsOwnElectricityIsNotCountedTwice(t *testing.T) {
	environment := hosted(factors.TechnicalItem, "1", "A")
	environment.Energy = opt("4000")
	r := compute(t, centres(footprint.DataCentre{PUE: opt("2")}), environment)
	require.Equal(t, "0", exact.String(r.ElectricityUse()))
	require.Equal(t, "energy-in-the-pue", r.Problems()[0].Code)
	require.Equal(t, "4000", exact.String(compute(t, centres(footprint.DataCentre{ByPower: true}), environment).ElectricityUse()), "per kW, as measured")
}

// Flows of a shared place count by its key too, and those of mixed use by their share.
func TestFlowsCountByTheirShare(t *testing.T) {
	opts := centres(footprint.DataCentre{PUE: opt("1"), Share: opt("0.5")})
	r := compute(t, opts, hosted("electricity", "1000", "A"))
	require.Equal(t, "25.95", total(r))
	require.Equal(t, "500", exact.String(r.ElectricityUse()))
	data := line("mobile-data", "100")
	data.Mode = footprint.BYOD
	require.Equal(t, "1.4069697142261329", total(compute(t, footprint.Options{}, data))) // 100 × 0.0246836791969497 × 0.57
}

// The list of problems does not depend on the number of processors.
func TestProblemsDoNotDependOnTheProcessors(t *testing.T) {
	lines := make([]footprint.Line, 200_000)
	for n := range lines {
		lines[n] = line("laptop", "1")
		lines[n].Row, lines[n].Purchased = n, day("2029-01-01")
	}
	var told []string
	for _, processors := range []int{1, 2} {
		before := runtime.GOMAXPROCS(processors)
		a := accumulator(t, footprint.Options{Year: 2024})
		a.AddInventory(footprint.Inventory{Lines: lines})
		problems := a.Result().Problems()
		told = append(told, fmt.Sprint(len(problems), problems[len(problems)-1].Message))
		runtime.GOMAXPROCS(before)
	}
	require.Equal(t, told[0], told[1])
	require.Contains(t, told[0], "190\u202f000")
}

// Two lines of one ID are no host, and a stream has none.
func TestAHostIsOneLine(t *testing.T) {
	machines := []footprint.Machine{{ID: "m", Host: "srv", VCPU: opt("1"), RAM: opt("1"), Storage: opt("1")}}
	a, b := line("server", "1"), line("server", "1")
	a.ID, b.ID = "srv", "srv"
	out, err := compute(t, footprint.Options{}, a, b).Allocate(machines, footprint.AllocationOptions{})
	require.NoError(t, err)
	require.Equal(t, "ambiguous-host", out.Problems[0].Code)
	_, err = streamedLines(t, footprint.Options{}, a).Result().Allocate(machines, footprint.AllocationOptions{})
	require.ErrorContains(t, err, "keeps its lines")
}

// Two providers are known apart: two contracts of 100 kg known to ± 10 % make
// 200 kg to some 7 %, and of one provider to 10 %.
func TestTwoProvidersVaryApart(t *testing.T) {
	contract := func(id, source string) footprint.Line {
		l := service(footprint.Reviewed, "100")
		l.ID, l.Quantity, l.Declared.Source = id, dec("1"), source
		return l
	}
	one := percent(t, compute(t, footprint.Options{}, contract("1", "A; B"), contract("2", "A; B")))
	two := percent(t, compute(t, footprint.Options{}, contract("1", "A; B"), contract("2", "C")))
	require.InDelta(t, 10, one, 0.2)
	require.InDelta(t, 7.1, two, 0.2)
}

// A day of computation beyond any is refused, and equal alternatives differ by 0.
func TestDaysAndEqualAlternatives(t *testing.T) {
	_, err := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024, Convention: footprint.ByAge, On: time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC)})
	require.ErrorContains(t, err, "3000")
	cope := line("laptop", "1")
	cope.Mode, cope.Lifetime = footprint.COPE, opt("7")
	alternatives, err := compute(t, footprint.Options{Conservative: true}, cope).Sensitivity(factors.GWP)
	require.NoError(t, err)
	for _, a := range alternatives {
		require.True(t, a.Difference.IsZero() || a.Difference.Abs().GreaterThan(dec("0.001")), a.Difference)
	}
}
