package factors_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// The manufacture of a server, part by part.
func ExampleSet_Components() {
	cfg := factors.Server{
		CPUs:        decimal.NewNullDecimal(decimal.NewFromInt(2)),
		CoresPerCPU: decimal.NewNullDecimal(decimal.NewFromInt(16)),
		RAM:         decimal.NewNullDecimal(decimal.NewFromInt(384)),
	}
	parts, err := factors.Default().Components(cfg, factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range parts {
		fmt.Println(p.Name, p.Factor.Value, p.Factor.Unit, "×", p.Quantity.Name, p.Quantity.Unit)
	}
	fmt.Println(factors.SumOf(parts).StringFixed(1), "kg CO2e")
	// Output:
	// cpu 9.14 kg CO2e/item × cpus item
	// cpu-die 0.0197 kg CO2e/mm2 × die mm2
	// ram 5.22 kg CO2e/item × ram-sticks item
	// ram-die 2.2 kg CO2e/cm2 × die cm2
	// ssd 6.34 kg CO2e/item × ssd-drives item
	// ssd-die 2.2 kg CO2e/cm2 × die cm2
	// motherboard 66.1 kg CO2e/item × number item
	// psu 24.3 kg CO2e/kg × psu-mass kg
	// case 150 kg CO2e/item × number item
	// assembly 6.68 kg CO2e/item × number item
	// 988.1 kg CO2e
}

// A configuration that lacks something says what.
func ExampleServer_Missing() {
	cfg := factors.Server{RAM: decimal.NewNullDecimal(decimal.NewFromInt(64))}
	fmt.Println(cfg.Empty(), cfg.String(), cfg.Missing())
	// Output: false ram=64 [cpus cores]
}

// A configuration that cannot be is refused by the name of its measure.
func ExampleServer_Check() {
	cfg := factors.Server{CoresPerCPU: decimal.NewNullDecimal(decimal.Zero), Form: factors.Blade}
	fmt.Println(cfg.Check())
	// Output: factors: cores of a server cannot be "0" (at most 1024)
}

// A configuration has one text, which is read back as it was.
func ExampleParseServer() {
	s, err := factors.ParseServer("cpus=2 cores=16 ram=384 form=blade")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s, s.Missing(), s.Form)
	_, err = factors.ParseServer("cpu=2")
	fmt.Println(err)
	// Output:
	// cpus=2 cores=16 ram=384 form=blade [] blade
	// factors: a server has no measure "cpu"
}
