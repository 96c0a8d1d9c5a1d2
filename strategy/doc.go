// Package strategy holds a municipality's responsible digital strategy
// against its footprint and against the law that asks for it (loi REEN, art.
// 35; CGCT, art. D. 2311-15-1).
//
//	s := strategy.Strategy{
//		Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, INSEE: "45999", Agents: 900,
//			Population: strategy.Population{Total: 61_000, Municipal: 60_000}},
//		Year: 2024, Date: time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), Period: strategy.Period{From: 2025, To: 2030},
//		Actions: []strategy.Action{{ID: "A1", Title: "Garder les portables six ans", Theme: 2, From: 2025, To: 2027,
//			Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: decimal.NewNullDecimal(decimal.NewFromInt(6))}}},
//	}
//	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(1000)}}}
//	a, err := strategy.Assess(factors.Default(), s, inv)
//	if err != nil {
//		return err
//	}
//	fmt.Println(a.Scope.Reason)
//	fmt.Println(a.Result.Total(factors.GWP).Value, "kg CO2e a year, of which the plan saves", a.Simulation.Saving)
//	for _, f := range a.Findings {
//		fmt.Println(f.Code, f.Status, f.Title, f.Missing)
//	}
//
// Assess is the easy door: it gives all that documents print. Behind it,
// ScopeOf tells whether the law bears on a body, Simulate computes a plan,
// Project lays it over the years, and Check goes through the law element by
// element. A Strategy is plain data; what it leaves out stays unknown and is
// never supposed. What it declares beside the inventory files, pooled places,
// teleworkers and cloud services, is lines of the inventory: Strategy.Lines gives
// them, and package dossier has them in the inventory that it opens.
//
// # Law
//
// The texts, the checklist, the six themes, the neighbouring obligations and
// the indicators are tables in the folder law, read by DefaultLaw; so are the
// French sentences. Nothing in Go knows an article or a threshold. What was
// not read in the official text carries its Evidence, to be printed with it.
//
// # Method
//
// Assessment.Method holds the calculation against the checklist of RCP-SI v2,
// annex C, and against further checks of our own (tables annex-c.csv and
// annexes-a-b.csv). Every status comes from the data. Nothing is said to
// conform to RCP-SI: the claim is that its formulas were used, with the points
// that are not met.
//
// # Levers
//
// An action with a Lever changes the lines of the inventory, and its saving
// is the difference that the engine computes. Levers are applied in one
// order, whatever that of the caller:
//
//	fleet           units removed, then shares removed: equipment, printers, reams (Fleet)
//	second-screens  screens kept for each workstation (SecondScreens)
//	consolidation   servers kept in a place (Consolidation)
//	lifetime        a longer service life (Longer)
//	free-system     the same, for machines that cannot take Windows 11 (FreeSystem)
//	refurbished     a share of purchases, life pooled (RefurbishedBy)
//	energy          a share of the electricity less (Consumption)
//	pue             a lower PUE in a place (CoolerPlace)
//	pooling         a part of a pooled place for servers of one's own (PooledServers)
//	cloud           what a provider publishes for servers of one's own (ToCloud)
//
// then by id. Formulas and sources are with each family, in lever_*.go. An
// action without a lever has no figure and is never given one. Levers on what a
// strategy declares beside its inventory, uses, pages and artificial intelligence
// (LessUse, LighterPages, LessAI), are in Simulation.Apart and in no total.
//
// # Years
//
// Savings are those of the steady state. Project lays them over the years: the
// share of a saving in a year is the smaller of the roll-out of the action, from
// 0 in the year before From to 1 in To, and of what the turnover of the fleet
// allows since its first year. A device that is made is not un-made: its embodied
// part is saved when a purchase is put off, for a longer life, or is not made, for
// units that go. The convention, ours, is with Pace; Avoidance costs a tonne by
// the same years.
package strategy
