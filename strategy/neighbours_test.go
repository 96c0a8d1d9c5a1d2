package strategy_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// neighbour gives one obligation of a commune of 60 000 inhabitants and 900
// agents, on 15 January 2026 where the strategy gives no date.
func neighbour(t *testing.T, s strategy.Strategy, id string) strategy.Neighbour {
	t.Helper()
	if s.Body.Kind == "" {
		s.Body = strategy.Body{Name: "Valmorne", Kind: strategy.Commune, Agents: 900, Population: strategy.Population{Total: 60_000}}
	}
	if s.Date.IsZero() {
		s.Date = on(2026, time.January, 15)
	}
	list, _ := strategy.NeighboursOf(s)
	for _, o := range list {
		if o.ID == id {
			return o
		}
	}
	require.Fail(t, "no neighbour "+id)
	return strategy.Neighbour{}
}

func answers(a ...strategy.Answer) strategy.Strategy { return strategy.Strategy{Obligations: a} }

func TestReuseInPurchases(t *testing.T) {
	for name, c := range map[string]struct {
		p      strategy.Purchasing
		want   strategy.Status
		target string
	}{
		"unknown":                   {strategy.Purchasing{}, strategy.Unknown, ""},
		"spend alone":               {strategy.Purchasing{Spend: maybe("100"), Year: 2024}, strategy.Unknown, ""},
		"nothing spent":             {strategy.Purchasing{Spend: maybe("0"), Reused: maybe("0"), Year: 2024}, strategy.Unknown, ""},
		"below nothing":             {strategy.Purchasing{Spend: maybe("100"), Reused: maybe("-1"), Year: 2024}, strategy.Unknown, ""},
		"a known nil":               {strategy.Purchasing{Spend: maybe("100"), Reused: maybe("0"), Year: 2024}, strategy.NotMet, "20"},
		"just below":                {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("199.99"), Year: 2024}, strategy.NotMet, "20"},
		"exactly":                   {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("200"), Year: 2026}, strategy.Met, "20"},
		"the same, a year later":    {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("200"), Year: 2027}, strategy.NotMet, "25"},
		"a quarter in 2027":         {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("250"), Year: 2027}, strategy.Met, "25"},
		"a quarter in 2029":         {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("250"), Year: 2029}, strategy.Met, "25"},
		"the next step":             {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("299.99"), Year: 2030}, strategy.NotMet, "30"},
		"30 % in 2030":              {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("300"), Year: 2030}, strategy.Met, "30"},
		"before the decree's rates": {strategy.Purchasing{Spend: maybe("1000"), Reused: maybe("10"), Year: 2023}, strategy.NotApplicable, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := neighbour(t, strategy.Strategy{Year: 2024, Purchasing: c.p}, "agec")
			require.Equal(t, c.want, o.Status)
			require.Equal(t, c.target != "", o.Target.Valid)
			if o.Target.Valid {
				require.True(t, n(c.target).Equal(o.Target.Decimal))
				require.NotEmpty(t, o.Found)
				require.Empty(t, o.Bring, "the figures are there")
			}
			require.Contains(t, o.Doubt, "à vérifier", "the doubt on the decree's column stays in sight")
		})
	}
}

