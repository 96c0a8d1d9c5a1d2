package report_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/reen-numerique/reen/report"
	"github.com/stretchr/testify/require"
)

func htmlOf(t testing.TB, doc *report.Document) string {
	var b bytes.Buffer
	require.NoError(t, report.HTML(&b, doc))
	return b.String()
}

// wellFormed reads a page as XML, which is stricter than a browser: every
// element is closed where it should be.
// htmlDecoder reads a page as XML: its head has elements that are not closed.
func htmlDecoder(page string) *xml.Decoder {
	page = strings.TrimPrefix(page, "<!DOCTYPE html>")
	page = regexp.MustCompile(`<meta [^>]*>`).ReplaceAllString(page, "")
	page = regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAllString(page, "")
	d := xml.NewDecoder(strings.NewReader(page))
	d.Entity = xml.HTMLEntity
	return d
}

func wellFormed(t testing.TB, page string) {
	d := htmlDecoder(page)
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		require.NoError(t, err)
	}
}

func TestHTMLIsAccessible(t *testing.T) {
	page := htmlOf(t, strategyLike())
	wellFormed(t, page)
	count := func(s string) int { return strings.Count(page, s) }
	require.Contains(t, page, `<html lang="fr-FR">`)
	require.Equal(t, 1, count("<h1>"))
	require.Equal(t, 1, count("<main "))
	require.Equal(t, 1, count("<header>"))
	require.Equal(t, 1, count("<footer>"))
	require.Equal(t, 1, count("<nav "))
	require.Contains(t, page, `<a class="skip" href="#p.main">Aller au contenu</a>`)
	require.Equal(t, 3, count(`<svg xmlns="http://www.w3.org/2000/svg" role="img"`))
	require.Equal(t, 3, count("<desc "))
	require.Equal(t, count("<th "), count(`<th scope="col"`)+count(`<th scope="row"`))
	require.NotContains(t, page, "<script")
	require.NotContains(t, page, "src=")
	for _, rule := range []string{"prefers-color-scheme: dark", "@media print", "max-width"} {
		require.Contains(t, page, rule)
	}
}

func TestHTMLHeadingsAreInOrder(t *testing.T) {
	previous := 0
	for _, m := range regexp.MustCompile(`<h([1-6])[ >]`).FindAllStringSubmatch(htmlOf(t, strategyLike()), -1) {
		level := int(m[1][0] - '0')
		require.LessOrEqual(t, level, previous+1)
		previous = level
	}
	require.Positive(t, previous)
}

func TestHTMLIdentifiersAreUniqueAndLinksLeadToThem(t *testing.T) {
	docs := oddDocuments()
	docs["strategy"] = strategyLike()
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			page := htmlOf(t, doc)
			wellFormed(t, page)
			ids := map[string]bool{}
			for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
				require.False(t, ids[m[1]], "twice: %s", m[1])
				require.NotContains(t, m[1], " ")
				ids[m[1]] = true
			}
			for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
				require.True(t, ids[m[1]], "nowhere: %s", m[1])
			}
		})
	}
}

// Two tables may have one caption, and a chart has that of its table: a reader
// who goes from region to region can tell them apart all the same.
func TestHTMLRegionsHaveNamesOfTheirOwn(t *testing.T) {
	table := report.Table{Caption: "Émissions", Rows: []report.Row{{Cells: cells("a", "b")}}}
	bare := table
	bare.Caption = ""
	page := htmlOf(t, &report.Document{Body: []report.Block{table, table, bare, bare,
		report.Figure{Caption: "Émissions", Chart: report.Donut{Parts: []report.Part{{Name: "a", Value: dec("1")}}}, Data: &table}}})
	var names []string
	for _, m := range regexp.MustCompile(`role="region" tabindex="0" aria-label="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		names = append(names, m[1])
	}
	require.Equal(t, []string{"Émissions", "Tableau 2 – Émissions", "Tableau 3", "Tableau 4", "Figure 1 – Émissions", "Tableau 5 – Émissions"}, names)
}

func TestHTMLTablesMakeRoom(t *testing.T) {
	columns := func(n int) []report.Column {
		all := make([]report.Column, n)
		for i := range all {
			all[i] = report.Column{Title: "Colonne", Width: 2}
		}
		return all
	}
	path := strings.Repeat("dossier/", 40)
	page := func(n int) string {
		return htmlOf(t, &report.Document{Body: []report.Block{report.Table{Columns: columns(n), Rows: []report.Row{{Cells: cells(path, "court")}}}}})
	}
	require.NotContains(t, page(3), `<table style=`, "three columns fit a small screen")
	require.Contains(t, page(4), `<div class="scroll" role`)
	require.Contains(t, page(4), `<table style="min-width: 40.0rem">`)
	require.Contains(t, page(4), `<col style="width: 25.0%"/>`)
	require.Contains(t, page(5), `<div class="scroll wide" role`)
	require.Contains(t, page(5), `<th scope="row" class="long">`, "a long word is broken")
	require.NotContains(t, page(5), `<td class="long">`)
}

// What says nothing is no heading and no link, and is still a place to go to.
func TestHTMLLeavesOutWhatNobodySees(t *testing.T) {
	page := htmlOf(t, &report.Document{Title: "Titre", Body: []report.Block{report.Contents{Title: "Sommaire"}, report.Heading{Level: 1, ID: "vide"},
		report.Paragraph{Text: report.Text{{Text: " ", Link: "https://example.org/"}, {Text: "ici", Link: "#vide"}, {Text: "là", Link: "#rien"}}},
		report.Table{ID: "rien", Caption: "Rien"}, report.Table{Columns: []report.Column{{Title: "Nom"}, {}}, Rows: []report.Row{{Cells: cells("a", "b")}}}}})
	wellFormed(t, page)
	require.Contains(t, page, `<div id="vide"></div>`)
	require.Contains(t, page, `<p> <a href="#vide">ici</a><a href="#rien">là</a></p>`)
	require.Contains(t, page, `<p id="rien">Rien</p>`)
	require.Contains(t, page, `<tr><th scope="col">Nom</th><td></td></tr>`)
	require.NotContains(t, page, "</h2>\n<ul>")
	require.NotContains(t, page, "example.org")
}

func TestHTMLEscapesEverything(t *testing.T) {
	evil := `"><script>alert('x')</script>&amp;`
	page := htmlOf(t, fuzzDocument(evil, evil, "javascript:alert(1)", "1", 2))
	wellFormed(t, page)
	require.NotContains(t, page, "<script")
	require.NotContains(t, page, "javascript:")
	require.Contains(t, page, "&amp;amp;")
}
