package report

import (
	"math"
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// columnWidths shares the width as the table asks, lends to columns too narrow
// for their longest word what the others can spare, then gives room to the texts
// that make the rows tall.
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
	widths := make([]float64, n)
	for i := range widths {
		widths[i] = t.width * shares[i] / total
	}
	m := t.measure(n)
	lend(widths, m.least)
	m.lower(widths, t.width)
	return widths
}

// lend takes from the columns that are wider than they must what the others need.
func lend(widths, least []float64) {
	missing, spare := 0.0, 0.0
	for i := range widths {
		missing += max(least[i]-widths[i], 0)
		spare += max(widths[i]-least[i], 0)
	}
	if missing == 0 || spare == 0 {
		return
	}
	part := min(missing/spare, 1)
	given := part * spare / missing
	for i, w := range widths {
		widths[i] += max(least[i]-w, 0)*given - max(w-least[i], 0)*part
	}
}

// measures are the widths of what a table holds.
type measures struct {
	least []float64   // of each column: its longest word, up to a limit, with the space around
	rows  [][]float64 // of each cell, on one line; the first row is the heading
	pad   float64     // the space around a cell
}

// mostMeasured is how many rows are enough to choose the widths.
const mostMeasured = 80

func (t *tableLayout) measure(n int) measures {
	m := measures{least: make([]float64, n), pad: 2 * t.look.padX}
	limit := t.width * .45
	text := func(i int, s string, face pdf.Face) float64 {
		whole := 0.0
		for word := range strings.SplitSeq(s, " ") {
			w := t.canvas.Width(word, face, t.look.size)
			m.least[i] = max(m.least[i], min(w+m.pad+.1, limit))
			whole += w + t.look.size*.28
		}
		return whole
	}
	head := make([]float64, n)
	for i := range n {
		c := t.column(i)
		head[i] = max(text(i, c.Title, pdf.Bold), text(i, c.Unit, pdf.Regular))
	}
	m.rows = append(m.rows, head)
	for _, r := range t.Rows {
		face := pdf.Regular
		if r.Total {
			face = pdf.Bold
		}
		row := make([]float64, len(r.Cells))
		for i, cell := range r.Cells {
			row[i] = text(i, cell.String(), face)
		}
		if len(m.rows) < mostMeasured {
			m.rows = append(m.rows, row)
		}
	}
	return m
}

// lines estimates the height of the rows: a word that does not fit leaves the end
// of its line empty.
func (m measures) lines(widths []float64) float64 {
	sum := 0.0
	for _, row := range m.rows {
		most := 1.0
		for i, w := range row {
			room := max(widths[i]-m.pad, 1)
			if w > room {
				most = max(most, math.Ceil(w/max(room-(m.least[i]-m.pad)*.25, 1)))
			}
		}
		sum += most
	}
	return sum
}

// lower moves width from column to column as long as the rows get lower, by steps
// of a few hundredths of the table. No column loses more than two fifths of what
// the table asks for it.
func (m measures) lower(widths []float64, total float64) {
	const mostSteps = 24
	floor := make([]float64, len(widths))
	for i, w := range widths {
		floor[i] = max(m.least[i], w*.6)
	}
	best := m.lines(widths)
	for range mostSteps {
		from, to, by := -1, -1, 0.0
		for _, step := range []float64{.02, .04, .08} {
			step *= total
			for i := range widths {
				if widths[i]-step < floor[i] {
					continue
				}
				for j := range widths {
					if i == j {
						continue
					}
					a, b := widths[i], widths[j]
					widths[i], widths[j] = a-step, b+step
					if lines := m.lines(widths); lines < best {
						best, from, to, by = lines, i, j, step
					}
					widths[i], widths[j] = a, b
				}
			}
		}
		if from < 0 {
			return
		}
		widths[from], widths[to] = widths[from]-by, widths[to]+by
	}
}
