package strategy_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// part gives a part of an indicator by its key.
func part(t *testing.T, m strategy.Measure, key string) strategy.Part {
	t.Helper()
	for _, p := range m.Parts {
		if p.Key == key {
			return p
		}
	}
	require.Fail(t, m.ID+" has no part "+key)
	return strategy.Part{}
}

func ExampleMeasure() {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185", Agents: 50},
		Disposal: strategy.Disposal{Waste: maybe("600"), Approved: maybe("570")},
		Digital:  []strategy.DigitalService{{Name: "Site", RGAA: maybe("0.7"), Accessibility: "https://ville.example/accessibilite"}, {Name: "Démarches"}}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range a.Indicators {
		if !m.Value.Valid {
			continue
		}
		fmt.Println(m.ID, m.Name, m.Value.Decimal, m.Unit)
		for _, p := range m.Parts {
			fmt.Println("  ", p.Name, p.Value, p.Unit)
		}
	}
	// Output:
	// I16 Déchets électroniques 600 kg
	//    par agent 12 kg/agent
	//    remis à un éco-organisme agréé 95 %
	// I24 Taux d’accessibilité (RGAA) 70 %
	//    déclarations d’accessibilité publiées 1 nombre
	//    services en ligne recensés 2 nombre
}

func TestDeclaredCountsByHand(t *testing.T) {
	score := strategy.RGESN{Priority: 20, PriorityOf: 30, Recommended: 10, RecommendedOf: 20, Moderate: 5, ModerateOf: 10} // 59.375
	a := assess(t, strategy.Strategy{
		Year: 2024, Body: strategy.Body{INSEE: "38185", Agents: 400},
		Purchasing: strategy.Purchasing{Units: maybe("120"), Refurbished: maybe("30"), Index: maybe("7.4")},
		Disposal:   strategy.Disposal{Waste: maybe("1000"), Approved: maybe("900"), Broken: maybe("60"), Repaired: maybe("45")},
		Contracts:  strategy.Contracts{Total: maybe("12"), Clauses: maybe("9"), Local: maybe("3")},
		OpenData:   strategy.OpenData{DataSets: maybe("40"), WithSchema: maybe("10"), APIs: maybe("2")},
		Digital: []strategy.DigitalService{{Name: "Site", RGAA: maybe("0.75"), RGESN: score, Ecodesign: "oui", Accessibility: "oui"},
			{Name: "Démarches", RGAA: maybe("0.5"), RGESN: strategy.RGESN{Moderate: 1, ModerateOf: 4}}, {Name: "Extranet", RGAA: maybe("1.5")}, {Name: "Carte"}},
		FreeUse:        strategy.FreeUse{OfficeAgents: maybe("100"), Applications: maybe("15"), OfAll: maybe("60"), Contributions: maybe("0")},
		PooledServices: []strategy.PooledService{{Name: "SIG", Communes: 12}, {Name: "Sauvegarde"}},
		Connections:    []strategy.Connection{{Name: "Ascenseurs", Quantity: 14, Migrated: 4}, {Name: "Alarmes", Quantity: 6}},
		Uses:           []strategy.UseOf{{Item: "stored-gb-year", Quantity: n("30000")}, {Item: "stored-gb-year", Quantity: n("6000")}, {Item: "video-call", Quantity: n("7")}},
		AI: []strategy.AIUse{{Name: "A", Requests: maybe("1000"), Energy: maybe("0.5"), Zone: "FR", Reviewed: on(2024, time.May, 1)},
			{Name: "B", Requests: maybe("500"), Energy: maybe("1"), Zone: "FR"}},
		Actions: []strategy.Action{{ID: "1", Progress: strategy.Done}, {ID: "2", Progress: strategy.ToDo}, {ID: "3", Progress: strategy.UnderWay}, {ID: "4", Progress: strategy.Dropped}},
		Means:   strategy.Means{FTE: maybe("1.5"), Yearly: maybe("-3")},
	}, under("Debian", "laptop", "30"), under("Windows 11", "desktop", "70"), of("paper-ream", "2000"), of("copier-a3", "8"), of("printer-laser", "12"), of("scanner", "5"), of("smartwatch", "3"))
	for id, want := range map[string]string{
		"I11": "25",      // 30 ÷ 120
		"I13": "7.4",     //
		"I14": "75",      // 45 ÷ 60
		"I16": "1000",    //
		"I20": "36",      // (30,000 + 6,000) ÷ 1,000
		"I21": "5",       // 2,000 ÷ 400
		"I22": "1350/32", // (59.375 + 25) ÷ 2
		"I23": "50",      // 2 of 4
		"I24": "62.5",    // (75 + 50) ÷ 2; 1.5 is no rate
		"I28": "75",      // 9 ÷ 12
		"I29": "3",       //
		"I32": "3",       //
		"I33": "40",      //
		"I34": "30",      // 30 of 100
		"I35": "2",       //
		"I36": "16",      // 10 + 6
		"I37": "1",       //
		"I38": "25",      // 1 of 4
		"I39": "1.5",     //
	} {
		m := indicator(t, a, id)
		require.True(t, m.Value.Valid, id)
		equal(t, want, m.Value.Decimal)
		require.True(t, m.Value.Decimal.Equal(m.Computed.Decimal), id)
	}
	for _, c := range []struct{ id, key, want, unit string }{
		{"I16", "waste-per-agent", "2.5", "kg/agent"}, {"I16", "waste-approved", "90", "%"}, {"I20", "stored-per-agent", "0.09", "To/agent"},
		{"I21", "agents-per-printer", "20", "agents/imprimante"}, // scanners print nothing
		{"I22", "Site", "59.375", ""}, {"I23", "ecodesign", "1", "nombre"}, {"I24", "statements", "1", "nombre"}, {"I24", "services", "4", "nombre"},
		{"I29", "of-contracts", "25", "%"}, {"I33", "schema", "25", "%"}, {"I33", "apis", "2", "nombre"},
		{"I34", "free-office", "25", "%"}, {"I34", "free-applications", "25", "%"}, {"I34", "contributions", "0", "nombre"},
		{"I35", "SIG", "12", "communes"}, {"I36", "migrated", "4", "nombre"},
		{"I37", "ai-uses", "2", "nombre"}, {"I37", "ai-requests", "1500", "nombre"}, {"I37", "ai-energy", "1", "kWh"}, // 1,000 × 0.5 Wh + 500 × 1 Wh
		{"I38", "done", "1", "nombre"}, {"I38", "dropped", "1", "nombre"}, {"I32", "smartwatch", "3", ""},
	} {
		p := part(t, indicator(t, a, c.id), c.key)
		equal(t, c.want, p.Value)
		require.Equal(t, c.unit, p.Unit, c.key)
		require.NotEmpty(t, p.Name, c.key)
	}
}

