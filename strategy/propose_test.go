package strategy_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func proposed(s strategy.Strategy, lines ...footprint.Line) map[string]strategy.Proposal {
	out := map[string]strategy.Proposal{}
	for _, p := range strategy.Propose(factors.Default(), s, footprint.Inventory{Lines: lines}) {
		out[p.Action.ID] = p
	}
	return out
}

// Hand arithmetic: a laptop is 185.09 kg over 5 years and 29.0175 kWh × 0.0519; a
// screen is 69.84 kg over 6 years and 73 kWh × 0.0519.
func TestProposalsComeInTheOrderOfTheirEffect(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{Agents: 900}}
	inv := footprint.Inventory{Lines: []footprint.Line{of("laptop", "1000"), of("monitor", "1300")}}
	var got []string
	for _, p := range strategy.Propose(factors.Default(), s, inv) {
		if p.Saving.Valid {
			got = append(got, p.Action.ID+" "+p.Saving.Decimal.StringFixed(1))
		}
	}
	require.Equal(t, []string{
		"B1-1 6169.7", // 185,090 × (1/5 − 1/6)
		"B3 4628.6",   // 300 screens beyond one a post × 15.4287
		"A1-1 3966.2", // 185,090 × (1/5 − 1/5.6)
		"B2 3852.4",   // 100 posts beyond one an agent × (37.018 + 1.506…)
		"B1-4 2161.7", // 90,792 × (1/6 − 1/7)
		"A1-3 1375.6", // 90,792 × (1/6 − 1/6.6)
		"B15-1 602.4", // 1,000 × 29.0175 × 0.4 × 0.0519
	}, got)
}

func TestAProposalInventsNothing(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{Agents: 900}}
	all := strategy.Propose(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{of("laptop", "1000"), of("monitor", "1300"), of("server", "4"), of("smartphone", "10")}})
	require.NotEmpty(t, all)
	ids := map[string]bool{}
	for _, p := range all {
		a := p.Action
		require.False(t, ids[a.ID], a.ID)
		ids[a.ID] = true
		require.Equal(t, p.Code, a.Catalogue)
		require.NotEmpty(t, p.Why, a.ID)
		require.NotEmpty(t, a.Title, a.ID)
		require.NotContains(t, a.Title+a.Description+p.Why, "{", a.ID)
		require.False(t, a.Investment.Valid || a.Yearly.Valid, a.ID)
		require.Zero(t, a.From+a.To, a.ID)
		require.Empty(t, append(a.Partners, a.Requires...), a.ID)
		require.Empty(t, a.Progress, a.ID)
		require.Equal(t, p.Lever != nil && p.Missing == nil, a.Lever != nil, a.ID)
		if a.Lever != nil {
			require.Contains(t, a.Description, "à ajuster", a.ID)
		}
		if !p.Quantifiable() {
			require.Nil(t, p.Lever, a.ID)
			require.False(t, p.Saving.Valid, a.ID)
		}
	}
	// Nothing published says by how much: the lever is left to fill in.
	require.Equal(t, []string{"share"}, proposed(s, of("smartphone", "10"))["B4"].Missing)
	require.Equal(t, []string{"quantity"}, proposed(s, of("server", "4"))["B16"].Missing)
}

