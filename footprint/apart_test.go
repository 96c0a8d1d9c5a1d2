package footprint_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// 3 k€ of IT services and 21,000 inhabitants × 434 kg stand beside ten laptops,
// and add nothing to them.
func TestWhatIsApartIsValuedAndNeverAdded(t *testing.T) {
	lines := []footprint.Line{line("laptop", "10"), line("spend-it-services", "3"), line("territory", "21000"), line("ai-request", "5"), line("keyboard", "9")}
	r := compute(t, footprint.Options{}, lines...)
	require.Equal(t, "385.2400825", total(r))
	got := map[string]string{}
	for _, a := range r.Apart(factors.GWP) {
		got[a.Item.ID] = "n.d."
		if a.Value.Valid {
			got[a.Item.ID] = exact.String(a.Value.Decimal)
		}
	}
	spend := set(t).Impact(factors.GWP, factors.Use)
	require.Equal(t, map[string]string{"spend-it-services": exact.String(spend.Value.Mul(dec("3"))), "territory": "9114000", "ai-request": "n.d."}, got)
	require.Equal(t, footprint.Counts{Read: 5, Complete: 1, Excluded: 4}, r.Counts())
	require.False(t, compute(t, footprint.Options{Criteria: []factors.Criterion{factors.PE}}, lines...).Apart(factors.GWP)[0].Value.Valid)
}

func set(t *testing.T) *factors.Item {
	item, ok := factors.Default().Item("spend-it-services")
	require.True(t, ok)
	return item
}

// 10 lines are 10 × 2,640 GB: with them, the GB would count twice, in any order
// and shared out or not.
func TestTheFixedNetworkCountsByLineOrByData(t *testing.T) {
	subscriptions, data, mobile := line("fixed-line", "10"), line("fixed-data", "26400"), line("mobile-data", "100")
	byLine, byData := compute(t, footprint.Options{}, subscriptions), compute(t, footprint.Options{}, data)
	require.Equal(t, "68.376", total(byLine)) // 10 × 2,640 × 0.00259
	require.Equal(t, total(byLine), total(byData))
	require.Empty(t, byData.Problems())

	for _, lines := range [][]footprint.Line{{subscriptions, data, mobile}, {mobile, data, subscriptions}} {
		r := compute(t, footprint.Options{}, lines...)
		require.Equal(t, "70.84436791969497", total(r)) // and 100 × 0.0246836791969497
		require.Equal(t, footprint.Counts{Read: 3, Complete: 2, Excluded: 1}, r.Counts())
		require.Equal(t, "network-twice", r.Problems()[0].Code)
		require.Equal(t, diag.Doubt, r.Problems()[0].Severity)
		_, err := r.Explain("fixed-data", factors.GWP)
		require.Error(t, err)
		a, b := accumulator(t, footprint.Options{Year: 2024}), accumulator(t, footprint.Options{Year: 2024})
		a.Add(&lines[0])
		a.Add(&lines[1])
		b.Add(&lines[2])
		require.NoError(t, b.Merge(a))
		require.Equal(t, "70.84436791969497", total(b.Result()))
		require.Equal(t, fmt.Sprint(r.Counts()), fmt.Sprint(b.Result().Counts()))
	}
	retired := subscriptions
	retired.State = footprint.Retired
	require.Equal(t, "68.376", total(compute(t, footprint.Options{}, retired, data)))
}

// 10 k€ of another year are 9.5 k€ of 2023: the ratio is of 2023. Uses have no price.
func TestPurchasesAreDeflatedWhereADeflatorIsGiven(t *testing.T) {
	lines := []footprint.Line{line("spend-it-services", "10"), line("territory", "2")}
	as := func(opts footprint.Options) string {
		var out []string
		for _, a := range compute(t, opts, lines...).Apart(factors.GWP) {
			out = append(out, exact.String(a.Value.Decimal))
		}
		return fmt.Sprint(out)
	}
	require.Equal(t, "[750 868]", as(footprint.Options{}))
	require.Equal(t, "[712.5 868]", as(footprint.Options{Deflator: opt("0.95")}))
	for _, bad := range []string{"0", "-1", "11", "1e400"} {
		_, err := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024, Deflator: opt(bad)})
		require.ErrorContains(t, err, "deflator", bad)
	}
}
