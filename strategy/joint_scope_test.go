package strategy_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// jointly gives the assessment of a commune and its EPCI.
func jointly(t *testing.T, commune, epci int, date time.Time, own, theirs strategy.Adoption) *strategy.Assessment {
	t.Helper()
	s := strategy.Strategy{Date: date, Year: 2024, Adoption: own,
		Body: strategy.Body{Name: "Ville", Kind: strategy.Commune, Population: strategy.Population{Total: commune}},
		Joint: strategy.Joint{Members: []strategy.Member{{Adoption: theirs,
			Body: strategy.Body{Name: "Agglomération", Kind: strategy.CommunauteAgglo, Population: strategy.Population{Total: epci}}}}}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	require.NoError(t, err)
	return a
}

func byCode(findings []strategy.Finding) map[string]strategy.Finding {
	out := map[string]strategy.Finding{}
	for _, f := range findings {
		out[f.Code] = f
	}
	return out
}

func TestEachBodyIsHeldByItsOwnPopulation(t *testing.T) {
	for name, c := range map[string]struct {
		commune, epci         int
		communeHeld, epciHeld strategy.Standing
		act, element, theirs  bool // required: P0 of the commune, S1 of the document, P0 of the EPCI
	}{
		"both above":         {50_001, 50_001, strategy.Concerned, strategy.Concerned, true, true, true},
		"the EPCI alone":     {50_000, 50_001, strategy.Voluntary, strategy.Concerned, false, true, true},
		"the commune alone":  {50_001, 50_000, strategy.Concerned, strategy.Voluntary, true, true, false},
		"neither":            {50_000, 50_000, strategy.Voluntary, strategy.Voluntary, false, false, false},
		"the EPCI not known": {50_000, 0, strategy.Voluntary, strategy.Undetermined, false, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			a := jointly(t, c.commune, c.epci, on(2025, time.June, 30), strategy.Adoption{}, strategy.Adoption{})
			require.Len(t, a.Scopes, 2)
			require.Equal(t, a.Scope, a.Scopes[0].Scope)
			require.Equal(t, c.communeHeld, a.Scopes[0].Scope.Standing)
			require.Equal(t, c.epciHeld, a.Scopes[1].Scope.Standing)
			require.Equal(t, c.act, byCode(a.Findings)["P0"].Required)
			require.Equal(t, c.element, byCode(a.Findings)["S1"].Required)
			require.Equal(t, c.act, byCode(a.Scopes[0].Acts)["P0"].Required)
			require.Equal(t, c.theirs, byCode(a.Scopes[1].Acts)["P0"].Required)
		})
	}
}

func TestEachBodyDeliberatesForItself(t *testing.T) {
	a := jointly(t, 60_000, 90_000, on(2025, time.June, 30), strategy.Adoption{Programme: on(2022, 12, 1), Strategy: on(2024, 12, 12), Number: "1"},
		strategy.Adoption{Programme: on(2023, 2, 1)})
	city, epci := byCode(a.Scopes[0].Acts), byCode(a.Scopes[1].Acts)
	require.Len(t, city, 3, "P0, S0, B1 and nothing that the document holds in common")
	require.Equal(t, strategy.Met, city["S0"].Status)
	require.Equal(t, strategy.Met, epci["P0"].Status)
	require.True(t, epci["P0"].Late)
	require.False(t, city["P0"].Late)
	require.Equal(t, strategy.Unknown, epci["S0"].Status, "the commune's vote is not the EPCI's")
	require.True(t, epci["S0"].Late)
	require.Equal(t, strategy.Unknown, epci["B1"].Status)
	require.Equal(t, byCode(a.Findings)["S0"], city["S0"])
}

func TestTheDateHoldsForEachBody(t *testing.T) {
	a := jointly(t, 60_000, 90_000, on(2021, time.November, 16), strategy.Adoption{}, strategy.Adoption{})
	require.Equal(t, strategy.Voluntary, a.Scopes[1].Scope.Standing)
	a = jointly(t, 60_000, 90_000, on(2024, time.December, 31), strategy.Adoption{}, strategy.Adoption{})
	require.False(t, byCode(a.Scopes[1].Acts)["B1"].Required)
	require.Equal(t, strategy.NotApplicable, byCode(a.Scopes[1].Acts)["B1"].Status)
	a = jointly(t, 60_000, 90_000, on(2025, time.January, 1), strategy.Adoption{}, strategy.Adoption{})
	require.True(t, byCode(a.Scopes[1].Acts)["B1"].Required)
}

func TestOneBodyHasNoScopes(t *testing.T) {
	require.Nil(t, assess(t, strategy.Strategy{Year: 2024}).Scopes)
}
