package report

import (
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/internal/tags"
	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/reen-numerique/reen/report/internal/visible"
)

const (
	odtVersion     = "1.3"
	xmlDeclaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
)

// odtNamespaces are those that our parts use.
var odtNamespaces = []string{
	"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
	"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
	"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
	"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
	"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
	"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
	"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
	"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
	"xmlns:dc", "http://purl.org/dc/elements/1.1/",
	"xmlns:xlink", "http://www.w3.org/1999/xlink",
}

// odtText writes XML. Texts of the document go through its methods, which
// bring them to one line and take out what XML cannot hold.
type odtText struct{ tags.Writer }

func (o *odtText) root(name string) {
	o.Raw(xmlDeclaration)
	o.Open(name, append([]string{"office:version", odtVersion}, odtNamespaces...)...)
}

// write writes a text of the document.
func (o *odtText) write(s string) { o.Spaced(visible.Text(s)) }

// points writes a length.
func odtPoints(v float64) string { return fmt.Sprintf("%.2fpt", v) }

// paragraph writes a paragraph in a named style.
func (o *odt) paragraph(style string, t Text) {
	o.Open("text:p", "text:style-name", o.flowing(style))
	o.marked(func() { o.text(t) })
	o.Close()
}

// line writes a paragraph of one style, nothing if it has no text.
func (o *odt) line(style, s string) {
	if s != "" {
		o.paragraph(style, Plain(s))
	}
}

// marked writes inside the bookmarks that wait for a text.
func (o *odt) marked(write func()) {
	names := o.bookmarks
	o.bookmarks = nil
	for _, name := range names {
		o.Empty("text:bookmark-start", "text:name", name)
	}
	write()
	for _, name := range names {
		o.Empty("text:bookmark-end", "text:name", name)
	}
}

// bookmark has the next paragraph bear the name of an identifier.
func (o *odt) bookmark(id string) {
	if name := o.anchors[id]; name != "" && !o.placed[name] {
		o.placed[name] = true
		o.bookmarks = append(o.bookmarks, name)
	}
}

// flush gives the bookmarks that no paragraph took one of their own.
func (o *odt) flush() {
	if len(o.bookmarks) > 0 {
		o.paragraph(styleBody, nil)
	}
}

func (o *odt) text(t Text) {
	for _, span := range t {
		target := o.target(span.Link)
		if target != "" {
			o.Open("text:a", "xlink:type", "simple", "xlink:href", target, "text:style-name", styleLink, "text:visited-style-name", styleLink)
		}
		if span.Bold {
			o.Open("text:span", "text:style-name", styleStrong)
		}
		o.write(span.Text)
		if span.Bold {
			o.Close()
		}
		if target != "" {
			o.Close()
		}
	}
}

// target is what a link leads to, empty if nowhere safe.
func (o *odt) target(link string) string {
	if id, inside := strings.CutPrefix(link, "#"); inside {
		if o.anchors[id] == "" {
			return ""
		}
		return "#" + o.anchors[id]
	}
	return pdf.WebAddress(link)
}