func TestReuseOfDecommissioned(t *testing.T) {
	for name, c := range map[string]struct {
		d     strategy.Disposal
		want  strategy.Status
		value string
	}{
		"unknown":             {strategy.Disposal{}, strategy.Unknown, ""},
		"no stock":            {strategy.Disposal{Reused: 5, Year: 2025}, strategy.Unknown, ""},
		"below nothing":       {strategy.Disposal{Reused: -5, Stock: 40, Year: 2025}, strategy.Unknown, ""},
		"none reused":         {strategy.Disposal{Stock: 40, Year: 2025}, strategy.NotMet, "0"},
		"half":                {strategy.Disposal{Stock: 40, Reused: 20, Year: 2025}, strategy.Met, "50"},
		"one less than half":  {strategy.Disposal{Stock: 40, Reused: 19, Year: 2025}, strategy.NotMet, "47.5"},
		"24 % in 2023":        {strategy.Disposal{Stock: 100, Reused: 24, Year: 2023}, strategy.NotMet, "24"},
		"25 % in 2023":        {strategy.Disposal{Stock: 100, Reused: 25, Year: 2023}, strategy.Met, "25"},
		"a third in 2024":     {strategy.Disposal{Stock: 300, Reused: 104, Year: 2024}, strategy.NotMet, ""},
		"35 % in 2024":        {strategy.Disposal{Stock: 300, Reused: 105, Year: 2024}, strategy.Met, "35"},
		"more than the stock": {strategy.Disposal{Stock: 40, Reused: 60, Year: 2025}, strategy.Met, "150"},
		"before the decree":   {strategy.Disposal{Stock: 40, Reused: 60, Year: 2022}, strategy.NotApplicable, "150"},
	} {
		t.Run(name, func(t *testing.T) {
			o := neighbour(t, strategy.Strategy{Year: 2024, Disposal: c.d}, "reen-reuse")
			require.Equal(t, c.want, o.Status)
			if c.value != "" {
				require.True(t, n(c.value).Equal(o.Value.Decimal), "%s", o.Value.Decimal)
			}
		})
	}
}

// A flow over a stock can exceed 100 %: it is told as it is (décret n° 2023-266).
func TestReuseIsNeverClamped(t *testing.T) {
	o := neighbour(t, strategy.Strategy{Disposal: strategy.Disposal{Stock: 3, Reused: 1000, Year: 2025}}, "reen-reuse")
	require.True(t, o.Value.Decimal.GreaterThan(n("33333")) && o.Value.Decimal.LessThan(n("33334")), "%s", o.Value.Decimal)
	require.Contains(t, o.Found, "33\u202f333")
}

func TestFiguresWithoutAYearAreNotJudged(t *testing.T) {
	o := neighbour(t, strategy.Strategy{Purchasing: strategy.Purchasing{Spend: maybe("100"), Reused: maybe("50")}}, "agec")
	require.Equal(t, strategy.Unknown, o.Status)
	require.NotEmpty(t, o.Found)
}

func TestNothingIsSupposedOfAnEmptyDossier(t *testing.T) {
	list, problems := strategy.NeighboursOf(strategy.Strategy{})
	require.Empty(t, problems)
	require.Len(t, list, 20)
	for _, o := range list {
		require.Equal(t, strategy.Undetermined, o.Standing, o.ID)
		require.Equal(t, strategy.Unknown, o.Status, o.ID)
		require.Contains(t, o.Why, "date du document n’est pas connue", o.ID)
		require.NotEmpty(t, o.Bring, o.ID)
		require.False(t, o.Value.Valid, o.ID)
	}
	for _, o := range list {
		o = neighbour(t, strategy.Strategy{Body: strategy.Body{Kind: "duché"}}, o.ID)
		require.NotEqual(t, strategy.NotMet, o.Status, o.ID)
	}
}

func TestEveryThirdYearForEmissions(t *testing.T) {
	for name, c := range map[string]struct {
		a    strategy.Answer
		want strategy.Status
	}{
		"this year":               {strategy.Answer{Year: 2026}, strategy.Met},
		"three years ago":         {strategy.Answer{Year: 2023}, strategy.Met},
		"four years ago":          {strategy.Answer{Year: 2022}, strategy.NotMet},
		"no year":                 {strategy.Answer{Text: "Bilan publié"}, strategy.Unknown},
		"said done, no year":      {strategy.Answer{Status: strategy.Met}, strategy.Met},
		"said done, too old":      {strategy.Answer{Status: strategy.Met, Year: 2022}, strategy.NotMet},
		"said not done":           {strategy.Answer{Status: strategy.NotMet}, strategy.NotMet},
		"said not done, and done": {strategy.Answer{Status: strategy.NotMet, Year: 2024}, strategy.Met},
		"of a year to come":       {strategy.Answer{Year: 2027}, strategy.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			c.a.ID = "beges"
			o := neighbour(t, answers(c.a), "beges")
			require.Equal(t, c.want, o.Status, o.Found)
		})
	}
}