func dated(item, quantity string, state footprint.State, bought, withdrawn time.Time) footprint.Line {
	return footprint.Line{ID: item + quantity + bought.Format(time.DateOnly), Item: item, Quantity: n(quantity), State: state, Purchased: bought, Withdrawn: withdrawn}
}

// Two laptops of 1,461 days (48 months of 30.4375) and one of 2,922 (96) left in
// 2024: (2 × 48 + 96) ÷ 3 = 64 months. Desktops: 100 of them, 20 bought in the
// year: 60 months. Screens without a date: nothing.
func TestLifeByTypeByHand(t *testing.T) {
	a := assess(t, strategy.Strategy{Year: 2024},
		dated("laptop", "2", footprint.Retired, on(2020, time.March, 1), on(2024, time.March, 1)),
		dated("laptop", "1", footprint.Retired, on(2016, time.March, 1), on(2024, time.March, 1)),
		dated("laptop", "9", footprint.Retired, on(2010, time.March, 1), on(2023, time.March, 1)), // another year
		dated("laptop", "9", footprint.Retired, time.Time{}, on(2024, time.March, 1)),
		dated("laptop", "9", footprint.Lost, on(2024, time.January, 1), on(2024, time.March, 1)),
		dated("laptop", "40", footprint.InUse, on(2024, time.January, 5), time.Time{}),
		dated("desktop", "15", footprint.InUse, on(2024, time.May, 1), time.Time{}), dated("desktop", "5", footprint.Stock, on(2024, time.June, 1), time.Time{}), dated("desktop", "80", footprint.InUse, on(2019, time.May, 1), time.Time{}),
		of("monitor", "50"), dated("monitor", "10", footprint.InUse, on(2024, time.May, 1), time.Time{}),
	)
	m := indicator(t, a, "I08")
	require.False(t, m.Value.Valid, "types are not added")
	require.Len(t, m.Parts, 2)
	equal(t, "64", part(t, m, "laptop").Value)
	require.Equal(t, "sorties de 2024\u00a0: 3", part(t, m, "laptop").Basis)
	equal(t, "60", part(t, m, "desktop").Value)
	require.Equal(t, "parc ÷ achats de 2024", part(t, m, "desktop").Basis)

	// 150 of a fleet of 200 are dated: the rate stands for the types that are wholly so.
	r := indicator(t, a, "I09")
	require.False(t, r.Value.Valid)
	require.Len(t, r.Parts, 3)
	equal(t, "75", part(t, r, "dated").Value)
	equal(t, "20", part(t, r, "desktop").Value)
	equal(t, "100", part(t, r, "laptop").Value)
	whole := assess(t, strategy.Strategy{Year: 2024}, dated("laptop", "30", footprint.InUse, on(2024, time.May, 1), time.Time{}), dated("desktop", "90", footprint.Stock, on(2020, time.May, 1), time.Time{}))
	equal(t, "25", indicator(t, whole, "I09").Value.Decimal)
	require.False(t, indicator(t, a, "I11").Value.Valid, "a part of the fleet is not dated")
}

