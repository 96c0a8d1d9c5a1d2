package footprint_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func ExampleResult_Data() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{Item: "laptop", Quantity: decimal.NewFromInt(10), Lifetime: decimal.NewNullDecimal(decimal.NewFromInt(6))},
		{Item: "laptop", Quantity: decimal.NewFromInt(4), Quality: footprint.Medium},
		{Item: "laptop", Quantity: decimal.NewFromInt(2), State: footprint.Stock},
	}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	for _, d := range result.Data() {
		if d.Name != footprint.DatumQuantity && d.Quality == footprint.Low {
			fmt.Println("to know better:", d.Item, d.Name, d.Lines, "lines")
		}
	}
	fmt.Println(result.Data()[0] == footprint.Datum{Item: "laptop", Name: footprint.DatumQuantity, From: footprint.FromInventory, Quality: footprint.High, Lines: 2})
	for _, d := range result.Data() {
		if d.Name == footprint.DatumLifetime || d.Name == footprint.DatumEnergy {
			fmt.Println(d.Name, d.From, d.Quality, d.Lines)
		}
	}
	// Output:
	// to know better: laptop lifetime 2 lines
	// to know better: laptop energy 2 lines
	// true
	// lifetime inventory high 1
	// lifetime source low 2
	// energy source low 2
}

func TestWhereTheDataOfEachLineComeFrom(t *testing.T) {
	own, stock, poor := line("laptop", "3"), line("monitor", "2"), line("monitor", "1")
	own.Lifetime, own.Energy = opt("7"), opt("20")
	stock.State = footprint.Stock
	poor.Quality = footprint.Low
	retired := line("laptop", "9")
	retired.State = footprint.Retired
	opts := footprint.Options{Lifetimes: map[string]decimal.Decimal{"laptop": dec("6")}}
	r := compute(t, opts, poor, line("paper-ream", "5"), stock, line("laptop", "1"), own, retired, line("thin-client", "1"), line("keyboard", "1"), line("toaster", "1"))
	const inventory, dossier, source, missing = footprint.FromInventory, footprint.FromDossier, footprint.FromSource, footprint.Provenance("")
	require.Equal(t, []footprint.Datum{
		{"laptop", "quantity", inventory, footprint.High, 2},
		{"laptop", "lifetime", inventory, footprint.High, 1},
		{"laptop", "lifetime", dossier, footprint.Medium, 1},
		{"laptop", "energy", inventory, footprint.High, 1},
		{"laptop", "energy", source, footprint.Low, 1},
		{"thin-client", "quantity", inventory, footprint.High, 1},
		{"thin-client", "lifetime", missing, footprint.High, 1},
		{"thin-client", "energy", missing, footprint.High, 1},
		{"monitor", "quantity", inventory, footprint.High, 1},
		{"monitor", "quantity", inventory, footprint.Low, 1},
		{"monitor", "lifetime", source, footprint.Low, 2},
		{"monitor", "energy", source, footprint.Low, 1},
		{"paper-ream", "quantity", inventory, footprint.High, 1},
	}, r.Data())
}

// The data add up to the shares of quality that the result gives.
func TestTheDataAddUpToTheSharesOfQuality(t *testing.T) {
	for seed := range uint64(5) {
		lines := fleet(seed, 200)
		for n := range lines {
			lines[n].Quality = footprint.Quality(n % 3)
		}
		r := compute(t, footprint.Options{Lifetimes: map[string]decimal.Decimal{"laptop": dec("6")}}, lines...)
		var by [footprint.Low + 1]int64
		for _, d := range r.Data() {
			if d.From != "" {
				by[d.Quality] += int64(d.Lines)
			}
		}
		all := by[footprint.High] + by[footprint.Medium] + by[footprint.Low]
		q := r.Quality()
		for quality, got := range map[footprint.Quality]decimal.NullDecimal{footprint.High: q.High, footprint.Medium: q.Medium, footprint.Low: q.Low} {
			require.Equal(t, exact.String(exact.Decimal(big.NewRat(by[quality], all))), exact.String(got.Decimal), quality)
		}
	}
}

func TestNoLineHasNoData(t *testing.T) {
	require.Empty(t, compute(t, footprint.Options{}).Data())
}
