package strategy_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func finding(t *testing.T, code string, s strategy.Strategy) strategy.Finding {
	t.Helper()
	if s.Date.IsZero() {
		s.Date = on(2025, time.June, 30)
	}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	require.NoError(t, err)
	for _, f := range a.Findings {
		if f.Code == code {
			return f
		}
	}
	require.Fail(t, "no finding "+code)
	return strategy.Finding{}
}

func TestEachElementOfTheChecklist(t *testing.T) {
	involved := strategy.Stakeholder{Name: "SDE", Sector: "public", Involvement: "atelier"}
	private := strategy.Stakeholder{Name: "Recyclerie", Sector: "association", Involvement: "entretien"}
	objective := strategy.Objective{ID: "O1", Title: "Réduire", Footprint: true, TargetYear: 2030, Indicators: []string{"I01"}}
	for name, c := range map[string]struct {
		code string
		s    strategy.Strategy
		want strategy.Status
	}{
		"programme silent":            {"P0", strategy.Strategy{}, strategy.Unknown},
		"programme adopted":           {"P0", strategy.Strategy{Adoption: strategy.Adoption{Programme: on(2022, 12, 12)}}, strategy.Met},
		"programme to come":           {"P0", strategy.Strategy{Adoption: strategy.Adoption{Programme: on(2025, 12, 12)}}, strategy.NotMet},
		"nobody listed":               {"P1", strategy.Strategy{}, strategy.NotMet},
		"somebody listed":             {"P1", strategy.Strategy{Stakeholders: []strategy.Stakeholder{involved}}, strategy.Met},
		"nobody involved":             {"P2", strategy.Strategy{Stakeholders: []strategy.Stakeholder{{Name: "X", Sector: "public"}}}, strategy.NotMet},
		"public and private involved": {"P2", strategy.Strategy{Stakeholders: []strategy.Stakeholder{involved, private}}, strategy.Met},
		"no private named":            {"P2", strategy.Strategy{Stakeholders: []strategy.Stakeholder{involved}}, strategy.Unknown},
		"no public named":             {"P2", strategy.Strategy{Stakeholders: []strategy.Stakeholder{private}}, strategy.Unknown},
		"no assessment":               {"P3", strategy.Strategy{}, strategy.NotMet},
		"territory estimated alone":   {"P3", strategy.Strategy{Body: strategy.Body{Population: strategy.Population{Municipal: 60_000}}}, strategy.Unknown},
		"no uses":                     {"P4", strategy.Strategy{}, strategy.NotMet},
		"body's uses are not its":     {"P4", strategy.Strategy{Uses: []strategy.UseOf{{Item: "email", Quantity: n("1")}}}, strategy.NotMet},
		"facts on uses":               {"P4", strategy.Strategy{Territory: strategy.Territory{Facts: []strategy.TerritoryFact{{Title: "Fibre"}}}}, strategy.Met},
		"a text on uses":              {"P4", strategy.Strategy{Territory: strategy.Territory{Text: "La fibre"}}, strategy.Met},
		"past actions silent":         {"P5", strategy.Strategy{}, strategy.Unknown},
		"past actions":                {"P5", strategy.Strategy{PastActions: []strategy.PastAction{{Title: "Don"}}}, strategy.Met},
		"declared none":               {"P5", strategy.Strategy{NoPastAction: true}, strategy.NotApplicable},
		"strategy voted":              {"S0", strategy.Strategy{Adoption: strategy.Adoption{Strategy: on(2025, 1, 1)}}, strategy.Met},
		"strategy silent":             {"S0", strategy.Strategy{}, strategy.Unknown},
		"no objective":                {"S1", strategy.Strategy{}, strategy.NotMet},
		"an objective on footprint":   {"S1", strategy.Strategy{Objectives: []strategy.Objective{objective}}, strategy.Met},
		"a reduction of something":    {"S1", strategy.Strategy{Objectives: []strategy.Objective{{ID: "O", Reduction: maybe("0.1")}}}, strategy.Met},
		"an objective of what?":       {"S1", strategy.Strategy{Objectives: []strategy.Objective{{ID: "O"}}}, strategy.Unknown},
		"no objective to follow":      {"S2", strategy.Strategy{}, strategy.NotMet},
		"followed":                    {"S2", strategy.Strategy{Objectives: []strategy.Objective{objective}}, strategy.Met},
		"one without indicator":       {"S2", strategy.Strategy{Objectives: []strategy.Objective{objective, {ID: "O2"}}}, strategy.NotMet},
		"an indicator of nowhere":     {"S2", strategy.Strategy{Objectives: []strategy.Objective{{ID: "O2", Indicators: []string{"I99"}}}}, strategy.NotMet},
		"the body's own indicator": {"S2", strategy.Strategy{Objectives: []strategy.Objective{{ID: "O2", Indicators: []string{"X1"}}},
			Indicators: []strategy.Indicator{{ID: "X1"}}}, strategy.Met},
		"no action":             {"S3", strategy.Strategy{}, strategy.NotMet},
		"an action":             {"S3", strategy.Strategy{Actions: []strategy.Action{{ID: "A"}}}, strategy.Met},
		"no means":              {"S4", strategy.Strategy{}, strategy.NotMet},
		"people":                {"S4", strategy.Strategy{Means: strategy.Means{FTE: maybe("0.5")}}, strategy.Met},
		"declared nil":          {"S4", strategy.Strategy{Means: strategy.Means{Investment: maybe("0")}}, strategy.Met},
		"governance alone":      {"S4", strategy.Strategy{Governance: "Un comité"}, strategy.Unknown},
		"costs of actions":      {"S4", strategy.Strategy{Actions: []strategy.Action{{ID: "A", Yearly: maybe("10")}}}, strategy.Unknown},
		"period":                {"S5", strategy.Strategy{Period: strategy.Period{From: 2025, To: 2030}}, strategy.Met},
		"years of objectives":   {"S5", strategy.Strategy{Objectives: []strategy.Objective{objective}}, strategy.Met},
		"no period":             {"S5", strategy.Strategy{}, strategy.Unknown},
		"themes left out":       {"S6", strategy.Strategy{}, strategy.Unknown},
		"review silent":         {"B1", strategy.Strategy{}, strategy.Unknown},
		"review last year":      {"B1", strategy.Strategy{Adoption: strategy.Adoption{LastReview: on(2024, 12, 1)}}, strategy.Met},
		"review long ago":       {"B1", strategy.Strategy{Adoption: strategy.Adoption{LastReview: on(2023, 12, 1)}}, strategy.NotMet},
		"review planned":        {"B1", strategy.Strategy{Adoption: strategy.Adoption{NextReview: on(2026, 1, 15)}}, strategy.Unknown},
		"before reviews exist":  {"B1", strategy.Strategy{Date: on(2024, 12, 31)}, strategy.NotApplicable},
		"the day reviews start": {"B1", strategy.Strategy{Date: on(2025, 1, 1)}, strategy.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			f := finding(t, c.code, c.s)
			require.Equal(t, c.want, f.Status)
			require.NotEmpty(t, f.Article)
			require.NotContains(t, f.Found, "")
			require.NotContains(t, f.Missing, "")
			if c.want == strategy.NotMet || c.want == strategy.Unknown {
				require.NotEmpty(t, f.Missing)
			}
			require.False(t, f.Required, "the body is not known")
		})
	}
}

