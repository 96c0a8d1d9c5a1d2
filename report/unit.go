package report

import (
	"cmp"
	"regexp"
	"strings"
)

// unitFR writes a unit of the data as people read it. A unit that a body wrote in
// its own words, such as a score, stays as it is.
func unitFR(unit string) string {
	unit = wordOfUnit.ReplaceAllStringFunc(phrasesOfUnits.Replace(unit), func(word string) string { return cmp.Or(wordsOfUnits[word], word) })
	return strings.ReplaceAll(unit, " ", "\u00a0")
}

var (
	phrasesOfUnits = strings.NewReplacer("disease incidence", "incidence de maladies", "world eq", "éq. monde", "/line.an", "/ligne/an", "/inhabitant.an", "/hab./an")
	wordOfUnit     = regexp.MustCompile(`[\p{L}\p{N}]+`)
	wordsOfUnits   = map[string]string{"CO2e": "CO₂e", "item": "unité", "year": "an", "ream": "ramette", "mm2": "mm²", "cm2": "cm²", "GB": "Go", "core": "cœur"}
)
