package factors_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// What a set says of an item: why its values were chosen, what else is published,
// and what to do where a value is missing.
func ExampleItem() {
	set := factors.Default()
	fmt.Println(len(set.Items()) > 50, "items of version", set.Version())
	laptop, _ := set.Item("laptop")
	fmt.Println(laptop.NameFR, laptop.Tier == factors.Terminals, laptop.Category, laptop.Labels[:2], len(laptop.Why) > 0)
	screen, _ := set.Item("monitor")
	for _, f := range screen.LifetimeAlternatives {
		fmt.Println("other life:", f.Value, f.Unit, f.Source.ID)
	}
	camera, _ := set.Item("camera")
	fmt.Println(camera.Status(), camera.OptIn, "—", camera.Remedy)
	for _, id := range []string{"laptop", "paper-ream", "video-call", "keyboard"} {
		i, _ := set.Item(id)
		switch i.Kind {
		case factors.Asset:
			fmt.Println(id, "is spread over its life")
		case factors.Flow:
			fmt.Println(id, "counts whole in the year")
		case factors.Apart:
			fmt.Println(id, "is beside the fleet")
		case factors.Excluded:
			fmt.Println(id, "is left out by the rules")
		}
	}
	for _, id := range []string{factors.FixedLineItem, factors.FixedDataItem, factors.ElectricityItem} {
		i, _ := set.Item(id)
		fmt.Println(id, i.Unit, i.Tier == factors.Network, set.NameOf("tier", string(i.Tier)).FR)
	}
	// Output:
	// true items of version 2026.11
	// Ordinateur portable true computers [ordinateur portable portable] true
	// other life: 5 year ecodiag-2022
	// opt-in boavizta — Valeur sous ODbL, hors du jeu par défaut : ajoutez --factors factors/boavizta, ou un facteur à vous. Renseignez aussi la consommation réelle.
	// laptop is spread over its life
	// paper-ream counts whole in the year
	// video-call is beside the fleet
	// keyboard is left out by the rules
	// fixed-line line.year true Réseaux
	// fixed-data GB true Réseaux
	// electricity kWh false Centres de données et hébergement
}

// A value with all that a reader needs to check it.
func ExampleFactor() {
	set := factors.Default()
	f, _ := set.Factor("ademe-acv-laptop-gwp-manufacturing")
	fmt.Println(f.Published, f.Geography, f.Year, f.Locator, f.Confidence, f.Role == factors.RoleDefault)
	fmt.Println(f.Source.ID, f.Source.URL, f.Source.Class, f.Source.Database == "", len(f.Source.Note) > 0)
	roles := map[factors.Role]int{}
	for _, f := range set.Factors() {
		roles[f.Role]++
		if f.ID == "base-carbone-desktop-highperf" {
			fmt.Println(f.ID, f.Covers, f.Boundary, f.Note)
		}
	}
	fmt.Println(roles[factors.RoleAlternative] > 0, roles[factors.RoleComparison] > 0)
	// Output:
	// 170000 gCO2e/item manufacturing: world; distribution/EoL: France 2024 acv-terminaux.publicodes verified true
	// ademe-acv-numerique https://github.com/incubateur-ademe/publicodes-acv-numerique lca-database true false
	// base-carbone-desktop-highperf [manufacturing distribution] raw materials + inbound transport + shaping + assembly + distribution; NO use, NO end of life (posts listed in the base) default for a workstation; without screen; no end of life
	// true true
}

// Where an interval comes from: what the source prints, else our convention for
// its class.
func ExampleInterval() {
	seen := map[factors.Basis]bool{}
	n := decimal.RequireFromString
	sheets := &factors.Factor{Value: n("47.6"), Min: decimal.NewNullDecimal(n("43.4")), Max: decimal.NewNullDecimal(n("95.1")), Ends: factors.EndsQuartiles}
	for _, f := range append(factors.Default().Factors(), sheets) {
		interval := f.Interval()
		if seen[interval.Basis] {
			continue
		}
		seen[interval.Basis] = true
		switch interval.Basis {
		case factors.ByPublication:
			fmt.Println("published ±", f.Uncertainty.Decimal, "%:", interval.Low, "to", interval.High)
		case factors.ByRange:
			ends := map[string]string{factors.EndsQuartiles: "half of the values", factors.EndsExtremes: "all the values"}[f.Ends]
			fmt.Println("published ends", f.Min.Decimal, "and", f.Max.Decimal, ends)
		case factors.ByPedigree:
			fmt.Println("convention ±", interval.Percent.Decimal, "% —", interval.Why)
		}
	}
	// Output:
	// convention ± 50 % — Base d’analyses de cycle de vie sans incertitude imprimée : la Base Carbone imprime ± 50 % pour les mêmes objets (convention de reen)
	// published ± 50 %: 78 to 234
	// published ends 43.4 and 95.1 half of the values
}

