package strategy_test

import (
	"fmt"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// A plan with a lever of each kind, in the order of the caller; steps come in
// theirs. The last three bear on what is counted beside the inventory.
func ExampleLever() {
	actions := []strategy.Action{
		{ID: "A", Title: "Pages légères", Lever: &strategy.Lever{Kind: strategy.LighterPages, Views: maybe("1200000"), Lighter: maybe("1.5")}},
		{ID: "B", Title: "Réunions sans vidéo", Lever: &strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Share: maybe("0.3")}},
		{ID: "C", Title: "Assistant réservé", Lever: &strategy.Lever{Kind: strategy.LessAI, Use: "Courriers", Share: maybe("0.5")}},
		{ID: "D", Title: "Hébergeur", Lever: &strategy.Lever{Kind: strategy.ToCloud, Place: "Annexe", Share: maybe("0.5"), Impact: maybe("300"), Basis: strategy.LocationBased, Source: "Analyse, 2025"}},
		{ID: "E", Title: "Lieu commun", Lever: &strategy.Lever{Kind: strategy.PooledServers, Place: "Mairie", Share: maybe("0.4"), Quantity: maybe("8"), PUE: maybe("1.3")}},
		{ID: "F", Title: "Allée froide", Lever: &strategy.Lever{Kind: strategy.CoolerPlace, Place: "Mairie", PUE: maybe("1.4")}},
		{ID: "G", Title: "Veille", Lever: &strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")}},
		{ID: "H", Title: "Reconditionné", Lever: &strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Share: maybe("0.3"), Years: maybe("3")}},
		{ID: "I", Title: "Système libre", Lever: &strategy.Lever{Kind: strategy.FreeSystem, Items: []string{"laptop"}, Years: maybe("8")}},
		{ID: "J", Title: "Six ans", Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}},
		{ID: "K", Title: "Virtualiser", Lever: &strategy.Lever{Kind: strategy.Consolidation, Place: "Mairie", Quantity: maybe("30")}},
		{ID: "L", Title: "Un écran", Lever: &strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")}},
		{ID: "M", Title: "Mutualiser l’impression", Lever: &strategy.Lever{Kind: strategy.Fleet, Items: []string{"printer-laser"}, Quantity: maybe("20")}},
	}
	s := strategy.Strategy{Year: 2024, Hosting: []strategy.Hosting{{Name: "Mairie", PUE: maybe("1.7")}, {Name: "Annexe"}}, Uses: []strategy.UseOf{{Item: "video-call", Quantity: n("38400")}},
		AI: []strategy.AIUse{{Name: "Courriers", Requests: maybe("36000"), Energy: maybe("0.3"), EnergyMin: maybe("0.1"), EnergyMax: maybe("1")}}, Actions: actions}
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "old", Item: "laptop", Quantity: n("60"), Processor: "Intel Core i5-6200U"},
		{ID: "pc", Item: "laptop", Quantity: n("940"), Processor: "Intel Core i5-1145G7"},
		{ID: "screens", Item: "monitor", Quantity: n("1300")},
		{ID: "printers", Item: "printer-laser", Quantity: n("120")},
		{ID: "servers", Item: "server", Quantity: n("45"), DataCentre: "Mairie"},
		{ID: "annex", Item: "server", Quantity: n("6"), DataCentre: "Annexe"},
	}}
	a, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range a.Simulation.Steps {
		fmt.Println(step.Kind, step.Action, step.Title, step.Saving.StringFixed(0))
	}
	for _, apart := range a.Simulation.Apart {
		fmt.Println(apart.Kind, apart.Action, apart.Title, "apart", apart.Saving.StringFixed(1), "—", apart.Formula, apart.Source != "", apart.Note != "")
	}
	for _, u := range a.Simulation.Unquantified {
		fmt.Println(u.Action, u.Title, u.Why)
	}
	// Output:
	// fleet M Mutualiser l’impression 862
	// second-screens L Un écran 4629
	// consolidation K Virtualiser 6881
	// lifetime J Six ans 6170
	// free-system I Système libre 463
	// refurbished H Reconditionné 3923
	// energy G Veille 151
	// pue F Allée froide 1637
	// pooling E Lieu commun 10891
	// cloud D Hébergeur 1202
	// page-weight A Pages légères apart 17.1 — 1 200 000 pages vues × 1,5 Mo en moins ÷ 1 000 × 0,00950 kg CO₂e par Go true true
	// use B Réunions sans vidéo apart 172.8 — 11 520 en moins (heures d’audio au lieu de vidéo) × 0,0150 kg CO₂e true true
	// ai C Assistant réservé apart 0.3 — 36 000 requêtes × 50 % en moins × 0,3 Wh ÷ 1 000 × PUE 1 × 0,0519 kg CO₂e par kWh, hors fabrication des machines true true
}

