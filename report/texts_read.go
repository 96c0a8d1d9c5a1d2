package report

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/internal/fr"
)

// heaviestTexts is the most that a file of texts may weigh.
const heaviestTexts = 4 << 20

// ReadTexts reads the texts of a language: a YAML file with the keys of
// report/texts/fr.yaml, all of them and no other. Each text has the {blanks} of
// the French one, in any order, and its own no-break spaces; a bar parts the
// singular from the plural. The key "language" names the language (BCP 47), those
// that begin with "format" say how it writes numbers and dates. The error lists
// what is missing or wrong, by key.
func ReadTexts(r io.Reader) (*Texts, error) {
	data, err := io.ReadAll(io.LimitReader(r, heaviestTexts+1))
	if err != nil {
		return nil, fmt.Errorf("report: texts: %w", err)
	}
	if len(data) > heaviestTexts {
		return nil, fmt.Errorf("report: texts: more than %d MB", heaviestTexts>>20)
	}
	t, err := parseTexts(data, func(s string) string { return s })
	if err != nil {
		return nil, err
	}
	if wrong := t.against(french()); wrong != nil {
		return nil, fmt.Errorf("report: texts: %s", listed(wrong))
	}
	return t, nil
}

// listed joins what is wrong, the first of it.
func listed(wrong []string) string {
	const most = 40
	if more := len(wrong) - most; more > 0 {
		wrong = append(wrong[:most:most], fmt.Sprintf("and %d more", more))
	}
	return strings.Join(wrong, "; ")
}

// parseTexts reads a file of texts, with the typography of its language.
func parseTexts(data []byte, typo func(string) string) (*Texts, error) {
	var raw map[string]yaml.Node
	if err := yaml.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("report: texts: %w", err)
	}
	t := &Texts{phrases: make(map[string]string, len(raw))}
	for id, value := range raw {
		var err error
		switch text := value.Value; {
		case id == "glossary":
			err = value.Decode(&t.glossary)
		case value.Kind != yaml.ScalarNode:
			err = errors.New("is not a text")
		case id == "language":
			t.language = text
		case strings.HasPrefix(id, "format."):
			t.phrases[id] = text
		default:
			t.phrases[id] = unitSpaces.Replace(typo(text))
		}
		if err != nil {
			return nil, fmt.Errorf("report: texts: %s: %w", id, err)
		}
	}
	for n, entry := range t.glossary {
		t.glossary[n] = [2]string{typo(entry[0]), typo(entry[1])}
	}
	var err error
	t.format, err = t.readFormat()
	return t, err
}

// readFormat takes the keys of numbers and dates.
func (t *Texts) readFormat() (f fr.Format, err error) {
	months := strings.Split(t.phrases["format.months"], "|")
	if copy(f.Months[:], months); len(months) != len(f.Months) || slices.Contains(months, "") {
		return f, errors.New("report: texts: format.months: twelve names, parted by bars, are needed")
	}
	for id, field := range map[string]*string{"decimal": &f.Decimal, "group": &f.Group, "minus": &f.Minus, "percent": &f.PercentSign, "beyond": &f.Beyond, "date": &f.Day, "date.first": &f.FirstDay} {
		*field = t.phrases["format."+id]
		if *field == "" && id != "group" || strings.ContainsAny(*field, "0123456789") && id != "date.first" {
			return f, fmt.Errorf("report: texts: format.%s: %q cannot be", id, *field)
		}
	}
	for _, blank := range []string{"{day}", "{month}", "{year}"} {
		if strings.Count(f.Day, blank) != 1 {
			return f, fmt.Errorf("report: texts: format.date: %s stands once", blank)
		}
	}
	switch rule := t.phrases["format.singular"]; rule {
	case "below-two":
		f.SingularBelowTwo = true
	case "one":
	default:
		return f, fmt.Errorf("report: texts: format.singular: %q is neither below-two nor one", rule)
	}
	return f, nil
}

// against lists what a language lacks, has too much or says otherwise than
// another, by key.
func (t *Texts) against(model *Texts) []string {
	var wrong []string
	if t.language == "" || languageOf(&Document{Language: t.language}) != t.language {
		wrong = append(wrong, fmt.Sprintf("language: %q names none", t.language))
	}
	if len(t.glossary) == 0 {
		wrong = append(wrong, "glossary: missing")
	}
	for id, text := range model.phrases {
		own, there := t.phrases[id]
		switch {
		case !there:
			wrong = append(wrong, id+": missing")
		case strings.HasPrefix(id, "format."):
		case strings.TrimSpace(own) == "" && text != "":
			wrong = append(wrong, id+": empty")
		case strings.Join(blanksOf(own), " ") != strings.Join(blanksOf(text), " "):
			wrong = append(wrong, fmt.Sprintf("%s: blanks %v, the French text has %v", id, blanksOf(own), blanksOf(text)))
		case strings.Count(own, "**")%2 != 0:
			wrong = append(wrong, id+": an emphasis has no end")
		case strings.Count(own, "|") != strings.Count(text, "|"):
			wrong = append(wrong, id+": not the bars of the French text")
		}
	}
	for id := range t.phrases {
		if _, known := model.phrases[id]; !known {
			wrong = append(wrong, id+": unknown")
		}
	}
	slices.Sort(wrong)
	return wrong
}

var blank = regexp.MustCompile(`\{[a-z]+\}`)

// blanksOf gives the blanks of a text, each once, in order of their names.
func blanksOf(s string) []string {
	all := blank.FindAllString(s, -1)
	slices.Sort(all)
	return slices.Compact(all)
}
