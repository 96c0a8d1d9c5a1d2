package strategy_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func body(name string, agents, posts int) strategy.Body {
	return strategy.Body{Name: name, INSEE: "38185", Agents: agents, Workstations: posts}
}

// shared is a city of 600 agents, an agglomeration of 300 and a social centre of 100.
func shared(posts []strategy.SharedPost, shares ...strategy.PostShare) strategy.Strategy {
	return strategy.Strategy{Year: 2024, Body: body("Ville", 600, 500), Joint: strategy.Joint{
		Members: []strategy.Member{{Body: body("Agglomération", 300, 100)}, {Body: body("Centre social", 100, 50)}}, Posts: posts, Shares: shares}}
}

func codes(a *strategy.Assessment) []string {
	var out []string
	for _, p := range a.Problems {
		out = append(out, p.Code)
	}
	return out
}

func ExampleJointResult() {
	s := strategy.Strategy{Year: 2024, Body: body("Ville", 600, 0), Joint: strategy.Joint{
		Members: []strategy.Member{{Body: body("Agglomération", 200, 0)}},
		Posts:   []strategy.SharedPost{{Name: "Salle serveurs", Of: "servers", By: strategy.ByAgreement}},
		Shares:  []strategy.PostShare{{Post: "Salle serveurs", Body: "Ville", Share: n("0.25")}, {Post: "Salle serveurs", Body: "Agglomération", Share: n("0.75")}}}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{of("laptop", "800"), of("server", "10")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range a.Joint.Posts {
		fmt.Println(p.Name, p.By, p.Value.StringFixed(1), p.Shares)
	}
	for _, b := range a.Joint.Bodies {
		fmt.Println(b.Body.Name, b.Value.Decimal.StringFixed(1), "kg CO2e,", b.PerAgent.Decimal.StringFixed(2), "an agent")
	}
	// Output:
	// Salle serveurs declared 3314.6 [0.25 0.75]
	// Reste du numérique commun agents 30819.2 [0.75 0.25]
	// Ville 23943.0 kg CO2e, 39.91 an agent
	// Agglomération 10190.7 kg CO2e, 50.95 an agent
}

func TestOneBodyIsNotJoint(t *testing.T) {
	require.Nil(t, assess(t, strategy.Strategy{Year: 2024}, of("laptop", "1")).Joint)
}

// 1,000 laptops of 38.52400825 kg shared by 6/10, 3/10 and 1/10.
func TestSharedByAgentsByHand(t *testing.T) {
	j := assess(t, shared(nil), of("laptop", "1000")).Joint
	require.Len(t, j.Posts, 1)
	require.True(t, j.Posts[0].Rest)
	for b, want := range []string{"23114.40495", "11557.202475", "3852.400825"} {
		equal(t, want, j.Bodies[b].Value.Decimal)
		equal(t, "38.52400825", j.Bodies[b].PerAgent.Decimal)
	}
}

// Whatever the posts and the keys, the posts sum to the total, the parts of a
// post to the post, and the bodies with the unshared to the total: exactly.
func TestNothingIsLostNorCountedTwice(t *testing.T) {
	lines := []footprint.Line{of("laptop", "1000"), of("monitor", "1300"), of("server", "7"), of("paper-ream", "3333"), of("switch", "11"), of("smartphone", "77")}
	for n := range lines {
		lines[n].Department = []string{"DSI", "Écoles", "", "Dsi"}[n%4]
		lines[n].Site = []string{"Mairie", "Gymnase"}[n%2]
		lines[n].Lifetime = maybe([]string{"7", "11", "13"}[n%3]) // quotients that never end
	}
	thirds := []strategy.PostShare{{Post: "P", Body: "Ville", Share: n("0.333")}, {Post: "P", Body: "Agglomération", Share: n("0.667")}}
	for name, posts := range map[string][]strategy.SharedPost{
		"none":                         nil,
		"an item by workstations":      {{Name: "P", Of: "laptop", By: strategy.ByWorkstations}},
		"a tier by agreement":          {{Name: "P", Of: "datacentre", By: strategy.ByAgreement}},
		"a category, then all":         {{Name: "Q", Of: "screens", By: strategy.ByAgents}, {Name: "P", By: strategy.ByWorkstations}},
		"a department and a site":      {{Name: "Q", Department: "dsi", Site: "mairie", By: strategy.ByWorkstations}},
		"overlapping: the first takes": {{Name: "Q", Of: "terminals", By: strategy.ByAgents}, {Name: "P", Of: "laptop", By: strategy.ByAgreement}},
		"agreement without its shares": {{Name: "R", Of: "laptop", By: strategy.ByAgreement}},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, shared(posts, thirds...), lines...)
			total, parts := decimal.Decimal{}, a.Joint.Unshared
			for _, p := range a.Joint.Posts {
				total = total.Add(p.Value)
				if p.Shares == nil {
					require.NotEmpty(t, p.Why)
					continue
				}
				share, value := decimal.Decimal{}, decimal.Decimal{}
				for b := range p.Shares {
					share, value = share.Add(p.Shares[b]), value.Add(p.Parts[b])
				}
				require.True(t, share.Equal(n("1")), share)
				require.True(t, value.Equal(p.Value), value)
			}
			for _, b := range a.Joint.Bodies {
				parts = parts.Add(b.Value.Decimal)
			}
			want := a.Result.Total(factors.GWP).Value
			require.True(t, total.Equal(want), "%s %s", total, want)
			require.True(t, parts.Equal(want), "%s %s", parts, want)
		})
	}
}

