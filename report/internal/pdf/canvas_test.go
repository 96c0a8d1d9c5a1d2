package pdf_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/stretchr/testify/require"
)

var black = pdf.Color{}

func options() pdf.Options {
	return pdf.Options{
		Title: "Stratégie & œuvre", Author: "Commune d’Exemple", Subject: "Essai",
		Date: time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC),
	}
}

func newCanvas(t testing.TB) *pdf.Canvas {
	c, err := pdf.New(options())
	require.NoError(t, err)
	return c
}

// sample draws one of everything on two pages.
func sample(t testing.TB) *pdf.Canvas {
	c := newCanvas(t)
	c.AddPage()
	c.Bookmark("1 Bilan", 1, 40)
	c.Anchor("bilan", 40)
	c.In(c.Root().Add(pdf.Heading1), func() { c.Text(60, 60, "1 Bilan", pdf.Style{Face: pdf.Bold, Size: 20}) })
	p := c.Root().Add(pdf.Paragraph)
	c.In(p, func() {
		c.Text(60, 100, "Coût : 12\u202f500\u00a0€, CO₂e ≈ 4,2 % ☑ fait 🌍", pdf.Style{Size: 10})
	})
	link := p.Add(pdf.Link)
	link.Alt = "la loi"
	c.In(link, func() { c.Text(60, 120, "la loi", pdf.Style{Size: 10, Color: pdf.Color{B: 200}}) })
	c.Link(link, 60, 110, 40, 14, "https://www.legifrance.gouv.fr/(é)")
	inside := p.Add(pdf.Link)
	c.In(inside, func() { c.Text(160, 120, "plus loin", pdf.Style{Size: 10}) })
	c.Link(inside, 160, 110, 40, 14, "#fin")
	dead := p.Add(pdf.Link)
	c.In(dead, func() { c.Text(260, 120, "nulle part", pdf.Style{Size: 10}) })
	c.Link(dead, 260, 110, 40, 14, "#absent")
	figure := c.Root().Add(pdf.Figure)
	figure.Alt = "Un disque"
	c.SetBox(figure, 60, 200, 100, 100)
	c.In(figure, func() {
		var ring pdf.Path
		ring.Arc(110, 250, 50, 90, -90)
		ring.Arc(110, 250, 25, -90, 90)
		fill := pdf.Color{R: 20, G: 60, B: 120}
		c.Draw(ring, &fill, pdf.Stroke{Width: 1, Color: black, Dash: []float64{2, 1}})
		c.Rect(200, 200, 20, 20, fill)
	})
	c.Root().Add(pdf.Paragraph) // empty: left out
	c.AddPage()
	c.Anchor("fin", 100)
	c.Bookmark("1.1 Détail", 2, 40)
	c.Artifact(func() { c.Line(60, 50, 300, 50, pdf.Stroke{Width: 1, Color: black}) })
	c.Turn(1)
	c.Artifact(func() { c.Text(60, 800, "page 1 / 2", pdf.Style{Size: 8}) })
	return c
}

func TestBytes(t *testing.T) {
	c := sample(t)
	out, err := c.Bytes()
	require.NoError(t, err)
	file := string(out)
	require.True(t, strings.HasPrefix(file, "%PDF-1.4\n%"))
	require.True(t, strings.HasSuffix(file, "%%EOF\n"))
	for _, want := range []string{
		"/S /Document", "/S /H1", "/S /Figure", "/S /Link", "/S /Span", // the dead link is but text
		"/Marked true", "/DisplayDocTitle true", "/GTS_PDFA1", "<pdfaid:part>1</pdfaid:part>",
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Stratégie &amp; œuvre</rdf:li>",
		"/URI (https://www.legifrance.gouv.fr/%28%C3%A9%29)",
		"(D:20260115090000+00'00')", "/Count -1", "/ActualText <FEFF2611>",
	} {
		require.Contains(t, file, want)
	}
	for _, not := range []string{"/EmbeddedFiles", "/Transparency", "pdfuaid", "/Count 0", "gofpdf"} {
		require.NotContains(t, file, not)
	}
	require.Equal(t, 2, strings.Count(file, "/S /P ")+strings.Count(file, "/Subtype /Link")-1)
}

func TestSameBytesInParallel(t *testing.T) {
	want, err := sample(t).Bytes()
	require.NoError(t, err)
	var wg sync.WaitGroup
	results := make([][]byte, 8)
	for i := range results {
		wg.Go(func() { results[i], _ = sample(t).Bytes() })
	}
	wg.Wait()
	for _, got := range results {
		require.True(t, bytes.Equal(want, got))
	}
}

func TestTextsComeBackPageByPage(t *testing.T) {
	c := sample(t)
	require.Equal(t, []string{"1 Bilan", "Coût : 12\u202f500\u00a0€, CO", "₂", "e ≈ 4,2 % ", " fait □", "la loi", "plus loin", "nulle part", "page 1 / 2"}, c.Texts(1))
	require.Equal(t, 2, c.AnchorPage("fin"))
	require.Zero(t, c.AnchorPage("absent"))
}

func TestFontsAreChecked(t *testing.T) {
	tests := []struct {
		name          string
		regular, bold []byte
	}{
		{"one face of two", []byte{0, 1, 0, 0}, nil},
		{"not a font", []byte("not a font at all"), []byte("nor this one")},
		{"cut short", append([]byte{0, 1, 0, 0, 0, 40}, make([]byte, 40)...), []byte{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := pdf.New(pdf.Options{Regular: tt.regular, Bold: tt.bold})
			require.ErrorContains(t, err, "pdf: ")
		})
	}
}

func TestNoPageNoFile(t *testing.T) {
	_, err := newCanvas(t).Bytes()
	require.EqualError(t, err, "pdf: a file needs a page")
}
