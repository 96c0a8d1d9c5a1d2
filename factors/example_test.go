package factors_test

import (
	"fmt"
	"testing/fstest"

	"github.com/reen-numerique/reen/factors"
)

func ExampleDefault() {
	set := factors.Default()
	laptop, _ := set.Item("laptop")
	made := laptop.Impact(factors.GWP, factors.Manufacturing)
	fmt.Println(made.Value, made.Unit)
	fmt.Println(made.Source.Publisher, made.Source.Version, made.Source.Licence, made.Source.Retrieved)
	fmt.Println(laptop.Lifetime.Value, laptop.Lifetime.Unit, laptop.Energy.Value, laptop.Energy.Unit)
	// Output:
	// 170 kg CO2e/item
	// ADEME / Incubateur ADEME 2.2.0 MIT 2026-11-21
	// 5 year 29.0175 kWh/year
}

func ExampleSet_Match() {
	set := factors.Default()
	for _, label := range []string{"PC portables", "Écran", "téléphone", "lap top"} {
		found := set.Match(label)
		switch len(found) {
		case 0:
			fmt.Println(label, "is unknown; near:", set.Suggest(label))
		case 1:
			fmt.Println(label, "is", found[0].ID)
		default:
			fmt.Println(label, "may be", found[0].ID, "or", found[1].ID)
		}
	}
	// Output:
	// PC portables is laptop
	// Écran is monitor
	// téléphone may be smartphone or ip-phone
	// lap top is unknown; near: laptop
}

func ExampleSet_Electricity() {
	set := factors.Default()
	fmt.Println(set.Electricity("FR", 2024, factors.GWP).Value)
	fmt.Println(set.Electricity("FR", 2031, factors.GWP).Year, set.LatestYear("FR")) // the nearest earlier year
	zone, _ := set.ZoneOf("97411")
	if z, ok := set.Zone(zone); !ok || !set.HasCategory("computers") {
		fmt.Println("incomplete set", z.ID)
	}
	fmt.Println(zone, set.Electricity(zone, 2024, factors.GWP).Value)
	// Output:
	// 0.0519
	// 2025 2025
	// RE 0.78
}

func ExampleSet_Search() {
	for _, i := range factors.Default().Search("écran ordinateur") {
		fmt.Println(i.ID, i.Status(), len(i.Alternatives))
	}
	// Output:
	// monitor default 3
	// monitor-22 opt-in 0
	// monitor-27 opt-in 0
	// monitor-wide opt-in 0
}

func ExampleLoad() {
	folder := fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources": [{"id": "maker", "publisher": "A maker", "title": "Product sheet",
			"version": "2025", "licence": "CC0", "attribution": "A maker, 2025", "retrieved": "2026-01-15"}]}`)},
		"values.csv": {Data: []byte("id,item,criterion,stage,value,unit\nmaker-laptop,laptop,gwp,embodied,210,kg CO2e/item\n")},
	}
	mine, err := factors.Load(folder)
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := factors.Default().With(mine)
	if err != nil {
		fmt.Println(err)
		return
	}
	laptop, _ := set.Item("laptop")
	fmt.Println(laptop.Factors[0].Value, laptop.Factors[0].Source.Attribution)
	fmt.Println(len(laptop.Alternatives), "alternatives, the former default among them")
	// Output:
	// 210 A maker, 2025
	// 2 alternatives, the former default among them
}

func ExampleItem_Impact() {
	server, _ := factors.Default().Item("server")
	fmt.Println(server.Impact(factors.GWP, factors.EndOfLife) == nil, server.Tier == factors.DataCentre)
	for _, f := range server.EnergyAlternatives {
		fmt.Println(f.Value, f.Unit, f.Source.Attribution)
	}
	// Output:
	// true true
	// 1528.62 kWh/year Boavizta, fiches de constructeurs
	// 850 kWh/year EcoDiag 2022, CNRS EcoInfo
}

func ExampleFactor_Interval() {
	set := factors.Default()
	for _, id := range []string{"base-carbone-laptop", "ademe-acv-laptop-gwp-manufacturing"} {
		f, _ := set.Factor(id)
		i := f.Interval()
		fmt.Println(f.Value, "from", i.Low, "to", i.High, i.Basis)
	}
	// Output:
	// 156 from 78 to 234 published
	// 170 from 85 to 255 pedigree
}

func ExampleSet_ZoneOfCountry() {
	zone, _ := factors.Default().ZoneOfCountry("reu")
	fmt.Println(zone)
	_, known := factors.Default().ZoneOfCountry("PF") // two mixes: the code does not settle it
	fmt.Println(known)
	// Output:
	// RE
	// false
}
