package report

import (
	"strconv"

	"github.com/reen-numerique/reen/report/internal/visible"
)

// contents writes an index that LibreOffice can update, with its entries
// already in place. The number of a page is not known here: each entry refers
// to the page of its heading, a field that is computed when the file is opened;
// an update of the index writes the same numbers as text.
func (o *odt) contents(c Contents) {
	shown := false
	for _, e := range o.outline {
		shown = shown || c.shows(e)
	}
	if c.Title == "" && !shown {
		return
	}
	o.Open("text:table-of-content", "text:style-name", o.automatic(odtStyle{family: "section"}), "text:protected", "true", "text:name", o.numbered(o.texts.say("word.contents")))
	o.contentsSource(c)
	o.Open("text:index-body")
	if c.Title != "" {
		o.Open("text:index-title", "text:style-name", o.automatic(odtStyle{family: "section"}), "text:name", o.numbered(o.texts.say("word.listtitle")))
		o.line(o.opening(styleContentsTitle), c.Title)
		o.Close()
	}
	for _, e := range o.outline {
		if c.shows(e) {
			o.contentsEntry(e)
		}
	}
	o.Close()
	o.Close()
}

// contentsSource says how the index is made: from the styles of headings, so
// that those that are not listed stay out of it.
func (o *odt) contentsSource(c Contents) {
	depth := min(depthOf(c), 4)
	o.Open("text:table-of-content-source", "text:outline-level", strconv.Itoa(depth), "text:use-outline-level", "false",
		"text:use-index-marks", "false", "text:use-index-source-styles", "true")
	o.Element("text:index-title-template", visible.Text(c.Title), "text:style-name", styleContentsTitle)
	for level := 1; level <= depth; level++ {
		o.Open("text:table-of-content-entry-template", "text:outline-level", strconv.Itoa(level), "text:style-name", contentsStyle(level))
		o.Empty("text:index-entry-link-start", "text:style-name", styleIndexLink)
		o.Empty("text:index-entry-text")
		o.Empty("text:index-entry-tab-stop", "style:type", "right", "style:leader-char", ".")
		o.Empty("text:index-entry-page-number")
		o.Empty("text:index-entry-link-end")
		o.Close()
	}
	for level := 1; level <= depth; level++ {
		o.Open("text:index-source-styles", "text:outline-level", strconv.Itoa(level))
		o.Empty("text:index-source-style", "text:style-name", headingStyle(level, false))
		o.Close()
	}
	o.Close()
}

func (o *odt) contentsEntry(e outlineEntry) {
	name := o.anchors[e.anchor]
	o.Open("text:p", "text:style-name", o.flowing(contentsStyle(e.rank)))
	o.Open("text:a", "xlink:type", "simple", "xlink:href", "#"+name, "text:style-name", styleIndexLink, "text:visited-style-name", styleIndexLink)
	o.write(e.label())
	o.Empty("text:tab")
	o.Empty("text:bookmark-ref", "text:reference-format", "page", "text:ref-name", name)
	o.Close()
	o.Close()
}