// Impacts first, then the parameters of items, which are published and sourced like
// them.
func ExampleCriterion() {
	impacts := []factors.Criterion{factors.GWP, factors.ADPe, factors.AP, factors.PM, factors.IR, factors.PE, factors.WU}
	parameters := []factors.Criterion{factors.Lifetime, factors.Energy, factors.PUE, factors.Share, factors.Measured, factors.FinalEnergy, factors.WUE, factors.Water, factors.Ratio}
	for _, c := range append(impacts, parameters...) {
		fmt.Printf("%s %q %t\n", c, c.Unit(), c.IsImpact())
	}
	fmt.Println(factors.Manufacturing, factors.Distribution, factors.Use, factors.EndOfLife, factors.Embodied)
	// Output:
	// gwp "kg CO2e" true
	// adpe "kg Sb eq" true
	// ap "mol H+ eq" true
	// pm "disease incidence" true
	// ir "kBq U235 eq" true
	// pe "MJ" true
	// wu "m³ world eq" true
	// lifetime "year" false
	// energy "kWh/year" false
	// pue "1" false
	// share "1" false
	// component "" false
	// final-energy "kWh" false
	// wue "L/kWh" false
	// water "m³" false
	// ratio "1" false
	// manufacturing distribution use end_of_life embodied
}

// What the rules knew a device by, from nothing to certainty.
func ExampleIdentity() {
	set := factors.Default()
	for _, label := range []factors.Label{{Type: "PC portable"}, {Model: "Surface Pro 7", Manufacturer: "Microsoft"}, {Type: "PC"}, {Type: "Sacoche"}} {
		id := set.Identify(label)
		said := map[factors.Certainty]string{factors.Certain: "certain", factors.Likely: "to be checked", factors.Ambiguous: "to be chosen", factors.Unknown: "unknown"}[id.Certainty]
		fmt.Printf("%s, type by %q, model by %q\n", said, id.TypeRule, id.ModelRule)
	}
	// Output:
	// certain, type by "label pc portable", model by ""
	// to be chosen, type by "", model by "model microsoft surface pro"
	// to be chosen, type by "label pc", model by ""
	// unknown, type by "", model by ""
}

// A server described to the last component, and the expression of one measure.
func ExampleServer() {
	some := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	cfg := factors.Server{CPUs: some(2), CoresPerCPU: some(16), DiePerCore: some(25), RAM: some(384), RAMSticks: some(12), RAMDensity: some(2),
		SSD: some(1920), SSDDrives: some(2), SSDDensity: some(50), HDD: some(4000), HDDDrives: some(1), PSUs: some(2), PSUMass: some(3), Form: factors.Rack}
	fmt.Println(cfg.String())
	full, err := factors.Default().Components(cfg, factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(factors.SumOf(full).StringFixed(1), "kg CO2e")
	short, _ := factors.Default().Components(factors.Server{CPUs: some(2), CoresPerCPU: some(16), RAM: some(384)}, factors.GWP)
	var write func(m factors.Measure) string
	write = func(m factors.Measure) string {
		switch m.Op {
		case factors.Times:
			return "(" + write(m.Terms[0]) + " × " + write(m.Terms[1]) + ")"
		case factors.Over:
			return "(" + write(m.Terms[0]) + " ÷ " + write(m.Terms[1]) + ")"
		case factors.RoundedUp:
			return "⌈" + write(m.Terms[0]) + "⌉"
		case factors.Given:
			if m.Factor != nil {
				return m.Factor.Value.String() + " " + m.Unit + " by default"
			}
			return m.Value.String() + " " + m.Unit
		}
		return "?"
	}
	for _, c := range short {
		if c.Name == "ram" || c.Name == "ram-die" {
			fmt.Println(c.Name, write(c.Quantity))
		}
	}
	// Output:
	// cpus=2 cores=16 die=25 ram=384 ram-sticks=12 ram-density=2 ssd=1920 ssd-drives=2 ssd-density=50 hdd=4000 hdd-drives=1 psus=2 psu-mass=3
	// 1015.9 kg CO2e
	// ram ⌈(384 GB ÷ 32 GB by default)⌉
	// ram-die (384 GB ÷ 1.79 GB/cm2 by default)
}

// What a form can say of a measure that cannot be.
func ExampleServerFault() {
	cfg := factors.Server{CPUs: decimal.NewNullDecimal(decimal.RequireFromString("1.5"))}
	var fault *factors.ServerFault
	if errors.As(cfg.Check(), &fault) {
		fmt.Println(fault.Measure, fault.Value, "whole:", fault.Whole, "0 allowed:", fault.Zero, "at most", fault.Most)
	}
	// Output:
	// cpus 1.5 whole: true 0 allowed: false at most 64
}

// The names of the zones of the electricity mixes.
func ExampleSet_Zone() {
	zone, _ := factors.Default().Zone("RE")
	fmt.Println(zone.ID, zone.Name.FR, zone.Name.EN)
	// Output:
	// RE La Réunion Réunion
}