func TestTheFirstPostTakesALine(t *testing.T) {
	posts := []strategy.SharedPost{{Name: "Terminaux", Of: "terminals", By: strategy.ByAgents}, {Name: "Portables", Of: "laptop", By: strategy.ByWorkstations}}
	a := assess(t, shared(posts), of("laptop", "10"))
	require.Len(t, a.Joint.Posts, 1)
	require.Equal(t, "Terminaux", a.Joint.Posts[0].Name)
	require.Equal(t, []string{"empty-post"}, codes(a))
}

func TestTheOrderOfLinesChangesNothing(t *testing.T) {
	posts := []strategy.SharedPost{{Name: "P", Of: "laptop", By: strategy.ByWorkstations}}
	one := assess(t, shared(posts), of("laptop", "7"), of("monitor", "11"), of("server", "3")).Joint
	other := assess(t, shared(posts), of("server", "3"), of("laptop", "7"), of("monitor", "11")).Joint
	require.Equal(t, one, other)
}

// A key that is wrong or silent shares nothing: the post is said and left out of
// the bodies, and no agent's figure is given.
func TestAKeyThatSaysNothingSharesNothing(t *testing.T) {
	agreed := []strategy.SharedPost{{Name: "P", Of: "laptop", By: strategy.ByAgreement}}
	give := func(shares ...string) []strategy.PostShare {
		var out []strategy.PostShare
		for n, s := range shares {
			out = append(out, strategy.PostShare{Post: "P", Body: []string{"Ville", "Agglomération", "Centre social"}[n], Share: decimal.RequireFromString(s)})
		}
		return out
	}
	for name, c := range map[string]struct {
		s    strategy.Strategy
		want []string
	}{
		"parts below 1":          {shared(agreed, give("0.5", "0.4")...), []string{"unshared-post"}},
		"parts above 1":          {shared(agreed, give("0.5", "0.4", "0.2")...), []string{"unshared-post"}},
		"almost 1":               {shared(agreed, give("0.333333", "0.333333", "0.333333")...), []string{"unshared-post"}},
		"a part below 0":         {shared(agreed, give("1.5", "-0.5")...), []string{"unshared-post"}},
		"a body twice":           {shared(agreed, append(give("0.5"), give("0.5")...)...), []string{"unshared-post"}},
		"an unknown body":        {shared(agreed, strategy.PostShare{Post: "P", Body: "Département", Share: n("1")}), []string{"unknown-body", "unshared-post"}},
		"an unknown post":        {shared(nil, strategy.PostShare{Post: "Z", Body: "Ville", Share: n("1")}), []string{"unknown-post"}},
		"a share of another key": {shared([]strategy.SharedPost{{Name: "P", Of: "laptop", By: strategy.ByAgents}}, give("1")...), []string{"unknown-post"}},
		"a huge part":            {shared(agreed, strategy.PostShare{Post: "P", Body: "Ville", Share: decimal.New(1, 999_999_999)}), []string{"unshared-post"}},
		"an unknown key":         {shared([]strategy.SharedPost{{Name: "P", Of: "laptop", By: "moon"}}), []string{"unshared-post"}},
		"an unknown part":        {shared([]strategy.SharedPost{{Name: "P", Of: "laptops", By: strategy.ByAgents}}), []string{"unknown-part"}},
		"a post twice":           {shared([]strategy.SharedPost{{Name: "P", Of: "laptop", By: strategy.ByAgents}, {Name: "P", By: strategy.ByAgents}}), []string{"duplicate-post"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, c.s, of("laptop", "10"), of("monitor", "10"))
			require.Equal(t, c.want, codes(a))
			unshared := c.want[len(c.want)-1] == "unshared-post"
			require.Equal(t, unshared, a.Joint.Unshared.IsPositive())
			for _, b := range a.Joint.Bodies {
				require.True(t, b.Value.Valid, "the monitors are shared by agents")
				require.Equal(t, !unshared, b.PerAgent.Valid)
			}
		})
	}
	t.Run("a body of unknown agents", func(t *testing.T) {
		s := shared(nil)
		s.Joint.Members[1].Body.Agents = 0
		a := assess(t, s, of("laptop", "10"))
		for _, b := range a.Joint.Bodies {
			require.False(t, b.Value.Valid, "unknown is not 0")
		}
		require.True(t, a.Joint.Unshared.Equal(a.Result.Total(factors.GWP).Value))
	})
	t.Run("two bodies of one name", func(t *testing.T) {
		s := shared(agreed, give("0.5", "0.5")...)
		s.Joint.Members[0].Body.Name = "VILLE"
		require.Equal(t, []string{"duplicate-body", "unknown-body", "unknown-body", "unshared-post"}, codes(assess(t, s, of("laptop", "10"))))
	})
	t.Run("nothing measured", func(t *testing.T) {
		j := assess(t, shared(agreed)).Joint
		require.Len(t, j.Bodies, 3)
		require.Empty(t, j.Posts)
		require.False(t, j.Bodies[0].Value.Valid)
	})
}

