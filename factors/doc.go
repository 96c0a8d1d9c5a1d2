// Package factors holds published facts about the impacts of digital
// equipment and electricity, each with its source.
//
//	package main
//
//	import (
//		"fmt"
//
//		"github.com/reen-numerique/reen/factors"
//	)
//
//	func main() {
//		set := factors.Default()
//		laptop, _ := set.Item("laptop")
//		made := laptop.Impact(factors.GWP, factors.Manufacturing)
//		fmt.Println(made.Value, made.Unit, made.Source.Title, made.Source.Version, made.Locator)
//		mix := set.Electricity("FR", 2024, factors.GWP)
//		fmt.Println(mix.Value, mix.Unit)
//		for _, i := range set.Match("PC portables") { // free labels, in French or English
//			fmt.Println(i.ID)
//		}
//	}
//
// A Factor is one published value: an impact of one unit of an Item at a
// Stage of its life, its service life, or its electricity in a year; Interval
// gives its uncertainty, which it always has. A Set collects them and says
// which was chosen for each item, why, and what else is published. Default is
// the embedded set; Load reads one in the same format and With lays it over
// another. CATALOGUE.md shows every item with its values.
//
// The values are in data files that can be checked against the publication
// without reading Go: a folder for each source and version, with
// manifest.json (publisher, title, version, licence, day of retrieval) and
// values.csv. The default set holds values under MIT, Apache-2.0, MPL-2.0 or
// Licence Ouverte (ADEME, Base Carbone®, Impact CO2 and others), and single
// figures of other documents, cited one by one with their place, in the folder
// citations. Whoever prints a value prints its source's Attribution.
//
// Two sets under the Open Database License are modules of their own, which a
// program adds on purpose: factors/boavizta (manufacturers' sheets) and
// factors/digital4better (the criteria other than climate change). Item.OptIn
// names the one that brings a value missing here.
package factors
