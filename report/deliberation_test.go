package report_test

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// written gives a document in Markdown, with ordinary spaces.
func written(t testing.TB, doc *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, report.Markdown(&b, doc))
	return plain(b.String())
}

// act gives the draft of the act of a body, and of the report before it.
func act(t testing.TB, s strategy.Strategy, body string, lines ...footprint.Line) string {
	t.Helper()
	doc, err := report.Deliberation(assess(t, s, lines...), body)
	require.NoError(t, err)
	return written(t, doc)
}

// full is a dossier that says all that an act needs: 1,000 laptops and 1,000
// screens, the laptops kept from 5 to 6 years.
func full() (strategy.Strategy, []footprint.Line) {
	s := small()
	s.Body.Population.Total = 62431
	s.Period = strategy.Period{From: 2026, To: 2031}
	s.Adoption = strategy.Adoption{Programme: time.Date(2024, 11, 18, 0, 0, 0, 0, time.UTC), NextReview: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	s.Stakeholders = []strategy.Stakeholder{{Name: "Agglo", Sector: "public", Involvement: "Réunions"}, {Name: "CCAS", Sector: "public", Involvement: "Atelier"},
		{Name: "Fournisseur", Sector: "private", Involvement: "Consultation"}, {Name: "Muet", Sector: "association"}}
	s.Objectives = []strategy.Objective{{ID: "O1", Title: "Réduire l’empreinte", Footprint: true, TargetYear: 2031, Reduction: some("0.18"), Indicators: []string{"I01"}},
		{ID: "O2", Title: "Garder le matériel", TargetYear: 2030, Indicators: []string{"I08"}}}
	s.Actions = []strategy.Action{{ID: "A1", Title: "Garder les portables six ans", Theme: 2, From: 2026, To: 2030, Investment: some("84000"), Yearly: some("-46000"),
		Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: some("6")}},
		{ID: "A2", Title: "Nommer un délégué", Theme: 0, Yearly: some("28000")}, {ID: "A3", Title: "Sensibiliser", Theme: 4}}
	s.Means.FTE = some("1.5")
	s.Opinions = []strategy.Opinion{{Body: "Comité social territorial", Date: time.Date(2025, 12, 12, 0, 0, 0, 0, time.UTC), Text: "favorable."}}
	return s, []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(1000)}, {Item: "monitor", Quantity: decimal.NewFromInt(1000)}}
}

func TestTheActHasItsPartsInOrder(t *testing.T) {
	s, lines := full()
	text := act(t, s, "", lines...)
	at := 0
	for _, part := range []string{"Projet de délibération", "Extrait du registre des délibérations", "PROJET – document de travail, ne vaut pas acte", "République française – Commune d’essai",
		"Séance du conseil municipal", "Objet : Adoption de la stratégie numérique responsable 2026-2031", "Rapport de présentation", "Contexte", "Enjeux", "Contenu", "Incidences financières", "Calendrier", "Proposition",
		"Le conseil municipal,", "Vu le code général", "Vu le programme de travail", "Vu l’avis suivant", "Considérant", "Après en avoir délibéré, le conseil municipal, par [À compléter] :",
		"**Article 1er** : APPROUVE", "**Article 2** : FIXE", "**Article 3** : DIT qu’un bilan annuel", "**Article 4** : AUTORISE le maire", "**Article 5** : CHARGE le maire",
		"Vote et signatures", "Transmission, publication et recours", "Notes au rédacteur"} {
		n := strings.Index(text[at:], part)
		require.GreaterOrEqual(t, n, 0, "%q is missing, or before its turn", part)
		at += n
	}
}

// The visas stand as codes, laws by year, decrees by year, acts of the body.
func TestTheVisasAreInTheOrderOfNorms(t *testing.T) {
	s, lines := full()
	var kinds []string
	year := ""
	for _, line := range strings.Split(act(t, s, "", lines...), "\n") {
		m := regexp.MustCompile(`^Vu (?:le (code|décret|programme)|la (loi)|l’(avis))(?: n° (\d{4}))?`).FindStringSubmatch(line)
		if m == nil {
			require.False(t, strings.HasPrefix(line, "Vu "), line)
			continue
		}
		kind := m[1] + m[2] + m[3]
		if len(kinds) == 0 || kinds[len(kinds)-1] != kind {
			kinds, year = append(kinds, kind), ""
		}
		require.GreaterOrEqual(t, m[4], year, line)
		year = m[4]
		require.True(t, strings.HasSuffix(line, " ;"), line)
	}
	require.Equal(t, "code loi décret programme avis", strings.Join(kinds, " "))
}

