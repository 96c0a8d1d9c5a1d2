package footprint_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// An inventory that is in memory is added whole, with its account of what could
// not be read.
func ExampleAccumulator_AddInventory() {
	acc, err := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	acc.AddInventory(footprint.Inventory{Lines: []footprint.Line{{Item: "tablet", Quantity: decimal.NewFromInt(40)}}, Refused: 2, NotData: 1})
	n := acc.Result().Counts()
	fmt.Println(n.Read, "read,", n.Complete, "complete,", n.Refused, "refused,", n.NotData, "not data")
	// Output: 4 read, 1 complete, 2 refused, 1 not data
}

// The units that a line counts once it was scaled.
func ExampleLine_Units() {
	screens := footprint.Line{Item: "monitor", Quantity: decimal.NewFromInt(2150)}
	fmt.Println(screens.Scaled(decimal.NewFromInt(1850), decimal.NewFromInt(2150)).Units())
	// Output: 1850
}

// Every dimension that a total can be split by, and the electricity mixes
// behind it.
func ExampleDimensions() {
	r, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{Item: "laptop", Quantity: decimal.NewFromInt(10), Site: "Mairie", Zone: "RE"},
	}}, footprint.Options{Year: 2024})
	for _, d := range footprint.Dimensions() {
		fmt.Println(d, len(r.By(factors.GWP, d)))
	}
	for _, mix := range r.Mixes() {
		fmt.Println(mix.Zone, mix.Value, mix.Unit)
	}
	// Output:
	// tier 1
	// category 1
	// item 1
	// stage 4
	// site 1
	// department 1
	// RE 0.78 kg CO2e/kWh
}
