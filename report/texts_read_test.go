package report_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

func TestReadTexts(t *testing.T) {
	french, err := readTexts(t, frenchFile(t))
	require.NoError(t, err)
	require.NotNil(t, french)
	for _, tt := range []struct {
		name, says string
		change     func(map[string]any)
	}{
		{"a text is missing", "c4.impact.text: missing; title: missing", func(f map[string]any) { delete(f, "title"); delete(f, "c4.impact.text") }},
		{"an unknown text", "titel: unknown", func(f map[string]any) { f["titel"] = "x" }},
		{"an empty text", "title: empty", func(f map[string]any) { f["title"] = " " }},
		{"a blank of another name", "cover.agents: blanks [{number}], the French text has [{n}]", func(f map[string]any) { f["cover.agents"] = "{number} agents" }},
		{"a blank is lost", "cover.agents: blanks []", func(f map[string]any) { f["cover.agents"] = "agents" }},
		{"an emphasis without end", "cover.agents: an emphasis has no end", func(f map[string]any) { f["cover.agents"] = "**{n} agents" }},
		{"one form of two", "e.more.objectives: not the bars", func(f map[string]any) { f["e.more.objectives"] = "{n} more" }},
		{"no language", `language: "" names none`, func(f map[string]any) { delete(f, "language") }},
		{"a language that is none", "language: ", func(f map[string]any) { f["language"] = `en"><script>` }},
		{"no glossary", "glossary: missing", func(f map[string]any) { delete(f, "glossary") }},
		{"a glossary of texts", "glossary: ", func(f map[string]any) { f["glossary"] = []string{"x"} }},
		{"a list for a text", "title: is not a text", func(f map[string]any) { f["title"] = []string{"x"} }},
		{"eleven months", "format.months: twelve names", func(f map[string]any) { f["format.months"] = "a|b|c|d|e|f|g|h|i|j|k" }},
		{"no decimal sign", "format.decimal: \"\" cannot be", func(f map[string]any) { delete(f, "format.decimal") }},
		{"a digit as a sign", "format.group: \"0\" cannot be", func(f map[string]any) { f["format.group"] = "0" }},
		{"no year", "format.date: {year} stands once", func(f map[string]any) { f["format.date"] = "{day} {month}" }},
		{"no rule of plural", "format.singular: \"few\"", func(f map[string]any) { f["format.singular"] = "few" }},
		{"all is missing", "and ", func(f map[string]any) {
			for id := range f {
				if !strings.HasPrefix(id, "format.") {
					delete(f, id)
				}
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := frenchFile(t)
			tt.change(file)
			_, err := readTexts(t, file)
			require.ErrorContains(t, err, "report: texts: ")
			require.ErrorContains(t, err, tt.says)
			require.Less(t, len(err.Error()), 3000)
		})
	}
	for name, file := range map[string]string{"nothing": "", "another file": "%PDF-1.4", "a list": "- a\n- b", "too much": strings.Repeat("#", 5<<20), "an alias of itself": "a: &a [*a]"} {
		_, err := report.ReadTexts(strings.NewReader(file))
		require.ErrorContains(t, err, "report: texts: ", name)
	}
	broken := errors.New("no disk")
	_, err = report.ReadTexts(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
}

// Nil texts are French.
func TestNoTextsAreFrench(t *testing.T) {
	a := assess(t, small())
	var none *report.Texts
	require.Equal(t, report.Summary(a), none.Summary(a))
}

// A language is a file: report/texts/fr.yaml, translated. Here a few lines are.
func ExampleReadTexts() {
	file, err := os.ReadFile("texts/fr.yaml")
	if err != nil {
		panic(err)
	}
	translated := strings.NewReplacer("language: fr-FR", "language: en-GB",
		"word.contents: Sommaire", "word.contents: Contents", "contents.title: Sommaire", "contents.title: Contents",
		`format.decimal: ","`, `format.decimal: "."`, `format.group: "\u202f"`, `format.group: ","`,
		"cover.fact.agents: Agents", "cover.fact.agents: Civil servants").Replace(string(file))
	texts, err := report.ReadTexts(strings.NewReader(translated))
	if err != nil {
		panic(err)
	}
	s := strategy.Strategy{Body: strategy.Body{Name: "Valmorne", Kind: strategy.Commune, INSEE: "45999", Agents: 1400}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		panic(err)
	}
	doc := texts.Strategy(assessment)
	for _, fact := range doc.Cover.Facts {
		if fact.Value == "1,400" {
			fmt.Println(doc.Language, fact.Name, fact.Value)
		}
	}
	// Output: en-GB Civil servants 1,400
}