func TestRefurbishedUnitsByTheInventory(t *testing.T) {
	second := dated("laptop", "3", footprint.InUse, on(2024, time.May, 1), time.Time{})
	second.Origin = footprint.Refurbished
	lines := []footprint.Line{second, dated("desktop", "9", footprint.InUse, on(2024, time.May, 1), time.Time{}), dated("desktop", "50", footprint.InUse, on(2020, time.May, 1), time.Time{}), of("paper-ream", "9")}
	equal(t, "25", indicator(t, assess(t, strategy.Strategy{Year: 2024}, lines...), "I11").Value.Decimal)
	require.False(t, indicator(t, assess(t, strategy.Strategy{Year: 2023}, lines...), "I11").Value.Valid, "nothing was bought that year")
	declared := strategy.Strategy{Year: 2024, Purchasing: strategy.Purchasing{Units: maybe("10"), Refurbished: maybe("1")}}
	equal(t, "10", indicator(t, assess(t, declared, lines...), "I11").Value.Decimal)
}

// A room at 2 that hosts 3 servers and one at 1.4 that hosts 1 of the same: (3 × 2
// + 1.4) ÷ 4 = 1.85. A place without a declared PUE is left out.
func TestMeanPUEByHand(t *testing.T) {
	in := func(place, quantity string) footprint.Line {
		return footprint.Line{ID: place, Item: "server", Quantity: n(quantity), DataCentre: place}
	}
	rooms := func(h ...strategy.Hosting) strategy.Strategy {
		return strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Hosting: h}
	}
	hot, cool, silent := strategy.Hosting{Name: "Cave", PUE: maybe("2")}, strategy.Hosting{Name: "Neuf", PUE: maybe("1.4")}, strategy.Hosting{Name: "Nuage"}
	m := indicator(t, assess(t, rooms(hot, cool, silent, hot), in("Cave", "3"), in("Neuf", "1"), in("Nuage", "50"), of("laptop", "100")), "I18")
	equal(t, "1.85", m.Value.Decimal)
	require.Len(t, m.Parts, 2)
	equal(t, "2", indicator(t, assess(t, rooms(hot)), "I18").Value.Decimal)
	nothing := indicator(t, assess(t, rooms(hot, cool)), "I18")
	require.False(t, nothing.Value.Valid, "of two rooms of which nothing is known there is no mean")
	require.Len(t, nothing.Parts, 2)
	require.False(t, indicator(t, assess(t, rooms(silent), in("Nuage", "1")), "I18").Value.Valid)
	// a key of 0.5 halves what the room counts for: (1.5 × 2 + 1.4) ÷ 2.5
	hot.Share = maybe("0.5")
	equal(t, "1.76", indicator(t, assess(t, rooms(hot, cool), in("Cave", "3"), in("Neuf", "1")), "I18").Value.Decimal)
}

