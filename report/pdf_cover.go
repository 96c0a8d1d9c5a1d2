package report

import (
	"github.com/reen-numerique/reen/report/internal/pdf"
)

// cover draws the first page, or the document's title above its first block
// where it has no cover.
func (l *layout) cover() {
	if l.doc.Cover.Title == "" {
		l.titleBlock()
		return
	}
	l.covered = true
	l.canvas.AddPage()
	group := l.canvas.Root().Add(pdf.Division)
	l.within(group, 0, 0, func() {
		band := l.coverBand(l.coverLogo())
		const foot, notice = pdf.PageHeight - 70, 84 // a notice of a line at least
		element := l.parent.Add(pdf.Paragraph)       // stands above the facts, whose height says how much room it has
		facts := l.coverFacts(foot, min(220, foot-band-notice))
		l.coverNotice(band+34, facts, element)
	})
}

// titleBlock sets the title of a document without cover.
func (l *layout) titleBlock() {
	if l.doc.Title == "" {
		return
	}
	title := textLook{face: pdf.Bold, size: 22, step: 27, color: l.colors.primary}
	l.flow(l.box(Plain(l.doc.Title), title, l.width, l.parent.Add(pdf.Paragraph)), l.left)
	if l.doc.Subtitle != "" {
		sub := textLook{size: 11.5, step: 16, color: l.colors.muted}
		l.flow(l.box(Plain(l.doc.Subtitle), sub, l.width, l.parent.Add(pdf.Paragraph)), l.left)
	}
	x := l.left
	l.add(piece{height: 12, draw: func(y float64) {
		l.canvas.Artifact(func() { l.canvas.Rect(x, y+4, 46, 2.6, l.colors.accent) })
	}})
	for i := range l.pieces {
		l.pieces[i].glue = true
	}
	l.titled = len(l.pieces)
}

// coverLogo draws the logo on the white above the band, and gives where that
// starts.
func (l *layout) coverLogo() float64 {
	if l.logo == nil {
		return 0
	}
	const above, below = 38.0, 26.0
	element := l.parent.Add(pdf.Figure)
	element.Alt = l.logo.alt
	l.canvas.SetBox(element, l.left, above, l.logo.w, l.logo.h)
	l.canvas.In(element, func() { l.canvas.Picture(&l.logo.Picture, l.left, above, l.logo.w, l.logo.h) })
	return above + l.logo.h + below
}

// coverBand draws the coloured block with the titles from start on and gives
// its foot.
func (l *layout) coverBand(start float64) float64 {
	const air, pad, lowest = 118.0, 44.0, 538.0
	top := start + air
	if start > 0 {
		top -= 38 // the white above is air too
	}
	cover := l.doc.Cover
	kicker := l.coverKicker()
	title := l.coverTitle(lowest - top)
	var boxes []*textBox
	height := top + title.height()
	for _, s := range cover.Lines {
		look := textLook{size: 13, step: 19, color: l.colors.white}
		b := l.box(Plain(s), look, l.width, l.parent.Add(pdf.Paragraph))
		if height+b.height() > lowest {
			break // the title page holds no more; the text is elsewhere too
		}
		height += b.height()
		boxes = append(boxes, b)
	}
	height += pad + 20
	l.canvas.Artifact(func() {
		l.canvas.Rect(0, start, pdf.PageWidth, height-start, l.colors.primary)
		l.canvas.Rect(0, height, pdf.PageWidth, 6, l.colors.accent)
	})
	kicker.all(l.left, top-18-kicker.height())
	title.all(l.left, top)
	y := top + title.height() + 14
	for _, b := range boxes {
		b.all(l.left, y)
		y += b.height()
	}
	return height
}

// coverKicker sets the line above the title, three at most.
func (l *layout) coverKicker() *textBox {
	look := textLook{size: 10.5, step: 14, color: l.colors.white}
	b := l.box(Plain(l.doc.Cover.Kicker), look, l.width, l.parent.Add(pdf.Paragraph))
	b.lines = b.lines[:min(len(b.lines), 3)]
	return b
}

// coverTitle sets the title as large as its length allows.
func (l *layout) coverTitle(most float64) *textBox {
	element := l.parent.Add(pdf.Paragraph)
	var b *textBox
	for _, size := range []float64{32, 27, 22, 18, 14, 10} {
		look := textLook{face: pdf.Bold, size: size, step: size * 1.22, color: l.colors.white}
		b = l.box(Plain(l.doc.Cover.Title), look, l.width, element)
		if b.height() <= 170 {
			return b
		}
	}
	b.lines = b.lines[:min(len(b.lines), int(most/b.look.step))]
	return b
}

// factBoxes is one laid out fact of the cover.
type factBoxes struct{ name, value *textBox }

func (f factBoxes) height() float64 { return max(f.name.height(), f.value.height()) + 7 }

// coverFacts sets names and values at the foot of the page, no higher than room,
// and gives their top. Those that find no room open the next page.
func (l *layout) coverFacts(foot, room float64) float64 {
	const nameWidth, gap = 150.0, 14.0
	var facts []factBoxes
	height := 0.0
	list := l.parent.Add(pdf.List)
	for i, fact := range l.doc.Cover.Facts {
		item := list.Add(pdf.ListItem)
		name := textLook{size: 9, step: 12.4, color: l.colors.muted}
		value := textLook{face: pdf.Bold, size: 9.6, step: 12.4, color: l.colors.ink}
		f := factBoxes{
			name:  l.box(Plain(fact.Name), name, nameWidth, item.Add(pdf.Label)),
			value: l.box(Plain(fact.Value), value, l.width-nameWidth-gap, item.Add(pdf.ItemBody)),
		}
		if height+f.height() > room {
			l.remainingFacts(l.doc.Cover.Facts[i:])
			break
		}
		facts = append(facts, f)
		height += f.height()
	}
	y := foot - height
	for _, f := range facts {
		l.canvas.Artifact(func() {
			l.canvas.Line(l.left, y, l.left+l.width, y, pdf.Stroke{Width: .5, Color: l.colors.rule})
		})
		f.name.all(l.left, y+3.5)
		f.value.all(l.left+nameWidth+gap, y+3.5)
		y += f.height()
	}
	return foot - height
}

// remainingFacts sets as a list the facts that the cover has no room for.
func (l *layout) remainingFacts(facts []Fact) {
	var list List
	for _, f := range facts {
		list.Items = append(list.Items, Text{{Text: f.Name + l.texts.say("join.colon")}, {Text: f.Value, Bold: true}})
	}
	l.list(list)
}

// coverNotice sets the status of the document in a frame between the band
// and the facts.
func (l *layout) coverNotice(top, foot float64, element *pdf.Element) {
	if l.doc.Cover.Notice.String() == "" {
		return
	}
	const pad = 12.0
	look := textLook{size: 10.5, step: 15, color: l.colors.ink}
	b := l.box(l.doc.Cover.Notice, look, l.width-2*pad, element)
	room := max(int((foot-top-2*pad-10)/look.step), 1)
	b.lines = b.lines[:min(len(b.lines), room)]
	height := b.height() + 2*pad - 4
	warning := l.calloutLook(Warning)
	l.canvas.Artifact(func() {
		l.canvas.Rect(l.left, top, l.width, height, warning.ground)
		l.canvas.Rect(l.left, top, calloutEdge, height, warning.edge)
	})
	b.all(l.left+pad, top+pad-2)
}
