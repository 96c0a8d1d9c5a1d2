package report

import "github.com/reen-numerique/reen/report/internal/pdf"

// headingLook is how a level of heading is set.
type headingLook struct {
	textLook
	before, after float64
}

func (l *layout) headingLook(level int) headingLook {
	bold := func(size, step float64, color pdf.Color) textLook {
		return textLook{face: pdf.Bold, size: size, step: step, color: color}
	}
	switch {
	case level <= 1:
		return headingLook{bold(20, 25, l.colors.primary), 36, 15}
	case level == 2:
		return headingLook{bold(14, 18, l.colors.primary), 18, 3}
	case level == 3:
		return headingLook{bold(11.4, 15, l.colors.primary), 13, 2}
	}
	return headingLook{bold(10.2, 14, l.colors.muted), 12, 1}
}

var headingTags = [...]pdf.Tag{1: pdf.Heading1, pdf.Heading2, pdf.Heading3, pdf.Heading4}

// heading opens a section: a heading stays with what follows it, and a
// chapter starts a page.
func (l *layout) heading(h Heading) {
	entry := l.outline[l.seen]
	l.seen++
	look := l.headingLook(h.Level)
	element := l.parent.Add(headingTags[entry.rank])
	text := Text{{Text: h.Text}}
	if h.Number != "" {
		text = Text{{Text: h.Number + "\u2002"}, {Text: h.Text}}
	}
	b := l.box(text, look.textLook, l.width, element)
	start := len(l.pieces)
	for n := range b.lines {
		x := l.left
		l.add(piece{height: look.step, glue: true, draw: func(y float64) {
			if n == 0 {
				l.mark(entry, y)
			}
			b.line(n, x, y)
		}})
	}
	l.pieces[start].before = look.before
	if start > l.titled {
		l.pieces[start].opens = opens(h.Level)
		l.pieces[start].newPage = l.parted && h.Level <= 1
		l.parted = false
	}
	last := &l.pieces[len(l.pieces)-1]
	drawLine, step, x := last.draw, look.step, l.left
	last.height += look.after
	last.draw = func(y float64) {
		drawLine(y)
		if h.Level <= 1 {
			l.canvas.Artifact(func() { l.canvas.Rect(x, y+step+4, 46, 2.6, l.colors.accent) })
		}
	}
}

func opens(level int) opening {
	switch {
	case level <= 1:
		return chapter
	case level == 2:
		return section
	}
	return nothing
}

// mark makes the place of a heading known to links, contents and bookmarks.
func (l *layout) mark(e outlineEntry, y float64) {
	l.canvas.Anchor(e.anchor, y-8)
	l.canvas.Bookmark(e.label(), e.rank, y-8)
}
