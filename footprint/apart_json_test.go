package footprint_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

type jsonAddition struct {
	Conservative bool
	Totals       []struct{ Value string }
	Apart        []struct {
		Item, Quantity, Unit, Criterion string
		Value                           *string
	}
	Sensitivity []struct{ Item, Factor, Publication, Criterion, Value, Difference string }
}

func added(t *testing.T, r *footprint.Result, opts footprint.JSONOptions) (got jsonAddition, text string) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, r.WriteJSON(&b, opts))
	require.NoError(t, json.Unmarshal(b.Bytes(), &got))
	return got, b.String()
}

// 21,000 inhabitants × 434 kg stand apart, and a request that nobody published a
// value for is null, not 0.
func TestWhatIsApartInJSON(t *testing.T) {
	got, _ := added(t, compute(t, footprint.Options{}, line("laptop", "10"), line("territory", "21000"), line("ai-request", "5")), footprint.JSONOptions{})
	require.Equal(t, "385.2400825", got.Totals[0].Value)
	require.Len(t, got.Apart, 2)
	require.Nil(t, got.Apart[0].Value)
	require.Equal(t, []string{"territory", "21000", "inhabitant.year", "gwp", "9114000"},
		[]string{got.Apart[1].Item, got.Apart[1].Quantity, got.Apart[1].Unit, got.Apart[1].Criterion, *got.Apart[1].Value})
	_, text := added(t, compute(t, footprint.Options{}, line("laptop", "10")), footprint.JSONOptions{})
	for _, key := range []string{"apart", "sensitivity", "conservative"} {
		require.NotContains(t, text, `"`+key+`"`)
	}
}

func TestSensitivityInJSON(t *testing.T) {
	r := compute(t, footprint.Options{Conservative: true, Criteria: []factors.Criterion{factors.GWP, factors.PE}}, line("laptop", "10"), line("monitor", "3"))
	got, _ := added(t, r, footprint.JSONOptions{Sensitivity: true})
	require.True(t, got.Conservative)
	all, err := r.Sensitivity(factors.GWP)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(got.Sensitivity), len(all))
	for n, a := range all {
		g := got.Sensitivity[n]
		require.Equal(t, []string{a.Item.ID, a.By.ID, "gwp", exact.String(a.Value), exact.String(a.Difference)}, []string{g.Item, g.Factor, g.Criterion, g.Value, g.Difference})
		require.NotEmpty(t, g.Publication)
	}
	_, text := added(t, compute(t, footprint.Options{}, line("paper-ream", "1")), footprint.JSONOptions{Sensitivity: true})
	require.Contains(t, text, `"sensitivity": []`)
}

// The licence of a value that is only compared with is printed too: a first set
// of the user's own is replaced by a second.
func TestTheLicenceOfAnAlternativeIsPrinted(t *testing.T) {
	set := factors.Default()
	for _, source := range [][2]string{{"a", "ODbL-1.0"}, {"b", "CC0"}} {
		id, licence := source[0], source[1]
		user, err := factors.Load(fstest.MapFS{
			"manifest.json": {Data: []byte(`{"sources":[{"id":"` + id + `","publisher":"P","title":"T","attribution":"P","version":"1","licence":"` + licence + `","retrieved":"2026-01-01"}]}`)},
			"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit\n" + id + ",laptop,gwp,embodied,300,kg CO2e/item\n")},
		})
		require.NoError(t, err)
		set, err = set.With(user)
		require.NoError(t, err)
	}
	r, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{line("laptop", "1")}}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	_, plain := added(t, r, footprint.JSONOptions{})
	require.NotContains(t, plain, "ODbL")
	_, text := added(t, r, footprint.JSONOptions{Sensitivity: true})
	require.Contains(t, text, "ODbL")
}
