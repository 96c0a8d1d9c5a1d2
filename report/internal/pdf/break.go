package pdf

import (
	"strings"
	"unicode"
)

// Run is a piece of text in one face and size.
type Run struct {
	Text string
	Face Face
	Size float64
}

// Line is one line of broken text.
type Line struct {
	Pieces []Piece
	Width  float64 // without the spaces at its end
}

// Piece is the part of a run that stands on a line.
type Piece struct {
	Run  int // index of the run
	Text string
	X    float64 // from the start of the line
	W    float64
}

// String gives the text of the line.
func (l Line) String() string {
	var b strings.Builder
	for _, p := range l.Pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// cell is one rune with its run and its width.
type cell struct {
	r      rune
	run    int
	w      float64
	hyphen float64 // width that a soft hyphen takes at the end of a line
}

// Lines breaks runs into lines no wider than width: at spaces, at soft
// hyphens, after hyphens between letters, and nowhere else, so that the
// no-break spaces of numbers hold. A word wider than the line is cut, after a
// slash if it has one. There is always at least one line.
func (c *Canvas) Lines(runs []Run, width float64) []Line {
	cells := c.cells(runs)
	var lines []Line
	for start := 0; start < len(cells); {
		end := fit(cells, start, width)
		lines = append(lines, c.line(cells[start:end], runs, end < len(cells)))
		start = end
	}
	if lines == nil {
		return []Line{{}}
	}
	return lines
}

func (c *Canvas) cells(runs []Run) []cell {
	var cells []cell
	for i, run := range runs {
		for _, r := range c.Clean(run.Text, run.Face) {
			one := cell{r: r, run: i, w: c.advance(r, run.Face) * run.Size}
			if r == softHyphen {
				one.hyphen = c.advance('-', run.Face) * run.Size
			}
			cells = append(cells, one)
		}
	}
	return cells
}

// fit gives the end of the line that starts at start: after its last space
// or hyphen, or anywhere if there is none. It is always beyond start.
func fit(cells []cell, start int, width float64) int {
	const slack = 1e-6 // a text measured by the same sum always fits
	used, breakAt, slashAt := 0.0, -1, -1
	for i := start; i < len(cells); i++ {
		used += cells[i].w
		if cells[i].r != ' ' && used > width+slack {
			return firstOf(breakAt, slashAt, max(i, start+1))
		}
		switch {
		case cells[i].r == softHyphen && used+cells[i].hyphen > width+slack: // no room for its hyphen
		case breaksAfter(cells, i):
			breakAt = i + 1
		case cells[i].r == '/' && i > start || bound(cells, i):
			slashAt = i + 1
		}
	}
	return len(cells)
}

// firstOf gives the first position that was found.
func firstOf(positions ...int) int {
	for _, p := range positions {
		if p >= 0 {
			return p
		}
	}
	return positions[len(positions)-1]
}

// breaksAfter says whether a line may end after the rune at i.
func breaksAfter(cells []cell, i int) bool {
	switch cells[i].r {
	case ' ':
		return !bound(cells, i)
	case softHyphen:
		return true
	case '-':
		// "2021-1485", "-40" and "t-ième" hold; "vice-président" breaks.
		return i > 1 && i+1 < len(cells) &&
			unicode.IsLetter(cells[i-2].r) && unicode.IsLetter(cells[i-1].r) && unicode.IsLetter(cells[i+1].r)
	}
	return false
}

// line sets the cells of a line as pieces. The space at the end of a line
// that goes on is kept, without width, so that the words stay apart when the
// text is read by a machine.
func (c *Canvas) line(cells []cell, runs []Run, goesOn bool) Line {
	var l Line
	var text strings.Builder
	x, first := 0.0, 0
	flush := func(end int) {
		if text.Len() == 0 {
			return
		}
		run := cells[first].run
		w := c.Width(strings.TrimRight(text.String(), " "), runs[run].Face, runs[run].Size)
		if end < len(cells) {
			w = c.Width(text.String(), runs[run].Face, runs[run].Size)
		}
		l.Pieces = append(l.Pieces, Piece{Run: run, Text: text.String(), X: x, W: w})
		x += w
		text.Reset()
	}
	for i, cell := range cells {
		if cell.run != cells[first].run {
			flush(i)
			first = i
		}
		switch {
		case cell.r != softHyphen:
			text.WriteRune(cell.r)
		case i == len(cells)-1 && goesOn:
			text.WriteByte('-')
		}
	}
	flush(len(cells))
	l.Width = x
	return l
}

// advance is the width of a rune in ems.
func (c *Canvas) advance(r rune, face Face) float64 {
	switch {
	case r == softHyphen:
		return 0
	case r == noBreakDash:
		r = '-'
	case isSign(r):
		return signWidth / 1000.0
	}
	f := c.fonts[c.faceOf(r, face)]
	if !f.has(r) {
		return 0
	}
	w := float64(f.widths[r]) / 1000
	if f.wideSubscript(r) {
		w -= 2 * subscriptBearing
	}
	return w
}

// Width measures a text on one line.
func (c *Canvas) Width(s string, face Face, size float64) float64 {
	w := 0.0
	for _, r := range c.Clean(s, face) {
		w += c.advance(r, face)
	}
	return w * size
}
