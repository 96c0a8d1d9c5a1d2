package pdf

import "unicode"

// What stands after or before a number and stays on its line, where a text has an
// ordinary space between them. Figures that the program writes have a no-break one.
var (
	afterNumber = words("€", "M€", "k€", "kW", "MW", "W", "h", "kWh", "MWh", "Wh", "kg", "g", "t", "km", "m²", "mm", "Mo", "Go", "To", "ETP", "ans", "an", "mois",
		"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
	beforeNumber = words("alinéa", "article", "annexe", "p.", "page", "tableau", "chapitre", "point", "§", "élément")
)

func words(all ...string) map[string]bool {
	set := make(map[string]bool, len(all))
	for _, w := range all {
		set[w] = true
	}
	return set
}

// bound says whether a line had better not end at the space at i: between a number
// and its unit, or after an opening bracket and one letter, as in "[À compléter]".
func bound(cells []cell, i int) bool {
	if cells[i].r != ' ' || i == 0 || i+1 == len(cells) {
		return false
	}
	switch {
	case i > 1 && (cells[i-2].r == '[' || cells[i-2].r == '('):
		return true
	case unicode.IsDigit(cells[i-1].r):
		return afterNumber[wordAfter(cells, i)]
	case unicode.IsDigit(cells[i+1].r):
		return beforeNumber[wordBefore(cells, i)]
	}
	return false
}

// longestBound is more than the letters of the longest of these words.
const longestBound = 12

func wordAfter(cells []cell, i int) string {
	var word []rune
	for _, c := range cells[i+1 : min(len(cells), i+1+longestBound)] {
		if !unicode.IsLetter(c.r) && c.r != '€' && c.r != '²' {
			break
		}
		word = append(word, c.r)
	}
	return string(word)
}

func wordBefore(cells []cell, i int) string {
	var word []rune
	for n := i - 1; n >= max(0, i-longestBound) && (unicode.IsLetter(cells[n].r) || cells[n].r == '.' || cells[n].r == '§'); n-- {
		word = append([]rune{cells[n].r}, word...)
	}
	return string(word)
}
