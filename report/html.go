package report

import (
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/reen-numerique/reen/report/internal/chart"
	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/reen-numerique/reen/report/internal/visible"
)

//go:embed html.css
var htmlStyle string

// pageStyle is the sheet of a page, with the colours of its charts in the dark.
func pageStyle(p palette) string { return htmlStyle + chart.DarkStyle("chart", chart.Color(p.primary)) }

// HTML writes the document as one page that needs no other file: landmarks,
// headings in order, tables with captions and scopes, charts as images with
// their alternative.
func HTML(w io.Writer, doc *Document) error {
	look, err := doc.Theme.checked()
	if err != nil {
		return err
	}
	p, err := newPage(doc.Body, look, doc.Texts)
	if err != nil {
		return err
	}
	p.document(doc)
	if look.embeds && p.b.Len() > heaviestPage {
		return fmt.Errorf("report: HTML: with the font %q the page weighs %d kB, %d at most: cut the font down, or give its family alone", look.font.Family, p.b.Len()/1000, heaviestPage/1000)
	}
	if _, err := io.WriteString(w, p.b.String()); err != nil {
		return fmt.Errorf("report: write HTML: %w", err)
	}
	return nil
}

// newPage makes ready to write blocks. Charts are measured with the faces of the
// PDF, whose widths are those of Arial: the page asks for them.
func newPage(blocks []Block, look checkedTheme, texts *Texts) (*page, error) {
	if err := check(blocks); err != nil {
		return nil, err
	}
	var faces pdf.Options
	if look.embeds {
		faces.Regular, faces.Bold = look.font.Regular, look.font.Bold
	}
	canvas, err := pdf.New(faces)
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	measure := func(s string, bold bool, size float64) float64 { return canvas.Width(s, faceOf(bold), size) }
	return &page{texts: texts.orFrench(), look: look, anchors: anchorsOf(blocks), placed: map[string]bool{}, named: map[string]bool{}, outline: outlineOf(blocks), measure: measure}, nil
}

// page writes HTML. Texts go through write, which escapes them; format takes
// markup with texts to escape.
type page struct {
	b       strings.Builder
	texts   *Texts
	look    checkedTheme
	anchors map[string]string
	placed  map[string]bool // anchors that an element has already
	named   map[string]bool // captions that name a region already
	outline []outlineEntry
	seen    int
	charts  int
	tables  int
	measure chart.Measure
	strict  bool // without style attributes, which a strict policy of a page refuses
}

// markup writes HTML as it is.
func (p *page) markup(s string) { p.b.WriteString(s) }

// write writes a text, escaped.
func (p *page) write(s string) { p.b.WriteString(escapeHTML(s)) }

// element writes a text in an element with attributes that are ours.
func (p *page) element(tag, attributes, text string) {
	if text != "" {
		fmt.Fprintf(&p.b, "<%s%s>%s</%[1]s>\n", tag, attributes, escapeHTML(text))
	}
}

func escapeHTML(s string) string { return html.EscapeString(visible.Text(s)) }

func class(name string) string { return ` class="` + name + `"` }

// Identifiers of the page itself hold a point: those of documents never do.
const mainID = "p.main"