func TestTheActGivesTheFiguresOfTheAssessment(t *testing.T) {
	s, lines := full()
	text := act(t, s, "", lines...)
	for _, want := range []string{
		"la population totale est de 62 431 habitants, au-dessus du seuil de 50 000 habitants que retient l’article 35 de la loi n° 2021-1485 du 15 novembre 2021",
		"notamment ses articles L. 2121-29, L. 2311-1-1 et D. 2311-15-1 ;",
		"Vu la loi n° 2021-1485 du 15 novembre 2021 visant à réduire l’empreinte environnementale du numérique en France, notamment ses articles 15, 16, 34 et 35 ;",
		"Vu le programme de travail préalable, adopté le 18 novembre 2024 ;",
		"Vu l’avis suivant : Comité social territorial, 12 décembre 2025, favorable ;",
		// 1,000 × (385.24 ÷ 10) for laptops and 1,000 × (69.84/6 + 73 × 0.0519) for screens: 38.5 + 15.4 t.
		"54,0 t CO₂e par an en 2024",
		"estimé à 21 300 t CO₂e par an", // 49,000 × 434 kg
		"en lien avec 2 acteurs publics et 1 acteur privé ;",
		"le suivant : réduire l’empreinte : −18 % (2031) ;",
		"6,17 t CO₂e par an", // 185.09 × (1/5 − 1/6) × 1,000
		"84 000 €", "Économie annuelle nette | 18 000 €", "1,5 équivalent temps plein", "Actions dont le coût n’est pas encore connu : 1.",
		"Actions du plan : **3**, dont 1 de gouvernance", "23 novembre 2026",
		"- Réduire l’empreinte : −18 % (2031) ; indicateurs : I01", "dans le rapport prévu à l’article L. 2311-1-1 du CGCT",
	} {
		require.Contains(t, text, want)
	}
}

// What is to be checked stands in the notes, and not in the act.
func TestDoubtsAreForTheDrafter(t *testing.T) {
	s, lines := full()
	s.Body.Kind = strategy.CommunauteAgglo
	text := act(t, s, "", lines...)
	before, notes, found := strings.Cut(text, "Notes au rédacteur")
	_, notesAgain, _ := strings.Cut(notes, "Notes au rédacteur") // its first mention is in the notice
	require.True(t, found)
	require.NotContains(t, before, "à vérifier,")
	require.NotContains(t, before, "source secondaire")
	require.Contains(t, text, "notamment ses articles L. 5211-1, L. 2311-1-1 et D. 2311-15-1 ;")
	require.Contains(t, text, "| Article L. 5211-1 du CGCT | à vérifier |")
	require.Contains(t, notes+notesAgain, "Délai et voies de recours à vérifier avant signature")
	require.Contains(t, text, "Vu la loi n° 2020-105 du [À compléter], notamment ses articles 55 et 58 ;", "a date that was not read is a blank")
}

func TestTheActIsThatOfTheBody(t *testing.T) {
	for kind, want := range map[strategy.Kind][]string{
		strategy.Commune:         {"Le conseil municipal,", "AUTORISE le maire,"},
		strategy.CommunauteAgglo: {"Le conseil communautaire,", "AUTORISE le président,"},
		strategy.Metropole:       {"Le conseil métropolitain,", "AUTORISE le président,"},
		strategy.Paris:           {"Le Conseil de Paris,", "articles [À compléter] et D. 2311-15-1", "L’article qui donne compétence à l’assemblée.", "à statut particulier"},
		strategy.OtherBody:       {"L’organe délibérant,", "Considérant que la démarche est volontaire"},
		"":                       {"L’assemblée délibérante,", "La nature de la collectivité."},
	} {
		s, lines := full()
		s.Body.Kind = kind
		text := act(t, s, "", lines...)
		for _, w := range want {
			require.Contains(t, text, w, kind)
		}
	}
}

// A volunteer is not told that the law asks for anything.
func TestAVolunteerPromisesNoMoreThanItOwes(t *testing.T) {
	s, lines := full()
	s.Body.Population.Total = 50000
	text := act(t, s, "", lines...)
	require.Contains(t, text, "Considérant que la démarche est volontaire, l’article 35 de la loi n° 2021-1485 du 15 novembre 2021 ne s’imposant pas à la collectivité ;")
	require.Contains(t, text, "bilan annuel de la stratégie sera présenté à l’assemblée.")
	require.NotContains(t, text, "L. 2311-1-1")
	require.NotContains(t, text, "L. 229-25")
	s.Body.Population.Total = 50001
	require.Contains(t, act(t, s, "", lines...), "L. 2311-1-1")
}

