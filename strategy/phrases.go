package strategy

import (
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fr"
)

// say gives a French sentence of law/phrases.csv with its blanks filled:
// say("check.date", "date", "1er janvier 2025").
func say(id string, blanks ...string) string {
	return fill(phrases()[id], blanks...)
}

// sayCount gives the sentence that agrees with a number: the table holds the
// singular and the plural, separated by a bar, with the blank {count}.
func sayCount(id string, n int, blanks ...string) string {
	singular, plural, _ := strings.Cut(phrases()[id], "|")
	form := fr.Plural(decimal.NewFromInt(int64(n)), singular, plural)
	return fill(form, append(blanks, "count", count(n))...)
}

// fill replaces each {name} of a template by the text that follows the name.
func fill(template string, blanks ...string) string {
	pairs := make([]string, len(blanks))
	for n := range pairs {
		pairs[n] = blanks[n]
		if n%2 == 0 {
			pairs[n] = "{" + blanks[n] + "}"
		}
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

var phrases = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	table("phrases.csv", func(r record) { out[r.get("id")] = r.get("text") })
	return out
})