func (p *page) document(doc *Document) {
	fmt.Fprintf(&p.b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", escapeHTML(languageOf(doc)))
	title := visible.Text(titleOf(doc))
	if strings.TrimSpace(title) == "" {
		title = p.texts.say("word.document")
	}
	p.element("title", "", title)
	for _, meta := range []Fact{{"author", doc.Author}, {"description", doc.Subject}} {
		if meta.Value != "" {
			fmt.Fprintf(&p.b, "<meta name=\"%s\" content=\"%s\">\n", meta.Name, escapeHTML(meta.Value))
		}
	}
	p.markup("<style>\n" + pageStyle(p.look.palette))
	p.theme(doc.Theme, p.look)
	p.markup("</style>\n</head>\n<body>\n")
	p.markup(`<a class="skip" href="#` + mainID + `">` + escapeHTML(p.texts.say("word.skip")) + `</a>` + "\n")
	p.header(doc, title)
	p.markup(`<main id="` + mainID + `" tabindex="-1">` + "\n")
	p.blocks(doc.Body)
	p.markup("</main>\n")
	p.footer(doc)
	p.markup("</body>\n</html>\n")
}

// header is the cover, or the title where there is none.
func (p *page) header(doc *Document, title string) {
	c := doc.Cover
	p.markup("<header>\n")
	if c.Title != "" {
		p.logo(p.look.logo)
	}
	p.markup("<div class=\"band\">\n")
	p.element("p", class("kicker"), c.Kicker)
	if c.Title == "" {
		p.element("h1", "", title)
		p.element("p", class("subtitle"), doc.Subtitle)
	} else {
		p.element("h1", "", c.Title)
		for _, line := range c.Lines {
			p.element("p", class("subtitle"), line)
		}
	}
	p.markup("</div>\n")
	if c.Title != "" && c.Notice.String() != "" {
		p.markup(`<p class="callout warning">`)
		p.text(c.Notice)
		p.markup("</p>\n")
	}
	if c.Title != "" && len(c.Facts) > 0 {
		p.markup("<dl>\n")
		for _, f := range c.Facts {
			fmt.Fprintf(&p.b, "<div><dt>%s</dt><dd>%s</dd></div>\n", escapeHTML(f.Name), escapeHTML(f.Value))
		}
		p.markup("</dl>\n")
	}
	p.markup("</header>\n")
}

func (p *page) footer(doc *Document) {
	p.markup("<footer>\n")
	p.element("p", "", doc.Foot)
	if !doc.Date.IsZero() {
		fmt.Fprintf(&p.b, "<p><time datetime=\"%s\">%s</time></p>\n", doc.Date.Format("2006-01-02"), escapeHTML(p.texts.format.Date(doc.Date)))
	}
	p.markup("</footer>\n")
}

func (p *page) blocks(blocks []Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

func (p *page) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.heading()
	case Paragraph:
		p.markup("<p>")
		p.text(b.Text)
		p.markup("</p>\n")
	case List:
		p.list(b)
	case Table:
		p.table(b)
	case Figure:
		p.figure(b)
	case KeyFigures:
		p.keyFigures(b)
	case Callout:
		p.callout(b)
	case Contents:
		p.contents(b)
	}
}

// heading is one level below the title of the page.
func (p *page) heading() {
	e := p.outline[p.seen]
	p.seen++
	if visible.Text(e.label()) == "" {
		p.markup("<div" + p.id(e.anchor) + "></div>\n") // no heading, and still a place
		return
	}
	tag := fmt.Sprintf("h%d", e.rank+1)
	fmt.Fprintf(&p.b, "<%s%s>", tag, p.id(e.anchor))
	if e.Number != "" {
		p.markup(`<span class="number">` + escapeHTML(e.Number) + "</span> ")
	}
	p.write(e.Text)
	p.markup("</" + tag + ">\n")
}

func (p *page) text(t Text) {
	for _, span := range t {
		target := p.target(span.Link)
		if strings.TrimSpace(visible.Text(span.Text)) == "" {
			target = "" // a link that nobody sees
		}
		if target != "" {
			p.markup(`<a href="` + html.EscapeString(target) + `">`)
		}
		if span.Bold {
			p.markup("<strong>")
		}
		p.write(span.Text)
		if span.Bold {
			p.markup("</strong>")
		}
		if target != "" {
			p.markup("</a>")
		}
	}
}

// target is the address of a link, empty if it leads nowhere safe.
func (p *page) target(link string) string {
	if id, inside := strings.CutPrefix(link, "#"); inside {
		if p.anchors[id] == "" {
			return ""
		}
		return "#" + p.anchors[id]
	}
	return pdf.WebAddress(link)
}

func (p *page) list(l List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	p.markup("<" + tag + ">\n")
	for _, item := range l.Items {
		p.markup("<li>")
		p.text(item)
		p.markup("</li>\n")
	}
	p.markup("</" + tag + ">\n")
}

func (p *page) keyFigures(k KeyFigures) {
	p.markup(`<ul class="key">` + "\n")
	for _, f := range k.Figures {
		p.markup("<li>\n")
		p.element("span", class("value"), f.Value)
		p.element("span", class("unit"), f.Unit)
		p.element("span", class("label"), f.Label)
		p.element("span", class("note"), f.Note)
		p.markup("</li>\n")
	}
	p.markup("</ul>\n")
}

func (p *page) callout(c Callout) {
	look := "callout"
	if name := c.Tone.name(); name != Information.name() {
		look += " " + name
	}
	p.markup(`<div role="note"` + class(look) + ">\n")
	p.element("p", class("callout-title"), p.texts.calloutTitle(c))
	p.blocks(c.Body)
	p.markup("</div>\n")
}
