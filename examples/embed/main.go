package main

import (
	"fmt"
	"io"
	"log"
	"os"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func main() {
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer) error {
	result, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "laptops", Item: "laptop", Quantity: decimal.NewFromInt(120)},
		{ID: "screens", Item: "monitor", Quantity: decimal.NewFromInt(90), Lifetime: decimal.NewNullDecimal(decimal.NewFromInt(8))},
		{ID: "kiosk", Item: "unknown-thing", Quantity: decimal.NewFromInt(1)},
	}}, footprint.Options{Year: 2024})
	if err != nil {
		return err
	}
	total := result.Total(factors.GWP)
	spread, err := result.Uncertainty(factors.GWP)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s kg CO2e a year, 95 %% between %s and %s\n", total.Value.StringFixed(0), spread.Low.StringFixed(0), spread.High.StringFixed(0))
	fmt.Fprintf(w, "%s %% of the lines have a value for their making\n", total.Coverage.Embodied.Decimal.Shift(2).StringFixed(0))
	for _, p := range result.Problems() {
		fmt.Fprintln(w, p)
	}
	return nil
}
