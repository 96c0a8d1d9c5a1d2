package strategy_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// A strategy in Go, as an application fills it from its own forms: what each
// element of the law finds in it.
func ExampleStrategy() {
	s := strategy.Strategy{
		Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, SIREN: "999000011", INSEE: "45999", Agents: 900, Workstations: 800,
			Population: strategy.Population{Total: 61_000, Municipal: 60_000, Year: 2023}, Contact: "Direction du numérique"},
		Year: 2024, Date: on(2026, time.June, 30), Version: "1.0, projet", Period: strategy.Period{From: 2026, To: 2031},
		Foreword: strategy.Foreword{Author: "Adjointe au numérique", Text: "Compter avant d’acheter."},
		Adoption: strategy.Adoption{Programme: on(2025, time.November, 18), Strategy: on(2026, time.June, 30), Number: "2026-61",
			LastReview: on(2025, time.November, 20), NextReview: on(2026, time.November, 23)},
		Perimeter:  strategy.Perimeter{Included: []string{"Les services municipaux"}, Excluded: []string{"La régie de l’eau, budget distinct"}, Diagram: "Schéma directeur, page 12"},
		Governance: "Un comité se réunit trois fois par an.",
		Stakeholders: []strategy.Stakeholder{
			{Name: "Syndicat numérique", Sector: "public", Involvement: "Relecture"},
			{Name: "Titulaires des marchés", Sector: "private", Involvement: "Consultation écrite"}},
		Links:       []strategy.Link{{Plan: "Plan climat", Text: "L’objectif y est repris"}},
		Territory:   strategy.Territory{Text: "L’enquête donne un premier repère.", Facts: []strategy.TerritoryFact{{Title: "Foyers équipés", Value: n("86"), Unit: "%", Year: 2024, Source: "Enquête municipale"}}},
		PastActions: []strategy.PastAction{{Title: "Impression recto-verso", Year: 2020, Result: "31 % de papier en moins"}},
		Vision:      "Acheter moins, garder plus longtemps.",
		Objectives: []strategy.Objective{{ID: "O1", Title: "Réduire l’empreinte", Theme: 2, Footprint: true, BaseYear: 2024, TargetYear: 2031,
			Reduction: maybe("0.2"), Indicators: []string{"I01"}}},
		Themes: []strategy.Theme{{Number: 6, Reason: "Aucun réseau d’objets connectés"}},
		Actions: []strategy.Action{{ID: "A1", Catalogue: "B1", Title: "Garder les portables six ans", Theme: 2, Description: "Batteries remplacées", Pilot: "Direction du numérique",
			Partners: []string{"Achats"}, From: 2026, To: 2028, Investment: maybe("20000"), Yearly: maybe("-5000"), Indicators: []string{"I01"},
			Progress: strategy.UnderWay, Result: "Marché de pièces notifié", Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}}},
		Means:      strategy.Means{FTE: maybe("1.5"), Investment: maybe("20000"), Yearly: maybe("8000"), Text: "Budget du numérique", Training: "Deux jours par agent"},
		Indicators: []strategy.Indicator{{ID: "I01", Target: maybe("34"), Year: 2031}, {ID: "V1", Name: "Agents formés", Unit: "agents", Base: maybe("120"), Source: "Plan de formation"}},
		Purchasing: strategy.Purchasing{Year: 2024, Spend: maybe("180000"), Reused: maybe("39000"), All: maybe("21400000"), Units: maybe("400"), Refurbished: maybe("32"), Index: maybe("6.8")},
		Risks:      []strategy.Risk{{Title: "Effet rebond", Answer: "Un plafond d’écrans par poste"}},
	}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}}}
	a, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range a.Findings {
		fmt.Println(f.Code, f.Status, f.Found)
	}
	fmt.Println(a.Problems)
	// Output:
	// P0 met [Date : 18 novembre 2025 après l’échéance du 1er janvier 2023]
	// P1 met [2 acteurs recensés]
	// P2 met [2 acteurs associés]
	// P3 met [Empreinte mesurée du parc de l’administration, année 2024 Estimation du territoire, ordre de grandeur national]
	// P4 met [1 fait sur les usages du territoire Un texte sur les usages du territoire]
	// P5 met [1 action déjà engagée]
	// S0 met [Date : 30 juin 2026 Délibération n° 2026-61 après l’échéance du 1er janvier 2025]
	// S1 met [1 objectif, dont 1 sur l’empreinte]
	// S2 met [Chaque objectif a un indicateur]
	// S3 met [1 action]
	// S4 met [1,5 ETP 20 000 € d’investissement 8 000 € par an Un texte sur les moyens]
	// S5 met [Période 2026-2031]
	// S6 unknown [Thèmes traités : 1 ; sans objet : 1 ; non traités : 4]
	// B1 met [Prochain bilan prévu le 23 novembre 2026 Dernier bilan présenté le 20 novembre 2025]
	// colonne « actions » : « T6 » : « Tenir l’inventaire et la cartographie du système d’information » vient avant A1, et n’est pas au plan. Ajoutez cette action, ou passez outre si elle est déjà faite
}

