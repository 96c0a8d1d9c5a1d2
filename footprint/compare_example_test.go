package footprint_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Two years of a town hall: fewer computers, kept longer, in a greener year.
func ExampleCompare() {
	set := factors.Default()
	year := func(year int, computers, life int64) *footprint.Result {
		result, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{
			{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(computers), Lifetime: decimal.NewNullDecimal(decimal.NewFromInt(life))},
		}}, footprint.Options{Year: year})
		if err != nil {
			panic(err)
		}
		return result
	}
	change, err := footprint.Compare(year(2015, 120, 5), year(2024, 110, 6), factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(change.Criterion, "before:", change.Before.Value.StringFixed(1))
	for _, s := range change.Steps {
		fmt.Println(set.NameOf("step", string(s.Name)).EN, s.Difference.StringFixed(1), "→", s.Value.StringFixed(1))
	}
	fmt.Println("after:", change.After.Value.StringFixed(1), "coverage:", change.After.Coverage.Use.Decimal)
	owner := map[footprint.StepName]string{footprint.StepFleet: "ours", footprint.StepLifetime: "ours", footprint.StepConsumption: "ours",
		footprint.StepPerimeter: "counted otherwise", footprint.StepFactors: "counted otherwise", footprint.StepMix: "the grid's"}
	whose := map[string]decimal.Decimal{}
	for _, s := range change.Steps {
		whose[owner[s.Name]] = whose[owner[s.Name]].Add(s.Difference)
	}
	fmt.Println(whose["ours"].StringFixed(0), "kg are ours,", whose["the grid's"].StringFixed(0), "the grid's")
	// Output:
	// gwp before: 4654.2
	// Perimeter and coverage 0.0 → 4654.2
	// Fleet -387.9 → 4266.4
	// Service life and shared use -678.7 → 3587.7
	// Consumption and PUE 0.0 → 3587.7
	// Electricity mix -28.7 → 3559.0
	// Emission factors 0.0 → 3559.0
	// after: 3559.0 coverage: 1
	// -1067 kg are ours, -29 the grid's
}

// Results of different conventions are not compared.
func ExampleIncomparableError() {
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(10)}}}
	before, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2023, Convention: footprint.PurchaseYear})
	after, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	err := after.WriteJSON(new(strings.Builder), footprint.JSONOptions{Against: before})
	var incomparable *footprint.IncomparableError
	fmt.Println(errors.As(err, &incomparable), incomparable.Over)
	fmt.Println(err)
	// Output:
	// true convention
	// footprint: results cannot be compared or added: convention "purchase-year" and "total-life"
}