func TestObjectivesWithoutIndicatorAreNamed(t *testing.T) {
	f := finding(t, "S2", strategy.Strategy{Objectives: []strategy.Objective{{ID: "O1"}, {ID: "O2", Indicators: []string{"I01"}}, {ID: "O3", Indicators: []string{"I77"}}}})
	require.Equal(t, []string{"Indicateur inconnu\u00a0: I77", "Donnez au moins un indicateur (clé indicators) à O1, O3"}, f.Missing)
	require.Equal(t, []string{"Objectifs sans indicateur\u00a0: O1, O3"}, f.Found)
}

func TestSixThemes(t *testing.T) {
	s := strategy.Strategy{
		Objectives: []strategy.Objective{{ID: "O1", Theme: 1}},
		Actions:    []strategy.Action{{ID: "A1", Theme: 1}, {ID: "A2", Theme: 2}, {ID: "A0", Theme: 0}},
		Themes:     []strategy.Theme{{Number: 6, Reason: "Pas de compétence"}, {Number: 2, Reason: "Contredit par A2"}},
	}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	require.NoError(t, err)
	var got []strategy.Treatment
	for _, theme := range a.Themes {
		got = append(got, theme.Treatment)
	}
	require.Equal(t, []strategy.Treatment{strategy.Covered, strategy.Covered, strategy.NotTreated, strategy.NotTreated, strategy.NotTreated, strategy.WithoutObject}, got)
	require.Equal(t, []string{"O1"}, a.Themes[0].Objectives)
	require.Equal(t, "sans objet", a.Themes[5].Treatment.String())
	f := finding(t, "S6", s)
	require.Equal(t, strategy.Unknown, f.Status, "the list is a proposal: leaving a theme out is no breach")
	require.Equal(t, strategy.May, f.Force)

	for number := range 7 {
		s.Themes = append(s.Themes, strategy.Theme{Number: number, Reason: "non"})
	}
	require.Equal(t, strategy.Met, finding(t, "S6", s).Status)
}