func TestWhatFits(t *testing.T) {
	bought := func(day time.Time) footprint.Line {
		l := of("laptop", "3")
		l.Purchased = day
		return l
	}
	stock := of("monitor", "5")
	stock.State = footprint.Stock
	agents := func(n int) strategy.Strategy { return strategy.Strategy{Year: 2024, Body: strategy.Body{Agents: n}} }
	plain := agents(0)
	onLaptops := strategy.Action{ID: "x", Catalogue: "B1", Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("8")}}
	for name, c := range map[string]struct {
		s     strategy.Strategy
		lines []footprint.Line
		id    string
		fits  bool
	}{
		"no equipment":                                {plain, nil, "B1-1", false},
		"governance needs none":                       {plain, nil, "T1", true},
		"as many screens as posts":                    {plain, []footprint.Line{of("laptop", "10"), of("monitor", "10")}, "B3", false},
		"one screen more":                             {plain, []footprint.Line{of("laptop", "10"), of("monitor", "11")}, "B3", true},
		"screens without a post":                      {plain, []footprint.Line{of("monitor", "11")}, "B3", false},
		"as many posts as agents":                     {agents(10), []footprint.Line{of("laptop", "4"), of("desktop", "6")}, "B2", false},
		"one post more":                               {agents(10), []footprint.Line{of("laptop", "5"), of("desktop", "6")}, "B2", true},
		"agents unknown":                              {plain, []footprint.Line{of("laptop", "5")}, "B2", false},
		"the last day of 2017":                        {plain, []footprint.Line{bought(on(2017, time.December, 31))}, "B13-1", true},
		"the first of 2018":                           {plain, []footprint.Line{bought(on(2018, time.January, 1))}, "B13-1", false},
		"unknown purchase":                            {plain, []footprint.Line{of("laptop", "3")}, "B13-1", false},
		"old laptops, no old desktop":                 {plain, []footprint.Line{bought(on(2016, time.May, 2)), of("desktop", "4")}, "B13-2", false},
		"old, with a processor that Windows 11 takes": {plain, []footprint.Line{{ID: "x", Item: "laptop", Quantity: n("3"), Purchased: on(2017, time.May, 2), Processor: "Intel Core i5-8250U"}}, "B13-1", false},
		"recent, with one that it refuses":            {plain, []footprint.Line{{ID: "x", Item: "laptop", Quantity: n("3"), Purchased: on(2019, time.May, 2), Processor: "Intel Core i5-6300U"}}, "B13-1", true},
		"old, on a free system already":               {plain, []footprint.Line{{ID: "x", Item: "laptop", Quantity: n("3"), Purchased: on(2016, time.May, 2), System: "Debian 12"}}, "B13-1", false},
		"a stock":                                     {plain, []footprint.Line{stock}, "B12", true},
		"no stock":                                    {plain, []footprint.Line{of("monitor", "5")}, "B12", false},
		"what is in stock is not used":                {plain, []footprint.Line{stock}, "A4", false},
		"one server":                                  {plain, []footprint.Line{of("server", "1")}, "B16", false},
		"two servers":                                 {plain, []footprint.Line{of("server", "2")}, "B16", true},
		"a room":                                      {plain, []footprint.Line{of("server", "1")}, "B17", true},
		"no room":                                     {plain, []footprint.Line{of("laptop", "1")}, "B17", false},
		"a printer":                                   {plain, []footprint.Line{of("printer-laser", "1")}, "B14-2", true},
		"paper":                                       {plain, []footprint.Line{of("paper-ream", "100")}, "B14-1", true},
		"paper without a printer":                     {plain, []footprint.Line{of("paper-ream", "100")}, "B14-2", false},
		"to migrate":                                  {strategy.Strategy{Connections: []strategy.Connection{{Name: "Ascenseurs", Network: strategy.GSM2G, Quantity: 3, Migrated: 2}}}, nil, "F2", true},
		"migrated":                                    {strategy.Strategy{Connections: []strategy.Connection{{Name: "Ascenseurs", Network: strategy.GSM2G, Quantity: 3, Migrated: 3}}}, nil, "F2", false},
		"video calls":                                 {strategy.Strategy{Uses: []strategy.UseOf{{Item: "video-call", Quantity: n("10")}}}, nil, "C7", true},
		"no video":                                    {plain, nil, "C7", false},
		"sensors":                                     {plain, []footprint.Line{of("iot-sensor", "3")}, "F1", true},
		"no sensor":                                   {plain, nil, "F1", false},
		"in the plan":                                 {strategy.Strategy{Actions: []strategy.Action{{ID: "x", Catalogue: "T1"}}}, nil, "T1", false},
		"in the plan, on laptops":                     {strategy.Strategy{Actions: []strategy.Action{onLaptops}}, []footprint.Line{of("laptop", "1"), of("monitor", "1")}, "B1-1", false},
		"not on screens":                              {strategy.Strategy{Actions: []strategy.Action{onLaptops}}, []footprint.Line{of("laptop", "1"), of("monitor", "1")}, "B1-4", true},
		"in the plan, on who knows":                   {strategy.Strategy{Actions: []strategy.Action{{ID: "x", Catalogue: "B1"}}}, []footprint.Line{of("monitor", "1")}, "B1-4", false},
		"without object":                              {strategy.Strategy{Themes: []strategy.Theme{{Number: 6, Reason: "Aucun"}}}, nil, "F3", false},
		"with object":                                 {strategy.Strategy{Themes: []strategy.Theme{{Number: 5, Reason: "Aucun"}}}, nil, "F3", true},
		"refurbished already":                         {plain, []footprint.Line{{ID: "l", Item: "laptop", Quantity: n("5"), Origin: footprint.Refurbished}}, "A1-1", false},
		"new":                                         {plain, []footprint.Line{of("laptop", "5")}, "A1-1", true},
	} {
		t.Run(name, func(t *testing.T) {
			_, fits := proposed(c.s, c.lines...)[c.id]
			require.Equal(t, c.fits, fits)
		})
	}
}

