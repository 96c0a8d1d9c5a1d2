package chart

import (
	"strings"
)

// Sizes of the texts of a chart.
const (
	textSize  = 8.8
	smallSize = 8.2
	lineStep  = 11.0
)

// ellipsis ends a text that was cut; the table beside the chart has it whole.
const ellipsis = "…"

// wrap breaks a text at its plain spaces into at most most lines no wider
// than width; what is too long is cut with an ellipsis.
func wrap(pen Pen, s string, bold bool, size, width float64, most int) []string {
	var lines []string
	current := ""
	words := strings.Fields(strings.ReplaceAll(s, "\u00a0", "\x00"))
	for i, word := range words {
		word = strings.ReplaceAll(word, "\x00", "\u00a0")
		try := strings.TrimSpace(current + " " + word)
		if current == "" || pen.Width(try, bold, size) <= width {
			current = try
			continue
		}
		if len(lines) == most-1 { // the last line takes all the rest, cut
			rest := strings.ReplaceAll(strings.Join(words[i:], " "), "\x00", "\u00a0")
			return append(lines, cut(pen, current+" "+rest, bold, size, width))
		}
		lines = append(lines, cut(pen, current, bold, size, width))
		current = word
	}
	return append(lines, cut(pen, current, bold, size, width))
}

// cut shortens a text to a width.
func cut(pen Pen, s string, bold bool, size, width float64) string {
	if pen.Width(s, bold, size) <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes) // the longest start that fits
	for low < high {
		mid := (low + high + 1) / 2
		if pen.Width(string(runes[:mid])+ellipsis, bold, size) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " \u00a0\u202f,;:") + ellipsis
}

// entire gives a figure that fits, or an ellipsis: cut, it would read as another.
func entire(pen Pen, figure string, bold bool, size, width float64) string {
	if pen.Width(figure, bold, size) <= width {
		return figure
	}
	return ellipsis
}

// widest measures the longest of some lines.
func widest(pen Pen, lines []string, bold bool, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, pen.Width(l, bold, size))
	}
	return w
}

// spread moves boxes of the given heights down and up, in their order, so
// that none overlaps the next, each as near as it can be to its wish. Tops
// are kept between 0 and limit where there is room.
func spread(wishes, heights []float64, limit float64) []float64 {
	tops := make([]float64, len(wishes))
	floor := 0.0
	for i, wish := range wishes {
		tops[i] = max(wish, floor)
		floor = tops[i] + heights[i]
	}
	for i := len(tops) - 1; i >= 0; i-- {
		if tops[i]+heights[i] > limit {
			tops[i] = limit - heights[i]
		}
		limit = tops[i]
	}
	// Too many for the room: they run on below it rather than overlap.
	floor = 0
	for i := range tops {
		tops[i] = max(tops[i], floor)
		floor = tops[i] + heights[i]
	}
	return tops
}