// The three years held before the indirect emissions did.
func TestEveryThirdYearBefore2023(t *testing.T) {
	for year, want := range map[int]strategy.Status{2019: strategy.Met, 2018: strategy.NotMet} {
		s := answers(strategy.Answer{ID: "beges", Year: year})
		s.Date = on(2022, time.December, 31)
		require.Equal(t, want, neighbour(t, s, "beges").Status, year)
	}
}

func TestDataCentresAreDeclaredByTheFifteenthOfMay(t *testing.T) {
	for name, c := range map[string]struct {
		on   time.Time
		year int
		want strategy.Status
	}{
		"before the first due day":     {on(2026, time.May, 15), 2025, strategy.Unknown},
		"the day after, this year":     {on(2026, time.May, 16), 2026, strategy.Met},
		"the day after, last year":     {on(2026, time.May, 16), 2025, strategy.NotMet},
		"next spring, last year":       {on(2027, time.May, 15), 2026, strategy.Met},
		"next spring, the day after":   {on(2027, time.May, 16), 2026, strategy.NotMet},
		"next spring, two years late":  {on(2027, time.March, 1), 2025, strategy.NotMet},
		"the year is not in the books": {on(2027, time.March, 1), 0, strategy.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			s := answers(strategy.Answer{ID: "datacentres", Year: c.year})
			s.Date, s.Hosting = c.on, []strategy.Hosting{{Name: "Salle", Power: maybe("500")}}
			require.Equal(t, c.want, neighbour(t, s, "datacentres").Status)
		})
	}
}

func TestGiftsUpTo300Euros(t *testing.T) {
	require.Equal(t, strategy.Met, neighbour(t, answers(strategy.Answer{ID: "donations", Value: maybe("300")}), "donations").Status)
	above := neighbour(t, answers(strategy.Answer{ID: "donations", Value: maybe("300.01")}), "donations")
	require.Equal(t, strategy.NotMet, above.Status)
	require.Contains(t, above.Found, "300,01, pour au plus 300")
	none := neighbour(t, answers(strategy.Answer{ID: "donations", Status: strategy.NotApplicable, Text: "Aucun don"}), "donations")
	require.Equal(t, strategy.NotApplicable, none.Status)
	require.True(t, none.Declared)
	require.Contains(t, none.Found, "Aucun don")
}

// 100 × (20×1.5 + 10×1.25 + 5×1) ÷ (30×1.5 + 20×1.25 + 10×1) = 47.5 ÷ 80 = 59.375 %.
func TestScoreOfEcodesignByHand(t *testing.T) {
	for name, c := range map[string]struct {
		r    strategy.RGESN
		want string
	}{
		"by hand":                   {strategy.RGESN{Priority: 20, PriorityOf: 30, Recommended: 10, RecommendedOf: 20, Moderate: 5, ModerateOf: 10}, "59.375"},
		"all":                       {strategy.RGESN{Priority: 30, PriorityOf: 30, Recommended: 28, RecommendedOf: 28, Moderate: 20, ModerateOf: 20}, "100"},
		"none":                      {strategy.RGESN{PriorityOf: 30}, "0"},
		"priority weighs more":      {strategy.RGESN{Priority: 1, PriorityOf: 1, ModerateOf: 1}, "60"},
		"than moderate":             {strategy.RGESN{PriorityOf: 1, Moderate: 1, ModerateOf: 1}, "40"},
		"recommended and moderate":  {strategy.RGESN{Recommended: 4, RecommendedOf: 4, ModerateOf: 5}, "50"},
		"nothing applies":           {strategy.RGESN{}, ""},
		"more validated than apply": {strategy.RGESN{Priority: 2, PriorityOf: 1}, ""},
		"below nothing":             {strategy.RGESN{Priority: -1, PriorityOf: 1}, ""},
		"78 criteria":               {strategy.RGESN{PriorityOf: 78}, "0"},
		"79 criteria":               {strategy.RGESN{PriorityOf: 40, RecommendedOf: 39}, ""},
		"beyond all":                {strategy.RGESN{PriorityOf: math.MaxInt, RecommendedOf: math.MaxInt}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := c.r.Score()
			require.Equal(t, c.want != "", got.Valid)
			if got.Valid {
				require.True(t, n(c.want).Equal(got.Decimal), "%s", got.Decimal)
			}
		})
	}
}

