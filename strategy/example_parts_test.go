package strategy_test

import (
	"fmt"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// The keys of a joint strategy: agents, workstations, or shares agreed on. What a key
// does not share stays unshared, and is in no body's part.
func ExampleSharing() {
	s := strategy.Strategy{Year: 2024, Date: on(2026, 6, 30), Body: body("Ville", 600, 500), Joint: strategy.Joint{
		Members: []strategy.Member{{Body: body("Agglomération", 200, 100), Adoption: strategy.Adoption{Programme: on(2024, 12, 16)}}},
		Posts: []strategy.SharedPost{
			{Name: "Écoles", Department: "Éducation", By: strategy.ByAgreement},
			{Name: "Annexe", Site: "Annexe", By: strategy.ByAgents},
			{Name: "Ordinateurs", Of: "computers", By: strategy.ByWorkstations}}}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{
		{Item: "tablet", Quantity: n("90"), Department: "Éducation"}, {Item: "laptop", Quantity: n("100"), Site: "Annexe"}, of("laptop", "700"), of("server", "10")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range a.Joint.Posts {
		fmt.Println(p.Name, p.Department, p.Site, p.Value.StringFixed(0), "rest:", p.Rest)
		if p.Parts == nil {
			fmt.Println("  unshared:", p.Why)
			continue
		}
		fmt.Println("  parts", p.Parts[0].StringFixed(0), p.Parts[1].StringFixed(0))
	}
	fmt.Println(a.Joint.Unshared.StringFixed(0), "in no part;", a.Joint.Bodies[1].Body.Name, "adopted", a.Joint.Bodies[1].Adoption.Programme.Year())
	other := a.Scopes[1]
	fmt.Println(other.Body.Name, other.Adoption.Programme.Year(), len(other.Neighbours) > 0)
	e := strategy.EstimateOf(factors.Default(), strategy.Population{Municipal: 86_500})
	fmt.Println("its territory:", e.Inhabitants, "×", e.PerInhabitant.Value, e.PerInhabitant.Unit)
	// Output:
	// Écoles Éducation  2614 rest: false
	//   unshared: Les parts déclarées n’ont pas pour somme 1 ; le poste n’est pas réparti
	// Annexe  Annexe 3852 rest: false
	//   parts 2889 963
	// Ordinateurs   26967 rest: false
	//   parts 22472 4494
	// Reste du numérique commun   3315 rest: true
	//   parts 2486 829
	// 2614 in no part; Agglomération adopted 2024
	// Agglomération 2024 true
	// its territory: 86500 × 434 kg CO2e/inhabitant.year
}

// The machines of an inventory that a strategy shares among their applications, and
// the options that it was computed with.
func ExampleAssessment_machines() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "s", Name: "SRV-01", Item: factors.ServerItem, Quantity: n("1")}},
		Machines: []footprint.Machine{{Name: "ged", Host: "SRV-01", VCPU: maybe("4"), RAM: maybe("16"), Storage: maybe("100"), Applications: []string{"GED"}}}}
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "97411"}}, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	value, _ := a.Machines.Applications[0].Total(factors.GWP)
	fmt.Println(a.Machines.Applications[0].Name, value.StringFixed(0), "kg CO2e with the mix of", a.Options.Zone)
	// Output:
	// GED 2883 kg CO2e with the mix of RE
}

// Which workstations Windows 11 refuses, by what the inventory says of them.
func ExampleReadiness() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{Item: "laptop", Quantity: n("60"), System: "Windows 10", Processor: "Intel Core i5-6200U"},
		{Item: "laptop", Quantity: n("300"), System: "Windows 11"}, {Item: "desktop", Quantity: n("40")}}}
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024}, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range a.Windows.Cannot {
		fmt.Println(c.Units, c.Item)
	}
	for _, c := range a.Windows.Unknown {
		fmt.Println(c.Units, c.Item, "of which nothing is known")
	}
	fmt.Println(a.Windows.Rule)
	// Output:
	// 60 laptop
	// 40 desktop of which nothing is known
	// Windows 11 demande un module TPM 2.0 et un processeur de 2018 ou plus récent (Intel de huitième génération, AMD Zen+). Le système, puis le processeur, ou celui que nomme le modèle, puis la date d’achat en décident : avant 2018, le poste est compté comme incompatible ; en 2018, à vérifier ; ensuite, compatible. Déduit de l’inventaire : à vérifier poste par poste.
}

