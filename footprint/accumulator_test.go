package footprint_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// streamed are the options of the tests of this file: all that a class depends on.
func streamed(convention footprint.Convention) footprint.Options {
	return footprint.Options{Year: 2024, Convention: convention, On: day("2024-12-31"), Criteria: []factors.Criterion{factors.GWP, factors.PE},
		Lifetimes: map[string]decimal.Decimal{"laptop": dec("7")}, Amortisation: map[string]decimal.Decimal{"computers": dec("4"), "server": dec("5")},
		DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.37")}}}
}

func accumulator(t testing.TB, opts footprint.Options) *footprint.Accumulator {
	t.Helper()
	a, err := footprint.NewAccumulator(factors.Default(), opts)
	require.NoError(t, err)
	return a
}

// streamLines are lines of every kind, with dates, places, and numbers that are
// too long or too large for the short way.
func streamLines(seed uint64, n int) []footprint.Line {
	rnd := rand.New(rand.NewPCG(seed, 3))
	lines := anyLines(rnd, factors.Default(), n)
	for i := range lines {
		l := &lines[i]
		l.Site, l.Department, l.Quality = string(rune('A'+rnd.IntN(4))), string(rune('p'+rnd.IntN(3))), footprint.Quality(rnd.IntN(3))
		switch rnd.IntN(12) {
		case 0:
			l.Quantity = dec("123456789.000001")
		case 1:
			l.Quantity = dec("0.3333333333333333333333")
		case 2:
			l.Lifetime = opt("5.1234567890123456789")
		case 3:
			*l = l.Scaled(dec("1"), dec("3"))
		case 4:
			l.Energy = opt("0")
		case 5:
			l.Mass, l.Diagonal = opt("3.5"), opt("24")
		case 6:
			l.Quantity = decimal.Decimal{} // refused
		}
		if rnd.IntN(3) > 0 {
			l.Purchased = day("2012-03-01").AddDate(0, 0, rnd.IntN(4300))
		}
	}
	return lines
}

// figures writes all that a result says but the order of its problems.
func figures(t testing.TB, r *footprint.Result) string {
	t.Helper()
	var b strings.Builder
	for _, c := range r.Options().Criteria {
		u, err := r.Uncertainty(c)
		require.NoError(t, err)
		mc, err := r.MonteCarlo(c, 100, 1)
		require.NoError(t, err)
		fmt.Fprintln(&b, r.Total(c), u.Low, u.High, mc)
		for _, part := range u.Contributions {
			fmt.Fprintln(&b, part.Name, part.Of, part.Share)
		}
		fmt.Fprintln(&b, r.By(c, footprint.Dimensions()...))
	}
	fmt.Fprintln(&b, r.Counts(), r.Quality(), r.Quantities(), r.ElectricityUse(), len(r.Problems()))
	return b.String()
}

// However the lines are ordered, shared out and merged, through bytes or not,
// the result has the same digits, and is that of Compute.
func TestShardsInAnyOrderGiveTheSameDigits(t *testing.T) {
	for _, convention := range footprint.Conventions() {
		t.Run(string(convention), func(t *testing.T) {
			opts, lines := streamed(convention), streamLines(11, 400)
			r, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: lines}, opts)
			require.NoError(t, err)
			want := figures(t, r)
			rnd := rand.New(rand.NewPCG(5, 5))
			for range 4 {
				rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
				shards := make([]*footprint.Accumulator, 1+rnd.IntN(6))
				for n := range shards {
					shards[n] = accumulator(t, opts)
				}
				for n := range lines {
					shards[rnd.IntN(len(shards))].Add(&lines[n])
				}
				all := accumulator(t, opts)
				for n, shard := range shards {
					if n%2 == 0 {
						require.NoError(t, all.Merge(shard))
						continue
					}
					data, err := shard.MarshalBinary()
					require.NoError(t, err)
					require.NoError(t, all.UnmarshalBinary(data))
				}
				require.Equal(t, want, figures(t, all.Result()))
			}
		})
	}
}

// The bytes do not depend on the order of the lines either, and are read back
// to the same bytes.
func TestAnAccumulatorHasOneForm(t *testing.T) {
	lines := streamLines(3, 300)
	var forms []string
	for range 3 {
		rand.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		a := accumulator(t, streamed(footprint.TotalLife))
		for n := range lines {
			if lines[n].Quantity.IsPositive() { // problems come in the order of the lines
				a.Add(&lines[n])
			}
		}
		data, err := a.MarshalBinary()
		require.NoError(t, err)
		back := accumulator(t, streamed(footprint.TotalLife))
		require.NoError(t, back.UnmarshalBinary(data))
		again, err := back.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, string(data), string(again))
		var form map[string]any
		require.NoError(t, json.Unmarshal(data, &form))
		delete(form, "problems")
		text, err := json.Marshal(form)
		require.NoError(t, err)
		forms = append(forms, string(text))
	}
	require.Equal(t, forms[0], forms[1])
	require.Equal(t, forms[0], forms[2])
}

