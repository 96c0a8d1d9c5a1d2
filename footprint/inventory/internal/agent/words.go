package agent

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/internal/embedded"
	"github.com/reen-numerique/reen/internal/fold"
)

// wordsTable says what the words of agents mean: field, pattern, meaning and
// source. A pattern is compared with the folded text: "#" is one digit, "?"
// one sign, "*" anything or nothing. The first of a field that fits counts.
//
//go:embed data/words.csv
var wordsTable string

// word is one row of the table.
type word struct{ pattern, means string }

// words gives the rows of each field, in order.
var words = sync.OnceValue(func() map[string][]word {
	out := map[string][]word{}
	for _, row := range embedded.Table(wordsTable) {
		out[row[0]] = append(out[row[0]], word{row[1], row[2]})
	}
	return out
})

// meaning gives what a text means in a field, "" when nothing is known of it.
func meaning(field, text string) string {
	folded := fold.Label(text)
	if folded == "" {
		return ""
	}
	for _, w := range words()[field] {
		if like(w.pattern, folded) {
			return w.means
		}
	}
	return ""
}

// like tells whether a whole text has the form of a pattern. It goes back to
// the last star only, so that no pattern costs more than the product of the lengths.
func like(pattern, text string) bool {
	p, star, from := 0, -1, 0
	for t := 0; t < len(text); {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, from = p, t
			p++
		case p < len(pattern) && sign(pattern[p], text[t]):
			p, t = p+1, t+1
		case star >= 0:
			from++
			p, t = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

func sign(pattern, c byte) bool {
	switch pattern {
	case '#':
		return '0' <= c && c <= '9'
	case '?':
		return true
	}
	return pattern == c
}