func service(name, rgaa, statement, ecodesign string, r strategy.RGESN) strategy.DigitalService {
	s := strategy.DigitalService{Name: name, Accessibility: statement, Ecodesign: ecodesign, RGESN: r}
	if rgaa != "" {
		s.RGAA = maybe(rgaa)
	}
	return s
}

func TestEcodesignIsNeverABreach(t *testing.T) {
	half := strategy.RGESN{Priority: 1, PriorityOf: 2}
	for name, c := range map[string]struct {
		services []strategy.DigitalService
		want     strategy.Status
		bring    string
	}{
		"nothing known":       {nil, strategy.Unknown, "score"},
		"no score":            {[]strategy.DigitalService{service("Portail", "1", "https://a", "", strategy.RGESN{})}, strategy.Unknown, "score"},
		"a score, no page":    {[]strategy.DigitalService{service("Portail", "", "", "", half)}, strategy.Noted, "déclaration à donner\u00a0: Portail"},
		"a score, with it":    {[]strategy.DigitalService{service("Portail", "", "", "https://b", half)}, strategy.Met, ""},
		"the lowest is shown": {[]strategy.DigitalService{service("Portail", "", "", "https://b", half), service("Agenda", "", "", "https://c", strategy.RGESN{PriorityOf: 3})}, strategy.Met, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := neighbour(t, strategy.Strategy{Digital: c.services}, "rgesn")
			require.Equal(t, c.want, o.Status)
			require.Contains(t, o.Bring, c.bring)
			require.Equal(t, c.bring == "", o.Bring == "")
			if len(c.services) == 2 {
				require.True(t, o.Value.Decimal.IsZero())
				require.Contains(t, o.Found, "Agenda")
			}
		})
	}
	said := answers(strategy.Answer{ID: "rgesn", Status: strategy.NotMet})
	require.Equal(t, strategy.Noted, neighbour(t, said, "rgesn").Status)
}

func TestAccessibilityOfEachService(t *testing.T) {
	full := service("Portail", "1", "https://a", "", strategy.RGESN{})
	for name, c := range map[string]struct {
		services []strategy.DigitalService
		want     strategy.Status
		value    string
	}{
		"nothing known":              {nil, strategy.Unknown, ""},
		"wholly, with its statement": {[]strategy.DigitalService{full}, strategy.Met, "100"},
		"no statement in the books":  {[]strategy.DigitalService{full, service("Agenda", "1", "", "", strategy.RGESN{})}, strategy.Unknown, "100"},
		"no rate in the books":       {[]strategy.DigitalService{full, service("Agenda", "", "https://b", "", strategy.RGESN{})}, strategy.Unknown, "100"},
		"just below":                 {[]strategy.DigitalService{full, service("Agenda", "0.999", "https://b", "", strategy.RGESN{})}, strategy.NotMet, "99.9"},
		"below, and one unknown":     {[]strategy.DigitalService{service("Agenda", "0.5", "https://b", "", strategy.RGESN{}), service("Carte", "", "", "", strategy.RGESN{})}, strategy.NotMet, "50"},
		"an impossible rate":         {[]strategy.DigitalService{service("Agenda", "1.2", "https://b", "", strategy.RGESN{})}, strategy.Unknown, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := neighbour(t, strategy.Strategy{Digital: c.services}, "rgaa")
			require.Equal(t, c.want, o.Status, o.Found)
			if c.value != "" {
				require.True(t, n(c.value).Equal(o.Value.Decimal))
			}
		})
	}
}