// Where a strategy's use of free software and its dependencies come from.
func ExampleProportion() {
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024,
		FreeUse:      strategy.FreeUse{Applications: maybe("21"), OfAll: maybe("118"), Contributions: maybe("2")},
		Hosting:      []strategy.Hosting{{Name: "Mairie", Country: "FR"}},
		Services:     []strategy.Service{{Name: "Visioconférence", Country: "IE"}},
		Dependencies: []strategy.Dependency{{Name: "Finances", Country: "US", Jurisdiction: "US"}},
	}, footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: n("46"), System: "Debian 12"}, {Item: "laptop", Quantity: n("400"), System: "Windows 11"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	counted := map[strategy.Provenance]string{strategy.FromInventory: "in the inventory", strategy.FromDeclaration: "by the body"}
	for _, p := range []strategy.Proportion{a.Free.Workstations, a.Free.Applications} {
		fmt.Println(p.Count.Decimal, "of", p.Of.Decimal, "=", p.Percent.Decimal.StringFixed(1), "%, counted", counted[p.Origin])
	}
	fmt.Println(a.Free.Contributions.Decimal, "contributions published")
	stands := map[strategy.SiteKind]string{strategy.PlaceSite: "a place", strategy.ServiceSite: "a service", strategy.DependencySite: "a dependency"}
	for _, site := range a.Sovereignty.Sites {
		fmt.Println(stands[site.Kind], site.Name, "in", site.Country.Code, site.Country.Name, site.Country.Evidence)
	}
	// Output:
	// 46 of 446 = 10.3 %, counted in the inventory
	// 21 of 118 = 17.8 %, counted by the body
	// 2 contributions published
	// a place Mairie in FR France source secondaire
	// a service Visioconférence in IE Irlande source secondaire
	// a dependency Finances in US États-Unis source secondaire
}

// The label in the scale of its year, and the unofficial judgement of a dimension.
func ExampleLabel() {
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Date: on(2026, 6, 30), Label: strategy.Label{Year: 2023, Level: "4"},
		SelfAssessment: []strategy.DimensionScore{{Dimension: 1, Score: 2, Text: "Convention de mutualisation"}}}, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	level := a.Label.Of
	fmt.Printf("%s, scale of %d to %d, %s: %q (%t)\n", level.Name, level.From, level.Until, level.Evidence, level.Meaning, level.Source != "")
	d := a.Dimensions[0]
	fmt.Println(d.Title, d.Score, "for", d.Text, d.Evidence, d.Source != "")
	// Output:
	// niveau 4, scale of 2016 to 2024, à vérifier: "" (true)
	// Stratégie et mutualisation 2 for Convention de mutualisation vérifié true
}

// How connections stand before the end of their network.
func ExampleMigration() {
	connections := []strategy.Connection{
		{Name: "Alarmes", Network: strategy.GSM2G, Operator: "orange", Quantity: 3, Migrated: 3},
		{Name: "Ascenseurs", Network: strategy.GSM2G, Operator: "orange", Quantity: 14, MigrateBy: 2026},
		{Name: "Télégestion", Network: strategy.GSM2G, Operator: "orange", Quantity: 5, MigrateBy: 2031},
		{Name: "Publiphone", Network: strategy.GSM2G, Operator: "orange", Quantity: 1},
		{Name: "Cartes", Network: strategy.UMTS3G, Operator: "orange", Quantity: 2, Migrated: 9},
	}
	for _, year := range []int{2026, 2032} {
		a, err := strategy.Assess(factors.Default(), strategy.Strategy{Date: on(year, 1, 15), Connections: connections}, footprint.Inventory{})
		if err != nil {
			fmt.Println(err)
			return
		}
		urgency := map[strategy.Migration]string{strategy.Stranded: "stranded", strategy.TooLate: "too late", strategy.WithoutPlan: "no plan", strategy.Planned: "planned",
			strategy.MigratedAll: "all migrated", strategy.MigrationUnknown: "not known"}
		for _, c := range a.Connections {
			fmt.Println(year, c.Name, urgency[c.Status], c.Notice != "")
		}
	}
	a, _ := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024, Date: on(2026, 1, 15)}, footprint.Inventory{Lines: []footprint.Line{
		{ID: "p:2", File: "p.csv", Label: "Carte M2M 2G", Item: "iot-gateway", Quantity: n("4")}}})
	for _, f := range a.Flagged {
		fmt.Println(f.Word, f.Network, f.Use, f.Units, f.Example)
	}
	// Output:
	// 2026 Alarmes all migrated false
	// 2026 Ascenseurs planned true
	// 2026 Télégestion too late true
	// 2026 Publiphone no plan true
	// 2026 Cartes not known true
	// 2032 Alarmes all migrated false
	// 2032 Ascenseurs stranded true
	// 2032 Télégestion stranded true
	// 2032 Publiphone stranded true
	// 2032 Cartes not known true
	// m2m  m2m 4 Carte M2M 2G
}

