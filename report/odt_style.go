package report

import (
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/report/internal/chart"
	"github.com/reen-numerique/reen/report/internal/pdf"
)

// odtStyle is a style of a family: a named one, or an automatic one that
// departs from its parent. Those of tables are automatic, as LibreOffice has
// them; the paragraphs in them have named styles.
type odtStyle struct {
	name    string
	family  string // "paragraph", "text", "table"…
	parent  string
	class   string // where LibreOffice lists it
	next    string // style of the paragraph that follows
	outline int    // level of a heading, 0 for none
	master  string // page that it starts
	tab     odtTab
	set     []odtSet
}

// odtSet is properties of one kind: attributes, each with its value behind
// it.
type odtSet struct {
	kind       string // "paragraph", "text", "table-cell"…
	attributes []string
}

// odtTab is a tab stop that ends texts at a place from the left; none at 0.
type odtTab struct {
	at   float64
	dots bool // that lead to it
}

// automatic gives the name of a style without a name, the same for the same
// properties.
func (o *odt) automatic(s odtStyle) string {
	key := fmt.Sprintf("%#v", s)
	if o.names[key] == "" {
		s.name = fmt.Sprintf("%c%d", s.family[0]-'a'+'A', len(o.styles)+1)
		o.names[key] = s.name
		o.styles = append(o.styles, s)
	}
	return o.names[key]
}

// flowing gives a style with the page break or the bond to the next paragraph
// that was asked for.
func (o *odt) flowing(style string) string {
	var attributes []string
	if o.newPage {
		attributes = append(attributes, "fo:break-before", "page")
	}
	if o.keep {
		attributes = append(attributes, "fo:keep-with-next", "always")
	}
	if attributes == nil {
		return style
	}
	o.newPage, o.keep = false, false
	return o.automatic(odtStyle{family: "paragraph", parent: style, set: []odtSet{{"paragraph", attributes}}})
}

func (o *odtText) style(s odtStyle) {
	attributes := []string{"style:name", s.name, "style:family", s.family}
	for _, a := range []Fact{{"style:parent-style-name", s.parent}, {"style:class", s.class}, {"style:next-style-name", s.next}, {"style:master-page-name", s.master}} {
		if a.Value != "" {
			attributes = append(attributes, a.Name, a.Value)
		}
	}
	if title := strings.ReplaceAll(s.name, "_20_", " "); title != s.name {
		attributes = append(attributes, "style:display-name", title)
	}
	if s.outline > 0 {
		attributes = append(attributes, "style:default-outline-level", fmt.Sprint(s.outline))
	}
	o.Open("style:style", attributes...)
	for _, set := range s.set {
		o.Open("style:"+set.kind+"-properties", set.attributes...)
		if set.kind == "paragraph" && s.tab.at > 0 {
			o.tabStop(s.tab)
		}
		o.Close()
	}
	o.Close()
}

func (o *odtText) tabStop(t odtTab) {
	o.Open("style:tab-stops")
	attributes := []string{"style:position", odtPoints(t.at), "style:type", "right"}
	if t.dots {
		attributes = append(attributes, "style:leader-style", "dotted", "style:leader-text", ".")
	}
	o.Empty("style:tab-stop", attributes...)
	o.Close()
}

func webColor(c pdf.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// readable is a colour for a text on a ground, another where the contrast is
// less than 4.5:1.
func readable(c, ground, otherwise pdf.Color) pdf.Color {
	if chart.Contrast(chart.Color(c), chart.Color(ground)) < 4.5 {
		return otherwise
	}
	return c
}
