package report_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

func nul(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

// crosscut is a dossier with all that chapter 9 and the parts of the bodies print.
func crosscut() (strategy.Strategy, footprint.Inventory) {
	s := small()
	s.Body.Agents, s.Body.Workstations = 900, 800
	s.FreeSoftware = []string{"Les logiciels libres sont étudiés à chaque renouvellement, à besoin égal.", "Les documents publiés le sont en formats ouverts."}
	s.Sovereignty = []string{"Les données sensibles sont hébergées en France."}
	s.Pooling = []string{"La géomatique est portée par l’agglomération."}
	s.FreeUse = strategy.FreeUse{OfficeAgents: nul("350"), Applications: nul("12"), OfAll: nul("140"), Contributions: nul("1"), Licences: nul("41500")}
	s.Contracts = strategy.Contracts{Total: nul("34"), Clauses: nul("11"), Reversible: nul("9"), OpenFormats: nul("14"), Local: nul("8")}
	s.OpenData = strategy.OpenData{DataSets: nul("46"), WithSchema: nul("12"), APIs: nul("3")}
	s.Label = strategy.Label{Year: 2023, Level: "3"}
	s.SelfAssessment = []strategy.DimensionScore{{Dimension: 1, Score: 2, Text: "Stratégie votée, services mutualisés"}, {Dimension: 3, Score: 1, Text: "Bureautique libre dans les écoles"}, {Dimension: 5, Score: 0}}
	s.Dependencies = []strategy.Dependency{{Name: "Messagerie et bureautique en ligne", Supplier: "Éditeur américain", Country: "IE", Jurisdiction: "US", Data: "Courriels, agendas, documents de travail", Exit: "Fin de marché en 2027 ; export IMAP et ODF"},
		{Name: "Gestion des ressources humaines", Supplier: "Éditeur français", Country: "FR", Jurisdiction: "FR", Data: "Dossiers des agents"}, {Name: "Cartographie"}}
	s.Hosting = []strategy.Hosting{{Name: "Salle serveurs mairie", PUE: nul("1.72"), Source: "measured", Country: "FR"}, {Name: "Centre mutualisé", Country: "RE"}}
	s.PooledServices = []strategy.PooledService{{Name: "Système d’information géographique", Lead: "Agglomération", Communes: 22, Text: "Convention de 2021"}, {Name: "Sauvegarde distante", Lead: "Syndicat numérique"}}
	s.Connections = []strategy.Connection{{Name: "Ascenseurs", Use: "lift", Network: strategy.GSM2G, Operator: "orange", Quantity: 18, Migrated: 5, MigrateBy: 2026, Plan: "Cartes 4G, par l’ascensoriste", Site: "Bâtiments communaux"},
		{Name: "Alarmes intrusion", Use: "alarm", Network: strategy.Copper, Quantity: 31, Migrated: 31}, {Name: "Télégestion du chauffage", Use: "remote-control", Network: strategy.UMTS3G, Operator: "sfr", Quantity: 12},
		{Name: "Horodateurs", Use: "remote-control", Network: strategy.GSM2G, Operator: "bouygues", Quantity: 40, MigrateBy: 2027}}
	s.AI = []strategy.AIUse{{Name: "Assistant de rédaction", Purpose: "Relire des courriers", Provider: "Fournisseur A", Model: "Modèle A", Requests: nul("120000"), Energy: nul("0.3"), EnergyMin: nul("0.2"), EnergyMax: nul("3"), Source: "Publication du fournisseur, 2025", Verdict: "generalised"},
		{Name: "Résumé de délibérations", Provider: "Hébergé en interne", Model: "Modèle ouvert de 7,3 milliards de paramètres", Requests: nul("20000"), Tokens: nul("400"), Active: nul("7.3"), Total: nul("7.3"), PUE: nul("1.3"), Zone: "FR", Reviewed: time.Date(2025, 5, 2, 0, 0, 0, 0, time.UTC), Verdict: "pilot", Text: "Gain de temps à mesurer ; recherche plein texte étudiée"},
		{Name: "Traduction de l’accueil"}}
	s.Digital = []strategy.DigitalService{{Name: "Site de la ville", RGAA: nul("0.72"), Accessibility: "x", RGESN: strategy.RGESN{Priority: 20, PriorityOf: 30, Recommended: 10, RecommendedOf: 20, Moderate: 5, ModerateOf: 10}}, {Name: "Démarches en ligne", RGAA: nul("0.5")}}
	s.Disposal.Waste, s.Disposal.Approved = nul("3400"), nul("3100")
	s.Uses = []strategy.UseOf{{Item: "stored-gb-year", Quantity: dec("64000")}}
	s.Readings = []strategy.Reading{{Indicator: "I26", Year: 2024, Value: dec("35")}}
	s.Objectives = []strategy.Objective{{ID: "O1", Title: "Réduire", Footprint: true, Indicators: []string{"I06", "I08", "I34"}, TargetYear: 2030, Reduction: nul("0.2")}}
	s.Joint = strategy.Joint{Members: []strategy.Member{{Body: strategy.Body{Name: "Communauté d’agglomération d’essai", Kind: strategy.CommunauteAgglo, Agents: 420, Workstations: 390}}, {Body: strategy.Body{Name: "Centre communal d’action sociale", Kind: strategy.OtherBody, Agents: 130}}},
		Posts:  []strategy.SharedPost{{Name: "Salles de serveurs", Of: "datacentre", By: strategy.ByAgreement}, {Name: "Écrans", Of: "screens", By: strategy.ByWorkstations}},
		Shares: []strategy.PostShare{{Post: "Salles de serveurs", Body: s.Body.Name, Share: dec("0.55")}, {Post: "Salles de serveurs", Body: "Communauté d’agglomération d’essai", Share: dec("0.45")}}}
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "1", Item: "laptop", Quantity: dec("500"), System: "Windows 11 Pro", File: "pc.csv", Row: 2, Purchased: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)}, {ID: "2", Item: "desktop", Quantity: dec("180"), System: "Ubuntu 22.04", File: "pc.csv", Row: 3},
		{ID: "3", Item: "desktop", Quantity: dec("120"), File: "pc.csv", Row: 4}, {ID: "4", Item: "monitor", Quantity: dec("900")}, {ID: "5", Item: "server", Quantity: dec("14"), DataCentre: "Salle serveurs mairie"},
		{ID: "6", Item: "feature-phone", Quantity: dec("60"), File: "telephones.csv", Row: 3, Label: "Mobile simple"}, {ID: "7", Item: "paper-ream", Quantity: dec("5200")}, {ID: "8", Item: "copier-a3", Quantity: dec("40"), Label: "Copieur fax", File: "impr.csv", Row: 9},
		{ID: "9", Item: "laptop", Quantity: dec("40"), State: footprint.Retired, Purchased: time.Date(2018, 2, 1, 0, 0, 0, 0, time.UTC), Withdrawn: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)},
	}, Refused: 1, Problems: diag.List{{Code: "unknown-type", Severity: diag.Refused, File: "divers.csv", Row: 7, Column: "type", Value: "Téléalarme résidence", Message: "type inconnu"}}}
	return s, inv
}

