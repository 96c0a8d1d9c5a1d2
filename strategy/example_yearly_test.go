package strategy_test

import (
	"fmt"
	"testing/fstest"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// What a review of the year says beside its indicators: what is counted otherwise,
// the plan, the objectives, the rules, and what changed in the published values.
func ExampleYearlyReview() {
	mine, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"mine","publisher":"P","title":"Nos mesures","version":"2","licence":"CC0","attribution":"Nos mesures","retrieved":"2026-01-01"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit,zone,year\nm1,laptop,gwp,embodied,200,kg CO2e/item,,\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	newer, err := factors.Default().With(mine)
	if err != nil {
		fmt.Println(err)
		return
	}
	before := strategy.Strategy{Year: 2024, Date: on(2025, 6, 30),
		Body:       strategy.Body{Name: "Exempleville", Kind: strategy.Commune, INSEE: "45999", Agents: 900},
		Perimeter:  strategy.Perimeter{Included: []string{"Services"}, Excluded: []string{"Écoles"}},
		Objectives: []strategy.Objective{{ID: "O1", Title: "Réduire", Footprint: true, Reduction: maybe("0.2"), BaseYear: 2024, TargetYear: 2030}, {ID: "O2", Indicators: []string{"I22"}}},
		Indicators: []strategy.Indicator{{ID: "I22", Base: maybe("40"), Target: maybe("80"), Year: 2028}},
		Actions:    []strategy.Action{{ID: "A1", Title: "Garder", From: 2025, To: 2025, Progress: strategy.UnderWay}, {ID: "A2", Title: "Former", To: 2025}, {ID: "A3", Title: "Renoncer"}}}
	earlier := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}}}
	was, err := strategy.Assess(factors.Default(), before, earlier)
	if err != nil {
		fmt.Println(err)
		return
	}
	after := before
	after.Year, after.Date, after.Body.Agents = 2025, on(2026, 11, 2), 910
	after.Perimeter = strategy.Perimeter{Included: []string{"Services", "Écoles"}}
	after.Actions = []strategy.Action{{ID: "A1", Title: "Garder", From: 2025, To: 2025, Progress: strategy.Done}, {ID: "A2", Title: "Former", To: 2025},
		{ID: "A4", Title: "Ouvrir", Progress: strategy.ToDo}, {ID: "A5", Title: "Louer", Progress: strategy.Dropped}}
	after.Disposal = strategy.Disposal{Year: 2025, Reused: 64, Stock: 121}
	after.Readings = []strategy.Reading{{Indicator: "I22", Year: 2025, Value: n("45"), Source: "Autodiagnostic"}}
	after.Review = strategy.Review{Session: on(2026, 11, 16), Debate: on(2026, 11, 30), Internal: "Le marché a été prolongé.", Territory: "Quatorze ateliers.",
		Method: "Trois comités.", Adjustments: []string{"Étendre les six ans aux fixes"}}
	is, err := strategy.Assess(newer, after, footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("900")}, {ID: "tab", Item: "tablet", Quantity: n("30")}}})
	if err != nil {
		fmt.Println(err)
		return
	}

	y, err := strategy.ReviewYear(is, was, earlier)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(y.Now.Strategy.Year, "beside", y.Before.Strategy.Year, "published then with other factors:", y.Published != nil, "mix", y.Mix[0].Value, y.Mix[1].Value)
	for _, f := range y.Factors {
		fmt.Println("value of", f.Item, f.Name, f.Criterion, f.Stage, "zone:", f.Zone != "", f.Before.Decimal, "now", f.After.Decimal, f.Unit, "—", f.Source)
	}
	c := y.Change
	fmt.Println("change", c.Difference.StringFixed(0), "; the year before with these factors", c.Again.Decimal.StringFixed(0), "so, alike", c.Alike.Decimal.StringFixed(0), "no reason why there is none:", y.NoChange == "")
	p := y.Perimeter
	fmt.Println("counted", p.Included, "no longer", p.NoLonger, "left out", p.Excluded, "no longer left out", p.Admitted, "agents", p.Previous, "then", p.Agents)
	plan := y.Plan
	fmt.Println("done", plan.Done, "moving", plan.Moving, "to do", plan.ToDo, "dropped", plan.Dropped, "silent", plan.Silent, "rate known:", plan.Rate.Valid, plan.Previous.Valid,
		"added", len(plan.Added), "removed", plan.Removed[0].Title)
	for _, a := range plan.Actions {
		fmt.Printf("  %s was %q, is %q, due %d, late %t, unsaid %t\n", a.ID, a.Before, a.Progress, a.Due, a.Late, a.Unsaid)
	}
	for _, o := range y.Objectives {
		way := map[strategy.Headway]string{strategy.OnTheWay: "on its way", strategy.Behind: "behind", "": "not known"}
		fmt.Println("objective", o.ID, way[o.Headway], "from", o.Path.From, "to", o.Path.To, o.Path.Base.Decimal.StringFixed(1), o.Path.Target.Decimal.StringFixed(1), "gap", o.Path.Gap.Decimal.StringFixed(1), "unknown", o.Unknown)
	}
	for _, row := range y.Conformity {
		if row.Status == strategy.Met {
			fmt.Println("rule of", row.Measure.ID, row.Target.Decimal, "%", row.Evidence, "doubt:", row.Doubt != "")
		}
	}
	said := y.Now.Strategy.Review
	fmt.Println(said.Internal, said.Territory, said.Method, said.Adjustments, len(y.Problems))
	// Output:
	// 2025 beside 2024 published then with other factors: true mix 0.0519 0.0461
	// value of laptop Ordinateur portable gwp manufacturing zone: false 170 now 0 kg CO2e/item — ADEME / Incubateur ADEME, publicodes-acv-numerique 2.2.0
	// value of laptop Ordinateur portable gwp distribution zone: false 12.3 now 0 kg CO2e/item — ADEME / Incubateur ADEME, publicodes-acv-numerique 2.2.0
	// value of laptop Ordinateur portable gwp end_of_life zone: false 2.79 now 0 kg CO2e/item — ADEME / Incubateur ADEME, publicodes-acv-numerique 2.2.0
	// value of laptop Ordinateur portable gwp embodied zone: false 0 now 200 kg CO2e/item — Nos mesures
	// change -452 ; the year before with these factors 41506 so, alike -3434 no reason why there is none: true
	// counted [Écoles] no longer [] left out [] no longer left out [Écoles] agents 900 then 910
	// done 1 moving 0 to do 1 dropped 1 silent 1 rate known: false false added 2 removed Renoncer
	//   A1 was "under-way", is "done", due 2025, late false, unsaid false
	//   A2 was "", is "", due 2025, late false, unsaid false
	//   A4 was "", is "to-do", due 0, late false, unsaid false
	//   A5 was "", is "dropped", due 0, late false, unsaid false
	// objective O1 on its way from 2024 to 2030 41.5 33.2 gap -2.1 unknown []
	// objective O2 behind from 0 to 0 0.0 0.0 gap 0.0 unknown []
	// rule of I12 50 % vérifié doubt: false
	// Le marché a été prolongé. Quatorze ateliers. Trois comités. [Étendre les six ans aux fixes] 0
}

