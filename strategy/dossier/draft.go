package dossier

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

//go:embed data/draft.yaml.tmpl
var draftText string

// Draft gives the text of dossier.yaml to fill in, as in [Template], for
// inventory files that stand in the folder, by their paths from dossier.yaml.
// The proposals are written as comments at the key actions, the indicators that
// they follow at the key indicators: nothing is in the plan until someone removes
// the mark.
//
//	files := []string{"inventories/parc.csv"}
//	text, err := dossier.Draft(files, strategy.Propose(set, s, inventory))
func Draft(files []string, proposals []strategy.Proposal) ([]byte, error) {
	text, err := fs.ReadFile(Template(), fileName)
	if err != nil {
		return nil, err
	}
	for _, part := range []struct {
		name string
		data any
		any  bool
	}{{"inventories", files, files != nil}, {"actions", proposals, proposals != nil}, {"indicators", followed(proposals), proposals != nil}} {
		if !part.any {
			continue
		}
		at := draftPlaces[part.name].FindIndex(text)
		if at == nil {
			return nil, errors.New("dossier: the template has no key " + part.name)
		}
		key, _, _ := bytes.Cut(text[at[0]:at[1]], []byte("\n"))
		var b bytes.Buffer
		b.Write(key)
		b.WriteByte('\n')
		if err := drafts.ExecuteTemplate(&b, part.name, part.data); err != nil {
			return nil, err
		}
		text = slices.Concat(text[:at[0]], []byte(wrapped(b.String())), text[at[1]:])
	}
	return text, nil
}

// draftPlaces find the keys of the template, with the entries that the template
// itself gives a list.
var draftPlaces = map[string]*regexp.Regexp{
	"inventories": regexp.MustCompile(`(?m)^inventories:.*\n(?:  .*\n)*`),
	"actions":     regexp.MustCompile(`(?m)^actions:.*\n`),
	"indicators":  regexp.MustCompile(`(?m)^indicators:.*\n`),
}

var drafts = template.Must(template.New("").Funcs(template.FuncMap{
	"text": scalarText, "join": func(ids []string) string { return strings.Join(ids, ", ") }, "lever": leverLine, "facts": factsOf,
}).Parse(draftText))

// followed gives the indicators of the catalogue that the proposals name, in its
// order.
func followed(proposals []strategy.Proposal) []strategy.Measure {
	return slices.DeleteFunc(slices.Clone(strategy.DefaultLaw().Indicators), func(m strategy.Measure) bool {
		return !slices.ContainsFunc(proposals, func(p strategy.Proposal) bool { return slices.Contains(p.Action.Indicators, m.ID) })
	})
}

// plainText is what YAML reads as the text that it is, without quotes.
var plainText = regexp.MustCompile(`^\pL[\pL\d’ ()./-]*$`)

// scalarText writes a text as YAML reads it back.
func scalarText(s string) string {
	if plainText.MatchString(s) && !slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(s)) && strings.TrimSpace(s) == s {
		return s
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string is always encoded
	}
	return strings.TrimSpace(b.String())
}

// commentWidth is how wide the comments of the template are.
const commentWidth = 84

// wrapped breaks the long lines of comments, and leaves the examples, which have
// two spaces after their mark, as they are.
func wrapped(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if !strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "#  ") {
			out = append(out, line)
			continue
		}
		short := "#"
		for word := range strings.SplitSeq(fr.Typo(line)[len("# "):], " ") {
			if short != "#" && utf8.RuneCountInString(short)+1+utf8.RuneCountInString(word) > commentWidth {
				out, short = append(out, short), "#"
			}
			short += " " + word
		}
		out = append(out, short)
	}
	return strings.Join(out, "\n")
}

// facts are what is said of a proposal before its keys.
type facts struct{ Why, Saving, Requires, Excludes, Rebound, Missing string }

func factsOf(p strategy.Proposal) facts {
	f := facts{Why: p.Why, Requires: strings.Join(p.Requires, ", "), Rebound: lowered(p.Rebound), Missing: strings.Join(p.Missing, ", ")}
	if p.Saving.Valid {
		value, unit := fr.Mass(p.Saving.Decimal)
		f.Saving = value + "\u00a0" + unit
	}
	var codes []string
	for _, x := range p.CatalogueAction.Excludes {
		codes = append(codes, x.Code)
	}
	f.Excludes = strings.Join(codes, ", ")
	return f
}

// lowered puts a sentence after a colon.
func lowered(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// leverLine writes the lever of a proposal on one line, as a comment of its own
// where parameters are missing.
func leverLine(p strategy.Proposal) string {
	if p.Lever == nil {
		return ""
	}
	l, parts := p.Lever, []string{"kind: " + string(p.Lever.Kind)}
	if len(l.Items) > 0 {
		parts = append(parts, "items: ["+strings.Join(l.Items, ", ")+"]")
	}
	for _, w := range []struct{ key, text string }{{"place", l.Place}, {"use", l.Use}, {"basis", string(l.Basis)}} {
		if w.text != "" {
			parts = append(parts, w.key+": "+scalarText(w.text))
		}
	}
	for _, n := range []struct {
		key   string
		value decimal.NullDecimal
	}{{"years", l.Years}, {"share", l.Share}, {"quantity", l.Quantity}, {"per_post", l.PerPost}, {"pue", l.PUE}, {"impact", l.Impact}, {"views", l.Views}, {"lighter_mb", l.Lighter}} {
		if n.value.Valid {
			parts = append(parts, n.key+": "+exact.String(n.value.Decimal))
		}
	}
	mark := ""
	if p.Missing != nil {
		mark = "# "
		for _, name := range p.Missing {
			parts = append(parts, name+": ")
		}
	}
	return strings.ReplaceAll(mark+"lever: { "+strings.Join(parts, ", ")+" }", ":  }", ": }")
}