// What a body declares of its digital services, its contracts, its free software,
// its networks and its uses of AI, for the obligations beside article 35.
func ExampleStrategy_declared() {
	s := strategy.Strategy{
		Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, Agents: 900, Population: strategy.Population{Total: 61_000}},
		Year: 2024, Date: on(2026, time.June, 30), Zone: "FR",
		Obligations: []strategy.Answer{{ID: "donations", Status: strategy.Met, Year: 2025, Text: "Convention avec une association"}, {ID: "open-data", Value: maybe("34")}},
		Digital: []strategy.DigitalService{{Name: "Site", URL: "https://exempleville.example", RGAA: maybe("0.72"), Accessibility: "https://exempleville.example/accessibilite",
			Ecodesign: "https://exempleville.example/ecoconception", RGESN: strategy.RGESN{Priority: 9, PriorityOf: 24, Recommended: 11, RecommendedOf: 28, Moderate: 5, ModerateOf: 14}}},
		Contracts:    strategy.Contracts{Year: 2025, Total: maybe("12"), Clauses: maybe("3"), Reversible: maybe("5"), OpenFormats: maybe("4"), Local: maybe("2")},
		Disposal:     strategy.Disposal{Year: 2025, Reused: 60, Stock: 80, Waste: maybe("2150"), Approved: maybe("1980"), Broken: maybe("164"), Repaired: maybe("71")},
		OpenData:     strategy.OpenData{Portal: "https://data.exempleville.example", DataSets: maybe("34"), WithSchema: maybe("12"), APIs: maybe("3")},
		FreeSoftware: []string{"Formats ouverts par défaut"}, Sovereignty: []string{"Réversibilité dans chaque contrat"}, Pooling: []string{"Groupement de commandes"},
		FreeUse: strategy.FreeUse{Year: 2025, Workstations: maybe("46"), OfficeAgents: maybe("154"), Applications: maybe("21"), OfAll: maybe("118"),
			Contributions: maybe("2"), Licences: maybe("31000")},
		Dependencies:   []strategy.Dependency{{Name: "Finances", Supplier: "Éditeur", Country: "FR", Jurisdiction: "US", Data: "Comptabilité", Exit: "Export CSV"}},
		PooledServices: []strategy.PooledService{{Name: "Géomatique", Lead: "Agglomération", Communes: 18, Text: "Convention de 2023"}},
		Connections: []strategy.Connection{{Name: "Ascenseurs", Use: "lift", Network: strategy.GSM2G, Operator: "orange", Quantity: 14, Migrated: 3, Site: "Écoles",
			MigrateBy: 2026, Plan: "Modules 4G, par l’ascensoriste"}},
		AI: []strategy.AIUse{{Name: "Résumé de courriers", Purpose: "Trier", Provider: "Hébergeur", Model: "Modèle ouvert", Agents: 40, Requests: maybe("36000"), Tokens: maybe("400"),
			Active: maybe("24"), Total: maybe("24"), PUE: maybe("1.3"), Zone: "FR", Source: "Fiche du modèle", Reviewed: on(2025, time.May, 12), Verdict: strategy.AILimited, Text: "Deux services"}},
		Opinions: []strategy.Opinion{{Body: "Comité social territorial", Date: on(2026, time.May, 4), Text: "Favorable"}},
	}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range a.Neighbours {
		if o.Status == strategy.Met || o.Status == strategy.NotMet {
			fmt.Println(o.ID, o.Status, o.Declared, o.Year, o.Found)
		}
	}
	fmt.Println(a.Connections[0].Status, a.Connections[0].Left.Decimal, "left;", a.AI[0].Basis, a.AI[0].Carbon.Value.Decimal.StringFixed(2), "kg CO2e a year")
	// Output:
	// reen-reuse met false 2025 75 % en 2025, pour au moins 50 %.
	// donations met true 0 Déclaré : respecté, Convention avec une association, 2025.
	// rgesn met false 0 Score le plus bas : 37,9 % (Site). Scores communiqués avec une déclaration d’écoconception : 1 sur 1.
	// rgaa not-met false 0 Taux de conformité le plus bas : 72 % (Site). Déclarations d’accessibilité : 1 sur 1.
	// planned 11 left; modelled 0.09 kg CO2e a year
}