// A published target that is reached already gives way to one year more.
func TestProposedLifetimes(t *testing.T) {
	aged := func(years string) footprint.Line {
		return footprint.Line{ID: years, Item: "laptop", Quantity: n("10"), Lifetime: maybe(years)}
	}
	for name, c := range map[string]struct {
		lines []footprint.Line
		years string
	}{
		"published life of 5": {[]footprint.Line{of("laptop", "10")}, "6"},
		"half a year to go":   {[]footprint.Line{aged("5.5")}, "6"},
		"reached":             {[]footprint.Line{aged("6")}, "7"},
		"beyond":              {[]footprint.Line{aged("7.5")}, "8.5"},
		"some below":          {[]footprint.Line{aged("9"), aged("5")}, "6"},
		"all beyond, unalike": {[]footprint.Line{aged("9"), aged("7")}, "8"},
	} {
		t.Run(name, func(t *testing.T) {
			p := proposed(strategy.Strategy{Year: 2024}, c.lines...)["B1-1"]
			require.Equal(t, c.years, p.Action.Lever.Years.Decimal.String())
			require.True(t, p.Saving.Decimal.IsPositive())
		})
	}
	// Nothing is known of the life of a sensor: no figure is made up for it.
	unknown := proposed(strategy.Strategy{Year: 2024}, of("docking-station", "2"), of("monitor", "2"))["A4"]
	require.Equal(t, []string{"years"}, unknown.Missing)
	require.Nil(t, unknown.Action.Lever)
	// A place or a register of one entry is the one that is meant.
	s := strategy.Strategy{Year: 2024, Hosting: []strategy.Hosting{{Name: "Mairie", PUE: maybe("1.9")}}, AI: []strategy.AIUse{{Name: "Résumés"}}}
	got := proposed(s, of("server", "1"))
	require.Equal(t, "Mairie", got["B17"].Lever.Place)
	require.Equal(t, []string{"pue"}, got["B17"].Missing)
	require.Equal(t, "Résumés", got["T10"].Lever.Use)
	require.Nil(t, proposed(strategy.Strategy{Year: 2024})["T10"].Lever, "no register, no lever")
}

