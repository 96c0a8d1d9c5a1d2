package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/reen-numerique/reen/report/internal/chart"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// table writes a table in a region that scrolls sideways on a small screen.
func (p *page) table(t Table) {
	n := columnCount(t)
	if n == 0 {
		fmt.Fprintf(&p.b, "<p%s>%s</p>\n", p.id(t.ID), escapeHTML(t.Caption))
		p.note(t.Note)
		return
	}
	p.tables++
	need := roomOf(t, n)
	box, room := "scroll", ""
	if need > wideRoom {
		box += " wide"
	}
	if need > phoneRoom && n > 3 {
		if room = fmt.Sprintf(" style=\"min-width: %.1frem\"", need); p.strict {
			room = class("room")
		}
	}
	fmt.Fprintf(&p.b, "<div class=\"%s\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"%s>\n<table%s>\n",
		box, escapeHTML(p.regionName(p.texts.say("word.table"), p.tables, t.Caption)), p.id(t.ID), room)
	p.element("caption", "", t.Caption)
	p.columns(t, n)
	p.tableHead(t, n)
	p.markup("<tbody>\n")
	for _, r := range t.Rows {
		p.row(t, r, n)
	}
	p.markup("</tbody>\n</table>\n</div>\n")
	p.note(t.Note)
}

// regionName names a place that scrolls: by its caption, with its number where
// it has none or where another place has the same.
func (p *page) regionName(word string, number int, caption string) string {
	name := fmt.Sprintf("%s %d", word, number)
	caption = strings.TrimSpace(visible.Text(caption))
	if caption == "" {
		return name
	}
	if p.named[caption] {
		return name + " – " + caption
	}
	p.named[caption] = true
	return caption
}

// Widths in rem: what a table needs to be let out of the column of text, which
// has 46, on a large screen; what a small one has.
const (
	wideRoom  = 40
	phoneRoom = 18
)

// roomOf is how wide a table is at least, in rem, for its texts to be read
// without a word or two a line.
func roomOf(t Table, n int) float64 {
	var need float64
	for i := range n {
		c := columnAt(t, i)
		if c.Align == Right {
			need += 4.5
			continue
		}
		need += min(max(4, 5*columnShare(c)), 12)
	}
	return need
}

func columnAt(t Table, i int) Column {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return Column{}
}

func columnShare(c Column) float64 {
	if c.Width <= 0 {
		return 1
	}
	return c.Width
}

// columns gives the columns the shares that the table asks for; a browser
// leaves each its longest word.
func (p *page) columns(t Table, n int) {
	asked, sum := false, 0.0
	for i := range n {
		c := columnAt(t, i)
		asked = asked || c.Width > 0
		sum += columnShare(c)
	}
	if !asked || p.strict {
		return
	}
	p.markup("<colgroup>")
	for i := range n {
		fmt.Fprintf(&p.b, "<col style=\"width: %.1f%%\"/>", 100*columnShare(columnAt(t, i))/sum)
	}
	p.markup("</colgroup>\n")
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
		c := columnAt(t, i)
		if visible.Text(c.Title+c.Unit) == "" {
			p.markup("<td></td>") // a heading that says nothing is none
			continue
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

// longestWord is the number of characters from which a word, such as the path
// of a file, is broken rather than left to widen its column.
const longestWord = 22

func cellClass(a Align, text string) string {
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(word) > longestWord {
			return class("long")
		}
	}
	return alignClass(a)
}

func (p *page) row(t Table, r Row, n int) {
	if r.Total {
		p.markup(`<tr class="total">`)
	} else {
		p.markup("<tr>")
	}
	for i := range n {
		var cell Text
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		look := cellClass(columnAt(t, i).Align, cell.String())
		open, end := "<td"+look+">", "</td>"
		if i == 0 && cell.String() != "" {
			open, end = `<th scope="row"`+look+">", "</th>"
		}
		p.markup(open)
		p.text(cell)
		p.markup(end)
	}
	p.markup("</tr>\n")
}

// chartWidth is the width on which charts are laid out for the page.
const chartWidth = 480

func (p *page) figure(f Figure) {
	fmt.Fprintf(&p.b, "<figure%s>\n", p.id(f.ID))
	p.element("figcaption", "", f.Caption)
	if drawing := drawChart(f.Chart, p.measure, chartWidth, p.look.palette, p.texts); drawing != nil {
		p.charts++
		name := fmt.Sprintf("%s %d", p.texts.say("word.figure"), p.charts)
		title := nameOf(f.Caption, p.texts.say("word.figure"), p.charts)
		if title != name {
			name += " – " + title
		}
		fmt.Fprintf(&p.b, "<div class=\"chart scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n", escapeHTML(name))
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
		title = p.texts.say("word.contents")
	}
	fmt.Fprintf(&p.b, "<nav aria-label=\"%s\">\n", escapeHTML(title))
	p.element("h2", "", title)
	level, fresh := 0, false // fresh: an item is open and empty
	for _, e := range p.outline {
		if !c.shows(e) || visible.Text(e.label()) == "" {
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