func TestVirtualisedServersByHand(t *testing.T) {
	host := func(name string) footprint.Line {
		return footprint.Line{ID: name, Item: "server", Name: name, Quantity: n("1")}
	}
	inv := footprint.Inventory{Lines: []footprint.Line{host("A"), host("B"), of("server", "3")}, Machines: []footprint.Machine{
		{ID: "1", Host: "A", VCPU: maybe("4"), RAM: maybe("8"), Storage: maybe("10")}, {ID: "2", Host: "A", VCPU: maybe("4"), RAM: maybe("8"), Storage: maybe("10")},
		{ID: "3", Host: "B", VCPU: maybe("4"), RAM: maybe("8"), Storage: maybe("10")}}}
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024}, inv)
	require.NoError(t, err)
	equal(t, "40", indicator(t, a, "I19").Value.Decimal)
	require.False(t, indicator(t, assess(t, strategy.Strategy{Year: 2024}, host("A")), "I19").Value.Valid)
}

func TestAPlanThatIsSilentHasNoRate(t *testing.T) {
	of := func(all ...strategy.Progress) strategy.Measure {
		s := strategy.Strategy{Year: 2024}
		for n, p := range all {
			s.Actions = append(s.Actions, strategy.Action{ID: fmt.Sprint(n), Progress: p})
		}
		return indicator(t, assess(t, s), "I38")
	}
	require.False(t, of().Value.Valid)
	require.False(t, of("", "").Value.Valid)
	require.Empty(t, of("", "").Parts)
	half := of(strategy.Done, "")
	require.False(t, half.Value.Valid)
	equal(t, "1", part(t, half, "no-progress").Value)
	waiting := of(strategy.ToDo, strategy.ToDo)
	require.True(t, waiting.Value.Valid && waiting.Value.Decimal.IsZero(), "none done is a known 0")
}

func TestASumNeedsEachOfItsTerms(t *testing.T) {
	s := strategy.Strategy{Year: 2024, AI: []strategy.AIUse{{Name: "A", Requests: maybe("10"), Energy: maybe("1")}, {Name: "B", Requests: maybe("10")}}}
	m := indicator(t, assess(t, s), "I37")
	equal(t, "20", part(t, m, "ai-requests").Value)
	require.Len(t, m.Parts, 2, "the electricity of one use is unknown")
}

func TestReadings(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Indicators: []strategy.Indicator{{ID: "X1", Name: "Ateliers"}},
		Readings: []strategy.Reading{{Indicator: "I26", Year: 2024, Value: n("35")}, {Indicator: "I26", Year: 2025, Value: n("50")}, {Indicator: "X1", Year: 2024, Value: n("4")},
			{Indicator: "I07", Year: 2024, Value: n("1.4")}}}
	a := assess(t, s, of("laptop", "100"), of("monitor", "136"))
	equal(t, "35", indicator(t, a, "I26").Value.Decimal)
	require.False(t, indicator(t, a, "I26").Computed.Valid)
	equal(t, "4", indicator(t, a, "X1").Value.Decimal)
	equal(t, "1.36", indicator(t, a, "I07").Value.Decimal)
	equal(t, "1.4", indicator(t, a, "I07").Reading.Decimal)
	require.Empty(t, codes(a), "1.36 written with one decimal is 1.4")

	huge := decimal.New(1, 999_999_999)
	for name, c := range map[string]struct {
		r    []strategy.Reading
		want []string
	}{
		"it contradicts what is computed": {[]strategy.Reading{{Indicator: "I07", Year: 2024, Value: n("1.5")}}, []string{"reading-differs"}},
		"it is near and contradicts":      {[]strategy.Reading{{Indicator: "I07", Year: 2024, Value: n("1.3")}}, []string{"reading-differs"}},
		"another year is another value":   {[]strategy.Reading{{Indicator: "I07", Year: 2023, Value: n("1.5")}}, nil},
		"an unknown indicator":            {[]strategy.Reading{{Indicator: "I99", Year: 2024, Value: n("1")}}, []string{"unknown-indicator"}},
		"twice":                           {[]strategy.Reading{{Indicator: "I26", Year: 2024, Value: n("1")}, {Indicator: "I26", Year: 2024, Value: n("2")}}, []string{"reading-twice"}},
		"beyond measure":                  {[]strategy.Reading{{Indicator: "I26", Year: 2024, Value: huge}}, []string{"bad-reading"}},
	} {
		t.Run(name, func(t *testing.T) {
			s.Readings = c.r
			a := assess(t, s, of("laptop", "100"), of("monitor", "136"))
			require.Equal(t, c.want, codes(a))
			equal(t, "1.36", indicator(t, a, "I07").Value.Decimal)
		})
	}
	s.Readings = []strategy.Reading{{Indicator: "I26", Year: 2024, Value: n("1")}, {Indicator: "I26", Year: 2024, Value: n("2")}}
	equal(t, "1", indicator(t, assess(t, s), "I26").Value.Decimal)
}