// The inventory's order is nobody's business, and a proposal's saving is that of
// the engine when the action is alone.
func TestProposalsDependOnTheInventoryAlone(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{Agents: 9}}
	lines := []footprint.Line{of("laptop", "10"), of("desktop", "4"), of("monitor", "30"), of("server", "3"), of("smartphone", "7"), of("paper-ream", "100"), of("printer-laser", "2")}
	want := strategy.Propose(factors.Default(), s, footprint.Inventory{Lines: lines})
	back := slices.Clone(lines)
	slices.Reverse(back)
	require.Equal(t, want, strategy.Propose(factors.Default(), s, footprint.Inventory{Lines: back}))
	opts, _ := strategy.OptionsOf(factors.Default(), s)
	for _, p := range want {
		if p.Saving.Valid {
			sim, err := strategy.Simulate(factors.Default(), footprint.Inventory{Lines: lines}, opts, []strategy.Action{p.Action})
			require.NoError(t, err)
			require.Empty(t, sim.Problems, p.Action.ID)
			require.True(t, sim.Saving.Equal(p.Saving.Decimal), p.Action.ID)
		}
	}
}

// Without a year of reference nothing is computed: the order is the catalogue's.
func TestProposalsWithoutAYear(t *testing.T) {
	var codes []string
	for _, p := range strategy.Propose(factors.Default(), strategy.Strategy{}, footprint.Inventory{Lines: []footprint.Line{of("laptop", "10")}}) {
		require.False(t, p.Saving.Valid)
		if !slices.Contains(codes, p.Code) {
			codes = append(codes, p.Code)
		}
	}
	var order []string
	for _, a := range strategy.ActionCatalogue() {
		if slices.Contains(codes, a.Code) {
			order = append(order, a.Code)
		}
	}
	require.Equal(t, order, codes)
	require.Nil(t, strategy.Propose(nil, strategy.Strategy{}, footprint.Inventory{}))
}

func TestAbsurdInputIsProposedNothingAbsurd(t *testing.T) {
	huge := decimal.New(1, math.MaxInt32)
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{Agents: -5}, Uses: []strategy.UseOf{{Item: "video-call", Quantity: huge}, {Item: "?"}},
		Connections: []strategy.Connection{{Quantity: math.MinInt, Migrated: math.MaxInt}, {Quantity: 3, Migrated: -1}}, Lifetimes: map[string]decimal.Decimal{"laptop": huge},
		Actions: []strategy.Action{{Catalogue: "?"}}}
	lines := []footprint.Line{{Item: "laptop", Quantity: huge}, {Item: "laptop", Quantity: n("-3")}, {Item: "?", Quantity: n("1")},
		{Item: "laptop", Quantity: n("2"), Lifetime: decimal.NewNullDecimal(huge), Purchased: on(1900, time.January, 1)}, {Item: "monitor", Quantity: n("1"), Lifetime: maybe("50")}}
	require.NotPanics(t, func() {
		got := proposed(s, lines...)
		require.NotContains(t, got, "B2")
		require.NotContains(t, got, "F2")
		require.NotContains(t, got, "C7")
		require.Nil(t, got["B1-4"].Action.Lever, "nothing is kept beyond fifty years")
		require.NotContains(t, got, "A1-3", "nor bought to be")
	})
}

