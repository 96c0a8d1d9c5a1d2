package report

import (
	"fmt"

	"github.com/reen-numerique/reen/report/internal/chart"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// figure writes a chart below its caption, then its data as a table.
func (o *odt) figure(f Figure) {
	o.bookmark(f.ID)
	o.line(styleFigureCaption, f.Caption)
	small := f.Data != nil && len(f.Data.Rows) <= smallTable
	noted := f.Note.String() != ""
	if drawing := o.ruler.drawing(f.Chart, o.ruler.width); drawing != nil {
		o.keep = noted || small
		o.picture(f, drawing)
	}
	if noted {
		o.keep = small
		o.paragraph(styleNote, f.Note)
	}
	if f.Data != nil {
		o.table(*f.Data, small)
	}
}

// picture writes a chart as a vector picture of its own, in a line of text.
func (o *odt) picture(f Figure, drawing *chart.Drawing) {
	measure := func(s string, bold bool, size float64) float64 { return o.ruler.canvas.Width(s, faceOf(bold), size) }
	o.charts++
	n := o.charts
	name, title := fmt.Sprintf("Pictures/chart%d.svg", n), nameOf(f.Caption, o.texts.say("word.figure"), n)
	o.pictures = append(o.pictures, odtPart{name, "image/svg+xml", xmlDeclaration + chart.SVG(drawing, measure, fmt.Sprintf("chart%d", n), title, f.Alt)})
	o.Open("text:p", "text:style-name", o.flowing(stylePicture))
	o.marked(func() {
		o.Open("draw:frame", "draw:style-name", styleGraphics, "draw:name", o.numbered(o.texts.say("word.figure")), "text:anchor-type", "as-char",
			"svg:width", odtPoints(drawing.Width), "svg:height", odtPoints(drawing.Height))
		o.Empty("draw:image", "xlink:href", name, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad", "draw:mime-type", "image/svg+xml")
		o.Element("svg:title", visible.Text(title))
		if alt := visible.Text(f.Alt); alt != "" {
			o.Element("svg:desc", alt)
		}
		o.Close()
	})
	o.Close()
}
