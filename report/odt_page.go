package report

import "github.com/reen-numerique/reen/report/internal/pdf"

// pages writes the two pages: that of the cover, which the other one follows,
// and the one with running head and foot.
func (o *odt) pages() {
	o.Open("office:automatic-styles")
	o.pageLayout("Page", "44pt", "32pt", true)
	above := 130.0
	if o.ruler.logo != nil {
		above = 38 // the logo stands there
	}
	o.pageLayout("CoverPage", odtPoints(above), "60pt", false)
	o.Close()
	o.Open("office:master-styles")
	o.Open("style:master-page", "style:name", masterStandard, "style:page-layout-name", "Page")
	style := pdf.Style{Size: 8}
	if o.doc.Head != "" {
		o.Open("style:header")
		o.line(styleHeader, o.ruler.shorten(o.doc.Head, style, o.ruler.width))
		o.Close()
	}
	o.Open("style:footer")
	o.Open("text:p", "text:style-name", styleFooter)
	o.write(o.ruler.shorten(o.doc.Foot, style, o.ruler.width-90))
	o.Empty("text:tab")
	o.Characters(o.texts.say("word.page") + "\u00a0")
	o.Element("text:page-number", "1", "text:select-page", "current")
	o.Characters("\u00a0/\u00a0")
	o.Element("text:page-count", "1")
	o.Close()
	o.Close()
	o.Close()
	o.Empty("style:master-page", "style:name", masterCover, "style:page-layout-name", "CoverPage", "style:next-style-name", masterStandard)
	o.Close()
}

func (o *odt) pageLayout(name, top, bottom string, running bool) {
	o.Open("style:page-layout", "style:name", name)
	side := odtPoints(marginSide)
	o.Empty("style:page-layout-properties", "fo:page-width", "21cm", "fo:page-height", "29.7cm", "style:print-orientation", "portrait",
		"fo:margin-top", top, "fo:margin-bottom", bottom, "fo:margin-left", side, "fo:margin-right", side)
	if running {
		for _, part := range []string{"header", "footer"} {
			gap := "fo:margin-bottom"
			if part == "footer" {
				gap = "fo:margin-top"
			}
			o.Open("style:" + part + "-style")
			o.Empty("style:header-footer-properties", "fo:min-height", "30pt", gap, "18pt")
			o.Close()
		}
	}
	o.Close()
}