func TestOneStatementInAHundredIsLookedFor(t *testing.T) {
	var s strategy.Strategy
	for range 99 {
		s.Digital = append(s.Digital, service("P", "1", "https://p", "https://p", strategy.RGESN{PriorityOf: 1}))
	}
	s.Digital = append(s.Digital, service("Q", "1", "", "", strategy.RGESN{PriorityOf: 1}))
	require.Equal(t, strategy.Unknown, neighbour(t, s, "rgaa").Status)
	require.Equal(t, strategy.Noted, neighbour(t, s, "rgesn").Status)
}

func TestWhatAFigureShowsInPart(t *testing.T) {
	s := strategy.Strategy{Purchasing: strategy.Purchasing{Index: maybe("7.9"), Year: 2025}, OpenData: strategy.OpenData{DataSets: maybe("1")}}
	s.Date = on(2025, time.December, 31)
	require.Equal(t, strategy.Partly, neighbour(t, s, "repairability").Status)
	s.Date = on(2026, time.January, 1)
	index := neighbour(t, s, "repairability")
	require.Equal(t, strategy.Partly, index.Status, "a mean index does not show that purchases took it into account")
	require.Contains(t, index.Found, "7,9 sur 10")
	require.NotEmpty(t, index.Bring)
	require.Equal(t, strategy.Partly, neighbour(t, s, "open-data").Status)
	s.OpenData.DataSets = maybe("0")
	require.Equal(t, strategy.NotMet, neighbour(t, s, "open-data").Status)
	epci := strategy.Strategy{Body: strategy.Body{Kind: strategy.Metropole, Agents: 50}, OpenData: strategy.OpenData{DataSets: maybe("1")}}
	require.Equal(t, strategy.Partly, neighbour(t, epci, "open-data").Status)
	epci.OpenData.DataSets = maybe("0")
	require.Equal(t, strategy.NotMet, neighbour(t, epci, "open-data").Status)
	s.OpenData = strategy.OpenData{Portal: "https://data.example"}
	require.Equal(t, strategy.Unknown, neighbour(t, s, "open-data").Status)
	s.Obligations = []strategy.Answer{{ID: "repairability", Status: strategy.Met, Text: "Critère du marché"}}
	require.Equal(t, strategy.Met, neighbour(t, s, "repairability").Status)
}

// The law encourages free software: an orientation is noted, its absence is no breach.
func TestFreeSoftwareIsEncouraged(t *testing.T) {
	o := neighbour(t, strategy.Strategy{FreeSoftware: []string{"Formats ouverts", " "}}, "free-software")
	require.Equal(t, strategy.Noted, o.Status)
	require.True(t, n("1").Equal(o.Value.Decimal))
	require.Equal(t, strategy.Unknown, neighbour(t, strategy.Strategy{FreeSoftware: []string{" "}}, "free-software").Status)
}

func TestEquipmentToMigrateIsNoBreach(t *testing.T) {
	s := strategy.Strategy{Connections: []strategy.Connection{
		{Name: "Ascenseurs", Network: strategy.Copper, Quantity: 12, Migrated: 5}, {Name: "Fax", Network: strategy.Copper, Quantity: 2, Migrated: 9},
		{Name: "Alarmes", Network: strategy.GSM2G, Quantity: 4, Migrated: 4}, {Name: "Cartes", Network: strategy.UMTS3G, Quantity: 3, Migrated: 3}}}
	for _, day := range []time.Time{on(2026, time.January, 30), on(2026, time.January, 31)} {
		s.Date = day
		s.Connections[0].Migrated = 5
		copper := neighbour(t, s, "copper")
		require.Equal(t, strategy.Noted, copper.Status)
		require.True(t, n("7").Equal(copper.Value.Decimal))
		require.Empty(t, copper.Bring, "the count is there")
		s.Connections[0].Migrated = 11
		require.Equal(t, strategy.Noted, neighbour(t, s, "copper").Status, "one is left")
		s.Connections[0].Migrated = 12
		require.Equal(t, strategy.Met, neighbour(t, s, "copper").Status)
	}
	require.Equal(t, strategy.Met, neighbour(t, s, "mobile-2g-3g").Status)
	s.Connections[3].Migrated = 2
	require.Equal(t, strategy.Noted, neighbour(t, s, "mobile-2g-3g").Status, "one is left")
}

