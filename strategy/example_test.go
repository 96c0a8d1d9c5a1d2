package strategy_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func n(value string) decimal.Decimal { return decimal.RequireFromString(value) }

func maybe(value string) decimal.NullDecimal { return decimal.NewNullDecimal(n(value)) }

func on(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func ExampleAssess() {
	s := strategy.Strategy{
		Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, INSEE: "38185", Agents: 900,
			Population: strategy.Population{Total: 61_000, Municipal: 60_000}},
		Year: 2024, Date: on(2025, time.June, 30), Period: strategy.Period{From: 2025, To: 2030},
		Objectives: []strategy.Objective{{ID: "O1", Title: "Réduire l’empreinte", Footprint: true, TargetYear: 2030, Reduction: maybe("0.25"), Indicators: []string{"I01"}}},
		Actions: []strategy.Action{{ID: "A1", Title: "Garder les portables six ans", Theme: 2, From: 2025, To: 2027,
			Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}}},
	}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}}}
	a, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Scope.Standing, a.Scope.Reason)
	fmt.Println("measured", a.Result.Total(factors.GWP).Value.StringFixed(1), "saved", a.Simulation.Saving.StringFixed(1), "kg CO2e a year")
	fmt.Println("territory", a.Territory.Value, a.Territory.Note)
	goal := a.Trajectory.Goals[0]
	fmt.Println("still to find in", goal.Year, goal.Gap.StringFixed(1))
	for _, f := range a.Findings[6:9] {
		fmt.Println(f.Code, f.Status, f.Found)
	}
	// Output:
	// concerned L’article 35 de la loi n° 2021-1485 du 15 novembre 2021 vise les communes de plus de 50 000 habitants : 61 000 habitants de population totale, la commune est tenue.
	// measured 38524.0 saved 6169.7 kg CO2e a year
	// territory 26040000 Ordre de grandeur national, non spécifique au territoire ; il contient l’administration et ne s’y ajoute jamais.
	// still to find in 2030 3461.3
	// S0 unknown [Le dossier n’en dit rien]
	// S1 met [1 objectif, dont 1 sur l’empreinte]
	// S2 met [Chaque objectif a un indicateur]
}

func ExampleScopeOf() {
	for _, b := range []strategy.Body{
		{Kind: strategy.CommunauteAgglo, Population: strategy.Population{Total: 50_000}},
		{Kind: strategy.CommunauteAgglo, Population: strategy.Population{Total: 50_001, Municipal: 49_200}},
		{Kind: strategy.Departement, Population: strategy.Population{Total: 1_000_000}},
	} {
		s := strategy.ScopeOf(b, on(2025, time.January, 1))
		fmt.Println(s.Standing, s.Body, s.Warning != "")
	}
	// Output:
	// voluntary communauté d’agglomération false
	// concerned communauté d’agglomération true
	// voluntary département false
}

func ExampleNeighboursOf() {
	s := strategy.Strategy{
		Body:        strategy.Body{Name: "Exempleville", Kind: strategy.Commune, Agents: 900, Population: strategy.Population{Total: 50_001}},
		Date:        on(2026, time.January, 15),
		Disposal:    strategy.Disposal{Reused: 30, Stock: 40, Year: 2025},
		Obligations: []strategy.Answer{{ID: "beges", Year: 2022, Text: "Bilan publié sur la plateforme de l’ADEME"}, {ID: "spacer", Status: strategy.NotApplicable}},
	}
	list, problems := strategy.NeighboursOf(s)
	for _, o := range list {
		switch o.ID {
		case "reen-reuse", "beges", "pcaet", "nis2", "spaser":
			fmt.Println(o.ID, o.Force, o.Standing, o.Status, o.Value.Decimal, o.Target.Decimal)
		}
	}
	fmt.Println(list[len(list)-7].Why)
	fmt.Println(problems[0].Code, problems[0].Value)
	// Output:
	// reen-reuse must concerned met 75 50
	// spaser must  unknown 0 0
	// nis2 watch in-draft noted 0 0
	// beges must concerned not-met 4 3
	// pcaet must not-concerned not-applicable 0 0
	// Vise les collectivités de plus de 50 000 habitants. 50 001 habitants de population totale (seuil : plus de 50 000 habitants). Version applicable depuis le 1er janvier 2023.
	// unknown-obligation spacer
}

// The dated versions of an obligation, as the table has them.
func ExampleObligation() {
	for _, o := range strategy.DefaultLaw().Neighbours {
		if o.ID == "repairability" {
			fmt.Println(o.From.Format(time.DateOnly), o.Rule)
		}
	}
	// Output:
	// 2023-01-01 Prise en compte de l’indice de réparabilité dans les achats neufs de produits qui en ont un
	// 2026-01-01 Prise en compte de l’indice de réparabilité et, depuis le 1er janvier 2026, de l’indice de durabilité, dans les achats neufs de produits qui en ont un
}