func TestEachBodyOfAJointStrategyHasItsOwnAct(t *testing.T) {
	s, lines := full()
	s.Joint.Members = []strategy.Member{{Body: strategy.Body{Name: "Agglo d’essai", Kind: strategy.CommunauteAgglo, Population: strategy.Population{Total: 100000, Municipal: 98000}},
		Adoption: strategy.Adoption{Programme: time.Date(2025, 2, 3, 0, 0, 0, 0, time.UTC)}}, {Body: strategy.Body{Name: "Petite commune", Kind: strategy.Commune, Population: strategy.Population{Total: 4000}}}}
	city, agglo, village := act(t, s, "", lines...), act(t, s, "Agglo d’essai", lines...), act(t, s, "Petite commune", lines...)
	require.Equal(t, city, act(t, s, "Commune d’essai", lines...))
	require.Contains(t, agglo, "Le conseil communautaire,")
	require.Contains(t, agglo, "100 000 habitants")
	require.Contains(t, agglo, "adopté le 3 février 2025")
	require.Contains(t, agglo, "42 500 t CO₂e") // 98,000 × 434 kg
	require.NotContains(t, agglo, "62 431")
	require.Contains(t, village, "Considérant que la démarche est volontaire")
	require.NotContains(t, village, "ordre de grandeur national qui contient", "its population is not known")
	for _, text := range []string{city, agglo, village} {
		require.Contains(t, text, "commune à Commune d’essai, Agglo d’essai et Petite commune, et que chaque assemblée")
		require.Contains(t, text, "Le numérique des administrations du périmètre commun représente **54,0 t CO₂e")
		require.Contains(t, text, "Les clés qui répartissent toute l’empreinte commune", "no agents are said: the part of each is not known")
		require.NotContains(t, text, "La part de la collectivité")
	}
	_, err := report.Deliberation(assess(t, s), "Ailleurs")
	require.EqualError(t, err, `report: no body named "Ailleurs" in the strategy`)
	_, err = report.ProgrammeDeliberation(assess(t, s), "Ailleurs")
	require.Error(t, err)
}

// 38.524 t of laptops by 600 and 400 agents, 15.429 t of screens by agreement,
// 0.1 and 0.9: the act of each body gives its own part, and the parts make the
// whole.
func TestTheActGivesTheBodyItsOwnPart(t *testing.T) {
	s, lines := full()
	s.Body.Agents = 600
	s.Joint = strategy.Joint{Members: []strategy.Member{{Body: strategy.Body{Name: "Agglo d’essai", Kind: strategy.CommunauteAgglo, Agents: 400}}},
		Posts:  []strategy.SharedPost{{Name: "Écrans", Of: "monitor", By: strategy.ByAgreement}},
		Shares: []strategy.PostShare{{Post: "Écrans", Body: "Commune d’essai", Share: dec("0.1")}, {Post: "Écrans", Body: "Agglo d’essai", Share: dec("0.9")}}}
	// 23.114 + 1.543 = 24.657 t of 53.953, and 15.410 + 13.886 = 29.295 t.
	city, agglo := act(t, s, "", lines...), act(t, s, "Agglo d’essai", lines...)
	for text, part := range map[string]string{city: "24,7 t CO₂e par an, soit 45,7 %", agglo: "29,3 t CO₂e par an, soit 54,3 %"} {
		require.Contains(t, text, "Considérant que la part de la collectivité dans cette empreinte est de "+part)
		require.Contains(t, text, "Part de la collectivité : [À compléter]", "the money of the plan is of all")
		require.NotContains(t, text, "Les clés qui répartissent")
	}
	s.Joint.Shares = s.Joint.Shares[:1] // 0.1 is not the whole: the screens are shared among none
	city = act(t, s, "", lines...)
	require.Contains(t, city, "15,4 t CO₂e par an ne sont pas encore répartis entre les collectivités")
	require.Contains(t, city, "la part de la collectivité dans cette empreinte est de 23,1 t CO₂e par an, soit 42,8 %")
	require.Contains(t, city, "Les clés qui répartissent toute l’empreinte commune")
}

func TestTheActOnTheProgramme(t *testing.T) {
	s, lines := full()
	doc, err := report.ProgrammeDeliberation(assess(t, s, lines...), "")
	require.NoError(t, err)
	text := written(t, doc)
	for _, want := range []string{"Adoption du programme de travail préalable", "APPROUVE le programme de travail préalable", "DEMANDE que la stratégie", "DIT qu’il sera rendu compte", "Actions déjà engagées : [À compléter].",
		"Stratégie à adopter sur la base du programme de travail : [À compléter]."} {
		require.Contains(t, text, want)
	}
	for _, not := range []string{"FIXE", "Vu le programme", "2020-105", "bilan annuel de la stratégie"} {
		require.NotContains(t, text, not)
	}
}