// Whatever is said, nothing that does not bind reads as a breach.
func TestOnlyWhatBindsCanBeNotMet(t *testing.T) {
	for _, kind := range []strategy.Kind{strategy.Commune, strategy.CommunauteCom, strategy.Metropole, strategy.MetropoleLyon, strategy.Paris, strategy.Departement,
		strategy.Region, strategy.Syndicat, strategy.OtherBody, "", "duché"} {
		for _, population := range []int{0, 1_000, 60_000, 900_000} {
			s := strategy.Strategy{Date: on(2026, time.June, 1), Body: strategy.Body{Kind: kind, Agents: 60, Population: strategy.Population{Total: population}}}
			list, _ := strategy.NeighboursOf(s)
			for _, o := range list {
				s.Obligations = append(s.Obligations, strategy.Answer{ID: o.ID, Status: strategy.NotMet})
			}
			list, _ = strategy.NeighboursOf(s)
			for _, o := range list {
				if o.Status == strategy.NotMet {
					require.Equal(t, strategy.Must, o.Force, o.ID)
					require.Equal(t, strategy.Concerned, o.Standing, o.ID)
				}
				if o.Force == strategy.Watch {
					require.NotEqual(t, strategy.Concerned, o.Standing, o.ID)
					require.NotEqual(t, strategy.Met, o.Status, o.ID)
				}
			}
		}
	}
}

