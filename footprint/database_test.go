package footprint_test

import (
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// laid gives a set with a database of someone laid over it.
func laid(t testing.TB, set *factors.Set, source, values string) *factors.Set {
	t.Helper()
	user, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"` + source + `","publisher":"` + source + `","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01","attribution":"` + source + `"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit,zone,year\n" + values)},
	})
	require.NoError(t, err)
	set, err = set.With(user)
	require.NoError(t, err)
	return set
}

func otherDatabases(problems diag.List) []string {
	var out []string
	for _, p := range problems {
		if p.Code == footprint.OtherDatabase {
			out = append(out, p.Value)
		}
	}
	return out
}

// Screens are of the mixes' database: 0.02 ÷ 4 years, and 70 kWh × 0.001.
// Laptops are of another one, whose values are not added.
func TestACriterionIsCountedFromTheDatabaseOfItsMix(t *testing.T) {
	set := laid(t, factors.Default(), "pair", "p1,monitor,ap,embodied,0.02,mol H+ eq/item,,\np2,electricity,ap,use,0.001,mol H+ eq/kWh,FR,2024\n")
	set = laid(t, set, "other", "o1,laptop,ap,embodied,7,mol H+ eq/item,,\n")
	screen := line("monitor", "1")
	screen.Energy, screen.Lifetime = opt("70"), opt("4")
	inv := footprint.Inventory{Lines: []footprint.Line{line("laptop", "10"), screen}}
	r, err := footprint.Compute(set, inv, footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.AP}})
	require.NoError(t, err)
	use := decimal.RequireFromString("29.0175").Mul(dec("10")) // kWh of the laptops, whose mix counts
	require.Equal(t, exact.String(dec("0.005").Add(dec("0.07")).Add(use.Mul(dec("0.001")))), exact.String(r.Total(factors.AP).Value))
	require.Equal(t, "0.5", exact.String(r.Total(factors.AP).Coverage.Embodied.Decimal))
	require.Equal(t, []string{"other"}, otherDatabases(r.Problems()))
	require.Contains(t, r.Problems()[len(r.Problems())-1].Message, "Acidification")
}

// Two publications that one publisher puts together are one database.
func TestAPairOfPublicationsIsOneDatabase(t *testing.T) {
	set, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[
			{"id":"a","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01","database":"kit"},
			{"id":"b","publisher":"P","title":"U","version":"1","licence":"CC0","retrieved":"2026-01-01","database":"kit"}]}`)},
		"values.csv": {Data: []byte("id,source,item,criterion,stage,value,unit,zone,year\na1,a,monitor,ap,embodied,0.02,mol H+ eq/item,,\nb1,b,electricity,ap,use,0.001,mol H+ eq/kWh,FR,2024\n")},
	})
	require.NoError(t, err)
	set, err = factors.Default().With(set)
	require.NoError(t, err)
	screen := line("monitor", "1")
	screen.Energy, screen.Lifetime = opt("70"), opt("4")
	r, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{screen}}, footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.AP}})
	require.NoError(t, err)
	require.Equal(t, "0.075", exact.String(r.Total(factors.AP).Value))
	require.Empty(t, otherDatabases(r.Problems()))
}

// Without a mix, the database that was laid last counts: the components of the
// default set do not add up with it.
func TestWithoutAMixTheLastDatabaseCounts(t *testing.T) {
	set := laid(t, factors.Default(), "mine", "m1,laptop,adpe,embodied,0.008,kg Sb eq/item,,\n")
	inv := footprint.Inventory{Lines: []footprint.Line{line("laptop", "10"), server(r740())}}
	r, err := footprint.Compute(set, inv, footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.ADPe}})
	require.NoError(t, err)
	require.Equal(t, "0.016", exact.String(r.Total(factors.ADPe).Value))
	require.Len(t, otherDatabases(r.Problems()), 1)
}

func TestClimateChangeMixesSources(t *testing.T) {
	set := laid(t, factors.Default(), "mine", "m1,laptop,gwp,embodied,100,kg CO2e/item,,\n")
	r, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{line("laptop", "1"), line("monitor", "1")}}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.Equal(t, "1", exact.String(r.Total(factors.GWP).Coverage.Embodied.Decimal))
	require.Empty(t, otherDatabases(r.Problems()))
}