// An indicator over the years, as a table prints it, with what it says of its own
// value.
func ExampleYearMeasure() {
	s := strategy.Strategy{Year: 2024, Date: on(2025, 6, 30), Body: strategy.Body{Name: "Exempleville", Agents: 900},
		Indicators: []strategy.Indicator{{ID: "I06"}, {ID: "I08", Target: maybe("6"), Year: 2030}, {ID: "I26", Base: maybe("20"), Target: maybe("60"), Year: 2030}}}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}, {ID: "screens", Item: "monitor", Quantity: n("900")},
		{ID: "out", Item: "laptop", Quantity: n("40"), State: footprint.Retired, Purchased: on(2019, 1, 15), Withdrawn: on(2024, 1, 15)}}}
	was, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	s.Year, s.Date = 2025, on(2026, 11, 2)
	s.Readings = []strategy.Reading{{Indicator: "I26", Year: 2024, Value: n("22"), Source: "Corrigé"}, {Indicator: "I26", Year: 2025, Value: n("35"), Source: "Plan de formation"}}
	is, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: n("1000")}, {ID: "screens", Item: "monitor", Quantity: n("950")},
		{ID: "out", Item: "laptop", Quantity: n("30"), State: footprint.Retired, Purchased: on(2019, 1, 15), Withdrawn: on(2025, 1, 15)}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	y, err := strategy.ReviewYear(is, was, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	arrows := map[strategy.Trend]string{strategy.TrendBetter: "better", strategy.TrendWorse: "worse", strategy.TrendSame: "the same", strategy.TrendUp: "up", strategy.TrendDown: "down"}
	from := map[strategy.Origin]string{strategy.OriginComputed: "computed", strategy.OriginReading: "read", strategy.OriginBase: "declared"}
	show := func(v strategy.YearValue) string {
		if !v.Value.Valid {
			return "n.d."
		}
		return fmt.Sprintf("%s in %d, %s", v.Value.Decimal, v.Year, from[v.Origin])
	}
	for _, m := range y.Measures {
		if !m.Followed {
			continue
		}
		fmt.Println(m.ID, m.Name, "| the better:", m.Better, "| formula and source:", len(m.Formula) > 0, len(m.Source) > 0)
		fmt.Println("  reference", show(m.Reference), "| then", show(m.Previous), "| now", show(m.Current))
		if m.Change.Valid {
			fmt.Println("  change", m.Change.Decimal, arrows[m.Trend], "to reach", m.Target.Decimal, "in", m.TargetYear, "| read in", m.Current.Source, "| computed:", m.Computed.Valid,
				"declared:", m.Declared.Decimal, "read:", m.Reading.Decimal, "printed otherwise then:", m.Published.Valid)
		}
		for _, part := range m.Parts {
			fmt.Println("   ", part.Key, part.Name, part.Previous.Decimal.StringFixed(2), part.Current.Decimal.StringFixed(2), arrows[part.Trend], "unit of its own:", part.Unit != "")
		}
	}
	for _, m := range is.Indicators {
		for _, part := range m.Parts {
			if m.ID == "I08" {
				fmt.Println(m.ID, part.Key, part.Value.StringFixed(1), "months —", part.Basis)
			}
		}
	}
	// Output:
	// I06 Équipements par agent, par type | the better: lower | formula and source: true true
	//   reference n.d. | then n.d. | now n.d.
	//     laptop Ordinateur portable 1.11 1.11 the same unit of its own: false
	//     monitor Écran d’ordinateur 1.00 1.06 worse unit of its own: false
	// I08 Durée de vie moyenne, par type | the better: higher | formula and source: true true
	//   reference n.d. | then n.d. | now n.d.
	//     laptop Ordinateur portable 59.99 72.02 better unit of its own: false
	// I26 Agents et élus sensibilisés | the better: higher | formula and source: true true
	//   reference 20 in 0, declared | then 22 in 2024, read | now 35 in 2025, read
	//   change 13 better to reach 60 in 2030 | read in Plan de formation | computed: false declared: 20 read: 35 printed otherwise then: false
	// I08 laptop 72.0 months — sorties de 2025 : 30
}

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