// What stands in a simulation beside the savings: where it starts, each step by
// its formula and around it, all criteria, electricity, lives, the pace.
func ExampleSimulation() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000"), Purchased: on(2021, 6, 1)}, {ID: "screens", Item: "monitor", Quantity: n("1300")}}}
	sim, err := strategy.Simulate(factors.Default(), inv, footprint.Options{Year: 2024}, []strategy.Action{
		{ID: "A1", Title: "Garder les portables six ans", Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}},
		{ID: "A2", Title: "Retirer 100 écrans", Lever: &strategy.Lever{Kind: strategy.Fleet, Items: []string{"monitor"}, Quantity: maybe("100")}},
		{ID: "A3", Title: "Retirer des tablettes", Lever: &strategy.Lever{Kind: strategy.Fleet, Items: []string{"tablet"}, Quantity: maybe("10")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("from", sim.Base.StringFixed(0), "to", sim.Final.StringFixed(0), "published", sim.Low.StringFixed(0), "to", sim.High.StringFixed(0),
		"of which embodied", sim.Embodied.StringFixed(0), "and", sim.Electricity.StringFixed(0), "kWh ×", sim.Mix.Decimal)
	for _, c := range sim.Criteria {
		fmt.Println(c.Criterion, c.Before.StringFixed(0), "-", c.Saving.StringFixed(0), "=", c.After.StringFixed(0), c.Criterion.Unit())
	}
	for _, s := range sim.Steps {
		fmt.Println(s.Action, s.Formula)
		fmt.Println("  sequence", s.Before.StringFixed(0), "to", s.After.StringFixed(0), "alone", s.Alone.StringFixed(0), "last", s.Last.StringFixed(0),
			"published", s.Low.StringFixed(0), "to", s.High.StringFixed(0), "kWh", s.Electricity.StringFixed(0))
		for _, l := range s.Lives {
			fmt.Println("  life of", l.Item, "from", l.From, "to", l.To, "on", l.Lines, "line")
		}
		for _, p := range s.Paces {
			fmt.Println("  pace of", p.Item, p.Saving.StringFixed(0), "by", p.Life.Decimal, "to", p.Longer.Decimal, "years, once:", p.Once)
			for _, c := range p.Cohorts {
				fmt.Println("   ", c.Units, "units of", c.Year)
			}
		}
	}
	for _, p := range sim.Problems {
		fmt.Println(p.Code, p.Message)
	}
	// Output:
	// from 58581 to 50869 published 52763 to 136616 of which embodied 52150 and 123918 kWh × 0.0519
	// gwp 58581 - 7713 = 50869 kg CO2e
	// A2 Unités retirées × (fabrication ÷ durée de vie + électricité × facteur), en proportion des lignes
	//   sequence 58581 to 57038 alone 1543 last 1543 published 1543 to 7546 kWh 7300
	//   pace of monitor 1164 by 6 to 0 years, once: false
	//   pace of  379 by 0 to 0 years, once: false
	// A1 Quantité × fabrication × (1 ÷ durée actuelle − 1 ÷ durée visée)
	//   sequence 57038 to 50869 alone 6170 last 6170 published 5200 to 6170 kWh 0
	//   life of laptop from 5 to 6 on 1 line
	//   pace of laptop 6170 by 5 to 6 years, once: false
	//     1000 units of 2021
	// no-line aucune ligne en service ne porte sur ces objets : il n’y a rien à calculer
}

// The plan over the years, beside its objective: what is left to find, what would
// find it, and what a tonne costs.
func ExampleTrajectory() {
	s := strategy.Strategy{Year: 2024, Period: strategy.Period{From: 2025, To: 2027},
		Objectives: []strategy.Objective{{ID: "O1", Title: "Réduire de 30 %", Footprint: true, TargetYear: 2027, Reduction: maybe("0.3")}},
		Outlook:    []strategy.ElectricityYear{{Year: 2027, Factor: n("0.02"), Source: "Scénario"}},
		Actions: []strategy.Action{
			{ID: "A1", Title: "Six ans", From: 2025, To: 2026, Investment: maybe("9000"), Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}},
			{ID: "A2", Title: "Sans date", Yearly: maybe("100"), Lever: &strategy.Lever{Kind: strategy.Consumption, Items: []string{"laptop"}, Share: maybe("0.1")}},
		}}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000"), Purchased: on(2018, 6, 1)}}}
	a, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range a.Trajectory.Points {
		fmt.Println(p.Year, p.Value.StringFixed(0), "=", p.Embodied.StringFixed(0), "+", p.Use.StringFixed(0), "published", p.Low.StringFixed(0), "to", p.High.StringFixed(0),
			"grid apart", p.Electricity.Valid)
	}
	fmt.Println(a.Trajectory.Undated, len(a.Trajectory.Problems), len(a.Trajectory.Hypothesis) > 0)
	for _, g := range a.Trajectory.Goals {
		fmt.Println(g.Objective, g.Title, g.Year, "-", g.Reduction, "target", g.Target.StringFixed(0), "planned", g.Planned.StringFixed(0), "gap", g.Gap.StringFixed(0))
	}
	small := a.Selections[0].Smallest
	fmt.Println(small.Actions, "of target", small.Target.StringFixed(0), "reached:", small.Reachable, "short of", small.Missing.StringFixed(0), "exact:", small.Exact, "gap:", small.Gap.Valid)
	for _, v := range a.Avoidances {
		fmt.Println(v.Action, len(v.Formula) > 0, "late:", v.Late != "")
	}
	// Output:
	// 2024 38524 = 37018 + 1506 published 32706 to 38524 grid apart false
	// 2025 38524 = 37018 + 1506 published 32706 to 38524 grid apart false
	// 2026 38524 = 37018 + 1506 published 32706 to 38524 grid apart false
	// 2027 38524 = 37018 + 1506 published 32706 to 38524 grid apart true
	// [A2] 1 true
	// O1 Réduire de 30 % 2027 - 0.3 target 26967 planned 38524 gap 11557
	// [A1 A2] of target 26967 reached: false short of 5237 exact: true gap: false
	// A1 true late: true
	// A2 true late: false
}

// What is printed of an action of the catalogue: what it asks first, what it
// cannot go with, where its parameters and orders of magnitude come from.
func ExampleCatalogueAction() {
	for _, c := range strategy.ActionCatalogue() {
		if c.Code != "B16" {
			continue
		}
		fmt.Println(c.Code, "theme", c.Theme, c.Title, "—", c.Evidence, len(c.Description) > 0, len(c.Source) > 0)
		for _, l := range c.Levers {
			fmt.Println("  lever", l.Kind, l.Items, l.Title, l.Evidence, len(l.Basis) > 0)
			for _, p := range l.Parameters {
				fmt.Printf("    parameter %s, proposed: %q\n", p.Name, p.Default)
			}
		}
		for _, e := range c.Excludes {
			fmt.Println("  not with", e.Code, "always:", e.Always, e.Reason, e.Evidence)
		}
		for _, o := range c.Orders {
			fmt.Println("  order", o.ID, o.Actions, o.Items, o.Value.Decimal, o.Low.Valid, o.High.Valid, o.Unit, o.Source, len(o.Caveat) > 0)
		}
	}
	// Output:
	// B16 theme 2 Virtualiser et arrêter des serveurs — vérifié true true
	//   lever consolidation [server]   false
	//     parameter quantity, proposed: ""
	//   not with A7 always: false Des serveurs confiés à un fournisseur ne sont plus à regrouper déduit
	//   not with A6 always: false Des serveurs partis vers un lieu partagé ne sont plus à regrouper déduit
}

// An action of the plan that follows one of the catalogue has what it says.
func ExampleCataloguedAction() {
	s := strategy.Strategy{Year: 2024, Actions: []strategy.Action{
		{ID: "A1", Catalogue: "B1", Title: "Garder les portables six ans", Requires: []string{"A2"}, Excludes: []string{"A3"}},
		{ID: "A2", Catalogue: "T6", Title: "Tenir l’inventaire"}, {ID: "A3", Title: "Tout renouveler"}}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range a.Catalogued {
		fmt.Println(c.Action, c.Code, c.Requires, c.Account)
	}
	accounts := []strategy.Account{strategy.InPerimeter, strategy.BesideTotal, strategy.OutOfPerimeter, strategy.NotQuantified}
	fmt.Println(accounts)
	// Output:
	// A1 B1 [T6] dans le périmètre
	// A2 T6 [] non quantifié
	// [dans le périmètre compté à côté du total hors du périmètre non quantifié]
}

// What a proposal leaves to the body.
func ExampleProposal() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}, {ID: "print", Item: "printer-laser", Quantity: n("90")}}}
	for _, p := range strategy.Propose(factors.Default(), strategy.Strategy{Year: 2024}, inv) {
		if p.Lever != nil && (len(p.Missing) > 0 || p.Lever.Kind == strategy.Longer) {
			fmt.Println(p.Code, p.Lever.Kind, p.Lever.Items, "to fill in:", p.Missing, "—", len(p.Basis) > 0)
		}
	}
	// Output:
	// B1 lifetime [laptop] to fill in: [] — true
	// A2 lifetime [laptop] to fill in: [years] — true
	// A5 lifetime [laptop] to fill in: [years] — true
	// B5 lifetime [laptop] to fill in: [years] — true
	// B6 lifetime [laptop] to fill in: [years] — true
	// B7 lifetime [laptop] to fill in: [years] — true
	// B8 lifetime [laptop] to fill in: [years] — true
	// B14 fleet [printer-laser] to fill in: [share] — false
	// C1 page-weight [] to fill in: [views lighter_mb] — true
	// C4 page-weight [] to fill in: [views lighter_mb] — false
}