func TestADeclaredAnswerIsNoFigure(t *testing.T) {
	spent := strategy.Purchasing{Spend: maybe("100"), Reused: maybe("10"), Year: 2024}
	for name, c := range map[string]struct {
		s    strategy.Strategy
		id   string
		want strategy.Status
		code string
	}{
		"met, against the figure":     {strategy.Strategy{Purchasing: spent, Obligations: []strategy.Answer{{ID: "agec", Status: strategy.Met}}}, "agec", strategy.NotMet, "contradicted-answer"},
		"no object, against it":       {strategy.Strategy{Purchasing: spent, Obligations: []strategy.Answer{{ID: "agec", Status: strategy.NotApplicable}}}, "agec", strategy.NotMet, "contradicted-answer"},
		"the same as the figure":      {strategy.Strategy{Purchasing: spent, Obligations: []strategy.Answer{{ID: "agec", Status: strategy.NotMet}}}, "agec", strategy.NotMet, ""},
		"where no figure speaks":      {answers(strategy.Answer{ID: "agec", Status: strategy.Met}), "agec", strategy.Met, ""},
		"no object, above a limit":    {answers(strategy.Answer{ID: "beges", Status: strategy.NotApplicable}), "beges", strategy.Unknown, "contradicted-answer"},
		"no object, unknown limit":    {answers(strategy.Answer{ID: "spaser", Status: strategy.NotApplicable}), "spaser", strategy.NotApplicable, ""},
		"met, unknown limit":          {answers(strategy.Answer{ID: "spaser", Status: strategy.Met}), "spaser", strategy.Met, ""},
		"not met, unknown limit":      {answers(strategy.Answer{ID: "spaser", Status: strategy.NotMet}), "spaser", strategy.Unknown, ""},
		"a draft cannot be met":       {answers(strategy.Answer{ID: "nis2", Status: strategy.Met}), "nis2", strategy.Noted, ""},
		"a text on nothing":           {answers(strategy.Answer{ID: "pcaet", Status: strategy.Met, Year: 2023}), "pcaet", strategy.NotApplicable, ""},
		"an id that is wrong":         {answers(strategy.Answer{ID: "begs", Status: strategy.Met}), "beges", strategy.Unknown, "unknown-obligation"},
		"twice":                       {answers(strategy.Answer{ID: "agec", Status: strategy.Met}, strategy.Answer{ID: "agec", Status: strategy.NotMet}), "agec", strategy.Met, "duplicate-obligation"},
		"a status that is none":       {answers(strategy.Answer{ID: "agec", Status: "oui"}), "agec", strategy.Unknown, "bad-answer"},
		"a year that is none":         {answers(strategy.Answer{ID: "beges", Year: -4}), "beges", strategy.Unknown, "bad-answer"},
		"a year to come":              {answers(strategy.Answer{ID: "beges", Year: 2030}), "beges", strategy.Unknown, "future-answer"},
		"a value below nothing":       {answers(strategy.Answer{ID: "donations", Value: maybe("-1")}), "donations", strategy.Unknown, "bad-answer"},
		"a value out of bounds":       {answers(strategy.Answer{ID: "donations", Value: decimal.NewNullDecimal(decimal.New(1, math.MaxInt32))}), "donations", strategy.Unknown, "bad-answer"},
		"a value that nothing asks":   {answers(strategy.Answer{ID: "agec", Value: maybe("30")}), "agec", strategy.Unknown, "unused-value"},
		"more reused than was bought": {strategy.Strategy{Purchasing: strategy.Purchasing{Spend: maybe("1"), Reused: maybe("2"), Year: 2024}}, "agec", strategy.Met, "spend-exceeded"},
		"criteria that cannot be":     {strategy.Strategy{Digital: []strategy.DigitalService{{Name: "Portail", RGESN: strategy.RGESN{Priority: 3}}}}, "rgesn", strategy.Unknown, "bad-rgesn"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, neighbour(t, c.s, c.id).Status)
			c.s.Date = on(2026, time.January, 15)
			c.s.Body = strategy.Body{Kind: strategy.Commune, Agents: 900, Population: strategy.Population{Total: 60_000}}
			_, problems := strategy.NeighboursOf(c.s)
			if c.code == "" {
				require.Empty(t, problems)
				return
			}
			require.Len(t, problems, 1)
			require.Equal(t, c.code, problems[0].Code)
			require.NotEmpty(t, problems[0].Message)
			require.NotEmpty(t, problems[0].Remedy)
			require.NotContains(t, problems[0].String(), "{")
			require.NotContains(t, problems[0].String(), "..")
		})
	}
}

func TestDidYouMeanAnObligation(t *testing.T) {
	_, problems := strategy.NeighboursOf(answers(strategy.Answer{ID: "spacer"}))
	require.Contains(t, problems[0].Remedy, "«\u00a0spaser\u00a0»")
	require.Equal(t, diag.Refused, problems[0].Severity)
	require.Contains(t, problems[0].Remedy, "beges")
}

func TestNeighboursArePartOfTheAssessment(t *testing.T) {
	s := answers(strategy.Answer{ID: "nothing"})
	s.Date = on(2026, time.January, 15)
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	require.NoError(t, err)
	want, _ := strategy.NeighboursOf(s)
	require.Equal(t, want, a.Neighbours)
	require.Equal(t, "unknown-obligation", a.Problems[0].Code)
}

