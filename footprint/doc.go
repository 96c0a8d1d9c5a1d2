// Package footprint computes what an inventory of digital equipment costs the
// environment over one year.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//
//		"github.com/shopspring/decimal"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/footprint"
//	)
//
//	func main() {
//		result, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
//			{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(120)},
//			{ID: "screens", Item: "monitor", Quantity: decimal.NewFromInt(90), Lifetime: decimal.NewNullDecimal(decimal.NewFromInt(8))},
//		}}, footprint.Options{Year: 2024})
//		if err != nil {
//			log.Fatal(err)
//		}
//		fmt.Println(result.Total(factors.GWP).Value, "kg CO2e a year")
//		for _, part := range result.By(factors.GWP, footprint.ByCategory, footprint.ByStage) {
//			fmt.Println(part.Keys, part.Value)
//		}
//	}
//
// A Line is a number of alike things; an Inventory is lines with an account
// of what could not be read; Options say how to compute; a Result gives
// totals, parts, lines, coverage, and for each figure the expression behind
// it (Explain), down to the published values.
//
// The yearly figure of one unit of an asset is
//
//	embodied impact ÷ service life + electricity × share of use × PUE × mix
//
// where the embodied impact of a server of known configuration is the sum of its
// components, and a factor per kg is multiplied by the mass that the line gives;
// and a flow counts whole in the year (ADEME, RCP-SI v2, 2024, §4 and table
// 5). Three other conventions than division by the service life are there to
// reconcile with other accounts. What is missing is never 0: a total comes with
// its Coverage, and a line names what it lacks. Values are exact inside; the
// package exact says how they become decimals. Subpackage inventory reads files.
//
// # More than one way in
//
// Compute keeps the lines of an inventory that fits in memory. An Accumulator
// sums a stream by groups of alike lines, and is merged with those of other
// shards: the digits are the same.
//
// # Beyond equipment
//
// A DataCentre has a PUE or counts its technical environment by its power, and
// may be shared with other bodies by a key. A virtual machine is no line:
// Allocate shares the figures of its host among the Machines that the host
// runs, and theirs among applications. A Service is bought in the cloud and
// valued by the best that is known of it. Telework gives the boxes at home, and
// a Pool what is known of refurbished or resold equipment as a whole. Uses,
// purchases known by their price and the territory are Apart.
//
// # How sure, and what changed
//
// Total has the ends of what is published, and Sensitivity takes them one by
// one; Uncertainty is the 95 % interval of the values chosen, which MonteCarlo
// checks; Data and Quality tell where each datum comes from. Compare tells what
// explains the change from one result to another.
package footprint
