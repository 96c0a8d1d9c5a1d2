package footprint_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func ExampleResult_Equivalents() {
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(2000)}}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	for _, e := range result.Equivalents() {
		fmt.Println(e.Number.StringFixed(1), "×", e.Item.NameEN, "=", e.Factor.Value, e.Factor.Unit, "from", e.Factor.Source.Version)
	}
	// Output:
	// 9.4 × Average yearly carbon footprint of an inhabitant of France = 8200 kg CO2e/inhabitant.year from Insee Première n° 2077, octobre 2025 (données 2024)
}

// equivalents gives the numbers by item.
func equivalents(r *footprint.Result) map[string]string {
	out := map[string]string{}
	for _, e := range r.Equivalents() {
		out[e.Item.ID] = exact.String(e.Number)
	}
	return out
}

// By hand: 4,100 reams × 2.29 kg = 9,389 kg, over 8,200 kg; a third of it
// never ends.
func TestATotalAsANumberOfSomethingElse(t *testing.T) {
	set := laid(t, factors.Default(), "x", "a,french-footprint,gwp,use,30,kg CO2e/inhabitant.year\n")
	for name, c := range map[string]struct {
		set   *factors.Set
		lines []footprint.Line
		opts  footprint.Options
		want  map[string]string
	}{
		"exact":                 {factors.Default(), []footprint.Line{line("paper-ream", "4100")}, footprint.Options{}, map[string]string{"french-footprint": "1.145"}},
		"a user's value":        {set, []footprint.Line{line("paper-ream", "100")}, footprint.Options{}, map[string]string{"french-footprint": "7.63333333333333333"}},
		"no line":               {factors.Default(), nil, footprint.Options{}, map[string]string{}},
		"no line has a value":   {factors.Default(), []footprint.Line{line("thin-client", "3")}, footprint.Options{}, map[string]string{}},
		"another criterion":     {factors.Default(), []footprint.Line{line("laptop", "3")}, footprint.Options{Criteria: []factors.Criterion{factors.PE}}, map[string]string{}},
		"nothing is added":      {factors.Default(), []footprint.Line{line("paper-ream", "4100"), line("french-footprint", "5")}, footprint.Options{}, map[string]string{"french-footprint": "1.145"}},
		"a total of 0 is still": {factors.Default(), []footprint.Line{server0()}, footprint.Options{}, map[string]string{"french-footprint": "0"}},
	} {
		t.Run(name, func(t *testing.T) {
			c.opts.Year = 2024
			r, err := footprint.Compute(c.set, footprint.Inventory{Lines: c.lines}, c.opts)
			require.NoError(t, err)
			require.Equal(t, c.want, equivalents(r))
		})
	}
}

// server0 is a line with a value that is 0: no electricity, of an item with
// nothing else.
func server0() footprint.Line {
	l := line("thin-client", "1")
	l.Energy = opt("0")
	return l
}

// What is published is divided, never rounded first: number × value is the total.
func TestNumberTimesValueIsTheTotal(t *testing.T) {
	r := compute(t, footprint.Options{}, fleet(3, 120)...)
	for _, e := range r.Equivalents() {
		gap := e.Number.Mul(e.Factor.Value).Sub(r.Total(factors.GWP).Value).Abs()
		require.True(t, gap.LessThan(dec("0.0000000001")), "%s: %s", e.Item.ID, gap)
	}
	require.NotEmpty(t, r.Equivalents())
}