func TestAProgrammeThatIsToComeIsNoPrecedent(t *testing.T) {
	s, lines := full()
	s.Adoption.Programme = s.Date.AddDate(0, 1, 0)
	text := act(t, s, "", lines...)
	require.Contains(t, text, "Vu le programme de travail préalable, adopté le [À compléter] ;")
	require.Contains(t, text, "Le programme de travail est daté du 15 février 2026, après la date du document")
	s.Adoption.Programme = s.Date
	require.Contains(t, act(t, s, "", lines...), "adopté le 15 janvier 2026 ;")
}

// builders are the documents of this page, each without options.
func builders() map[string]func(*strategy.Assessment) *report.Document {
	must := func(build func(*strategy.Assessment, string) (*report.Document, error)) func(*strategy.Assessment) *report.Document {
		return func(a *strategy.Assessment) *report.Document {
			doc, err := build(a, "")
			if err != nil {
				panic(err)
			}
			return doc
		}
	}
	return map[string]func(*strategy.Assessment) *report.Document{"programme": report.Programme, "summary": report.Summary,
		"deliberation": must(report.Deliberation), "deliberation on the programme": must(report.ProgrammeDeliberation)}
}

func TestEmptyDossiersGiveBlanksInEveryDocument(t *testing.T) {
	for name, build := range builders() {
		for what, s := range map[string]strategy.Strategy{"nothing at all": {}, "a body and a year": small()} {
			t.Run(name+", "+what, func(t *testing.T) {
				text := written(t, build(assess(t, s)))
				require.Contains(t, text, "[À compléter]")
				for _, invented := range []string{"%!", "<nil>", "NaN", "{", "}", "|s", " 0 kg", " 0,0", "n.d..", "unanimité", "1 janvier 1 ", "0001"} {
					require.NotContains(t, text, invented)
				}
			})
		}
	}
}

func TestEveryDocumentIsTheSameEachTimeInEveryFormat(t *testing.T) {
	s, lines := full()
	s.Body.Name = "{n} **gras** <script>alert(1)</script> \U0001F600 \u202e | a"
	s.Objectives[0].Title = "{title} <b>|</b>"
	s.Opinions[0].Body = "{opinion}\x00\xff"
	for name, build := range builders() {
		t.Run(name, func(t *testing.T) {
			for format, render := range map[string]func(io.Writer, *report.Document) error{"HTML": report.HTML, "JSON": report.JSON, "Markdown": report.Markdown,
				"PDF": report.PDF} {
				var once, again bytes.Buffer
				require.NoError(t, render(&once, build(assess(t, s, lines...))), format)
				require.NoError(t, render(&again, build(assess(t, s, lines...))), format)
				require.True(t, bytes.Equal(once.Bytes(), again.Bytes()), format)
				if format != "JSON" { // which is no page
					require.NotContains(t, once.String(), "<script>alert", format)
				}
			}
		})
	}
}

// No value of a dossier, however absurd, stops a document.
func TestAbsurdDossiersAreWritten(t *testing.T) {
	s, lines := full()
	huge := decimal.NewNullDecimal(decimal.New(-1, 2_000_000_000))
	s.Actions[0].Investment, s.Actions[1].Yearly, s.Means.FTE = huge, decimal.NewNullDecimal(decimal.New(3, -2_000_000_000)), huge
	s.Objectives[0].Reduction = some("-7")
	s.Body.Population = strategy.Population{Total: -5, Municipal: -9}
	s.Stakeholders[0].Sector = "lune"
	s.Joint.Members = []strategy.Member{{}}
	for name, build := range builders() {
		t.Run(name, func(t *testing.T) { require.NotEmpty(t, written(t, build(assess(t, s, lines...)))) })
	}
}

func ExampleDeliberation() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Agglo d’essai", Kind: strategy.CommunauteAgglo, Population: strategy.Population{Total: 60000}}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		panic(err)
	}
	doc, err := report.Deliberation(assessment, "")
	if err != nil {
		panic(err)
	}
	fmt.Println(doc.Title)
	for _, b := range doc.Body {
		if p, ok := b.(report.Paragraph); ok && strings.HasPrefix(p.Text.String(), "Après") {
			fmt.Println(plain(p.Text.String()))
		}
	}
	// Output:
	// Projet de délibération
	// Après en avoir délibéré, le conseil communautaire, par [À compléter] :
}

func ExampleProgrammeDeliberation() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		panic(err)
	}
	doc, err := report.ProgrammeDeliberation(assessment, "Commune d’essai")
	if err != nil {
		panic(err)
	}
	fmt.Println(doc.Subtitle)
	// Output: Commune d’essai – Adoption du programme de travail préalable à la stratégie numérique responsable
}
