package report

import "strconv"

func (o *odt) blocks(blocks []Block) {
	for n, b := range blocks {
		o.keep = n > 0 && n+1 < len(blocks) && leads(blocks[n-1], b, blocks[n+1])
		o.block(b)
		o.written = o.written || b != nil
	}
}

func (o *odt) block(b Block) {
	switch b := b.(type) {
	case Heading:
		o.heading()
	case Paragraph:
		o.paragraph(styleBody, b.Text)
	case List:
		o.list(b, bodyList)
	case Table:
		o.table(b, false)
	case Figure:
		o.figure(b)
	case KeyFigures:
		o.keyFigures(b)
	case Callout:
		o.callout(b)
	case Contents:
		o.contents(b)
	case PageBreak:
		o.newPage = o.written || o.newPage
	}
}

// heading has the look of its level and the rank that it has in the file. Its
// number is text, as in the other formats. The style of chapters starts a page,
// but for the first below the title of the document.
func (o *odt) heading() {
	e := o.outline[o.seen]
	o.seen++
	level := min(max(e.Level, 1), 4)
	style := headingStyle(level, e.Unlisted)
	if level == 1 {
		style = o.opening(style)
	}
	o.bookmark(e.anchor)
	o.Open("text:h", "text:style-name", o.flowing(style), "text:outline-level", strconv.Itoa(e.rank))
	o.marked(func() { o.write(e.label()) })
	o.Close()
}

// opening gives the style of a text that starts a page by its style, unless it
// is the first one.
func (o *odt) opening(style string) string {
	if !o.written && !o.newPage {
		style = o.automatic(odtStyle{family: "paragraph", parent: style, set: []odtSet{{"paragraph", []string{"fo:break-before", "auto"}}}})
	}
	o.newPage = false
	return style
}

// odtList is the styles of a list and of its items.
type odtList struct{ bullets, numbers, item, last string }

var bodyList = odtList{styleBullets, styleNumbers, styleItem, styleLastItem}

func (o *odt) list(l List, look odtList) {
	if len(l.Items) == 0 {
		return
	}
	style := look.bullets
	if l.Ordered {
		style = look.numbers
	}
	o.Open("text:list", "text:style-name", style)
	for n, item := range l.Items {
		style := look.item
		if n == len(l.Items)-1 {
			style = look.last
		}
		o.Open("text:list-item")
		o.paragraph(style, item)
		o.Close()
	}
	o.Close()
}

// callout is paragraphs whose styles have its ground and its edge: they stay
// paragraphs that anybody can edit. Other blocks than paragraphs and lists keep
// their own look.
func (o *odt) callout(c Callout) {
	name := calloutStyle(c.Tone)
	o.line(name+calloutTop, o.texts.calloutTitle(c))
	for n, b := range c.Body {
		style := name
		if n == len(c.Body)-1 {
			style += calloutEnd
		}
		switch b := b.(type) {
		case Paragraph:
			o.paragraph(style, b.Text)
		case List:
			o.list(b, odtList{styleCalloutBullets, styleCalloutNumbers, name, style})
		default:
			o.block(b)
		}
	}
}
