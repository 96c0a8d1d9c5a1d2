package strategy_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/strategy"
)

// visas gives the texts with their articles, one a line, with ordinary spaces.
func visas(kind strategy.Kind, standing strategy.Standing, act strategy.Act, day time.Time) string {
	var out []string
	for _, v := range strategy.DefaultLaw().Visas(kind, standing, act, day) {
		line := v.Kind + " " + v.Number
		if v.Kind == "code" {
			line = v.Name
		}
		if v.Open {
			line += " ?"
		}
		out = append(out, strings.TrimSpace(line+" "+strings.Join(v.Articles, ", ")))
	}
	return strings.ReplaceAll(strings.Join(out, "\n"), "\u00a0", " ")
}

func TestVisasOfACommuneStandInTheOrderOfNorms(t *testing.T) {
	require.Equal(t, `code général des collectivités territoriales L. 2121-29, L. 2311-1-1, D. 2311-15-1
code de l’environnement L. 229-25
code de la commande publique
code des relations entre le public et l’administration L. 312-1-1
loi 2005-102 47
loi 2016-1321 16
loi 2020-105 55, 58
loi 2021-1485 15, 16, 34, 35
décret 2022-1084
décret 2023-266
décret 2024-134`, visas(strategy.Commune, strategy.Concerned, strategy.StrategyAct, on(2026, 1, 15)))
	require.Equal(t, `code général des collectivités territoriales L. 2121-29, L. 2311-1-1, D. 2311-15-1
loi 2021-1485 35
décret 2022-1084`, visas(strategy.Commune, strategy.Concerned, strategy.ProgrammeAct, on(2026, 1, 15)))
}

// Whatever the body, codes come first, then laws, then decrees, each by year.
func TestVisasAreInOrderForEveryBody(t *testing.T) {
	rank := map[string]int{"code": 0, "loi": 1, "décret": 2}
	for _, kind := range []strategy.Kind{strategy.Commune, strategy.CommunauteCom, strategy.CommunauteAgglo, strategy.CommunauteUrb, strategy.Metropole, strategy.MetropoleLyon,
		strategy.Paris, strategy.Departement, strategy.Region, strategy.Syndicat, strategy.OtherBody, ""} {
		for _, standing := range []strategy.Standing{strategy.Undetermined, strategy.Concerned, strategy.Voluntary, strategy.Special} {
			before, year := 0, 0
			for _, v := range strategy.DefaultLaw().Visas(kind, standing, strategy.StrategyAct, time.Time{}) {
				now, known := rank[v.Kind]
				require.True(t, known, v.Kind)
				require.GreaterOrEqual(t, now, before, "%s: %s %s", kind, v.Kind, v.Number)
				if now > before {
					before, year = now, 0
				}
				if v.Kind != "code" {
					y, err := strconv.Atoi(v.Number[:4])
					require.NoError(t, err)
					require.GreaterOrEqual(t, y, year, v.Number)
					year = y
					require.True(t, v.Date.IsZero() || v.Date.Year() == y, v.Number)
				}
			}
		}
	}
}

func TestVisasFollowTheBodyItsStandingAndTheDay(t *testing.T) {
	day := on(2026, 1, 15)
	epci := visas(strategy.CommunauteAgglo, strategy.Concerned, strategy.StrategyAct, day)
	require.Contains(t, epci, "L. 5211-1, L. 2311-1-1, D. 2311-15-1")
	require.Contains(t, epci, "L. 229-25, L. 229-26", "the climate plan is the EPCI's")
	small := visas(strategy.Commune, strategy.Voluntary, strategy.StrategyAct, day)
	require.NotContains(t, small, "L. 2311-1-1", "a volunteer owes no such report")
	require.NotContains(t, small, "L. 229-25", "nor such an inventory of emissions")
	lyon := visas(strategy.MetropoleLyon, strategy.Special, strategy.StrategyAct, day)
	require.Contains(t, lyon, "code général des collectivités territoriales ? L. 3661-2, D. 2311-15-1")
	require.NotContains(t, lyon, "L. 2121-29")
	// The decree of 2024 is in force on 1 July.
	require.NotContains(t, visas(strategy.Commune, strategy.Concerned, strategy.StrategyAct, on(2024, 6, 30)), "2024-134")
	require.Contains(t, visas(strategy.Commune, strategy.Concerned, strategy.StrategyAct, on(2024, 7, 1)), "2024-134")
}

