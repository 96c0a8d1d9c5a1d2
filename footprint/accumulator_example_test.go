package footprint_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// A stream of lines, none of which is kept.
func ExampleAccumulator() {
	acc, err := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	line := footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(1)}
	for range 1000 { // from a database, a message queue…
		acc.Add(&line)
	}
	r := acc.Result()
	fmt.Println(r.Counts().Read, "lines,", r.Total(factors.GWP).Value, "kg CO2e a year,", len(r.Lines()), "kept")
	// Output: 1000 lines, 38524.00825 kg CO2e a year, 0 kept
}

// Two shards, computed apart, perhaps on two machines, make the same digits as
// the whole.
func ExampleAccumulator_Merge() {
	opts := footprint.Options{Year: 2024}
	whole, _ := footprint.NewAccumulator(factors.Default(), opts)
	for _, quantity := range []int64{120, 30} {
		shard := whole.Fresh()
		shard.Add(&footprint.Line{Item: "monitor", Quantity: decimal.NewFromInt(quantity)})
		data, err := shard.MarshalBinary() // to be sent
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := whole.UnmarshalBinary(data); err != nil { // Merge does it within one process
			fmt.Println(err)
			return
		}
	}
	fmt.Println(whole.Result().Total(factors.GWP).Value)

	other, _ := footprint.NewAccumulator(whole.Set(), footprint.Options{Year: 2024, Convention: footprint.PurchaseYear})
	fmt.Println(whole.Merge(other))
	// Output:
	// 2314.305
	// footprint: results cannot be compared or added: convention "total-life" and "purchase-year"
}

// The figures of one line, on demand: a stream keeps none.
func ExampleResult_Figures() {
	acc, _ := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024})
	r := acc.Result()
	l, err := r.Figures(&footprint.Line{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(2)})
	fmt.Println(l.Status, l.Missing, err)
	for _, i := range l.Impacts {
		fmt.Println(i.Stage, i.Value, i.Criterion.Unit())
	}
	_, err = r.Figures(&footprint.Line{Item: "toaster", Quantity: decimal.NewFromInt(2)})
	fmt.Println(err)
	// Output:
	// complete [] <nil>
	// manufacturing 68 kg CO2e
	// distribution 4.92 kg CO2e
	// use 3.0120165 kg CO2e
	// end_of_life 1.116 kg CO2e
	// footprint: colonne « type » : « toaster » : type inconnu du catalogue de facteurs. Corrigez cette valeur de la ligne
}
