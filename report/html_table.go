package report

import (
	"fmt"

	"github.com/reen-numerique/reen/report/internal/chart"
)

// table writes a table in a region that scrolls sideways on a small screen.
func (p *page) table(t Table) {
	n := columnCount(t)
	p.tables++
	label := t.Caption
	if label == "" {
		label = fmt.Sprintf("%s %d", wordTable, p.tables)
	}
	fmt.Fprintf(&p.b, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"%s>\n<table>\n",
		escapeHTML(label), p.id(t.ID))
	p.element("caption", "", t.Caption)
	p.tableHead(t, n)
	p.markup("<tbody>\n")
	for _, r := range t.Rows {
		p.row(t, r, n)
	}
	p.markup("</tbody>\n</table>\n</div>\n")
	p.note(t.Note)
}

// id gives the attribute of an identifier, to the first element that has it.
func (p *page) id(id string) string {
	if slug := p.anchors[id]; slug != "" && !p.placed[slug] {
		p.placed[slug] = true
		return ` id="` + slug + `"`
	}
	return ""
}

func (p *page) note(t Text) {
	if t.String() != "" {
		p.markup(`<p class="note">`)
		p.text(t)
		p.markup("</p>\n")
	}
}

func (p *page) tableHead(t Table, n int) {
	if len(t.Columns) == 0 {
		return
	}
	p.markup("<thead>\n<tr>")
	for i := range n {
		var c Column
		if i < len(t.Columns) {
			c = t.Columns[i]
		}
		fmt.Fprintf(&p.b, `<th scope="col"%s>%s`, alignClass(c.Align), escapeHTML(c.Title))
		if c.Unit != "" {
			p.markup(` <span class="unit">` + escapeHTML(c.Unit) + "</span>")
		}
		p.markup("</th>")
	}
	p.markup("</tr>\n</thead>\n")
}

func alignClass(a Align) string {
	switch a {
	case Right:
		return class("right")
	case Center:
		return class("center")
	}
	return ""
}

func (p *page) row(t Table, r Row, n int) {
	if r.Total {
		p.markup(`<tr class="total">`)
	} else {
		p.markup("<tr>")
	}
	for i := range n {
		align := ""
		if i < len(t.Columns) {
			align = alignClass(t.Columns[i].Align)
		}
		var cell Text
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		open, end := "<td"+align+">", "</td>"
		if i == 0 && cell.String() != "" {
			open, end = `<th scope="row"`+align+">", "</th>"
		}
		p.markup(open)
		p.text(cell)
		p.markup(end)
	}
	p.markup("</tr>\n")
}

// chartWidth is the width on which charts are laid out for the page.
const chartWidth = 560

func (p *page) figure(f Figure) {
	fmt.Fprintf(&p.b, "<figure%s>\n", p.id(f.ID))
	p.element("figcaption", "", f.Caption)
	if drawing := drawChart(f.Chart, p.measure, chartWidth); drawing != nil {
		p.charts++
		title := f.Caption
		if title == "" {
			title = fmt.Sprintf("%s %d", wordFigure, p.charts)
		}
		fmt.Fprintf(&p.b, "<div class=\"chart scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n", escapeHTML(title))
		p.markup(chart.SVG(drawing, p.measure, p.chartID(f.ID), title, f.Alt))
		p.markup("\n</div>\n")
	}
	p.note(f.Note)
	if f.Data != nil {
		p.table(*f.Data)
	}
	p.markup("</figure>\n")
}

// chartID names a chart by its figure, so that fragments of one page do not take
// the same names, else by its place.
func (p *page) chartID(figure string) string {
	if id := "p." + p.anchors[figure]; id != "p." && !p.placed[id] {
		p.placed[id] = true
		return id
	}
	return fmt.Sprintf("p.chart%d", p.charts)
}

// contents is a list of links, nested as the headings are.
func (p *page) contents(c Contents) {
	title := c.Title
	if title == "" {
		title = wordContents
	}
	fmt.Fprintf(&p.b, "<nav aria-label=\"%s\">\n", escapeHTML(title))
	p.element("h2", "", title)
	level, fresh := 0, false // fresh: an item is open and empty
	for _, e := range p.outline {
		if !c.shows(e) {
			continue
		}
		rank := min(e.rank, level+1) // a level that is not shown opens no list
		for ; level < rank; level++ {
			p.markup("<ul>\n<li>")
			fresh = true
		}
		for ; level > rank; level-- {
			p.markup("</li>\n</ul>\n")
		}
		if !fresh {
			p.markup("</li>\n<li>")
		}
		fresh = false
		fmt.Fprintf(&p.b, `<a href="#%s">%s</a>`, p.anchors[e.anchor], escapeHTML(e.label()))
	}
	for ; level > 0; level-- {
		p.markup("</li>\n</ul>\n")
	}
	p.markup("</nav>\n")
}
