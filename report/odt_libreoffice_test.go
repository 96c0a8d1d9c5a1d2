package report_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// office converts texts with LibreOffice, if it is there.
type office struct{ dir string }

func startOffice(t *testing.T) office {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	for _, program := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("no " + program + " here")
		}
	}
	return office{t.TempDir()}
}

// convert gives what LibreOffice makes of files, by their names.
func (o office) convert(t *testing.T, files map[string][]byte, to string) map[string][]byte {
	t.Helper()
	in := t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(o.dir), "--convert-to", to, "--outdir", filepath.Join(in, "out")}
	for name, data := range files {
		path := filepath.Join(in, name+".odt")
		require.NoError(t, os.WriteFile(path, data, 0o600))
		args = append(args, path)
	}
	said, err := exec.Command("soffice", args...).CombinedOutput()
	require.NoError(t, err, string(said))
	extension, _, _ := strings.Cut(to, ":")
	out := map[string][]byte{}
	for name := range files {
		out[name], err = os.ReadFile(filepath.Join(in, "out", name+"."+extension))
		require.NoError(t, err, string(said))
	}
	return out
}

// printed is the text of a PDF, a form feed after each page.
func printed(t *testing.T, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "s.pdf")
	require.NoError(t, os.WriteFile(path, file, 0o600))
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	require.NoError(t, err)
	return string(text)
}

// LibreOffice reads the text as we mean it: headings with their levels, rows
// that repeat, alternatives of charts, language, contents with the numbers of
// pages.
func TestLibreOfficeReadsTheText(t *testing.T) {
	o := startOffice(t)
	file := map[string][]byte{"s": odtOf(t, strategyLike())}
	ours := odtNode(t, odtParts(t, file["s"])["content.xml"])
	parts := odtParts(t, o.convert(t, file, "odt")["s"])
	theirs := odtNode(t, parts["content.xml"])
	headings := func(n *node) []string {
		var all []string
		for _, h := range n.all("text:h") {
			all = append(all, h.attributes["text:outline-level"]+" "+h.string())
		}
		return all
	}
	require.Equal(t, headings(ours), headings(theirs))
	for _, name := range []string{"table:table", "table:table-header-rows", "table:table-row", "text:list", "text:list-item", "text:table-of-content", "draw:frame", "svg:desc"} {
		require.Len(t, theirs.all(name), len(ours.all(name)), name)
	}
	for n, desc := range ours.all("svg:desc") {
		require.Equal(t, desc.string(), theirs.all("svg:desc")[n].string())
	}
	svg := 0
	for name := range parts {
		if strings.HasSuffix(name, ".svg") {
			svg++
		}
	}
	require.Equal(t, 3, svg, "the charts stay vectors")
	require.Contains(t, parts["styles.xml"], `fo:language="fr" fo:country="FR"`)

	text := string(o.convert(t, file, "txt:Text (encoded):UTF8")["s"])
	from := 0
	for _, h := range ours.all("text:h") {
		at := strings.Index(text[from:], "\n"+h.string()+"\n")
		require.GreaterOrEqual(t, at, 0, h.string())
		from += at + 1
	}
}

// The contents have the right pages before anybody updates them: their fields
// are computed with the layout.
func TestLibreOfficeNumbersTheContents(t *testing.T) {
	o := startOffice(t)
	file := odtOf(t, strategyLike())
	text := printed(t, o.convert(t, map[string][]byte{"s": file}, "pdf")["s"])
	pages := strings.Split(text, "\f")
	entries := regexp.MustCompile(`(?m)^ *(\d[^.\n]*(?:\.\d+)?[^.\n]*?)\.{4,} *(\d+)$`).FindAllStringSubmatch(text, -1)
	require.Len(t, entries, len(odtNode(t, odtParts(t, file)["content.xml"]).all("text:bookmark-ref")), "no entry without its page")
	for _, e := range entries {
		page, err := strconv.Atoi(e[2])
		require.NoError(t, err)
		require.Contains(t, strings.Join(strings.Fields(pages[page-1]), " "), strings.Join(strings.Fields(e[1]), " "))
	}
}

// Whatever a dossier holds, LibreOffice opens the text and makes pages of it.
func TestLibreOfficeMakesPagesOfAnything(t *testing.T) {
	o := startOffice(t)
	strange := "<script>alert(1)</script> \\frac{1}{2} 🌍 \u202eאבג\u202c \x00\x1b\ufffe " + strings.Repeat("mot ", 1250)
	files := map[string][]byte{"strange": odtOf(t, fuzzDocument("Titre", strange, "#a", "12.5", 3)), "strategy": odtOf(t, strategyLike())}
	for name, doc := range oddDocuments() {
		files[strings.ReplaceAll(name, " ", "-")] = odtOf(t, doc)
	}
	files["cell"] = odtOf(t, &report.Document{Body: []report.Block{report.Table{Columns: []report.Column{{Title: "a"}, {Title: "b", Width: 9}},
		Rows: []report.Row{{Cells: cells(strings.Repeat("mot ", 1250), "x")}, {Cells: cells("fin", "FIN")}}}}})
	pages := o.convert(t, files, "pdf")
	for name, file := range pages {
		require.True(t, strings.HasPrefix(string(file), "%PDF-"), name)
	}
	// A page shows all of it: no row that may not be cut runs out of its page.
	shown := printed(t, pages["cell"])
	require.Equal(t, 1250, strings.Count(shown, "mot"))
	require.Contains(t, shown, "FIN")
	written := odtTexts(odtNode(t, odtParts(t, files["strange"])["content.xml"]))
	require.GreaterOrEqual(t, strings.Count(printed(t, pages["strange"]), "mot"), strings.Count(written, "mot"), "charts and the running head say it once more")
}
