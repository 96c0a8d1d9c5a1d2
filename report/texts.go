package report

import (
	_ "embed"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/internal/fr"
)

//go:embed texts/fr.yaml
var frenchTexts []byte

// phrasebook holds the sentences of a language by id, and its glossary.
type phrasebook struct {
	phrases  map[string]string
	glossary [][]string
}

// unitSpaces keeps a number, its unit and the gas on one line.
var unitSpaces = strings.NewReplacer("kg CO₂e", "kg\u00a0CO₂e", "} kg CO₂e", "}\u00a0kg\u00a0CO₂e", "} t CO₂e", "}\u00a0t\u00a0CO₂e", "} kWh", "}\u00a0kWh", "} kg", "}\u00a0kg",
	"} {unit}", "}\u00a0{unit}", "} habitants", "}\u00a0habitants", "} ans", "}\u00a0ans")

var french = sync.OnceValue(func() phrasebook {
	var raw map[string]any
	if err := yaml.Unmarshal(frenchTexts, &raw); err != nil {
		panic(err) // the embedded file is checked by the tests
	}
	book := phrasebook{phrases: map[string]string{}}
	for id, value := range raw {
		if text, ok := value.(string); ok {
			book.phrases[id] = unitSpaces.Replace(fr.Typo(text))
		}
	}
	var tables struct{ Glossary [][]string }
	if err := yaml.Unmarshal(frenchTexts, &tables); err != nil {
		panic(err)
	}
	for _, entry := range tables.Glossary {
		book.glossary = append(book.glossary, []string{fr.Typo(entry[0]), fr.Typo(entry[1])})
	}
	return book
})

// say gives a sentence with its blanks filled: say("c6.calendar", "from",
// "2026", "to", "2028"). The blanks are texts and are not read as templates.
func (p phrasebook) say(id string, blanks ...string) string {
	return fill(strings.ReplaceAll(p.phrase(id), "**", ""), blanks)
}

// rich gives a sentence with its emphasis.
func (p phrasebook) rich(id string, blanks ...string) Text {
	var out Text
	for n, piece := range strings.Split(p.phrase(id), "**") {
		if piece != "" {
			out = append(out, Span{Text: fill(piece, blanks), Bold: n%2 == 1})
		}
	}
	return out
}

func (p phrasebook) phrase(id string) string {
	text, ok := p.phrases[id]
	if !ok {
		panic("report: no text for " + id) // a slip of this package, held by the tests
	}
	return text
}

func fill(template string, blanks []string) string {
	pairs := make([]string, len(blanks))
	for n := range pairs {
		pairs[n] = blanks[n]
		if n%2 == 0 {
			pairs[n] = "{" + blanks[n] + "}"
		}
	}
	return strings.NewReplacer(pairs...).Replace(template)
}
