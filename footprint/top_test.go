package footprint_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func ExampleResult_Top() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{Item: "laptop", Quantity: decimal.NewFromInt(10), Site: "Hôtel de ville"},
		{Item: "laptop", Quantity: decimal.NewFromInt(40), Site: "École, groupe A"},
		{Item: "monitor", Quantity: decimal.NewFromInt(12), Site: "Médiathèque"},
	}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	largest, rest := result.Top(factors.GWP, 2, footprint.BySite, footprint.ByStage)
	for _, c := range largest {
		fmt.Println(c.Keys, c.Value.StringFixed(1))
	}
	fmt.Println(rest.Parts, "others", rest.Value.StringFixed(1))
	// Output:
	// [École, groupe A manufacturing] 1360.0
	// [Hôtel de ville manufacturing] 340.0
	// 10 others 411.3
}

// reams are parts whose values are known by hand: 2.29 kg each.
func reams(site, quantity string) footprint.Line {
	l := line("paper-ream", quantity)
	l.Site = site
	return l
}

func TestTheLargestPartsAndTheRest(t *testing.T) {
	r := compute(t, footprint.Options{}, reams("A", "100"), reams("B", "300"), reams("C", "200"), reams("", "300"), reams("D", "1"))
	for name, c := range map[string]struct {
		n     int
		sites []string
		parts int
		rest  string
	}{
		"none":                     {0, nil, 5, "2063.29"},
		"fewer than none":          {-3, nil, 5, "2063.29"},
		"the first of equals":      {1, []string{""}, 4, "1376.29"},
		"equals keep their order":  {2, []string{"", "B"}, 3, "689.29"},
		"all but one":              {4, []string{"", "B", "C", "A"}, 1, "2.29"},
		"exactly all":              {5, []string{"", "B", "C", "A", "D"}, 0, "0"},
		"more than there are":      {99, []string{"", "B", "C", "A", "D"}, 0, "0"},
		"as many as an int counts": {int(^uint(0) >> 1), []string{"", "B", "C", "A", "D"}, 0, "0"},
	} {
		t.Run(name, func(t *testing.T) {
			largest, rest := r.Top(factors.GWP, c.n, footprint.BySite)
			var sites []string
			for _, cell := range largest {
				sites = append(sites, cell.Keys[0])
			}
			require.Equal(t, c.sites, sites)
			require.Equal(t, c.parts, rest.Parts)
			require.Equal(t, c.rest, exact.String(rest.Value))
		})
	}
}

func TestTopOfWhatWasNotComputedIsNothing(t *testing.T) {
	r := compute(t, footprint.Options{}, reams("A", "1"))
	for name, ask := range map[string]func() ([]footprint.Cell, footprint.Rest){
		"another criterion": func() ([]footprint.Cell, footprint.Rest) { return r.Top(factors.WU, 3, footprint.BySite) },
		"no dimension":      func() ([]footprint.Cell, footprint.Rest) { return r.Top(factors.GWP, 3) },
	} {
		t.Run(name, func(t *testing.T) {
			largest, rest := ask()
			require.Empty(t, largest)
			require.Zero(t, rest.Parts)
			require.True(t, rest.Value.IsZero())
		})
	}
}

// Whatever n, the parts and the rest make the total; what is kept is never
// lighter than what is not, and is what By says of it.
func TestThePartsAndTheRestMakeTheTotal(t *testing.T) {
	r := compute(t, footprint.Options{}, fleet(11, 300)...)
	dims := []footprint.Dimension{footprint.BySite, footprint.ByItem, footprint.ByStage}
	all := r.By(factors.GWP, dims...)
	want := r.Total(factors.GWP).Value
	for n := 0; n <= len(all)+1; n += 7 {
		largest, rest := r.Top(factors.GWP, n, dims...)
		require.Equal(t, len(all), len(largest)+rest.Parts)
		gap := sum(largest).Add(rest.Value).Sub(want).Abs()
		require.True(t, gap.LessThan(dec("0.0000000001")), "%d: %s", n, gap)
		for m, cell := range largest {
			require.True(t, m == 0 || largest[m-1].Value.GreaterThanOrEqual(cell.Value))
			require.True(t, slices.ContainsFunc(all, func(c footprint.Cell) bool { return slices.Equal(c.Keys, cell.Keys) && c.Value.Equal(cell.Value) }))
		}
	}
	_, everything := r.Top(factors.GWP, 0, dims...)
	require.Equal(t, exact.String(want), exact.String(everything.Value), "exact before it is rounded")
}

// A third of a laptop three times over never ends in decimals: the rest is
// rounded once, not three times.
func TestTheRestIsNotASumOfRoundedParts(t *testing.T) {
	var lines []footprint.Line
	for _, site := range []string{"A", "B", "C"} {
		l := line("laptop", "10").Scaled(dec("1"), dec("3"))
		l.Site = site
		lines = append(lines, l)
	}
	_, rest := compute(t, footprint.Options{}, lines...).Top(factors.GWP, 0, footprint.BySite)
	require.Equal(t, "385.2400825", exact.String(rest.Value))
}

func TestSplitsInJSON(t *testing.T) {
	r := compute(t, footprint.Options{}, reams("A, bis", "100"), reams("B", "300"), reams("C", "200"))
	var b bytes.Buffer
	require.NoError(t, r.WriteJSON(&b, footprint.JSONOptions{By: [][]footprint.Dimension{{footprint.BySite, footprint.ByStage}, {footprint.ByStage}}, Top: 2}))
	var got struct {
		By []map[string]any
	}
	require.NoError(t, json.Unmarshal(b.Bytes(), &got))
	require.Equal(t, []map[string]any{
		{"dimension": "site,stage", "key": "B,use", "keys": []any{"B", "use"}, "criterion": "gwp", "value": "687"},
		{"dimension": "site,stage", "key": "C,use", "keys": []any{"C", "use"}, "criterion": "gwp", "value": "458"},
		{"dimension": "site,stage", "key": "others", "others": 1.0, "criterion": "gwp", "value": "229"},
		{"dimension": "stage", "key": "use", "criterion": "gwp", "value": "1374"},
	}, got.By)
	b.Reset()
	require.NoError(t, r.WriteJSON(&b, footprint.JSONOptions{By: [][]footprint.Dimension{{footprint.BySite, footprint.ByStage}}}))
	require.Contains(t, b.String(), `"key": "A, bis,use"`)
	require.NotContains(t, b.String(), `"others"`)
}
