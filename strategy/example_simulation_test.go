package strategy_test

import (
	"fmt"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// A machine that cannot take Windows 11 earns carbon by the years that a free
// system keeps it, and only as purchases are put off.
func ExampleWindowsReadiness() {
	bought := func(id, quantity string, year int) footprint.Line {
		return footprint.Line{ID: id, Item: "laptop", Quantity: n(quantity), Purchased: on(year, time.May, 1)}
	}
	inv := footprint.Inventory{Lines: []footprint.Line{bought("a", "120", 2016), bought("b", "40", 2018), bought("c", "300", 2021), {ID: "d", Item: "desktop", Quantity: n("15")}}}
	r := strategy.WindowsReadiness(factors.Default(), inv)
	fmt.Println("cannot", r.Cannot, "uncertain", r.Uncertain, "unknown", r.Unknown, "can", r.Can)
	fmt.Println(r.Evidence)
	// Output:
	// cannot [{laptop 120}] uncertain [{laptop 40}] unknown [{desktop 15}] can [{laptop 300}]
	// à vérifier
}

// Beside the plan: what is counted apart, what a tonne costs, scenarios.
func ExampleAssessment() {
	s := strategy.Strategy{
		Body: strategy.Body{Kind: strategy.Commune, INSEE: "38185"}, Year: 2024, Date: on(2025, time.June, 30), Period: strategy.Period{From: 2025, To: 2030},
		Uses: []strategy.UseOf{{Item: "video-call", Quantity: n("38400")}},
		Actions: []strategy.Action{
			{ID: "keep", From: 2025, To: 2027, Yearly: maybe("-9000"), Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("7")}},
			{ID: "audio", Lever: &strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Share: maybe("0.25")}},
		},
		Scenarios: []strategy.Action{{ID: "pool", From: 2026, To: 2026, Lever: &strategy.Lever{Kind: strategy.PooledServers, Share: maybe("0.4"), Quantity: maybe("10"), PUE: maybe("1.3")}}},
		Outlook:   []strategy.ElectricityYear{{Year: 2030, Factor: n("0.045"), Source: "Hypothèse d’un opérateur"}},
	}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}, {ID: "srv", Item: "server", Quantity: n("8")}}}
	a, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	keep := a.Simulation.Steps[0]
	fmt.Println(keep.Criteria[0].Criterion, keep.Criteria[0].Saving.StringFixed(1), "between", keep.Low.StringFixed(1), "and", keep.High.StringFixed(1))
	for _, p := range keep.Paces {
		fmt.Println(p.Item, "kept", p.Life.Decimal, "then", p.Longer.Decimal, "years:", p.Saving.StringFixed(1), len(p.Cohorts))
	}
	cost := a.Avoidances[0]
	fmt.Println(cost.Years, "years,", cost.Cost.Decimal, "€,", cost.Avoided.StringFixed(2), "t,", cost.PerTonne.Decimal.StringFixed(0), "€/t")
	apart := a.Simulation.Apart[0]
	fmt.Println(apart.Action, apart.Saving, "kg apart:", apart.Formula)
	scenario := a.Scenarios[0]
	fmt.Println(scenario.Action.ID, scenario.Step.Saving.StringFixed(1), scenario.Avoidance.Cost.Valid)
	last := a.Trajectory.Points[6]
	fmt.Println(last.Year, last.Value.StringFixed(1), "of which made", last.Embodied.StringFixed(1), "and another mix, apart,", last.Electricity.Decimal.StringFixed(1))
	// Output:
	// gwp 10576.6 between 8914.3 and 10576.6
	// laptop kept 5 then 7 years: 10576.6 0
	// 6 years, -54000 €, 52.88 t, -1021 €/t
	// audio 144 kg apart: 9 600 en moins (heures d’audio au lieu de vidéo) × 0,0150 kg CO₂e
	// pool 1107.6 false
	// 2030 30599.1 of which made 27638.2 and another mix, apart, -393.6
}
