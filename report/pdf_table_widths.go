package report

import (
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// columnWidths shares the width as the table asks, then lends to columns too
// narrow for their longest word what the others can spare.
func (t *tableLayout) columnWidths(n int) []float64 {
	shares, total := make([]float64, n), 0.0
	for i := range shares {
		// Not so small that it vanishes, nor so large that the others do.
		if w := t.column(i).Width; w > 0 {
			shares[i] = min(max(w, 1e-3), 1e3)
		} else {
			shares[i] = 1
		}
		total += shares[i]
	}
	least := t.leastWidths(n)
	widths := make([]float64, n)
	missing, spare := 0.0, 0.0
	for i := range widths {
		widths[i] = t.width * shares[i] / total
		missing += max(least[i]-widths[i], 0)
		spare += max(widths[i]-least[i], 0)
	}
	lend := 0.0
	if spare > 0 {
		lend = min(missing/spare, 1)
	}
	given := 0.0
	if missing > 0 {
		given = lend * spare / missing
	}
	for i, w := range widths {
		widths[i] += max(least[i]-w, 0)*given - max(w-least[i], 0)*lend
	}
	return widths
}

// leastWidths measures the longest word of each column, up to a limit.
func (t *tableLayout) leastWidths(n int) []float64 {
	least := make([]float64, n)
	limit := t.width * .45
	measure := func(i int, s string, face pdf.Face) {
		for word := range strings.SplitSeq(s, " ") {
			least[i] = max(least[i], min(t.canvas.Width(word, face, t.look.size)+2*t.look.padX+.1, limit))
		}
	}
	for i := range n {
		c := t.column(i)
		measure(i, c.Title, pdf.Bold)
		measure(i, c.Unit, pdf.Regular)
	}
	for _, r := range t.Rows {
		face := pdf.Regular
		if r.Total {
			face = pdf.Bold
		}
		for i, cell := range r.Cells {
			measure(i, cell.String(), face)
		}
	}
	return least
}