// The document never says that the law requires what it does not.
func TestRequiredOnlyOfThoseConcerned(t *testing.T) {
	held := strategy.Body{Kind: strategy.Commune, Population: strategy.Population{Total: 60_000}}
	for name, c := range map[string]struct {
		body strategy.Body
		date time.Time
		code string
		want bool
	}{
		"a commune above":                 {held, on(2025, 6, 30), "S1", true},
		"a commune below":                 {strategy.Body{Kind: strategy.Commune, Population: strategy.Population{Total: 50_000}}, on(2025, 6, 30), "S1", false},
		"a département":                   {strategy.Body{Kind: strategy.Departement, Population: strategy.Population{Total: 600_000}}, on(2025, 6, 30), "S1", false},
		"Lyon is said apart":              {strategy.Body{Kind: strategy.MetropoleLyon, Population: strategy.Population{Total: 1_400_000}}, on(2025, 6, 30), "S1", false},
		"the themes are optional":         {held, on(2025, 6, 30), "S6", false},
		"so is the period":                {held, on(2025, 6, 30), "S5", false},
		"before the decree, the law asks": {held, on(2022, 7, 30), "P0", true},
		"before the decree":               {held, on(2022, 7, 30), "P3", false},
		"after the decree":                {held, on(2022, 7, 31), "P3", true},
		"before the law":                  {held, on(2021, 11, 16), "P0", false},
		"the day of the law":              {held, on(2021, 11, 17), "P0", true},
		"its actors, the day of the law":  {held, on(2021, 11, 17), "P1", true},
		"their part, before the decree":   {held, on(2022, 7, 30), "P2", false},
		"their part, after it":            {held, on(2022, 7, 31), "P2", true},
		"uses, before the decree":         {held, on(2022, 7, 30), "P4", false},
		"uses, after it":                  {held, on(2022, 7, 31), "P4", true},
		"past actions, before the decree": {held, on(2022, 7, 30), "P5", false},
		"past actions, after it":          {held, on(2022, 7, 31), "P5", true},
		"objectives, before the decree":   {held, on(2022, 7, 30), "S1", false},
		"means, after it":                 {held, on(2022, 7, 31), "S4", true},
		"reviews, the day before":         {held, on(2024, 12, 31), "B1", false},
		"reviews, the day they start":     {held, on(2025, 1, 1), "B1", true},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, finding(t, c.code, strategy.Strategy{Body: c.body, Date: c.date}).Required)
		})
	}
}

func TestLate(t *testing.T) {
	late := finding(t, "S0", strategy.Strategy{Adoption: strategy.Adoption{Strategy: on(2025, time.January, 2)}})
	require.Equal(t, strategy.Met, late.Status)
	require.True(t, late.Late)
	require.Contains(t, late.Found, "après l’échéance du 1er janvier 2025")
	require.False(t, finding(t, "S0", strategy.Strategy{Adoption: strategy.Adoption{Strategy: on(2025, time.January, 1)}}).Late)
	require.True(t, finding(t, "S3", strategy.Strategy{}).Late)
	require.False(t, finding(t, "S3", strategy.Strategy{Date: on(2024, time.June, 1)}).Late)
}
