package footprint_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func number(text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(text))
}

// A data centre pooled with other bodies, a third of which is this one's, and
// whose technical environment is counted by its 12 kW.
func ExampleDataCentre() {
	lines := []footprint.Line{
		{ID: "servers", Item: "server", Quantity: decimal.NewFromInt(20), DataCentre: "pooled"},
		{ID: "rooms", Item: factors.TechnicalItem, Quantity: decimal.NewFromInt(12), DataCentre: "pooled"},
	}
	r, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024,
		DataCentres: map[string]footprint.DataCentre{"pooled": {Share: number("0.3"), ByPower: true}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, part := range r.By(factors.GWP, footprint.ByItem) {
		fmt.Println(part.Keys[0], part.Value)
	}
	// Output:
	// server 1988.7456
	// technical-environment 1137.8772
}

// 250 laptops, a fifth of them bought refurbished after 3 years elsewhere, with
// proof; a tenth are resold, and live 8 years in all.
func ExamplePool() {
	laptops := footprint.Inventory{Lines: []footprint.Line{{ID: "laptops", Item: "laptop", Quantity: decimal.NewFromInt(250)}}}
	for _, pools := range []map[string]footprint.Pool{nil, {"laptop": {Refurbished: number("0.2"), Upstream: number("3"), Resold: number("0.1"), TotalLife: number("8")}}} {
		r, err := footprint.Compute(factors.Default(), laptops, footprint.Options{Year: 2024, Pools: pools})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(r.Total(factors.GWP).Value.StringFixed(1), "kg CO2e a year")
	}
	// Output:
	// 9631.0 kg CO2e a year
	// 8219.3 kg CO2e a year
}

// The boxes that teleworkers have at home.
func ExampleTelework_Line() {
	line, err := footprint.Telework{Employees: 250, Days: decimal.NewFromInt(100)}.Line(factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	r, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{line}}, footprint.Options{Year: 2024})
	fmt.Println(r.Quantities()[0].InUse.StringFixed(2), "boxes,", r.Total(factors.GWP).Value.StringFixed(1), "kg CO2e a year")
	// Output: 31.71 boxes, 515.1 kg CO2e a year
}

// A service is valued by the best that is known of it: here its provider's own
// figure, of a method that no one reviewed.
func ExampleService_Line() {
	service := footprint.Service{ID: "mail", Name: "Messagerie", Item: "saas-user", Quantity: decimal.NewFromInt(800), Spend: number("24"),
		Declared: &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: decimal.RequireFromString("2.1")}, Level: 3, Source: "Rapport du fournisseur, 2024"}}
	line, basis, err := service.Line(factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	r, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{line}}, footprint.Options{Year: 2024})
	fmt.Println(basis, r.Total(factors.GWP).Value)
	fmt.Println(r.Problems()[0].Message)

	service.Declared = nil
	_, basis, _ = service.Line(factors.Default())
	fmt.Println(basis)
	// Output:
	// provider 1680
	// valeur du fournisseur de niveau 3 sur 5 : sa méthode n’est pas celle du RCP-DC avec revue critique
	// spend
}

// What is shown beside the fleet and never added to it.
func ExampleResult_Apart() {
	r, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "laptops", Item: "laptop", Quantity: decimal.NewFromInt(10)},
		{ID: "hosting", Item: "spend-it-services", Quantity: decimal.NewFromInt(24)},
		{ID: "territory", Item: "territory", Quantity: decimal.NewFromInt(61_250)},
	}}, footprint.Options{Year: 2024})
	fmt.Println("total", r.Total(factors.GWP).Value)
	for _, a := range r.Apart(factors.GWP) {
		fmt.Println("apart", a.Item.ID, a.Quantity, a.Item.Unit, a.Value.Decimal)
	}
	// Output:
	// total 385.2400825
	// apart spend-it-services 24 k€ HT 2023 1800
	// apart territory 61250 inhabitant.year 26582500
}

// What the total would be with each other published value.
func ExampleResult_Sensitivity() {
	inventory := footprint.Inventory{Lines: []footprint.Line{{ID: "screens", Item: "monitor", Quantity: decimal.NewFromInt(100)}}}
	r, _ := footprint.Compute(factors.Default(), inventory, footprint.Options{Year: 2024})
	alternatives, err := r.Sensitivity(factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("chosen", r.Total(factors.GWP).Value.StringFixed(0))
	for _, a := range alternatives {
		fmt.Println(a.By.Source.Publisher, a.Value.StringFixed(0), a.Difference.StringFixed(0))
	}
	conservative, _ := footprint.Compute(factors.Default(), inventory, footprint.Options{Year: 2024, Conservative: true})
	fmt.Println("conservative", conservative.Total(factors.GWP).Value.StringFixed(0))
	// Output:
	// chosen 1543
	// CNRS, GDS EcoInfo 7546 6003
	// ADEME 4512 2969
	// ADEME 4079 2536
	// conservative 7546
}

// Two rows of a list of printers could not be read.
func ExampleResult_RefusedAtMost() {
	r, _ := footprint.Compute(factors.Default(), footprint.Inventory{Refused: 3, RefusedOf: map[string]int{"printing": 2}}, footprint.Options{Year: 2024})
	most := r.RefusedAtMost(factors.GWP)
	fmt.Println(most.Lines, "lines, at most", most.Value.Decimal.StringFixed(0), "kg;", most.Unknown, "unknown")
	// Output: 2 lines, at most 280 kg; 1 unknown
}
