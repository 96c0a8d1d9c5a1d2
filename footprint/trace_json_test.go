package footprint_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func ExampleTrace_MarshalJSON() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "parc.csv:2", Item: "paper-ream", Quantity: decimal.NewFromInt(400)}}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	trace, err := result.Explain("parc.csv:2", factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	written, _ := json.MarshalIndent(trace.Terms[0].Terms[0], "", "  ")
	fmt.Println(string(written))
	// Output:
	// {
	//   "op": "value",
	//   "name": "quantity",
	//   "unit": "ream",
	//   "value": "400",
	//   "from": "inventory"
	// }
}

// node is the JSON of a trace as another program reads it.
type node struct {
	Op, Name, Unit, Value, From string
	Factor                      *struct{ ID, Source, Version, Locator, URL, Retrieved string }
	Terms                       []node
}

// evaluate computes a node from the leaves, knowing nothing but the JSON.
func (n node) evaluate(t testing.TB) *big.Rat {
	if n.Op == "value" {
		v, ok := new(big.Rat).SetString(n.Value)
		require.True(t, ok, n.Value)
		return v
	}
	require.NotEmpty(t, n.Terms)
	v := n.Terms[0].evaluate(t)
	if n.Op == "ceiling" {
		require.Len(t, n.Terms, 1)
		below := new(big.Int).Add(v.Num(), new(big.Int).Sub(v.Denom(), big.NewInt(1)))
		return new(big.Rat).SetInt(below.Quo(below, v.Denom())) // for values that are not negative
	}
	for _, term := range n.Terms[1:] {
		switch w := term.evaluate(t); n.Op {
		case "sum":
			v.Add(v, w)
		case "product":
			v.Mul(v, w)
		case "quotient":
			v.Quo(v, w)
		default:
			require.Fail(t, "unknown operation "+n.Op)
		}
	}
	return v
}

// requireValues compares every node with what it evaluates to: equal where
// the value ends, else within the 18 digits that are written.
func (n node) requireValues(t testing.TB) {
	want, got := n.evaluate(t), node{Op: "value", Value: n.Value}.evaluate(t)
	gap := new(big.Rat).Sub(want, got)
	bound := new(big.Rat).Mul(want, big.NewRat(1, 100_000_000_000_000_000))
	require.LessOrEqual(t, gap.Abs(gap).Cmp(bound.Abs(bound)), 0, "%s: %s is not %s", n.Name, n.Value, want.FloatString(20))
	for _, term := range n.Terms {
		term.requireValues(t)
	}
}

// leaves checks that every leaf says where its value comes from.
func (n node) leaves(t testing.TB, set *factors.Set) {
	for _, term := range n.Terms {
		term.leaves(t, set)
	}
	if n.Op != "value" {
		require.Empty(t, n.From)
		require.Nil(t, n.Factor)
		return
	}
	require.Contains(t, []string{"inventory", "dossier", "source", "convention"}, n.From)
	require.Equal(t, n.From == "source", n.Factor != nil)
	if n.Factor != nil {
		f, ok := set.Factor(n.Factor.ID)
		require.True(t, ok, n.Factor.ID)
		require.True(t, f.Value.Equal(dec(n.Value)), n.Factor.ID)
		require.Equal(t, []string{f.Source.ID, f.Source.Version, f.Source.URL, f.Locator, f.Source.Retrieved},
			[]string{n.Factor.Source, n.Factor.Version, n.Factor.URL, n.Factor.Locator, n.Factor.Retrieved})
	}
}

func traceJSON(t testing.TB, trace *footprint.Trace) (string, node) {
	written, err := json.Marshal(trace)
	require.NoError(t, err)
	var read node
	require.NoError(t, json.Unmarshal(written, &read))
	return string(written), read
}