func TestWhatTheCatalogueHasAgainstAPlan(t *testing.T) {
	lever := func(kind strategy.LeverKind, place string, items ...string) *strategy.Lever {
		return &strategy.Lever{Kind: kind, Items: items, Years: maybe("8"), Place: place}
	}
	following := func(id, code string, l *strategy.Lever) strategy.Action {
		return strategy.Action{ID: id, Title: id, Catalogue: code, Lever: l}
	}
	dropped := following("b", "A5", nil)
	dropped.Progress = strategy.Dropped
	inventoried := following("z", "T6", nil)
	for name, c := range map[string]struct {
		actions  []strategy.Action
		code     string
		severity diag.Severity
		says     string
	}{
		"unknown code":           {[]strategy.Action{following("a", "Z1", nil)}, "unknown-catalogue", diag.Refused, "catalogue"},
		"small letters":          {[]strategy.Action{following("a", "b13", nil)}, "unknown-catalogue", diag.Refused, "Écrivez B13"},
		"prerequisite missing":   {[]strategy.Action{following("a", "T8", nil)}, "missing-prerequisite", diag.Notice, "«\u00a0Évaluer l’empreinte chaque année\u00a0» vient avant a"},
		"training with a figure": {[]strategy.Action{following("a", "D1", lever(strategy.Longer, "", "laptop"))}, "not-quantifiable", diag.Doubt, "aucun gain chiffré"},
		"gifts with a figure":    {[]strategy.Action{following("a", "B9", lever(strategy.Longer, "", "laptop"))}, "outside-perimeter", diag.Doubt, "hors du périmètre"},
		"lease of unknown life":  {[]strategy.Action{inventoried, following("a", "A5", lever(strategy.Longer, "", "laptop"))}, "unknown-total-life", diag.Doubt, "durée de vie totale"},
		"leased and given":       {[]strategy.Action{inventoried, following("a", "A5", nil), following("b", "B9", nil)}, "exclusive-actions", diag.Doubt, "revient au loueur"},
		"cloud and cooling": {[]strategy.Action{following("a", "A7", lever(strategy.ToCloud, "Mairie")), following("b", "B17", lever(strategy.CoolerPlace, "Mairie"))},
			"exclusive-actions", diag.Doubt, "Une salle que l’on quitte"},
		"longer and free": {[]strategy.Action{following("a", "", lever(strategy.Longer, "", "laptop", "monitor")), following("b", "", lever(strategy.FreeSystem, "", "laptop"))},
			"same-devices", diag.Notice, "la durée la plus longue"},
		"longer, and free for all": {[]strategy.Action{following("a", "", lever(strategy.Longer, "", "laptop")), following("b", "", lever(strategy.FreeSystem, ""))},
			"same-devices", diag.Notice, "la durée la plus longue"},
		"exclusive by the dossier": {[]strategy.Action{{ID: "a", Title: "a", Excludes: []string{"b"}}, {ID: "b", Title: "b"}}, "exclusive-actions", diag.Doubt, "compte pourtant les deux"},
		"the other way round":      {[]strategy.Action{{ID: "a", Title: "a"}, {ID: "b", Title: "b", Excludes: []string{"a"}}}, "exclusive-actions", diag.Doubt, "compte pourtant les deux"},
		"required and dropped":     {[]strategy.Action{{ID: "a", Title: "a", Requires: []string{"b"}}, {ID: "b", Title: "b", Progress: strategy.Dropped}}, "missing-requirement", diag.Doubt, "abandonnée"},
		"required and unknown":     {[]strategy.Action{{ID: "a", Title: "a", Requires: []string{"c"}}}, "missing-requirement", diag.Doubt, "n’y est pas"},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Actions: c.actions}, of("laptop", "10"))
			at := slices.IndexFunc(a.Problems, func(p diag.Problem) bool { return p.Code == c.code })
			require.GreaterOrEqual(t, at, 0, a.Problems)
			p := a.Problems[at]
			require.Equal(t, c.severity, p.Severity)
			require.Contains(t, p.Message+" "+p.Remedy, c.says)
			require.NotEmpty(t, p.Remedy)
		})
	}
	codes := []string{"unknown-catalogue", "missing-prerequisite", "not-quantifiable", "outside-perimeter", "unknown-total-life", "exclusive-actions", "same-devices", "missing-requirement"}
	for name, actions := range map[string][]strategy.Action{
		"nothing followed":         {{ID: "a", Title: "a"}},
		"all that is required":     {{ID: "a", Title: "a", Requires: []string{"b"}}, {ID: "b", Title: "b", Progress: strategy.Done}},
		"excludes what is dropped": {{ID: "a", Title: "a", Excludes: []string{"b"}}, {ID: "b", Title: "b", Progress: strategy.Dropped}},
		"in order":                 {inventoried, following("a", "B1", lever(strategy.Longer, "", "laptop"))},
		"dropped, then given":      {dropped, following("a", "B9", nil)},
		"two places":               {following("a", "A7", lever(strategy.ToCloud, "Mairie")), following("b", "B17", lever(strategy.CoolerPlace, "Annexe"))},
		"free on other machines":   {following("a", "", lever(strategy.Longer, "", "laptop")), following("b", "", lever(strategy.FreeSystem, "", "desktop"))},
		"training":                 {following("a", "D1", nil)},
	} {
		t.Run(name, func(t *testing.T) {
			for _, p := range assess(t, strategy.Strategy{Year: 2024, Actions: actions}, of("laptop", "10")).Problems {
				require.NotContains(t, codes, p.Code, p)
			}
		})
	}
	// The life of leased laptops is declared, for the item or for its category.
	for _, s := range []strategy.Strategy{{Lifetimes: map[string]decimal.Decimal{"laptop": n("4")}},
		{Pools: map[string]strategy.Pool{"computers": {Resold: maybe("0.5"), TotalLife: maybe("8")}}}} {
		s.Year, s.Actions = 2024, []strategy.Action{inventoried, following("a", "A5", lever(strategy.Longer, "", "laptop"))}
		for _, p := range assess(t, s, of("laptop", "10")).Problems {
			require.NotEqual(t, "unknown-total-life", p.Code)
		}
	}
}

