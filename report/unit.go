package report

import (
	"cmp"
	"regexp"
	"strings"
)

// unitFR writes a unit of the data as people read it, in the words of the texts.
// A unit that a body wrote in its own words, such as a score, stays as it is.
func (w *writer) unitFR(unit string) string {
	unit = wordOfUnit.ReplaceAllStringFunc(w.phrasesOfUnits().Replace(unit), func(word string) string {
		if id, known := wordsOfUnits[word]; known {
			return w.say(id)
		}
		return cmp.Or(signsOfUnits[word], word)
	})
	return strings.ReplaceAll(unit, " ", "\u00a0")
}

// phrasesOfUnits are those of several words.
func (w *writer) phrasesOfUnits() *strings.Replacer {
	return strings.NewReplacer("disease incidence", w.say("unit.disease"), "world eq", w.say("unit.world"), "/line.an", w.say("unit.line"), "/inhabitant.an", w.say("unit.inhabitant"))
}

var (
	wordOfUnit   = regexp.MustCompile(`[\p{L}\p{N}]+`)
	wordsOfUnits = map[string]string{"item": "unit.item", "year": "unit.year", "ream": "unit.ream", "GB": "unit.gb", "core": "unit.core"}
	signsOfUnits = map[string]string{"CO2e": "CO₂e", "mm2": "mm²", "cm2": "cm²"}
)

// unitOf joins a unit to its number.
func (w *writer) unitOf(unit string) string {
	switch unit {
	case "":
		return ""
	case "%":
		return w.texts.format.PercentSign
	}
	return "\u00a0" + unit
}
