package report_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// frenchFile is the file of French texts, to be changed.
func frenchFile(t testing.TB) map[string]any {
	data, err := os.ReadFile("texts/fr.yaml")
	require.NoError(t, err)
	var texts map[string]any
	require.NoError(t, yaml.Unmarshal(data, &texts))
	return texts
}

func readTexts(t testing.TB, file map[string]any) (*report.Texts, error) {
	data, err := yaml.Marshal(file)
	require.NoError(t, err)
	return report.ReadTexts(bytes.NewReader(data))
}

var pieces = regexp.MustCompile(`\{[a-z]+\}|.`)

// foreign is a text in a language of one letter: its blanks, signs and numbers
// stay.
func foreign(s string) string {
	return pieces.ReplaceAllStringFunc(s, func(piece string) string {
		if r := []rune(piece); len(r) == 1 && unicode.IsLetter(r[0]) {
			return "ж"
		}
		return piece
	})
}

// foreignFile is a whole language made of the French one.
func foreignFile(t testing.TB) map[string]any {
	file := frenchFile(t)
	for id, value := range file {
		if text, is := value.(string); is && !strings.HasPrefix(id, "format.") {
			file[id] = foreign(text)
		}
	}
	for _, entry := range file["glossary"].([]any) {
		for n, text := range entry.([]any) {
			entry.([]any)[n] = foreign(text.(string))
		}
	}
	for id, value := range map[string]string{"language": "uk-UA", "format.decimal": "·", "format.group": "’", "format.minus": "-", "format.percent": "%", "format.beyond": "жж",
		"format.months": "м1|м2|м3|м4|м5|м6|м7|м8|м9|м10|м11|м12", "format.date": "{year}~{month}~{day}", "format.date.first": "перше", "format.singular": "one"} {
		file[id] = value
	}
	return file
}

// foreignDocuments are those of the sample dossiers in that language, and what
// the law and the readers of files say in their assessments.
func foreignDocuments(t testing.TB) (map[string]*report.Document, string) {
	texts, err := readTexts(t, foreignFile(t))
	require.NoError(t, err)
	open := func(folder string) (*strategy.Assessment, footprint.Inventory) {
		d, err := dossier.Open(os.DirFS(folder), factors.Default())
		require.NoError(t, err)
		a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
		require.NoError(t, err)
		return a, d.Inventory
	}
	a, _ := open("../examples/dossier")
	joint, _ := open("../examples/dossier-commun")
	now, _ := open("../examples/bilan/2025")
	before, inventory := open("../examples/bilan/2024")
	year, err := strategy.ReviewYear(now, before, inventory)
	require.NoError(t, err)
	docs := map[string]*report.Document{"strategy": texts.Strategy(a), "joint strategy": texts.Strategy(joint), "programme": texts.Programme(a), "summary": texts.Summary(a), "footprint": texts.Footprint(a), "review": texts.Review(year)}
	docs["deliberation"], err = texts.Deliberation(a, "")
	require.NoError(t, err)
	docs["joint deliberation"], err = texts.ProgrammeDeliberation(joint, "")
	require.NoError(t, err)
	var said strings.Builder
	seen := map[uintptr]bool{}
	for _, part := range []any{a, joint, now, before, year} {
		stringsOf(reflect.ValueOf(part), seen, &said)
	}
	return docs, said.String()
}

// stringsOf writes every text that a value holds.
func stringsOf(v reflect.Value, seen map[uintptr]bool, out *strings.Builder) {
	switch v.Kind() {
	case reflect.String:
		out.WriteString(v.String() + "\n")
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Kind() == reflect.Pointer && seen[v.Pointer()] {
			return
		}
		if v.Kind() == reflect.Pointer {
			seen[v.Pointer()] = true
		}
		stringsOf(v.Elem(), seen, out)
	case reflect.Struct:
		for n := range v.NumField() {
			stringsOf(v.Field(n), seen, out)
		}
	case reflect.Slice, reflect.Array:
		for n := range v.Len() {
			stringsOf(v.Index(n), seen, out)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			stringsOf(v.MapIndex(key), seen, out)
		}
	}
}

// textsOf gives what people read of a document, but for addresses.
func textsOf(t testing.TB, doc *report.Document) []string {
	var b bytes.Buffer
	require.NoError(t, report.JSON(&b, doc))
	var tree any
	require.NoError(t, json.Unmarshal(b.Bytes(), &tree))
	var out []string
	var walk func(key string, value any)
	walk = func(key string, value any) {
		switch value := value.(type) {
		case map[string]any:
			for k, v := range value {
				walk(k, v)
			}
		case []any:
			for _, v := range value {
				walk(key, v)
			}
		case string:
			if !slices.Contains([]string{"type", "id", "tone", "align", "link", "language", "date"}, key) {
				out = append(out, value)
			}
		}
	}
	walk("", tree)
	return out
}

