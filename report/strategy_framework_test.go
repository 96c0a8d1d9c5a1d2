package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// What the law asks of those that it holds is not said to be asked of another.
func TestOnlyABodyThatTheLawHoldsIsAsked(t *testing.T) {
	for _, c := range []struct {
		name    string
		kind    strategy.Kind
		people  int
		isAsked bool
	}{{"above the threshold", strategy.Commune, 50_001, true}, {"at the threshold", strategy.Commune, 50_000, false}, {"population unknown", strategy.Commune, 0, false},
		{"syndicat", strategy.Syndicat, 200_000, false}, {"métropole de Lyon", strategy.MetropoleLyon, 1_400_000, false}} {
		s := small()
		s.Body.Kind, s.Body.Population.Total = c.kind, c.people
		a := assess(t, s)
		for kind, doc := range map[string]*report.Document{"strategy": report.Strategy(a), "programme": report.Programme(a)} {
			text := written(t, doc)
			require.Equal(t, c.isAsked, strings.Contains(text, "| demandé |"), "%s, %s", c.name, kind)
			require.Equal(t, !c.isAsked, strings.Contains(text, "| demandé aux collectivités tenues |"), "%s, %s", c.name, kind)
			require.Contains(t, text, "à fiscalité propre de plus de 50 000 habitants.")
		}
		require.Equal(t, c.isAsked, strings.Contains(written(t, report.Summary(a)), "le présente avant les débats sur le budget"), c.name)
	}
}

// A joint strategy tells of each body whether it is held, from its own
// population, and which acts it took; what is common is there once.
func TestEachBodyHasItsOwnScopeAndActs(t *testing.T) {
	s := small()
	s.Body.Population.Total = 62431
	s.Body.Agents = 600
	s.Joint.Members = []strategy.Member{{Body: strategy.Body{Name: "Agglo d’essai", Kind: strategy.CommunauteAgglo, Agents: 400, Population: strategy.Population{Total: 50_000, Municipal: 49_000}},
		Adoption: strategy.Adoption{Programme: time.Date(2025, 2, 3, 0, 0, 0, 0, time.UTC)}}}
	text := plain(markdown(t, assess(t, s)))
	duty := between(t, text, "### 2.1 Obligation", "### 2.3 Articulation")
	require.Contains(t, duty, "**Commune d’essai**\n>\n> L’article 35")
	require.Contains(t, duty, "50 000 habitants de population totale, la communauté d’agglomération n’est pas tenue")
	require.Equal(t, 1, strings.Count(duty, "| P1 |"))
	require.Equal(t, 2, strings.Count(duty, "| P0 |"))
	_, acts, found := strings.Cut(duty, "Actes propres : Agglo d’essai")
	require.True(t, found)
	require.Contains(t, acts, "| demandé aux collectivités tenues | présent | Date : 3 février 2025")
	require.Contains(t, text, "| Agglo d’essai | 3 février 2025 |")
	require.Contains(t, text, "| Plan climat (PCAET) | Commune d’essai : Non ; Agglo d’essai : Oui |", "each has its own thresholds")
	cover := between(t, text, "# Stratégie", "## La stratégie en une page")
	require.Contains(t, cover, "**Agglo d’essai**")
	require.Contains(t, cover, "- Commune d’essai : **62 431 habitants (2023), 600 agents**", "each has its own")
	require.Contains(t, cover, "- Agglo d’essai : **50 000 habitants ([À compléter]), 400 agents**")
	require.Contains(t, cover, "PROJET")
	programme := written(t, report.Programme(assess(t, s)))
	require.Contains(t, programme, "> Acte adopté : Agglo d’essai, le 3 février 2025", "the other body took no act")
	require.Contains(t, text, "Agglo d’essai : **21 300 t CO₂e par an**") // 49,000 × 434 kg
}