// What the body gives as an indicator's base wins over a reading and over what is
// computed, as before.
func TestWhichValueWins(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Indicators: []strategy.Indicator{{ID: "I26", Base: maybe("7")}}, Readings: []strategy.Reading{{Indicator: "I26", Year: 2024, Value: n("9")}}}
	equal(t, "7", indicator(t, assess(t, s), "I26").Value.Decimal)
}

// No number that a Strategy can be built with makes the assessment fail, and none
// that makes no sense comes out as a figure.
func TestAbsurdCountsNeverPanicNorCount(t *testing.T) {
	for _, d := range []decimal.Decimal{n("-1"), decimal.New(1, 999_999_999), decimal.New(-1, 999_999_999), decimal.New(1, -999_999_999), decimal.New(1, 13)} {
		x := decimal.NewNullDecimal(d)
		a := assess(t, strategy.Strategy{
			Year: 2024, Body: strategy.Body{INSEE: "38185", Agents: math.MinInt},
			Purchasing: strategy.Purchasing{Units: x, Refurbished: x, Index: x}, Disposal: strategy.Disposal{Waste: x, Approved: x, Broken: x, Repaired: x},
			Contracts: strategy.Contracts{Total: x, Clauses: x, Reversible: x, OpenFormats: x, Local: x}, OpenData: strategy.OpenData{DataSets: x, WithSchema: x, APIs: x},
			FreeUse:        strategy.FreeUse{Workstations: x, OfficeAgents: x, Applications: x, OfAll: x, Contributions: x, Licences: x},
			Digital:        []strategy.DigitalService{{RGAA: x, RGESN: strategy.RGESN{Priority: math.MinInt, PriorityOf: math.MaxInt}}},
			PooledServices: []strategy.PooledService{{Communes: math.MinInt}}, Connections: []strategy.Connection{{Quantity: math.MinInt, Migrated: math.MaxInt}},
			AI:   []strategy.AIUse{{Requests: x, Tokens: x, Active: x, Total: x, Energy: x, EnergyMin: x, EnergyMax: x, PUE: x}},
			Uses: []strategy.UseOf{{Item: "stored-gb-year", Quantity: d}}, Readings: []strategy.Reading{{Indicator: "I26", Year: 2024, Value: d}},
			SelfAssessment: []strategy.DimensionScore{{Dimension: math.MaxInt, Score: math.MinInt}}, Dependencies: []strategy.Dependency{{Country: "\xff", Jurisdiction: "🌍"}},
			Joint: strategy.Joint{Members: []strategy.Member{{Body: strategy.Body{Agents: math.MaxInt}}}, Posts: []strategy.SharedPost{{Name: "P", By: strategy.ByAgreement}},
				Shares: []strategy.PostShare{{Post: "P", Share: d}}},
		}, of("laptop", "1"), footprint.Line{ID: "far", Item: "laptop", Quantity: n("1"), State: footprint.Retired, Purchased: time.Date(-290_000, 1, 1, 0, 0, 0, 0, time.UTC), Withdrawn: on(2024, time.May, 1)})
		for _, id := range []string{"I11", "I13", "I14", "I22", "I24", "I28", "I29", "I33", "I36"} {
			require.False(t, indicator(t, a, id).Value.Valid, "%s of %d", id, d.Exponent())
		}
		require.False(t, a.AI[0].Energy.Value.Valid)
	}
}