// The footprint of a joint strategy is that of all its bodies: so is what it is
// divided by. An unknown number of one leaves the ratio unknown.
func TestFiguresOfAllAreDividedByAll(t *testing.T) {
	s := shared(nil)
	s.FreeUse.OfficeAgents = maybe("250")
	a := assess(t, s, of("laptop", "1000"), of("paper-ream", "5000"))
	equal(t, a.Result.Total(factors.GWP).Value.Shift(-3).Rat().RatString(), indicator(t, a, "I02").Value.Decimal)
	equal(t, "1", part(t, indicator(t, a, "I06"), "laptop").Value)
	equal(t, "5", indicator(t, a, "I21").Value.Decimal)
	equal(t, "25", a.Free.Office.Percent.Decimal)

	s.Joint.Members[1].Body.Agents = 0
	for _, id := range []string{"I02", "I21"} {
		require.False(t, indicator(t, assess(t, s, of("laptop", "1000"), of("paper-ream", "5000")), id).Value.Valid, id)
	}
}

// The footprint of several bodies is divided by the agents of all of them: 1,000
// laptops of 38.52400825 kg for 600 + 300 + 100 agents.
func TestTheCommonFootprintIsPerAgentOfAllTheBodies(t *testing.T) {
	a := assess(t, shared(nil), of("laptop", "1000"))
	per, ok := a.Result.PerAgent(factors.GWP)
	require.True(t, ok)
	require.Equal(t, "38.52400825", per.String())
	require.Equal(t, per.String(), indicator(t, a, "I02").Value.Decimal.String())
	require.Equal(t, "1", indicator(t, a, "I06").Parts[0].Value.String())
}

func TestABodyThatDoesNotSayItsAgentsLeavesTheCommonFigureUnknown(t *testing.T) {
	s := shared(nil)
	s.Joint.Members[1].Body.Agents = 0
	a := assess(t, s, of("laptop", "1000"))
	_, ok := a.Result.PerAgent(factors.GWP)
	require.False(t, ok)
	require.False(t, indicator(t, a, "I02").Value.Valid)
}

// The inhabitants of a city are among those of its EPCI: no figure per
// inhabitant stands for both.
func TestTheCommonFootprintIsPerInhabitantOfNoBody(t *testing.T) {
	s := shared(nil)
	s.Body.Population.Municipal = 60000
	_, ok := assess(t, s, of("laptop", "1000")).Result.PerInhabitant(factors.GWP)
	require.False(t, ok)
}

// The territory of a city is within that of its EPCI: each has its estimate.
func TestTheTerritoryOfAJointStrategyIsThatOfEachBody(t *testing.T) {
	s := shared(nil)
	s.Body.Population.Municipal = 60000
	s.Joint.Members[0].Body.Population.Municipal = 100000
	m := indicator(t, assess(t, s, of("laptop", "1")), "I05")
	require.False(t, m.Value.Valid)
	require.Len(t, m.Parts, 2) // the third does not say its population
	require.Equal(t, "26040", m.Parts[0].Value.String())
	require.Equal(t, "43400", m.Parts[1].Value.String())
}