// elsewhere are the texts that do not come from this package: the dossiers, the
// law and the catalogue.
func elsewhere(t testing.TB, said string) string {
	var b strings.Builder
	b.WriteString(strings.ToLower(fr.Typo(said)))
	for _, folder := range []string{"../examples", "../strategy/law", "../factors/data"} {
		require.NoError(t, fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.Contains(path, "golden") || strings.HasSuffix(path, ".go") || strings.HasSuffix(path, ".md") {
				return err
			}
			data, err := os.ReadFile(folder + "/" + path)
			b.WriteString(path + "\n" + strings.ToLower(fr.Typo(string(data))) + "\n")
			return err
		}))
	}
	return b.String()
}

var (
	latinWords = regexp.MustCompile(`\p{Latin}{2,}`)
	digests    = regexp.MustCompile(`sha256:[0-9a-f]+`)
	frenchForm = regexp.MustCompile(`\d+(?:\x{202f}\d{3})+(?:,\d+)?|\d+,\d+|\d\x{202f}%`)
)

// In another language, no French text of this package is left: each word and
// each number in French form is one of a dossier, of the law or of the catalogue.
func TestNoFrenchIsLeftInAnotherLanguage(t *testing.T) {
	docs, said := foreignDocuments(t)
	data := elsewhere(t, said)
	known := map[string]bool{}
	for _, word := range latinWords.FindAllString(data, -1) {
		known[word] = true
	}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, "uk-UA", doc.Language)
			words, numbers, own := 0, 0, 0
			for _, text := range textsOf(t, doc) {
				text = digests.ReplaceAllString(text, "")
				own += strings.Count(text, "ж")
				numbers += strings.Count(text, "·")
				for _, word := range latinWords.FindAllString(strings.ToLower(text), -1) {
					words++
					require.True(t, known[word], "%q of %q", word, text)
				}
				for _, number := range frenchForm.FindAllString(text, -1) {
					require.True(t, strings.Contains(data, number), "%q of %q", number, text)
				}
			}
			require.Greater(t, own, 1000, "letters of the language")
			require.Positive(t, words)
			if strings.Contains(name, "deliberation") {
				return // few numbers
			}
			require.Positive(t, numbers, "in the form of the language")
		})
	}
}

// No French is left in Go either, where a reader of texts would not find it.
func TestNoFrenchInGo(t *testing.T) {
	names, err := fs.Glob(os.DirFS("."), "*.go")
	require.NoError(t, err)
	literals := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if text, is := n.(*ast.BasicLit); is && text.Kind == token.STRING {
				literals++
				require.NotRegexp(t, `[àâéèêëîïôùûçœæÀÂÉÈÊÎÔÙÛÇŒ«»’]|\b(et|ou|de|du|des|le|la|les|par|pour|sur|avec)\b `, text.Value, name)
			}
			return true
		})
	}
	require.Greater(t, literals, 2000)
}

// The words that renderers add are those of the document's language too.
func TestRenderersSpeakTheLanguage(t *testing.T) {
	texts, err := readTexts(t, foreignFile(t))
	require.NoError(t, err)
	doc := marked(pngOf(t, townLogo(40, 40)))
	doc.Texts, doc.Language = texts, "uk-UA"
	doc.Body = append([]report.Block{report.Contents{Title: "Plan"}, report.Contents{}, report.Callout{Tone: report.Missing}, report.Callout{Tone: report.Warning}, report.Table{Columns: []report.Column{{Title: "x"}, {Title: "y"}}}}, doc.Body[1:]...)
	french := marked(doc.Theme.Logo.Image)
	french.Body = doc.Body
	page, parts, frenchParts := htmlOf(t, doc), odtParts(t, odtOf(t, doc)), odtParts(t, odtOf(t, french))
	frenchOnes := htmlOf(t, french) + frenchParts["content.xml"] + frenchParts["styles.xml"]
	foreignOnes := page + parts["content.xml"] + parts["styles.xml"]
	require.Contains(t, page, "2026~м1~15")
	require.Regexp(t, `<text[^>]*>[^<]*\d[·’]\d`, page, "labels of charts")
	for id, value := range frenchFile(t) {
		word, is := value.(string)
		if !is || !strings.HasPrefix(id, "word.") || id == "word.document" || id == "word.no" || id == "word.yes" {
			continue // not in this document
		}
		bounded := regexp.MustCompile(`(?:>|aria-label="|(?:table|draw|text):name=")` + word + `[ <"\d\x{a0}]`)
		require.Less(t, len(bounded.FindAllString(foreignOnes, -1)), len(bounded.FindAllString(frenchOnes, -1)), id)
	}
}
