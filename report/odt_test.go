package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/report/internal/chart"
)

func odtOf(t testing.TB, doc *report.Document) []byte {
	var b bytes.Buffer
	require.NoError(t, report.ODT(&b, doc))
	return b.Bytes()
}

// odtParts gives the files of an archive by name.
func odtParts(t testing.TB, file []byte) map[string]string {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	parts := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(rc)
		require.NoError(t, err)
		require.NoError(t, rc.Close())
		require.NotContains(t, parts, f.Name, "twice in the archive")
		parts[f.Name] = string(text)
	}
	return parts
}

// odtNodes reads a part as a tree.
func odtNode(t testing.TB, part string) *node {
	d := xml.NewDecoder(strings.NewReader(part))
	root := &node{}
	open := []*node{root}
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			require.Len(t, open, 1, "elements left open")
			return root
		}
		require.NoError(t, err)
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &node{name: prefixed(token.Name), attributes: map[string]string{}}
			for _, a := range token.Attr {
				require.NotContains(t, e.attributes, prefixed(a.Name), "twice in %s", e.name)
				e.attributes[prefixed(a.Name)] = a.Value
			}
			last.kids = append(last.kids, e)
			open = append(open, e)
		case xml.EndElement:
			require.Equal(t, last.name, prefixed(token.Name))
			open = open[:len(open)-1]
		case xml.CharData:
			last.kids = append(last.kids, &node{text: string(token)})
		}
	}
}

// node is an element, or a text.
type node struct {
	name       string
	attributes map[string]string
	text       string
	kids       []*node
}

func prefixed(n xml.Name) string { return n.Space + ":" + n.Local }

// all gives the elements of that name, in order.
func (n *node) all(name string) []*node {
	var found []*node
	n.walk(func(e *node) {
		if e.name == name {
			found = append(found, e)
		}
	})
	return found
}

func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, k := range n.kids {
		k.walk(visit)
	}
}

// string is the text that a reader sees.
func (n *node) string() string {
	s := n.text
	switch n.name {
	case "text:s":
		return " "
	case "text:tab":
		return "\t"
	}
	for _, k := range n.kids {
		s += k.string()
	}
	return s
}

// odtWellFormed reads every part and checks what refers to what.
func odtWellFormed(t testing.TB, file []byte) map[string]string {
	parts := odtParts(t, file)
	for name, part := range parts {
		if name != "mimetype" {
			odtNode(t, part)
		}
	}
	return parts
}

func TestODTPackage(t *testing.T) {
	file := odtOf(t, strategyLike())
	require.Equal(t, "mimetypeapplication/vnd.oasis.opendocument.text", string(file[30:77]), "the type comes first, as it is")
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	require.Equal(t, "mimetype", r.File[0].Name)
	require.Equal(t, zip.Store, r.File[0].Method)
	parts := odtWellFormed(t, file)
	listed := map[string]bool{}
	for _, e := range odtNode(t, parts["META-INF/manifest.xml"]).all("manifest:file-entry") {
		listed[e.attributes["manifest:full-path"]] = true
		require.NotEmpty(t, e.attributes["manifest:media-type"])
	}
	require.True(t, listed["/"])
	require.Len(t, listed, len(parts)-1, "every part but the type and the manifest, and the whole")
	for name := range parts {
		if name != "mimetype" && name != "META-INF/manifest.xml" {
			require.True(t, listed[name], name)
		}
	}
	require.Contains(t, parts, "Pictures/chart3.svg")
}

func TestODTIsWrittenAtOnceOrNotAtAll(t *testing.T) {
	w := &countingWriter{}
	require.NoError(t, report.ODT(w, strategyLike()))
	require.Equal(t, 1, w.writes)
	w = &countingWriter{}
	require.ErrorContains(t, report.ODT(w, &report.Document{Theme: report.Theme{Accent: "#eeeeee"}}), "too light")
	require.ErrorContains(t, report.ODT(w, &report.Document{Body: []report.Block{&report.Heading{}}}), "is not a block")
	require.Zero(t, w.writes)
	w = &countingWriter{err: errors.New("disque plein")}
	require.ErrorIs(t, report.ODT(w, strategyLike()), w.err)
}