// Who drafts the act sees what was not read in the official text.
func TestVisasKeepTheMarksOfDoubt(t *testing.T) {
	marks := map[string]strategy.Evidence{}
	for _, v := range strategy.DefaultLaw().Visas(strategy.Metropole, strategy.Concerned, strategy.StrategyAct, on(2026, 1, 15)) {
		require.False(t, v.Open)
		for _, x := range v.Texts {
			marks[x.ID] = x.Evidence
		}
		if v.Number == "2020-105" {
			require.True(t, v.Date.IsZero(), "its date was not read")
			require.Empty(t, v.Name, "nor its title")
			require.NotEmpty(t, v.Doubts)
		}
		require.Len(t, v.Doubts, len(v.Texts))
		for n, x := range v.Texts { // the doubt on the climate plan is not said of the carbon audit
			require.Equal(t, x.ID == "cenv-l-229-26", strings.Contains(v.Doubts[n], "plan climat"), x.ID)
		}
		if v.Number == "2021-1485" {
			require.Contains(t, v.Name, "empreinte environnementale")
		}
	}
	require.Equal(t, strategy.ToCheck, marks["cgct-l-5211-1"])
	require.Equal(t, strategy.Secondary, marks["cgct-d-2311-15-1"])
	require.Equal(t, strategy.Verified, marks["crpa-l-312-1-1"])
}

func TestEveryKindOfBodyHasItsAssembly(t *testing.T) {
	law := strategy.DefaultLaw()
	for kind, want := range map[strategy.Kind]string{strategy.Commune: "le conseil municipal, du conseil municipal, le maire", strategy.CommunauteCom: "le conseil communautaire, du conseil communautaire, le président",
		strategy.CommunauteAgglo: "le conseil communautaire, du conseil communautaire, le président", strategy.CommunauteUrb: "le conseil communautaire, du conseil communautaire, le président",
		strategy.Metropole: "le conseil métropolitain, du conseil métropolitain, le président", strategy.MetropoleLyon: "le conseil de la métropole, du conseil de la métropole, le président",
		strategy.Paris: "le Conseil de Paris, du Conseil de Paris, le maire", strategy.Departement: "le conseil départemental, du conseil départemental, le président",
		strategy.Region: "le conseil régional, du conseil régional, le président", strategy.Syndicat: "le comité syndical, du comité syndical, le président",
		strategy.OtherBody: "l’organe délibérant, de l’organe délibérant, le représentant légal"} {
		a, ok := law.Assembly(kind)
		require.True(t, ok, kind)
		require.Equal(t, want, a.Council+", "+a.OfCouncil+", "+a.Executive)
	}
	_, ok := law.Assembly("")
	require.False(t, ok)
}

func TestMentionsSayWhatIsToBeChecked(t *testing.T) {
	var ids []string
	for _, m := range strategy.DefaultLaw().Mentions {
		ids = append(ids, m.ID)
		require.NotEmpty(t, m.Note, m.ID)
		require.True(t, m.Evidence == strategy.Verified || m.Evidence == strategy.ToCheck, m.ID)
	}
	require.Equal(t, "transmission publication appeal notice", strings.Join(ids, " "))
}

// 49,000 inhabitants at 434 kg are 21,266 t.
func TestEstimateOfAnotherBody(t *testing.T) {
	e := strategy.EstimateOf(factors.Default(), strategy.Population{Total: 50001, Municipal: 49000})
	require.Equal(t, "21266000", e.Value.String())
	require.Nil(t, strategy.EstimateOf(factors.Default(), strategy.Population{Total: 50001}))
	require.Nil(t, strategy.EstimateOf(nil, strategy.Population{Municipal: 49000}))
}
