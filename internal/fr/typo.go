package fr

import (
	"strings"
	"unicode"
)

// units stand on the line of their number: the symbols of the documents, and
// the words that count time, money and people.
var units = wordSet(`kg g mg µg t kt kgCO2e gCO2e tCO2e Wh kWh MWh GWh W kW MW V A Hz MHz GHz
	o ko Mo Go To Mio Gio Tio Mbit/s Gbit/s mm cm m km m² m³ l °C s min h an ans mois jour jours heure heures
	€ k€ M€ euro euros million millions milliard milliards habitant habitants agent agents ETP pouces`)

// masses stand on the line of the gas that they weigh.
var masses = wordSet("kg g t kt")

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(s) {
		set[word] = true
	}
	return set
}

// Typo gives s the no-break spaces of French typography where a plain space
// stands, between a number and its unit too, and the curly apostrophe between
// letters. It adds no space where there is none, so addresses and codes stay as
// they are.
func Typo(s string) string {
	if !strings.ContainsAny(s, " '") {
		return s
	}
	in := []rune(s)
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, r := range in {
		switch r {
		case ' ':
			b.WriteString(spaceBetween(in[:i], in[i+1:]))
		case '\'':
			if before, after := last(in[:i]), first(in[i+1:]); unicode.IsLetter(before) && unicode.IsLetter(after) {
				r = '’'
			}
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// spaceBetween chooses the space that stands between two texts.
func spaceBetween(before, after []rune) string {
	switch l, r := last(before), first(after); {
	case l == '«' || r == '»' || r == ':':
		return hardSpace
	case r == ';' || r == '!' || r == '?' || r == '%':
		return thinSpace
	case unicode.IsDigit(r) && isReference(before):
		return hardSpace
	case unicode.IsDigit(l) && isThousands(before, after):
		return thinSpace
	case unicode.IsDigit(l) && units[firstWord(after)], r == 'C' && weighsGas(before, after):
		return hardSpace
	}
	return " "
}

// isReference tells "D." and "n°", whose number belongs on the same line.
func isReference(s []rune) bool {
	switch n := len(s); last(s) {
	case '°':
		return true
	case '.':
		return n >= 2 && unicode.IsUpper(s[n-2]) && (n == 2 || !unicode.IsLetter(s[n-3]))
	}
	return false
}

// isThousands tells the space inside "62 431" and "1 246 000": one to three
// digits before, three after.
func isThousands(before, after []rune) bool {
	start := len(before)
	for start > 0 && unicode.IsDigit(before[start-1]) {
		start--
	}
	if digits := len(before) - start; digits > 3 || start > 0 && (unicode.IsLetter(before[start-1]) || strings.ContainsRune(",.-/", before[start-1])) {
		return false
	}
	return digitsAt(after) == 3
}

func digitsAt(s []rune) int {
	n := 0
	for n < len(s) && unicode.IsDigit(s[n]) {
		n++
	}
	return n
}

// weighsGas tells the space inside "t CO₂e".
func weighsGas(before, after []rune) bool {
	if gas := firstWord(after); !strings.HasPrefix(gas, "CO₂") && !strings.HasPrefix(gas, "CO2") {
		return false
	}
	start := len(before)
	for start > 0 && unicode.IsLetter(before[start-1]) {
		start--
	}
	return masses[string(before[start:])]
}

// firstWord is what stands before the next space, without the marks behind it
// and without what it is divided by: "kg" of "kg/an, soit".
func firstWord(s []rune) string {
	end := 0
	for end < len(s) && end < 16 && !unicode.IsSpace(s[end]) {
		end++
	}
	word := strings.TrimRight(string(s[:end]), ".,:;!?)]»…")
	if whole, _, divided := strings.Cut(word, "/"); divided && !units[word] {
		return whole
	}
	return word
}

func first(s []rune) rune {
	if len(s) == 0 {
		return 0
	}
	return s[0]
}

func last(s []rune) rune {
	if len(s) == 0 {
		return 0
	}
	return s[len(s)-1]
}