func TestAnAssessmentCarriesWhatTheCatalogueSays(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Actions: []strategy.Action{{ID: "A05", Title: "Garder", Catalogue: "B1"}, {ID: "A06", Title: "Autre"}, {ID: "A07", Catalogue: "?"}},
		Scenarios: []strategy.Action{{ID: "S1", Title: "Libre", Catalogue: "B13"}}}
	a := assess(t, s, of("laptop", "10"))
	require.Len(t, a.Catalogued, 2)
	require.Equal(t, "A05 B1", a.Catalogued[0].Action+" "+a.Catalogued[0].Code)
	require.Equal(t, "S1 B13", a.Catalogued[1].Action+" "+a.Catalogued[1].Code)
	require.NotEmpty(t, a.Catalogued[0].Orders)
	require.NotEmpty(t, a.Catalogued[0].Rebound)
	require.Equal(t, []string{"T6"}, a.Catalogued[0].Requires)
}

func ExampleActionCatalogue() {
	for _, a := range strategy.ActionCatalogue() {
		if a.Code == "B3" {
			fmt.Println(a.Title, "–", a.Pilot)
			fmt.Println(a.Indicators, a.Requires, a.Account, a.Quantifiable())
			fmt.Println(a.Levers[0].Kind, a.Levers[0].Parameters, a.Levers[0].Condition)
			for _, o := range a.Orders {
				fmt.Println(o.What, o.Value.Decimal, o.Unit, o.Evidence)
			}
			fmt.Println(a.Rebound)
		}
	}
	// Output:
	// Reprendre les seconds écrans qui ne sont pas justifiés – Direction des systèmes d’information
	// [I07] [T6] dans le périmètre true
	// second-screens [{per_post 1}] À relever pour les métiers qui ont besoin de deux écrans
	// Un écran de moins : 69,84 ÷ 6 + 3,789 15.43 kg CO2e/an déduit
	// Deux écrans remplacés par un seul, plus grand, peuvent ne rien économiser.
}

func ExamplePropose() {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{Name: "Exempleville", Agents: 1000}}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}, {ID: "screens", Item: "monitor", Quantity: n("1300")}}}
	for _, p := range strategy.Propose(factors.Default(), s, inv)[:3] {
		fmt.Println(p.Action.ID, p.Action.Title, p.Saving.Decimal.StringFixed(1), "kg CO2e a year")
		fmt.Println("  ", p.Why)
	}
	// Output:
	// B1-1 Garder les ordinateurs portables 6 ans 6169.7 kg CO2e a year
	//    En service : Ordinateur portable (1 000)
	// B3 Limiter les écrans à 1 par poste de travail 4628.6 kg CO2e a year
	//    1 300 écrans en service pour 1 000 postes de travail
	// A1-1 Acheter en reconditionné 20 % des ordinateurs portables 3966.2 kg CO2e a year
	//    En service : Ordinateur portable (1 000)
}
