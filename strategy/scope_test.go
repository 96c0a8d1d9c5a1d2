package strategy_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

func TestScope(t *testing.T) {
	held := []strategy.Kind{strategy.Commune, strategy.CommunauteCom, strategy.CommunauteAgglo, strategy.CommunauteUrb, strategy.Metropole}
	for _, k := range held {
		for total, want := range map[int]strategy.Standing{
			0: strategy.Undetermined, -1: strategy.Undetermined, 1: strategy.Voluntary, 49_999: strategy.Voluntary, 50_000: strategy.Voluntary,
			50_001: strategy.Concerned, 500_000: strategy.Concerned,
		} {
			s := strategy.ScopeOf(strategy.Body{Kind: k, Population: strategy.Population{Total: total}}, on(2025, time.June, 1))
			require.Equal(t, want, s.Standing, "%s, %d", k, total)
			require.Contains(t, s.Reason, "50\u202f000", "%s, %d", k, total)
			require.Contains(t, s.Reason, "article\u00a035", "%s, %d", k, total)
			require.NotContains(t, s.Reason, "{")
		}
	}
	for _, k := range []strategy.Kind{strategy.Departement, strategy.Region, strategy.Syndicat, strategy.OtherBody} {
		for _, total := range []int{0, 50_000, 2_000_000} {
			s := strategy.ScopeOf(strategy.Body{Kind: k, Population: strategy.Population{Total: total}}, on(2025, time.June, 1))
			require.Equal(t, strategy.Voluntary, s.Standing, "%s, %d", k, total)
			require.NotContains(t, s.Reason, "{")
		}
	}
	for _, k := range []strategy.Kind{strategy.MetropoleLyon, strategy.Paris} {
		s := strategy.ScopeOf(strategy.Body{Kind: k, Population: strategy.Population{Total: 1_400_000}}, on(2025, time.June, 1))
		require.Equal(t, strategy.Special, s.Standing, k)
		require.Contains(t, s.Reason, "à vérifier")
		require.NotContains(t, s.Reason, "{")
	}
}

func TestScopeOnBothSidesOfTheDate(t *testing.T) {
	b := strategy.Body{Kind: strategy.Commune, Population: strategy.Population{Total: 80_000}}
	require.Equal(t, strategy.Voluntary, strategy.ScopeOf(b, on(2021, time.November, 16)).Standing)
	require.Equal(t, strategy.Concerned, strategy.ScopeOf(b, on(2021, time.November, 17)).Standing)
	require.Equal(t, strategy.Undetermined, strategy.ScopeOf(b, time.Time{}).Standing)
}

func TestScopeSupposesNothing(t *testing.T) {
	require.Equal(t, strategy.Undetermined, strategy.ScopeOf(strategy.Body{}, on(2025, time.June, 1)).Standing)
	s := strategy.ScopeOf(strategy.Body{Kind: "duché", Population: strategy.Population{Total: 60_000}}, on(2025, time.June, 1))
	require.Equal(t, strategy.Undetermined, s.Standing)
	require.NotEmpty(t, s.Reason)
}

func TestScopeWarnings(t *testing.T) {
	for name, c := range map[string]struct {
		total, municipal int
		want             string
	}{
		"on both sides":           {50_400, 49_800, "de part et d’autre"},
		"municipal on the limit":  {50_001, 50_000, "de part et d’autre"},
		"both above":              {61_000, 60_000, ""},
		"both below":              {50_000, 49_000, ""},
		"municipal not known":     {50_400, 0, ""},
		"the smaller is too high": {49_000, 50_400, "l’une des deux est fausse"},
	} {
		t.Run(name, func(t *testing.T) {
			w := strategy.ScopeOf(strategy.Body{Kind: strategy.Commune, Population: strategy.Population{Total: c.total, Municipal: c.municipal}}, on(2025, time.June, 1)).Warning
			if c.want == "" {
				require.Empty(t, w)
			} else {
				require.Contains(t, w, c.want)
			}
		})
	}
}