// A result is what was added until then; the accumulator goes on.
func TestAResultDoesNotChangeAfterwards(t *testing.T) {
	a := accumulator(t, footprint.Options{Year: 2024})
	l := line("laptop", "10")
	a.Add(&l)
	first := a.Result()
	before := figures(t, first)
	l.Quantity, l.Energy = dec("3"), opt("40")
	a.Add(&l)
	require.Equal(t, before, figures(t, first))
	require.Equal(t, "385.2400825", total(first))
	require.Equal(t, 2, a.Result().Counts().Read)
	require.Empty(t, first.Lines(), "a stream keeps no line")
}

// Accumulators of other factors, options or conventions are never added.
func TestMergeRefusesWhatIsNotComparable(t *testing.T) {
	base := footprint.Options{Year: 2024}
	for over, other := range map[string]footprint.Options{"options": {Year: 2023}, "convention": {Year: 2024, Convention: footprint.PurchaseYear}} {
		a, b := accumulator(t, base), accumulator(t, other)
		var err *footprint.IncomparableError
		require.ErrorAs(t, a.Merge(b), &err)
		require.Equal(t, over, err.Over)
		data, fault := b.MarshalBinary()
		require.NoError(t, fault)
		require.ErrorAs(t, a.UnmarshalBinary(data), &err)
		require.Zero(t, a.Result().Counts().Read)
	}
	a := accumulator(t, base)
	require.Error(t, a.Merge(nil))
	require.Error(t, a.Merge(a))
	require.Error(t, new(footprint.Accumulator).UnmarshalBinary([]byte("{}")))
}

func TestSpoiledBytesAreRefusedWhole(t *testing.T) {
	a := accumulator(t, footprint.Options{Year: 2024})
	for _, l := range []footprint.Line{line("laptop", "10"), line("server", "2")} {
		a.Add(&l)
	}
	data, err := a.MarshalBinary()
	require.NoError(t, err)
	for name, change := range map[string][2]string{
		"version":          {`"version":1`, `"version":2`},
		"cut":              {`]}`, ``},
		"unknown field":    {`"version"`, `"verzion"`},
		"unknown item":     {`"item":"laptop"`, `"item":"lap-top"`},
		"quality":          {`"lines":1`, `"quality":7,"lines":1`},
		"zone of the body": {`"item":"laptop"`, `"item":"laptop","zone":"FR"`},
		"lifetime":         {`"item":"laptop"`, `"item":"laptop","lifetime":"50e-1"`},
		"no lifetime":      {`"item":"laptop"`, `"item":"laptop","lifetime":"0e0"`},
		"rest":             {`"item":"laptop"`, `"item":"laptop","rest":"mass=1"`},
		"no lines":         {`"lines":1`, `"lines":0`},
		"negative":         {`"10"`, `"-10"`},
		"exponent":         {`"10"`, `"1e999999999"`},
		"division by 0":    {`"10"`, `"10/0"`},
		"counts":           {`"refused":0`, `"refused":-1`},
		"sums":             {`["10",`, `[`},
	} {
		t.Run(name, func(t *testing.T) {
			spoiled := bytes.Replace(data, []byte(change[0]), []byte(change[1]), 1)
			require.NotEqual(t, string(data), string(spoiled), "the change was made")
			back := accumulator(t, footprint.Options{Year: 2024})
			require.Error(t, back.UnmarshalBinary(spoiled))
			require.Zero(t, back.Result().Counts().Read)
		})
	}
}

func FuzzUnmarshalBinary(f *testing.F) {
	a := accumulator(f, footprint.Options{Year: 2024})
	for _, l := range streamLines(1, 40) {
		a.Add(&l)
	}
	data, err := a.MarshalBinary()
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"version":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		back := accumulator(t, footprint.Options{Year: 2024})
		if back.UnmarshalBinary(data) != nil {
			return
		}
		again, err := back.MarshalBinary()
		require.NoError(t, err)
		other := accumulator(t, footprint.Options{Year: 2024})
		require.NoError(t, other.UnmarshalBinary(again))
		back.Result().Total(factors.GWP)
	})
}