// 400 reams × 2.29 kg.
func TestATraceAsJSON(t *testing.T) {
	trace, err := compute(t, footprint.Options{}, footprint.Line{ID: "p", Item: "paper-ream", Quantity: dec("400")}).Explain("p", factors.GWP)
	require.NoError(t, err)
	written, read := traceJSON(t, trace)
	require.JSONEq(t, `{"op": "sum", "name": "gwp", "unit": "kg CO2e/year", "value": "916", "terms": [
	  {"op": "product", "name": "use", "unit": "kg CO2e/year", "value": "916", "terms": [
	    {"op": "value", "name": "quantity", "unit": "ream", "value": "400", "from": "inventory"},
	    {"op": "value", "name": "factor", "unit": "kg CO2e/ream", "value": "2.29", "from": "source",
	     "factor": {"id": "base-carbone-paper-ream", "source": "base-carbone", "version": "V23.6", "locator": "élément 24295",
	       "url": "https://base-empreinte.ademe.fr/", "retrieved": "`+trace.Terms[0].Terms[1].Factor.Source.Retrieved+`"}}]}]}`, written)
	require.Equal(t, "916", read.evaluate(t).RatString())
}

func TestEvaluatingTheJSONOfATraceGivesTheFigure(t *testing.T) {
	set := factors.Default()
	for seed := range uint64(6) {
		opts := footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.PE}, Convention: footprint.TotalLife,
			Lifetimes: map[string]decimal.Decimal{"laptop": dec("7")}, DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.37")}}}
		r := compute(t, opts, anyLines(rand.New(rand.NewPCG(seed, 3)), set, 150)...)
		for _, l := range r.Lines() {
			for _, c := range opts.Criteria {
				trace, err := r.Explain(l.ID, c)
				if err != nil {
					continue
				}
				_, read := traceJSON(t, trace)
				require.Equal(t, c.String(), read.Name)
				read.requireValues(t)
				read.leaves(t, set)
			}
		}
	}
}

// The year's part of an impact is a quotient, a product or nothing: the tree says which.
func TestTheJSONOfATraceInEachConvention(t *testing.T) {
	for _, c := range footprint.Conventions() {
		l := bought("2023-09-01")
		l.ID = "a"
		opts := accounts(2024, "3")
		opts.Convention, opts.On = c, day("2024-12-31")
		trace, err := compute(t, opts, l).Explain("a", factors.GWP)
		require.NoError(t, err, c)
		_, read := traceJSON(t, trace)
		read.requireValues(t)
	}
}

// A third of 10 laptops: what never ends is written to 18 digits.
func TestTheJSONOfAScaledLineIsRoundedAsItsValue(t *testing.T) {
	third := line("laptop", "10").Scaled(dec("1"), dec("3"))
	third.ID = "third"
	trace, err := compute(t, footprint.Options{}, third).Explain("third", factors.GWP)
	require.NoError(t, err)
	_, read := traceJSON(t, trace)
	require.Equal(t, "3.33333333333333333", read.Terms[0].Terms[0].Value)
	read.requireValues(t)
}

func TestATraceMadeByHandIsWrittenToo(t *testing.T) {
	for name, c := range map[string]struct {
		trace *footprint.Trace
		want  string
	}{
		"no trace":             {nil, "null"},
		"empty":                {&footprint.Trace{}, `{"op":"","name":"","unit":"","value":"0"}`},
		"a factor of nobody":   {&footprint.Trace{Op: footprint.Leaf, Factor: &factors.Factor{ID: "x"}}, `{"op":"value","name":"","unit":"","value":"0","factor":{"id":"x","source":"","version":"","locator":"","url":"","retrieved":""}}`},
		"a value in thousands": {&footprint.Trace{Op: footprint.Leaf, Value: decimal.New(12, 3)}, `{"op":"value","name":"","unit":"","value":"12000"}`},
	} {
		t.Run(name, func(t *testing.T) {
			written, _ := traceJSON(t, c.trace)
			require.Equal(t, c.want, written)
		})
	}
}
