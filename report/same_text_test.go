package report_test

import (
	"errors"
	"maps"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// The words of a document, numbers with their spaces, are the same and in the
// same order in its tree and in every format. What a format has of its own is in
// wordings; what all leave out here: running heads and feet, the first link of a
// page, headings of tables repeated over pages, targets of links, and the labels
// drawn in charts, which are those of the alternative and of the table beside.
func TestEveryFormatSaysTheSame(t *testing.T) {
	docs := maps.Clone(sampleDocuments(t))
	docs["skeleton"] = report.Strategy(assess(t, small()))
	if testing.Short() { // the long ones have no block that the others lack
		delete(docs, "strategy")
		delete(docs, "skeleton")
		delete(docs, "footprint")
	}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			requireSameText(t, doc, formatsOf(t, doc), asIs, replacements.Replace)
		})
	}
}

// replacements are those of the PDF's font that these documents need; pdf.Read
// lists all that there are.
var replacements = strings.NewReplacer("\u2011", "-", "🌍", "□")

// The formats of the sample's documents have the very same labels in the charts
// that they draw at the same width.
func TestChartsHaveTheSameLabels(t *testing.T) {
	if testing.Short() {
		t.Skip("the documents are written twice")
	}
	for name, doc := range sampleDocuments(t) {
		t.Run(name, func(t *testing.T) {
			var drawn []string
			parts := odtParts(t, odtOf(t, doc))
			for n := 1; parts["Pictures/chart"+strconv.Itoa(n)+".svg"] != ""; n++ {
				text := ""
				for _, label := range odtNode(t, parts["Pictures/chart"+strconv.Itoa(n)+".svg"]).all(":text") {
					text += label.string()
				}
				drawn = append(drawn, replacements.Replace(text))
			}
			require.Equal(t, drawn, readPDF(t, pdfOf(t, doc)).labels)
		})
	}
}

// formats are a document in every format.
type formats struct{ pdf, odt, html, markdown, json string }

func formatsOf(t testing.TB, doc *report.Document) formats {
	t.Helper()
	files, err := formatted(doc)
	require.NoError(t, err)
	return files
}

func formatted(doc *report.Document) (formats, error) {
	var pdf, odt, html, markdown, json strings.Builder
	err := errors.Join(report.PDF(&pdf, doc), report.ODT(&odt, doc), report.HTML(&html, doc), report.Markdown(&markdown, doc), report.JSON(&json, doc))
	return formats{pdf.String(), odt.String(), html.String(), markdown.String(), json.String()}, err
}

// requireSameText compares the words of a document with those of its files: shown
// is what every format does to a text, replaced what the PDF does.
func requireSameText(t *testing.T, doc *report.Document, files formats, shown, replaced func(string) string) {
	t.Helper()
	inPDF := readPDF(t, []byte(files.pdf))
	for _, f := range []struct {
		format, got string
		read        func(string) string
	}{
		{"HTML", htmlText(t, files.html), shown},
		{"ODT", odtTexts(odtNode(t, odtWellFormed(t, []byte(files.odt))["content.xml"])), shown},
		{"Markdown", markdownText(files.markdown), shown},
		{"JSON", wordings["JSON"].say(jsonTree(t, files.json), asIs, nil), func(s string) string { return string([]rune(s)) }},
		{"PDF", inPDF.text, replaced},
	} {
		want, got := separate(wordings[f.format].say(doc, f.read, inPDF.headings)), separate(f.got)
		for n := range min(len(want), len(got)) {
			require.Equal(t, want[n], got[n], "%s, word %d, after %q", f.format, n, want[max(n-12, 0):n])
		}
		shorter := min(len(want), len(got))
		require.Empty(t, want[shorter:], "%s lacks the end", f.format)
		require.Empty(t, got[shorter:], "%s says more", f.format)
	}
}

func asIs(s string) string { return s }

// separate parts a text at its breaking spaces: the others hold numbers together.
func separate(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\u2002' })
}