// Whole numbers that pass 128 bits go on as fractions: 2,147,483 units of
// 2,147,483 kWh, squared, pass it after sixteen lines.
func TestSumsOfAnySizeStayExact(t *testing.T) {
	l := line("laptop", "2147483.647")
	l.Energy = opt("2147483.647")
	a := accumulator(t, footprint.Options{Year: 2024})
	for range 40 {
		a.Add(&l)
	}
	r := a.Result()
	kwh := l.Quantity.Mul(l.Energy.Decimal).Mul(dec("40"))
	require.Equal(t, exact.String(kwh), exact.String(r.ElectricityUse()))
	one, err := r.Uncertainty(factors.GWP)
	require.NoError(t, err)
	wide := l.Scaled(dec("1"), dec("1")) // the long way
	b := accumulator(t, footprint.Options{Year: 2024})
	for range 40 {
		b.Add(&wide)
	}
	other, err := b.Result().Uncertainty(factors.GWP)
	require.NoError(t, err)
	require.Equal(t, fmt.Sprint(one), fmt.Sprint(other))
}

// The figures of one line, on demand, are those that Compute keeps.
func TestFiguresOfALineOnDemand(t *testing.T) {
	opts, lines := streamed(footprint.TotalLife), streamLines(8, 200)
	r := accumulator(t, opts).Result()
	kept, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: lines}, opts)
	require.NoError(t, err)
	want := map[string]footprint.LineResult{}
	for _, l := range kept.Lines() {
		want[l.ID] = l
	}
	refused := 0
	for n := range lines {
		got, err := r.Figures(&lines[n])
		if err != nil {
			refused++
			continue
		}
		w := want[lines[n].ID]
		require.Equal(t, fmt.Sprint(w.Status, w.Missing, w.Impacts), fmt.Sprint(got.Status, got.Missing, got.Impacts))
	}
	require.Equal(t, kept.Counts().Refused, refused)
	require.Positive(t, refused)
}

// A million lines that differ by their quantity and their electricity alone are one group.
func TestMemoryGrowsWithGroupsAndNotWithLines(t *testing.T) {
	a := accumulator(t, footprint.Options{Year: 2024})
	add := func(n int) {
		l := line("laptop", "1")
		for at := range n {
			l.Quantity, l.Energy = decimal.NewFromInt(int64(1+at%50)), decimal.NewNullDecimal(decimal.New(int64(at), -3))
			a.Add(&l)
		}
	}
	add(1000)
	one, err := a.MarshalBinary()
	require.NoError(t, err)
	add(100_000)
	many, err := a.MarshalBinary()
	require.NoError(t, err)
	require.Less(t, len(many), len(one)+200)
}

// A comparison of what was streamed is that of what was kept.
func TestStreamedResultsCompareAsKeptOnes(t *testing.T) {
	results := func(seed uint64, opts footprint.Options) (kept, streamed *footprint.Result) {
		lines := fleet(seed, 200)
		a := accumulator(t, opts)
		for n := range lines {
			a.Add(&lines[n])
		}
		kept, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: lines}, opts)
		require.NoError(t, err)
		return kept, a.Result()
	}
	keptA, streamedA := results(1, footprint.Options{Year: 2019})
	keptB, streamedB := results(2, footprint.Options{Year: 2024, Lifetimes: map[string]decimal.Decimal{"laptop": dec("7")}})
	want, err := footprint.Compare(keptA, keptB, factors.GWP)
	require.NoError(t, err)
	got, err := footprint.Compare(streamedA, streamedB, factors.GWP)
	require.NoError(t, err)
	require.Equal(t, fmt.Sprint(want.Steps), fmt.Sprint(got.Steps))
}

// Enough lines for several processors: the digits, and the order of the
// problems, are those of one.
func TestManyLinesAreSharedOutWithoutAChange(t *testing.T) {
	lines := townFleet(200_000)
	for n := 0; n < len(lines); n += 997 {
		lines[n].Quantity = decimal.Decimal{} // refused
	}
	one, all := accumulator(t, benchOptions), accumulator(t, benchOptions)
	for n := range lines {
		one.Add(&lines[n])
	}
	all.AddInventory(footprint.Inventory{Lines: lines})
	a, b := one.Result(), all.Result()
	require.Equal(t, a.Problems(), b.Problems())
	require.Equal(t, a.Counts(), b.Counts())
	require.Equal(t, resultJSON(t, a), resultJSON(t, b))
}

// A million keyboards are one line of what is left out, and a count of the others.
func TestProblemsOfOneCauseDoNotFillTheMemory(t *testing.T) {
	acc := accumulator(t, footprint.Options{Year: 2024})
	l := line("keyboard", "1")
	for range 25_000 {
		acc.Add(&l)
	}
	shard := acc.Fresh()
	data, err := acc.MarshalBinary()
	require.NoError(t, err)
	require.NoError(t, shard.UnmarshalBinary(data))
	for _, a := range []*footprint.Accumulator{acc, shard} {
		r := a.Result()
		require.Equal(t, 25_000, r.Counts().Excluded)
		problems := r.Problems()
		require.Len(t, problems, 10_001)
		require.Equal(t, "more-alike", problems[10_000].Code)
		require.Contains(t, problems[10_000].Message, "15\u202f000 fois")
	}
}
