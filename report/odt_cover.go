package report

import (
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// cover writes the first page, whose master has no running head, or the title
// of a document without cover.
func (o *odt) cover() {
	c := o.doc.Cover
	if c.Title == "" {
		o.line(styleTitle, o.doc.Title)
		if o.doc.Title != "" {
			o.line(styleSubtitle, o.doc.Subtitle)
		}
		return
	}
	o.logo()
	o.band(c)
	if c.Notice.String() != "" {
		o.paragraph(styleNotice, c.Notice)
	}
	o.facts(c.Facts)
	o.newPage = true
}

// logo writes the logo on the white above the band.
func (o *odt) logo() {
	m := o.ruler.logo
	if m == nil {
		return
	}
	data, kind := m.file()
	name := "Pictures/logo." + strings.TrimPrefix(kind, "image/")
	o.pictures = append(o.pictures, odtPart{name, kind, string(data)})
	o.Open("text:p", "text:style-name", o.automatic(odtStyle{family: "paragraph", parent: styleLogo, master: masterCover}))
	o.Open("draw:frame", "draw:style-name", styleGraphics, "draw:name", o.texts.say("word.logo"), "text:anchor-type", "as-char", "svg:width", odtPoints(m.w), "svg:height", odtPoints(m.h))
	o.Empty("draw:image", "xlink:href", name, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad", "draw:mime-type", kind)
	o.Element("svg:title", m.alt)
	o.Element("svg:desc", m.alt)
	o.Close()
	o.Close()
}

// band writes the titles, a paragraph each on the colour of the theme: the
// first and the last close the ground.
func (o *odt) band(c Cover) {
	type line struct{ style, text string }
	var lines []line
	if c.Kicker != "" {
		lines = append(lines, line{styleKicker, c.Kicker})
	}
	lines = append(lines, line{styleTitle, c.Title})
	for _, s := range c.Lines {
		lines = append(lines, line{styleSubtitle, s})
	}
	for n, l := range lines {
		s := odtStyle{family: "paragraph", parent: l.style}
		top, bottom, foot := "2pt", "2pt", ""
		if l.style == styleTitle {
			top, bottom = "8pt", "10pt"
			s.set = append(s.set, odtSet{"text", []string{"fo:font-size", odtPoints(o.titleSize(l.text))}})
		}
		if n == 0 {
			top = "44pt"
			if o.ruler.logo == nil {
				s.master = masterCover
			}
		}
		if n == len(lines)-1 {
			bottom, foot = "44pt", "6pt solid "+webColor(o.ruler.colors.accent)
		}
		s.set = append([]odtSet{o.bandSet(top, bottom, foot)}, s.set...)
		o.paragraph(o.automatic(s), Plain(l.text))
	}
}

// titleSize sets a title as large as its length allows.
func (o *odt) titleSize(s string) float64 {
	for _, size := range []float64{32, 27, 22, 18, 14} {
		lines := o.ruler.canvas.Lines([]pdf.Run{{Text: s, Face: pdf.Bold, Size: size}}, o.ruler.width-2*coverPad)
		if float64(len(lines))*size <= 140 {
			return size
		}
	}
	return 10
}

// facts writes names and values as a table of two columns.
func (o *odt) facts(facts []Fact) {
	if len(facts) == 0 {
		return
	}
	const nameWidth = 150.0
	o.openTable(o.texts.say("word.facts"), tableFlow{named: true, above: 40}, []float64{nameWidth, o.ruler.width - nameWidth})
	rule := append([]string{"fo:border-top", ".5pt solid " + webColor(o.ruler.colors.rule)}, cellPadding...)
	for _, f := range facts {
		o.openRow(o.tall(f.Name, false, nameWidth) || o.tall(f.Value, true, o.ruler.width-nameWidth))
		o.openCell(rule...)
		o.paragraph(styleFactName, Plain(f.Name))
		o.Close()
		o.openCell(rule...)
		o.paragraph(styleFactValue, Plain(f.Value))
		o.Close()
		o.Close()
	}
	o.Close()
}