func strategyOf(t *testing.T, s strategy.Strategy, inv footprint.Inventory) string {
	t.Helper()
	a, err := strategy.Assess(factors.Default(), s, inv)
	require.NoError(t, err)
	return plain(markdown(t, a))
}

func everything(t *testing.T) string {
	s, inv := crosscut()
	return strategyOf(t, s, inv)
}

// between gives what stands from one text to the next.
func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, after, found := strings.Cut(text, from)
	require.True(t, found, from)
	inside, _, found := strings.Cut(after, to)
	require.True(t, found, to)
	return inside
}

func TestChapterNineSaysWhatTheDossierHolds(t *testing.T) {
	text := everything(t)
	chapter := between(t, text, "## 9 Souveraineté", "## 10 Risques")
	for name, said := range map[string]string{
		"free workstations of those whose system is known": "| Postes sous système libre | 180 sur 680 | 26,5 % | inventaire |",
		"contracts":                      "| Marchés numériques avec réversibilité | 9 sur 34 | 26,5 % | déclaré |",
		"systems":                        "| GNU/Linux | oui | 180 |",
		"a closed scale":                 "niveau 3, millésime 2023 [Définition non lue : à vérifier]. Ce niveau est celui d’une échelle close en 2024",
		"no official judgement":          "Auto-évaluation non officielle",
		"silence is no score":            "| 4. Communication et écosystème | n.d. | – |",
		"a score of 0":                   "| 0 sur 3, rien à ce jour |",
		"euros apart":                    "41 500 € de licences évitées par an",
		"no carbon by itself":            "Aucun gain n’est crédité aux logiciels libres dans ce plan",
		"location":                       "en France pour 75,0 % et dans l’Union européenne pour 100,0 %",
		"a doubt of the table":           "La Réunion | oui [à vérifier]",
		"jurisdiction":                   "États-Unis, hors de l’Union européenne",
		"what is to watch is no duty":    "Ce n’est pas une obligation à ce jour",
		"pooled services":                "| Système d’information géographique | Agglomération | 22 | Convention de 2021 |",
		"ends by operator":               "| Bouygues Telecom | fin 2026 | fin 2029 |",
		"an end that is not announced":   "| Free | non annoncée | non annoncée |",
		"the end of copper":              "| horizon 2030 |",
		"late":                           "40 à migrer, prévu en 2027, après la fin annoncée du réseau (fin 2026)",
		"left in all":                    "| **Restant à migrer** |  |  | **65** |",
		"a refused row":                  "| Téléassistance | Téléalarme résidence | divers.csv | – | 1 |",
		"an item":                        "| Autre équipement mobile | Téléphone mobile basique | telephones.csv | 60 | – |",
		"published energy with its ends": "| 120 000 | 36,0 (de 24,0 à 360) | 1,87 (de 1,25 à 18,7) |",
		"no review":                      "Usage généralisé sans revue de pertinence : les guides la recommandent avant de généraliser, les textes ne l’imposent pas",
		"nothing known":                  "Ni énergie publiée, ni paramètres et jetons connus : rien n’est estimé",
		"in no total":                    "Ordres de grandeur, ajoutés à aucun total",
	} {
		require.Contains(t, chapter, said, name)
	}
}

