package report

import (
	"bytes"
	"fmt"
	"io"

	"github.com/reen-numerique/reen/internal/fixedzip"
	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// ODT writes the document as an OpenDocument 1.3 text on A4 pages, to be
// edited in LibreOffice: named styles for all that is written, a table of
// contents, page numbers, headings of tables that repeat, charts as vector
// pictures with their alternative. The same document gives the same bytes.
// Nothing is written unless all went well.
func ODT(w io.Writer, doc *Document) error {
	if err := check(doc.Body); err != nil {
		return err
	}
	look, err := doc.Theme.checked()
	if err != nil {
		return err
	}
	canvas, err := pdf.New(pdf.Options{Regular: look.font.Regular, Bold: look.font.Bold})
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	o := &odt{
		doc: doc, texts: doc.Texts.orFrench(), family: look.font.Family, outline: outlineOf(doc.Body), anchors: anchorsOf(doc.Body), placed: map[string]bool{}, names: map[string]string{}, counts: map[string]int{},
		ruler: &layout{canvas: canvas, texts: doc.Texts.orFrench(), colors: look.palette, logo: look.logo, width: pdf.PageWidth - 2*marginSide},
	}
	file, err := o.file()
	if err != nil {
		return fmt.Errorf("report: ODT: %w", err)
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("report: write ODT: %w", err)
	}
	return nil
}

// odt writes the parts of a file.
type odt struct {
	odtText
	ruler *layout // measures texts as the PDF does, for charts and columns

	doc      *Document
	texts    *Texts
	family   string // of the font, Liberation Sans when empty
	outline  []outlineEntry
	seen     int               // headings written so far
	anchors  map[string]string // names of bookmarks, by identifier
	placed   map[string]bool   // bookmarks that a paragraph has already
	styles   []odtStyle        // automatic ones, in order of first use
	names    map[string]string // of automatic styles
	pictures []odtPart
	charts   int
	counts   map[string]int // of tables, charts and contents, by the word that they are named after
	written  bool           // a block of the body was written

	// What the next paragraph or table takes with it.
	bookmarks []string
	newPage   bool
	keep      bool
}

// odtPart is a file of the archive.
type odtPart struct{ name, kind, text string }

const odtType = "application/vnd.oasis.opendocument.text"

// file packs the parts: the type first and as it is, ISO/IEC 26300-3 §3.3.
func (o *odt) file() ([]byte, error) {
	parts := []odtPart{{"content.xml", "text/xml", o.content()}, {"styles.xml", "text/xml", o.stylesPart()}, {"meta.xml", "text/xml", o.meta()}}
	parts = append(parts, o.pictures...)
	var b bytes.Buffer
	z := fixedzip.New(&b)
	if err := z.Store("mimetype", odtType); err != nil {
		return nil, err
	}
	manifest := odtPart{name: "META-INF/manifest.xml", text: manifestOf(parts)}
	for _, part := range append([]odtPart{manifest}, parts...) {
		out, err := z.Create(part.name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(out, part.text); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func manifestOf(parts []odtPart) string {
	var o odtText
	o.Raw(xmlDeclaration)
	o.Open("manifest:manifest", "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", odtVersion)
	o.Empty("manifest:file-entry", "manifest:full-path", "/", "manifest:version", odtVersion, "manifest:media-type", odtType)
	for _, part := range parts {
		o.Empty("manifest:file-entry", "manifest:full-path", part.name, "manifest:media-type", part.kind)
	}
	o.CloseAll()
	return o.Taken()
}

// meta writes the properties of the file; its only date is the document's.
func (o *odt) meta() string {
	o.root("office:document-meta")
	o.Open("office:meta")
	o.Element("meta:generator", "reen")
	for _, property := range []Fact{{"dc:title", titleOf(o.doc)}, {"dc:description", o.doc.Subject}, {"meta:initial-creator", o.doc.Author}, {"dc:creator", o.doc.Author}} {
		if text := visible.Text(property.Value); text != "" {
			o.Element(property.Name, text)
		}
	}
	if !o.doc.Date.IsZero() {
		date := o.doc.Date.Format("2006-01-02T15:04:05")
		o.Element("meta:creation-date", date)
		o.Element("dc:date", date)
	}
	o.Element("dc:language", languageOf(o.doc))
	o.CloseAll()
	return o.Taken()
}

// content writes the body first: it says which automatic styles it needs.
func (o *odt) content() string {
	o.Open("office:body")
	o.Open("office:text")
	o.cover()
	o.blocks(o.doc.Body)
	o.flush()
	o.newPage, o.keep = false, false // nothing follows
	o.CloseAll()
	body := o.Taken()

	o.root("office:document-content")
	o.Raw(o.fontFaces())
	o.Open("office:automatic-styles")
	for _, s := range o.styles {
		o.style(s)
	}
	o.Close()
	o.Raw(body)
	o.CloseAll()
	return o.Taken()
}
