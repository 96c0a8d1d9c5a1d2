package pdf

import "slices"

// Signs are the boxes and marks of forms, which text faces lack: they are
// drawn as lines, with the character as their text.
const signs = "☐☑☒✓✔✗✘"

var signRunes = []rune(signs)

func isSign(r rune) bool { return slices.Contains(signRunes, r) }

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