// How the inventory is computed: places, services, telework, equipment known as a
// whole, service lives, and which published values are taken.
func ExampleStrategy_computed() {
	s := strategy.Strategy{
		Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, INSEE: "45999", Agents: 900},
		Year: 2024, Date: on(2026, time.June, 30),
		Hosting: []strategy.Hosting{
			{Name: "Mairie", PUE: maybe("1.7"), Source: "measured", Place: "Sous-sol de l’hôtel de ville", Country: "FR", SpareUnknown: true, Technical: strategy.ByPUE},
			{Name: "Syndicat", Share: maybe("0.4"), Power: maybe("4"), Technical: strategy.ByPower}},
		Telework: &strategy.Telework{Employees: 310, Days: maybe("80"), Persons: maybe("2.3")},
		Services: []strategy.Service{{Name: "Messagerie", Provider: "Hébergeur", Item: "saas-user", Quantity: maybe("900"), Level: 3,
			Impacts: map[string]decimal.Decimal{"gwp": n("1.6")}, Source: "Déclaration de l’hébergeur, 2024", Site: "Mairie", Country: "FR"},
			{Name: "Visioconférence", Spend: maybe("18")}},
		Uses:      []strategy.UseOf{{Item: "video-call", Quantity: n("38400"), Source: "Statistiques du service"}},
		Pools:     map[string]strategy.Pool{"laptop": {Refurbished: maybe("0.1"), Upstream: maybe("3"), Resold: maybe("0.2"), TotalLife: maybe("9")}},
		Lifetimes: map[string]decimal.Decimal{"laptop": n("5.5")}, LifeSource: "Sorties de 2022 à 2024",
		Deflator: maybe("0.97"), Choice: strategy.CatalogueChoice,
		Outlook: []strategy.ElectricityYear{{Year: 2030, Factor: n("0.04"), Source: "Scénario publié"}},
	}
	set := factors.Default()
	lines, problems := s.Lines(set)
	for _, l := range lines {
		fmt.Println(l.ID, l.Item, l.Quantity.StringFixed(2))
	}
	opts, more := strategy.OptionsOf(set, s)
	fmt.Println(opts.Lifetimes["laptop"], "years,", opts.Pools["laptop"].Refurbished.Decimal, "refurbished, PUE", opts.DataCentres["Mairie"].PUE.Decimal, "and", opts.Deflator.Decimal, "k€ of 2023")
	a, err := strategy.Assess(set, s, footprint.Inventory{Lines: lines})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, v := range a.Services {
		fmt.Println(v.Name, "by", v.Basis)
	}
	for _, u := range a.Uses {
		fmt.Println(u.Name, u.Quantity, u.Unit, "×", u.Factor.Value.StringFixed(3), "=", u.Value.Decimal.StringFixed(0), "kg CO2e, apart:", u.Note)
	}
	fmt.Println(len(problems), len(more), "problems")
	// Output:
	// dossier.yaml:hosting.2 technical-environment 4.00
	// dossier.yaml:telework internet-box 310.00
	// dossier.yaml:services.1 saas-user 900.00
	// dossier.yaml:services.2 spend-it-services 18.00
	// 5.5 years, 0.1 refurbished, PUE 1.7 and 0.97 k€ of 2023
	// Messagerie by provider
	// Visioconférence by spend
	// Une heure de visioconférence 38400 hour × 0.057 = 2191 kg CO2e, apart: Illustration : contient une part des terminaux, ne s’ajoute jamais au parc.
	// 0 0 problems
}