func TestIndicatorsTellWhereTheyComeFrom(t *testing.T) {
	chapter := between(t, everything(t), "## 8 Indicateurs", "## 9 Souveraineté")
	for _, said := range []string{"| I26 | Agents et élus sensibilisés | – | 35 % | n.d. | relevé |", "| I06 | Équipements par agent, par type | O1 | voir le détail |", "| I08 | Ordinateur portable (sorties de 2024 : 40) : 72,9 mois |",
		"| I35 | Services mutualisés | – | 2 | n.d. | calculé |", "| I16 | par agent : 2,34 kg/agent ; remis à un éco-organisme agréé : 91,2 % |", "| I09 | part du parc dont la date d’achat est connue : 27,6 % ; "} {
		require.Contains(t, chapter, said)
	}
	require.NotContains(t, chapter, " nombre |")
}

// A joint strategy counts the common posts once, gives a table for each body, and
// leaves out what its keys do not share.
func TestTheBodiesOfAJointStrategy(t *testing.T) {
	s, inv := crosscut()
	text := strategyOf(t, s, inv)
	section := between(t, text, "### 4.7 Répartition", "## 5 Vision")
	for _, said := range []string{"| Salles de serveurs | parts convenues |", "Commune d’essai : 55,0 % ; Communauté d’agglomération d’essai : 45,0 %", "Le nombre de postes de travail d’un organisme est inconnu ; le poste n’est pas réparti",
		"| Non réparti |", "Part de l’organisme : Centre communal d’action sociale", "ils ne sont pas répartis"} {
		require.Contains(t, section, said)
	}
	s.Joint = strategy.Joint{}
	require.NotContains(t, strategyOf(t, s, inv), "Répartition entre les organismes")
}

