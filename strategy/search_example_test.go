package strategy_test

import (
	"fmt"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// Two ways to save 4 t a year: four actions to choose from, of which one goes with a
// training and one is not possible with another.
func ExampleCheapest() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "pc", Item: "laptop", Quantity: n("1000")},
		{ID: "screens", Item: "monitor", Quantity: n("1300")},
	}}
	actions := []strategy.Action{
		{ID: "keep", Investment: maybe("30000"), Yearly: maybe("-8000"), Requires: []string{"repair"},
			Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}},
		{ID: "refurbished", Yearly: maybe("-4000"), Excludes: []string{"keep"},
			Lever: &strategy.Lever{Kind: strategy.RefurbishedBy, Items: []string{"laptop"}, Years: maybe("3"), Share: maybe("0.2")}},
		{ID: "screens", Yearly: maybe("500"),
			Lever: &strategy.Lever{Kind: strategy.SecondScreens, Items: []string{"monitor"}, PerPost: maybe("1")}},
		{ID: "printers", Lever: &strategy.Lever{Kind: strategy.Fleet, Items: []string{"printer-laser"}, Share: maybe("0.5")}},
		{ID: "repair", Title: "Former à la réparation", Yearly: maybe("6000")},
	}
	target := n("54581.12") // kg CO2e a year
	cheap, err := strategy.Cheapest(factors.Default(), inv, footprint.Options{Year: 2024}, actions, target, 6)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(cheap.Actions, cheap.Cost.Decimal, "euros a year, saved", cheap.Saving.StringFixed(1), "exact:", cheap.Exact)
	for _, u := range cheap.LeftOut {
		fmt.Println(u.Action, u.Why)
	}
	far, err := strategy.Cheapest(factors.Default(), inv, footprint.Options{Year: 2024}, actions, n("40000"), 6)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(far.Reachable, "missing", far.Missing.StringFixed(1), "with", far.Actions)
	// Output:
	// [refurbished screens] -3500 euros a year, saved 8594.8 exact: true
	// printers Gain non quantifié : le levier est à corriger
	// false missing 7783.0 with [keep repair screens]
}

func ExampleSmallest() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}}}
	share := func(id, share, euros string) strategy.Action {
		return strategy.Action{ID: id, Yearly: maybe(euros), Lever: &strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: maybe(share)}}
	}
	actions := []strategy.Action{share("a", "0.10", "100"), share("b", "0.11", "100"), share("c", "0.25", "9000")}
	small, err := strategy.Smallest(factors.Default(), inv, footprint.Options{Year: 2024}, actions, n("31000"), 6)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(small.Actions, small.Cost.Decimal, "euros a year")
	// Output: [c] 9000 euros a year
}

// What would reach an objective that the plan alone does not.
func ExampleGoalSelection() {
	s := strategy.Strategy{Body: strategy.Body{Kind: strategy.Commune}, Year: 2024, Date: on(2025, time.June, 30), Period: strategy.Period{From: 2025, To: 2030},
		Objectives: []strategy.Objective{{ID: "O1", Footprint: true, TargetYear: 2030, Reduction: maybe("0.2")}},
		Actions: []strategy.Action{{ID: "A1", Investment: maybe("12000"), From: 2025, To: 2027,
			Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: maybe("6")}}},
		Scenarios: []strategy.Action{{ID: "S1", Yearly: maybe("-900"),
			Lever: &strategy.Lever{Kind: strategy.Fleet, Items: []string{"laptop"}, Share: maybe("0.05")}}}}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}}}
	a, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range a.Selections {
		fmt.Println(g.Objective, g.Year, "plan", g.Plan.StringFixed(0), "target", g.Target.StringFixed(0), "with", g.Cheapest.Actions, g.Cheapest.Final.StringFixed(0), g.Cheapest.Cost.Decimal)
	}
	// Output: O1 2030 plan 32354 target 30819 with [A1 S1] 30737 1100
}
