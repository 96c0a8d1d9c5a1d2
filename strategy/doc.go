// Package strategy holds a municipality's responsible digital strategy
// against its footprint and against the law that asks for it (loi REEN, art.
// 35; CGCT, art. D. 2311-15-1).
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//		"time"
//
//		"github.com/shopspring/decimal"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/footprint"
//		"github.com/reen-numerique/reen/strategy"
//	)
//
//	func main() {
//		s := strategy.Strategy{
//			Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, INSEE: "45999", Agents: 900,
//				Population: strategy.Population{Total: 61_000, Municipal: 60_000}},
//			Year: 2024, Date: time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), Period: strategy.Period{From: 2025, To: 2030},
//			Actions: []strategy.Action{{ID: "A1", Title: "Garder les portables six ans", Theme: 2, From: 2025, To: 2027,
//				Lever: &strategy.Lever{Kind: strategy.Longer, Items: []string{"laptop"}, Years: decimal.NewNullDecimal(decimal.NewFromInt(6))}}},
//		}
//		inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(1000)}}}
//		a, err := strategy.Assess(factors.Default(), s, inv)
//		if err != nil {
//			log.Fatal(err)
//		}
//		fmt.Println(a.Scope.Reason)
//		fmt.Println(a.Result.Total(factors.GWP).Value, "kg CO2e a year, of which the plan saves", a.Simulation.Saving)
//		for _, f := range a.Findings {
//			fmt.Println(f.Code, f.Status, f.Title, f.Missing)
//		}
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
// ReviewYear sets a year beside the year before and the reference, for the bilan
// annuel: indicators, what explains the change of the footprint, the plan, the
// objectives. It takes the assessments of two dossiers, of which the later is a
// copy of the earlier with its own year, inventories and readings.
//
// # Law
//
// The texts, the checklist, the six themes, the neighbouring obligations and
// the indicators are tables in the folder law, read by DefaultLaw; so are the
// French sentences. Nothing in Go knows an article or a threshold. What was
// not read in the official text carries its Evidence, to be printed with it.
// What a deliberation quotes is there too: Law.Visas gives it in the order of
// norms for a kind of body, Law.Assembly how that kind calls those who decide.
//
// NeighboursOf goes through the obligations beside article 35, in the version
// that the date decides: whether each concerns the body and why, what the
// figures of the dossier tell, and what to bring. What is voluntary, encouraged
// or in draft is said so and is never a breach. In a joint strategy, Scopes of
// the assessment holds each body to its own population and its own acts.
//
// # Method
//
// Assessment.Method holds the calculation against the checklist of RCP-SI v2,
// annex C, and against further checks of our own (tables annex-c.csv and
// annexes-a-b.csv). Every status comes from the data. Nothing is said to
// conform to RCP-SI: the claim is that its formulas were used, with the points
// that are not met.
//
// # Catalogue of actions
//
// ActionCatalogue gives sixty actions as data (tables actions*.csv): theme of the
// decree, pilot, indicators, lever, published orders of magnitude, rebound,
// prerequisites, exclusions. Propose drafts those that fit an inventory, with the
// parameters that a publication or the inventory itself proposes, and no cost,
// calendar or partner. An action of the dossier that names a code (Action.Catalogue)
// has it in Assessment.Catalogued. Published figures are printed beside what the
// engine computes, and never added to it.
//
// # Across the themes
//
// A joint strategy shares its footprint among its bodies by the keys of its posts
// (Assessment.Joint): what a key does not share stays unshared. Assessment.Free,
// Sovereignty and Label keep euros, dependency and carbon apart; the label is told
// in the scale of its year, and the self-assessment is the body's own. Connections
// holds what works through copper, 2G or 3G against the announced ends of these
// networks, and Flagged what the words of the inventory suggest to check. AI
// estimates the register from what providers publish, else from EcoLogits' model,
// and is in no total.
//
// # Indicators
//
// Assessment.Indicators has the 39 of the catalogue and the body's own. A value is
// what the body gives as the indicator's base, else what the inventory and the
// counts of the dossier allow to compute, else the reading of the year. Each formula
// is with its function, in indicators_*.go. What is unknown is not valid, never 0.
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
//
// # Search
//
// Cheapest and Smallest give the set of actions that reaches a target, with
// prerequisites and exclusions respected; Assessment.Selections holds them for
// each objective on the footprint. What the search takes for granted, and what
// it does not, is written with its steps: search_cell.go (which actions
// interact), search_diagram.go (the sets that may be taken), search_bound.go and
// search_best.go (branch and bound), search_front.go (many actions on one equipment). It reads no clock: its limits are numbers,
// and where they are met the result says how far from the best it can be.
package strategy
