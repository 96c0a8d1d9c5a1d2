package pdf

import "strings"

// isSign recognises the boxes and marks of forms, which text faces lack: they
// are drawn as lines, with the character as their text.
func isSign(r rune) bool { return strings.ContainsRune("☐☑☒✓✔✗✘", r) }

// signWidth is the advance of a sign in thousandths of the size.
const signWidth = 860

// signPath gives the strokes of a sign in a square of side one, the baseline
// at zero, upwards.
func signPath(r rune) [][]Point {
	box := []Point{{.06, .0}, {.74, .0}, {.74, .68}, {.06, .68}, {.06, .0}}
	tick := []Point{{.2, .34}, {.35, .16}, {.62, .54}}
	cross := [][]Point{{{.22, .16}, {.58, .52}}, {{.22, .52}, {.58, .16}}}
	switch r {
	case '☐':
		return [][]Point{box}
	case '☑':
		return [][]Point{box, tick}
	case '☒':
		return append([][]Point{box}, cross...)
	case '✗', '✘':
		return cross
	}
	return [][]Point{tick}
}

// sign strokes a sign. In the structure tree it is an element of its own,
// which tells its character to those who copy or hear the text.
func (c *Canvas) sign(r rune, x, y float64, style Style) {
	element := c.current
	if element != nil {
		element = element.Add(Span)
		element.actual = string(r)
	}
	c.In(element, func() {
		for _, line := range signPath(r) {
			var p Path
			for _, at := range line {
				p.LineTo(x+at.X*style.Size, y-at.Y*style.Size)
			}
			c.Draw(p, nil, Stroke{Width: style.Size * .07, Color: style.Color})
		}
	})
}
