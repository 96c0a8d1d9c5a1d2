package strategy_test

import (
	"fmt"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// The dossier of the year N is a copy of the strategy's: another year, another
// inventory, the bases kept, what was read in the year added.
func ExampleReviewYear() {
	set := factors.Default()
	before := strategy.Strategy{
		Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, INSEE: "45999", Agents: 900}, Year: 2024, Date: on(2025, time.June, 30),
		Objectives: []strategy.Objective{
			{ID: "O1", Title: "Réduire l’empreinte", Footprint: true, Reduction: maybe("0.2"), BaseYear: 2024, TargetYear: 2030, Indicators: []string{"I01"}},
			{ID: "O2", Title: "Écoconcevoir", BaseYear: 2024, Indicators: []string{"I22"}}},
		Indicators: []strategy.Indicator{{ID: "I01", Target: maybe("31"), Year: 2030}, {ID: "I22", Base: maybe("40"), Target: maybe("80"), Year: 2028}},
		Actions:    []strategy.Action{{ID: "A1", Title: "Garder les portables six ans", Theme: 2, From: 2025, To: 2025}, {ID: "A2", Title: "Former les agents", Theme: 4, From: 2025, To: 2030}},
	}
	earlier := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}}}
	was, err := strategy.Assess(set, before, earlier)
	if err != nil {
		fmt.Println(err)
		return
	}

	now := before
	now.Year, now.Date = 2025, on(2026, time.November, 2)
	now.Actions = []strategy.Action{before.Actions[0], before.Actions[1]}
	now.Actions[0].Progress, now.Actions[1].Progress = strategy.Done, strategy.UnderWay
	now.Readings = []strategy.Reading{{Indicator: "I22", Year: 2025, Value: n("45"), Source: "Autodiagnostic"}}
	now.Review = strategy.Review{Session: on(2026, time.November, 16), Debate: on(2026, time.November, 30)}
	is, err := strategy.Assess(set, now, footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("980"), Lifetime: maybe("5.5")}}})
	if err != nil {
		fmt.Println(err)
		return
	}

	y, err := strategy.ReviewYear(is, was, earlier)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(y.Reference, y.Previous, y.Year)
	for _, m := range y.Measures {
		if m.Followed {
			fmt.Println(m.ID, m.Reference.Value.Decimal.StringFixed(2), m.Previous.Value.Decimal.StringFixed(2), m.Current.Value.Decimal.StringFixed(2), m.Current.Origin, m.Trend,
				"gap", m.Gap.Decimal.StringFixed(2), "expected", m.Path.Expected.Decimal.StringFixed(2), m.Path.Headway)
		}
	}
	for _, s := range y.Change.Steps {
		fmt.Println(set.NameOf("step", string(s.Name)).FR, s.Difference.StringFixed(1))
	}
	fmt.Println("ours", y.Change.Own.StringFixed(1), "the grid", y.Change.Grid.StringFixed(1), "counted otherwise", y.Change.Counted.StringFixed(1))
	fmt.Println(y.Plan.Done, "of", len(y.Plan.Actions), "done,", y.Plan.Rate.Decimal, "%")
	for _, o := range y.Objectives {
		fmt.Println(o.ID, o.Headway, o.Behind)
	}
	for _, c := range y.Conformity {
		fmt.Println(c.Measure.ID, c.Neighbour.ID, c.Target.Valid, c.Target.Decimal, c.Status)
	}
	fmt.Println(y.Limits[0])
	// Output:
	// 2024 2024 2025
	// I01 38.52 38.52 34.29 computed better gap 3.29 expected 37.27 on-the-way
	// I22 40.00 40.00 45.00 reading better gap -35.00 expected 50.00 behind
	// Périmètre et couverture 0.0
	// Parc -770.5
	// Durée de vie et usage partagé -3298.0
	// Consommation et PUE 0.0
	// Mix électrique -164.9
	// Facteurs d’émission 0.0
	// ours -4068.4 the grid -164.9 counted otherwise 0.0
	// 1 of 2 done, 50 %
	// O1 on-the-way []
	// O2 behind [I22]
	// I10 agec true 20 unknown
	// I12 reen-reuse true 50 unknown
	// I13 repairability false 0 unknown
	// I24 rgaa false 0 unknown
	// Les deux années sont calculées avec les mêmes facteurs d’émission (jeu 2026.11).
}
