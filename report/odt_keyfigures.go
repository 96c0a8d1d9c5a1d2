package report

import "fmt"

// keyFigures sets large figures side by side, four at most in a row. Cell by
// cell, the table reads as it should.
func (o *odt) keyFigures(k KeyFigures) {
	rows := (len(k.Figures) + 3) / 4
	for r, i := 0, 0; r < rows; r++ {
		// Rows as even as can be: five figures are three and two.
		n := (len(k.Figures) - i + rows - r - 1) / (rows - r)
		o.keyFigureRow(k.Figures[i : i+n])
		i += n
	}
}

func (o *odt) keyFigureRow(figures []KeyFigure) {
	widths := make([]float64, len(figures))
	for i := range widths {
		widths[i] = o.ruler.width / float64(len(figures))
	}
	tall := false
	for i, f := range figures {
		tall = tall || o.tall(f.Value+f.Unit+f.Label+f.Note, true, widths[i])
	}
	o.openTable(o.texts.say("word.keyfigures"), tableFlow{whole: !tall}, widths)
	o.openRow(tall)
	white := "6pt solid " + webColor(o.ruler.colors.white)
	for i, f := range figures {
		edges := []string{"fo:background-color", webColor(o.ruler.colors.tint), "fo:padding", "8pt", "fo:border-top", "2.5pt solid " + webColor(o.ruler.colors.primary)}
		if i > 0 {
			edges = append(edges, "fo:border-left", white)
		}
		o.openCell(edges...)
		o.keyFigure(f, widths[i]-2*cardPad)
		o.Close()
	}
	o.Close()
	o.Close()
}

// keyFigure writes a figure; its value shrinks rather than be cut.
func (o *odt) keyFigure(f KeyFigure, room float64) {
	size := 24.0
	for size > 11 && o.ruler.canvas.Width(f.Value, faceOf(true), size) > room {
		size--
	}
	style := styleKeyValue
	if size < 24 {
		style = o.automatic(odtStyle{family: "paragraph", parent: style, set: []odtSet{{"text", []string{"fo:font-size", fmt.Sprintf("%.0fpt", size)}}}})
	}
	o.line(style, f.Value)
	o.line(styleKeyUnit, f.Unit)
	o.paragraph(styleKeyLabel, Plain(f.Label))
	o.line(styleKeyNote, f.Note)
}