// odtFamilies are the families of the styles of elements.
var odtFamilies = map[string]string{"text:p": "paragraph", "text:h": "paragraph", "text:span": "text", "text:a": "text", "text:list": "list", "table:table": "table", "table:table-column": "table-column",
	"table:table-row": "table-row", "table:table-cell": "table-cell", "draw:frame": "graphic", "text:table-of-content": "section", "text:index-title": "section", "text:index-title-template": "paragraph",
	"text:index-source-style": "paragraph", "text:table-of-content-entry-template": "paragraph", "text:index-entry-link-start": "text"}

// Every style that is named exists, in its family, and every reference leads
// somewhere.
func TestODTRefersToWhatIsThere(t *testing.T) {
	docs := oddDocuments()
	docs["strategy"] = strategyLike()
	docs["cover alone"] = &report.Document{Head: "tête", Foot: "pied", Cover: report.Cover{Title: "t"}}
	docs["page break at the end"] = &report.Document{Head: "tête", Body: []report.Block{p("a"), report.PageBreak{}}}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			parts := odtWellFormed(t, odtOf(t, doc))
			styles, content := odtNode(t, parts["styles.xml"]), odtNode(t, parts["content.xml"])
			known := map[string]bool{}
			marks, tables := map[string]bool{}, map[string]bool{}
			for _, part := range []*node{styles, content} { // the automatic styles of the content are its own
				for _, s := range part.all("style:style") {
					id := s.attributes["style:family"] + " " + s.attributes["style:name"]
					require.False(t, known[id], "twice: %s", id)
					known[id] = true
				}
				for _, s := range part.all("text:list-style") {
					known["list "+s.attributes["style:name"]] = true
				}
				part.walk(func(e *node) {
					for _, a := range []string{"text:style-name", "table:style-name", "draw:style-name"} {
						if s, named := e.attributes[a]; named {
							require.True(t, known[odtFamilies[e.name]+" "+s], "%s: no style %q", e.name, s)
						}
					}
					for _, a := range []string{"style:parent-style-name", "style:next-style-name"} {
						if s, named := e.attributes[a]; named && e.name == "style:style" {
							require.True(t, known[e.attributes["style:family"]+" "+s], s)
						}
					}
					switch e.name {
					case "text:bookmark-start":
						require.False(t, marks[e.attributes["text:name"]], "twice: %s", e.attributes["text:name"])
						marks[e.attributes["text:name"]] = true
					case "table:table":
						require.False(t, tables[e.attributes["table:name"]])
						tables[e.attributes["table:name"]] = true
						require.NotEmpty(t, e.all("table:table-row"))
					case "table:table-cell":
						require.NotEmpty(t, e.all("text:p"))
					case "draw:image":
						require.Contains(t, parts, e.attributes["xlink:href"])
					}
				})
			}
			for _, e := range content.all("text:a") {
				target := e.attributes["xlink:href"]
				if id, inside := strings.CutPrefix(target, "#"); inside {
					require.True(t, marks[id], "nowhere: %s", target)
					continue
				}
				require.True(t, strings.HasPrefix(target, "https://"), target)
			}
			for _, e := range content.all("text:bookmark-ref") {
				require.True(t, marks[e.attributes["text:ref-name"]])
			}
			for _, s := range content.all("style:style") {
				parent := s.attributes["style:parent-style-name"]
				require.False(t, regexp.MustCompile(`^[A-Z]\d+$`).MatchString(parent), "an automatic style has no automatic parent")
			}
		})
	}
}

// Headings are those of the other formats, with the level that they have
// there.
func TestODTHeadings(t *testing.T) {
	docs := oddDocuments()
	docs["strategy"] = strategyLike()
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			var got, want []string
			for _, h := range odtNode(t, odtParts(t, odtOf(t, doc))["content.xml"]).all("text:h") {
				got = append(got, h.attributes["text:outline-level"]+" "+strings.TrimSpace(h.string()))
			}
			for line := range strings.Lines(markdownOf(t, doc)) {
				line = strings.TrimLeft(line, "> ")
				if marks := len(line) - len(strings.TrimLeft(line, "#")); marks > 1 {
					want = append(want, fmt.Sprint(marks-1, " ", strings.TrimSpace(unescaped(line[marks:]))))
				}
			}
			require.Equal(t, want, got)
		})
	}
}