func TestASilentChapterNineInventsNothing(t *testing.T) {
	chapter := between(t, plain(markdown(t, assess(t, small()))), "## 9 Souveraineté", "## 10 Risques")
	for _, invented := range []string{"tableau-comptes", "tableau-libre", "tableau-ia", "tableau-raccordements", "Auto-évaluation", "Label Territoire", "Aucun gain"} {
		require.NotContains(t, chapter, invented)
	}
	require.GreaterOrEqual(t, strings.Count(chapter, "compléter"), 5)
}

// What a Strategy built by hand can hold breaks no renderer.
func TestOddCrosscuttingDataAreWritten(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	s := small()
	s.Connections = []strategy.Connection{{}, {Name: "🌍 | **x**", Network: "5g", Operator: "none", Quantity: -3, Migrated: 9}}
	s.AI = []strategy.AIUse{{}, {Requests: huge, Energy: huge, Verdict: "maybe"}}
	s.Label, s.Dependencies, s.PooledServices = strategy.Label{Level: "9"}, []strategy.Dependency{{}}, []strategy.PooledService{{}}
	s.OpenData.DataSets, s.FreeUse.Licences, s.Contracts.Total = huge, huge, huge
	s.Joint = strategy.Joint{Members: []strategy.Member{{}, {}}, Posts: []strategy.SharedPost{{}, {Name: "P", By: "moon"}}, Shares: []strategy.PostShare{{Share: huge.Decimal}}}
	doc := report.Strategy(assess(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(3), Label: "fax"}))
	for _, render := range []func(io.Writer, *report.Document) error{report.HTML, report.Markdown, report.JSON,
		report.PDF} {
		require.NoError(t, render(io.Discard, doc))
	}
}

// Each machine is in one count: 30 of a processor of before 2018, 500 that run
// Windows 11, 120 of which nothing tells, and 180 on a free system in none.
func TestTheMachinesThatCannotTakeWindows11AreCounted(t *testing.T) {
	s, inv := crosscut()
	inv.Lines = append(inv.Lines, footprint.Line{ID: "old", Item: "laptop", Quantity: dec("30"), Processor: "Intel Core i5-6300U"})
	doc := strategyOf(t, s, inv)
	require.Contains(t, doc, "devant Windows 11")
	require.Regexp(t, `Ordinateur portable \| 30 \| 0 \| 0 \| 500`, doc)
	require.Regexp(t, `Ensemble\W+30\W+0\W+120\W+500`, doc)
	require.Contains(t, doc, "Preuve la plus faible parmi ces règles : à vérifier.")
	inv.Lines = []footprint.Line{{ID: "1", Item: "desktop", Quantity: dec("3"), System: "Debian 12"}}
	require.NotContains(t, strategyOf(t, s, inv), "devant Windows 11", "nothing to count")
}

func TestTheReboundOfActionsIsSaidUnderTheirTheme(t *testing.T) {
	s, inv := crosscut()
	s.Actions = []strategy.Action{{ID: "A1", Title: "Portables", Theme: 2, Catalogue: "B1"}, {ID: "A2", Title: "Fixes", Theme: 2, Catalogue: "B1"}, {ID: "A3", Title: "Abandonnée", Theme: 2, Catalogue: "B3", Progress: strategy.Dropped},
		{ID: "A4", Title: "Autre", Theme: 1}}
	doc := strategyOf(t, s, inv)
	require.Equal(t, 1, strings.Count(doc, "Effets rebond à surveiller"))
	require.Contains(t, doc, " (A1, A2)")
	require.NotContains(t, doc, "Deux écrans remplacés")
}
