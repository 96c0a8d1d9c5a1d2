package dossier_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// LibreOffice opens each document of the samples, and the page and the PDF that
// it makes of it have the headings of the document, in order.
func TestLibreOfficeOpensEveryDocument(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	for _, program := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("no " + program + " here")
		}
	}
	documents := everyDocument(t)
	dir := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	var files []string
	for name, doc := range documents {
		path := filepath.Join(dir, name+".odt")
		var b bytes.Buffer
		require.NoError(t, report.ODT(&b, doc))
		require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
		files = append(files, path)
	}
	for _, format := range []string{"pdf", "html:HTML (StarWriter)"} {
		said, err := exec.Command("soffice", append([]string{"--headless", profile, "--convert-to", format, "--outdir", dir}, files...)...).CombinedOutput()
		require.NoError(t, err, string(said))
	}
	for name, doc := range documents {
		t.Run(name, func(t *testing.T) {
			page, err := os.ReadFile(filepath.Join(dir, name+".html"))
			require.NoError(t, err)
			want := headings(doc.Body)
			require.NotEmpty(t, want)
			require.Equal(t, want, pageHeadings(string(page)))
			printed, err := exec.Command("pdftotext", filepath.Join(dir, name+".pdf"), "-").Output()
			require.NoError(t, err)
			text := oneLine(string(printed))
			for _, heading := range want {
				_, words, _ := strings.Cut(heading, " ")
				at := strings.Index(text, words)
				require.GreaterOrEqual(t, at, 0, words)
				text = text[at+len(words):]
			}
		})
	}
}

// An OpenDocument text says what it is before anything else, uncompressed, and
// all that it holds is well formed.
func TestEveryOpenDocumentTextIsWellFormed(t *testing.T) {
	for name, doc := range everyDocument(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, report.ODT(&b, doc))
			const kind = "application/vnd.oasis.opendocument.text"
			require.Equal(t, "mimetype"+kind, string(b.Bytes()[30:30+8+len(kind)]), "readers look at this place")
			archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
			require.NoError(t, err)
			require.Equal(t, zip.Store, archive.File[0].Method)
			for _, part := range archive.File[1:] {
				content, err := part.Open()
				require.NoError(t, err)
				require.NoError(t, parsed(content), part.Name)
			}
		})
	}
}

// parsed reads XML to its end.
func parsed(r io.Reader) error {
	elements := 0
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && elements > 0 {
			return nil
		}
		if err != nil {
			return err
		}
		if _, is := token.(xml.StartElement); is {
			elements++
		}
	}
}

// everyDocument makes the documents of the samples: the six kinds, and the acts
// of a strategy of two bodies.
func everyDocument(t *testing.T) map[string]*report.Document {
	t.Helper()
	assess := func(folder string) (*strategy.Assessment, *dossier.Dossier) {
		d, err := dossier.Open(os.DirFS(folder), factors.Default())
		require.NoError(t, err)
		a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
		require.NoError(t, err)
		return a, d
	}
	a, _ := assess(".")
	shared, _ := assess("../dossier-commun")
	before, earlier := assess("../bilan/2024")
	now, _ := assess("../bilan/2025")
	year, err := strategy.ReviewYear(now, before, earlier.Inventory)
	require.NoError(t, err)
	documents := map[string]*report.Document{"strategy": report.Strategy(a), "programme": report.Programme(a), "review": report.Review(year),
		"summary": report.Summary(a), "footprint": report.Footprint(a), "shared-strategy": report.Strategy(shared)}
	for name, a := range map[string]*strategy.Assessment{"deliberation": a, "shared-deliberation": shared} {
		documents[name], err = report.Deliberation(a, "")
		require.NoError(t, err)
		documents[name+"-programme"], err = report.ProgrammeDeliberation(a, "")
		require.NoError(t, err)
	}
	return documents
}

// headings are those of blocks, each with its level.
func headings(blocks []report.Block) []string {
	var all []string
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Heading:
			all = append(all, fmt.Sprint(b.Level, " ", oneLine(b.Number+" "+b.Text)))
		case report.Contents:
			all = append(all, "1 "+oneLine(b.Title)) // the title looks like a heading, and is one on a page
		case report.Callout:
			all = append(all, headings(b.Body)...)
		}
	}
	return all
}

var (
	pageHeading = regexp.MustCompile(`(?s)<h([1-6])\b[^>]*>(.*?)</h[1-6]>`)
	tag         = regexp.MustCompile(`<[^>]*>`)
)

func pageHeadings(page string) []string {
	var all []string
	for _, m := range pageHeading.FindAllStringSubmatch(page, -1) {
		all = append(all, m[1]+" "+oneLine(html.UnescapeString(tag.ReplaceAllString(m[2], ""))))
	}
	return all
}

// oneLine is a text with plain spaces between its words.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