func unescaped(s string) string {
	return regexp.MustCompile(`\\([!-/:-@\[-`+"`"+`{-~])`).ReplaceAllString(s, "$1")
}

// odtTexts gives the texts in order of reading; contents have theirs once.
func odtTexts(n *node) string {
	switch n.name {
	case "text:table-of-content-source", "svg:title":
		return ""
	case "text:p", "text:h", "svg:desc":
		s := n.string() + "\n"
		if len(n.all("draw:frame")) > 0 {
			s = ""
			for _, d := range n.all("svg:desc") {
				s += d.string() + "\n"
			}
		}
		return s
	}
	var s string
	for _, k := range n.kids {
		s += odtTexts(k)
	}
	return s
}

func TestODTParagraphs(t *testing.T) {
	tests := []struct {
		name  string
		block report.Block
		want  string
	}{
		{"paragraph", report.Paragraph{Text: report.Text{{Text: "un "}, {Text: "mot", Bold: true}, {Text: " lié", Link: "https://a.fr"}}},
			`<text:p text:style-name="Text_20_body">un<text:s/><text:span text:style-name="Strong_20_Emphasis">mot</text:span><text:a xlink:type="simple" xlink:href="https://a.fr" text:style-name="Internet_20_link" text:visited-style-name="Internet_20_link"><text:s/>lié</text:a></text:p>`},
		{"dead link", report.Paragraph{Text: report.Text{{Text: "a", Link: "#b"}, {Text: "c", Link: "javascript:alert(1)"}}}, `<text:p text:style-name="Text_20_body">ac</text:p>`},
		{"signs stand for themselves", p("<script>&amp; \\frac{1}{2}\x01\t\n."), `<text:p text:style-name="Text_20_body">&lt;script&gt;&amp;amp; \frac{1}{2}<text:s/><text:s/>.</text:p>`},
		{"list", report.List{Ordered: true, Items: []report.Text{report.Plain("a"), report.Plain("b")}},
			`<text:list text:style-name="Numbering_20_123"><text:list-item><text:p text:style-name="List_20_1">a</text:p></text:list-item><text:list-item><text:p text:style-name="List_20_1_20_End">b</text:p></text:list-item></text:list>`},
		{"callout", report.Callout{Tone: report.Missing, Body: []report.Block{p("a"), report.List{Items: []report.Text{report.Plain("b"), report.Plain("c")}}}},
			`<text:p text:style-name="Callout_20_Missing_20_Title">À compléter</text:p><text:p text:style-name="Callout_20_Missing">a</text:p><text:list text:style-name="Callout_20_Bullets">` +
				`<text:list-item><text:p text:style-name="Callout_20_Missing">b</text:p></text:list-item><text:list-item><text:p text:style-name="Callout_20_Missing_20_End">c</text:p></text:list-item></text:list>`},
		{"heading", report.Heading{Level: 2, Number: "1.2", Text: "Bilan", ID: "b"},
			`<text:h text:style-name="Heading_20_2" text:outline-level="1"><text:bookmark-start text:name="b"/>1.2 Bilan<text:bookmark-end text:name="b"/></text:h>`},
		{"unlisted heading", report.Heading{Level: 2, Text: "Bilan", ID: "b", Unlisted: true},
			`<text:h text:style-name="Heading_20_2_20_Unlisted" text:outline-level="1"><text:bookmark-start text:name="b"/>Bilan<text:bookmark-end text:name="b"/></text:h>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			content := odtParts(t, odtOf(t, &report.Document{Body: []report.Block{tt.block}}))["content.xml"]
			_, body, _ := strings.Cut(content, "<office:text>")
			body, _, _ = strings.Cut(body, "</office:text>")
			require.Equal(t, tt.want, body)
		})
	}
}

func TestODTTable(t *testing.T) {
	doc := &report.Document{Body: []report.Block{report.Table{ID: "parc", Caption: "Parc",
		Columns: []report.Column{{Title: "Libellé", Width: 3}, {Title: "Nombre", Unit: "unités", Align: report.Right}},
		Rows:    []report.Row{{Cells: cells("Écrans", "12")}, {Cells: cells("Notes", strings.Repeat("mot ", 1250))}, {Cells: cells("Total", "12"), Total: true}},
		Note:    report.Plain("Source")}}}
	content := odtNode(t, odtParts(t, odtOf(t, doc))["content.xml"])
	set := map[string]map[string]string{} // by style, the properties
	for _, s := range content.all("style:style") {
		set[s.attributes["style:name"]] = map[string]string{}
		for _, k := range s.kids {
			for name, value := range k.attributes {
				set[s.attributes["style:name"]][name] = value
			}
		}
	}
	head := content.all("table:table-header-rows")
	require.Len(t, head, 1)
	require.Equal(t, "LibelléNombreunités", head[0].string())
	require.Len(t, content.all("table:table-header-columns"), 1)
	var keeps []string
	for _, row := range content.all("table:table-row") {
		keeps = append(keeps, set[row.attributes["table:style-name"]]["fo:keep-together"])
	}
	require.Equal(t, []string{"always", "always", "auto", "always"}, keeps, "only a row taller than a page is cut")
	total := content.all("table:table-row")[3].all("table:table-cell")[1]
	require.NotEmpty(t, set[total.attributes["table:style-name"]]["fo:background-color"])
	require.Equal(t, "Table_20_Total_20_Right", total.all("text:p")[0].attributes["text:style-name"])
	require.Equal(t, "parc", content.all("text:p")[0].all("text:bookmark-start")[0].attributes["text:name"], "the caption is what links lead to")
	width := 0.0
	for _, c := range content.all("table:table-column") {
		w, err := strconv.ParseFloat(strings.TrimSuffix(set[c.attributes["table:style-name"]]["style:column-width"], "pt"), 64)
		require.NoError(t, err)
		width += w
	}
	require.InDelta(t, 595.28-2*58, width, 0.1, "as wide as the text")
}

func TestODTFigureHasItsAlternative(t *testing.T) {
	parts := odtParts(t, odtOf(t, strategyLike()))
	frames := odtNode(t, parts["content.xml"]).all("draw:frame")
	require.Len(t, frames, 3)
	for _, f := range frames {
		require.NotEmpty(t, f.all("svg:title")[0].string())
		require.NotEmpty(t, f.all("svg:desc")[0].string())
		image := f.all("draw:image")[0].attributes
		require.Equal(t, "image/svg+xml", image["draw:mime-type"])
		require.NotEmpty(t, odtNode(t, parts[image["xlink:href"]]).all(":path"), "drawn as vectors")
	}
}

func TestODTPages(t *testing.T) {
	parts := odtParts(t, odtOf(t, strategyLike()))
	styles := odtNode(t, parts["styles.xml"])
	masters := styles.all("style:master-page")
	require.Len(t, masters, 2)
	require.Len(t, masters[0].all("text:page-number"), 1)
	require.Len(t, masters[0].all("text:page-count"), 1)
	require.Contains(t, masters[0].string(), strategyLike().Head)
	require.Equal(t, "Cover", masters[1].attributes["style:name"])
	require.Empty(t, masters[1].kids, "a cover has no running head")
	require.Contains(t, parts["content.xml"], `style:master-page-name="Cover"`)
	for _, layout := range styles.all("style:page-layout-properties") {
		require.Equal(t, "21cm 29.7cm", layout.attributes["fo:page-width"]+" "+layout.attributes["fo:page-height"])
	}
	require.NotContains(t, odtParts(t, odtOf(t, &report.Document{Title: "sans couverture"}))["content.xml"], "master-page")
}

func TestODTContents(t *testing.T) {
	doc := &report.Document{Body: []report.Block{report.Contents{Title: "Sommaire"}, report.Heading{Level: 1, Number: "1", Text: "A"}, report.Heading{Level: 2, Text: "B", ID: "b c"},
		report.Heading{Level: 2, Text: "Tu", Unlisted: true}, report.Heading{Level: 3, Text: "C"}}}
	contents := odtNode(t, odtParts(t, odtOf(t, doc))["content.xml"]).all("text:table-of-content")
	require.Len(t, contents, 1)
	var entries []string
	for _, a := range contents[0].all("text:a") {
		entries = append(entries, a.attributes["xlink:href"]+" "+a.string())
	}
	require.Equal(t, []string{"#section-1 1 A\t", "#b-c B\t"}, entries)
	var sources []string
	for _, s := range contents[0].all("text:index-source-style") {
		sources = append(sources, s.attributes["text:style-name"])
	}
	require.Equal(t, []string{"Heading_20_1", "Heading_20_2"}, sources, "an update finds the same headings")
}

// Whatever the theme that is accepted, texts read on their ground.
func TestODTContrast(t *testing.T) {
	grounds := map[string]string{"Title": "white", "Heading": "white", "Contents_20_1": "white", "Note": "white", "Internet_20_link": "tint", "Table_20_Heading": "tint", "Table_20_Unit": "tint",
		"Key_20_Value": "tint", "Key_20_Unit": "tint", "Key_20_Label": "tint", "Key_20_Note": "tint", "Callout_20_Information_20_Title": "own", "Callout_20_Warning_20_Title": "own", "Callout_20_Missing_20_Title": "own"}
	for _, theme := range []report.Theme{{}, {Primary: "#767676", Accent: "#767676"}, {Primary: "#b4501b", Accent: "#008000"}} {
		var b bytes.Buffer
		require.NoError(t, report.ODT(&b, &report.Document{Title: "t", Theme: theme}))
		styles := odtNode(t, odtParts(t, b.Bytes())["styles.xml"])
		ground := map[string]string{"white": "#ffffff"}
		for _, s := range styles.all("style:style") {
			if s.attributes["style:name"] == "Callout_20_Information" {
				ground["tint"] = s.all("style:paragraph-properties")[0].attributes["fo:background-color"]
			}
		}
		seen := 0
		for _, s := range styles.all("style:style") {
			name, on := s.attributes["style:name"], grounds[s.attributes["style:name"]]
			if on == "" {
				continue
			}
			seen++
			behind := ground[on]
			if on == "own" {
				behind = s.all("style:paragraph-properties")[0].attributes["fo:background-color"]
			}
			color := s.all("style:text-properties")[0].attributes["fo:color"]
			require.GreaterOrEqual(t, contrast(t, color, behind), 4.5, "%s: %s on %s", name, color, behind)
		}
		require.Equal(t, len(grounds), seen)
	}
}

func contrast(t *testing.T, a, b string) float64 {
	var colors [2]chart.Color
	for n, s := range []string{a, b} {
		value, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
		require.NoError(t, err, s)
		colors[n] = chart.Color{R: uint8(value >> 16), G: uint8(value >> 8), B: uint8(value)}
	}
	return chart.Contrast(colors[0], colors[1])
}

func TestODTLanguage(t *testing.T) {
	for language, want := range map[string][3]string{"": {"fr", "FR", ""}, "fr": {"fr", "none", ""}, "en-gb": {"en", "GB", ""}, "oc-FR-lengadoc": {"oc", "none", "oc-FR-lengadoc"}, "x\"><": {"fr", "FR", ""}} {
		parts := odtParts(t, odtOf(t, &report.Document{Language: language}))
		for _, s := range odtNode(t, parts["styles.xml"]).all("style:text-properties") {
			if l := s.attributes["fo:language"]; l != "" {
				require.Equal(t, want, [3]string{l, s.attributes["fo:country"], s.attributes["style:rfc-language-tag"]}, language)
			}
		}
		require.Contains(t, parts["styles.xml"], `fo:language="`+want[0])
	}
}

func TestODTPropertiesOfTheFile(t *testing.T) {
	meta := odtNode(t, odtParts(t, odtOf(t, strategyLike()))["meta.xml"])
	for name, want := range map[string]string{"dc:title": "Stratégie numérique responsable 2026-2031", "dc:creator": "Commune d’Exemple", "dc:language": "fr-FR",
		"meta:creation-date": "2026-01-15T09:00:00", "dc:date": "2026-01-15T09:00:00"} {
		require.Equal(t, want, meta.all(name)[0].string(), name)
	}
	require.Empty(t, odtNode(t, odtParts(t, odtOf(t, &report.Document{}))["meta.xml"]).all("dc:date"), "no date but the document's")
}

func BenchmarkODT(b *testing.B) {
	doc := strategyLike()
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, report.ODT(io.Discard, doc))
	}
}
