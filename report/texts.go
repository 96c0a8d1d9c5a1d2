package report

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/internal/fr"
)

// Texts are the sentences, words, numbers and dates of the documents in one
// language; nil is French. Their methods write the documents, as the functions
// of the package do in French.
//
// Some texts are not theirs, and stay in French: what the dossier says, the law
// with its articles, acts and assemblies (strategy/law), the names of equipment,
// categories and units (factors/data), the causes and remedies of problems. So
// do the open data, whose columns are a form of their own.
type Texts struct {
	language string            // BCP 47
	phrases  map[string]string // by id
	glossary [][2]string
	format   fr.Format
}

//go:embed texts/fr.yaml
var frenchTexts []byte

// unitSpaces keeps a number, its unit and the gas on one line.
var unitSpaces = strings.NewReplacer("kg CO₂e", "kg\u00a0CO₂e", "} kg CO₂e", "}\u00a0kg\u00a0CO₂e", "} t CO₂e", "}\u00a0t\u00a0CO₂e", "} kWh", "}\u00a0kWh", "} kg", "}\u00a0kg",
	"} {unit}", "}\u00a0{unit}", "} habitants", "}\u00a0habitants", "} ans", "}\u00a0ans")

var french = sync.OnceValue(func() *Texts {
	t, err := parseTexts(frenchTexts, fr.Typo)
	if err != nil {
		panic(err) // the embedded file is checked by the tests
	}
	return t
})

// orFrench gives the texts of a language, French ones where none are named.
func (t *Texts) orFrench() *Texts {
	if t == nil {
		return french()
	}
	return t
}

// say gives a sentence with its blanks filled: say("c6.calendar", "from",
// "2026", "to", "2028"). The blanks are texts and are not read as templates.
func (t *Texts) say(id string, blanks ...string) string {
	return fill(strings.ReplaceAll(t.phrase(id), "**", ""), blanks)
}

// rich gives a sentence with its emphasis.
func (t *Texts) rich(id string, blanks ...string) Text {
	var out Text
	for n, piece := range strings.Split(t.phrase(id), "**") {
		if piece != "" {
			out = append(out, Span{Text: fill(piece, blanks), Bold: n%2 == 1})
		}
	}
	return out
}

func (t *Texts) phrase(id string) string {
	text, ok := t.phrases[id]
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