// A strategy can be built by hand with anything.
func TestAbsurdFiguresAreNotUsed(t *testing.T) {
	for _, absurd := range []decimal.Decimal{decimal.New(1, math.MaxInt32), decimal.New(1, math.MinInt32), n("-1e30"), n("-5"), n("999999999999999999999999999999")} {
		d := decimal.NewNullDecimal(absurd)
		s := strategy.Strategy{Date: on(9999, time.December, 31), Year: math.MinInt, Body: strategy.Body{Kind: strategy.Commune, Agents: math.MinInt, Population: strategy.Population{Total: math.MaxInt}},
			Purchasing: strategy.Purchasing{Spend: d, Reused: d, All: d, Index: d, Year: math.MaxInt}, Disposal: strategy.Disposal{Stock: math.MaxInt, Reused: math.MaxInt, Year: math.MaxInt},
			OpenData: strategy.OpenData{DataSets: d}, Hosting: []strategy.Hosting{{Power: d}, {Power: maybe("2")}},
			Digital:     []strategy.DigitalService{{RGAA: d, RGESN: strategy.RGESN{Priority: math.MinInt, PriorityOf: math.MaxInt}}},
			Connections: []strategy.Connection{{Network: strategy.Copper, Quantity: math.MaxInt, Migrated: math.MinInt}, {Network: strategy.Copper, Quantity: math.MaxInt}, {Network: "5g", Quantity: math.MinInt}},
			Obligations: []strategy.Answer{{ID: "beges", Year: math.MinInt, Value: d}, {ID: "datacentres", Year: math.MaxInt}, {ID: strings.Repeat("é", 9999), Status: "?"}}}
		list, _ := strategy.NeighboursOf(s)
		require.Len(t, list, 20)
		for _, o := range list {
			require.Less(t, len(fmt.Sprint(o)), 5000, o.ID)
		}
	}
}

// The order of the dossier's lists changes neither a figure nor an answer.
func TestOrderOfTheDossierChangesNoAnswer(t *testing.T) {
	s := strategy.Strategy{
		Hosting: []strategy.Hosting{{Name: "A", Power: maybe("120")}, {Name: "B", Power: maybe("510")}, {Name: "C"}},
		Digital: []strategy.DigitalService{service("P", "0.8", "https://p", "", strategy.RGESN{Priority: 1, PriorityOf: 2}), service("Q", "0.7", "", "https://q", strategy.RGESN{PriorityOf: 2}), service("R", "", "", "", strategy.RGESN{})},
		Connections: []strategy.Connection{{Name: "L", Network: strategy.Copper, Quantity: 3, Migrated: 1}, {Name: "M", Network: strategy.GSM2G, Quantity: 2},
			{Name: "N", Network: strategy.Copper, Quantity: 4}},
		Obligations: []strategy.Answer{{ID: "beges", Year: 2024}, {ID: "pcaet", Status: strategy.Met}, {ID: "spaser", Status: strategy.NotApplicable}},
	}
	for _, id := range []string{"datacentres", "rgaa", "rgesn", "copper", "mobile-2g-3g", "beges", "spaser"} {
		want := neighbour(t, s, id)
		r := s
		r.Hosting, r.Digital, r.Connections, r.Obligations = reversed(s.Hosting), reversed(s.Digital), reversed(s.Connections), reversed(s.Obligations)
		got := neighbour(t, r, id)
		require.Equal(t, []any{want.Standing, want.Status, want.Value.Decimal.String(), want.Declared}, []any{got.Standing, got.Status, got.Value.Decimal.String(), got.Declared}, id)
	}
}

func reversed[T any](list []T) []T {
	out := append([]T(nil), list...)
	slices.Reverse(out)
	return out
}

// The more is reused, the better the answer: it turns once.
func TestMoreReuseIsNeverWorse(t *testing.T) {
	turned := 0
	last := strategy.NotMet
	for reused := range 101 {
		s := strategy.Strategy{Disposal: strategy.Disposal{Stock: 100, Reused: reused, Year: 2025},
			Purchasing: strategy.Purchasing{Spend: maybe("100"), Reused: decimal.NewNullDecimal(decimal.NewFromInt(int64(reused))), Year: 2027}}
		o := neighbour(t, s, "reen-reuse")
		if o.Status != last {
			turned++
			require.Equal(t, 50, reused)
		}
		last = o.Status
		require.Equal(t, reused >= 25, neighbour(t, s, "agec").Status == strategy.Met)
	}
	require.Equal(t, 1, turned)
}
