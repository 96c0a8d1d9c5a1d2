package strategy

import (
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// lawCase is one body on one day: is it concerned by an obligation, and by
// which wording? Expectations are written by hand, from the texts.
type lawCase struct {
	name string
	id   string
	kind Kind
	on   string // yyyy-mm-dd
	have func(*Strategy)
	want Standing
	why  string // words of the reason
	rule string // words of the rule
}

func ofInhabitants(n int) func(*Strategy) {
	return func(s *Strategy) { s.Body.Population.Total = n }
}

func ofInhabitantsAndAgents(n, agents int) func(*Strategy) {
	return func(s *Strategy) { s.Body.Population.Total, s.Body.Agents = n, agents }
}

func purchasesOf(euros string) func(*Strategy) {
	return func(s *Strategy) {
		s.Purchasing.All = decimal.NewNullDecimal(decimal.RequireFromString(euros))
	}
}

func placesOf(kW ...string) func(*Strategy) {
	return func(s *Strategy) {
		for _, p := range kW {
			h := Hosting{Name: "Salle " + p}
			if p != "" {
				h.Power = decimal.NewNullDecimal(decimal.RequireFromString(p))
			}
			s.Hosting = append(s.Hosting, h)
		}
	}
}

func linked(n Network, quantity int) func(*Strategy) {
	return func(s *Strategy) {
		s.Connections = append(s.Connections, Connection{Name: "Ascenseurs", Network: n, Quantity: quantity})
	}
}

var lawCases = []lawCase{
	{"AGEC, the day before its decree", "agec", Commune, "2024-06-30", nil, Concerned, "collectivités territoriales", "décret n°\u00a02021-254"},
	{"AGEC, the day of its decree", "agec", Commune, "2024-07-01", nil, Concerned, "1er juillet 2024", "20\u202f% de la dépense HT"},
	{"AGEC, a département", "agec", Departement, "2026-01-01", nil, Concerned, "", ""},
	{"AGEC, a syndicat", "agec", Syndicat, "2026-01-01", nil, Concerned, "", ""},
	{"AGEC, another body", "agec", OtherBody, "2026-01-01", nil, Undetermined, "À vérifier", ""},

	{"reuse, before the loi REEN", "reen-reuse", Commune, "2021-11-16", nil, NotConcerned, "Pas encore applicable au 16 novembre 2021", ""},
	{"reuse, the day of the loi REEN", "reen-reuse", Commune, "2021-11-17", nil, Concerned, "", "sans taux"},
	{"reuse, the day before its decree", "reen-reuse", Commune, "2023-04-14", nil, Concerned, "", "sans taux"},
	{"reuse, the day of its decree", "reen-reuse", Commune, "2023-04-15", nil, Concerned, "", "50\u202f% à partir de 2025"},

	{"gifts have no threshold on the body", "donations", Syndicat, "2026-01-01", nil, Concerned, "", "300\u00a0€ au plus"},

	{"repairability, the day before", "repairability", Commune, "2022-12-31", nil, NotConcerned, "à compter du 1er janvier 2023", ""},
	{"repairability, the day it starts", "repairability", Commune, "2023-01-01", nil, Concerned, "", "indice de réparabilité dans"},
	{"durability, the day before", "repairability", Commune, "2025-12-31", nil, Concerned, "", "indice de réparabilité dans"},
	{"durability, the day it starts", "repairability", Commune, "2026-01-01", nil, Concerned, "", "de l’indice de durabilité"},

	{"SPASER, 50 M€", "spaser", Commune, "2026-01-01", purchasesOf("50000000"), NotConcerned, "50\u202f000\u202f000 € HT d’achats", ""},
	{"SPASER, a cent above 50 M€", "spaser", Commune, "2026-01-01", purchasesOf("50000000.01"), Concerned, "plus de 50\u202f000\u202f000", ""},
	{"SPASER, unknown purchases", "spaser", Commune, "2026-01-01", nil, Undetermined, "n’est pas connu", ""},
	{"SPASER, the day before its threshold", "spaser", Commune, "2022-12-31", purchasesOf("60000000"), Undetermined, "À vérifier", ""},
	{"SPASER, the day of its threshold", "spaser", Commune, "2023-01-01", purchasesOf("60000000"), Concerned, "1er janvier 2023", ""},

	{"RGESN is open to all", "rgesn", OtherBody, "2026-01-01", nil, Concerned, "Ouvert à tout organisme, à titre volontaire", "78 critères"},
	{"RGAA has no threshold", "rgaa", Commune, "2026-01-01", ofInhabitantsAndAgents(90, 1), Concerned, "sans seuil", ""},
	{"accessibility scheme", "rgaa-plan", Region, "2026-01-01", nil, Concerned, "", ""},
	{"personal data", "personal-data", Syndicat, "2026-01-01", nil, Concerned, "", ""},

	{"open data, 3 499 inhabitants", "open-data", Commune, "2026-01-01", ofInhabitantsAndAgents(3499, 50), NotConcerned, "3\u202f499 habitants", ""},
	{"open data, 3 500 inhabitants", "open-data", Commune, "2026-01-01", ofInhabitantsAndAgents(3500, 50), Concerned, "au moins 3\u202f500", ""},
	{"open data, 49 agents", "open-data", Commune, "2026-01-01", ofInhabitantsAndAgents(3500, 49), NotConcerned, "Agents\u00a0: 49", ""},
	{"open data, agents unknown", "open-data", Commune, "2026-01-01", ofInhabitants(3500), Undetermined, "n’est pas connu", ""},
	{"open data, small and agents unknown", "open-data", Commune, "2026-01-01", ofInhabitants(3499), NotConcerned, "", ""},
	{"open data, an EPCI with 49 agents", "open-data", CommunauteCom, "2026-01-01", ofInhabitantsAndAgents(30_000, 49), NotConcerned, "au moins 50", ""},
	{"open data, an EPCI with 50 agents", "open-data", CommunauteCom, "2026-01-01", ofInhabitantsAndAgents(2_000, 50), Concerned, "", ""},

	{"free software", "free-software", Commune, "2026-01-01", nil, Concerned, "", "encourage"},

	{"cloud, 30 000 inhabitants", "cloud", Commune, "2026-01-01", ofInhabitants(30_000), NotConcerned, "plus de 30\u202f000", "ne s’impose pas aux collectivités"},
	{"cloud, 30 001 inhabitants", "cloud", Commune, "2026-01-01", ofInhabitants(30_001), InDraft, "rien n’oblige à ce jour", ""},
	{"cloud, a région", "cloud", Region, "2026-01-01", nil, InDraft, "", ""},
	{"cloud, a communauté de communes", "cloud", CommunauteCom, "2026-01-01", ofInhabitants(80_000), NotConcerned, "Ne nomme pas", ""},

	{"NIS 2, 29 999 inhabitants", "nis2", Commune, "2026-01-01", ofInhabitants(29_999), NotConcerned, "au moins 30\u202f000", ""},
	{"NIS 2, 30 000 inhabitants", "nis2", Commune, "2026-01-01", ofInhabitants(30_000), InDraft, "rien n’oblige", "essentielles"},
	{"NIS 2, a communauté de communes", "nis2", CommunauteCom, "2026-01-01", nil, InDraft, "", "importantes"},
	{"NIS 2, a métropole", "nis2", Metropole, "2026-01-01", nil, InDraft, "", "essentielles"},
	{"NIS 2, a région", "nis2", Region, "2026-01-01", nil, Undetermined, "À vérifier", ""},
	{"NIS 2, a syndicat", "nis2", Syndicat, "2026-01-01", nil, NotConcerned, "Ne nomme pas ce type de collectivité (syndicat)", ""},

	{"BEGES, 50 000 inhabitants", "beges", Commune, "2026-01-01", ofInhabitants(50_000), NotConcerned, "50\u202f000 habitants de population totale", ""},
	{"BEGES, 50 001 inhabitants", "beges", Commune, "2026-01-01", ofInhabitants(50_001), Concerned, "plus de 50\u202f000", ""},
	{"BEGES, an EPCI", "beges", CommunauteAgglo, "2026-01-01", ofInhabitants(50_001), Concerned, "", ""},
	{"BEGES, a syndicat", "beges", Syndicat, "2026-01-01", ofInhabitants(90_000), Undetermined, "À vérifier", ""},
	{"BEGES, before indirect emissions", "beges", Commune, "2022-12-31", ofInhabitants(50_001), Concerned, "", "tous les trois ans"},
	{"BEGES, before, below", "beges", Commune, "2022-12-31", ofInhabitants(50_000), NotConcerned, "", ""},
	{"BEGES, with indirect emissions", "beges", Commune, "2023-01-01", ofInhabitants(50_001), Concerned, "", "indirectes significatives"},

	{"PCAET, 20 000 inhabitants", "pcaet", CommunauteCom, "2026-01-01", ofInhabitants(20_000), NotConcerned, "20\u202f000 habitants de", ""},
	{"PCAET, 20 001 inhabitants", "pcaet", CommunauteCom, "2026-01-01", ofInhabitants(20_001), Concerned, "", "chaleur récupérable"},
	{"PCAET, a commune", "pcaet", Commune, "2026-01-01", ofInhabitants(90_000), NotConcerned, "Ne nomme pas ce type de collectivité (commune)", ""},
	{"PCAET, before the loi REEN", "pcaet", CommunauteCom, "2021-11-16", ofInhabitants(20_001), NotConcerned, "Pas encore", ""},
	{"PCAET, the day of the loi REEN", "pcaet", CommunauteCom, "2021-11-17", ofInhabitants(20_001), Concerned, "", ""},

	{"data centres, 499.999 kW", "datacentres", Commune, "2026-01-01", placesOf("499.999"), NotConcerned, "499,999 kW", ""},
	{"data centres, 500 kW", "datacentres", Commune, "2026-01-01", placesOf("500"), Concerned, "au moins 500 kW par lieu", ""},
	{"data centres, two of 300 kW are not summed", "datacentres", Commune, "2026-01-01", placesOf("300", "300"), NotConcerned, "par lieu", ""},
	{"data centres, one that is not known", "datacentres", Commune, "2026-01-01", placesOf("300", ""), Undetermined, "puissance inconnue", ""},
	{"data centres, one large is enough", "datacentres", Commune, "2026-01-01", placesOf("500", ""), Concerned, "", ""},
	{"data centres, nothing known", "datacentres", Commune, "2026-01-01", nil, Undetermined, "n’est pas connue", ""},
	{"data centres, the day before", "datacentres", Commune, "2025-12-29", placesOf("600"), NotConcerned, "Pas encore", ""},
	{"data centres, the day it starts", "datacentres", Commune, "2025-12-30", placesOf("600"), Concerned, "", "15 mai"},

	{"green budget, 3 500 inhabitants", "green-budget", Commune, "2026-01-01", ofInhabitants(3_500), NotConcerned, "plus de 3\u202f500", ""},
	{"green budget, 3 501 inhabitants", "green-budget", Commune, "2026-01-01", ofInhabitants(3_501), Concerned, "", "axes 1 et 6"},
	{"green budget, before", "green-budget", Commune, "2023-12-31", ofInhabitants(3_501), NotConcerned, "Pas encore", ""},
	{"green budget, first step", "green-budget", Commune, "2024-01-01", ofInhabitants(3_501), Concerned, "", "Exercice 2024"},
	{"green budget, first step, below", "green-budget", Commune, "2024-01-01", ofInhabitants(3_500), NotConcerned, "", ""},
	{"green budget, last day of the first step", "green-budget", Commune, "2024-12-31", ofInhabitants(3_501), Concerned, "", "Exercice 2024"},
	{"green budget, second step", "green-budget", Commune, "2025-01-01", ofInhabitants(3_501), Concerned, "", "exercice 2025"},
	{"green budget, last day of the second step", "green-budget", Commune, "2026-12-31", ofInhabitants(3_501), Concerned, "", "exercice 2025"},
	{"green budget, third step", "green-budget", Commune, "2027-01-01", ofInhabitants(3_501), Concerned, "", "six axes"},
	{"green budget, third step, below", "green-budget", Commune, "2027-01-01", ofInhabitants(3_500), NotConcerned, "", "six axes"},

	{"buildings are not in the dossier", "tertiary", Commune, "2026-01-01", ofInhabitants(90_000), Undetermined, "À vérifier", ""},

	{"copper, nothing listed", "copper", Commune, "2026-01-01", nil, Undetermined, "à vérifier", ""},
	{"copper, none", "copper", Commune, "2026-01-01", linked(Copper, 0), NotConcerned, "", "annoncée"},
	{"copper, one", "copper", Commune, "2026-01-30", linked(Copper, 1), Concerned, "", "annoncée pour le 31 janvier 2026"},
	{"copper, the day it closes to new lines", "copper", Commune, "2026-01-31", linked(Copper, 1), Concerned, "", "effective depuis le 31 janvier 2026"},
	{"copper, then, none", "copper", Commune, "2026-01-31", linked(Copper, 0), NotConcerned, "", ""},
	{"2G, none", "mobile-2g-3g", Commune, "2026-01-01", linked(GSM2G, 0), NotConcerned, "", ""},
	{"2G, one", "mobile-2g-3g", Commune, "2026-01-01", linked(GSM2G, 1), Concerned, "", "31 mars 2026"},
	{"3G, one", "mobile-2g-3g", Commune, "2026-01-01", linked(UMTS3G, 1), Concerned, "", "2029"},
	{"copper is not 2G", "mobile-2g-3g", Commune, "2026-01-01", linked(Copper, 9), Undetermined, "", ""},
}

func (c lawCase) strategy(t *testing.T) Strategy {
	s := Strategy{Body: Body{Name: "Valmorne", Kind: c.kind}, Year: 2024, Date: lawDay(t, c.on)}
	if c.have != nil {
		c.have(&s)
	}
	return s
}

func lawDay(t *testing.T, s string) time.Time {
	day, err := time.Parse(time.DateOnly, s)
	require.NoError(t, err)
	return day
}

func TestWhoIsConcernedAndByWhichVersion(t *testing.T) {
	for _, c := range lawCases {
		t.Run(c.name, func(t *testing.T) {
			list, problems := NeighboursOf(c.strategy(t))
			require.Empty(t, problems)
			n := list[slices.IndexFunc(list, func(n Neighbour) bool { return n.ID == c.id })]
			require.Equal(t, c.want, n.Standing, n.Why)
			require.Contains(t, n.Why, c.why)
			require.Contains(t, n.Rule, c.rule)
			require.NotContains(t, n.Why+n.Found+n.Bring, "{")
			if c.want == NotConcerned {
				require.Equal(t, NotApplicable, n.Status)
			}
		})
	}
}

// Every row of the table is tried where its text changes: each threshold on both
// of its sides, each date on the day and the day before.
func TestEveryRowOfTheTableIsTried(t *testing.T) {
	law := DefaultLaw()
	for _, row := range law.Neighbours {
		same := func(o Obligation) bool {
			return o.ID == row.ID && o.From.Equal(row.From) && slices.Equal(o.kinds, row.kinds)
		}
		answers, tried := map[Standing]bool{}, map[string]bool{}
		for _, c := range lawCases {
			if c.id != row.ID {
				continue
			}
			day := lawDay(t, c.on)
			chosen := same(law.versionFor(c.id, c.kind, day))
			if chosen {
				answers[c.want] = true
			}
			if !row.From.IsZero() {
				tried["before"] = tried["before"] || !row.inForce(day) && day.Equal(row.From.AddDate(0, 0, -1))
				tried["on"] = tried["on"] || chosen && day.Equal(row.From)
			}
		}
		require.NotEmpty(t, answers, "%s, %s: never chosen", row.ID, row.Rule)
		if len(row.when) > 0 {
			require.True(t, answers[NotConcerned], "%s: below", row.ID)
			require.True(t, answers[Concerned] || answers[InDraft], "%s: above", row.ID)
		}
		if !row.From.IsZero() {
			require.True(t, tried["before"] && tried["on"], "%s: %s", row.ID, row.From)
		}
	}
}

// The table says nothing that the code would not read.
func TestNeighboursTableIsReadWhole(t *testing.T) {
	law := DefaultLaw()
	used := map[string]bool{}
	kinds := []Kind{everyKind}
	for _, b := range law.bodies {
		kinds = append(kinds, b.kind)
	}
	for _, o := range law.Neighbours {
		require.Contains(t, []Force{Must, May, Encouraged, Watch, Deadline}, o.Force, o.ID)
		require.NotEmpty(t, aims[o.Force], o.ID)
		require.Subset(t, kinds, append(o.kinds, o.maybe...), o.ID)
		require.NotEmpty(t, o.Title+o.Who, o.ID)
		require.NotEmpty(t, o.Rule, o.ID)
		require.NotEmpty(t, o.Bring, o.ID)
		for _, c := range append(slices.Clone(o.when), o.test...) {
			require.NotNil(t, figures[c.of], "%s: %s", o.ID, c.of)
			used[c.of] = true
			if c.sign != "" && c.bound == nil {
				_, ok := law.Milestone(o.ID, o.From.Year())
				require.True(t, ok, o.ID)
			}
		}
	}
	for name := range figures {
		require.True(t, used[name], "%s is never asked for", name)
	}
}

// Versions of an obligation follow each other: those of one span name different kinds.
func TestVersionsDoNotOverlap(t *testing.T) {
	law := DefaultLaw()
	for at, o := range law.Neighbours {
		for next, p := range law.Neighbours[at+1:] {
			if o.ID != p.ID {
				continue
			}
			require.Equal(t, o.Title, p.Title)
			if o.From.Equal(p.From) && o.Until.Equal(p.Until) {
				require.False(t, slices.ContainsFunc(o.kinds, func(k Kind) bool { return slices.Contains(p.kinds, k) }), o.ID)
				continue
			}
			require.False(t, o.Until.IsZero() || o.Until.After(p.From), o.ID)
			if next == 0 {
				require.Equal(t, o.Until, p.From, "%s: one version ends where the next begins", o.ID)
			}
		}
	}
}

// Written by hand: what binds, and what does not.
func TestWhatBinds(t *testing.T) {
	want := map[string]Force{"agec": Must, "reen-reuse": Must, "donations": Must, "repairability": Must, "spaser": Must, "rgesn": May, "rgaa": Must, "rgaa-plan": Must,
		"personal-data": Must, "open-data": Must, "free-software": Encouraged, "cloud": Watch, "nis2": Watch, "beges": Must, "pcaet": Must, "datacentres": Must,
		"green-budget": Must, "tertiary": Must, "copper": Deadline, "mobile-2g-3g": Deadline}
	for _, o := range DefaultLaw().Neighbours {
		require.Equal(t, want[o.ID], o.Force, o.ID)
	}
	require.Len(t, DefaultLaw().obligationIDs(), len(want))
}

func TestConditionsThatCannotBeRead(t *testing.T) {
	for _, s := range []string{"population", "population>=3500 agents>50", ""} {
		_, err := parseConditions(s)
		require.NoError(t, err, s)
	}
	for _, s := range []string{"population=50", "population>", ">5", "population>1.2.3", "Population>1", "a<5"} {
		_, err := parseConditions(s)
		require.Error(t, err, s)
	}
}

// A rounded figure never stands on the other side of its bound.
func TestFiguresBesideTheirBound(t *testing.T) {
	for _, c := range []struct{ value, bound, want string }{
		{"19.99", "20", "19,99"}, {"20", "20", "20"}, {"19.4", "20", "19,4"}, {"20.04", "20", "20,04"}, {"19.999999", "20", "19,999999"},
		{"50000.01", "50000", "50\u202f000,01"}, {"33.333333333333333333", "50", "33,3"},
	} {
		r := decimal.RequireFromString(c.value).Rat()
		require.Equal(t, c.want, besideBound(r, decimal.RequireFromString(c.bound).Rat()))
	}
}