// An entry of the register of uses of AI, by what is known of its energy.
func ExampleAIBasis() {
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024, Date: on(2026, 1, 15), AI: []strategy.AIUse{
		{Name: "Courriers", Requests: maybe("36000"), Energy: maybe("0.3"), EnergyMin: maybe("0.2"), EnergyMax: maybe("0.5"), Verdict: strategy.AIRefused},
		{Name: "Recherche", Requests: maybe("36000"), Tokens: maybe("400"), Active: maybe("24"), Total: maybe("24"), PUE: maybe("1.3")},
		{Name: "Traduction"},
	}}, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range a.AI {
		switch e.Basis {
		case strategy.AIPublished:
			fmt.Println(e.Use.Name, "published", e.Request.Value.Decimal, "Wh, from", e.Request.Low.Decimal, "to", e.Request.High.Decimal, "×", e.Mix.Value, e.Mix.Unit)
		case strategy.AIModelled:
			fmt.Println(e.Use.Name, "modelled", e.Request.Value.Decimal.StringFixed(3), "Wh, PUE", e.PUE)
		default:
			fmt.Println(e.Use.Name, "not known", e.Mix == nil)
		}
	}
	// Output:
	// Courriers published 0.3 Wh, from 0.2 to 0.5 × 0.0519 kg CO2e/kWh
	// Recherche modelled 0.047 Wh, PUE 1.3
	// Traduction not known true
}

// The review of the method: what is asked, from where, what to bring.
func ExampleMethodPoint() {
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024}, footprint.Inventory{Lines: []footprint.Line{of("laptop", "10")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range a.Method.Own {
		if len(p.Missing) > 0 {
			fmt.Println(p.Code, p.Asks, "—", p.Source, p.Status, p.Missing)
		}
	}
	// Output:
	// N2 Les équipements personnels (BYOD) et à usage mixte (COPE) sont repérés — contrôle propre à cette bibliothèque unknown [Le mode de ces équipements dans l’inventaire (colonne mode), ou la mention qu’il n’y en a pas]
	// N3 Les box des télétravailleurs sont comptées — contrôle propre à cette bibliothèque unknown [Les agents en télétravail et leurs jours (telework), dont les box se déduisent : agents × (jours ÷ 365) ÷ personnes par foyer]
	// N5 Le niveau de qualité des données d’hébergement en nuage est dit, de 1 à 5 — contrôle propre à cette bibliothèque unknown [Pour chaque service (services) : la valeur de l’hébergeur, sa méthode et sa revue critique (niveau 5 : RCP-DC avec revue)]
	// N7 Le calcul peut être refait à l’identique — contrôle propre à cette bibliothèque partly-met [La version (version) et la date (date) du document, et l’archive du dossier avec ses inventaires et ses facteurs]
}

// Scenarios beside the plan, each computed alone: with a figure on the inventory,
// beside it, or none and why.
func ExampleScenario() {
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024, Uses: []strategy.UseOf{{Item: "video-call", Quantity: n("38400")}}, Scenarios: []strategy.Action{
		{ID: "S1", Title: "Système libre", Lever: &strategy.Lever{Kind: strategy.FreeSystem, Items: []string{"laptop"}, Years: maybe("8")}},
		{ID: "S2", Title: "Moins de vidéo", Lever: &strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Share: maybe("0.3")}},
		{ID: "S3", Title: "Étude"},
		{ID: "S4", Title: "Hébergeur", Lever: &strategy.Lever{Kind: strategy.ToCloud, Place: "Mairie", Impact: maybe("90"), Basis: strategy.MarketBased, Source: "Analyse"}},
	}}, footprint.Inventory{Lines: []footprint.Line{{ID: "old", Item: "laptop", Quantity: n("60"), Processor: "Intel Core i5-6200U"}, {ID: "s", Item: "server", Quantity: n("2"), DataCentre: "Mairie"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range a.Scenarios {
		switch {
		case s.Step != nil:
			fmt.Println(s.Action.ID, "saves", s.Step.Saving.StringFixed(0))
		case s.Apart != nil:
			fmt.Println(s.Action.ID, "apart", s.Apart.Saving.StringFixed(0))
		default:
			fmt.Println(s.Action.ID, s.Why)
		}
		fmt.Println("  note:", s.Note != "")
	}
	// Output:
	// S1 saves 833
	//   note: true
	// S2 apart 173
	//   note: true
	// S3 Gain non quantifié : suivi par un indicateur
	//   note: true
	// S4 Gain non démontré : il faut une valeur du fournisseur calculée sur le mix électrique du lieu
	//   note: true
}