// A city and its EPCI share a strategy: each deliberates for itself.
func ExampleBodyScope() {
	s := strategy.Strategy{Date: on(2025, time.June, 30), Year: 2024,
		Body:     strategy.Body{Name: "Exempleville", Kind: strategy.Commune, Population: strategy.Population{Total: 42_000}},
		Adoption: strategy.Adoption{Programme: on(2024, time.November, 18)},
		Joint: strategy.Joint{Members: []strategy.Member{{
			Body:     strategy.Body{Name: "Exempleville Agglomération", Kind: strategy.CommunauteAgglo, Population: strategy.Population{Total: 90_000}},
			Adoption: strategy.Adoption{Programme: on(2024, time.November, 25), Strategy: on(2025, time.March, 3)},
		}}},
	}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range a.Scopes {
		fmt.Println(b.Body.Name, b.Scope.Standing)
		for _, f := range b.Acts {
			fmt.Println(" ", f.Code, f.Status, f.Required)
		}
	}
	// Output:
	// Exempleville voluntary
	//   P0 met false
	//   S0 unknown false
	//   B1 unknown false
	// Exempleville Agglomération concerned
	//   P0 met true
	//   S0 met true
	//   B1 unknown true
}

func ExampleSimulate() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "pc", Item: "laptop", Quantity: n("1000")},
		{ID: "screens", Item: "monitor", Quantity: n("1300")},
	}}
	plan := []strategy.Action{
		{ID: "awareness", Title: "Former les agents"},
		{ID: "keep", Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}},
		{ID: "screens", Lever: &strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")}},
	}
	sim, err := strategy.Simulate(factors.Default(), inv, footprint.Options{Year: 2024}, plan)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range sim.Steps {
		fmt.Println(s.Action, s.Saving.StringFixed(1), s.Lives)
	}
	fmt.Println(sim.Unquantified[0].Action, sim.Unquantified[0].Why)
	// Output:
	// screens 4628.6 []
	// keep 6169.7 [{laptop 5 6 1}]
	// awareness Gain non quantifié : suivi par un indicateur
}

func ExampleProject() {
	s := strategy.Strategy{Year: 2024, Period: strategy.Period{From: 2025, To: 2027}, Actions: []strategy.Action{{ID: "keep", From: 2025, To: 2027}}}
	sim := &strategy.Simulation{Base: n("38523.81"), Steps: []strategy.Step{{Action: "keep", Saving: n("6000")}}}
	for _, p := range strategy.Project(s, sim).Points {
		fmt.Println(p.Year, p.Value)
	}
	// Output:
	// 2024 38523.81
	// 2025 36523.81
	// 2026 34523.81
	// 2027 32523.81
}

func ExampleCheck() {
	a := &strategy.Assessment{Strategy: strategy.Strategy{Date: on(2025, time.June, 30), NoPastAction: true,
		Objectives: []strategy.Objective{{ID: "O1", Title: "Réduire", Footprint: true}, {ID: "O2", Title: "Ouvrir", Indicators: []string{"I33"}}}}}
	for _, f := range strategy.Check(a) {
		if f.Code == "P5" || f.Code == "S2" || f.Code == "S4" {
			fmt.Println(f.Code, f.Status, f.Missing, "—", f.Article)
		}
	}
	// Output:
	// P5 not-applicable [] — article D. 2311-15-1 du CGCT, alinéa 1
	// S2 not-met [Donnez au moins un indicateur (clé indicators) à O1] — article D. 2311-15-1 du CGCT, alinéa 2
	// S4 not-met [Les moyens humains, financiers et de pilotage] — article D. 2311-15-1 du CGCT, alinéa 2
}

func ExampleDefaultLaw() {
	law := strategy.DefaultLaw()
	m, _ := law.Milestone("agec", 2026)
	fmt.Println(m.Share, m.Article, m.Evidence)
	fmt.Println(law.Text("reen-35"), law.Text("reen-35").InForce(on(2021, time.November, 16)))
	// Output:
	// 0.2 décret n° 2024-134 du 21 février 2024 source secondaire
	// article 35 de la loi n° 2021-1485 du 15 novembre 2021 false
}

func ExampleOptionsOf() {
	opts, problems := strategy.OptionsOf(factors.Default(), strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "97411", Agents: 900},
		Hosting: []strategy.Hosting{{Name: "Mairie", PUE: maybe("0.9")}}})
	fmt.Println(opts.Year, opts.Zone, opts.Agents)
	for _, p := range problems {
		fmt.Println(p)
	}
	// Output:
	// 2024 RE 900
	// colonne « hosting » : « Mairie » : PUE à corriger : il doit être compris entre 1 et 10 ; la valeur publiée par défaut est retenue. Donnez le PUE mesuré ou contractuel, ou laissez-le vide
}

// A strategy without a line that weighs has no figure, which is not a footprint of 0.
func ExampleAssessment_Measured() {
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024}, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Measured(), a.Simulation == nil)
	// Output: false true
}

func ExampleLaw_Visas() {
	for _, v := range strategy.DefaultLaw().Visas(strategy.Commune, strategy.Concerned, strategy.ProgrammeAct, time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)) {
		fmt.Println(v.Kind, v.Number, len(v.Articles))
	}
	// Output:
	// code  3
	// loi 2021-1485 1
	// décret 2022-1084 0
}

func ExampleLaw_Assembly() {
	a, _ := strategy.DefaultLaw().Assembly(strategy.CommunauteAgglo)
	fmt.Println(a.Council, "–", a.Executive)
	// Output: le conseil communautaire – le président
}

func ExampleEstimateOf() {
	e := strategy.EstimateOf(factors.Default(), strategy.Population{Municipal: 60_000})
	fmt.Println(e.Value, "kg CO2e a year")
	// Output: 26040000 kg CO2e a year
}

func ExampleMention() {
	for _, m := range strategy.DefaultLaw().Mentions {
		fmt.Println(m.ID, m.Evidence)
	}
	// Output:
	// transmission à vérifier
	// publication vérifié
	// appeal à vérifier
	// notice vérifié
}
